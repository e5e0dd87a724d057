import { describe, expect, it } from 'vitest';
import {
  armResourceShape,
  armTemplateShape,
  hasShape,
  workflowFileShape,
} from '../../../../scripts/package/check/shapes.ts';
import { sentencesOf } from './places.ts';

const remedy = 'Export it again, or correct it by hand';
const expression = "[parameters('any')]";

describe('the file of a cloud flow', () => {
  const say = (file: unknown) => sentencesOf((find) => hasShape(workflowFileShape, file, find));
  const withAction = (action: unknown) => ({ properties: { definition: { triggers: {}, actions: { A: action } } } });
  const call = { type: 'OpenApiConnection', inputs: { host: { operationId: 'GetA' } } };
  const apiCall = { host: { connection: { name: 'a' } }, method: 'get', path: '/a' };

  it.each<[string, unknown]>([
    ['a call', withAction(call)],
    ['a call with parameters', withAction({ ...call, inputs: { ...call.inputs, parameters: { a: 1 } } })],
    ['a call of Logic Apps', withAction({ type: 'ApiConnection', inputs: { ...apiCall, queries: {} } })],
    ['a step that nobody looks at, whatever it holds', withAction({ type: 'Http', inputs: 'x' })],
    ['a loop with an empty limit', withAction({ type: 'Until', limit: {} })],
    ['a loop whose limit a template puts there', withAction({ type: 'Until', limit: "[parameters('limit')]" })],
    [
      'groups of steps',
      withAction({ type: 'If', actions: { B: call }, else: { actions: {} }, default: {}, cases: { c: {} } }),
    ],
    [
      'connections',
      {
        properties: {
          connectionReferences: { a: { connection: {}, api: {} } },
          definition: { triggers: {}, actions: {} },
        },
      },
    ],
  ])('may hold %s', (_, file) => {
    expect(say(file)).toEqual([]);
  });

  const action = 'properties/definition/actions/A';
  it.each<[string, unknown, string]>([
    ['a list', [], ' | it must be object'],
    ['a loop without a limit', withAction({ type: 'Until' }), `${action} | it must have required property 'limit'`],
    ['no properties', {}, " | it must have required property 'properties'"],
    ['no definition', { properties: {} }, "properties | it must have required property 'definition'"],
    [
      'a connection that is a text',
      { properties: { connectionReferences: { a: 'x' }, definition: { triggers: {}, actions: {} } } },
      'properties/connectionReferences/a | it must be object',
    ],
    [
      'the connection of one that is a text',
      { properties: { connectionReferences: { a: { connection: 'x' } }, definition: { triggers: {}, actions: {} } } },
      'properties/connectionReferences/a/connection | it must be object',
    ],
    [
      'the api of one that is a text',
      { properties: { connectionReferences: { a: { api: 'x' } }, definition: { triggers: {}, actions: {} } } },
      'properties/connectionReferences/a/api | it must be object',
    ],
    ['an action that is a text', withAction('x'), `${action} | it must be object`],
    [
      'a loop without a limit, its type in small letters',
      withAction({ type: 'until' }),
      `${action} | it must have required property 'limit'`,
    ],
    ['an action without a type', withAction({}), `${action} | it must have required property 'type'`],
    ['a type that is a number', withAction({ type: 1 }), `${action}/type | it must be string`],
    ['runAfter as a list', withAction({ type: 'A', runAfter: [] }), `${action}/runAfter | it must be object`],
    [
      'a state as a text',
      withAction({ type: 'A', runAfter: { B: 'Failed' } }),
      `${action}/runAfter/B | it must be array`,
    ],
    [
      'a state as a number',
      withAction({ type: 'A', runAfter: { B: [1] } }),
      `${action}/runAfter/B/0 | it must be string`,
    ],
    [
      'a step below it as a text',
      withAction({ type: 'A', actions: { B: 'x' } }),
      `${action}/actions/B | it must be object`,
    ],
    ['else as a text', withAction({ type: 'A', else: 'x' }), `${action}/else | it must be object`],
    [
      'a step of else as a text',
      withAction({ type: 'A', else: { actions: { B: 1 } } }),
      `${action}/else/actions/B | it must be object`,
    ],
    ['a default as a text', withAction({ type: 'A', default: 'x' }), `${action}/default | it must be object`],
    ['a case as a text', withAction({ type: 'A', cases: { c: 'x' } }), `${action}/cases/c | it must be object`],
    [
      'a configuration as a text',
      withAction({ type: 'A', runtimeConfiguration: 'x' }),
      `${action}/runtimeConfiguration | it must be object`,
    ],
    ...['OpenApiConnection', 'OpenApiConnectionWebhook', 'OpenApiConnectionNotification', 'ApiConnection'].map(
      (type): [string, unknown, string] => [
        `${type} without inputs`,
        withAction({ type }),
        `${action} | it must have required property 'inputs'`,
      ],
    ),
    [
      'a call without a host',
      withAction({ ...call, inputs: {} }),
      `${action}/inputs | it must have required property 'host'`,
    ],
    [
      'a call of no operation',
      withAction({ ...call, inputs: { host: {} } }),
      `${action}/inputs/host | it must have required property 'operationId'`,
    ],
    [
      'an operation that is a number',
      withAction({ ...call, inputs: { host: { operationId: 1 } } }),
      `${action}/inputs/host/operationId | it must be string`,
    ],
    [
      'parameters as a list',
      withAction({ ...call, inputs: { ...call.inputs, parameters: [] } }),
      `${action}/inputs/parameters | it must be object`,
    ],
    ...(['host', 'method', 'path'] as const).map((name): [string, unknown, string] => [
      `a call of Logic Apps without ${name}`,
      withAction({ type: 'ApiConnection', inputs: { ...apiCall, [name]: undefined } }),
      `${action}/inputs | it must have required property '${name}'`,
    ]),
    [
      'a host without a connection',
      withAction({ type: 'ApiConnection', inputs: { ...apiCall, host: {} } }),
      `${action}/inputs/host | it must have required property 'connection'`,
    ],
    [
      'a connection without a name',
      withAction({ type: 'ApiConnection', inputs: { ...apiCall, host: { connection: {} } } }),
      `${action}/inputs/host/connection | it must have required property 'name'`,
    ],
    [
      'queries as a text',
      withAction({ type: 'ApiConnection', inputs: { ...apiCall, queries: 'x' } }),
      `${action}/inputs/queries | it must be object`,
    ],
    [
      'a variable less',
      withAction({ type: 'InitializeVariable', inputs: {} }),
      `${action}/inputs | it must have required property 'variables'`,
    ],
    [
      'a variable without a name',
      withAction({ type: 'InitializeVariable', inputs: { variables: [{}] } }),
      `${action}/inputs/variables/0 | it must have required property 'name'`,
    ],
    ...['SetVariable', 'IncrementVariable', 'AppendToArrayVariable', 'AppendToStringVariable'].map(
      (type): [string, unknown, string] => [
        `${type} without a name`,
        withAction({ type, inputs: {} }),
        `${action}/inputs | it must have required property 'name'`,
      ],
    ),
    ...['Query', 'Select'].map((type): [string, unknown, string] => [
      `${type} of nothing`,
      withAction({ type, inputs: {} }),
      `${action}/inputs | it must have required property 'from'`,
    ]),
  ])('says of %s', (_, file, sentence) => {
    expect(say(JSON.parse(JSON.stringify(file)))).toEqual([`${sentence} | ${remedy}`]);
  });
});

describe('an ARM template', () => {
  const say = (template: unknown) => sentencesOf((find) => hasShape(armTemplateShape, template, find));

  it.each<[string, unknown]>([
    ['resources by their names', { resources: { a: { type: 'A/b', properties: {} } } }],
    ['parameters', { parameters: { a: {} }, resources: [] }],
    ['resources that nobody looks at', { resources: [{ type: 'A/b' }] }],
  ])('may hold %s', (_, template) => {
    expect(say(template)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['a list', [], ' | it must be object'],
    ['no resources', {}, " | it must have required property 'resources'"],
    ['a parameter that is a text', { parameters: { a: 'x' }, resources: [] }, 'parameters/a | it must be object'],
    ['an output that is a text', { outputs: { a: 'x' }, resources: [] }, 'outputs/a | it must be object'],
    ['variables that are a text', { variables: 'x', resources: [] }, 'variables | it must be object'],
    ['a resource that is a text', { resources: ['x'] }, 'resources/0 | it must be object'],
    [
      'a resource without a type',
      { resources: [{ name: 'a' }] },
      "resources/0 | it must have required property 'type'",
    ],
    ['a resource by its name that is a text', { resources: { a: 'x' } }, 'resources/a | it must be object'],
    ...['type', 'name'].map((name): [string, unknown, string] => [
      `${name} as a number`,
      { resources: [{ type: 'A/b', [name]: 1 }] },
      `resources/0/${name} | it must be string`,
    ]),
  ])('is told %s', (_, template, sentence) => {
    expect(say(template)).toEqual([`${sentence} | ${remedy}`]);
  });
});

describe('a resource of an ARM template', () => {
  const say = (resource: unknown) => sentencesOf((find) => hasShape(armResourceShape, resource, find));
  const withResource = (type: string, properties?: unknown) => ({
    type,
    ...(properties !== undefined && { properties }),
  });
  const [connector, connection, workflow] = [
    'Microsoft.Web/customApis',
    'Microsoft.Web/connections',
    'Microsoft.Logic/workflows',
  ] as const;
  const flow = { triggers: {}, actions: {} };

  it.each<[string, unknown]>([
    ...[connector, connection, workflow].map((type): [string, unknown] => [
      `an expression for the properties of ${type}`,
      withResource(type, expression),
    ]),
    [
      'expressions for the parts of a connector',
      withResource(connector, { connectionParameters: expression, backendService: expression, swagger: expression }),
    ],
    ['a workflow with its triggers alone', withResource(workflow, { definition: { triggers: {} } })],
    ['a workflow with its actions alone', withResource(workflow, { definition: { actions: {} } })],
    ['an expression of several lines', withResource(connector, { swagger: '[union(\nvariables(1))]' })],
    [
      'expressions for the parts of a connection',
      withResource(connection, { api: expression, parameterValues: expression }),
    ],
    [
      'expressions for the parts of a workflow',
      withResource(workflow, { definition: expression, parameters: expression }),
    ],
    [
      'an expression for connections',
      withResource(workflow, { definition: flow, parameters: { $connections: expression } }),
    ],
    [
      'an expression for their value',
      withResource(workflow, { definition: flow, parameters: { $connections: { value: expression } } }),
    ],
    [
      'an expression for one',
      withResource(workflow, { definition: flow, parameters: { $connections: { value: { a: expression } } } }),
    ],
  ])('may hold %s', (_, resource) => {
    expect(say(resource)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ...['location', 'apiVersion'].map((name): [string, unknown, string] => [
      `${name} as a number`,
      { type: 'A/b', [name]: 1 },
      `${name}`,
    ]),
    ['properties as a text', { type: 'A/b', properties: 'x' }, 'properties'],
    ['properties as an escaped text', { type: 'A/b', properties: '[[x]' }, 'properties'],
    ['properties as an expression without an end', { type: 'A/b', properties: '[x' }, 'properties'],
    ['properties as an empty expression', { type: 'A/b', properties: '[]' }, 'properties'],
    ['properties as an expression with more in front', { type: 'A/b', properties: 'a[x]' }, 'properties'],
    ['properties as an expression with more behind', { type: 'A/b', properties: '[x]a' }, 'properties'],
    ['what it waits for as a number', { type: 'A/b', dependsOn: [1] }, 'dependsOn/0'],
    ['what it waits for as an expression', { type: 'A/b', dependsOn: expression }, 'dependsOn'],
    ['a loop without a number', { type: 'A/b', copy: { name: 'a' } }, 'copy'],
    ['what it waits for as a text', { type: 'A/b', dependsOn: 'x' }, 'dependsOn'],
    ...[connector, connection, workflow].map((type): [string, unknown, string] => [
      `${type} without properties`,
      withResource(type),
      '',
    ]),
    ...['connectionParameters', 'backendService', 'swagger'].map((name): [string, unknown, string] => [
      `${name} as a text`,
      withResource(connector, { [name]: 'x' }),
      `properties/${name}`,
    ]),
    ['a connection of nothing', withResource(connection, {}), 'properties'],
    ['a connection of an API without an id', withResource(connection, { api: {} }), 'properties/api'],
    ['an id that is a number', withResource(connection, { api: { id: 1 } }), 'properties/api/id'],
    [
      'values that are a text',
      withResource(connection, { api: { id: 'a' }, parameterValues: 'x' }),
      'properties/parameterValues',
    ],
    ['a workflow without a definition', withResource(workflow, {}), 'properties'],
    [
      'a step that is a text',
      withResource(workflow, { definition: { triggers: {}, actions: { A: 'x' } } }),
      'properties/definition/actions/A',
    ],
    [
      'parameters that are a text',
      withResource(workflow, { definition: flow, parameters: 'x' }),
      'properties/parameters',
    ],
    ...(['connectionId', 'id'] as const).map((name): [string, unknown, string] => [
      `${name} as a number`,
      withResource(workflow, { definition: flow, parameters: { $connections: { value: { a: { [name]: 1 } } } } }),
      `properties/parameters/$connections/value/a/${name}`,
    ]),
    [
      'connections that are a text',
      withResource(workflow, { definition: flow, parameters: { $connections: { value: { a: 'x' } } } }),
      'properties/parameters/$connections/value/a',
    ],
  ])('is told %s', (_, resource, place) => {
    expect(say(resource).map((sentence) => sentence.split(' | ')[0])).toEqual([place]);
  });
});
