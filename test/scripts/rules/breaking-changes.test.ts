import { describe, expect, it } from 'vitest';
import { type ConnectorFiles, sourceFile } from '../../../scripts/connector/connector-folder.ts';
import { ConnectorModel } from '../../../scripts/connector/connector-model.ts';
import { compareFacts } from '../../../scripts/connector/definition-changes.ts';
import { factsOf, readFacts } from '../../../scripts/connector/definition-facts.ts';
import type { JsonObject } from '../../../scripts/lib/json.ts';
import { breakingChangeRules } from '../../../scripts/rules/breaking-changes.ts';
import { buildExample, change, connectorProperties } from '../../../scripts/rules/example-connector.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';
import { readMeant } from '../../../scripts/validate/read-meant.ts';

const text = (more: JsonObject = {}): JsonObject => ({ type: 'string', ...more });

/** What is different when a POST with this body becomes one with that body; both over the same base. */
const bodies = (old: JsonObject, now: JsonObject): [JsonObject, JsonObject] => {
  const post = (schema: JsonObject, more: JsonObject = {}): JsonObject => ({
    paths: {
      '/items': {
        post: { operationId: 'CreateItem', parameters: [{ name: 'body', in: 'body', schema, ...more }] },
      },
    },
  });
  return [post(old), post(now)];
};
const fields = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...more });
const operation = (more: JsonObject): JsonObject => ({ paths: { '/items/{itemId}': { get: more } } });
const path = (encoding: string | undefined): JsonObject =>
  operation({
    parameters: [
      { name: 'itemId', in: 'path', type: 'string', ...(encoding !== undefined && { 'x-ms-url-encoding': encoding }) },
    ],
  });
const query = (more: JsonObject): JsonObject =>
  operation({ parameters: [{ name: 'q', in: 'query', type: 'string', ...more }] });
const list = (more: JsonObject): JsonObject => query({ type: 'array', items: { type: 'string' }, ...more });
const hook = (schema: JsonObject): JsonObject => ({
  paths: {
    '/items': {
      post: { operationId: 'OnItem', 'x-ms-trigger': 'single' },
      'x-ms-notification-content': { schema },
    },
  },
});

const answer = (schema: JsonObject, status = '200'): JsonObject => ({
  paths: { '/items': { post: { operationId: 'CreateItem', responses: { [status]: { description: 'D', schema } } } } },
});
const all = (...allOf: JsonObject[]): JsonObject => ({ allOf });

const body = '/paths/~1items/post/parameters/body';
const get = '/paths/~1items~1{itemId}/get';

const cases: [name: string, [old: JsonObject, now: JsonObject], expected: string[]][] = [
  [
    'a field of a body gone',
    bodies(fields({ a: text(), b: text() }), fields({ b: text() })),
    [`InputFieldDeleted ${body}/schema/properties/a`],
  ],
  [
    'a field of another type',
    bodies(fields({ a: text() }), fields({ a: { type: 'integer' } })),
    [`InputFieldTypeChanged ${body}/schema/properties/a`],
  ],
  [
    'a field that is required now',
    bodies(fields({ a: text() }), fields({ a: text() }, { required: ['a'] })),
    [`InputFieldNowRequired ${body}/schema/properties/a`],
  ],
  [
    'a new field that is required',
    bodies(fields({}), fields({ a: text() }, { required: ['a'] })),
    [`RequiredInputFieldAdded ${body}/schema/properties/a`],
  ],
  ['a new field that is not', bodies(fields({}), fields({ a: text() })), []],
  [
    'a required field in a new object that is not',
    bodies(fields({}), fields({ a: fields({ b: text() }, { required: ['b'] }) })),
    [],
  ],
  [
    'a required field in an object that was there',
    bodies(fields({ a: fields({}) }), fields({ a: fields({ b: text() }, { required: ['b'] }) })),
    [`RequiredInputFieldAdded ${body}/schema/properties/a/properties/b`],
  ],
  [
    'an object gone: said once, not for each of its fields',
    bodies(fields({ a: fields({ b: text() }) }), fields({})),
    [`InputFieldDeleted ${body}/schema/properties/a`],
  ],
  [
    'a field of the items of an array',
    bodies(
      fields({ a: { type: 'array', items: fields({ b: text() }) } }),
      fields({ a: { type: 'array', items: fields({ b: { type: 'boolean' } }) } }),
    ),
    [`InputFieldTypeChanged ${body}/schema/properties/a/items/properties/b`],
  ],
  [
    'an object that is an array now',
    bodies(fields({ a: text() }), { type: 'array', items: text() }),
    [`InputFieldTypeChanged ${body}`],
  ],
  [
    'a field that is hidden now',
    bodies(fields({ a: text() }), fields({ a: text({ 'x-ms-visibility': 'internal' }) })),
    [`InputFieldVisibilityChangedToInternal ${body}/schema/properties/a`],
  ],
  [
    'a list of values for a field',
    bodies(fields({ a: text() }), fields({ a: text({ enum: ['x'] }) })),
    [`InputFieldEnumAdded ${body}/schema/properties/a`],
  ],
  [
    'a value of a field gone',
    bodies(fields({ a: text({ enum: ['x', 'y'] }) }), fields({ a: text({ enum: ['x'] }) })),
    [`InputFieldEnumValuesRemoved ${body}/schema/properties/a`],
  ],
  [
    'another default of a field',
    bodies(fields({ a: text({ default: 'x' }) }), fields({ a: text({ default: 'y' }) })),
    [`InputFieldDefaultChanged ${body}/schema/properties/a`],
  ],
  [
    'another default',
    [query({ default: 'x' }), query({ default: 'y' })],
    [`InputFieldDefaultChanged ${get}/parameters/q`],
  ],
  ['no default any more', [query({ default: 'x' }), query({})], [`InputFieldDefaultChanged ${get}/parameters/q`]],
  ['a default where there was none', [query({}), query({ default: 'x' })], []],
  ['another encoding', [path('single'), path('double')], [`InputFieldEncodingChanged ${get}/parameters/itemId`]],
  [
    'no encoding where it was double',
    [path('double'), path(undefined)],
    [`InputFieldEncodingChanged ${get}/parameters/itemId`],
  ],
  ['the usual encoding, now said', [path(undefined), path('single')], []],
  [
    'another separator',
    [list({}), list({ collectionFormat: 'ssv' })],
    [`InputFieldEncodingChanged ${get}/parameters/q`],
  ],
  ['the usual separator, now said', [list({}), list({ collectionFormat: 'csv' })], []],
  [
    'other items of an array',
    [list({}), list({ items: { type: 'integer' } })],
    [`InputFieldTypeChanged ${get}/parameters/q/items`],
  ],
  [
    'no paging any more',
    [operation({ 'x-ms-pageable': { nextLinkName: 'n' } }), operation({})],
    [`PagingRemoved ${get}`],
  ],
  ['paging', [operation({}), operation({ 'x-ms-pageable': { nextLinkName: 'n' } })], []],
  ...['200', 'default'].map((status): (typeof cases)[number] => [
    `a field less where ${status} is what flows read`,
    [
      {
        paths: { '/items': { post: { operationId: 'A', responses: { default: { schema: fields({ a: text() }) } } } } },
      },
      { paths: { '/items': { post: { operationId: 'A', responses: { [status]: { schema: fields({}) } } } } } },
    ],
    [`OutputFieldDeleted /paths/~1items/post/responses/${status}/schema/properties/a`],
  ]),
  [
    'an input whose name is a figure',
    [
      operation({ parameters: ['1', '0'].map((name) => ({ name, in: 'query', type: 'string' })) }),
      operation({
        parameters: ['1', '0'].map((name, at) => ({ name, in: 'query', type: ['string', 'integer'][at] ?? '' })),
      }),
    ],
    [`InputFieldTypeChanged ${get}/parameters/1`],
  ],
  [
    'an input less whose name is a figure',
    [operation({ parameters: [{ name: '0', in: 'query', type: 'string' }] }), operation({ parameters: [] })],
    [`InputFieldDeleted ${get}/parameters`],
  ],
  [
    'a trigger that is an action now',
    [operation({ 'x-ms-trigger': 'batch' }), operation({})],
    [`TriggerChanged ${get}`],
  ],
  [
    'an action that is a trigger now',
    [operation({}), operation({ 'x-ms-trigger': 'batch' })],
    [`TriggerChanged ${get}`],
  ],
  [
    'a batch that is single now',
    [operation({ 'x-ms-trigger': 'batch' }), operation({ 'x-ms-trigger': 'single' })],
    [`TriggerChanged ${get}`],
  ],
  [
    'a field of what a webhook sends',
    [hook(fields({ a: text() })), hook(fields({ b: text() }))],
    ['OutputFieldDeleted /paths/~1items/x-ms-notification-content/schema/properties/a'],
  ],
  [
    'a field that is required beside allOf now',
    bodies(all(fields({ a: text() })), { ...all(fields({ a: text() })), required: ['a'] }),
    [`InputFieldNowRequired ${body}/schema/properties/a`],
  ],
  [
    'a field that another part of allOf requires now',
    bodies(all(fields({ a: text() })), all(fields({ a: text() }), fields({}, { required: ['a'] }))),
    [`InputFieldNowRequired ${body}/schema/properties/a`],
  ],
  [
    'the same in the items of an array',
    bodies(
      { type: 'array', items: all(fields({ a: text() })) },
      { type: 'array', items: all(fields({ a: text() }), { required: ['a'] }) },
    ),
    [`InputFieldNowRequired ${body}/schema/items/properties/a`],
  ],
  [
    'a field that another part of allOf narrows',
    bodies(
      all(fields({ a: text({ enum: ['x', 'y'] }) })),
      all(fields({ a: text({ enum: ['x', 'y'] }) }), fields({ a: { enum: ['x'] } })),
    ),
    [`InputFieldEnumValuesRemoved ${body}/schema/properties/a`],
  ],
  [
    'fields and requirements in other parts of allOf',
    bodies(
      fields({ a: text(), b: text() }, { required: ['a', 'b'] }),
      all(fields({ a: text() }, { required: ['b'] }), all({ required: ['a'] }, fields({ b: text() }))),
    ),
    [],
  ],
  ['an array in allOf', bodies({ type: 'array', items: text() }, all({ type: 'array', items: text() })), []],
  ['a list of values for a whole body', bodies(text(), text({ enum: ['x'] })), [`InputFieldEnumAdded ${body}`]],
  [
    'a value of the items of an array within an array gone',
    [
      list({ items: { type: 'array', items: text({ enum: ['x', 'y'] }) } }),
      list({ items: { type: 'array', items: text({ enum: ['x'] }) } }),
    ],
    [`InputFieldEnumValuesRemoved ${get}/parameters/q`],
  ],
  [
    'another type of the whole answer',
    [answer(text()), answer({ type: 'integer' })],
    ['OutputFieldTypeChanged /paths/~1items/post/responses/200/schema'],
  ],
  [
    'an object where the whole answer was a text',
    [answer(text(), '201'), answer(fields({ a: text() }), '201')],
    ['OutputFieldTypeChanged /paths/~1items/post/responses/201/schema'],
  ],
  ['the same answer by another part of allOf', [answer(text()), answer(all(text()))], []],
  ...['inputs', 'outputs'].flatMap((of): typeof cases => {
    const node = (of: string): JsonObject =>
      fields({ name: text(), kids: { type: 'array', items: { $ref: `#/definitions/${of}` } } }, { required: ['name'] });
    const versionOf = (schema: JsonObject): JsonObject => {
      const [version] = of === 'inputs' ? bodies(schema, schema) : [answer(schema)];
      return { ...version, definitions: { Node: node('Node') } };
    };
    const [once, twice] = [versionOf({ $ref: '#/definitions/Node' }), versionOf(node('Node'))];
    return [
      [`no other ${of} where a definition that holds itself is written out once`, [once, twice], []],
      [`no other ${of} where it is written out no more`, [twice, once], []],
    ];
  }),
  [
    'a field less of an answer with 201',
    [answer(fields({ a: text() }), '201'), answer(fields({}), '201')],
    ['OutputFieldDeleted /paths/~1items/post/responses/201/schema/properties/a'],
  ],
];

const modelsOf = ([old, now]: [JsonObject, JsonObject]): [ConnectorModel, ConnectorModel] => [
  new ConnectorModel(buildExample(change(old))),
  new ConnectorModel(buildExample(change(now))),
];

describe('compared with the last version', () => {
  it.each(cases)('%s', (_name, pair, expected) => {
    const [old, now] = modelsOf(pair).map((model) => factsOf(model, 'a version'));
    if (old === undefined || now === undefined) throw new Error('Two versions were built.');
    expect(compareFacts(old, now).map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual(expected);
    // A table of facts that is written down and read again tells the same.
    const table = readFacts(JSON.parse(JSON.stringify(old)));
    expect(compareFacts(table, now)).toEqual(compareFacts(old, now));
  });

  it('says that a body is required now', () => {
    const post = (required: boolean): JsonObject => ({
      paths: {
        '/items': { post: { operationId: 'A', parameters: [{ name: 'body', in: 'body', required, schema: text() }] } },
      },
    });
    const [old, now] = modelsOf([post(false), post(true)]).map((model) => factsOf(model, 'a version'));
    if (old === undefined || now === undefined) throw new Error('Two versions were built.');
    expect(compareFacts(old, now).map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual([
      `InputFieldNowRequired ${body}`,
    ]);
  });

  it('places a connection parameter that is gone where it stood in the properties', async () => {
    const sets = (...names: string[]): JsonObject => ({
      connectionParameters: null,
      connectionParameterSets: {
        uiDefinition: { displayName: 'Way', description: 'How to sign in.' },
        values: names.map((name) => ({ name, parameters: { [`${name}_key`]: { type: 'securestring' } } })),
      },
    });
    const [old, now] = [['a', 'b'], ['a']].map((names) => buildExample(connectorProperties(sets(...names))));
    if (old === undefined || now === undefined) throw new Error('Two versions were built.');
    const baseline = factsOf(new ConnectorModel(old), 'a version');
    const { findings } = await checkConnector(now, { rules: breakingChangeRules, baseline });
    const lines = now.properties?.text.split('\n') ?? [];
    expect(findings.map(({ rule, file, line, pointer }) => [rule, file, lines[line - 1]?.trim(), pointer])).toEqual([
      [
        'ConnectionParametersRemoved',
        now.properties?.path,
        '"values": [',
        '#/properties/connectionParameterSets/values/b/parameters/b_key',
      ],
    ]);
  });

  it('takes what a table does not tell for unknown', () => {
    const [old, now] = modelsOf(bodies(fields({}), fields({ a: text() }, { required: ['a'] }))).map((model) =>
      factsOf(model, 'a version'),
    );
    if (old === undefined || now === undefined) throw new Error('Two versions were built.');
    const { isDetailed: _, ...table } = old;
    expect(compareFacts(table, now)).toEqual([]);
  });
});

/** The clean connector with a second operation, after edits of what its files say. */
function edited(edit: (text: string) => string, editProperties = edit): ConnectorFiles {
  const { definition, properties, ...rest } = buildExample();
  const root = JSON.parse(definition.text);
  const parameters = [
    { name: 'body', in: 'body', schema: fields({ a: text(), b: { $ref: '#/definitions/Item' } }) },
    { name: 'q', in: 'query', type: 'array', items: text() },
  ];
  root.paths['/items'] = { post: { operationId: 'AddItem', 'x-ms-trigger': 'batch', parameters } };
  return {
    ...rest,
    definition: sourceFile(definition.path, edit(JSON.stringify(root))),
    properties: sourceFile('apiProperties.json', editProperties(properties?.text ?? '')),
  };
}

/** The breaking changes that a connector is told. */
async function breaks(old: ConnectorFiles, now: ConnectorFiles): Promise<string[]> {
  const baseline = factsOf(new ConnectorModel(readMeant(old).files), 'a version');
  const { findings } = await checkConnector(now, { rules: breakingChangeRules, baseline });
  return findings.map(({ rule, pointer }) => `${rule} ${pointer}`);
}

describe('a fault that another rule tells', () => {
  it.each<[name: string, from: string, to: string]>([
    ['nothing', '', ''],
    ['a verb in capitals', '"get"', '"GET"'],
    ['the id in other letters', '"operationId":"GetItem"', '"operationID":"GetItem"'],
    ['the parameters in capitals', '"parameters"', '"Parameters"'],
    ['a place in capitals', '"in":"query"', '"in":"Query"'],
    ['a type in capitals', '"type":"array"', '"type":"Array"'],
    ['the type of items in capitals', '"items":{"type":"string"}', '"items":{"type":"String"}'],
    ['the properties of a schema in capitals', '"properties"', '"Properties"'],
    ['a schema in capitals', '"schema"', '"Schema"'],
    ['a trigger in capitals', '"batch"', '"Batch"'],
    ['the host in capitals', '"host"', '"Host"'],
    ['the ways to sign in in capitals', '"securityDefinitions"', '"SecurityDefinitions"'],
    ['a way to sign in in small letters', '"apiKey"', '"apikey"'],
    ['the place of a key in capitals', '"in":"header"', '"in":"Header"'],
    ['the connection parameters in capitals', '"connectionParameters"', '"ConnectionParameters"'],
    ['broken properties', '"connectionParameters"', 'connectionParameters'],
    ['an id with a blank', '"GetItem"', '"Get Item"'],
    ['no id', '"operationId":"GetItem",', ''],
    ['an id that is used twice', '"GetItem"', '"AddItem"'],
    ['an answer that leads nowhere', '{"$ref":"#/definitions/Item"}', '{"$ref":"#/definitions/None"}'],
    ['a response that leads nowhere', '{"description":"The item."', '{"$ref":"#/responses/None"'],
    ['a body that leads nowhere', '"schema":{"type":"object"', '"schema":{"$ref":"#/definitions/None"'],
    ['a parameter that leads nowhere', '{"name":"q"', '{"$ref":"#/parameters/None"'],
    ['a parameter without a place', '"in":"query",', ''],
    ['a path that is a reference', '"/items":{', '"/items":{"$ref":"#/paths/none"},"x-items":{'],
  ])('%s: is no breaking change, nor is its mend', async (_, from, to) => {
    const [clean, faulty] = [edited((text) => text), edited((text) => text.replaceAll(from, to))];
    const texts = [clean, faulty].map(({ definition, properties }) => definition.text + properties?.text);
    expect(texts[0] === texts[1]).toBe(from === to);
    expect(await breaks(clean, faulty)).toEqual([]);
    expect(await breaks(faulty, clean)).toEqual([]);
  });

  it.each<[name: string, from: string, to: string]>([
    ['an id', '"operationId":"GetItem"', '"operationId":"GetItem","operationId":"Other"'],
    ['a path', '"/items":', '"/items/{itemId}":{"put":{"operationId":"Other"}},"/items":'],
  ])('%s that stands twice: what is not read is not gone', async (_, from, to) => {
    const [clean, faulty] = [edited((text) => text), edited((text) => text.replace(from, to))];
    expect(await breaks(clean, faulty)).toEqual([]);
  });

  it.each<[name: string, edit: (paths: JsonObject) => void]>([
    ['every one', (paths) => Object.keys(paths).forEach((path) => void delete paths[path])],
    ['one beside another without an id', (paths) => Object.assign(paths, { '/items': { post: {} } })],
    ['one beside a path that is not read', (paths) => Object.assign(paths, { '/other': { $ref: '#/paths/none' } })],
  ])('an operation that is gone is told: %s', async (_, edit) => {
    const now = edited((text) => {
      const root = JSON.parse(text);
      delete root.paths['/items/{itemId}'];
      edit(root.paths);
      return JSON.stringify(root);
    }, String);
    expect(await breaks(edited(String), now)).toContain(`OperationDeleted #${get}`);
  });

  it('an operation whose id differs only in what the platform removes is no other while both are there', async () => {
    const both = edited((text) => text.replace('"AddItem"', '"Get Item"'), String);
    const one = edited((text) => text.replace('"post"', '"x-post"'), String);
    expect(await breaks(both, one)).toEqual(['OperationDeleted #/paths/~1items/post']);
  });

  it('hides no operation in other letters', async () => {
    const hidden = edited((text) => text.replace('"x-ms-visibility":"important"', '"x-ms-visibility":"Internal"'));
    expect(
      await breaks(
        edited((text) => text),
        hidden,
      ),
    ).toEqual([`OperationHidden #${get}`]);
  });

  it('is no reason to tell nothing else', async () => {
    const faulty = edited((text) =>
      text.replace('"get"', '"GET"').replace('"name":{"type":"string"', '"name":{"type":"Integer"'),
    );
    expect(
      await breaks(
        edited((text) => text),
        faulty,
      ),
    ).toEqual([
      `OutputFieldTypeChanged #${get.replace('get', 'GET')}/responses/200/schema/properties/name`,
      `InputFieldTypeChanged #${body}/schema/properties/b/properties/name`,
    ]);
  });

  it('properties that are not there tell nothing of the connection', async () => {
    const { properties: _, ...alone } = edited((text) => text);
    expect(
      await breaks(
        edited((text) => text),
        alone,
      ),
    ).toEqual([]);
    expect(
      await breaks(
        alone,
        edited((text) => text),
      ),
    ).toEqual([]);
  });
});
