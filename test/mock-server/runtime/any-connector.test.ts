import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMockServer, type MockServerOptions } from '../../../mock-server/app.ts';
import { UsageError } from '../../../scripts/lib/refusal.ts';
import { describeWithDotnet } from '../../dotnet.ts';
import { removeFolders, startUpstream, writeConnector, writeFolder } from './any-connector.ts';

afterAll(removeFolders);

let upstream: Awaited<ReturnType<typeof startUpstream>>;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

const apps: FastifyInstance[] = [];
afterEach(async () => {
  upstream.arrived.length = 0;
  Object.assign(upstream.answer, {
    status: 200,
    reason: '',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{}'),
  });
  for (const app of apps.splice(0)) await app.close();
});
async function start(connector: string, options: MockServerOptions = {}): Promise<FastifyInstance> {
  const isAnswered = options.answers !== undefined;
  const app = await createMockServer({
    connector,
    limit: 0,
    ...(!isAnswered && { upstream: upstream.url }),
    ...options,
  });
  apps.push(app);
  return app;
}

/** Sends a call with its address and the names of its headers as they stand, which clients and `inject` make another. */
async function callAsWritten(app: FastifyInstance, method: string, path: string, headers = {}) {
  const port = Number(new URL(await app.listen({ port: 0 })).port);
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    request({ port, method, path, headers, agent: false }, async (response) => {
      const body = (await response.toArray()).join('');
      resolve({ status: response.statusCode, body });
    })
      .on('error', reject)
      .end();
  });
}

/** A policy's expression for a key. */
const token = "@connectionParameters('token')";

const operation = (operationId: string, parameters: object[] = [], more = {}) => ({
  operationId,
  parameters,
  responses: {},
  ...more,
});
const input = (name: string, place: string, more = {}) => ({
  name,
  in: place,
  type: 'string',
  required: true,
  ...more,
});

/** Every verb, inputs of every kind, paths as published definitions write them. */
const definition = {
  info: { title: 'Any Shop (v2)', version: '1' },
  host: 'api.shop.example',
  basePath: '/v2/',
  schemes: ['https'],
  paths: {
    '/items/{id}': {
      parameters: [input('id', 'path')],
      get: operation('GetItem', [
        input('X-Kind', 'header'),
        input('size', 'query', { type: 'integer', required: false }),
      ]),
      put: operation('PutItem', [{ name: 'body', in: 'body', required: true, schema: {} }]),
      patch: operation('PatchItem', [{ $ref: '#/parameters/body' }]),
      delete: operation('DeleteItem'),
      head: operation('HeadItem'),
      options: operation('OptionsItem'),
      'x-ms-notification-content': { schema: {} },
    },
    '/items': { post: operation('PostItem', [{ $ref: '#/parameters/body' }]) },
    '/forms': {
      post: operation('PostForm', [
        input('name', 'formData'),
        input('file', 'formData', { type: 'file', required: false }),
      ]),
    },
    "/lists('{list}')/rows({row})": {
      get: operation('GetRow', [input('list', 'path'), input('row', 'path', { type: 'integer' })]),
    },
    '/files/{name}.json': { get: operation('GetFile', [input('name', 'path')]) },
    '/files/:check': { post: operation('CheckFiles') },
    '/files/:repair': { post: operation('RepairFiles') },
    '/rpc?action=start': { post: operation('StartRpc') },
    '/rpc?action=stop': { post: operation('StopRpc') },
    '/escaped%20part/a%23b/100%25/{id}': { get: operation('GetEscaped', [input('id', 'path')]) },
    '/odd/{odd name}/{x-y}': { get: operation('GetOdd', [input('odd name', 'path'), input('x-y', 'path')]) },
  },
  parameters: { body: { name: 'body', in: 'body', required: true, schema: {} } },
};

describe('the address of a connector', () => {
  it('has the letters and figures of its title', async () => {
    const app = await start(writeConnector(definition));
    expect((await app.inject('/apim/anyshopv2/demo/files/a.json')).statusCode).toBe(200);
    expect((await app.inject('/apim/cqcdata/demo/locations')).statusCode).toBe(404);
  });

  it.each<[string, string, string]>([
    ['GET', '/files/a%20b.json?x=%20y', '/v2/files/a%20b.json?x=%20y'],
    ['GET', '/files/a.b%2Fc.json', '/v2/files/a.b%2Fc.json'],
    ['POST', '/files/:check', '/v2/files/:check'],
    ['POST', '/files/:repair', '/v2/files/:repair'],
    ['GET', "/lists('a%2Fb')/rows(5)", "/v2/lists('a%2Fb')/rows(5)"],
    ['POST', '/rpc?action=stop&x=1', '/v2/rpc?action=stop&x=1'],
    ['GET', '/odd/a/b', '/v2/odd/a/b'],
    ['GET', '/escaped%20part/a%23b/100%25/5', '/v2/escaped%20part/a%23b/100%25/5'],
    ['DELETE', '/items/5', '/v2/items/5'],
    ['HEAD', '/items/5', '/v2/items/5'],
    ['OPTIONS', '/items/5', '/v2/items/5'],
  ])('%s %s reaches the backend as %s', async (method, path, expected) => {
    const app = await start(writeConnector(definition));
    expect((await app.inject({ method: method as 'GET', url: `/apim/anyshopv2/demo${path}` })).statusCode).toBe(200);
    expect(upstream.arrived.map(({ method: verb, url }) => [verb, url])).toEqual([[method, expected]]);
  });

  it('reaches the upstream in place of a host that is an environment variable', async () => {
    const app = await start(writeConnector({ ...definition, host: '@environmentVariables("cr1f3_host")' }));
    expect((await app.inject({ method: 'DELETE', url: '/apim/anyshopv2/demo/items/5' })).statusCode).toBe(200);
    expect(upstream.arrived.map(({ url }) => url)).toEqual(['/v2/items/5']);
  });

  it.each<[string, string, number, string]>([
    ['GET', '/items', 404, 'Resource not found'],
    ['POST', '/rpc?action=none', 404, 'Resource not found'],
    ['GET', "/lists('a')/rows(x)", 400, 'The parameter row is no whole number.'],
    ['GET', '/items/5', 400, 'The required parameter X-Kind is missing.'],
    ['PUT', '/items/5', 400, 'The required parameter body is missing.'],
    ['PATCH', '/items/5', 400, 'The required parameter body is missing.'],
    ['POST', '/forms', 400, 'The required parameter name is missing.'],
    ...['..', '.', '%2e%2E', '.%2e'].map((dots): [string, string, number, string] => [
      'DELETE',
      `/items/${dots}`,
      400,
      `The path /items/${dots} would lead to another address. Give another value than "${dots}".`,
    ]),
  ])('%s %s answers %i', async (method, path, status, message) => {
    const app = await start(writeConnector(definition));
    const response = await callAsWritten(app, method, `/apim/anyshopv2/demo${path}`);
    expect([response.status, JSON.parse(response.body).message]).toEqual([status, message]);
    expect(upstream.arrived).toEqual([]);
  });
});

it('takes an address that is written whole', async () => {
  const app = await start(writeConnector(definition));
  await callAsWritten(app, 'GET', 'http://proxy.example/apim/anyshopv2/demo/files/a.json?x=1');
  expect(upstream.arrived[0]?.url).toBe('/v2/files/a.json?x=1');
});

it.each<[string, Record<string, string>, string | undefined]>([
  ['as it is', {}, '12345'],
  ['packed, which GET would unpack', { 'content-encoding': 'gzip' }, undefined],
])('HEAD tells the length that GET would have, of what is %s', async (_name, headers, length) => {
  upstream.answer.headers = { 'content-length': '12345', ...headers };
  const app = await start(writeConnector(definition));
  const answer = await app.inject({ method: 'HEAD', url: '/apim/anyshopv2/demo/items/5' });
  expect([answer.headers['content-length'], answer.headers['content-encoding']]).toEqual([length, undefined]);
});

it.each([
  ['same-origin', undefined],
  ['cross-site', 'http://a.example'],
])('what a browser adds to a call of our page stays here: %s', async (site, origin) => {
  const app = await start(writeConnector(definition));
  const headers = { origin: 'http://a.example', 'sec-fetch-site': site };
  await app.inject({ url: '/apim/anyshopv2/demo/files/a.json', headers });
  expect(upstream.arrived[0]?.headers.origin).toBe(origin);
});

describe('a body', () => {
  const binary = Buffer.from([0, 255, 13, 10, 128]);
  const manyFields = Buffer.from(`${Array.from({ length: 1500 }, (_none, index) => `k${index}=1`).join('&')}&name=x`);
  const multipart = '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nx\r\n--b--\r\n';
  it.each<[string, 'POST' | 'PUT' | 'PATCH' | 'DELETE', string, string | undefined, Buffer]>([
    ['JSON', 'POST', '/items', 'application/json', Buffer.from('{ "a": [1.0, "é"] }')],
    ['JSON that is none', 'PUT', '/items/1', 'application/json', Buffer.from('{ no')],
    ['text', 'PATCH', '/items/1', 'text/plain; charset=utf-8', Buffer.from('é')],
    ['XML', 'POST', '/items', 'application/xml', Buffer.from('<a/>')],
    ['bytes', 'POST', '/items', 'application/octet-stream', binary],
    ['a type that is none', 'POST', '/items', 'json', Buffer.from('[1]')],
    ['two types', 'POST', '/items', 'application/json, application/json', Buffer.from('[1]')],
    ['a type with a wrong parameter', 'POST', '/items', 'application/json charset=utf-8', Buffer.from('[1]')],
    ['a form of many fields', 'POST', '/forms', 'application/x-www-form-urlencoded', manyFields],
    ['bytes without a type', 'POST', '/items', undefined, binary],
    ['a form', 'POST', '/forms', 'application/x-www-form-urlencoded', Buffer.from('name=a+b&x=%C3%A9')],
    ['a form of parts', 'POST', '/forms', 'multipart/form-data; boundary=b', Buffer.from(multipart)],
    ['a body of DELETE', 'DELETE', '/items/1', 'application/json', Buffer.from('[1]')],
  ])('of %s arrives byte for byte', async (_name, method, path, type, body) => {
    const app = await start(writeConnector(definition));
    const headers = type === undefined ? { 'content-length': String(body.length) } : { 'content-type': type };
    const response = await app.inject({ method, url: `/apim/anyshopv2/demo${path}`, headers, payload: body });
    expect(response.statusCode).toBe(200);
    expect([...(upstream.arrived[0]?.body ?? [])]).toEqual([...body]);
    expect(upstream.arrived[0]?.headers['content-type']).toBe(type);
    expect(upstream.arrived[0]?.headers['content-length']).toBe(String(body.length));
  });

  it.each<[string, Buffer, Record<string, string>, number]>([
    ['packed', gzipSync('name=x'), { 'content-encoding': 'gzip' }, 200],
    ['in another encoding', Buffer.from('name=\xe9', 'latin1'), {}, 200],
    ['in another encoding, without what is required', Buffer.from('x=\xe9', 'latin1'), {}, 400],
  ])(
    'of a form that is %s goes on as it came, and is checked where it can be read',
    async (_name, payload, also, status) => {
      const app = await start(writeConnector(definition));
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...also };
      const { statusCode } = await app.inject({ method: 'POST', url: '/apim/anyshopv2/demo/forms', headers, payload });
      expect(statusCode).toBe(status);
      expect(upstream.arrived.map(({ body }) => [...body])).toEqual(status === 200 ? [[...payload]] : []);
    },
  );

  it('of the backend comes back with its status and headers', async () => {
    Object.assign(upstream.answer, { status: 418, headers: { 'content-type': 'image/png', 'x-a': 'b' }, body: binary });
    const app = await start(writeConnector(definition));
    const response = await app.inject({ method: 'POST', url: '/apim/anyshopv2/demo/files/:check' });
    expect([
      response.statusCode,
      [...response.rawPayload],
      response.headers['x-a'],
      response.headers['content-type'],
    ]).toEqual([418, [...binary], 'b', 'image/png']);
  });
});

it('a status of the backend that is none answers 502', async () => {
  Object.assign(upstream.answer, { status: 999 });
  const app = await start(writeConnector(definition));
  const response = await app.inject({ method: 'POST', url: '/apim/anyshopv2/demo/files/:check' });
  const message = 'The backend answered with the status 999. Make it one from 200 to 599.';
  expect([response.statusCode, response.json().message]).toEqual([502, message]);
});

it.each([
  ['key\n', 'in the connection'],
  ['kéy €', 'not of Latin-1'],
])('a key that no header takes, %j, answers 400 and is not told', async (key) => {
  const securityDefinitions = { key: { type: 'apiKey', in: 'header', name: 'X-Key' } };
  const folder = writeConnector({ ...definition, securityDefinitions }, { connectionParameters: { api_key: {} } });
  const app = await start(folder, { connections: { demo: { api_key: key } } });
  const response = await app.inject({ method: 'POST', url: '/apim/anyshopv2/demo/files/:check' });
  expect(response.statusCode).toBe(400);
  expect(response.json().message).toBe(
    'The header X-Key of the request cannot be sent. Look at what the connection or a policy puts there.',
  );
  expect(upstream.arrived).toEqual([]);
});

describe('credentials', () => {
  const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
  const get = async (
    security: object,
    properties: object,
    connections: NonNullable<MockServerOptions['connections']>,
  ) => {
    const folder = writeConnector({ ...definition, securityDefinitions: security }, properties);
    const app = await start(folder, { connections });
    const headers = { 'x-key': 'of the caller', authorization: 'of the caller' };
    return app.inject({ url: '/apim/anyshopv2/mine/files/a.json?code=of-the-caller', headers });
  };
  const secure = (name: string) => ({ [name]: { type: 'securestring' } });

  it.each<[string, object, object, Record<string, string>, object]>([
    ['a key in a header', { key }, { connectionParameters: secure('api_key') }, { api_key: 's' }, { 'x-key': 's' }],
    [
      'a key in the query',
      { key: { type: 'apiKey', in: 'query', name: 'code' } },
      { connectionParameters: secure('api_key') },
      { api_key: 's&t' },
      { url: '/v2/files/a.json?code=s%26t' },
    ],
    [
      'user name and password',
      { basic: { type: 'basic' } },
      { connectionParameters: { ...secure('username'), ...secure('password') } },
      { username: 'me', password: 'pä' },
      { authorization: `Basic ${Buffer.from('me:pä').toString('base64')}` },
    ],
    [
      'a bearer token',
      { oauth: { type: 'oauth2', flow: 'accessCode' } },
      { connectionParameters: { token: { type: 'oauthSetting' } } },
      { token: 't' },
      { authorization: 'Bearer t' },
    ],
    [
      'the chosen parameter set',
      { key, oauth: { type: 'oauth2' } },
      {
        connectionParameters: {},
        connectionParameterSets: {
          values: [
            { name: 'byKey', parameters: secure('api_key') },
            { name: 'byToken', parameters: { token: { type: 'oauthSetting' } } },
          ],
        },
      },
      { parameterSet: 'byToken', token: 't' },
      { authorization: 'Bearer t', 'x-key': undefined },
    ],
  ])('%s', async (_name, security, properties, values, expected) => {
    expect((await get(security, properties, { mine: values })).statusCode).toBe(200);
    const [{ headers, url } = { headers: {}, url: '' }] = upstream.arrived;
    expect({ 'x-key': undefined, ...headers, url }).toMatchObject(expected);
  });

  it.each<[string, object, object, Record<string, string>, string]>([
    ['key', { key }, { connectionParameters: secure('api_key') }, {}, 'The connection mine has no value for api_key.'],
    ['token', {}, { connectionParameters: { token: { type: 'oauthSetting' } } }, {}, 'has no value for token.'],
    [
      'parameter set',
      {},
      { connectionParameterSets: { values: [{ name: 'one' }, { name: 'two' }] } },
      {},
      'names no parameter set. Add "parameterSet" to it in the file of --connections: one or two.',
    ],
  ])('a missing %s is named', async (_name, security, properties, values, message) => {
    const response = await get(security, properties, { mine: values });
    expect([response.statusCode, response.json().message]).toEqual([400, expect.stringContaining(message)]);
    expect(upstream.arrived).toEqual([]);
  });
});

it('a policy that is not carried out answers 501 with its name, the other operations answer', async () => {
  const parameters = { 'x-ms-apimTemplate-operationName': ['GetFile'] };
  const folder = writeConnector(definition, {
    policyTemplateInstances: [{ templateId: 'pollingtrigger', title: 'Poll', parameters }],
  });
  const app = await start(folder);
  const response = await app.inject('/apim/anyshopv2/demo/files/a.json');
  expect([response.statusCode, response.json().message]).toEqual([
    501,
    expect.stringContaining('the template pollingtrigger'),
  ]);
  expect((await app.inject('/apim/anyshopv2/demo/odd/a/b')).statusCode).toBe(200);
});

it('policies change request and answer', async () => {
  upstream.answer.body = Buffer.from('{"next":"https://api.shop.example/v2/odd/a/c?page=2"}');
  const instances = [
    ['setqueryparameter', { name: 'format', value: 'json' }],
    ['updatenextlink', { nextLinkPropertyName: 'next' }],
    ['setheader', { name: 'x-added', value: 'yes' }, 'Response'],
  ].map(([templateId, parameters, section]) => ({
    templateId,
    title: templateId,
    parameters: {
      ...Object.fromEntries(
        Object.entries(parameters as object).map(([name, value]) => [`x-ms-apimTemplateParameter.${name}`, value]),
      ),
      ...(section !== undefined && { 'x-ms-apimTemplate-policySection': section }),
    },
  }));
  const app = await start(writeConnector(definition, { policyTemplateInstances: instances }));
  const response = await app.inject({ url: '/apim/anyshopv2/demo/odd/a/b', headers: { host: 'flows.example' } });
  expect(upstream.arrived[0]?.url).toBe('/v2/odd/a/b?format=json');
  expect(response.json()).toEqual({ next: 'http://flows.example/apim/anyshopv2/demo/odd/a/c?page=2' });
  expect(response.headers['x-added']).toBe('yes');
});

it('operations that need a script which is not there answer 501', async () => {
  const app = await start(writeConnector(definition, { scriptOperations: ['GetFile'] }));
  const response = await app.inject('/apim/anyshopv2/demo/files/a.json');
  expect([response.statusCode, response.json().message]).toEqual([501, expect.stringContaining('has no script.csx')]);
  expect((await app.inject('/apim/anyshopv2/demo/odd/a/b')).statusCode).toBe(200);
});

it('a definition of another name is named, with the name that it needs', async () => {
  for (const [file, message] of [
    [
      'openapi.json',
      /no apiDefinition\.swagger\.json, but openapi\.json holds a definition\. Call it apiDefinition\.swagger\.json/,
    ],
    [
      'own_shop_openapidefinition.json',
      /, but the own_shop_openapidefinition\.json of a solution\. Copy it to a folder of its own as apiDefinition/,
    ],
    ['apiDefinition.swagger.yaml', /, but apiDefinition\.swagger\.yaml, and YAML is not read\. Convert it to JSON/],
    ['data.txt', /: no apiDefinition\.swagger\.json\. Name the folder of a connector\.$/],
  ] as const) {
    const folder = writeFolder({
      [file]: JSON.stringify({ swagger: '2.0', ...definition }),
      'a.json': '{"swagger":2}',
    });
    await expect(createMockServer({ connector: folder })).rejects.toThrow(message);
    await expect(createMockServer({ connector: join(folder, file) })).rejects.toThrow(
      `${join(folder, file)}: is a file. Name the folder of a connector`,
    );
  }
});

it('a host that is not reached, or not allowed, answers 502 and says what to do', async () => {
  const app = await start(writeConnector(definition), { upstream: 'http://127.0.0.1:9' });
  const response = await app.inject('/apim/anyshopv2/demo/odd/a/b');
  expect([response.statusCode, response.json().message]).toEqual([
    502,
    expect.stringContaining('it refuses the connection'),
  ]);
  const parameters = { 'x-ms-apimTemplateParameter.urlTemplate': 'http://localhost:9' };
  const folder = writeConnector(definition, {
    policyTemplateInstances: [{ templateId: 'dynamichosturl', title: 'x', parameters }],
  });
  const refused = await (await start(folder)).inject('/apim/anyshopv2/demo/odd/a/b');
  expect([refused.statusCode, refused.json().message]).toEqual([
    502,
    expect.stringContaining('--allow-host localhost'),
  ]);
  const allowed = await (await start(folder, { allowedHosts: ['localhost'] })).inject('/apim/anyshopv2/demo/odd/a/b');
  expect(allowed.json().message).toContain('localhost:9: it refuses');
});

describe('what answers', () => {
  it('has to be said for a connector of another API', async () => {
    const folder = writeConnector(definition);
    await expect(createMockServer({ connector: folder })).rejects.toThrow(UsageError);
    await expect(createMockServer({ connector: folder })).rejects.toThrow(
      'https://api.shop.example/v2, which is not asked',
    );
    const variable = writeConnector({ ...definition, host: '@environmentVariables("cr1f3_host")' });
    await expect(createMockServer({ connector: variable })).rejects.toThrow(
      /is an environment variable, whose value is not known here.*--upstream URL/,
    );
    const both = { connector: folder, upstream: upstream.url, answers: folder };
    await expect(createMockServer(both)).rejects.toThrow('exclude each other');
    await expect(createMockServer({ connector: folder, answers: folder, allowedHosts: ['a'] })).rejects.toThrow(
      '--allow-host',
    );
  });

  it("is CQC's face for a connector of CQC's API", async () => {
    const own = {
      ...definition,
      host: 'api.service.cqc.org.uk',
      basePath: '/public/v1',
      paths: { '/inspection-areas': { get: operation('Areas') } },
    };
    const security = {
      securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'Ocp-Apim-Subscription-Key' } },
    };
    const app = await createMockServer({
      connector: writeConnector({ ...own, ...security }, { connectionParameters: { api_key: {} } }),
    });
    apps.push(app);
    expect((await app.inject('/apim/anyshopv2/demo/inspection-areas')).json()).toHaveProperty('inspectionAreas');
  });

  it('may be a folder of answers', async () => {
    const answers = writeFolder({
      'file.json': {
        method: 'GET',
        host: 'api.shop.example',
        path: '/v2/files/{name}.json',
        headers: { 'X-A': ['b', 'c'] },
        body: { a: 1 },
      },
    });
    const lines: string[] = [];
    const app = await start(writeConnector(definition), { answers, log: (line) => lines.push(line) });
    const response = await app.inject('/apim/anyshopv2/demo/files/a.json');
    expect([response.statusCode, response.json(), response.headers['x-a']]).toEqual([200, { a: 1 }, ['b', 'c']]);
    const miss = await app.inject('/apim/anyshopv2/demo/odd/a/b');
    const message =
      'No answer for GET api.shop.example/v2/odd/a/b. Nearest is GET api.shop.example/v2/files/{name}.json in file.json.';
    expect([miss.statusCode, miss.json().message]).toEqual([404, expect.stringContaining(message)]);
    expect(lines.join('\n')).toContain(message);
  });

  it('keeps the values of connections out of what it says of a miss', async () => {
    const key = { type: 'apiKey', in: 'query', name: 'key' };
    const connector = writeConnector({ ...definition, securityDefinitions: { key } });
    const lines: string[] = [];
    const app = await start(connector, {
      answers: writeFolder({ 'a.json': { path: '/other', body: 1 } }),
      connections: { demo: { api_key: 'its secret/value' } },
      log: (line) => lines.push(line),
    });
    const miss = await app.inject('/apim/anyshopv2/demo/odd/a/b');
    expect(miss.json().message).toContain('/v2/odd/a/b?key=(key of demo)');
    expect(lines.join('\n')).not.toContain('secret');
  });

  it.each<[template: string, parameters: Record<string, string>, message: string]>([
    ['routerequesttoendpoint', { newPath: `/bot${token}/..` }, 'The path /bot(key of demo)/.. would lead to'],
    ['dynamichosturl', { urlTemplate: `https://${token}.example` }, '(key of demo).example is not api.shop.example.'],
    ['setheader', { name: `X-${token} b`, value: '1' }, 'The header X-(key of demo) b of the request cannot be sent.'],
  ])('keeps the values of connections out of what it refuses after %s', async (templateId, values, message) => {
    const parameters = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [`x-ms-apimTemplateParameter.${name}`, value]),
    );
    const connector = writeConnector(definition, {
      connectionParameters: { token: { type: 'securestring' } },
      policyTemplateInstances: [{ templateId, title: 't', parameters }],
    });
    const app = await start(connector, { connections: { demo: { token: '123456-AAHsecretTOKEN' } } });
    const { message: found } = (await app.inject('/apim/anyshopv2/demo/odd/a/b')).json();
    expect(found).toContain(message);
    expect(found).not.toMatch(/secret/i);
  });

  it('says a miss in words also where a value of a connection is one letter', async () => {
    const app = await start(writeConnector(definition), {
      answers: writeFolder({ 'a.json': { path: '/other', body: 1 } }),
      connections: { demo: { api_key: 'e' } },
    });
    const miss = await app.inject('/apim/anyshopv2/demo/odd/a/b');
    expect(miss.json().message).toMatch(/^No answer for GET .*\. Nearest is GET .* Add an answer to the folder/);
  });
});

it('the limit holds for each connection, and the log has the route', async () => {
  const lines: string[] = [];
  const app = await start(writeConnector(definition), { limit: 1, log: (line) => lines.push(line) });
  const statuses = [];
  for (let call = 0; call < 2; call++) statuses.push((await app.inject('/apim/anyshopv2/demo/odd/a/b')).statusCode);
  expect(statuses).toEqual([200, 429]);
  expect(lines[0]).toMatch(/^GET \/apim\/anyshopv2\/:connectionId\/odd\/:\w+\/:\w+ 200 /);
});

describeWithDotnet('the script of any connector', () => {
  const script = `public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        Context.Request.Headers.TryAddWithoutValidation("X-Operation", Context.OperationId);
        if (Context.OperationId == "GetFile")
        {
            Context.Request.RequestUri = new Uri("https://other.example/a");
        }
        return await Context.SendAsync(Context.Request, CancellationToken);
    }
}`;

  it('gets its requests and reaches the backend, and no other host', { timeout: 180_000 }, async () => {
    const folder = writeConnector(definition, { scriptOperations: ['PostItem', 'GetFile'] }, script);
    const app = await start(folder, { encodeOperationIds: true, script: { timeLimitMs: 60_000 } });
    const headers = { 'content-type': 'application/octet-stream' };
    const body = Buffer.from([0, 255]);
    const response = await app.inject({ method: 'POST', url: '/apim/anyshopv2/demo/items', headers, payload: body });
    expect(response.statusCode).toBe(200);
    expect(upstream.arrived).toMatchObject([
      { method: 'POST', url: '/v2/items', headers: { 'x-operation': 'UG9zdEl0ZW0=' } },
    ]);
    expect([...(upstream.arrived[0]?.body ?? [])]).toEqual([0, 255]);
    const plain = await start(folder, { script: { timeLimitMs: 60_000 } });
    const refused = await plain.inject('/apim/anyshopv2/demo/files/a.json');
    expect([refused.statusCode, refused.json().message]).toEqual([
      500,
      expect.stringContaining('--allow-host other.example'),
    ]);
  });

  const asOnThePlatform = `#pragma warning disable CS1591
// what follows is no token either
#if !NEVER
#define SINCE
#endif
#define LOUD
namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit { }
}
public record Item(string Name);
public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
#if LOUD && SINCE
        var request = Context.Request;
        if (Context.OperationId == "PostItem")
        {
            request.Headers.TryAddWithoutValidation("X-Name", "Zo\u00eb");
        }
        if (Context.OperationId == "GetFile")
        {
            request.Method = new HttpMethod("head");
            var length = (await Context.SendAsync(request, CancellationToken)).Content.Headers.ContentLength;
            return new HttpResponseMessage { Content = new StringContent(new Item("length").Name + " " + length) };
        }
        request.Headers.Add("Cookie", new[] { "a=1", "b=2" });
        request.Headers.Add("X-List", new[] { "1", "2" });
        var answer = await Context.SendAsync(request, CancellationToken);
        if (request.Method == HttpMethod.Head)
        {
            return answer;
        }
        return new HttpResponseMessage { Content = new StringContent(await answer.Content.ReadAsStringAsync()) };
#endif
    }
}`;

  it('sends and reads as .NET does on the platform', { timeout: 180_000 }, async () => {
    const app = await start(writeConnector(definition, {}, asOnThePlatform), {
      script: { timeLimitMs: 60_000, csharp: '9' },
    });
    const ask = (method: 'GET' | 'HEAD' | 'POST' | 'DELETE', path: string) =>
      app.inject({ method, url: `/apim/anyshopv2/demo${path}`, ...(method === 'POST' && { payload: 'x' }) });

    upstream.answer.headers = { 'content-length': '12345' };
    expect((await ask('GET', '/files/a.json')).body).toBe('length 12345');
    expect((await ask('HEAD', '/items/5')).headers['content-length']).toBe('12345');
    expect(upstream.arrived.map(({ method }) => method)).toEqual(['HEAD', 'HEAD']);

    upstream.answer.headers = { 'content-type': 'text/plain; charset=windows-1252' };
    upstream.answer.body = Buffer.from([0x80, 0x20, 0xe9]);
    const path = "/items/5?$filter=name%20eq%20'x'&q=a~b!*()";
    const { body } = await callAsWritten(app, 'DELETE', `/apim/anyshopv2/demo${path}`);
    expect(body).toBe('\u20ac \u00e9');
    expect(upstream.arrived[2]).toMatchObject({
      url: `/v2${path}`,
      headers: { cookie: 'a=1; b=2', 'x-list': '1, 2' },
    });

    const refused = await ask('POST', '/items');
    expect([refused.statusCode, refused.json().message]).toEqual([
      500,
      expect.stringContaining('The header X-Name of the request cannot be sent. Escape its value in the script.'),
    ]);
  });

  const tellingNames = `public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var answer = await Context.SendAsync(Context.Request, CancellationToken);
        var asked = Context.Request.Headers.Select(header => header.Key).Where(name => !name.StartsWith("x-ms-"));
        var names = asked.Concat(answer.Headers.Select(header => header.Key)).Where(name => name.StartsWith("X-", StringComparison.OrdinalIgnoreCase));
        return new HttpResponseMessage { Content = new StringContent(answer.ReasonPhrase + ": " + string.Join(" ", names)) };
    }
}`;

  it('finds headers and the reason of an answer as they are written', { timeout: 180_000 }, async () => {
    const properties = {
      connectionParameters: { api_key: {} },
      policyTemplateInstances: [
        {
          templateId: 'setheader',
          title: 'a',
          parameters: { 'x-ms-apimTemplateParameter.name': 'X-By-Policy', 'x-ms-apimTemplateParameter.value': 'a' },
        },
      ],
    };
    const securityDefinitions = { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } };
    const folder = writeConnector({ ...definition, securityDefinitions }, properties, tellingNames);
    const connections = { demo: { api_key: 'k' } };
    const app = await start(folder, { connections, script: { timeLimitMs: 60_000 } });
    Object.assign(upstream.answer, { status: 299, reason: 'Very Own Reason', headers: { 'X-Answer': '1' } });
    const headers = { 'x-kind': 'a', 'X-Other': 'b', 'x-api-key': 'theirs' };
    const { body } = await callAsWritten(app, 'GET', '/apim/anyshopv2/demo/items/5', headers);
    expect(body).toBe('Very Own Reason: X-Kind X-Other X-Api-Key X-By-Policy X-Answer');
  });

  it.each([
    ['not UTF-8', 'latin1', '(5,60)'],
    ['UTF-16', 'utf16le', '(1,1)'],
  ] as const)('is refused as %s', async (found, encoding, place) => {
    const folder = writeConnector(definition, {}, '');
    writeFileSync(join(folder, 'script.csx'), Buffer.from(script.replace('"X-Operation"', '"X-\u00e4"'), encoding));
    const app = await start(folder);
    const response = await app.inject({ method: 'POST', url: '/apim/anyshopv2/demo/files/:check' });
    expect(response.statusCode).toBe(500);
    expect(response.json().message).toContain(`the file is ${found}. Save it as UTF-8.`);
    expect(response.json().message).toContain(`script.csx${place}`);
  });
});
