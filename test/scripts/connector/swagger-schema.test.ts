import { describe, expect, it } from 'vitest';
import { maxExpandedValues, validateSwagger } from '../../../scripts/connector/swagger-schema.ts';
import type { JsonObject } from '../../../scripts/lib/json.ts';

const base: JsonObject = { swagger: '2.0', info: { title: 'A', version: '1' }, paths: {} };
const withDefinitions = (definitions: JsonObject): JsonObject => ({ ...base, definitions });

/** Definitions of which each holds the one before several times, so that the last one expands to a power of them. */
function powers(times: number, levels: number): JsonObject {
  const definitions: JsonObject = { Level0: { type: 'string' } };
  for (let level = 1; level <= levels; level += 1) {
    const names = Array.from({ length: times }, (_, index) => `p${index}`);
    const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/Level${level - 1}` }]));
    definitions[`Level${level}`] = { type: 'object', properties };
  }
  return definitions;
}

const lost = { $ref: '#/nowhere' };

/** Free values that hold what would elsewhere be a reference. */
const lookalikes: JsonObject = {
  'x-links': [lost],
  paths: {
    'x-note': lost,
    '/a': { get: { responses: { 200: { description: 'a', examples: { 'a/b': lost } }, 'x-note': lost } } },
  },
  definitions: { A: { example: { link: lost }, default: lost, enum: [lost], 'x-own': { ...lost } } },
};
const encoded: JsonObject = { a: { $ref: '#/definitions/a%2520b' }, b: { $ref: '#/definitions/100%' } };
const withParameter = (parameter: JsonObject): JsonObject => ({
  ...base,
  parameters: { A: { name: 'a', ...parameter } },
});

describe('validateSwagger', () => {
  it.each<[string, JsonObject]>([
    ['an empty definition', base],
    ['a definition that refers to itself', withDefinitions({ A: { properties: { a: { $ref: '#/definitions/A' } } } })],
    ['definitions that expand to millions', withDefinitions(powers(8, 8))],
    ['data that looks like references', { ...base, ...lookalikes }],
    ['encoded names', withDefinitions({ A: { properties: encoded }, 'a%20b': {}, '100%': {} })],
    [
      'a media type in capitals',
      {
        ...base,
        paths: {
          '/a': {
            post: {
              operationId: 'A',
              consumes: ['Multipart/Form-Data'],
              parameters: [{ name: 'f', in: 'formData', type: 'file' }],
              responses: { 200: { description: 'a' } },
            },
          },
        },
      },
    ],
    ['a media type in two spellings', { ...base, consumes: ['application/json', 'Application/JSON'] }],
    ['names that are words', withDefinitions({ example: { $ref: '#/definitions/default' }, default: {} })],
  ])('finds nothing in %s', async (_, definition) => {
    const before = structuredClone(definition);
    expect(await validateSwagger(definition)).toBeUndefined();
    expect(definition).toEqual(before);
  });

  it.each<[string, JsonObject, string, RegExp]>([
    ['a member that there is not', { ...base, colour: 'red' }, '/colour', /"colour"/],
    [
      'a place that there is not',
      { ...base, parameters: { a: { name: 'a', in: 'qurey', type: 'string' } } },
      '/parameters/a/in',
      /"body" "header" "formData" "query" "path"/,
    ],
    ['a value of a wrong type', withDefinitions({ A: { type: 4 } }), '/definitions/A/type', /./],
    [
      'a reference that leads nowhere',
      withDefinitions({ A: { $ref: '#/definitions/B' } }),
      '/definitions/A',
      /"#\/definitions\/B" leads nowhere/,
    ],
    [
      'a property that leads nowhere under the name of a word',
      withDefinitions({ A: { properties: { example: { $ref: '#/definitions/B' } } } }),
      '/definitions/A/properties/example',
      /"#\/definitions\/B" leads nowhere/,
    ],
    [
      'a key of a parameter, and not the branch that was not meant',
      withParameter({ in: 'query', type: 'string', example: 'a' }),
      '/parameters/A/example',
      /"example"/,
    ],
    ['a key of a body', withParameter({ in: 'body', schema: {}, size: 1 }), '/parameters/A/size', /"size"/],
    [
      'a key behind references, where it is written',
      {
        ...withDefinitions({ A: { properties: { b: { $ref: '#/definitions/B' } } }, B: { xml: { size: 1 } } }),
        paths: { '/a': { get: { responses: { 200: { description: 'a', schema: { $ref: '#/definitions/A' } } } } } },
      },
      '/definitions/B/xml/size',
      /"size"/,
    ],
    ['another version', { ...base, swagger: '1.2' }, '/swagger', /"2\.0"/],
    [
      'a wrong type in a definition that is too large to expand',
      withDefinitions({ ...powers(8, 8), A: { type: 4 } }),
      '/definitions/A/type',
      /./,
    ],
  ])('finds %s', async (_, definition, pointer, found) => {
    const problem = await validateSwagger(definition);
    expect(problem?.pointer).toBe(pointer);
    expect(problem?.args.found).toMatch(found);
    expect(problem?.args.found).not.toContain('\n');
  });

  it('takes a response for one by whatever name', async () => {
    const ref = { $ref: '#/definitions/A' };
    const responses = { 'x-ok': { description: 'a', schema: { type: 'array', items: ref } } };
    const paths = { '/a': { get: { responses: { 200: { $ref: '#/responses/x-ok' }, 'x-note': { $ref: 1 } } } } };
    const definition = { ...withDefinitions({ A: { type: 'string' } }), responses, paths };
    expect(await validateSwagger(definition)).toBeUndefined();
  });

  it('counts values, not references, before it expands them', async () => {
    // Operation ids that stand twice are found by a rule that needs the expanded definition.
    const twice = { get: { operationId: 'A', responses: { 200: { description: 'a' } } } };
    const paths = { '/a': twice, '/b': twice };
    const list = (length: number) => ({ ...base, paths, 'x-values': Array.from({ length }, () => 1) });
    expect(await validateSwagger(list(10))).toBeDefined();
    expect(await validateSwagger(list(maxExpandedValues))).toBeUndefined();
  });

  it.each<[string, (next: object) => object]>([
    ['lists', (next) => ({ allOf: [next] })],
    ['objects', (next) => ({ properties: { next } })],
  ])('takes a chain of 700 references through %s for too large', async (_, wrap) => {
    const twice = { get: { operationId: 'A', responses: { 200: { description: 'a' } } } };
    const chain = (length: number): JsonObject => {
      const links = Array.from({ length }, (_none, index) => [
        `D${index}`,
        wrap({ $ref: `#/definitions/D${index + 1}` }),
      ]);
      const definitions = { ...Object.fromEntries(links), [`D${length}`]: { type: 'string' } };
      return { ...withDefinitions(definitions), paths: { '/a': twice, '/b': twice } };
    };
    expect(await validateSwagger(chain(10))).toBeDefined();
    expect(await validateSwagger(chain(700))).toBeUndefined();
  });
});
