import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../../scripts/connector/connector-folder.ts';
import { ConnectorModel } from '../../../scripts/connector/connector-model.ts';
import { type DefinitionFacts, factsOf, readFacts } from '../../../scripts/connector/definition-facts.ts';
import type { JsonObject } from '../../../scripts/lib/json.ts';

/** Facts of a definition and its properties, as plain objects. */
function facts(definition: object, properties?: object): DefinitionFacts {
  const file = (name: string, value: object) => sourceFile(name, JSON.stringify(value));
  const model = new ConnectorModel({
    folder: '.',
    isProject: false,
    definition: file('apiDefinition.swagger.json', definition),
    ...(properties && { properties: file('apiProperties.json', { properties }) }),
  });
  return JSON.parse(JSON.stringify(factsOf(model, 'a connector')));
}

const empty = {
  facts: 'a connector',
  host: '',
  basePath: '',
  authentication: [],
  isDetailed: true,
  operations: {},
};
const operation = (value: object) => ({ paths: { '/a': { get: { operationId: 'A', ...value } } } });

describe('factsOf', () => {
  it('finds nothing in nothing', () => {
    expect(facts({})).toEqual(empty);
    expect(facts({ host: 1, basePath: null, securityDefinitions: [], paths: 'none' })).toEqual(empty);
  });

  it('reads address, authentication, sorted, and connection parameters', () => {
    const securityDefinitions = {
      o: { type: 'oauth2', flow: 'accessCode' },
      k: { type: 'apiKey', in: 'header', name: 'Key' },
      b: { type: 'basic', name: 4 },
    };
    const properties = {
      connectionParameters: { a: { type: 'string' } },
      connectionParameterSets: { values: [{ name: 's', parameters: { a: {}, b: {} } }, 'none'] },
    };
    expect(facts({ host: 'example.com', basePath: '/v1', securityDefinitions }, properties)).toEqual({
      ...empty,
      host: 'example.com',
      basePath: '/v1',
      authentication: ['apiKey header Key', 'basic', 'oauth2'],
      connectionParameters: [
        { name: 'a', type: 'string' },
        { name: 'a', set: 's' },
        { name: 'b', set: 's' },
      ],
    });
  });

  it('passes over operations without an id', () => {
    expect(facts({ paths: { '/a': { get: {} }, '/b': { post: { operationId: 'B' } } } }).operations).toEqual({
      B: { path: '/b', verb: 'post', parameters: {} },
    });
  });

  it('reads inputs: place, type, whether required, visibility, closed list', () => {
    const parameters = [
      { name: 'plain', in: 'query', type: 'string' },
      { name: 'body', in: 'body', schema: {} },
      { name: 'needed', in: 'path', type: 'integer', required: true, 'x-ms-visibility': 'internal', enum: [1, null] },
      { name: 'optional', in: 'query', type: 'string', required: false, 'x-ms-visibility': 4, enum: 'a' },
      { name: 'several', in: 'query', type: 'array', items: { type: 'string', enum: ['a'] } },
      { name: 'both', in: 'query', type: 'array', enum: ['own'], items: { enum: ['inner'] } },
    ];
    expect(facts(operation({ parameters, 'x-ms-visibility': 'important' })).operations.A).toEqual({
      path: '/a',
      verb: 'get',
      visibility: 'important',
      parameters: {
        plain: [{ in: 'query', type: 'string' }],
        body: [{ in: 'body', type: 'object' }],
        needed: [{ in: 'path', type: 'integer', required: true, visibility: 'internal', enum: ['1', 'null'] }],
        optional: [{ in: 'query', type: 'string' }],
        several: [{ in: 'query', type: 'array', enum: ['a'], fields: { '/*': { type: 'string' } } }],
        both: [{ in: 'query', type: 'array', enum: ['own'], fields: { '/*': { type: 'string' } } }],
      },
    });
  });

  it('reads outputs through properties, items, allOf and references, and ends where a schema holds itself', () => {
    const definitions = {
      Node: { type: 'object', properties: { next: { $ref: '#/definitions/Node' }, 'a/b': { type: 'string' } } },
      Part: { properties: { part: { type: 'boolean' } } },
    };
    const schema = {
      allOf: [{ $ref: '#/definitions/Part' }],
      properties: {
        list: { type: 'array', items: { $ref: '#/definitions/Node' } },
        again: { $ref: '#/definitions/Node' },
        untyped: {},
      },
    };
    expect(facts({ ...operation({ responses: { 200: { schema } } }), definitions }).operations.A?.outputs).toEqual({
      '': 'object',
      '/part': 'boolean',
      '/list': 'array',
      '/list/*': 'object',
      '/list/*/next': 'object',
      '/list/*/a~1b': 'string',
      '/again': 'object',
      '/again/next': 'object',
      '/again/a~1b': 'string',
      '/untyped': 'object',
    });
  });

  it.each([
    ['200', { 200: { schema: { properties: { a: { type: 'string' } } } } }, '200', { '': 'object', '/a': 'string' }],
    [
      '201 where 200 has no schema',
      { 200: {}, 201: { schema: { properties: { b: { type: 'string' } } } } },
      '201',
      { '': 'object', '/b': 'string' },
    ],
    ['202 where it is the only one', { 202: { schema: { type: 'string' } } }, '202', { '': 'string' }],
    ['default where 200 and 201 are not described', { 400: {}, default: { schema: {} } }, 'default', { '': 'object' }],
    ['default beside a success without a body', { 204: {}, default: { schema: {} } }, 'default', { '': 'object' }],
    ['nothing of default beside 200', { 200: {}, default: { schema: {} } }, undefined, undefined],
  ])('takes the outputs of %s', (_, responses, status, outputs) => {
    expect(facts(operation({ responses })).operations.A).toEqual({
      path: '/a',
      verb: 'get',
      parameters: {},
      status,
      outputs,
    });
  });

  it.each<[string, object, string]>([
    ['items', { items: {} }, 'array'],
    ['values that are texts', { enum: ['a', 'b'] }, 'string'],
    ['properties before all else', { properties: {}, items: {}, enum: ['a'] }, 'object'],
    ['other values', { enum: ['a', 1] }, 'object'],
    ['no values', { enum: [] }, 'object'],
    ['a list of types', { type: ['null', 'integer'] }, 'integer'],
    ['a reference that leads nowhere', { $ref: '#/definitions/A' }, ''],
    ['such a reference in a part', { allOf: [{ type: 'array' }, { $ref: '#/definitions/A' }] }, 'array'],
  ])('reads the type off %s', (_, schema, type) => {
    expect(facts(operation({ responses: { 200: { schema } } })).operations.A?.outputs?.['']).toBe(type);
  });

  it('tells two inputs of one name apart, and where the second is written', () => {
    const inPath = { name: 'p', in: 'path', required: true, type: 'string' };
    const inQuery = { name: 'p', in: 'query', type: 'integer' };
    expect(facts(operation({ parameters: [inPath, inQuery] })).operations.A?.parameters).toEqual({
      p: [
        { in: 'path', type: 'string', required: true },
        { in: 'query', type: 'integer', pointer: '/paths/~1a/get/parameters/1' },
      ],
    });
  });
});

describe('factsOf tells in detail', () => {
  const first = (definition: object) => facts(definition).operations.A;
  const input = (more: object) =>
    first(operation({ parameters: [{ name: 'p', in: 'query', ...more }] }))?.parameters.p?.[0];

  it.each<[string, object, object]>([
    ['no encoding of a query that is the usual one', { collectionFormat: 'csv' }, {}],
    ['another encoding of a query', { collectionFormat: 'multi' }, { encoding: 'multi' }],
    ['no encoding of a path for a query', { 'x-ms-url-encoding': 'double' }, {}],
    ['no encoding of another type', { collectionFormat: 1 }, {}],
    ['no encoding of a path that is the usual one', { in: 'path', 'x-ms-url-encoding': 'single' }, { in: 'path' }],
    ['another encoding of a path', { in: 'path', 'x-ms-url-encoding': 'double' }, { in: 'path', encoding: 'double' }],
    ['no encoding of a query for a path', { in: 'path', collectionFormat: 'multi' }, { in: 'path' }],
    ['a default as text', { default: 5 }, { default: '5' }],
    ['a default in any order', { default: { b: [{ d: 1, c: 2 }], a: 1 } }, { default: '{"a":1,"b":[{"c":2,"d":1}]}' }],
    ['values in any order', { enum: [{ b: 1, a: 2 }] }, { enum: ['{"a":2,"b":1}'] }],
    ['a default that is false', { default: false }, { default: 'false' }],
    ['no items of a text', { items: { type: 'string' } }, {}],
    [
      'the items of a list, by their type alone',
      { type: 'array', items: { type: 'string', default: 'a', 'x-ms-visibility': 'internal' } },
      { type: 'array', fields: { '/*': { type: 'string' } } },
    ],
  ])('%s', (_, parameter, expected) => {
    expect(input({ type: 'string', ...parameter })).toEqual({ in: 'query', type: 'string', ...expected });
  });

  it('the fields of a body, with all that makers see of each', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: {
        a: { type: 'string', enum: ['x'], default: 'x', 'x-ms-visibility': 'important' },
        b: { properties: { c: { type: 'integer' } } },
      },
    };
    expect(input({ in: 'body', schema })).toEqual({
      in: 'body',
      type: 'object',
      fields: {
        '/a': { type: 'string', required: true, enum: ['x'], default: 'x', visibility: 'important' },
        '/b': { type: 'object' },
        '/b/c': { type: 'integer' },
      },
    });
  });

  it('triggers, pages and what a webhook sends', () => {
    const content = { schema: { properties: { id: { type: 'string' } } } };
    const path = (more: object) => ({
      paths: { '/a': { get: { operationId: 'A', ...more }, 'x-ms-notification-content': content } },
    });
    const plain = { path: '/a', verb: 'get', parameters: {} };
    expect(first(path({}))).toEqual(plain);
    expect(first(path({ 'x-ms-pageable': {} }))).toEqual({ ...plain, isPageable: true });
    expect(first(path({ 'x-ms-trigger': 'single' }))).toEqual({
      ...plain,
      trigger: 'single',
      notification: { '': 'object', '/id': 'string' },
    });
  });

  it('what all parts of allOf say together, wherever each says it', () => {
    const schema = {
      'x-ms-visibility': 'important',
      allOf: [
        { type: 'object', properties: { a: { type: 'string', enum: ['x', 'y'] }, b: { type: 'array' } } },
        { required: ['a'], properties: { a: { enum: ['y', 'z'], default: 'y' }, b: { items: { type: 'integer' } } } },
      ],
    };
    expect(input({ in: 'body', schema })).toEqual({
      in: 'body',
      type: 'object',
      visibility: 'important',
      fields: {
        '/a': { type: 'string', required: true, enum: ['y'], default: 'y' },
        '/b': { type: 'array' },
        '/b/*': { type: 'integer' },
      },
    });
  });

  it('a chain of definitions that is longer than calls can be deep', () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`d${index}`, { allOf: [{ $ref: `#/definitions/d${index + 1}` }] }]),
    );
    const last = { d5000: { properties: { a: { type: 'string' } } } };
    const answer = operation({ responses: { 200: { schema: { $ref: '#/definitions/d0' } } } });
    const outputs = first({ ...answer, definitions: { ...definitions, ...last } })?.outputs;
    expect(outputs).toEqual({ '': 'object', '/a': 'string' });
  });

  it('the last of two inputs of one name in one place', () => {
    const parameters = ['string', 'integer'].map((type) => ({ name: 'p', in: 'query', type }));
    expect(first(operation({ parameters }))?.parameters).toEqual({ p: [{ in: 'query', type: 'integer' }] });
  });

  it("a body's visibility as its parameter says it, whatever its schema says", () => {
    const schema = { type: 'object', 'x-ms-visibility': 'important' };
    expect(input({ in: 'body', schema, 'x-ms-visibility': 'internal' })?.visibility).toBe('internal');
  });

  it.each<[string, object]>([
    ['definitions of many fields that name each other', { $ref: '#/definitions/a' }],
    ['one definition many times in allOf of many fields', { $ref: '#/definitions/many' }],
  ])('of %s no more than can be held, soon', (_, schema) => {
    const named = (count: number, of: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, { $ref: `#/definitions/${of}` }]));
    const definitions = {
      a: { properties: named(1000, 'b') },
      b: { properties: named(1000, 'c') },
      c: { properties: named(1000, 'd') },
      many: { properties: named(3000, 'again') },
      again: { allOf: Array.from({ length: 3000 }, () => ({ $ref: '#/definitions/d' })) },
      d: { type: 'string' },
    };
    const answer = operation({ responses: { 200: { schema } } });
    expect(Object.keys(first({ ...answer, definitions })?.outputs ?? {}).length).toBeLessThanOrEqual(20_000);
  });

  it.each([
    [19_999, 20_000],
    [20_000, 20_000],
  ])('of an answer with %i fields %i outputs', (count, told) => {
    const properties = Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, {}]));
    const outputs = first(operation({ responses: { 200: { schema: { properties } } } }))?.outputs;
    expect(Object.keys(outputs ?? {})).toHaveLength(told);
  });
});

describe('readFacts', () => {
  const read = (table: object): unknown => JSON.parse(JSON.stringify(readFacts(table as JsonObject)));

  it('takes nothing for an empty table', () => {
    const { isDetailed, ...nothing } = { ...empty, facts: '' };
    expect(read({})).toEqual(nothing);
    expect(
      read({ facts: 1, host: [], basePath: {}, authentication: 'a', connectionParameters: {}, operations: [] }),
    ).toEqual(nothing);
  });

  it('gives back what it is given', () => {
    const table = {
      facts: 'a connector',
      host: 'example.com',
      basePath: '/v1',
      authentication: ['basic'],
      connectionParameters: [{ name: 'a' }, { name: 'a', set: 's', type: 'string' }],
      operations: {
        A: {
          path: '/a',
          verb: 'get',
          visibility: 'internal',
          parameters: {
            q: [{ in: 'query', type: 'string', required: true, visibility: 'advanced', enum: ['a', 'b'] }],
          },
          status: '201',
          outputs: { '/id': 'string' },
          cut: ['/id'],
        },
        B: {
          path: '/b',
          verb: 'post',
          trigger: 'batch',
          isPageable: true,
          parameters: {
            q: [
              { in: 'query', type: 'array', encoding: 'multi', default: 'a' },
              { in: 'header', type: 'string' },
            ],
            body: [{ in: 'body', type: 'object', fields: { '/a': { type: 'string', required: true, isCut: true } } }],
          },
          notification: { '/id': 'string' },
        },
      },
      isDetailed: true,
    };
    expect(read(table)).toEqual(table);
  });

  it('takes what is of another type for missing, and shows values as texts', () => {
    const parameters = {
      q: { required: 'yes', visibility: 1, encoding: 1, enum: [1, 'a'] },
      r: { enum: 'a' },
      s: 'none',
    };
    const operations = {
      A: { visibility: 1, trigger: 1, isPageable: 'yes', parameters, outputs: { '/id': 1 } },
      B: 4,
      C: { outputs: [] },
    };
    const connectionParameters = ['a', null, { set: 's' }];
    expect(read({ authentication: ['basic', 1], connectionParameters, operations })).toEqual({
      facts: '',
      host: '',
      basePath: '',
      authentication: ['basic'],
      connectionParameters: [{ name: 'a' }],
      operations: {
        A: {
          path: '',
          verb: '',
          parameters: {
            q: [{ in: '', type: 'object', enum: ['1', 'a'] }],
            r: [{ in: '', type: 'object' }],
            s: [{ in: '', type: 'object' }],
          },
          outputs: { '/id': '1' },
        },
        B: { path: '', verb: '', parameters: {} },
        C: { path: '', verb: '', parameters: {}, outputs: {} },
      },
    });
  });

  it('takes "constructor" and "__proto__" for names like others', () => {
    const { operations } = readFacts(
      JSON.parse('{"operations":{"__proto__":{"path":"/a"},"constructor":{"path":"/b"}}}'),
    );
    expect(Object.entries(operations).map(([id, { path }]) => [id, path])).toEqual([
      ['__proto__', '/a'],
      ['constructor', '/b'],
    ]);
  });
});
