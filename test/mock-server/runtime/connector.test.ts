import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeConnector } from '../../../mock-server/runtime/connector.ts';
import { readConnectorFolder } from '../../../mock-server/runtime/connector-folder.ts';
import { removeFolders, writeConnector, writeFolder } from './any-connector.ts';

afterAll(removeFolders);

const operationsOf = (paths: unknown, more = {}) => describeConnector({ paths, ...more }, {}).operations;

describe('a connector', () => {
  it.each<[string, unknown, unknown]>([
    ['nothing', undefined, undefined],
    [
      'members of wrong types',
      { info: 1, paths: [], schemes: 'http', host: 4, securityDefinitions: 'x' },
      { policyTemplateInstances: {}, scriptOperations: 'x', connectionParameters: 1, connectionParameterSets: 2 },
    ],
  ])('of %s is empty', (_, definition, properties) => {
    expect(describeConnector(definition, properties)).toEqual({
      title: '',
      name: 'connector',
      serviceUrl: 'https://host.invalid',
      operations: [],
      policies: [],
      scriptOperations: [],
      scriptFile: undefined,
      authentication: [],
      connectionParameters: {},
      parameterSets: {},
    });
  });

  it.each([
    ['Any Shop (v2)', 'anyshopv2'],
    ['CQC', 'cqc'],
    ['日本', 'connector'],
    ['Café-1', 'caf1'],
  ])('with the title %s is called %s', (title, name) => {
    expect(describeConnector({ info: { title } }, {})).toMatchObject({ title, name });
  });

  it.each<[object, string]>([
    [{ host: 'a.example' }, 'https://a.example'],
    [{ host: 'a.example', basePath: '/v1' }, 'https://a.example/v1'],
    [{ host: 'a.example', basePath: '/' }, 'https://a.example'],
    [{ host: 'a.example', basePath: '/v1//' }, 'https://a.example/v1'],
    [{ host: '', basePath: '/v1' }, 'https://host.invalid/v1'],
    [{ host: ' a.example ', basePath: ' v1' }, 'https://a.example/v1'],
    [{ host: 'a.example', schemes: ['http'] }, 'http://a.example'],
    [{ host: 'a.example', schemes: ['http', 'https'] }, 'https://a.example'],
    [{ host: 'a.example', schemes: ['https'] }, 'https://a.example'],
    [{ host: 'a.example', schemes: ['wss'] }, 'https://a.example'],
    [{ host: 'a.example', schemes: [] }, 'https://a.example'],
    [{ host: '@environmentVariables("a_b")', basePath: '/v1' }, 'https://environment-variable.invalid/v1'],
    [{ host: 'a.example', basePath: '/@environmentVariables("a_b")' }, 'https://a.example'],
    [{ host: 'a.example', basePath: '@environmentVariables("a_b")' }, 'https://a.example'],
  ])('of %j is at %s', (definition, serviceUrl) => {
    expect(describeConnector(definition, {}).serviceUrl).toBe(serviceUrl);
  });

  it('keeps security schemes in their order, texts alone', () => {
    const securityDefinitions = { a: { type: 'apiKey', in: 'header', name: 'X-Key' }, b: { type: 4 }, c: 'x' };
    expect(describeConnector({ securityDefinitions }, {}).authentication).toEqual([
      { type: 'apiKey', in: 'header', name: 'X-Key' },
      { type: undefined, in: undefined, name: undefined },
      { type: undefined, in: undefined, name: undefined },
    ]);
  });

  it('keeps policies that are objects, titled by their template where they have no title', () => {
    const policyTemplateInstances = [
      { templateId: 'setheader', title: 'Set it', parameters: { a: 1 } },
      'broken',
      { templateId: 'routerequest' },
      null,
    ];
    expect(describeConnector({}, { policyTemplateInstances }).policies).toEqual([
      { templateId: 'setheader', title: 'Set it', parameters: { a: 1 } },
      { templateId: 'routerequest', title: 'routerequest', parameters: {} },
    ]);
  });

  it.each<[unknown, boolean]>([
    [undefined, true],
    ['true', true],
    ['false', false],
    ['False', false],
    [false, false],
    [true, true],
    ['', true],
  ])('a connection parameter with required %j is required: %s', (required, isRequired) => {
    const parameter = { type: 'string', uiDefinition: { constraints: { required } } };
    expect(describeConnector({}, { connectionParameters: { it: parameter } }).connectionParameters).toEqual({
      it: { type: 'string', isRequired },
    });
  });

  it('has its parameter sets by their names', () => {
    const values = [{ name: 'one', parameters: { key: { type: 'securestring' } } }, { name: 'two' }];
    expect(describeConnector({}, { connectionParameterSets: { values } }).parameterSets).toEqual({
      one: { key: { type: 'securestring', isRequired: true } },
      two: {},
    });
  });

  it('has the script and the operations that run through it', () => {
    const { scriptFile, scriptOperations } = describeConnector({}, { scriptOperations: ['A', 4] }, 'x/script.csx');
    expect([scriptFile, scriptOperations]).toEqual(['x/script.csx', ['A']]);
  });
});

describe('an operation', () => {
  it('has its id, or its verb and path without one, and its verb in capitals', () => {
    const operations = operationsOf({ '/a': { get: { operationId: 'A' }, post: {}, put: [], parameters: [] } });
    expect(operations.map(({ operationId, method }) => [operationId, method])).toEqual([
      ['A', 'GET'],
      ['post /a', 'POST'],
    ]);
  });

  it.each<[string, string, [string, string][]]>([
    ['/a', '/a', []],
    ['a/b', '/a/b', []],
    [
      '/a?x=1&y=2',
      '/a',
      [
        ['x', '1'],
        ['y', '2'],
      ],
    ],
    ['/a?x={x}&y=2', '/a', [['y', '2']]],
    ['/a?x={several}&y={}', '/a', []],
    ['/a?x={x', '/a', [['x', '{x']]],
    ['/a#part', '/a', []],
    ['/a?x=1#part', '/a', [['x', '1']]],
    ['', '/', []],
  ])('of "%s" has the path %s and asks for %j', (written, path, pathQuery) => {
    expect(operationsOf({ [written]: { get: {} } })).toMatchObject([{ path, pathQuery }]);
  });

  it('has the inputs of its path, unless it has its own of the same name and place, and what references lead to', () => {
    const [operation] = operationsOf(
      {
        '/a': {
          parameters: [
            { name: 'x', in: 'query', type: 'string' },
            { name: 'y', in: 'query' },
          ],
          get: {
            parameters: [
              { name: 'x', in: 'query', type: 'integer', format: 'int32', required: true, default: 5, enum: [5, 6] },
              { name: 'x', in: 'header', required: 'yes' },
              { $ref: '#/parameters/z' },
            ],
          },
        },
      },
      { parameters: { z: { name: 'z', in: 'body', enum: 'none' } } },
    );
    const none = { type: undefined, format: undefined, isRequired: false, mayBeEmpty: false, choices: undefined };
    const x = {
      name: 'x',
      in: 'query',
      type: 'integer',
      format: 'int32',
      isRequired: true,
      choices: [5, 6],
      default: 5,
    };
    expect(operation?.inputs).toEqual([
      { ...none, ...x },
      { ...none, name: 'y', in: 'query' },
      { ...none, name: 'x', in: 'header' },
      { ...none, name: 'z', in: 'body' },
    ]);
  });
});

it.each(['a.example:x', 'https://a.example', 'a.example/v1', 'a b', 'u@a.example'])(
  'a folder whose host is %s is refused',
  (host) => {
    expect(() => readConnectorFolder(writeConnector({ host, paths: { '/a': { get: {} } } }))).toThrow(
      `apiDefinition.swagger.json: the host is ${host}. Give a name, with or without a port, such as api.example.com.`,
    );
  },
);

it('a folder whose host is an environment variable is read', () => {
  const folder = writeConnector({ host: '@environmentVariables("cr1f3_host")', paths: { '/a': { get: {} } } });
  expect(readConnectorFolder(folder).serviceUrl).toBe('https://environment-variable.invalid');
});

it.each([{}, { paths: {} }, { paths: { '/a': {} } }])('a folder whose definition is %j is refused', (definition) => {
  expect(() => readConnectorFolder(writeConnector(definition))).toThrow('describes no operation');
});

it('a folder whose definition is of another version is refused', () => {
  const paths = { '/a': { get: {} } };
  expect(() => readConnectorFolder(writeConnector({ swagger: undefined, openapi: '3.0.1', paths }))).toThrow(
    'apiDefinition.swagger.json: is written in version 3.0.1. It needs Swagger 2.0.',
  );
});

it('a folder is read as its settings call its files, and else by the name that Microsoft looks for first', () => {
  const paths = { '/a': { get: { operationId: 'A' } } };
  const folder = writeConnector({ info: { title: 'Second' }, host: 'a.example', paths });
  writeFileSync(join(folder, '1-apiDefinition.swagger.json'), JSON.stringify({ host: 'b.example', paths }));
  expect(readConnectorFolder(folder).definitionFile).toBe(join(folder, 'apiDefinition.swagger.json'));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify({ host: 'c.example', paths }));
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ apiDefinition: './openapi.json', script: 'b.csx' }));
  for (const script of ['a.csx', 'b.csx']) writeFileSync(join(folder, script), '');
  const { definitionFile, scriptFile } = readConnectorFolder(folder);
  expect([definitionFile, scriptFile]).toEqual([join(folder, 'openapi.json'), join(folder, 'b.csx')]);
});

it('reads what was meant for properties and script, and passes over copies beside the right ones', () => {
  const folder = writeConnector({ paths: { '/a': { get: { operationId: 'A', responses: {} } } } });
  for (const script of ['script.csx.txt', 'apiProperties (1).json']) writeFileSync(join(folder, script), '{}');
  expect(readConnectorFolder(folder).scriptFile).toBe(join(folder, 'script.csx.txt'));
  for (const script of ['backup.csx', 'script.csx']) writeFileSync(join(folder, script), '');
  expect(readConnectorFolder(folder).scriptFile).toBe(join(folder, 'script.csx'));
});

it('reads what was meant for properties and script, and passes over copies beside the right ones', () => {
  const folder = writeFolder({
    'apiDefinition.swagger.json': { swagger: '2.0', paths: { '/a': { get: { operationId: 'A' } } } },
    'apiProperties (1).json': { properties: { scriptOperations: ['A'] } },
    'script.csx.txt': '',
  });
  const { scriptFile, scriptOperations } = readConnectorFolder(folder);
  expect([scriptFile, scriptOperations]).toEqual([join(folder, 'script.csx.txt'), ['A']]);
  for (const script of ['backup.csx', 'script.csx']) writeFileSync(join(folder, script), '');
  expect(readConnectorFolder(folder).scriptFile).toBe(join(folder, 'script.csx'));
});
