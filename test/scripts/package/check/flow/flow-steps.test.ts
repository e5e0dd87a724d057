import { describe, expect, it } from 'vitest';
import { checkFlow } from '../../../../../scripts/package/check/flow/check-flow.ts';
import { findCloudFlowCall } from '../../../../../scripts/package/check/flow/find-calls.ts';
import type { Step, Steps } from '../../../../../scripts/package/flow.ts';
import { sentencesOf } from '../places.ts';

const item = { type: 'object', properties: { name: { type: 'string' } } };
const list = { type: 'array', items: { $ref: '#/definitions/Item' } };
const ok = (schema: object) => ({ responses: { 200: { description: 'ok', schema } } });
const definition = {
  paths: {
    '/items': {
      get: {
        operationId: 'ListItems',
        'x-ms-pageable': { nextLinkName: 'next' },
        parameters: [
          { name: 'q', in: 'query', required: true },
          { name: 'size', in: 'query', enum: [10, 20] },
        ],
        ...ok({ type: 'object', properties: { value: list } }),
      },
      post: {
        operationId: 'AddItem',
        parameters: [{ name: 'body', in: 'body', required: true, enum: ['whole'] }],
        ...ok(item),
      },
    },
    '/one': { get: { operationId: 'GetOne', ...ok({ ...item, format: 'binary' }) } },
    '/file': { get: { operationId: 'GetFile', ...ok({ type: 'file' }) } },
    '/twice': {
      get: {
        operationId: 'GetTwice',
        parameters: [
          { name: 'x', in: 'header', enum: ['1'] },
          { name: 'x', in: 'query' },
        ],
      },
    },
    '/new': { get: { operationId: 'OnNewItem', 'x-ms-trigger': 'batch', ...ok(list) } },
    '/hook': { post: { operationId: 'OnHook', 'x-ms-trigger': 'single' } },
  },
  definitions: { Item: item },
};

const call = (operationId: string, parameters: object = {}, more: Partial<Step> = {}): Step => ({
  type: 'OpenApiConnection',
  inputs: { host: { operationId }, parameters },
  ...more,
});
const behind = (...names: string[]) => ({ runAfter: Object.fromEntries(names.map((name) => [name, ['Succeeded']])) });
const compose = (inputs: unknown, ...names: string[]): Step => ({ type: 'Compose', inputs, ...behind(...names) });
const get = call('ListItems', { q: 'a' });
const value = "@body('Get')?['value']";
const each = (foreach: string, ...inner: unknown[]): Step => ({
  type: 'Foreach',
  foreach,
  actions: Object.fromEntries(inner.map((inputs, index) => [`Inner${index || ''}`, compose(inputs)])),
  ...behind('Get'),
});
const filter = (from: string, where: string): Step => ({ type: 'Query', inputs: { from, where }, ...behind('Get') });
const select = (from: string, what: unknown): Step => ({
  type: 'Select',
  inputs: { from, select: what },
  ...behind('Get'),
});
const declare = (name: string): Step => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name, type: 'array' }] },
});
const set = (type: string, name: unknown): Step => ({ type, inputs: { name, value: 1 }, ...behind('Declare') });
const manual: Steps = { manual: { type: 'Request', kind: 'Http' } };
const button = (schema?: object): Steps => ({
  manual: { type: 'Request', kind: 'Button', inputs: schema ? { schema } : {} },
});
const onNew = (more: Partial<Step> = {}): Steps => ({ New: call('OnNewItem', {}, more) });

const say = (actions: Steps, triggers = manual) =>
  sentencesOf((find) =>
    checkFlow({ triggers, actions }, [{ definition, findCall: findCloudFlowCall(definition, () => true) }], find),
  );
const noOutput = (step: string, token: string, name: string, known: string) =>
  `warning | ${step} | in ${token} there is no output ${name}; known there: ${known} | Correct the name`;

describe('a flow has no fault', () => {
  it.each<[string, Steps, Steps?]>([
    ['with nothing in it', {}],
    ['with null for inputs', { A: compose(null), B: compose([null, { a: null }]) }],
    ['in whatever order its steps are written', { B: compose("@outputs('A')", 'A'), A: compose(1) }],
    ['that names a step in other capitals', { Get: get, B: compose("@body('GET')?['VALUE']", 'Get') }],
    [
      'with a call of pages',
      { Get: call('ListItems', { q: 'a' }, { runtimeConfiguration: { paginationPolicy: {} } }) },
    ],
    ['with one of the choices', { Get: call('ListItems', { q: 'a', size: 20 }) }],
    ['with an expression for a choice', { Get: call('ListItems', { q: 'a', size: "@triggerBody()?['size']" }) }],
    ['with members of a body, and none of the body itself', { Add: call('AddItem', { 'body/name': 'x' }) }],
    ['whose answer is a file', { One: call('GetOne'), B: compose("@body('One')?['$content']", 'One') }],
    ['whose answer is of type file', { One: call('GetFile'), B: compose("@body('One')?['$content']", 'One') }],
    ['with a text that holds an expression for a choice', { Get: call('ListItems', { q: 'a', size: '1@{0}' }) }],
    ['with two parameters of one name', { Get: call('GetTwice', { x: '2' }) }],
    ['that names what it runs after in other capitals', { A: compose(1), B: compose("@outputs('A')", 'a') }],
    [
      'that names a step in a scope before the scope around it',
      {
        First: { type: 'Scope', actions: { In: compose(1) } },
        Middle: compose(1, 'First'),
        Last: { type: 'Scope', actions: { Use: compose("@outputs('In')") }, ...behind('Middle') },
      },
    ],
    ['that takes the items of a loop', { Get: get, Each: each(value, "@items('Each')?['name']", "@items('each')") }],
    [
      'that loops over a text, which tells nothing',
      { Get: get, Each: each(`@{${value.slice(1)}}`, "@items('Each')?['x']") },
    ],
    ['that loops over what is not known', { Get: get, Each: each('@createArray(1)', "@items('Each')?['x']") }],
    ['that filters items', { Get: get, Some: filter(value, "@equals(item()?['name'], 'a')") }],
    [
      'that reads what it filtered',
      { Get: get, Some: filter(value, '@true'), B: compose("@first(body('Some'))?['name']", 'Some') },
    ],
    [
      'that filters what is not known',
      { Get: get, Some: filter('@createArray(1)', "@item()?['x']"), B: compose("@body('Some')?['x']", 'Some') },
    ],
    [
      'that selects of items, and reads what nobody knows of it',
      { Get: get, Some: select(value, { a: "@item()?['name']" }), B: compose("@body('Some')[0]?['x']", 'Some') },
    ],
    ['that takes item() where nothing says what it is', { A: compose("@item()?['x']") }],
    [
      'whose loop ends by what its steps gave',
      { Loop: { type: 'Until', expression: "@equals(outputs('In'), 1)", actions: { In: compose(1) } } },
    ],
    [
      'with branches that name what ran before',
      {
        A: compose(1),
        If: {
          type: 'If',
          actions: { B: compose("@outputs('A')") },
          else: { actions: { C: compose("@outputs('A')") } },
          ...behind('A'),
        },
        Switch: {
          type: 'Switch',
          cases: { one: { case: 1, actions: { D: compose("@outputs('B')") } } },
          default: { actions: { E: compose("@outputs('C')") } },
          ...behind('If'),
        },
      },
    ],
    ...['SetVariable', 'AppendToArrayVariable', 'AppendToStringVariable', 'IncrementVariable'].map(
      (type): [string, Steps] => [`with ${type}`, { Declare: declare('Found'), Set: set(type, 'found') }],
    ),
    ['with a step of another type that has a name', { A: { type: 'Http', inputs: { name: 'x' } } }],
    ['that reads a variable', { Declare: declare('Found'), B: compose("@variables('found')", 'Declare') }],
    ['with a request of any kind', { B: compose("@triggerBody()?['x']") }],
    ['with a trigger by the clock', { B: compose("@triggerBody()?['x']") }, { Clock: { type: 'Recurrence' } }],
    [
      'with a trigger by the clock that has a schema and calls itself a button',
      { B: compose("@triggerBody()?['x']") },
      { Clock: { type: 'Recurrence', kind: 'Button', inputs: { schema: { properties: {} } } } },
    ],
    ['with a button without a schema', { B: compose("@triggerBody()?['x']") }, button()],
    [
      'with a button that asks for a text, and what every button says',
      {
        B: compose("@triggerBody()?['text']"),
        C: compose("@triggerBody()?['userEmail']"),
        D: compose("@triggerOutputs()?['headers']?['x-ms-user-name']"),
      },
      button({ type: 'object', properties: { text: { type: 'string' } } }),
    ],
    ['for each item of a trigger', { B: compose("@triggerBody()?['name']") }, onNew({ splitOn: '@triggerBody()' })],
    ['for all items of a trigger', { B: compose("@first(triggerBody())?['name']") }, onNew()],
    [
      'with a trigger that says nothing of its body',
      { B: compose("@triggerBody()?['x']") },
      { Hook: call('OnHook', {}, { splitOn: '@triggerBody()' }) },
    ],
    ['that names its trigger as a step', { B: compose("@outputs('new')?['body']") }, onNew()],
  ])('%s', (_, actions, triggers) => {
    expect(say(actions, triggers)).toEqual([]);
  });
});

describe('a flow is told', () => {
  it.each<[string, Steps, string[], Steps?]>([
    [
      'an action that is a trigger',
      { A: call('OnNewItem') },
      ["A | OnNewItem is a trigger | Take one of the connector's actions"],
    ],
    [
      'a trigger that is an action',
      {},
      ["A | GetOne is no trigger | Take one of the connector's triggers"],
      { A: call('GetOne') },
    ],
    [
      'pages of an operation that has none',
      { A: call('GetOne', {}, { runtimeConfiguration: { paginationPolicy: {} } }) },
      ['A | pagination is on, but GetOne has no pages | Remove paginationPolicy'],
    ],
    [
      'a parameter that there is not',
      { A: call('ListItems', { q: 'a', 'q/x': 'b' }) },
      ['A | ListItems has no parameter q/x | Take one of: q, size'],
    ],
    [
      'a parameter of an operation that takes none',
      { A: call('GetOne', { q: 'a' }) },
      ['A | GetOne has no parameter q | Remove it: there are none'],
    ],
    [
      'another value than the choices',
      { A: call('ListItems', { q: 'a', size: 30 }) },
      ['A | the parameter size is "30" | Take one of: 10, 20'],
    ],
    ['a required parameter less', { A: call('ListItems') }, ['A | the required parameter q is missing | Add it']],
    [
      'a step that runs after one that there is not',
      { A: compose(1, 'B', 'C'), C: compose(1) },
      ['A | it runs after B, which never runs before it | Correct runAfter'],
    ],
    [
      'two steps that wait for each other',
      { A: compose(1, 'B'), B: compose(1, 'A') },
      ['A | it runs after B, which never runs before it | Correct runAfter'],
    ],
    [
      'a step that names a later one',
      { A: compose("@outputs('B')"), B: compose(1, 'A') },
      ["warning | A | in @outputs('B') the step B does not run before this one | Correct runAfter or the name"],
    ],
    ...[
      ['written before it', { A: compose(1), B: compose("@outputs('A')") }],
      ['written behind it', { B: compose("@outputs('A')"), A: compose(1) }],
      [
        'in another branch',
        {
          If: {
            type: 'If',
            actions: { A: compose(1) },
            else: { actions: { A2: compose(1), B: compose("@outputs('A')", 'A2') } },
          },
        },
      ],
      ['that holds it', { A: { type: 'Scope', actions: { B: compose("@outputs('A')") } } }],
      ['of its own name around it', { A: { type: 'Scope', actions: { A: compose(1), B: compose("@outputs('A')") } } }],
    ].map(([which, actions]): [string, Steps, string[]] => [
      `a step beside the one that names it, ${which}`,
      actions as Steps,
      ["warning | B | in @outputs('A') the step A does not run before this one | Correct runAfter or the name"],
    ]),
    [
      'an output of the item of a loop',
      { Get: get, Each: each(value, "@items('Each')?['x']") },
      [noOutput('Inner', "@items('Each')?['x']", 'x', 'name')],
    ],
    [
      'a loop that is over',
      { Get: get, Each: each(value), B: compose("@items('Each')", 'Each') },
      ["warning | B | in @items('Each') there is no loop around this named Each here | Correct the name"],
    ],
    [
      'an output of an item to filter',
      { Get: get, Some: filter(value, "@item()?['x']") },
      [noOutput('Some', "@item()?['x']", 'x', 'name')],
    ],
    [
      'an output of what was filtered',
      { Get: get, Some: filter(value, '@true'), B: compose("@first(body('Some'))?['x']", 'Some') },
      [noOutput('B', "@first(body('Some'))?['x']", 'x', 'name')],
    ],
    [
      'an output of a step that filters',
      { Get: get, Some: filter(value, '@true'), B: compose("@outputs('Some')?['x']", 'Some') },
      [noOutput('B', "@outputs('Some')?['x']", 'x', 'body')],
    ],
    [
      'an output of an item to select',
      { Get: get, Some: select(value, { a: "@item()?['x']" }) },
      [noOutput('Some', "@item()?['x']", 'x', 'name')],
    ],
    [
      'what a filter is made from',
      { Get: get, Some: filter("@body('Get')?['values']", '@true') },
      [noOutput('Some', "@body('Get')?['values']", 'values', 'value')],
    ],
    [
      'what the condition of a loop names before its steps',
      { Loop: { type: 'Until', expression: "@equals(outputs('After'), 1)", actions: { In: compose(1) } } },
      ["warning | Loop | in @equals(outputs('After'), 1) there is no trigger or action After here | Correct the name"],
    ],
    ...['SetVariable', 'AppendToArrayVariable', 'AppendToStringVariable', 'IncrementVariable'].map(
      (type): [string, Steps, string[]] => [
        `${type} of a variable that there is not`,
        { Declare: declare('Found'), Set: set(type, 'lost') },
        ['Set | there is no variable lost | Initialize it before, or correct the name'],
      ],
    ),
    [
      'a variable in an expression',
      { B: compose("@variables('lost')") },
      ["warning | B | in @variables('lost') there is no variable lost | Correct the name"],
    ],
    [
      'an expression in a key',
      { B: compose({ "@variables('lost')": 1, "me@variables('x')": 1 }) },
      ["warning | B | in @variables('lost') there is no variable lost | Correct the name"],
    ],
    [
      'what is no expression',
      { B: compose('@variables(') },
      [
        'warning | B | "@variables(" is no expression: at character 12 there is "the end" instead of a name, a number or a text in single quotes | Correct it',
      ],
    ],
    [
      'an output of the items of a trigger',
      { B: compose("@triggerBody()?['x']") },
      [noOutput('B', "@triggerBody()?['x']", 'x', 'name')],
      onNew({ splitOn: '@triggerBody()' }),
    ],
    [
      'an item of a trigger that gives all at once',
      { B: compose("@triggerBody()?['name']") },
      [noOutput('B', "@triggerBody()?['name']", 'name', 'nothing')],
      onNew(),
    ],
    [
      'another output of a trigger than its body',
      { B: compose("@triggerOutputs()?['x']") },
      [noOutput('B', "@triggerOutputs()?['x']", 'x', 'statusCode, headers, body')],
      onNew({ splitOn: '@triggerBody()' }),
    ],
    [
      'what a button does not ask for',
      { B: compose("@triggerBody()?['x']"), C: compose("@triggerOutputs()?['x']") },
      [
        noOutput('B', "@triggerBody()?['x']", 'x', 'location, key-button-date, userEmail, userName, text'),
        noOutput('C', "@triggerOutputs()?['x']", 'x', 'body, headers, queries'),
      ],
      button({ type: 'object', properties: { text: { type: 'string' } } }),
    ],
    [
      'what a trigger says itself',
      {},
      ["warning | New | in @variables('lost') there is no variable lost | Correct the name"],
      onNew({ splitOn: "@variables('lost')" }),
    ],
  ])('%s', (_, actions, sentences, triggers) => {
    expect(say(actions, triggers)).toEqual(sentences);
  });
});
