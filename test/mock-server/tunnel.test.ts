import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createProxy, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as packageCommand } from '../../scripts/package/command.ts';
import { createServer } from '../contract/server.ts';
import { describeWithDotnet } from '../dotnet.ts';
import { run } from '../run.ts';

const doc = readFileSync('docs/tunnel.md', 'utf8');
const commands = [...doc.matchAll(/^(?:npm|curl) .*$/gm)].map(([line]) => line);
const host = 'mock.example.com';
const folder = mkdtempSync(join(tmpdir(), 'cqc-data-tunnel-'));

let app: FastifyInstance;
let tunnel: Server;
const [, key = ''] = /--key "([^"]+)"/.exec(doc) ?? [];

/** A reverse proxy that ends HTTPS, as a tunnel does; what a caller forwards is overwritten. */
beforeAll(async () => {
  app = await createServer({ trustProxy: true, keys: [key], script: { timeLimitMs: 60_000 } });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  tunnel = createProxy((incoming, outgoing) => {
    const headers = { ...incoming.headers, 'x-forwarded-host': host, 'x-forwarded-proto': 'https' };
    const passed = request({ port, method: incoming.method, path: incoming.url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => tunnel.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  tunnel.close();
  tunnel.closeAllConnections();
  await app.close();
  rmSync(folder, { recursive: true });
});

/** Calls an address of the tunnel; whatever does not begin with its name is a link that leads elsewhere. */
function follow(url: string, headers: Record<string, string> = {}): Promise<Response> {
  expect(url.startsWith(`https://${host}/`), url).toBe(true);
  const { port } = tunnel.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${url.slice(`https://${host}`.length)}`, { headers });
}

const addresses = commands.flatMap((line) => /"(https:[^"]+)"/.exec(line)?.[1] ?? []);

it('the doc chooses a key, asks both faces, and builds a connector', () => {
  expect(key.length).toBeGreaterThan(10);
  expect(commands.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'npm start --',
    'curl -s -H',
    expect.stringMatching(/^curl -s "/),
    'npm run package',
  ]);
});

it("CQC's face answers the key of the doc and no longer demo-key", async () => {
  const ask = (value: string) => follow(addresses[0] ?? '', { 'ocp-apim-subscription-key': value });
  expect([(await ask(key)).status, (await ask('demo-key')).status]).toEqual([200, 401]);
});

it.each(['/mock/state', '/page/state'])('nobody gets %s', async (path) => {
  expect((await follow(`https://${host}${path}`)).status).toBe(403);
});

describeWithDotnet('links through the tunnel', () => {
  it('nextLink leads to the next page', { timeout: 180_000 }, async () => {
    const ids = new Set<string>();
    let url = addresses[1];
    for (let page = 0; page < 3 && url; page++) {
      const answer = await follow(url);
      expect(answer.status).toBe(200);
      const body = (await answer.json()) as { value: { locationId: string }[]; nextLink?: string };
      for (const { locationId } of body.value) ids.add(locationId);
      url = body.nextLink;
    }
    expect(ids.size).toBe(6);
  });

  it('Location leads to the next poll', { timeout: 180_000 }, async () => {
    const first = await follow(`https://${host}/apim/cqcdata/demo/trigger/changes/location`);
    expect(first.status).toBe(202);
    const next = await follow(first.headers.get('location') ?? '');
    expect([next.status, next.headers.get('location')]).toEqual([202, expect.stringContaining(`https://${host}/`)]);
  });
});

describe('npm run package -- --mock-host', () => {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

  it('writes another connector that asks the host, and its solution', { timeout: 180_000 }, async () => {
    const out = join(folder, 'out');
    const args = /npm run package -- (.*)/.exec(doc)?.[1] ?? '';
    const given = [...args.matchAll(/--[\w-]+|"([^"]*)"/g)].map(([word, text]) => text ?? word);
    given[given.indexOf('--out') + 1] = out;
    const { code, err } = await run(packageCommand, ...given);
    expect([code, err.replace(/^.*warning.*\n/gm, '')]).toEqual([0, '']);
    expect(readdirSync(out).sort()).toEqual(['.written-by', 'CQCDataMock.zip', 'SHA256SUMS', 'connector']);
    const [mock, real] = [read(join(out, 'connector/apiDefinition.swagger.json')), read('apiDefinition.swagger.json')];
    expect(mock).toEqual({ ...real, info: { ...real.info, title: 'CQC Data Mock' }, host });
    expect(read(join(out, 'connector/settings.json')).connectorId).toBe(null);
    const checked = await run(packageCommand, '--check', join(out, 'CQCDataMock.zip'));
    expect([checked.code, checked.out]).toEqual([0, expect.stringContaining('0 findings')]);
  });

  it.each<[string, string[], string]>([
    ['no folder', ['--mock-host', host], '--mock-host needs --out'],
    ['a folder in dist/', ['--mock-host', host, '--out', 'dist/mock'], 'lies in dist/'],
    ['dist/ itself', ['--mock-host', host, '--out', './dist'], 'lies in dist/'],
    ['an address', ['--mock-host', 'https://a.example', '--out', folder], 'Give the name alone'],
    ['a path', ['--mock-host', 'a.example/x', '--out', folder], 'Give the name alone'],
    ['a user', ['--mock-host', 'me@a.example', '--out', folder], 'Give the name alone'],
    ['a port that is none', ['--mock-host', 'a.example:70000', '--out', folder], 'Give a port'],
    ['the port 0', ['--mock-host', 'a.example:0', '--out', folder], 'Give a port'],
    ['this machine', ['--mock-host', '127.0.0.1', '--out', folder], 'cannot reach'],
    ['this machine by name, with a port', ['--mock-host', 'localhost:3000', '--out', folder], 'cannot reach'],
    ['this machine in IPv6', ['--mock-host', '[::1]:3000', '--out', folder], 'cannot reach'],
    ['a check', ['--mock-host', host, '--check', folder], '--check writes nothing'],
  ])('refuses %s', async (_name, args, message) => {
    await expect(packageCommand.run(args, undefined as never)).rejects.toThrow(message);
  });
});
