import dns from 'node:dns';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { fastify } from 'fastify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { trackOpenCalls } from '../../../mock-server/http/open-calls.ts';
import { listen as listenMock, get as ofMock, until } from './raw-client.ts';

const unreadLimitMs = 100;
const large = 'x'.repeat(20_000_000); // more than the buffers of a connection take
const sockets: Socket[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A server that follows its calls, and a client of it that writes byte by byte. */
async function listen(host = '127.0.0.1') {
  const app = fastify();
  const endWithOpenCalls = trackOpenCalls(app, unreadLimitMs);
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  let begun = 0;
  app.addHook('onRequest', async ({ headers }) => {
    begun += 1;
    await wait(Number(headers['x-wait'] ?? 0));
  });
  app.get('/slow', () => wait(7 * unreadLimitMs).then(() => 'done'));
  app.get('/large', () => large);
  app.post('/body', () => 'done');
  await app.register(endWithOpenCalls);
  await app.listen({ port: 0, host });
  const { port } = app.server.address() as AddressInfo;
  const open = async (text: string, address = '127.0.0.1') => {
    const socket = connect(port, address);
    sockets.push(socket);
    const client = { socket, received: '', closed: once(socket, 'close') };
    socket.setEncoding('latin1').on('data', (data) => {
      client.received += data;
    });
    await once(socket, 'connect');
    socket.write(text);
    return client;
  };
  return { app, open, countBegun: () => begun };
}

const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;
const answers = (received: string) => received.match(/HTTP\/1\.1 200 OK/g)?.length ?? 0;

describe('the end of the server waits, longer than for a client that does not read, for', () => {
  it.each<[name: string, text: string, count: number]>([
    ['a call that is worked on', get('/slow'), 1],
    ['calls that follow each other on one connection', get('/slow') + get('/slow'), 2],
    ['a call that a hook still holds', get('/slow', 'X-Wait: 300\r\n'), 1],
    ['a call before the half of another', `${get('/slow')}POST /body HTTP/1.1\r\nContent-Le`, 1],
  ])('%s', async (_name, text, count) => {
    const { app, open } = await listen();
    const client = await open(text);
    await until(() => app.countOpenCalls() === count);
    await app.close();
    await client.closed;
    expect(answers(client.received)).toBe(count);
    expect(client.received.endsWith('done')).toBe(true);
  });

  it.runIf(process.platform === 'linux')('a call on the second address of localhost', async () => {
    vi.spyOn(dns, 'lookup').mockImplementation(((name: string, ...rest: unknown[]) => {
      const addresses = name === 'localhost' ? ['127.0.0.1', '127.0.0.2'] : [name];
      const done = rest.at(-1) as (...all: unknown[]) => void;
      if ((rest[0] as { all?: boolean }).all)
        done(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        );
      else done(null, addresses[0], 4);
    }) as typeof dns.lookup);
    const { app, open } = await listen('localhost');
    const client = await open(get('/slow'), '127.0.0.2');
    await until(() => app.countOpenCalls() === 1);
    await app.close();
    expect(app.countOpenCalls()).toBe(0);
    await client.closed;
    expect(client.received.endsWith('done')).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['half a head', 'GET /slow HT'],
  ])('it, but not who comes meanwhile and sends %s', async (_name, text) => {
    const { app, open } = await listen();
    const client = await open(get('/slow'));
    await until(() => app.countOpenCalls() === 1);
    const ended = app.close();
    await new Promise((resolve) => setTimeout(resolve, unreadLimitMs));
    const late = await open(text);
    await ended;
    await Promise.all([client.closed, late.closed]);
    expect([answers(client.received), late.received]).toEqual([1, '']);
  });

  it('a client that has begun to read its answer', async () => {
    const { app, open } = await listen();
    const client = await open(get('/large'));
    await once(client.socket, 'data');
    client.socket.pause();
    const closing = app.close();
    await new Promise((resolve) => setTimeout(resolve, unreadLimitMs / 2));
    client.socket.resume();
    await Promise.all([closing, client.closed]);
    expect(client.received.endsWith(large)).toBe(true);
  });
});

describe('the end of the server does not wait for a client that does not read', () => {
  it.each<[name: string, text: string]>([
    ['its answer', get('/large')],
    ['an answer before another', get('/large') + get('/slow')],
  ])('%s', async (_name, text) => {
    const { app, open } = await listen();
    const client = await open(text);
    await once(client.socket, 'data');
    client.socket.pause();
    await app.close();
    client.socket.resume();
    await client.closed;
    expect(client.received.length).toBeLessThan(large.length);
  });
});

it('a call is begun when the answer before it has left, however fast they come', async () => {
  const { app, open, countBegun } = await listen();
  const client = await open(get('/large').repeat(5));
  await once(client.socket, 'data');
  client.socket.pause();
  await new Promise((resolve) => setTimeout(resolve, unreadLimitMs));
  expect(countBegun()).toBeLessThan(3);
  client.socket.resume();
  await until(() => client.received.length > 5 * large.length);
  expect([answers(client.received), countBegun()]).toEqual([5, 5]);
  await app.close();
});

it('of calls without end behind a slow one only some are taken in before it has its answer', async () => {
  const { app, open } = await listen();
  let arrived = 0;
  app.server.on('request', () => arrived++);
  const calls = get('/none', `X-Long: ${'x'.repeat(1000)}\r\n`).repeat(1000);
  const client = await open(get('/slow') + calls);
  await new Promise((resolve) => setTimeout(resolve, 5 * unreadLimitMs));
  expect(arrived).toBeLessThan(500);
  await until(() => client.received.split('HTTP/1.1 404').length === 1001);
  expect(answers(client.received)).toBe(1);
  await app.close();
});

it('a client that has sent all and closed its side has the answer of each call, also when it reads late', async () => {
  const { app, open } = await listenMock({ limit: 0 });
  const client = await open();
  client.socket.pause();
  client.socket.end(ofMock('/public/v1/locations?perPage=1000').repeat(650));
  await new Promise((resolve) => setTimeout(resolve, 500));
  client.socket.resume();
  await client.closed;
  expect(answers(client.received)).toBe(650);
  await app.close();
});
