import {
  type ConnectorModel,
  hasUnreadInputs,
  isUnreadable,
  type OperationPlace,
  type SchemaPlace,
} from '../../connector/connector-model.ts';
import { hasDynamicSchema, isAgentic, isInternal } from '../../connector/extensions.ts';
import { reachedFrom } from '../../connector/reach.ts';
import { type JsonObject, object, text } from '../../lib/json.ts';
import { oncePer } from '../../lib/once-per.ts';
import { property, response } from '../example-connector.ts';
import { rulesAt } from '../rule.ts';
import { wholesOf } from '../schema-places.ts';
import { policyCodes, pullRequest } from '../sources.ts';

/** Whether a schema says nothing: {} or an object without properties, also where that is written as parts of an `allOf`. */
function isEmpty(place: SchemaPlace, model: ConnectorModel): boolean {
  const { value, parent } = place;
  // As additionalProperties, {} is another word for true. A reference is what it leads to, and a part is no schema of its own.
  if (parent?.value.additionalProperties === value && Object.keys(value).length === 0) return false;
  return value.$ref === undefined && wholesOf(model)(place).includes(place) && model.partsOf(value).every(saysNothing);
}

/** Whether a part of a schema says nothing: {} or an object without properties. What cannot be read means something. */
export function saysNothing(value: JsonObject): boolean {
  const says = ['items', 'enum', 'format', 'additionalProperties'];
  if (hasDynamicSchema(value) || isUnreadable(value) || says.some((key) => value[key] !== undefined)) return false;
  return (
    [undefined, 'object'].some((type) => type === value.type) && Object.keys(object(value.properties)).length === 0
  );
}

/** What the operations return. */
interface Outputs {
  /** The schemas that are the whole answer of an operation that people see. */
  wholes: Set<JsonObject>;
  /** Whether something is returned in a schema. */
  isReturned: (place: SchemaPlace) => boolean;
}

/** The schemas of successful answers; those of operations that only deliver schemas, and of agents' protocols, describe nothing. */
const outputsOf = oncePer((model: ConnectorModel): Outputs => {
  const isDeliverer = schemaDeliverers(model);
  const wholes = new Set<JsonObject>();
  const starts = model.schemas.filter(({ root }) => root === 'notification').map(({ pointer }) => pointer);
  for (const operation of model.operations) {
    if (isDeliverer(operation) || isAgentic(operation.value)) continue;
    for (const { pointer, resolved, status } of operation.responses) {
      if (!/^2\d\d$/.test(status)) continue;
      starts.push(pointer);
      if (!isInternal(operation.value)) wholes.add(model.resolve(resolved.schema));
    }
  }
  return { wholes, isReturned: reachedFrom(starts, model) };
});

/** A test of operations: whether one is called for the schema of another one, or may be by a call that names none or is not read. */
function schemaDeliverers(model: ConnectorModel): (operation: OperationPlace) => boolean {
  const ids = new Set(
    [...model.schemas, ...model.parameters].flatMap(({ value }) =>
      ['x-ms-dynamic-schema', 'x-ms-dynamic-properties'].flatMap((key) => text(object(value[key]).operationId) ?? []),
    ),
  );
  const areCallsRead =
    model.areOperationsRead &&
    !model.operations.some(hasUnreadInputs) &&
    [...ids].every((id) => model.operationOf(id) !== undefined);
  return ({ id, value }) => ids.has(id) || (!areCallsRead && (id === '' || isInternal(value)));
}

export const emptySchemaRules = rulesAt('schema', [
  {
    name: 'EmptySchema',
    evidence: 'E!',
    source: `${policyCodes('5000.2.4.4 and 5000.2.4.6, empty response schema')}; ${pullRequest(1086, 1316, 2145)}`,
    what: 'The schema of a successful answer is not empty: no {} and no object without properties.',
    why: 'It gives no outputs. Internal operations, those that deliver the schema of another one and MCP servers are not asked.',
    message:
      'The schema is empty. Describe its properties, name a dynamic schema, or leave it out where nothing comes.',
    check: (place, model) => isEmpty(place, model) && outputsOf(model).wholes.has(place.value),
    wrong: response({ schema: { $ref: null, type: 'object' } }),
    right: response({ schema: { $ref: null, type: 'object', additionalProperties: {} } }),
  },
  {
    name: 'EmptyInnerSchema',
    evidence: 'W!',
    source: pullRequest(1086, 1316, 2145),
    what: 'No schema inside of an answer is empty, nor the answer of an internal operation.',
    why: 'It gives no outputs. The refusals are about whole answers, and many published connectors have empty parts.',
    message: 'The schema is empty, so that it gives no outputs. Describe its properties or the type of its values.',
    check: (place, model) => {
      const { wholes, isReturned } = outputsOf(model);
      return isEmpty(place, model) && !wholes.has(place.value) && isReturned(place);
    },
    wrong: property({ type: 'object' }),
    right: property({ type: 'object', additionalProperties: {} }),
  },
]);
