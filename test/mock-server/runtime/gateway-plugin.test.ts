import { setTimeout as sleep } from 'node:timers/promises';
import { type FastifyInstance, fastify } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../../mock-server/http/api-error.ts';
import { NoAnswer } from '../../../mock-server/runtime/answers.ts';
import { readConnectorFolder } from '../../../mock-server/runtime/connector-folder.ts';
import { type GatewayOptions, gatewayPlugin } from '../../../mock-server/runtime/gateway.ts';
import { type ScriptCall, ScriptFailed, ScriptTimedOut } from '../../../mock-server/runtime/script-host/script-host.ts';
import { projectFolder } from '../../../scripts/lib/definition.ts';
import type { HttpMessage, HttpRequest } from '../../../scripts/lib/http-messages.ts';

const own = readConnectorFolder(projectFolder);

const calls: { script: ScriptCall[]; backend: HttpRequest[] } = { script: [], backend: [] };
let answer: HttpMessage;
beforeEach(() => {
  calls.script = [];
  calls.backend = [];
  answer = { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{}') };
});

/** A gateway before a script host and a backend that answer what the test says. */
async function create(options: Partial<GatewayOptions> = {}): Promise<FastifyInstance> {
  const app = fastify();
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ApiError) return error.send(reply);
    return reply.code(500).send(`defect: ${error}`);
  });
  await app.register(gatewayPlugin, {
    prefix: '/apim/cqcdata',
    connector: { ...own, scriptOperations: ['LocationDetails'], policies: [] },
    mayLackKey: true,
    connections: { demo: { api_key: 'secret' }, empty: {}, 'a b': { api_key: 'x' } },
    hide: async (text) => text,
    encodeOperationIds: false,
    scriptHost: () => ({
      execute: async (call) => {
        calls.script.push(call);
        return answer;
      },
      ready: async () => {},
      close: async () => {},
    }),
    backend: async (request) => {
      calls.backend.push(request);
      return answer;
    },
    limit: 0,
    windowMs: 1000,
    now: Date.now,
    ...options,
  });
  return app;
}

const get = async (path: string, headers = {}, options: Partial<GatewayOptions> = {}) =>
  (await create(options)).inject({ url: `/apim/cqcdata${path}`, headers });

describe('a call', () => {
  it('of an operation of scriptOperations goes through the script and not to the backend', async () => {
    expect((await get('/demo/locations/1-1?x=1&y=a%20b', { host: 'flows.example' })).statusCode).toBe(200);
    expect(calls.backend).toEqual([]);
    expect(calls.script).toEqual([
      expect.objectContaining({
        method: 'GET',
        operationId: 'LocationDetails',
        url: 'https://api.service.cqc.org.uk/public/v1/locations/1-1?x=1&y=a%20b',
        originalUrl: 'http://flows.example/apim/cqcdata/demo/locations/1-1?x=1&y=a%20b',
      }),
    ]);
    const [call] = calls.script;
    expect(call?.correlationId).toMatch(/^[\da-f]{8}-/);
    expect(call?.correlationId).toBe(call?.headers['x-ms-correlation-id']);
  });

  it('of any other operation goes to the backend without the script', async () => {
    expect((await get('/demo/inspection-areas')).statusCode).toBe(200);
    expect(calls.script).toEqual([]);
    expect(calls.backend).toEqual([
      {
        method: 'GET',
        url: 'https://api.service.cqc.org.uk/public/v1/inspection-areas',
        headers: expect.objectContaining({ 'ocp-apim-subscription-key': 'secret' }),
        spelling: expect.any(Map),
      },
    ]);
  });

  it('goes through the script when scriptOperations names none', async () => {
    const connector = { ...own, scriptOperations: [], policies: [] };
    await get('/demo/inspection-areas', {}, { connector });
    expect(calls.script.map(({ operationId }) => operationId)).toEqual(['InspectionAreas']);
  });

  it('brings its operation id in Base64 where the region does so', async () => {
    await get('/demo/locations/1-1', {}, { encodeOperationIds: true });
    expect(calls.script[0]?.operationId).toBe('TG9jYXRpb25EZXRhaWxz');
  });

  it('keeps the name of its connection as it was written', async () => {
    await get('/a%20b/inspection-areas', { host: 'flows.example' });
    expect(calls.backend[0]).toMatchObject({
      url: 'https://api.service.cqc.org.uk/public/v1/inspection-areas',
      headers: {
        'x-ms-apim-referrer': 'http://flows.example/apim/cqcdata/a%20b/inspection-areas',
        'x-ms-apim-referrer-prefix': 'http://flows.example/apim/cqcdata/a%20b',
      },
    });
  });

  it("brings the caller's headers, but for those of its own connection, and the platform's", async () => {
    const own = {
      'x-mine': '1',
      host: 'flows.example',
      connection: 'keep-alive, X-Hop',
      'x-hop': '1',
      'content-length': '0',
      'accept-encoding': 'br',
    };
    await get('/demo/inspection-areas', own);
    const { headers } = calls.backend[0] ?? {};
    expect(Object.keys(headers ?? {}).sort()).toEqual([
      'accept-encoding',
      'ocp-apim-subscription-key',
      'user-agent',
      'x-mine',
      'x-ms-apim-referrer',
      'x-ms-apim-referrer-prefix',
      'x-ms-client-request-id',
      'x-ms-correlation-id',
      'x-ms-execution-location',
      'x-ms-tracking-id',
    ]);
    expect(headers).toMatchObject({ 'x-mine': '1', 'accept-encoding': 'gzip,deflate' });
    const ids = ['client-request', 'correlation', 'tracking'].map((name) => headers?.[`x-ms-${name}-id`]);
    expect(new Set(ids).size).toBe(3);
  });

  it("keeps the caller's own request id", async () => {
    await get('/demo/inspection-areas', { 'x-ms-client-request-id': 'mine', 'x-ms-correlation-id': 'mine' });
    expect(calls.backend[0]?.headers['x-ms-client-request-id']).toBe('mine');
    expect(calls.backend[0]?.headers['x-ms-correlation-id']).not.toBe('mine');
  });

  it('brings the key of the connection, whatever the caller sends, or none', async () => {
    const own = { 'Ocp-Apim-Subscription-Key': 'of the caller' };
    await get('/demo/inspection-areas', own);
    await get('/empty/inspection-areas', own);
    expect(calls.backend[0]?.headers).toHaveProperty('ocp-apim-subscription-key', 'secret');
    expect(calls.backend[1]?.headers).not.toHaveProperty('ocp-apim-subscription-key');
  });

  it('brings no key where the definition knows none', async () => {
    await get(
      '/demo/inspection-areas',
      {},
      { connector: { ...own, policies: [], scriptOperations: ['LocationDetails'], authentication: [] } },
    );
    expect(Object.values(calls.backend[0]?.headers ?? {})).not.toContain('secret');
  });

  it('is changed by the policies of its operation', async () => {
    const parameters = {
      'x-ms-apimTemplateParameter.name': 'X-Policy',
      'x-ms-apimTemplateParameter.value': 'v',
      'x-ms-apimTemplate-operationName': ['InspectionAreas'],
    };
    const policies = [{ templateId: 'setheader', title: 'Test', parameters }];
    const connector = { ...own, policies };
    await get('/demo/inspection-areas', {}, { connector });
    await get('/demo/providers', {}, { connector });
    expect(calls.script.map(({ headers }) => headers['x-policy'])).toEqual(['v', undefined]);
  });
});

describe('an answer', () => {
  it('is sent on with its status, headers and bytes, without what belongs to one connection', async () => {
    answer = {
      status: 418,
      headers: {
        'x-pot': ['tea', 'milk'],
        'content-type': 'text/plain',
        connection: ['close', 'X-Hop'],
        'x-hop': 'x',
        'proxy-connection': 'x',
        te: 'x',
        trailer: 'x',
        upgrade: 'x',
        'keep-alive': 'x',
        'content-length': '99',
      },
      body: Buffer.from([1, 2, 255]),
    };
    const response = await get('/demo/inspection-areas');
    expect([response.statusCode, [...response.rawPayload]]).toEqual([418, [1, 2, 255]]);
    const { date: _date, connection, ...headers } = response.headers;
    expect(headers).toEqual({ 'x-pot': ['tea', 'milk'], 'content-type': 'text/plain', 'content-length': '3' });
    expect(connection).not.toBe('close');
  });

  it.each([undefined, 'json', 'text/plain charset=utf-8', ['application/json; charset=utf-8', 'application/json']])(
    'has the content type that was given, whether or not it is one: %s',
    async (type) => {
      answer = { status: 200, headers: { ...(type && { 'content-type': type }) }, body: Buffer.from([1, 255]) };
      const response = await get('/demo/inspection-areas');
      expect([response.headers['content-type'], [...response.rawPayload]]).toEqual([type, [1, 255]]);
    },
  );

  it('without a body has no content type', async () => {
    answer = { status: 202, headers: { location: 'https://next.example' }, body: Buffer.alloc(0) };
    const response = await get('/demo/inspection-areas');
    expect([response.statusCode, response.body]).toEqual([202, '']);
    expect(response.headers).toMatchObject({ location: 'https://next.example', 'content-length': '0' });
    expect(response.headers['content-type']).toBeUndefined();
  });

  it.each([
    ['a value that HTTP cannot carry', { 'x-odd': 'a€b' }, 'x-odd'],
    ['one of several values', { 'x-odd': ['fine', 'a\nb'] }, 'x-odd'],
    ['a name that is none', { 'x odd': 'a' }, 'x odd'],
  ])('with %s answers 500 and names the header', async (_name, headers, shown) => {
    answer = { status: 200, headers, body: Buffer.alloc(0) };
    const response = await get('/demo/inspection-areas');
    expect([response.statusCode, response.json().message]).toEqual([
      500,
      `The header ${shown} of the answer cannot be sent. Escape its value in the script, policy or backend.`,
    ]);
  });
});

describe('what goes wrong', () => {
  it.each([
    ['an unknown connection', '/other/inspection-areas', {}, 404, 'There is no connection other.'],
    ['a name that every object has', '/constructor/inspection-areas', {}, 404, 'There is no connection constructor.'],
    ['an input that does not fit', '/demo/locations?page=x', {}, 400, 'The parameter page is no whole number.'],
    ['a host that is none', '/demo/inspection-areas', { host: 'a b' }, 400, 'Check the Host header.'],
  ])('%s', async (_name, path, headers, statusCode, message) => {
    const response = await get(path, headers);
    expect([response.statusCode, response.json()]).toEqual([
      statusCode,
      { statusCode, message: expect.stringContaining(message) },
    ]);
    expect(calls).toEqual({ script: [], backend: [] });
  });

  it.each<[string, number, Record<string, string>]>([
    ['of this machine', 200, { host: '127.0.0.1:3000' }],
    ['of this machine through a proxy', 403, { host: '127.0.0.1:3000', 'x-forwarded-for': '203.0.113.7' }],
    ['by another name', 403, { host: 'flows.example' }],
    ['from a page of another site', 403, { host: '127.0.0.1:3000', origin: 'https://flows.example' }],
  ])('where only this machine may call, a caller %s is answered %i', async (_, statusCode, headers) => {
    expect((await get('/demo/inspection-areas', headers, { localOnly: true })).statusCode).toBe(statusCode);
    expect((await get('/demo/inspection-areas', headers)).statusCode).toBe(200);
  });

  it.each<[string, number]>([
    ['flows.example', 200],
    ['flows.example.', 200],
    ['flows.example:8443', 200],
    ['a_b-c.example', 200],
    ['127.0.0.1:3000', 200],
    ['[::1]:3000', 200],
    ['[2001:db8::1]', 200],
    ['-a.example', 400],
    ['a-.example', 400],
    ['a..example', 400],
    [`${'a'.repeat(63)}.example`, 200],
    [`${'a'.repeat(64)}.example`, 400],
    ['a.example:x', 400],
    ['[zz]', 400],
  ])('the host %s answers %i', async (host, statusCode) => {
    expect((await get('/demo/inspection-areas', { host })).statusCode).toBe(statusCode);
  });

  it('a script that runs too long answers 504, a defect is a defect', async () => {
    const failing = (error: Error): Partial<GatewayOptions> => ({
      backend: async () => {
        throw error;
      },
    });
    const late = await get('/demo/inspection-areas', {}, failing(new ScriptTimedOut('InspectionAreas', 5000)));
    expect([late.statusCode, late.json().message]).toEqual([504, expect.stringContaining('5000 ms')]);
    expect((await get('/demo/inspection-areas', {}, failing(new TypeError('oops')))).body).toBe(
      'defect: TypeError: oops',
    );
  });

  it.each<[of: string, path: string, statusCode: number]>([
    ['the backend', '/demo/inspection-areas', 404],
    ['the script', '/demo/locations/1-1', 500],
    ['the gateway', '/secret/inspection-areas', 404],
  ])('what is refused in words of %s holds no secret', async (_of, path, statusCode) => {
    const options: Partial<GatewayOptions> = {
      hide: async (text) => text.replaceAll('secret', '(hidden)'),
      backend: async () => {
        throw new NoAnswer('nothing at "secret"');
      },
      scriptHost: () => Promise.reject(new ScriptFailed('it read "secret"', { code: 'exception' })),
    };
    const response = await get(path, {}, options);
    expect([response.statusCode, response.json().statusCode]).toEqual([statusCode, statusCode]);
    expect(response.json().message).toContain('(hidden)');
    expect(response.body).not.toContain('secret');
  });

  it('an unknown connection is not counted, and each one is counted by itself', async () => {
    const app = await create({ limit: 1 });
    const statuses: number[] = [];
    for (const connection of ['other', 'other', 'demo', 'demo', 'empty', 'empty']) {
      statuses.push((await app.inject({ url: `/apim/cqcdata/${connection}/inspection-areas` })).statusCode);
    }
    expect(statuses).toEqual([404, 404, 200, 429, 200, 429]);
  });
});

it('a planned error is answered once its operation is called, and nothing is asked', async () => {
  const asked: string[] = [];
  const takeError = (operationId: string) => {
    asked.push(operationId);
    return operationId === 'Providers' ? new ApiError(418, '{"message":"planned"}') : undefined;
  };
  const planned = await get('/demo/providers', {}, { takeError });
  expect([planned.statusCode, planned.body]).toEqual([418, '{"message":"planned"}']);
  expect(calls.backend).toEqual([]);
  expect((await get('/demo/inspection-areas', {}, { takeError })).statusCode).toBe(200);
  expect(asked).toEqual(['Providers', 'InspectionAreas']);
});

it('a connection without its key is told so where nobody else would', async () => {
  const app = fastify();
  app.setErrorHandler((error, _request, reply) => (error as ApiError).send(reply));
  await app.register(gatewayPlugin, {
    prefix: '/apim/cqcdata',
    connector: { ...own, policies: [], scriptOperations: ['LocationDetails'] },
    connections: { empty: {} },
    hide: async (text) => text,
    encodeOperationIds: false,
    scriptHost: () => Promise.reject(new Error('no script is expected to run')),
    backend: async () => answer,
    limit: 0,
    windowMs: 1000,
    now: Date.now,
  });
  const response = await app.inject('/apim/cqcdata/empty/inspection-areas');
  expect([response.statusCode, response.json().message]).toEqual([
    400,
    expect.stringContaining('The connection empty has no value for api_key.'),
  ]);
});

it('a script hears when its caller leaves', async () => {
  let left: (() => void) | undefined;
  const hasLeft = new Promise<boolean>((resolve) => {
    left = () => resolve(true);
  });
  let onCall: (() => void) | undefined;
  const isCalled = new Promise<void>((resolve) => {
    onCall = resolve;
  });
  const app = await create({
    scriptHost: () => ({
      execute: (_call, _backend, leaving) => {
        leaving?.addEventListener('abort', () => left?.());
        onCall?.();
        return hasLeft.then(() => answer);
      },
      ready: async () => {},
      close: async () => {},
    }),
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const caller = new AbortController();
  const call = fetch(`${address}/apim/cqcdata/demo/locations/1-1`, { signal: caller.signal }).catch(() => 'left');
  await isCalled;
  caller.abort();
  expect(await call).toBe('left');
  expect(await Promise.race([hasLeft, sleep(20_000, false, { ref: false })])).toBe(true);
  await app.close();
});

describe('whoever watches', () => {
  it('sees what a call sends to the backend, and its operation, and can pass it on', async () => {
    const seen: unknown[] = [];
    await get(
      '/demo/providers/1-2',
      {},
      {
        watchBackend: (call, backend) => async (request) => {
          seen.push(call.routeOptions.config.operationId, request.url);
          return backend(request);
        },
      },
    );
    expect(seen).toEqual(['ProviderDetails', expect.stringMatching(/\/providers\/1-2$/)]);
    expect(calls.backend).toHaveLength(1);
  });
});
