import { describe, expect, it } from 'vitest';
import { show } from '../../../../../scripts/lib/json.ts';
import { checkFlow } from '../../../../../scripts/package/check/flow/check-flow.ts';
import { findCloudFlowCall } from '../../../../../scripts/package/check/flow/find-calls.ts';
import { type Step, type Steps, variableChanges } from '../../../../../scripts/package/flow.ts';
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
    '/made': {
      post: {
        operationId: 'Make',
        parameters: [
          { name: 'key', in: 'query', required: true, 'x-ms-visibility': 'internal', default: 'a' },
          { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Made' } },
        ],
        ...ok(item),
      },
    },
    '/either': {
      get: {
        operationId: 'GetEither',
        responses: { 200: { schema: item }, 201: { schema: { type: 'object', properties: { id: {} } } } },
      },
    },
    '/newest': {
      get: { operationId: 'OnNewest', 'x-ms-trigger': 'batch', ...ok({ type: 'object', properties: { value: list } }) },
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
    '/constructor': {
      get: { operationId: 'GetConstructor', parameters: [{ name: 'constructor', in: 'query', required: true }] },
    },
    '/new': { get: { operationId: 'OnNewItem', 'x-ms-trigger': 'batch', ...ok({ $ref: '#/definitions/Items' }) } },
    '/hook': { post: { operationId: 'OnHook', 'x-ms-trigger': 'single' } },
  },
  definitions: {
    Item: item,
    Items: list,
    Made: {
      type: 'object',
      required: ['name', 'place', 'made', 'hidden'],
      properties: {
        name: { type: 'string' },
        kind: { type: 'string', enum: ['a', 'b'] },
        place: { type: 'object', required: ['city'], properties: { city: { type: 'string' }, 'a/b': {} } },
        made: { type: 'string', default: 'now' },
        hidden: { type: 'string', 'x-ms-visibility': 'internal' },
        names: { type: 'array', items: { type: 'string' } },
        free: { type: 'object', properties: { a: {} }, additionalProperties: true },
        asked: { type: 'object', properties: { a: {} }, 'x-ms-dynamic-properties': {} },
        more: { $ref: '#/definitions/Made' },
      },
    },
  },
};

const call = (operationId: string, parameters: object = {}, more: Partial<Step> = {}): Step => ({
  type: 'OpenApiConnection',
  inputs: { host: { operationId }, parameters },
  ...more,
});
const behind = (...names: string[]) => ({ runAfter: Object.fromEntries(names.map((name) => [name, ['Succeeded']])) });
const made = (parameters: object): Steps => ({ Make: call('Make', parameters) });
const whole = { 'body/name': 'x', 'body/place/city': 'y' };
const found = "@variables('found')";
const failed = "@body('Get')?['error']?['message']";
const onceGet = (...statuses: string[]) => ({ runAfter: { Get: statuses } });
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
const daily = { frequency: 'Day', interval: 1 };
const manual: Steps = { manual: { type: 'Request', kind: 'Http' } };
const button = (schema?: object): Steps => ({
  manual: { type: 'Request', kind: 'Button', inputs: schema ? { schema } : {} },
});
const onNew = (more: Partial<Step> = {}): Steps => ({ New: call('OnNewItem', {}, more) });
const onNewest = (splitOn: string): Steps => ({ New: call('OnNewest', {}, { splitOn }) });

/** The same steps with their types in small letters, as many of Microsoft's samples write them. */
const inSmallLetters = (steps: Steps): Steps =>
  JSON.parse(JSON.stringify(steps), (key, value) =>
    key === 'type' && typeof value === 'string' ? value.toLowerCase() : value,
  );

const sayAsWritten = (actions: Steps, triggers: Steps) =>
  sentencesOf((find) =>
    checkFlow(
      { parameters: { 'size (X)': { type: 'String' } }, triggers, actions },
      [{ definition, findCall: findCloudFlowCall(definition, () => true) }],
      find,
    ),
  );

function say(actions: Steps, triggers = manual): string[] {
  const sentences = sayAsWritten(actions, triggers);
  expect(sayAsWritten(inSmallLetters(actions), inSmallLetters(triggers)), 'types in small letters').toEqual(sentences);
  return sentences;
}
const noOutput = (step: string, token: string, name: string, known: string) =>
  `warning | ${step} | in ${token} there is no output ${name}; known there: ${known} | Correct the name`;

const leaveOut = 'Leave it out: a trigger is worked out before any step has run';
const deep = `@${'f('.repeat(201)}1${')'.repeat(201)}`;

describe('a flow has no fault', () => {
  it.each<[string, Steps, Steps?]>([
    ['with nothing in it', {}],
    [
      'whose steps have names that every object knows',
      {
        constructor: { ...get, ...behind('toString') },
        toString: compose(1),
        B: compose("@body('constructor')?['value']", 'constructor'),
      },
    ],
    [
      'with item() in loops, and behind them',
      {
        Get: get,
        Loop: {
          ...each(value),
          actions: {
            Within: { ...each(value, "@item()?['name']"), runAfter: {} },
            Behind: compose("@item()?['name']"),
          },
        },
        B: compose(1, 'Loop'),
      },
    ],
    [
      'that runs after any status',
      {
        Get: get,
        B: compose(1),
        C: { ...compose(1), runAfter: { Get: ['Succeeded', 'FAILED', 'Skipped', 'TimedOut', '@null'] } },
      },
    ],
    ['with null for inputs', { A: compose(null), B: compose([null, { a: null }]) }],
    ['in whatever order its steps are written', { B: compose("@outputs('A')", 'A'), A: compose(1) }],
    ['that names a step in other capitals', { Get: get, B: compose("@body('GET')?['VALUE']", 'Get') }],
    [
      'with a call of pages',
      { Get: call('ListItems', { q: 'a' }, { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 100 } } }) },
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
    [
      'that names by what it works out',
      {
        A: compose(
          ['outputs', 'body', 'items', 'variables', 'actions', 'result', 'parameters', 'iterationIndexes'].map(
            (name) => `@${name}(triggerBody())`,
          ),
        ),
      },
    ],
    [
      'that counts the rounds of the loops around it',
      {
        Outer: {
          type: 'Until',
          expression: "@greater(iterationIndexes('outer'), 2)",
          actions: { Each: { ...each('@createArray(1)', "@iterationIndexes('Outer')"), runAfter: {} } },
        },
        Agent: { type: 'Agent', tools: { Tool: { actions: { A: compose("@iterationIndexes('Agent')") } } } },
      },
    ],
    ['with a step that repeats itself', { A: { type: 'Http', foreach: '@range(0, 2)', inputs: '@item()' } }],
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
          expression: '@true',
          actions: { B: compose("@outputs('A')") },
          else: { actions: { C: compose("@outputs('A')") } },
          ...behind('A'),
        },
        Switch: {
          type: 'Switch',
          expression: '@1',
          cases: { one: { case: 1, actions: { D: compose("@outputs('B')") } } },
          default: { actions: { E: compose("@outputs('C')") } },
          ...behind('If'),
        },
      },
    ],
    ['that gives a whole body', made({ body: { name: 1 } })],
    [
      'that gives the members of a body',
      made({ ...whole, 'body/kind': 'b', 'body/names': ['x'], 'body/names/0': 'x' }),
    ],
    ['that gives a part of a body whole', made({ 'body/name': 'x', 'body/place': '@triggerBody()' })],
    ['that gives members in other capitals', made({ 'body/Name': 'x', 'body/Place/City': 'y', 'body/place/a~1b': 1 })],
    [
      'that gives members of which nothing is known',
      made({ ...whole, 'body/free/x': 1, 'body/asked/x': 1, 'body/kind': '@{triggerBody()}' }),
    ],
    ...(
      [
        ['a step that failed', { B: { ...compose(failed), ...onceGet('Failed') } }],
        ['a step that may have failed', { B: { ...compose(failed), ...onceGet('Succeeded', 'TimedOut') } }],
        [
          'one before a step that was skipped',
          { B: compose(1, 'Get'), C: { ...compose(failed), runAfter: { B: ['Skipped'] } } },
        ],
        [
          'one before a step that ran after its failure',
          { B: { ...compose(1), ...onceGet('Failed') }, C: compose(failed, 'B') },
        ],
      ] as [string, Steps][]
    ).map(([which, actions]): [string, Steps] => [`that reads the error of ${which}`, { Get: get, ...actions }]),
    [
      'that reads the error of a step in a scope that failed',
      { Try: { type: 'Scope', actions: { Get: get } }, B: { ...compose(failed), runAfter: { Try: ['Failed'] } } },
    ],
    [
      'that reads the error of a step in a scope that catches it',
      {
        Try: { type: 'Scope', actions: { Get: get, C: { ...compose(1), ...onceGet('Failed') } } },
        B: compose(failed, 'Try'),
      },
    ],
    [
      'that tries again until there is no error',
      { Loop: { type: 'Until', expression: failed, actions: { Get: get } }, B: compose(failed, 'Loop') },
    ],
    [
      'that reads the error of a tool, in whose place an agent may take another',
      { Agent: { type: 'Agent', tools: { one: { actions: { Get: get } } } }, B: compose(failed, 'Agent') },
    ],
    [
      'with a variable whose name comes with the deployment of a template',
      { Declare: declare('@null'), Set: set('SetVariable', '@null'), B: compose("@variables('x')", 'Set') },
    ],
    ['with answers of two kinds', { One: call('GetEither'), B: compose("@body('One')?['id']", 'One') }],
    [
      'that names steps by other functions',
      {
        Get: get,
        Try: { type: 'Scope', actions: {}, ...behind('Get') },
        B: compose("@{actions('Get')}@{result('Try')}@{actionBody('Get')?['value']}", 'Try'),
      },
    ],
    ['that reads a parameter', { B: compose("@{parameters('Size (x)')}@{parameters('$connections')}") }],
    [
      'with a variable that is initialized beside its use',
      { A: compose("@variables('Found')"), Declare: declare('Found') },
    ],
    [
      'of an agent, which names what is in a tool',
      { Agent: { type: 'Agent', tools: { one: { actions: { Get: get, B: compose(value, 'Get') } } } } },
    ],
    ['whose notes begin as expressions do', { A: { ...compose(1), description: '@you(', metadata: { a: '@(' } } }],
    ['for each item of a member', { B: compose("@triggerBody()?['name']") }, onNewest("@triggerBody()?['value']")],
    [
      'whose trigger looks at one item',
      {},
      onNew({ splitOn: '@triggerBody()', conditions: [{ expression: "@triggerBody()?['name']" }] } as Partial<Step>),
    ],
    ...variableChanges.map((type): [string, Steps] => [
      `with ${type}`,
      { Declare: declare('Found'), Set: set(type, 'found') },
    ]),
    ...variableChanges
      .filter((type) => type !== 'SetVariable')
      .map((type): [string, Steps] => [
        `with ${type} by its own variable`,
        { Declare: declare('Found'), Set: { ...set(type, 'found'), inputs: { name: 'found', value: found } } },
      ]),
    [
      'with a variable that is set from another',
      {
        Declare: declare('Found'),
        Other: { ...declare('Other'), ...behind('Declare') },
        B: compose(found, 'Other'),
        Set: { ...set('SetVariable', 'Other'), inputs: { name: 'Other', value: found }, ...behind('B') },
      },
    ],
    [
      'whose loop ends by the result of what is in it',
      { Loop: { type: 'Until', expression: "@empty(result('Try'))", actions: { Try: { type: 'Scope' } } } },
    ],
    ...['@', '@@', '@@odata.type', ' @you'].map((text): [string, Steps] => [
      `with the text "${text}"`,
      { B: compose({ [text]: text }) },
    ]),
    ...[
      { runStatus: 'cancelled' },
      { runStatus: "@variables('x')" },
      { runStatus: 'Failed', runError: { message: 'x' } },
      { runStatus: 'Succeeded', runError: null },
    ].map((inputs): [string, Steps] => [
      `that ends with ${JSON.stringify(inputs)}`,
      { Declare: declare('x'), End: { type: 'Terminate', inputs, ...behind('Declare') } },
    ]),
    ...['@1', '@{1}', 'a@{1}'].map((expression): [string, Steps] => [
      `that switches over ${expression}`,
      { Switch: { type: 'Switch', expression, cases: {} } },
    ]),
    ['with a step of another type that has a name', { A: { type: 'Http', inputs: { name: 'x' } } }],
    ['that reads a variable', { Declare: declare('Found'), B: compose("@variables('found')", 'Declare') }],
    ['with a request of any kind', { B: compose("@triggerBody()?['x']") }],
    [
      'with a trigger by the clock',
      { B: compose("@triggerBody()?['x']") },
      { Clock: { type: 'Recurrence', recurrence: daily } },
    ],
    [
      'with a trigger by the clock that has a schema and calls itself a button',
      { B: compose("@triggerBody()?['x']") },
      { Clock: { type: 'Recurrence', recurrence: daily, kind: 'Button', inputs: { schema: { properties: {} } } } },
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
    [
      'whose steps tell of themselves when they have run',
      {
        A: { ...compose(1), trackedProperties: { status: "@outputs('A')['statusCode']" } } as Step,
        B: { type: 'HttpWebhook', inputs: { subscribe: {}, unsubscribe: { uri: "https://x/@{body('b')?['id']}" } } },
      },
    ],
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
      { A: call('GetOne', {}, { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 100 } } }) },
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
    [
      'a required parameter less, whatever it is called',
      { A: call('GetConstructor') },
      ['A | the required parameter constructor is missing | Add it'],
    ],
    ...[
      [
        'in two branches',
        {
          If: { type: 'If', expression: '@true', actions: { Say: compose(1) }, else: { actions: { Say: compose(2) } } },
        },
        'Say',
        'Say',
      ],
      [
        'in two cases',
        {
          Switch: {
            type: 'Switch',
            expression: '@1',
            cases: { a: { case: 1, actions: { Say: compose(1) } }, b: { case: 2, actions: { say: compose(2) } } },
          },
        },
        'say',
        'Say',
      ],
      [
        'in a scope and outside',
        {
          Say: declare('text'),
          Scope: { type: 'Scope', actions: { Say: compose("@variables('text')") }, ...behind('Say') },
        },
        'Say',
        'Say',
      ],
      ['beside it, in other capitals', { Say: compose(1), SAY: compose(2) }, 'SAY', 'Say'],
    ].map(([where, actions, name, before]): [string, Steps, string[]] => [
      `an action of the name of another, ${where}`,
      actions as Steps,
      [
        `${name} | another action has the name ${before} | Rename one of them, also where it is named: names are unique in the whole flow, in any capitals`,
      ],
    ]),
    [
      'a status that there is not',
      { Get: get, B: { ...compose(1), ...onceGet('Suceeded', 'Failed') } },
      ['B | the status after Get is Suceeded, which there is not | Take one of: Succeeded, Failed, Skipped, TimedOut'],
    ],
    [
      'a step without a status to run after',
      { Get: get, B: { ...compose(1), ...onceGet() } },
      ['B | it runs after Get with no status | Take any of: Succeeded, Failed, Skipped, TimedOut'],
    ],
    [
      'a key that begins as an expression does',
      { B: compose({ '@odata.type': 'x' }) },
      [
        'B | "@odata.type" is no expression: at character 7 there is "." instead of "(" | Correct it, or write "@@" where it is meant as a text',
      ],
    ],
    [
      'an item() where there is none',
      {
        A: compose("@item()?['x']"),
        B: { ...filter('@item()', "@item()?['x']"), runAfter: {} },
        Loop: { type: 'Until', expression: '@true', actions: { C: compose('@item()') } },
        Each: { ...each('@createArray(1)', '@item()'), runAfter: {} },
        D: compose('@item()', 'Each'),
      },
      [
        ['A', "@item()?['x']"],
        ['B', '@item()'],
        ['C', '@item()'],
        ['D', '@item()'],
      ].map(
        ([step, text]) =>
          `warning | ${step} | in ${text} there is no loop around item() | Put the step into a loop, or take the value from elsewhere`,
      ),
    ],
    [
      'a function that names nothing',
      { B: compose('@outputs()') },
      ['B | in @outputs() outputs() names nothing | Write a name between its brackets'],
    ],
    [
      'rounds of no loop around it',
      {
        Loop: { type: 'Until', expression: '@true', actions: {} },
        B: compose("@{iterationIndexes('Loop')}@{iterationIndexes('B')}", 'Loop'),
      },
      ['Loop', 'B'].map(
        (name) =>
          `B | in @{iterationIndexes('Loop')}@{iterationIndexes('B')} there is no loop around this named ${name} here | Correct the name`,
      ),
    ],
    [
      'what a trigger asks of steps',
      { A: declare('found') },
      [
        `Clock | in @equals(body('A'), variables('found')) the step A does not run before this one | ${leaveOut}`,
        `Clock | in @equals(body('A'), variables('found')) the variable found is used before A initializes it | ${leaveOut}`,
      ],
      {
        Clock: {
          type: 'Recurrence',
          recurrence: daily,
          conditions: [{ expression: "@equals(body('A'), variables('found'))" }],
        } as Step,
      },
    ],
    ...['If', 'Foreach', 'Switch'].map((type): [string, Steps, string[]] => [
      `${type} that reads a step inside of it`,
      { B: { type, expression: "@outputs('A')", foreach: "@outputs('A')", actions: { A: compose(1) } } },
      [
        "B | in @outputs('A') the step A does not run before this one | Put this into a step behind B: it begins before the steps inside of it",
      ],
    ]),
    [
      'a step in a branch that is no step of another one, however deep',
      {
        Switch: {
          type: 'Switch',
          expression: '@1',
          cases: { a: { case: 1, actions: { In: { type: 'Scope', actions: { A: compose(1) } } } } },
          default: { actions: { B: compose("@outputs('A')") } },
        },
      },
      [
        "B | in @outputs('A') the step A does not run before this one | Put this into a step behind Switch: the two are in different branches of it",
      ],
    ],
    [
      'steps of one branch that do not wait for each other',
      {
        If: {
          type: 'If',
          expression: '@true',
          actions: { In: { type: 'Scope', actions: { A: compose(1) } }, B: compose("@outputs('A')") },
        },
      },
      ["B | in @outputs('A') the step A does not run before this one | Correct runAfter or the name"],
    ],
    ...["@createArray(variables('FOUND'))", "@{variables('found')}x"].map((own): [string, Steps, string[]] => [
      `a variable that is set from itself, ${own}`,
      { Declare: declare('Found'), Set: { ...set('SetVariable', 'found'), inputs: { name: 'found', value: own } } },
      [
        'Set | it sets the variable found from itself | Put the value together in a Compose before, and set the variable to its outputs',
      ],
    ]),
    [
      'a variable that is initialized twice, in other capitals',
      { Declare: declare('Found'), Again: { ...declare('found'), ...behind('Declare') } },
      ['Again | the variable found is initialized by Declare already | Set it here instead, or give it another name'],
    ],
    [
      'a variable of a type that there is not',
      { Declare: { type: 'InitializeVariable', inputs: { variables: [{ name: 'a', type: 'text' }] } } },
      [
        'Declare | the type of the variable a is text, which there is not | Take one of: String, Integer, Float, Boolean, Array, Object',
      ],
    ],
    ...[
      ['that holds it', { Try: { type: 'Scope', actions: { B: compose("@result('Try')") } } }],
      ['that runs after it', { B: compose("@result('Try')"), Try: { type: 'Scope', ...behind('B') } }],
      ['beside it', { Try: { type: 'Scope' }, B: compose("@result('Try')") }],
    ].map(([which, actions]): [string, Steps, string[]] => [
      `the result of a scope ${which}`,
      actions as Steps,
      [
        `B | in @result('Try') the step Try does not run before this one | ${
          which === 'that holds it'
            ? 'Put this into a step behind Try: it ends after the steps inside of it'
            : 'Correct runAfter or the name'
        }`,
      ],
    ]),
    ...[
      [{ type: 'Foreach' }, ['foreach', 'actions']],
      [{ type: 'If', actions: {} }, ['expression']],
      [{ type: 'Switch', cases: {} }, ['expression']],
      [{ type: 'Until', limit: {}, actions: {} }, ['expression']],
      [{ type: 'Terminate' }, ['runStatus']],
      [{ type: 'Terminate', inputs: {} }, ['runStatus']],
      [
        { type: 'Switch', expression: '@1', cases: { a: { actions: {} } as never } },
        ['the value "case" of the case a'],
      ],
    ].map(([step, missing]): [string, Steps, string[]] => [
      `what is missing in ${JSON.stringify(step)}`,
      { A: step as Step },
      (missing as string[]).map((one) => `warning | A | ${one} is missing | Add it`),
    ]),
    [
      'two cases of one value',
      {
        A: {
          type: 'Switch',
          expression: '@1',
          cases: Object.fromEntries(
            [1, '1', 1, '@null', '@null'].map((value, index) => [`c${index}`, { case: value, actions: {} }]),
          ),
        },
      },
      ['warning | A | the cases c0 and c2 have the same value 1 | Give each a value of its own'],
    ],
    [
      'an end of a run that there is not',
      { End: { type: 'Terminate', inputs: { runStatus: 'Done' } } },
      ['End | runStatus is Done, which there is not | Take one of: Succeeded, Failed, Cancelled'],
    ],
    [
      'an error of a run that ends well',
      { End: { type: 'Terminate', inputs: { runStatus: 'succeeded', runError: { code: '1' } } } },
      ['End | it has a runError, and its runStatus is succeeded | Remove runError, or write Failed'],
    ],
    ...['abc', 1, true, null, ['@1']].map((expression): [string, Steps, string[]] => [
      `a Switch over ${JSON.stringify(expression)}`,
      { Switch: { type: 'Switch', expression, cases: {} } },
      [
        `Switch | it switches on "${show(expression)}", which is no expression | Write an expression, such as @triggerBody()`,
      ],
    ]),
    [
      'what an item() of a loop lacks',
      { Get: get, Loop: each(value, "@item()?['x']") },
      [noOutput('Inner', "@item()?['x']", 'x', 'name')],
    ],
    [
      'what a row of a table lacks',
      {
        Get: get,
        Rows: {
          type: 'Table',
          inputs: { from: value, format: 'CSV', columns: [{ header: 'a', value: "@item()?['x']" }] },
          ...behind('Get'),
        },
      },
      [noOutput('Rows', "@item()?['x']", 'x', 'name')],
    ],
    [
      'what an item lacks that is split off by trigger()',
      { A: compose("@triggerBody()?['x']") },
      [noOutput('A', "@triggerBody()?['x']", 'x', 'name')],
      onNewest('@trigger().outputs.body.value'),
    ],
    ['a required parameter less', { A: call('ListItems') }, ['A | the required parameter q is missing | Add it']],
    [
      'a member of a body that there is not',
      made({ ...whole, 'body/nope': 1, 'body/place/x': 1, 'body/name/x': 1 }),
      [
        'Make | there is no parameter body/nope | Take one of: body/name, body/kind, body/place, body/made, body/hidden, body/names, body/free, body/asked, body/more',
        'Make | there is no parameter body/place/x | Take one of: body/place/city, body/place/a~1b',
        'Make | there is no parameter body/name/x | Remove it: body/name has no members',
      ],
    ],
    [
      'required members of a body less',
      made({ 'body/kind': 'a' }),
      [
        'Make | the required parameter body/name is missing | Add it',
        'Make | the required parameter body/place/city is missing | Add it',
      ],
    ],
    [
      'another value of a member than the choices',
      made({ ...whole, 'body/kind': 'c' }),
      ['warning | Make | the parameter body/kind is "c" | Take one of: a, b'],
    ],
    [
      'what the body of a call lacks that cannot have failed',
      {
        Get: get,
        Try: { type: 'Scope', actions: { In: get, More: compose(1, 'In') }, ...behind('Get') },
        B: { ...compose(1), runAfter: { Try: ['Failed', 'TimedOut'] } },
        C: compose("@body('Get')?['x']", 'B'),
        D: compose("@body('In')?['x']", 'Try'),
      },
      [noOutput('C', "@body('Get')?['x']", 'x', 'value'), noOutput('D', "@body('In')?['x']", 'x', 'value')],
    ],
    [
      'what the body of a call lacks where a Switch has found its success',
      {
        Get: get,
        Look: {
          type: 'Switch',
          expression: "@coalesce(outputs('Get')?['statusCode'], 0)",
          cases: {
            Listed: { case: 200, actions: { B: compose("@body('Get')?['x']") } },
            Gone: { case: 404, actions: { C: compose(failed) } },
          },
          default: { actions: { D: compose(failed) } },
          ...onceGet('Succeeded', 'Failed'),
        },
      },
      [noOutput('B', "@body('Get')?['x']", 'x', 'value')],
    ],
    [
      'a parameter of the flow that there is not',
      { B: compose("@parameters('lost')") },
      ["warning | B | in @parameters('lost') there is no parameter lost | Correct the name"],
    ],
    [
      'a parameter of the platform that there is not',
      { B: { type: 'Compose', inputs: "@parameters('$authenticaton')" } },
      ["warning | B | in @parameters('$authenticaton') there is no parameter $authenticaton | Correct the name"],
    ],
    ...['actions', 'result', 'actionBody', 'actionOutputs'].map((name): [string, Steps, string[]] => [
      `a step that there is not by ${name}`,
      { B: compose(`@${name}('Lost')`) },
      [`B | in @${name}('Lost') there is no trigger or action Lost here | Correct the name`],
    ]),
    [
      'a variable that is initialized in another step',
      { If: { type: 'If', expression: '@true', actions: { Declare: declare('Found') } } },
      [
        'Declare | the variable Found is initialized inside of another step | Initialize it at the top level of the flow, before that step',
      ],
    ],
    [
      'a variable that is used before it is initialized',
      {
        Loop: { type: 'Scope', actions: { Set: { type: 'SetVariable', inputs: { name: 'found' } } } },
        B: compose("@variables('found')", 'Loop'),
        Declare: { ...declare('Found'), ...behind('B') },
      },
      [
        'Set | the variable Found is used before Declare initializes it | Correct runAfter',
        "B | in @variables('found') the variable Found is used before Declare initializes it | Correct runAfter",
      ],
    ],
    [
      'a trigger that splits what there is not',
      { B: compose("@triggerBody()?['x']") },
      [noOutput('New', "@triggerBody()?['values']", 'values', 'value')],
      onNewest("@triggerBody()?['values']"),
    ],
    [
      'what one item of a member lacks',
      { B: compose("@triggerBody()?['x']") },
      [noOutput('B', "@triggerBody()?['x']", 'x', 'name')],
      onNewest("@triggerBody()?['value']"),
    ],
    [
      'a loop over what is no list',
      { Get: get, Each: each("@body('Get')") },
      ["warning | Each | @body('Get') is an object, and a list is needed | Take the list in it: value"],
    ],
    [
      'a list of a text',
      { Get: get, Few: filter("@first(body('Get')?['value'])?['name']", '@equals(1, 1)') },
      ["warning | Few | @first(body('Get')?['value'])?['name'] is a text, and a list is needed | Take a list"],
    ],
    [
      'a step that runs after one that there is not',
      { A: compose(1, 'B', 'C'), C: compose(1) },
      ['A | it runs after B, which is not there | Correct the name, or take it out of runAfter'],
    ],
    [
      'two steps that wait for each other',
      { A: compose(1, 'B'), B: compose(1, 'A') },
      ['A | it runs after B, which waits for it | Correct runAfter of one of them, or of a step between them'],
    ],
    [
      'a step that runs after the trigger',
      { A: compose(1, 'manual') },
      ['A | it runs after manual, which is a trigger | Take it out of runAfter: a trigger comes before all steps'],
    ],
    [
      'a step that runs after itself',
      { A: compose(1, 'A') },
      ['A | it runs after A, which is itself | Take it out of runAfter'],
    ],
    [
      'a step that runs after one inside of another',
      { S: { type: 'Scope', actions: { In: compose(1) } }, A: compose(1, 'S', 'In') },
      ['A | it runs after In, which is inside of S | Name S instead'],
    ],
    [
      'a step that runs after one outside of its scope',
      { Out: compose(1), S: { type: 'Scope', actions: { A: compose(1, 'Out') } } },
      [
        'A | it runs after Out, which does not stand beside it | Take it out of runAfter: only steps of the same branch may stand there',
      ],
    ],
    [
      'a step that names a later one',
      { A: compose("@outputs('B')"), B: compose(1, 'A') },
      ["A | in @outputs('B') the step B does not run before this one | Correct runAfter or the name"],
    ],
    ...[
      ['written before it', { A: compose(1), B: compose("@outputs('A')") }],
      ['written behind it', { B: compose("@outputs('A')"), A: compose(1) }],
      [
        'in another branch',
        {
          If: {
            type: 'If',
            expression: '@true',
            actions: { A: compose(1) },
            else: { actions: { A2: compose(1), B: compose("@outputs('A')", 'A2') } },
          },
        },
        'Put this into a step behind If: the two are in different branches of it',
      ],
      [
        'that holds it',
        { A: { type: 'Scope', actions: { B: compose("@outputs('A')") } } },
        'Put this into a step behind A: it ends after the steps inside of it',
      ],
    ].map(([which, actions, remedy = 'Correct runAfter or the name']): [string, Steps, string[]] => [
      `a step beside the one that names it, ${which}`,
      actions as Steps,
      [`B | in @outputs('A') the step A does not run before this one | ${remedy}`],
    ]),
    [
      'an output of the item of a loop',
      { Get: get, Each: each(value, "@items('Each')?['x']") },
      [noOutput('Inner', "@items('Each')?['x']", 'x', 'name')],
    ],
    [
      'a loop that is over',
      { Get: get, Each: each(value), B: compose("@items('Each')", 'Each') },
      ["B | in @items('Each') there is no loop around this named Each here | Correct the name"],
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
      ["Loop | in @equals(outputs('After'), 1) there is no trigger or action After here | Correct the name"],
    ],
    ...variableChanges.map((type): [string, Steps, string[]] => [
      `${type} of a variable that there is not`,
      { Declare: declare('Found'), Set: set(type, 'lost') },
      ['Set | there is no variable lost | Initialize it before, or correct the name'],
    ]),
    [
      'a variable in an expression',
      { B: compose("@variables('lost')") },
      ["B | in @variables('lost') there is no variable lost | Correct the name"],
    ],
    [
      'an expression in a key',
      { B: compose({ "@variables('lost')": 1, "me@variables('x')": 1 }) },
      ["B | in @variables('lost') there is no variable lost | Correct the name"],
    ],
    [
      'an expression that nests deeper than it is read',
      { B: compose(deep) },
      [
        `warning | B | "${deep}" is not checked: it nests deeper than 200 levels | Put a part of it into a Compose before`,
      ],
    ],
    [
      'a step that reads itself before it has run',
      { A: { type: 'HttpWebhook', inputs: { subscribe: { uri: "@body('A')" }, unsubscribe: {} } } },
      [
        "A | in @body('A') the step A does not run before this one | Put this into a step behind A: a step cannot name itself",
      ],
    ],
    [
      'what is no expression',
      { B: compose('@variables(') },
      [
        'B | "@variables(" is no expression: at character 12 there is the end instead of a name, a number or a text in single quotes | Correct it, or write "@@" where it is meant as a text',
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
      [
        "warning | B | in @triggerBody()?['name'] name is asked of a list, which has no members | Ask an item of it instead: in a loop, or with first() or [0]",
      ],
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
      ["New | in @variables('lost') there is no variable lost | Correct the name"],
      onNew({ splitOn: "@variables('lost')" }),
    ],
  ])('%s', (_, actions, sentences, triggers) => {
    expect(say(actions, triggers)).toEqual(sentences);
  });
});
