import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../scripts/lib/json.ts';
import { findRepeatedWord } from '../../../scripts/lib/repeated-word.ts';
import { listTokens, maxOperationTokens, type Token } from '../../../scripts/lib/token-titles.ts';
import { measureGrowth, mostGrowth } from '../../growth.ts';

/** A definition with one operation that answers with this schema. */
function answering(schema: Json, definitions: JsonObject = {}): JsonObject {
  return {
    swagger: '2.0',
    paths: { '/items': { get: { operationId: 'Items', responses: { '200': { description: 'OK', schema } } } } },
    definitions,
  };
}

const named = (summary: string, more: JsonObject = {}): JsonObject => ({
  type: 'string',
  'x-ms-summary': summary,
  ...more,
});
const titlesOf = (tokens: Token[]) => Object.fromEntries(tokens.map(({ path, title }) => [path, title]));

const rows: { name: string; schema: JsonObject; definitions?: JsonObject; titles: Record<string, string> }[] = [
  {
    name: 'an object adds its text for what lies in it',
    schema: { type: 'object', 'x-ms-summary': 'Home', properties: { id: named('ID') } },
    titles: { '': 'Home', id: 'Home ID' },
  },
  {
    name: 'a level without text adds nothing, and is itself shown by its key',
    schema: { type: 'object', properties: { address: { type: 'object', properties: { town: named('Town') } } } },
    titles: { '': 'Body', address: 'address', 'address.town': 'Town' },
  },
  {
    name: 'a body without text is shown by its description',
    schema: { type: 'object', description: 'One home.', properties: { id: { type: 'string' } } },
    titles: { '': 'One home.', id: 'id' },
  },
  {
    name: 'an empty text is none',
    schema: { type: 'object', 'x-ms-summary': '', properties: { id: named('') } },
    titles: { '': 'Body', id: 'id' },
  },
  {
    name: 'an array adds its text when its items have none',
    schema: {
      type: 'object',
      properties: {
        homes: { type: 'array', 'x-ms-summary': 'Homes', items: { type: 'object', properties: { id: named('ID') } } },
      },
    },
    titles: { '': 'Body', homes: 'Homes', 'homes[]': 'Homes Item', 'homes[].id': 'Homes ID' },
  },
  {
    name: 'the text of the items takes the place of that of the array',
    schema: {
      type: 'object',
      properties: {
        homes: {
          type: 'array',
          'x-ms-summary': 'Homes',
          items: { type: 'object', 'x-ms-summary': 'Home', properties: { id: named('ID') } },
        },
      },
    },
    titles: { '': 'Body', homes: 'Homes', 'homes[]': 'Home', 'homes[].id': 'Home ID' },
  },
  {
    name: 'items that are plain values',
    schema: { type: 'array', items: named('Home ID') },
    titles: { '': 'Body', '[]': 'Home ID' },
  },
  {
    name: 'arrays of arrays',
    schema: {
      type: 'array',
      'x-ms-summary': 'Rows',
      items: { type: 'array', 'x-ms-summary': 'Row', items: { type: 'number' } },
    },
    titles: { '': 'Rows', '[]': 'Row', '[][]': 'Row Item' },
  },
  {
    name: 'an array that says nothing of its items',
    schema: { type: 'array', 'x-ms-summary': 'Homes' },
    titles: { '': 'Homes', '[]': 'Homes Item' },
  },
  {
    name: 'title goes before x-ms-summary, and a chain of titles before one of summaries',
    schema: {
      type: 'object',
      title: 'Answer',
      'x-ms-summary': 'Home',
      properties: { id: named('ID'), name: named('Name', { title: 'Full Name' }) },
    },
    titles: { '': 'Answer', id: 'Answer ID', name: 'Answer Full Name' },
  },
  {
    name: 'what is internal is no token, nor is anything in it',
    schema: {
      type: 'object',
      properties: {
        links: { type: 'object', 'x-ms-visibility': 'internal', properties: { next: named('Next') } },
        pages: { type: 'array', 'x-ms-visibility': 'internal', items: named('Page') },
        id: named('ID', { 'x-ms-visibility': 'internal' }),
        name: named('Name'),
      },
    },
    titles: { '': 'Body', name: 'Name' },
  },
  {
    name: 'references, also to references',
    schema: { $ref: '#/definitions/Answer' },
    definitions: {
      Answer: { $ref: '#/definitions/Home~1Care' },
      'Home/Care': { type: 'object', properties: { id: { $ref: '#/definitions/Id' } } },
      Id: named('ID'),
    },
    titles: { '': 'Body', id: 'ID' },
  },
  {
    name: 'a reference that is encoded as in a URI',
    schema: { type: 'object', properties: { id: { $ref: '#/definitions/An%20id~1%7B%C3%A9%7D' } } },
    definitions: { 'An id/{é}': named('ID') },
    titles: { '': 'Body', id: 'ID' },
  },
  {
    name: 'a reference that leads nowhere',
    schema: { type: 'object', properties: { id: { $ref: '#/definitions/Missing' }, far: { $ref: 'other.json#/Id' } } },
    titles: { '': 'Body', id: 'id', far: 'far' },
  },
  {
    name: 'references in a circle',
    schema: { $ref: '#/definitions/A' },
    definitions: { A: { $ref: '#/definitions/B' }, B: { $ref: '#/definitions/A' } },
    titles: { '': 'Body' },
  },
  {
    name: 'a schema inside itself shows no properties',
    schema: { $ref: '#/definitions/Part' },
    definitions: {
      Part: {
        type: 'object',
        'x-ms-summary': 'Part',
        properties: {
          id: named('ID'),
          parts: { type: 'array', 'x-ms-summary': 'Parts', items: { $ref: '#/definitions/Part' } },
        },
      },
    },
    titles: { '': 'Part', id: 'Part ID', parts: 'Part Parts', 'parts[]': 'Part Parts Item' },
  },
  {
    name: 'an array inside itself',
    schema: { $ref: '#/definitions/Tree' },
    definitions: { Tree: { type: 'array', 'x-ms-summary': 'Tree', items: { $ref: '#/definitions/Tree' } } },
    titles: { '': 'Tree', '[]': 'Tree Item', '[][]': 'Tree Item' },
  },
  {
    name: 'allOf is not read',
    schema: { type: 'object', allOf: [{ $ref: '#/definitions/Base' }], properties: { name: named('Name') } },
    definitions: { Base: { type: 'object', properties: { id: named('ID') } } },
    titles: { '': 'Body', name: 'Name' },
  },
  {
    name: 'an object whose properties the connector names later',
    schema: { type: 'object', 'x-ms-dynamic-schema': { operationId: 'Schema' }, properties: { id: named('ID') } },
    titles: { '': 'Body' },
  },
  { name: 'an object without properties', schema: { type: 'object' }, titles: { '': 'Body' } },
  { name: 'a schema without a type', schema: { 'x-ms-summary': 'Home' }, titles: { '': 'Home' } },
  { name: 'a type that the designer does not know', schema: { type: 'file', 'x-ms-summary': 'File' }, titles: {} },
  { name: 'a file as text', schema: named('Report File', { format: 'binary' }), titles: { '': 'Report File' } },
  { name: 'no schema', schema: {}, titles: { '': 'Body' } },
];

describe('listTokens', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    [
      'a property',
      { schema: { type: 'object', properties: { id: { $ref: '#/definitions/X' } } } },
      'id',
      '#/definitions/X',
    ],
    ['items', { schema: { type: 'array', items: { $ref: 'other.json#/Id' } } }, '[]', 'other.json#/Id'],
    ['a body', { schema: { $ref: '#/definitions/X' } }, '', '#/definitions/X'],
    ['an answer', { $ref: '#/responses/X' }, '', '#/responses/X'],
    ['a reference', { schema: { $ref: '#/definitions/Y' } }, '', '#/definitions/X'],
  ])('tells the reference of %s that leads nowhere', (_name, answer, path, lost) => {
    const get = { operationId: 'Homes', responses: { 200: answer } };
    const tokens = listTokens({ paths: { '/homes': { get } }, definitions: { Y: { $ref: '#/definitions/X' } } });
    expect(tokens.filter((token) => token.lost !== undefined)).toEqual([expect.objectContaining({ path, lost })]);
  });

  it.each(rows)('$name', ({ schema, definitions, titles }) => {
    expect(titlesOf(listTokens(answering(schema, definitions)))).toEqual(titles);
  });

  it('says type, visibility and the place of the text; visibility comes from the level above where none is given', () => {
    const [, home, id] = listTokens(
      answering(
        {
          type: 'object',
          properties: {
            home: {
              type: 'object',
              'x-ms-visibility': 'advanced',
              properties: { 'a/b': { $ref: '#/definitions/Id' } },
            },
          },
        },
        { Id: { 'x-ms-summary': 'ID' } },
      ),
    );
    expect(home).toMatchObject({ type: 'object', visibility: 'advanced' });
    expect(home?.pointer).toBe('/paths/~1items/get/responses/200/schema/properties/home');
    expect(id).toEqual({
      operationId: 'Items',
      path: 'home.a/b',
      keys: ['home', 'a/b'],
      title: 'ID',
      levels: ['ID'],
      type: 'any',
      visibility: 'advanced',
      pointer: '/definitions/Id',
    });
  });

  it.each([
    ['200 among others', { '201': 'Made', '200': 'Read', default: 'Failed' }, 'Read'],
    ['201 where there is no 200', { '201': 'Made', default: 'Failed' }, 'Made'],
    ['default where there is no success', { '404': 'Missing', default: 'Other' }, 'Other'],
    ['the only success', { '202': 'Taken' }, 'Taken'],
    ['nothing of an error', { '404': 'Missing' }, 'Body'],
  ])('reads %s', (_name, summaries, title) => {
    const responses = Object.fromEntries(
      Object.entries(summaries).map(([status, summary]) => [status, { schema: named(summary) }]),
    );
    expect(listTokens({ paths: { '/a': { post: { operationId: 'A', responses } } } })[0]?.title).toBe(title);
  });

  it('reads the call of a webhook, and responses that are references', () => {
    const definition: JsonObject = {
      paths: {
        '/hook': {
          'x-ms-notification-content': { schema: named('Event') },
          post: { operationId: 'Hook', responses: {} },
        },
        '/item': { get: { operationId: 'Item', responses: { '200': { $ref: '#/responses/Item' } } } },
      },
      responses: { Item: { schema: named('Item Name') } },
    };
    expect(listTokens(definition).map(({ operationId, title }) => `${operationId}: ${title}`)).toEqual([
      'Hook: Event',
      'Item: Item Name',
    ]);
  });

  it.each<Json>([null, [], 'text', {}, { paths: null }, { paths: { '/a': { get: { responses: [] } } } }])(
    'takes %j, which is no definition',
    (definition) => {
      expect(listTokens(definition).every(({ title }) => title === 'Body')).toBe(true);
    },
  );

  it('ends for a definition that multiplies at every level, and for one that is deeper than the service takes', () => {
    const names = Array.from({ length: 10 }, (_, n) => `p${n}`);
    const level = (n: number): JsonObject => ({
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/L${n + 1}` }])),
    });
    const definitions = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`L${n}`, level(n)]));
    expect(listTokens(answering({ $ref: '#/definitions/L0' }, definitions), 1000)).toHaveLength(1000);

    const union = (n: number): JsonObject => ({
      type: ['object', 'object', 'object'],
      properties: { a: { $ref: `#/definitions/U${n + 1}` } },
    });
    const unions = Object.fromEntries(Array.from({ length: 90 }, (_, n) => [`U${n}`, union(n)]));
    expect(listTokens(answering({ $ref: '#/definitions/U0' }, unions)).length).toBeLessThan(100);

    let deep: JsonObject = { type: 'string' };
    for (let n = 0; n < 5000; n++) deep = { type: 'object', properties: { a: deep } };
    expect(listTokens(answering(deep)).length).toBeLessThan(200);
    expect(listTokens(answering(deep)).at(-1)?.isCut).toBe(true);
  });

  it('gives every operation a share, and marks those that are cut off', () => {
    const endless: JsonObject = {};
    for (let n = 0; n < 8; n++)
      endless[`L${n}`] = {
        type: 'object',
        properties: Object.fromEntries('abcd'.split('').map((name) => [name, { $ref: `#/definitions/L${n + 1}` }])),
      };
    const get = (operationId: string, ref: string): JsonObject => ({
      get: { operationId, responses: { 200: { schema: { $ref: `#/definitions/${ref}` } } } },
    });
    const paths = { '/a': get('A', 'L0'), '/b': get('B', 'L0'), '/c': get('C', 'L7') };
    const counts = (limit?: number) => {
      const tokens = listTokens({ paths, definitions: endless }, limit);
      return ['A', 'B', 'C'].map((id) => {
        const own = tokens.filter(({ operationId }) => operationId === id);
        return [own.length, own.filter(({ isCut }) => isCut).length];
      });
    };
    expect(counts()).toEqual([
      [maxOperationTokens, 1],
      [maxOperationTokens, 1],
      [5, 0],
    ]);
    expect(counts(6000)).toEqual([
      [maxOperationTokens, 1],
      [1000, 1],
      [1, 1],
    ]);
  });

  it('counts what is visited and not listed', () => {
    const internal = { type: 'string', 'x-ms-visibility': 'internal' };
    const properties = Object.fromEntries(Array.from({ length: 4000 }, (_, n) => [`p${n}`, internal]));
    const get = { responses: { 200: { schema: { type: 'object', properties } } } };
    const paths = { '/a': { get }, '/b': { get }, '/c': { get } };
    expect(listTokens({ paths }, 6000).map(({ isCut }) => isCut)).toEqual([undefined, true, true]);
  });

  it('takes no longer for many operations whose answer is a long union', async () => {
    const list = (size: number) => {
      const items = { type: Array.from({ length: size }, () => 'array'), items: { type: 'string' } };
      const get = { responses: { 200: { schema: { type: 'array', items } } } };
      return listTokens({ paths: Object.fromEntries(Array.from({ length: size }, (_, n) => [`/${n}`, { get }])) });
    };
    expect(await measureGrowth(list, 500)).toBeLessThan(mostGrowth);
  });
});

describe('findRepeatedWord', () => {
  it.each([
    ['Location Location ID', 'Location'],
    ['Locations Location ID', 'Location'],
    ['Category Name Categories', 'Categories'],
    ['Address Addresses', 'Addresses'],
    ['Report Text text', 'text'],
    ['Latest Rating Overall Rating', 'Rating'],
    ['Number of Reports of Homes', undefined],
    ['Address Line 1 Code 1', undefined],
    ['Related Location Relationship', undefined],
    ['Status State', undefined],
    ['', undefined],
  ])('%s -> %s', (title, word) => {
    expect(findRepeatedWord(title)).toBe(word);
  });
});
