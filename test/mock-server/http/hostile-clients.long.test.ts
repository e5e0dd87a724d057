import { describe, expect, it } from 'vitest';
import { apiKey, get, listen, until } from './raw-client.ts';

const areas = '/public/v1/inspection-areas';

describe('the end of the server', () => {
  it.each<[name: string, text: string]>([
    ['that has sent nothing', ''],
    ['that has sent half a head', `GET ${areas} HTTP/1.1\r\nHost: localhost\r\n`],
    [
      'that has sent half a body',
      'POST /mock/errors HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"fa',
    ],
    [
      'that has sent half a chunk',
      'POST /mock/errors HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{"fa',
    ],
    ['whose answer it has had', get(areas)],
  ])('is not held up by a connection %s, and an open call is answered', async (_name, text) => {
    const { app, open } = await listen();
    const idle = await open(text);
    if (text.endsWith('\r\n\r\n')) await until(() => idle.received.includes('200 OK'));
    const slow = await open(get(areas, 'Prefer: delay=700\r\n'));
    await until(() => app.countOpenCalls() === 1);
    const startedAt = performance.now();
    await app.close();
    expect(performance.now() - startedAt).toBeLessThan(5000);
    await Promise.all([slow.closed, idle.closed]);
    expect(slow.received).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(slow.received.endsWith('}')).toBe(true);
    expect(app.countOpenCalls()).toBe(0);
  });

  it('waits for each of several calls on one connection', async () => {
    const { app, open } = await listen();
    const both = await open(get(areas, 'Prefer: delay=300\r\n') + get(areas, 'Prefer: delay=900\r\n'));
    await until(() => app.countOpenCalls() > 0);
    await app.close();
    await both.closed;
    expect(both.received.match(/HTTP\/1\.1 200 OK/g)?.length).toBeGreaterThanOrEqual(1);
  });
});

describe('what arrives too slowly is answered 408, and the connection is closed', () => {
  it.each<[name: string, text: string]>([
    ['a head', `GET ${areas} HTTP/1.1\r\nHost: localhost\r\n`],
    [
      'a body',
      'POST /mock/errors HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"fa',
    ],
  ])('%s', async (_name, text) => {
    const { app, ask } = await listen({ arrivalLimitMs: 1000 });
    const answer = await ask(text);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toMatch(/\r\nconnection: close\r\n/);
    expect(answer).toContain('\r\n\r\n{ "statusCode": 408, "message": "Request Timeout" }');
    await app.close();
  });
});

describe('what is no HTTP is answered in the gateway’s form, and the connection is closed', () => {
  const host = 'Host: localhost\r\n';
  it.each<[name: string, text: string, status: number]>([
    ['noise', 'noise\r\n\r\n', 400],
    ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['no host', `GET ${areas} HTTP/1.1\r\n\r\n`, 400],
    ['a space before the colon', `GET ${areas} HTTP/1.1\r\nHost : localhost\r\n\r\n`, 400],
    ['two lengths', `POST ${areas} HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 400],
    [
      'length and chunks',
      `POST ${areas} HTTP/1.1\r\n${host}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    [
      'a chunk of no length',
      `POST /mock/errors HTTP/1.1\r\n${host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`,
      400,
    ],
    ['a line break in a header', `GET ${areas} HTTP/1.1\r\n${host}X: a\rb\r\n\r\n`, 400],
    ['a NUL in a header', `GET ${areas} HTTP/1.1\r\n${host}X: a\0b\r\n\r\n`, 400],
    ['a blank in the address', `GET /public/v1/a b HTTP/1.1\r\n${host}\r\n`, 400],
    ['headers of 40 kB', `GET ${areas} HTTP/1.1\r\n${host}X: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    ['an address of 40 kB', `GET /${'x'.repeat(40_000)} HTTP/1.1\r\n${host}\r\n`, 431],
  ])('%s', async (_name, text, status) => {
    const { app, ask } = await listen();
    const answer = await ask(text);
    expect(answer.slice(0, 13)).toBe(`HTTP/1.1 ${status} `);
    expect(answer).toMatch(new RegExp(`\\r\\n\\r\\n\\{ "statusCode": ${status}, "message": "[^"]+" \\}$`));
    expect(answer.toLowerCase()).toContain('\r\nconnection: close\r\n');
    await app.close();
  });
});

describe('a body where none is taken', () => {
  const body = (method: string, path: string, type: string, length: number, text: string) =>
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${apiKey}\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n${text}`;
  it.each<[name: string, text: string, status: number]>([
    ['broken JSON with GET', body('GET', areas, 'application/json', 5, '{"a":'), 200],
    ['an unknown type with GET', body('GET', areas, 'no/such', 3, 'abc'), 200],
    ['broken JSON with POST', body('POST', areas, 'application/json', 5, '{"a":'), 404],
    ['an unknown type with POST', body('POST', '/nothing', 'no/such', 3, 'abc'), 404],
    ['a length beyond all limits with POST', body('POST', '/nothing', 'application/json', 9_999_999, '{'), 404],
    ['broken JSON with DELETE', body('DELETE', '/public/v1/locations', 'application/json', 1, '{'), 404],
  ])('%s', async (_name, text, status) => {
    const { app, open } = await listen();
    const client = await open(text);
    await until(() => client.received.includes('\r\n\r\n'));
    expect(client.received.slice(0, 13)).toBe(`HTTP/1.1 ${status} `);
    client.socket.destroy();
    await app.close();
  });
});

it('500 connections, half of them silent, half asking byte by byte, and a last one that is answered', async () => {
  const { app, open } = await listen();
  const silent = await Promise.all(Array.from({ length: 250 }, () => open()));
  const slow = await Promise.all(Array.from({ length: 250 }, () => open('GET ')));
  const client = await open(get(areas));
  await until(() => client.received.includes('200 OK'));
  for (const { socket } of slow) socket.write(get(areas).slice('GET '.length));
  await until(() => slow.every(({ received }) => received.includes('200 OK')), 30_000);
  await app.close();
  await Promise.all([...silent, ...slow].map(({ closed }) => closed));
});
