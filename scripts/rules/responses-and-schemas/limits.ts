import type { ConnectorModel } from '../../connector/connector-model.ts';
import { isObject, type JsonObject, list, object } from '../../lib/json.ts';
import { body, clean, document } from '../example-connector.ts';
import { rulesAt } from '../rule.ts';
import { faq, swaggerRules } from '../sources.ts';

const maxSchemasInBody = 512;

const maxSchemasInOperation = 16_384;

const maxSchemaDepth = 100;

/** The schemas that stand right in a schema. */
const partsOf = ({ properties, items, additionalProperties, allOf }: JsonObject): JsonObject[] =>
  [...Object.values(object(properties)), items, additionalProperties, ...list(allOf)].filter(isObject);

/** Number of schemas below a value, references followed; stops at the limit, so that it ends for every input. */
function countSchemas(value: unknown, model: ConnectorModel, limit: number): number {
  let count = 0;
  const open = new Set<JsonObject>();
  const walk = (entry: JsonObject): void => {
    if (count > limit || open.size > maxSchemaDepth * 5) return;
    const resolved = model.resolve(entry);
    if (open.has(resolved)) return;
    open.add(resolved);
    count++;
    for (const inner of partsOf(resolved)) walk(inner);
    open.delete(resolved);
  };
  if (isObject(value)) walk(value);
  return count;
}

/** Longest chain of schemas below each resolved schema, computed once each. */
function depthOf(value: JsonObject, model: ConnectorModel, known: Map<JsonObject, number>, level = 0): number {
  // Twice the limit is enough to report, and keeps a hostile chain of references off the call stack.
  if (level > maxSchemaDepth * 2) return 0;
  const resolved = model.resolve(value);
  const before = known.get(resolved);
  if (before !== undefined) return before;
  // Counts as flat while it is open, so that a schema that holds itself ends.
  known.set(resolved, 0);
  const depth = 1 + Math.max(0, ...partsOf(resolved).map((part) => depthOf(part, model, known, level + 1)));
  known.set(resolved, depth);
  return depth;
}

export const limitRules = [
  ...rulesAt('operation', [
    {
      name: 'OperationSchemaCountExceedsMaxAllowed',
      evidence: 'E',
      source: faq('Limits'),
      what: 'An operation has at most 16,384 schemas.',
      why: 'The service refuses more.',
      message: 'The operation has more than {limit} schemas, references followed. Remove some.',
      check: ({ parameters, responses }, model) => {
        const roots = [
          ...parameters.map(({ value }) => value.schema),
          ...responses.map(({ resolved }) => resolved.schema),
        ];
        let count = 0;
        for (const root of roots) count += countSchemas(root, model, maxSchemasInOperation - count);
        return count > maxSchemasInOperation && { args: { limit: maxSchemasInOperation } };
      },
      wrong: wide(16_400),
      right: clean,
    },
    {
      name: 'BodySchemaCountExceedsMaxAllowed',
      evidence: 'E',
      source: faq('Limits'),
      what: 'A request body has at most 512 schemas.',
      why: 'The service refuses more.',
      message: 'The body has more than {limit} schemas, references followed. Remove some.',
      check: ({ parameters }, model) =>
        parameters.flatMap(({ location, value, pointer }) =>
          location === 'body' && countSchemas(value.schema, model, maxSchemasInBody) > maxSchemasInBody
            ? [{ pointer, args: { limit: maxSchemasInBody } }]
            : [],
        ),
      wrong: body({
        properties: Object.fromEntries(Array.from({ length: 513 }, (_, n) => [`p${n}`, { type: 'string' }])),
      }),
      right: body({}),
    },
  ]),
  ...rulesAt('document', [
    {
      name: 'SchemaTooDeep',
      evidence: 'E*',
      source: swaggerRules('Response'),
      what: 'A schema, references followed, is not too deep.',
      why: 'The designer shows its fields one inside the other.',
      message: `The schema is {depth} levels deep. Use fewer than ${maxSchemaDepth}.`,
      unpublished: `Microsoft's limit is not published; ${maxSchemaDepth} is ours.`,
      check: (_place, model) => {
        const known = new Map<JsonObject, number>();
        return model.schemas.flatMap(({ value, pointer, root }) => {
          if (root !== 'definition') return [];
          const depth = depthOf(value, model, known);
          return depth >= maxSchemaDepth ? [{ pointer, args: { depth } }] : [];
        });
      },
      wrong: document({
        definitions: Object.fromEntries(
          Array.from({ length: 101 }, (_, n) => [
            `D${n}`,
            n === 100
              ? { type: 'string' }
              : { type: 'object', properties: { next: { $ref: `#/definitions/D${n + 1}` } } },
          ]),
        ),
      }),
      right: clean,
    },
  ]),
];

/** A response with many schemas, small in text: each definition holds ten of the next. */
function wide(count: number) {
  const names = Array.from({ length: 10 }, (_, n) => `p${n}`);
  const levels = Math.ceil(Math.log10(count)) + 1;
  const definitions = Object.fromEntries(
    Array.from({ length: levels }, (_, level) => [
      level === 0 ? 'Item' : `L${level}`,
      {
        type: 'object',
        properties: Object.fromEntries(
          names.map((name) => [
            name,
            level === levels - 1 ? { type: 'string' } : { $ref: `#/definitions/L${level + 1}` },
          ]),
        ),
      },
    ]),
  );
  return document({ definitions });
}
