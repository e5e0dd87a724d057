import { describe, expect, it } from 'vitest';
import { sourceFile, textFile } from '../../../scripts/connector/connector-folder.ts';
import { ConnectorModel, type OperationPlace } from '../../../scripts/connector/connector-model.ts';
import type { JsonObject } from '../../../scripts/lib/json.ts';

function createModel(definition: unknown, properties?: unknown, script?: string): ConnectorModel {
  const file = (name: string, value: unknown) => sourceFile(name, JSON.stringify(value));
  return new ConnectorModel({
    folder: '.',
    isProject: false,
    definition: file('apiDefinition.swagger.json', definition),
    ...(properties !== undefined && { properties: file('apiProperties.json', { properties }) }),
    ...(script !== undefined && { script: textFile('script.csx', script) }),
  });
}

const pointers = (places: { pointer: string }[]): string[] => places.map(({ pointer }) => pointer);
const operationOf = (model: ConnectorModel, id: string): OperationPlace => model.byId.get(id) as OperationPlace;

describe('what a model collects', () => {
  it.each<[string, unknown]>([
    ['an empty definition', {}],
    ['a definition that is no object', [1]],
    ['members of wrong types', { paths: [], info: 1, parameters: 'a', responses: null, definitions: 4, tags: {} }],
    [
      'paths and operations of wrong types',
      { paths: { '/a': 1, '/b': { get: [], parameters: {} }, 'x-c': { get: {} } } },
    ],
  ])('nothing of %s', (_, definition) => {
    const model = createModel(definition, 1);
    const { operations, parameters, responses, schemas, typed, texts, references, policies, connectionParameters } =
      model;
    expect({
      operations,
      parameters,
      responses,
      schemas,
      typed,
      texts,
      references,
      policies,
      connectionParameters,
    }).toEqual({
      ...{ operations: [], parameters: [], responses: [], schemas: [], typed: [], texts: [] },
      ...{ references: [], policies: [], connectionParameters: [] },
    });
  });

  it('operations by path and verb, in the order of the verbs; the first of an id, none without one', () => {
    const model = createModel({
      paths: {
        '/a/b': { post: { operationId: 'B' }, get: { operationId: 'A' }, trace: { operationId: 'T' } },
        '/c': { get: {}, put: { operationId: 'A' } },
      },
    });
    expect(model.operations.map(({ path, verb, id, pointer }) => `${verb} ${path} ${id} ${pointer}`)).toEqual([
      'get /a/b A /paths/~1a~1b/get',
      'post /a/b B /paths/~1a~1b/post',
      'get /c  /paths/~1c/get',
      'put /c A /paths/~1c/put',
    ]);
    expect([...model.byId].map(([id, { pointer }]) => [id, pointer])).toEqual([
      ['A', '/paths/~1a~1b/get'],
      ['B', '/paths/~1a~1b/post'],
    ]);
    expect([...model.byPointer.keys()]).toEqual(pointers(model.operations));
    expect(pointers(model.pathItems)).toEqual(['/paths/~1a~1b', '/paths/~1c']);
    expect(operationOf(model, 'B').pathItem).toBe(model.pathItems[0]?.value);
  });

  it('parameters of an operation before those of its path, unless it overrides them; a reference as what it leads to', () => {
    const model = createModel({
      paths: {
        '/a': {
          parameters: [{ name: 'p', in: 'query' }, { name: 'q', in: 'query' }, { $ref: '#/parameters/Shared' }],
          get: {
            operationId: 'A',
            parameters: [{ name: 'p', in: 'query', type: 'string' }, { name: 'q', in: 'header' }, {}],
          },
          put: { operationId: 'B' },
        },
      },
      parameters: { Shared: { name: 's', in: 'path' } },
    });
    const list = (id: string) =>
      operationOf(model, id).parameters.map(({ name, location, pointer }) => [name, location, pointer]);
    expect(list('A')).toEqual([
      ['p', 'query', '/paths/~1a/get/parameters/0'],
      ['q', 'header', '/paths/~1a/get/parameters/1'],
      ['', '', '/paths/~1a/get/parameters/2'],
      ['q', 'query', '/paths/~1a/parameters/1'],
      ['s', 'path', '/paths/~1a/parameters/2'],
    ]);
    expect(list('B')).toEqual([
      ['p', 'query', '/paths/~1a/parameters/0'],
      ['q', 'query', '/paths/~1a/parameters/1'],
      ['s', 'path', '/paths/~1a/parameters/2'],
    ]);
    expect(pointers(model.parameters)).toEqual([
      '/parameters/Shared',
      '/paths/~1a/parameters/0',
      '/paths/~1a/parameters/1',
      '/paths/~1a/get/parameters/0',
      '/paths/~1a/get/parameters/1',
      '/paths/~1a/get/parameters/2',
    ]);
    expect(model.parameters.map(({ operation }) => operation?.id)).toEqual([
      undefined,
      undefined,
      undefined,
      'A',
      'A',
      'A',
    ]);
  });

  it('responses of operations and those that are shared, with what a reference leads to', () => {
    const model = createModel({
      paths: {
        '/a': {
          get: {
            operationId: 'A',
            responses: {
              200: { description: 'a' },
              default: { $ref: '#/responses/Error' },
              'x-note': {},
              404: { $ref: '#/no' },
            },
          },
        },
      },
      responses: { Error: { description: 'b' } },
    });
    expect(model.responses.map(({ status, pointer, operation }) => [status, pointer, operation?.id])).toEqual([
      ['Error', '/responses/Error', undefined],
      ['200', '/paths/~1a/get/responses/200', 'A'],
    ]);
    expect(
      operationOf(model, 'A').responses.map(({ status, resolved, operation }) => [
        status,
        resolved.description,
        operation?.id,
      ]),
    ).toEqual([
      ['200', 'a', 'A'],
      ['404', undefined, 'A'],
      ['default', 'b', 'A'],
    ]);
  });

  it('schemas with their root, their parent and the property that they are', () => {
    const model = createModel({
      definitions: {
        'D/e': { properties: { p: { items: {} } }, additionalProperties: { allOf: [{}, { $ref: '#/x' }] } },
      },
      paths: {
        '/a': {
          'x-ms-notification-content': { schema: { type: 'object' } },
          post: {
            parameters: [{ name: 'b', in: 'body', schema: {} }],
            responses: { 200: { schema: { additionalProperties: true, items: 1, allOf: {} } } },
          },
        },
        '/b': { 'x-ms-notification-content': { schema: 1 } },
        '/c': { 'x-ms-notification-content': 1 },
      },
    });
    const all = model.schemas.map(({ pointer, root, parent, property }) => [pointer, root, parent?.pointer, property]);
    expect(all).toEqual([
      ['/definitions/D~1e', 'definition', undefined, undefined],
      ['/definitions/D~1e/properties/p', 'part', '/definitions/D~1e', 'p'],
      ['/definitions/D~1e/properties/p/items', 'part', '/definitions/D~1e/properties/p', undefined],
      ['/definitions/D~1e/additionalProperties', 'part', '/definitions/D~1e', undefined],
      ['/definitions/D~1e/additionalProperties/allOf/0', 'part', '/definitions/D~1e/additionalProperties', undefined],
      ['/definitions/D~1e/additionalProperties/allOf/1', 'part', '/definitions/D~1e/additionalProperties', undefined],
      ['/paths/~1a/x-ms-notification-content/schema', 'notification', undefined, undefined],
      ['/paths/~1a/post/parameters/0/schema', 'body', undefined, undefined],
      ['/paths/~1a/post/responses/200/schema', 'response', undefined, undefined],
    ]);
    expect(model.schemas.every((place) => !('property' in place) || place.property !== undefined)).toBe(true);
  });

  it('values with a type: parameters that are no body, headers, schemas, and the items of all', () => {
    const model = createModel({
      parameters: {
        P: { name: 'p', in: 'query', type: 'array', items: { type: 'array', items: {} } },
        B: { name: 'b', in: 'body', schema: { items: {} } },
      },
      responses: { R: { headers: { 'X/Y': { items: {} } } } },
      definitions: { D: { $ref: '#/definitions/E' } },
    });
    expect(model.typed.map(({ kind, pointer }) => [kind, pointer])).toEqual([
      ['parameter', '/parameters/P'],
      ['items', '/parameters/P/items'],
      ['items', '/parameters/P/items/items'],
      ['schema', '/parameters/B/schema'],
      ['schema', '/parameters/B/schema/items'],
      ['header', '/responses/R/headers/X~1Y'],
      ['items', '/responses/R/headers/X~1Y/items'],
    ]);
  });

  it('references with what each is expected to lead to', () => {
    const model = createModel({
      definitions: { D: { $ref: '#/definitions/E' } },
      paths: {
        '/a': { get: { parameters: [{ $ref: '#/parameters/P' }], responses: { 200: { $ref: '#/responses/R' } } } },
      },
    });
    expect(model.references.map(({ pointer, ref, expects }) => [pointer, ref, expects])).toEqual([
      ['/definitions/D', '#/definitions/E', 'definitions'],
      ['/paths/~1a/get/parameters/0', '#/parameters/P', 'parameters'],
      ['/paths/~1a/get/responses/200', '#/responses/R', 'responses'],
    ]);
  });

  it('texts that people read, with what they belong to', () => {
    const model = createModel({
      info: { title: 'i', description: 'd', version: '1' },
      tags: [{ name: 'n' }, { description: 't' }],
      parameters: { P: { 'x-ms-summary': 'p', description: 4 } },
      responses: { R: { description: 'r' } },
      definitions: { D: { title: 's' } },
      paths: { '/a': { get: { summary: 'o' } } },
    });
    expect(model.texts).toEqual([
      { pointer: '/info/title', key: 'title', value: 'i', owner: 'info' },
      { pointer: '/info/description', key: 'description', value: 'd', owner: 'info' },
      { pointer: '/tags/1/description', key: 'description', value: 't', owner: 'other' },
      { pointer: '/parameters/P/x-ms-summary', key: 'x-ms-summary', value: 'p', owner: 'parameter' },
      { pointer: '/responses/R/description', key: 'description', value: 'r', owner: 'response' },
      { pointer: '/definitions/D/title', key: 'title', value: 's', owner: 'schema' },
      { pointer: '/paths/~1a/get/summary', key: 'summary', value: 'o', owner: 'operation' },
    ]);
  });

  it('texts of the form of a connection, wherever they stand in it', () => {
    const model = createModel(
      {},
      {
        connectionParameters: {
          'a/b': { uiDefinition: { displayName: 'n', description: 'd', tooltip: 't', other: 'o' }, type: 'string' },
        },
        connectionParameterSets: {
          uiDefinition: { title: 'i' },
          values: [{ parameters: { c: { text: 'x', title: 4 } } }],
        },
      },
    );
    const form = '/properties/connectionParameters/a~1b/uiDefinition';
    const sets = '/properties/connectionParameterSets';
    expect(model.connectionTexts).toEqual([
      { pointer: `${form}/displayName`, key: 'displayName', value: 'n', owner: 'connection' },
      { pointer: `${form}/description`, key: 'description', value: 'd', owner: 'connection' },
      { pointer: `${form}/tooltip`, key: 'tooltip', value: 't', owner: 'connection' },
      { pointer: `${sets}/uiDefinition/title`, key: 'title', value: 'i', owner: 'connection' },
      { pointer: `${sets}/values/0/parameters/c/text`, key: 'text', value: 'x', owner: 'connection' },
    ]);
  });

  it('policies and connection parameters, also those of sets', () => {
    const model = createModel(
      {},
      {
        connectionParameters: { 'a/b': { type: 'string' } },
        connectionParameterSets: { values: [{ parameters: { c: 1 } }, 4] },
        policyTemplateInstances: [{ templateId: 'SetHeader', parameters: { x: 1 } }, 'broken'],
      },
    );
    expect(model.connectionParameters).toEqual([
      { pointer: '/properties/connectionParameters/a~1b', value: { type: 'string' }, name: 'a/b' },
      { pointer: '/properties/connectionParameterSets/values/0/parameters/c', value: {}, name: 'c' },
    ]);
    expect(model.policies).toEqual([
      {
        pointer: '/properties/policyTemplateInstances/0',
        value: { templateId: 'SetHeader', parameters: { x: 1 } },
        template: 'setheader',
        parameters: { x: 1 },
      },
      { pointer: '/properties/policyTemplateInstances/1', value: {}, template: '', parameters: {} },
    ]);
  });
});

describe('what a model answers', () => {
  const definitions = {
    A: { properties: { own: { type: 'string' }, ref: { $ref: '#/definitions/B' } } },
    B: {
      allOf: [{ $ref: '#/definitions/A' }, { properties: { second: { type: 'integer' }, own: { type: 'number' } } }],
    },
    List: { type: 'array', items: { $ref: '#/definitions/B' } },
    Loop: { allOf: [{ $ref: '#/definitions/Loop' }] },
    Items: {
      items: { properties: { inner: {} } },
      properties: { outer: { type: 'boolean' }, inner: { type: 'null' } },
    },
  };
  const model = createModel({ definitions });
  const ref = (name: string) => ({ $ref: `#/definitions/${name}` });

  it('resolves references, to the same object each time, and to an empty one when they lead nowhere', () => {
    expect(model.resolve(ref('A'))).toEqual(definitions.A);
    expect(model.resolve(ref('A'))).toBe(model.resolve(ref('A')));
    expect(model.resolve(ref('None'))).toEqual({});
    expect(model.resolve({ type: 'string' })).toEqual({ type: 'string' });
    expect(model.resolve(undefined)).toEqual({});
    expect(model.resolve('text')).toEqual({});
  });

  it.each<[string, string, unknown]>([
    ['A', 'own', { type: 'string' }],
    ['A', 'none', undefined],
    ['A', 'ref', definitions.B],
    ['A', 'ref/second', { type: 'integer' }],
    ['B', 'own', { type: 'string' }],
    ['List', 'second', { type: 'integer' }],
    ['List', '/second/', { type: 'integer' }],
    ['List', '', definitions.List],
    ['List', 'none/deeper', undefined],
    ['Loop', 'none', undefined],
    ['Items', 'outer', { type: 'boolean' }],
    ['Items', 'inner', {}],
  ])('%s along "%s"', (name, path, expected) => {
    expect(model.schemaAlong(model.resolve(ref(name)), path)).toEqual(expected);
  });

  it('gives the properties of all parts, of one name the first', () => {
    expect(Object.entries(model.propertiesOf(ref('B')))).toEqual(
      expect.arrayContaining([
        ['own', { type: 'string' }],
        ['second', { type: 'integer' }],
      ]),
    );
    expect({ ...model.propertiesOf(undefined) }).toEqual({});
  });

  it('finds no property of no schema', () => {
    expect(model.schemaAlong(undefined, 'a')).toBeUndefined();
  });

  it.each([
    [20, true],
    [21, false],
  ])('looks %i schemas deep for a property: %s', (depth, isFound) => {
    let schema: JsonObject = { properties: { deep: {} } };
    for (let level = 0; level < depth; level += 1) schema = { allOf: [schema] };
    expect(model.property(schema, 'deep') !== undefined).toBe(isFound);
  });

  it.each([
    [20, true],
    [21, false],
  ])('looks %i arrays deep for a property: %s', (depth, isFound) => {
    let schema: JsonObject = { properties: { deep: {} } };
    for (let level = 0; level < depth; level += 1) schema = { items: schema };
    expect(model.property(schema, 'deep') !== undefined).toBe(isFound);
  });

  it.each<[string, JsonObject | undefined, boolean]>([
    ['no schema', undefined, true],
    ['an empty schema', {}, true],
    ['an object without properties', { type: 'object' }, true],
    ['a string', { type: 'string' }, false],
    ['an object with properties', { type: 'object', properties: {} }, false],
    ['items', { items: {} }, false],
    ['no parts', { allOf: [] }, true],
    ['a part that says something', { allOf: [{}, ref('A')] }, false],
    ['parts that say nothing', { allOf: [{}, { type: 'object' }, ref('Loop')] }, true],
    ['a part that is in another file', { allOf: [ref('A'), { $ref: 'other.json#/definitions/B' }] }, true],
    ['a part that is dynamic', { allOf: [ref('A'), { 'x-ms-dynamic-schema': {} }] }, true],
    ['a dynamic schema with properties', { properties: {}, 'x-ms-dynamic-schema': {} }, true],
    ['a reference to one with properties', ref('A'), false],
  ])('%s may hold anything: %s', (_, schema, isOpen) => {
    expect(model.isOpen(schema)).toBe(isOpen);
  });

  it.each<[string, object, unknown]>([
    [
      '200 before 201',
      { 200: { schema: { type: 'string' } }, 201: { schema: { type: 'integer' } } },
      { type: 'string' },
    ],
    ['201 without 200', { 201: { schema: { type: 'integer' } } }, { type: 'integer' }],
    ['201 when 200 has none', { 200: {}, 201: { schema: { type: 'integer' } } }, { type: 'integer' }],
    ['neither 202 nor default', { 202: { schema: {} }, default: { schema: {} } }, undefined],
    ['what a reference leads to', { 200: { schema: { $ref: '#/definitions/A' } } }, { type: 'object' }],
    ['the schema of a shared response', { 200: { $ref: '#/responses/R' } }, { type: 'object' }],
  ])('takes for success %s', (_, responses, schema) => {
    const own = createModel({
      definitions: { A: { type: 'object' } },
      responses: { R: { schema: { $ref: '#/definitions/A' } } },
      paths: { '/a': { get: { operationId: 'A', responses } } },
    });
    expect(own.successSchema(operationOf(own, 'A'))).toEqual(schema);
  });

  it('gives MIME types of the operation, else of the document, in lower case', () => {
    const own = createModel({
      produces: ['Application/JSON'],
      paths: {
        '/a': { get: { operationId: 'A', produces: ['TEXT/plain', 4] } },
        '/b': { get: { operationId: 'B', produces: [] } },
        '/c': { get: { operationId: 'C' } },
      },
    });
    const types = (id: string) => own.mimeTypes(operationOf(own, id), 'produces');
    expect([types('A'), types('B'), types('C')]).toEqual([['text/plain'], [], ['application/json']]);
    expect(own.mimeTypes(operationOf(own, 'A'), 'consumes')).toEqual([]);
  });

  describe('about an operation', () => {
    const paths = { '/a': { get: { operationId: 'A' } }, '/b': { get: { operationId: 'B' } } };

    it.each<[string, unknown, string | undefined, boolean, boolean]>([
      ['no script', { scriptOperations: ['A'] }, undefined, false, false],
      ['a script for one', { scriptOperations: ['A', 4] }, 'script', true, false],
      ['a script for all', {}, 'script', true, true],
    ])('with %s', (_, properties, script, isFirst, isSecond) => {
      const own = createModel({ paths }, properties, script);
      expect([own.isScripted(operationOf(own, 'A')), own.isScripted(operationOf(own, 'B'))]).toEqual([
        isFirst,
        isSecond,
      ]);
    });

    it('tells whether a policy applies to it', () => {
      const policyTemplateInstances = [
        { templateId: 'setheader', parameters: { 'x-ms-apimTemplate-operationName': ['A'] } },
        { templateId: 'RouteRequest', parameters: {} },
      ];
      const own = createModel({ paths }, { policyTemplateInstances });
      const has = (template: string, id: string) => own.hasPolicy(template, operationOf(own, id));
      expect([has('setheader', 'A'), has('setheader', 'B')]).toEqual([true, false]);
      expect([has('routerequest', 'A'), has('routerequest', 'B')]).toEqual([true, true]);
      expect(has('other', 'A')).toBe(false);
    });
  });
});
