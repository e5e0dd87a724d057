import { describe, expect, it } from 'vitest';
import { findOperation } from '../../scripts/lib/definition.ts';
import { textsOf } from './places.ts';
import { call, cqcApi, createServer, mendFixtures, query, world } from './server.ts';

const app = await createServer();

const lists = {
  Providers: { path: '/providers', array: 'providers', id: 'providerId', documents: world.providers },
  Locations: { path: '/locations', array: 'locations', id: 'locationId', documents: world.locations },
} as const;
type ListId = keyof typeof lists;

const matching = (list: ListId, wanted: [string, string][]): string[] => {
  const names = [...new Set(wanted.map(([name]) => name))];
  const wantedOf = (name: string) => wanted.filter(([key]) => key === name).map(([, value]) => value);
  return lists[list].documents
    .filter(({ body }) => names.every((name) => textsOf(body, name).some((text) => wantedOf(name).includes(text))))
    .map(({ id }) => id)
    .sort();
};

async function find(list: ListId, wanted: [string, string][]): Promise<string[]> {
  const { path, array, id } = lists[list];
  const response = await call(app, path + query(wanted));
  expect(response.statusCode).toBe(200);
  return response.json()[array].map((row: Record<string, string>) => row[id]);
}

const valuesOf = (list: ListId, name: string): string[] =>
  [...new Set(lists[list].documents.flatMap(({ body }) => textsOf(body, name)))].sort();

const swapCase = (text: string) => (text.toLowerCase() === text ? text.toUpperCase() : text.toLowerCase());

const missing = (name: string) => `No fixture has a text for ${name}. ${mendFixtures}`;

for (const list of Object.keys(lists) as ListId[]) {
  const filters = findOperation(cqcApi, list).parameters.filter(({ name }) => name !== 'page' && name !== 'perPage');

  describe(`${list} filters`, () => {
    it.each(filters.map(({ name }) => name))(
      '%s gives what a search of all documents gives, for every value',
      async (name) => {
        const values = valuesOf(list, name);
        expect(values, missing(name)).not.toEqual([]);
        for (const value of values) {
          const wanted: [string, string][] = [[name, value]];
          expect(await find(list, wanted), `${name}=${value}`).toEqual(matching(list, wanted));
        }
      },
    );

    it.each(filters.filter(({ type }) => type === 'array').map(({ name }) => name))(
      '%s repeated means any of its values',
      async (name) => {
        const wanted = valuesOf(list, name)
          .slice(0, 3)
          .map((value): [string, string] => [name, value]);
        expect(await find(list, wanted)).toEqual(matching(list, wanted));
      },
    );

    it.each(filters.map(({ name }) => name))('%s compares letter for letter', async (name) => {
      const values = valuesOf(list, name);
      const value = values.find((text) => swapCase(text) !== text) ?? values[0]; // digits have no case
      expect(value, missing(name)).toBeDefined();
      for (const other of [swapCase(`${value}`), `${value} `, ` ${value}`, `${value}`.slice(1)]) {
        expect(await find(list, [[name, other]]), other).toEqual(matching(list, [[name, other]]));
      }
    });

    it('different keys mean all of them, whichever two', async () => {
      for (const first of filters) {
        for (const second of filters) {
          if (first.name >= second.name) continue;
          const wanted = [first, second].map(({ name }): [string, string] => [name, valuesOf(list, name).at(-1) ?? '']);
          expect(await find(list, wanted), JSON.stringify(wanted)).toEqual(matching(list, wanted));
        }
      }
    });
  });
}

it('a value with a comma is one value', async () => {
  const wanted: [string, string][] = [['regulatedActivity', 'Treatment of disease, disorder or injury']];
  expect((await find('Locations', wanted)).length).toBeGreaterThan(0);
});

it('a value with an ampersand is found', async () => {
  expect((await find('Locations', [['region', 'Yorkshire & Humberside']])).length).toBeGreaterThan(0);
});
