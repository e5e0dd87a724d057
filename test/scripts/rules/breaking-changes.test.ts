import { describe, expect, it } from 'vitest';
import { ConnectorModel } from '../../../scripts/connector/connector-model.ts';
import { compareFacts } from '../../../scripts/connector/definition-changes.ts';
import { factsOf, readFacts } from '../../../scripts/connector/definition-facts.ts';
import type { JsonObject } from '../../../scripts/lib/json.ts';
import { breakingChangeRules } from '../../../scripts/rules/breaking-changes.ts';
import { buildExample, change, connectorProperties } from '../../../scripts/rules/example-connector.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';

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
    const facts = (files: typeof old) => factsOf(new ConnectorModel(files), 'a version');
    const { findings } = await checkConnector(now, {
      rules: breakingChangeRules,
      changes: compareFacts(facts(old), facts(now)),
    });
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
