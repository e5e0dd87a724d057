import { spawn } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttpSender } from '../../../scripts/lib/http-sender.ts';
import { createServer as createMock } from '../../contract/server.ts';
import { type Certificate, createCertificates, hasOpenssl } from './certificates.ts';
import { withoutProxies } from './without-proxies.ts';

const key = '2e90b6d41f7a4c3d8b5e0a9c6f1d7284';
const password = 'correct-horse-battery';
const closers: (() => unknown)[] = [];
withoutProxies();
beforeEach(() => vi.stubEnv('NODE_EXTRA_CA_CERTS', undefined));
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  for (const close of closers.splice(0)) await close();
});

async function listen(server: Server & { closeAllConnections?(): void }): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections?.();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A proxy that answers for every machine itself, as one does that looks into TLS, and notes who was asked for. */
async function startProxy(tls: ServerOptions, listener: RequestListener) {
  const inside = createHttpsServer(tls, listener);
  const asked: (string | undefined)[][] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push([request.url, request.headers['proxy-authorization']]);
    socket.on('error', () => {}).write('HTTP/1.1 200 OK\r\n\r\n');
    inside.emit('connection', socket);
    closers.unshift(() => socket.destroy());
  });
  return { address: `127.0.0.1:${await listen(proxy)}`, asked };
}

describe.skipIf(!hasOpenssl)('certificates', { timeout: 60_000 }, () => {
  let certificates: ReturnType<typeof createCertificates>;
  let authority: Certificate;
  let ofCqc: Certificate;
  beforeAll(() => {
    certificates = createCertificates();
    authority = certificates.make(undefined);
    ofCqc = certificates.make('api.service.cqc.org.uk', authority);
    closers.push(certificates.remove);
  });

  const failureOf = async (url: string): Promise<string> => {
    const sender = createHttpSender({ timeLimitMs: 10_000 });
    try {
      return String((await sender.send({ method: 'GET', url, headers: {} })).status);
    } catch (error) {
      return String(error);
    } finally {
      await sender.close();
    }
  };

  it('of a server that signed its own says what to do', async () => {
    const { cert, key } = certificates.make('localhost');
    const port = await listen(createHttpsServer({ cert, key }, (_request, response) => response.end()));
    expect(await failureOf(`https://localhost:${port}`)).toBe(
      `HttpFailure: localhost:${port}: its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT). A proxy that looks into TLS needs its certificate known: set NODE_EXTRA_CA_CERTS to a PEM file with it (ask IT for it), or NODE_USE_SYSTEM_CA=1 where this machine trusts it (Node 22.19).`,
    );
  });

  it.each<[string, () => ServerOptions, RegExp]>([
    [
      'with its authority',
      () => ({ key: ofCqc.key, cert: ofCqc.cert + authority.cert }),
      /\(SELF_SIGNED_CERT_IN_CHAIN\)\. .*set NODE_EXTRA_CA_CERTS/,
    ],
    ['without its authority', () => ofCqc, /\(UNABLE_TO_VERIFY_LEAF_SIGNATURE\)\. .*set NODE_EXTRA_CA_CERTS/],
  ])('of a proxy that looks into TLS, sent %s', async (_name, tls, message) => {
    const proxy = await startProxy(tls(), (_request, response) => response.end());
    vi.stubEnv('HTTPS_PROXY', `somebody:${password}@${proxy.address}`);
    expect(await failureOf('https://api.service.cqc.org.uk/secret')).toMatch(
      new RegExp(`^HttpFailure: api\\.service\\.cqc\\.org\\.uk: its certificate is not trusted ${message.source}`),
    );
    vi.stubEnv('NODE_EXTRA_CA_CERTS', 'other.pem');
    expect(await failureOf('https://api.service.cqc.org.uk')).toContain(
      'The file that NODE_EXTRA_CA_CERTS names does not vouch for it. Ask IT for the root certificate of the proxy',
    );
  });

  it('of a proxy that is spoken to by TLS itself', async () => {
    const { cert, key } = certificates.make('localhost');
    const port = await listen(createHttpsServer({ cert, key }));
    vi.stubEnv('HTTPS_PROXY', `https://localhost:${port}`);
    expect(await failureOf('https://api.service.cqc.org.uk')).toContain(
      `the proxy localhost:${port}: its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)`,
    );
    vi.stubEnv('HTTPS_PROXY', `https://127.0.0.1:${port}`);
    expect(await failureOf('https://api.service.cqc.org.uk')).toContain(`the proxy 127.0.0.1:${port}: its certificate`);
  });

  it('are trusted by NODE_EXTRA_CA_CERTS: probe asks CQC at its own address through a proxy with a password', {
    timeout: 120_000,
  }, async () => {
    const mock = await createMock({ keys: [key] });
    closers.push(() => mock.close());
    const proxy = await startProxy(ofCqc, async (request, response) => {
      const { method = 'GET', url = '', headers } = request;
      const answer = await mock.inject({ method: method as 'GET', url, headers });
      response.writeHead(answer.statusCode, { 'content-type': answer.headers['content-type'] }).end(answer.rawPayload);
    });
    const probe = (environment: NodeJS.ProcessEnv) =>
      new Promise<{ code: number | null; output: string }>((resolve) => {
        const args = ['--import', 'tsx', 'scripts/probe.ts', '--rate', '2000'];
        const child = spawn(process.execPath, args, {
          env: {
            ...process.env,
            CQC_SUBSCRIPTION_KEY: key,
            HTTPS_PROXY: `somebody:${password}@${proxy.address}`,
            ...environment,
          },
        });
        let output = '';
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
        child.once('close', (code) => resolve({ code, output }));
      });
    const untrusted = await probe({});
    expect(untrusted.output).toMatch(/^error: api\.service\.cqc\.org\.uk: its certificate .* set NODE_EXTRA_CA_CERTS/);
    expect(untrusted.code).toBe(2);
    const trusted = await probe({ NODE_EXTRA_CA_CERTS: authority.file });
    expect(trusted.output).toMatch(/https:\/\/api\.service\.cqc\.org\.uk\/public\/v1: \d+ as assumed, 0 differ, /);
    expect(trusted.code).toBe(0);
    const token = Buffer.from(`somebody:${password}`).toString('base64');
    expect(new Set(proxy.asked.map(String))).toEqual(new Set([`api.service.cqc.org.uk:443,Basic ${token}`]));
    for (const secret of [key, password, token]) expect(untrusted.output + trusted.output).not.toContain(secret);
  });
});
