import { describe, expect, it, vi } from 'vitest';
import { apiKey, get, listen } from './raw-client.ts';

const areas = '/public/v1/inspection-areas';
const slow = get(areas, 'Prefer: delay=200\r\n');
const packed = 'POST /mock/errors HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n';
const body = 'POST /mock/errors HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n';

describe('what Node would refuse without a body has the form of the gateway, and the connection is closed', () => {
  it.each<[name: string, status: number, text: string]>([
    ['no host', 400, `GET ${areas} HTTP/1.1\r\n\r\n`],
    ['no host for an unknown address', 400, 'POST /nothing HTTP/1.1\r\nContent-Length: 1\r\n\r\na'],
    ['no host for the controls', 400, 'POST /mock/reset HTTP/1.1\r\n\r\n'],
    ['two hosts', 400, get(areas, 'hOST: evil.example\r\n')],
    [
      'so many headers that Node drops some',
      431,
      get('/mock/state', `${'a:\r\n'.repeat(1000)}X-Forwarded-For: 1.2.3.4\r\n`),
    ],
    ['an unknown expectation', 417, get(areas, 'Expect: tea\r\n')],
    ['a body that is packed for the way', 501, `${packed}${apiKey}\r\n\r\n1\r\na\r\n0\r\n\r\n`],
  ])('%s', async (_name, status, text) => {
    const { app, ask } = await listen();
    const answer = await ask(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toMatch(new RegExp(`\\r\\n\\r\\n\\{ "statusCode": ${status}, "message": "[A-Z][A-Za-z ]+.*" \\}$`));
    expect(answer.toLowerCase()).toContain('\r\nconnection: close\r\n');
    await app.close();
  });

  it('CONNECT is the address of no operation', async () => {
    const { app, ask } = await listen();
    expect(await ask('CONNECT a.example:80 HTTP/1.1\r\nHost: a.example:80\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 404 Not Found\r\n.*"Resource not found" \}$/s,
    );
    await app.close();
  });

  it('CONNECT waits for the calls before it', async () => {
    const { app, ask } = await listen();
    const answer = await ask(`${slow}${slow}CONNECT a.example:80 HTTP/1.1\r\nHost: a.example:80\r\n\r\n`);
    expect([...answer.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status)).toEqual(['200', '200', '404']);
    await app.close();
  });

  it('CONNECT of somebody who is gone already ends nothing', async () => {
    const { app, open, ask } = await listen();
    for (let times = 0; times < 20; times += 1) {
      const { socket } = await open('CONNECT a.example:80 HTTP/1.1\r\nHost: a.example:80\r\n\r\n');
      socket.resetAndDestroy();
    }
    expect(await ask('GET /health HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
    await app.close();
  });

  it('an answer that has begun ends where it is', async () => {
    const { app, open } = await listen();
    const client = await open('GET /page/events HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n');
    await vi.waitFor(() => expect(client.received).toContain('event: hello'), { timeout: 20_000 });
    client.socket.write('zz\r\n\r\n');
    await client.closed;
    expect(client.received.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    await app.close();
  });

  it.each<[status: number, verb: string, path: string, bytes: number]>([
    [200, 'GET', areas, 0],
    [404, 'POST', '/nothing', 300_000],
    [413, 'POST', '/mock/errors', 2_000_000],
    [400, 'GET', '/public/v1/%FF', 300_000],
    [400, 'GET', `/public/v1/locations/${'x'.repeat(2001)}`, 300_000],
  ])(
    'an upgrade is offered in vain: what follows on the connection is dropped by Node, so it is closed (%i)',
    async (status, verb, path, bytes) => {
      const { app, ask } = await listen();
      const offer = `Content-Length: ${bytes}\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n`;
      const answer = await ask(`${get(path, offer).replace('GET', verb)}${'x'.repeat(bytes)}${get(areas)}`);
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(answer).toMatch(/^connection: close\r$/im);
      await app.close();
    },
  );

  it('who is refused while it still sends sees the answer', async () => {
    const { app, open } = await listen();
    const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;
    const client = await open(`${packed}\r\n${chunk}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    client.socket.write(`${chunk.repeat(60)}0\r\n\r\n`);
    await client.closed;
    expect(client.received).toMatch(/^HTTP\/1\.1 501 /);
    await app.close();
  });

  it.each(['chunked', 'Chunked ', ', chunked', ''])('the transfer coding "%s" is none to refuse', async (coding) => {
    const { app, ask } = await listen();
    const end = coding === '' ? '' : '0\r\n\r\n';
    const answer = await ask(`${get(areas, `Connection: close\r\nTransfer-Encoding: ${coding}\r\n`)}${end}`);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    await app.close();
  });

  it('HTTP/1.0 needs no host', async () => {
    const { app, ask } = await listen();
    expect(await ask('GET /health HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
    await app.close();
  });
});

describe('what is no HTTP behind calls that still wait is answered after them', () => {
  it.each<[name: string, statuses: number[], ...texts: string[]]>([
    ['noise', [200, 400], `${slow}noise\r\n\r\n`],
    ['noise after a while, and more of it', [200, 400], slow, 'noise\r\n\r\n', 'noise\r\n\r\n'],
    ['noise behind two calls', [200, 200, 400], `${slow}${slow}noise\r\n\r\n`],
    ['noise behind a call of an unknown address', [404, 400], `${get('/nothing')}noise\r\n\r\n`],
    ['a broken body', [200, 400], slow + body],
    ['noise behind a call that closes the connection', [200], `${get(areas, 'Connection: close\r\n')}noise\r\n\r\n`],
    ['too many headers', [200, 431], `${slow}GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}`],
  ])('%s', async (_name, statuses, first, ...others) => {
    const { app, open } = await listen();
    const client = await open(first);
    for (const text of others) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      client.socket.write(text);
    }
    await client.closed;
    const heads = [...client.received.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status));
    expect(heads).toEqual(statuses);
    await app.close();
  });
});
