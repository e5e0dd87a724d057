import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { explainHttpError, HttpFailure } from '../../../scripts/lib/http-failure.ts';
import { createHttpSender, type HttpSenderOptions } from '../../../scripts/lib/http-sender.ts';
import { withoutProxies } from './without-proxies.ts';

withoutProxies();

const closers: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0)) await close();
});

async function serve(listener: RequestListener, prepare: (server: Server) => void = () => {}): Promise<string> {
  const server = createServer(listener);
  prepare(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function createSender(options?: HttpSenderOptions) {
  const sender = createHttpSender(options);
  closers.push(() => sender.close());
  return sender;
}

const get = (url: string, headers = {}) => ({ method: 'GET', url, headers });

describe('a request', () => {
  it.each([
    ['GET', 'destroy', false],
    ['GET', 'resetAndDestroy', false],
    ['POST', 'destroy', true],
    ['POST', 'resetAndDestroy', true],
  ] as const)(
    'that meets a kept connection which the other side closes: %s, %s, broken %s',
    async (method, close, isBroken) => {
      let number = 0;
      const numbers = new WeakMap<object, number>();
      const url = await serve((request, response) => {
        const isSecond = numbers.has(request.socket);
        numbers.set(request.socket, ++number);
        if (isSecond) request.socket[close]();
        else response.end('once');
      });
      const sender = createSender();
      const seen: unknown[] = [];
      for (let turn = 0; turn < 4; turn++) {
        seen.push(
          await sender.send({ method, url, headers: {} }).then(
            ({ status }) => status,
            () => 'broke',
          ),
        );
      }
      expect(seen.includes('broke')).toBe(isBroken);
    },
  );

  it.each<[string, (socket: Socket) => unknown]>([
    ['closed', (socket) => socket.destroy()],
    ['reset', (socket) => socket.resetAndDestroy()],
    ['closed within the head of its answer', (socket) => socket.end('HTTP/1.1 200 OK\r\nA: b\r\n')],
  ])('whose first connection is %s fails, whatever its verb', async (_, close) => {
    let calls = 0;
    const url = await serve(({ socket }) => {
      calls += 1;
      close(socket);
    });
    await expect(createSender().send(get(url))).rejects.toThrow('the connection broke');
    expect(calls).toBe(1);
  });

  it('arrives with its verb, headers and bytes, without what belongs to one connection', async () => {
    const seen: unknown[] = [];
    const written: string[] = [];
    const url = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        const { host, ...headers } = request.headers;
        written.push(...request.rawHeaders);
        seen.push([request.method, request.url, [...Buffer.concat(chunks)], headers, host?.startsWith('127.0.0.1:')]);
        response.writeHead(201, ['X-Two', 'a', 'x-two', 'b']).end('made');
      });
    });
    const headers = { 'x-one': '1', connection: 'close', 'content-length': '9', te: 'x', expect: '100-continue' };
    const sender = createSender();
    const answer = await sender.send({
      method: 'PATCH',
      url: `${url}/a%2Fb?c=%20d`,
      headers,
      spelling: new Map([['x-one', 'X-One']]),
      body: Buffer.from([0, 255]),
    });
    expect([answer.status, answer.headers['x-two'], answer.body.toString()]).toEqual([201, ['a', 'b'], 'made']);
    expect([answer.reason, answer.spelling?.get('x-two')]).toEqual(['Created', 'X-Two']);
    expect(written).toContain('X-One');
    const arrived = { 'x-one': '1', connection: 'keep-alive', 'content-length': '2' };
    expect(seen).toEqual([['PATCH', '/a%2Fb?c=%20d', [0, 255], arrived, true]]);
  });

  it('is sent once: no redirect is followed, no error is tried again', async () => {
    let calls = 0;
    const url = await serve((_request, response) => {
      calls += 1;
      response.writeHead(calls === 1 ? 302 : 503, { location: '/other' }).end();
    });
    const sender = createSender();
    expect((await sender.send(get(url))).status).toBe(302);
    expect((await sender.send(get(url))).status).toBe(503);
    expect(calls).toBe(2);
  });

  it('ends when its signal says so, with the reason of the signal', async () => {
    const url = await serve(() => {});
    const leaving = new AbortController();
    const answer = createSender().send(get(url), leaving.signal);
    leaving.abort(new Error('gone'));
    await expect(answer).rejects.toThrow('gone');
  });
});

describe('an answer', () => {
  const text = 'a text '.repeat(100);
  it.each([
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate, GZIP', gzipSync(deflateSync(text))],
  ])('in %s comes unpacked', async (encoding, bytes) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(bytes);
    });
    const { body, headers } = await createSender().send(get(url));
    expect([body.toString(), headers['content-encoding']]).toEqual([text, undefined]);
  });

  it.each([
    ['HEAD', 200],
    ['GET', 200],
    ['GET', 204],
    ['GET', 304],
  ])('to %s, %i without a body, tells nothing of the packing that a body would come without', async (method, code) => {
    const length = method === 'GET' && code === 200 ? 0 : 48;
    const packing = `Content-Encoding: gzip\r\nContent-Length: ${length}`;
    const url = await serve((request) => request.socket.end(`HTTP/1.1 ${code} A\r\nETag: "a"\r\n${packing}\r\n\r\n`));
    const { status, headers, body } = await createSender().send({ method, url, headers: {} });
    expect([status, headers, body.length]).toEqual([code, { etag: '"a"' }, 0]);
  });

  it.each([204, 304])('of status %i may tell the length of another', async (code) => {
    const url = await serve((request) => request.socket.end(`HTTP/1.1 ${code} A\r\nContent-Length: 10\r\n\r\n`));
    const { status, headers, body } = await createSender().send(get(url));
    expect([status, headers['content-length'], body.length]).toEqual([code, '10', 0]);
  });

  it('in another coding stays as it is and says so', async () => {
    const url = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'));
    const { body, headers } = await createSender().send(get(url));
    expect([body.toString(), headers['content-encoding']]).toEqual(['x', 'zstd']);
  });
});

describe('without an answer it says which machine, what happened and what to do', () => {
  const failureOf = async (url: string, options?: HttpSenderOptions): Promise<HttpFailure> => {
    const error = await createSender(options)
      .send(get(`${url}/secret?key=secret`, { 'x-key': 'secret' }))
      .catch((thrown) => thrown);
    if (!(error instanceof HttpFailure)) throw error;
    expect(error.message).not.toContain('secret');
    return error;
  };

  it.each<[string, RequestListener, HttpSenderOptions, string, HttpFailure['kind']]>([
    ['a broken connection', (request) => request.destroy(), {}, 'the connection broke', 'passing'],
    [
      'a broken body',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '99' }).write('x');
        setTimeout(() => response.destroy(), 20);
      },
      {},
      'the connection broke',
      'passing',
    ],
    ['no answer in time', () => {}, { timeLimitMs: 300 }, 'it did not answer in time', 'passing'],
    [
      'a body that never ends',
      (_request, response) => response.writeHead(200).write('x'),
      { timeLimitMs: 300 },
      'in time',
      'passing',
    ],
    [
      'too much',
      (_request, response) => response.end('x'.repeat(2000)),
      { maxBodyBytes: 1000 },
      'larger than is read',
      'answer',
    ],
    [
      'too much when unpacked',
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000)));
      },
      { maxBodyBytes: 1000 },
      'unpacked, is larger',
      'answer',
    ],
    [
      'what cannot be unpacked',
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip');
      },
      {},
      'cannot be unpacked',
      'answer',
    ],
    [
      '100 Continue without being asked',
      (request) => request.socket.end('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
      {},
      'it says 100 Continue before its answer without being asked',
      'lasting',
    ],
    [
      'two lengths',
      (request) => request.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx'),
      {},
      'its answer is not as long as its Content-Length says, or has several of these',
      'answer',
    ],
    [
      'what breaks a rule of HTTP',
      (request) => request.socket.end('HTTP/1.1 200 OK\nContent-Length: 1\n\nx'),
      {},
      'its answer breaks a rule of HTTP, "Missing expected CR after response line", and cannot be taken here',
      'answer',
    ],
    ['what is not HTTP', (request) => request.socket.end('hello\r\n\r\n'), {}, 'is not HTTP', 'answer'],
  ])('%s', { timeout: 20_000 }, async (_name, listener, options, message, kind) => {
    const url = await serve(listener);
    const failure = await failureOf(url, options);
    expect(failure.message).toContain(`${new URL(url).host}: `);
    expect(failure.message).toContain(message);
    expect(failure.kind).toBe(kind);
  });

  it('a port where nobody listens, and a name that nobody has', { timeout: 20_000 }, async () => {
    expect((await failureOf('http://127.0.0.1:9')).message).toContain('it refuses the connection (ECONNREFUSED)');
    expect((await failureOf('http://nobody.invalid')).message).toMatch(/its name is not known here.*HTTPS_PROXY/);
  });

  const signIn = 'asks for a user name and password (407). Put them into HTTPS_PROXY (HTTP_PROXY for http): http';
  const wrong = 'does not take the user name and password (407). Correct them in HTTPS_PROXY';
  const other = 'asks for a sign-in such as NTLM or Negotiate, and only Basic is sent here (407).';
  it.each<[user: string, answer: string, message: string, kind: HttpFailure['kind']]>([
    ['', '407 No', signIn, 'lasting'],
    ['', '407 No\r\nProxy-Authenticate: NTLM\r\nProxy-Authenticate: Basic realm="x"', signIn, 'lasting'],
    ['somebody:secret@', '407 No\r\nProxy-Authenticate: Negotiate, basic realm="x"', wrong, 'lasting'],
    ['somebody:secret@', '407 No', wrong, 'lasting'],
    ['somebody:secret@', '407 No\r\nProxy-Authenticate: NTLM', other, 'lasting'],
    ['', '407 No\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM', other, 'lasting'],
    [
      'somebody:secret@',
      '403 No',
      'answers 403. Ask whoever runs it to let this machine through to that address and port, or',
      'lasting',
    ],
    ['somebody:secret@', '503 No', 'answers 503. It does not get there itself: check the address', 'passing'],
    ['somebody:secret@', '', ': the connection broke (UND_ERR_SOCKET).', 'passing'],
  ])('a proxy, asked as "%s", that answers "%s"', async (user, answer, message, kind) => {
    let asked = 0;
    const proxy = await serve(
      () => {},
      (server) =>
        server.on('connect', (_request, socket) => {
          asked += 1;
          socket.end(answer && `HTTP/1.1 ${answer}\r\n\r\n`);
        }),
    );
    const { host } = new URL(proxy);
    vi.stubEnv('HTTPS_PROXY', user + host);
    vi.stubEnv('NO_PROXY', '');
    const failure = await failureOf('https://api.example');
    expect(failure.message.replace(`the proxy ${host}`, '').trim()).toContain(message);
    expect(failure).toMatchObject({ kind, host: `the proxy ${host}` });
    expect(asked).toBe(1);
  });

  it.each([
    ['127.0.0.1:9', 'the proxy 127.0.0.1:9: it refuses the connection (ECONNREFUSED)'],
    ['somebody:secret@127.0.0.1:9', 'the proxy 127.0.0.1:9: it refuses the connection (ECONNREFUSED)'],
    ['http://nobody.invalid:8080', 'the proxy nobody.invalid:8080: its name is not known here'],
    ['socks5://127.0.0.1:9', 'the proxy 127.0.0.1:9: it refuses the connection (ECONNREFUSED)'],
    ['socks5://nobody.invalid:1080', 'the proxy nobody.invalid: its name is not known here'],
    ['http://somebody:sec%ret@127.0.0.1', 'HTTPS_PROXY holds no address of a proxy.'],
  ])('a proxy that cannot be reached: %s', { timeout: 20_000 }, async (address, message) => {
    vi.stubEnv('HTTPS_PROXY', address);
    vi.stubEnv('NO_PROXY', '');
    expect((await failureOf('https://api.example')).message).toContain(message);
  });

  it('a proxy that says nothing', { timeout: 20_000 }, async () => {
    const proxy = await serve(
      () => {},
      (server) => server.on('connect', (_request, socket) => closers.unshift(() => socket.destroy())),
    );
    vi.stubEnv('HTTPS_PROXY', proxy);
    vi.stubEnv('NO_PROXY', '');
    const { message } = await failureOf('https://api.example', { timeLimitMs: 6000 });
    expect(message).toContain(`the proxy ${new URL(proxy).host}: it did not answer in time`);
  });

  it('a SOCKS proxy that is none', async () => {
    const { host } = new URL(await serve(() => {}));
    vi.stubEnv('HTTPS_PROXY', `socks5://${host}`);
    vi.stubEnv('NO_PROXY', '');
    const { message } = await failureOf('https://api.example');
    expect(message).toContain('api.example: the SOCKS proxy opens no way to it (UND_ERR_SOCKS5_VERSION). Check');
  });

  it.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', 'NODE_EXTRA_CA_CERTS'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'NODE_EXTRA_CA_CERTS'],
    ['CERT_HAS_EXPIRED', 'the clock of this machine'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'the address is right'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'http or https'],
  ])('a certificate or protocol that is wrong: %s', (code, advice) => {
    const cause = Object.assign(new Error('tls'), { code });
    const { message } = explainHttpError(new TypeError('fetch failed', { cause }), 'api.example');
    expect(message).toContain(`(${code})`);
    expect(message).toContain(advice);
  });
});

it('says which part of a request cannot be sent', async () => {
  const error = Object.assign(new Error('invalid method'), { code: 'UND_ERR_INVALID_ARG' });
  expect(explainHttpError(error, 'api.example').message).toBe(
    'api.example: the request was not sent: "invalid method" (UND_ERR_INVALID_ARG). Correct that part of the request.',
  );
});

it.each(['127.0.0.1', 'localhost', '[::1]'])('goes to this machine without a proxy: %s', async (host) => {
  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
  const server = createServer((_request, response) => response.end('reached'));
  const isThere = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(0, host.replaceAll(/[[\]]/g, ''), () => resolve(true));
  });
  if (!isThere) return; // a machine without IPv6
  closers.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  expect((await createSender().send(get(`http://${host}:${port}`))).body.toString()).toBe('reached');
});

it.each(['*', 'other.example,*', '.invalid', 'nobody.invalid'])(
  'goes without a proxy where NO_PROXY is %s',
  async (names) => {
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
    vi.stubEnv('NO_PROXY', names);
    await expect(createSender().send(get('http://nobody.invalid'))).rejects.toThrow(/^nobody\.invalid: /);
  },
);

describe('through the proxy of the environment', () => {
  it('goes by a tunnel to an address of https', async () => {
    const { proxy, asked } = await serveProxy();
    vi.stubEnv('HTTPS_PROXY', proxy);
    await expect(createSender().send(get('https://somewhere.example/x'))).rejects.toThrow(
      `the proxy ${new URL(proxy).host} answers 502. It does not`,
    );
    expect(asked).toEqual([['CONNECT', 'somewhere.example:443']]);
  });

  // Squid as it is shipped makes tunnels to port 443 alone.
  it('asks for an address of http as it stands, with the limits of every answer', async () => {
    const { proxy, asked } = await serveProxy();
    vi.stubEnv('HTTP_PROXY', proxy.replace('http://', 'http://somebody:secret@'));
    const sender = createSender({ maxBodyBytes: 100 });
    const answer = await sender.send(get('http://somewhere.example:8080/x?y=%20', { 'x-own': '1' }));
    const authorization = `Basic ${Buffer.from('somebody:secret').toString('base64')}`;
    expect(JSON.parse(answer.body.toString())).toEqual(['somewhere.example:8080', '1', authorization]);
    expect(asked).toEqual([['GET', 'http://somewhere.example:8080/x?y=%20']]);
    const large = sender.send(get('http://somewhere.example:8080/x', { 'x-own': 'x'.repeat(100) }));
    await expect(large).rejects.toThrow(/^somewhere\.example:8080: its answer is larger than is read/);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['refuses', async () => '127.0.0.1:9', 'the proxy 127.0.0.1:9: it refuses the connection (ECONNREFUSED)'],
    [
      'asks for a password',
      () => serve((_request, response) => response.writeHead(407).end('a page')),
      'somewhere.example: the proxy asks for a user name and password',
    ],
  ])('says so where it %s', async (_name, proxy, message) => {
    vi.stubEnv('HTTP_PROXY', await proxy());
    await expect(createSender().send(get('http://somewhere.example/x'))).rejects.toThrow(message);
  });

  /** A proxy that answers plain requests itself, makes no tunnel, and notes what it was asked for. */
  async function serveProxy() {
    const asked: unknown[] = [];
    const proxy = await serve(
      ({ method, url, headers }, response) => {
        asked.push([method, url]);
        response.end(JSON.stringify([headers.host, headers['x-own'], headers['proxy-authorization']]));
      },
      (server) =>
        server.on('connect', ({ method, url }, socket) => {
          asked.push([method, url]);
          socket.end('HTTP/1.1 502 No\r\n\r\n');
        }),
    );
    return { proxy, asked };
  }
});
