import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentTo } from '../../../mock-server/http/caller-address.ts';
import { listen } from './raw-client.ts';

type Server = Awaited<ReturnType<typeof listen>>;
let plain: Server;
let trusting: Server;
beforeAll(async () => {
  plain = await listen();
  trusting = await listen({ trustProxy: true });
});
afterAll(() => Promise.all([plain.app.close(), trusting.app.close()]));

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
const end = 'Connection: close\r\n\r\n';

describe('links lead to where a request was sent', () => {
  const file = '/openapi.json';
  const forwarded = 'X-Forwarded-Host: tunnel.example\r\n';
  it.each<[name: string, start: string, host: string]>([
    ['the Host header', `${file} HTTP/1.1\r\nHost: a.example:81\r\n`, 'a.example:81'],
    ['that of HTTP/1.0', `${file} HTTP/1.0\r\nHost: a.example\r\n`, 'a.example'],
    ['an absolute request line', `http://b.example:8${file}?x HTTP/1.1\r\nHost: a.example\r\n`, 'b.example:8'],
    ['one beside an empty Host header', `http://[::1]:8${file} HTTP/1.1\r\nHost:\r\n`, '[::1]:8'],
    ['one of HTTP/1.0', `http://b.example${file} HTTP/1.0\r\n`, 'b.example'],
    ['the socket, where HTTP/1.0 names nothing', `${file} HTTP/1.0\r\n`, '127.0.0.1:PORT'],
    ['no proxy that is not trusted', `${file} HTTP/1.1\r\nHost: a.example\r\n${forwarded}`, 'a.example'],
  ])('%s', async (_name, start, host) => {
    expect(await plain.ask(`GET ${start}${end}`)).toContain(
      `"url": "http://${host.replace('PORT', String(plain.port))}/public/v1"`,
    );
  });

  it.each([
    ['and an absolute request line', `http://b.example${file} HTTP/1.1\r\nHost: a.example\r\n`],
    ['and nothing else', `${file} HTTP/1.0\r\n`],
  ])('a proxy that is trusted %s', async (_name, start) => {
    expect(await trusting.ask(`GET ${start}${forwarded}${end}`)).toContain('"url": "http://tunnel.example/public/v1"');
  });

  it.each([
    ['Host header', `${file} HTTP/1.1\r\nHost: a,b\r\n`],
    ['Host header', `${file} HTTP/1.1\r\nHost:\r\n`],
    ['request line', `http://a,b${file} HTTP/1.1\r\nHost: a.example\r\n`],
    ['request line', `http://a@b.example${file} HTTP/1.1\r\nHost: a.example\r\n`],
  ])('and what is no address is refused by its place: %s', async (place, start) => {
    const answer = await plain.ask(`GET ${start}${end}`);
    expect([statusOf(answer), answer]).toEqual([400, expect.stringContaining(`is not valid. Check the ${place}.`)]);
  });

  it('and a proxy that is trusted may write no other', async () => {
    const answer = await trusting.ask(`GET ${file} HTTP/1.1\r\nHost: a\r\nX-Forwarded-Host: a,b c\r\n${end}`);
    expect([statusOf(answer), answer]).toEqual([400, expect.stringContaining('Check the X-Forwarded-Host header.')]);
  });
});

it.each([
  ['127.0.0.1', '127.0.0.1:3000'],
  ['::ffff:127.0.0.1', '127.0.0.1:3000'],
  ['::1', '[::1]:3000'],
  ['fe80::1%eth0', '[fe80::1]:3000'],
])('the socket at %s is written %s', (localAddress, authority) => {
  const request = { host: '', headers: {}, url: '/', socket: { localAddress, localPort: 3000 } };
  expect(sentTo(request as FastifyRequest).authority).toBe(authority);
});

describe('the controls and the page are for a name of this machine, wherever a request names it', () => {
  it.each<[status: number, start: string]>([
    [200, '/mock/state HTTP/1.1\r\nHost: localhost\r\n'],
    [403, '/mock/state HTTP/1.1\r\nHost: evil.example\r\n'],
    [200, 'http://localhost:1/mock/state HTTP/1.1\r\nHost: evil.example\r\n'],
    [403, 'http://evil.example/mock/state HTTP/1.1\r\nHost: localhost\r\n'],
    [403, 'http://localhost@evil.example/mock/state HTTP/1.1\r\nHost: localhost\r\n'],
    [200, '/mock/state HTTP/1.0\r\n'],
    [403, '/mock/state HTTP/1.0\r\nHost: evil.example\r\n'],
    [403, '/mock/state HTTP/1.1\r\nHost:\r\n'],
    [200, 'http://localhost:1/mock/state HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://localhost:1\r\n'],
    [403, 'http://localhost:1/mock/state HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\n'],
    [403, 'http://evil.example/page/about HTTP/1.1\r\nHost: localhost\r\n'],
  ])('%i %j', async (status, start) => {
    expect(statusOf(await plain.ask(`GET ${start}${end}`))).toBe(status);
  });
});
