import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { call, createServer, world } from '../../contract/server.ts';
import { listen, until } from '../http/raw-client.ts';

const now = Date.parse('2026-11-01T12:00:00.250Z');
const app = await createServer({ now: () => now });
const change = { organisationType: 'location', organisationId: '1-777' };
const post = (payload: unknown, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  app.inject({
    method: 'POST',
    url: '/mock/changes',
    remoteAddress,
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(payload),
  });

describe('POST /mock/changes', () => {
  it('makes an organisation change a minute ago', async () => {
    const response = await post(change);
    expect([response.statusCode, response.json()]).toEqual([201, { ...change, changedAt: '2026-11-01T11:59:00.250Z' }]);
    const window = 'startTimestamp=2026-11-01T11:59:00Z&endTimestamp=2026-11-01T11:59:01Z';
    expect((await call(app, `/changes/location?${window}`)).json().changes).toEqual(['1-777']);
    expect((await call(app, `/changes/provider?${window}`)).json().changes).toEqual([]);
  });

  it('takes an id in lower case and lists it so, as CQC does at times', async () => {
    const response = await post({ ...change, organisationId: 'r9a01' });
    expect([response.statusCode, response.json().organisationId]).toEqual([201, 'r9a01']);
    const window = 'startTimestamp=2026-11-01T11:59:00Z&endTimestamp=2026-11-01T11:59:01Z';
    expect((await call(app, `/changes/location?${window}`)).json().changes).toContain('r9a01');
    expect((await call(app, '/locations/r9a01')).statusCode).toBe(400);
  });

  it.each([
    ['another type', { ...change, organisationType: 'Location' }],
    ['no type', { organisationId: '1-1' }],
    ['no id', { organisationType: 'location' }],
    ['an id with a blank', { ...change, organisationId: 'R9A 01' }],
    ['an empty id', { ...change, organisationId: '' }],
    ['an id of 51 characters', { ...change, organisationId: '9'.repeat(51) }],
    ['an id with a line break', { ...change, organisationId: '1-1\n' }],
    ['an id that is a number', { ...change, organisationId: 1 }],
    ['a list', []],
    ['a date of its own', { ...change, changedAt: '2020-01-01T00:00:00Z' }],
    ['null', null],
  ])('refuses %s', async (_name, payload) => {
    expect((await post(payload)).statusCode).toBe(400);
  });

  it.each([
    ['of one character', '1'],
    ['of 50 characters', '9'.repeat(50)],
    ['of letters, digits and hyphens', 'R9A-01'],
  ])('takes an id %s', async (_name, organisationId) => {
    const before = 'startTimestamp=2026-11-01T11:59:00.250Z&endTimestamp=2026-11-01T11:59:00.251Z';
    expect((await post({ ...change, organisationType: 'provider', organisationId })).statusCode).toBe(201);
    expect((await call(app, `/changes/provider?${before}`)).json().changes).toContain(organisationId);
  });

  it.each([
    [1_048_576, 201],
    [1_048_577, 413],
  ])('a body of %i bytes answers %i', async (bytes, status) => {
    const response = await app.inject({
      method: 'POST',
      url: '/mock/changes',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(change).padEnd(bytes),
    });
    expect(response.statusCode).toBe(status);
    if (status === 413) expect(response.json()).toEqual({ statusCode: 413, message: 'Request body is too large' });
    expect(response.headers.connection).not.toBe('close'); // or who still sends would see the connection break
  });

  it.each(['keep-alive', 'close'])(
    'a client that reads when it has sent all sees the 413, with Connection: %s',
    async (connection) => {
      const { app: server, open } = await listen();
      const client = await open();
      client.socket.pause();
      const body = ' '.repeat(20_000_000);
      const head = `Host: localhost\r\nConnection: ${connection}\r\nContent-Type: application/json`;
      const request = `POST /mock/changes HTTP/1.1\r\n${head}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
      await new Promise((resolve) => client.socket.write(request, resolve));
      client.socket.resume();
      await until(() => client.received !== '' || client.socket.destroyed);
      expect(client.received).toMatch(/^HTTP\/1\.1 413 /);
      await server.close();
    },
  );

  it.each([
    ['gzip', 'packed', 415],
    ['gzip', 'as it is', 201],
    ['utf-8', 'as it is', 201],
  ])('a body with Content-Encoding: %s that is sent %s', async (encoding, sent, status) => {
    const response = await app.inject({
      method: 'POST',
      url: '/mock/changes',
      headers: { 'content-encoding': encoding },
      payload: sent === 'packed' ? gzipSync(JSON.stringify(change)) : JSON.stringify(change),
    });
    expect(response.statusCode).toBe(status);
    if (status === 415) expect(response.json().message).toMatch(/^The body is packed \(gzip\)\. Send it as it is/);
  });

  it('refuses what is not JSON', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/mock/changes',
      headers: { 'content-type': 'application/json' },
      payload: '{',
    });
    expect([response.statusCode, response.json()]).toEqual([
      400,
      { statusCode: 400, message: expect.stringContaining('JSON') },
    ]);
  });

  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];

  it.each(types)('refuses what pages of other sites can send as %s without asking', async (type) => {
    for (const from of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      expect((await post(change, { 'content-type': type, ...from })).statusCode).toBe(403);
    }
  });

  it.each([
    ['a page of another site', 'https://elsewhere.example', 'localhost:3000', 403],
    ['a page without an origin of its own', 'null', 'localhost:3000', 403],
    ['a page of another server on this machine', 'http://localhost:8080', 'localhost:3000', 403],
    ['a foreign name that leads to this machine', 'http://elsewhere.example:3000', 'elsewhere.example:3000', 403],
    ['a page of this server', 'http://localhost:3000', 'localhost:3000', 201],
    ['a page of this server by number', 'http://127.0.0.1:3000', '127.0.0.1:3000', 201],
    ['a page of this server by another number', 'http://127.8.9.10:3000', '127.8.9.10:3000', 201],
    ['a page of this server by IPv6', 'http://[::1]:3000', '[::1]:3000', 201],
    [
      'a name that begins like one of this machine',
      'http://127.0.0.1.elsewhere.example',
      '127.0.0.1.elsewhere.example',
      403,
    ],
    ['a name that ends like one of this machine', 'http://my-localhost', 'my-localhost', 403],
    ['a page of a number elsewhere', 'http://10.127.0.1:3000', '10.127.0.1:3000', 403],
  ])('%s (Origin %s, Host %s) -> %i', async (_name, origin, host, status) => {
    expect((await post(change, { origin, host })).statusCode).toBe(status);
  });

  it.each([
    ['::1', 201],
    ['::ffff:127.0.0.1', 201],
    ['127.255.0.9', 201],
    ['::12', 403],
    ['fe80::1', 403],
    ['1::1', 403],
    ['::ffff:10.0.0.1', 403],
    ['192.168.1.5', 403],
    ['192.127.1.5', 403],
    ['10.0.0.1', 403],
  ])('from %s -> %i', async (address, status) => {
    expect((await post(change, {}, address)).statusCode).toBe(status);
  });
});

describe('the other controls over HTTP', () => {
  const id = world.locations[0]?.id as string;
  const send = (method: 'POST' | 'PATCH' | 'GET', url: string, payload?: unknown, type = 'application/json') =>
    app.inject({
      method,
      url: `/mock${url}`,
      ...(payload !== undefined && {
        headers: { 'content-type': type },
        payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
      }),
    });
  const patchType = 'application/merge-patch+json';
  const form = 'application/x-www-form-urlencoded';

  it('POST /mock/errors plans one, GET /mock/state shows it, POST /mock/reset drops it', async () => {
    const plan = { face: 'cqc', operationId: 'Providers', status: 429, count: 2, retryAfter: 5 };
    const planned = await send('POST', '/errors', plan);
    expect([planned.statusCode, planned.json()]).toEqual([201, plan]);
    expect((await call(app, '/providers')).headers['retry-after']).toBe('5');
    expect((await send('GET', '/state')).json().errors).toEqual([{ ...plan, count: 1 }]);
    const reset = await send('POST', '/reset');
    expect([reset.statusCode, reset.body]).toEqual([204, '']);
    expect((await call(app, '/providers')).statusCode).toBe(200);
  });

  it.each([patchType, 'application/json'])('PATCH with %s answers the organisation as it is then', async (type) => {
    const response = await send('PATCH', `/locations/${id}`, { name: 'Anew', website: null }, type);
    expect([response.statusCode, response.json().name]).toEqual([200, 'Anew']);
    expect((await call(app, `/locations/${id}`)).json()).toEqual(response.json());
    await send('POST', '/reset');
  });

  it.each([
    form,
    'text/plain;charset=UTF-8',
    'no type at all',
    'application/xml',
    'application/json; charset=latin1',
    '',
  ])('JSON is JSON, whatever the content type says: %j', async (type) => {
    expect((await send('POST', '/errors', { face: 'cqc', status: 503 }, type)).statusCode).toBe(201);
    expect((await send('POST', '/changes', change, type)).statusCode).toBe(201);
    expect((await send('PATCH', `/locations/${id}`, { name: 'Anew' }, type)).json().name).toBe('Anew');
    expect((await send('POST', '/reset', '', type)).statusCode).toBe(204);
  });

  it('takes a byte order mark in front of the body, as Windows PowerShell writes it', async () => {
    expect((await send('POST', '/errors', `\uFEFF${JSON.stringify({ face: 'cqc', status: 503 })}`)).statusCode).toBe(
      201,
    );
    expect((await send('POST', '/reset', '\uFEFF')).statusCode).toBe(204);
  });

  it.each<[string, Parameters<typeof send>, number, string]>([
    [
      'a body in another encoding',
      ['POST', '/errors', Buffer.from('{"face":"caf\xe9"}', 'latin1')],
      400,
      'The body is not UTF-8 (byte 12). Send it as UTF-8',
    ],
    [
      'a reset of a part',
      ['POST', '/reset', { errors: true }],
      400,
      'errors is not known. Send no body: everything is reset.',
    ],
    ['an unknown organisation', ['PATCH', '/locations/1-0', {}, patchType], 404, 'There is no location 1-0.'],
    [
      'a patch that does not fit',
      ['PATCH', `/locations/${id}`, { numberOfBeds: 'x' }, patchType],
      400,
      '/numberOfBeds',
    ],
    ['a list', ['PATCH', `/locations/${id}`, [], patchType], 400, 'The patch is no object.'],
    ['null', ['PATCH', `/locations/${id}`, 'null', patchType], 400, 'The patch is no object.'],
    [
      'a change with a field that nobody reads',
      ['POST', '/changes', { ...change, changedAt: '2020-01-01T00:00:00Z' }],
      400,
      'changedAt is not known. Give organisationType and organisationId',
    ],
    ['no body', ['PATCH', `/locations/${id}`], 400, 'The patch is no object.'],
    ['an empty body', ['PATCH', `/locations/${id}`, '', patchType], 400, 'The patch is no object.'],
    ['half a body', ['PATCH', `/locations/${id}`, '{"name":', patchType], 400, 'The body is not JSON: line 1, '],
    ['a deep body', ['PATCH', `/locations/${id}`, '{"a":'.repeat(50_000), patchType], 400, 'levels of brackets'],
    ['a form', ['PATCH', `/locations/${id}`, 'a=b', form], 400, 'Send an object as docs/scenarios.md shows'],
    ['a plan without a face', ['POST', '/errors', { status: 500 }], 400, 'face is none of'],
    ['a plan that is a number', ['POST', '/errors', '3'], 400, 'The error is no object. Give one such as {"face":'],
    ['a plan that is a text', ['POST', '/errors', '"cqc"', 'text/plain'], 400, 'The error is no object.'],
    ['no plan', ['POST', '/errors'], 400, 'The error is no object.'],
    ['a change that is a text', ['POST', '/changes', '"1-1"'], 400, 'The change is no object. Give one such as {"org'],
    ['a change of nothing', ['POST', '/changes', '', form], 400, 'The change is no object.'],
  ])('%s is refused in words', async (_name, call, status, words) => {
    const response = await send(...call);
    expect(response.statusCode).toBe(status);
    expect(response.json()).toEqual({ statusCode: status, message: expect.stringContaining(words) });
  });

  it.each([
    ['another host name', { host: 'mock.example' }],
    ['no host name of this machine', { host: '192.168.1.5:3000' }],
    ['a page of another site', { origin: 'https://elsewhere.example' }],
    ['a link of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a tunnel or proxy', { 'x-forwarded-for': '127.0.0.1' }],
    ['a proxy that says only the host', { 'x-forwarded-host': 'localhost' }],
    ['a proxy by the book', { forwarded: 'for=127.0.0.1' }],
  ])('%s is refused at every address, also to look', async (_name, headers) => {
    for (const [method, url] of [
      ['GET', '/mock/state'],
      ['POST', '/mock/reset'],
      ['POST', '/mock/errors'],
      ['POST', '/mock/changes'],
      ['PATCH', `/mock/locations/${id}`],
      ['PATCH', '/mock/providers/1-1'],
    ] as const) {
      const response = await app.inject({ method, url, headers });
      expect([url, response.statusCode]).toEqual([url, 403]);
      expect(response.json().message).toMatch(/^The controls of the mock answer only this machine/);
    }
  });
});
