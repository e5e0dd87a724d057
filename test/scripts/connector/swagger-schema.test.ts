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

describe('validateSwagger', () => {
  it.each<[string, JsonObject]>([
    ['an empty definition', base],
    ['a definition that refers to itself', withDefinitions({ A: { properties: { a: { $ref: '#/definitions/A' } } } })],
    ['definitions that expand to millions', withDefinitions(powers(8, 8))],
  ])('finds nothing in %s', async (_, definition) => {
    const before = structuredClone(definition);
    expect(await validateSwagger(definition)).toBeUndefined();
    expect(definition).toEqual(before);
  });

  it.each<[string, JsonObject, string, RegExp]>([
    ['a member that there is not', { ...base, colour: 'red' }, '', /additional properties/],
    ['a value of a wrong type', withDefinitions({ A: { type: 4 } }), '/definitions/A/type', /./],
    [
      'a reference that leads nowhere',
      withDefinitions({ A: { $ref: '#/definitions/B' } }),
      '',
      /"B"|missing|does not exist/i,
    ],
    ['another version', { ...base, swagger: '1.2' }, '', /1\.2/],
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
