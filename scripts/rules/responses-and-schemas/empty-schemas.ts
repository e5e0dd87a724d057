import type { ConnectorModel, OperationPlace, SchemaPlace } from '../../connector/connector-model.ts';
import { hasDynamicSchema, isAgentic, isInternal } from '../../connector/extensions.ts';
import { isObject, type JsonObject, object, text } from '../../lib/json.ts';
import { oncePer } from '../../lib/once-per.ts';
import { property, response } from '../example-connector.ts';
import { rulesAt } from '../rule.ts';
import { reachedFrom, rootOf } from '../schema-places.ts';
import { policyCodes, pullRequest } from '../sources.ts';

function isEmpty({ value, parent }: SchemaPlace): boolean {
  // As additionalProperties, {} is another word for true.
  if (parent?.value.additionalProperties === value && Object.keys(value).length === 0) return false;
  return saysNothing(value);
}

/** Whether a schema says nothing: {} or an object without properties. */
export function saysNothing(value: JsonObject): boolean {
  const says = ['$ref', 'allOf', 'items', 'enum', 'format', 'additionalProperties'];
  if (hasDynamicSchema(value) || says.some((key) => value[key] !== undefined)) return false;
  if (value.type !== undefined && value.type !== 'object') return false;
  // Properties of another type have to be corrected first.
  const { properties = {} } = value;
  return isObject(properties) && Object.keys(properties).length === 0;
}

/** What the operations return. */
interface Outputs {
  /** Pointers of the schemas that are the whole answer of an operation that people see. */
  wholes: Set<string>;
  /** Pointers of the outermost schemas in which something is returned. */
  roots: Set<string>;
}

/** The schemas of successful answers; those of operations that only deliver schemas, and of agents' protocols, describe nothing. */
const outputsOf = oncePer((model: ConnectorModel): Outputs => {
  const deliverers = schemaDeliverers(model);
  const wholes = new Set<string>();
  const starts = model.schemas.filter(({ root }) => root === 'notification').map(({ pointer }) => pointer);
  for (const operation of model.operations) {
    if (deliverers.has(operation.id) || isAgentic(operation.value)) continue;
    for (const { where, schema } of answersOf(operation, model)) {
      starts.push(where);
      if (!isInternal(operation.value)) wholes.add(model.targetOf(schema) ?? where);
    }
  }
  return { wholes, roots: reachedFrom(starts, model) };
});

/** Where the schemas of the 2xx answers of an operation stand. */
function answersOf({ responses }: OperationPlace, model: ConnectorModel): { where: string; schema: JsonObject }[] {
  return responses.flatMap(({ status, pointer, value, resolved }) => {
    if (!/^2\d\d$/.test(status) || resolved.schema === undefined) return [];
    return [{ where: `${model.targetOf(value) ?? pointer}/schema`, schema: object(resolved.schema) }];
  });
}

/** Ids of the operations that are called for the schema of another one. */
function schemaDeliverers({ schemas, parameters }: ConnectorModel): Set<string> {
  return new Set(
    [...schemas, ...parameters].flatMap(({ value }) =>
      ['x-ms-dynamic-schema', 'x-ms-dynamic-properties'].flatMap((key) => text(object(value[key]).operationId) ?? []),
    ),
  );
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
    check: (place, model) => isEmpty(place) && outputsOf(model).wholes.has(place.pointer),
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
      const { wholes, roots } = outputsOf(model);
      return isEmpty(place) && !wholes.has(place.pointer) && roots.has(rootOf(place).pointer);
    },
    wrong: property({ type: 'object' }),
    right: property({ type: 'object', additionalProperties: {} }),
  },
]);
