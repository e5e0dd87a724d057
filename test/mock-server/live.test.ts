import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMockServer } from '../../mock-server/app.ts';
import { readLiveOptions, serverOptions } from '../../mock-server/server-options.ts';
import { createServer } from '../contract/server.ts';
import { describeWithDotnet } from '../dotnet.ts';

const defaults = { host: serverOptions.host.default };

describe('--live', () => {
  it("asks CQC by the owner's key, or another address for a trial", () => {
    const connections = { demo: { api_key: 'secret' } };
    const base = 'https://api.service.cqc.org.uk/public/v1';
    expect(readLiveOptions(defaults, 'secret')).toEqual({ upstream: base, connections, localOnly: true });
    expect(readLiveOptions({ ...defaults, upstream: 'http://127.0.0.1:1/v1' }, 'secret').upstream).toBe(
      'http://127.0.0.1:1/v1',
    );
  });

  it.each<[string, unknown]>([
    ['host', '0.0.0.0'],
    ['trust-proxy', true],
    ['connections', 'file'],
    ['connector', 'folder'],
    ['answers', 'folder'],
    ['allow-host', ['other.example']],
    ['key', ['other']],
  ])('excludes --%s', (name, value) => {
    expect(() => readLiveOptions({ ...defaults, [name]: value }, 'secret')).toThrow(`--live excludes --${name}`);
  });

  it('takes a key that is the name of an option', () => {
    expect(readLiveOptions({ ...defaults, 'encode-ids': false }, 'encode-ids').localOnly).toBe(true);
  });

  it('refuses an address that holds the key, as the commands that ask CQC do', () => {
    const upstream = 'http://127.0.0.1:1/secret-key';
    expect(() => readLiveOptions({ ...defaults, upstream }, 'secret-key')).toThrow('the key stands among the options');
  });
});

describeWithDotnet('the connector before the real API', () => {
  let cqc: Awaited<ReturnType<typeof createServer>>;
  let live: Awaited<ReturnType<typeof createMockServer>>;
  const lines: string[] = [];
  beforeAll(async () => {
    cqc = await createServer({ keys: ['secret-key'] });
    await cqc.listen({ port: 0 });
    const upstream = `http://127.0.0.1:${(cqc.server.address() as AddressInfo).port}/public/v1`;
    const options = readLiveOptions({ ...defaults, upstream }, 'secret-key');
    live = await createMockServer({ ...options, script: { timeLimitMs: 60_000 }, log: (line) => lines.push(line) });
  });
  afterAll(() => Promise.all([live.close(), cqc.close()]));

  it('runs policies and script with the real answers', { timeout: 180_000 }, async () => {
    const response = await live.inject('/apim/cqcdata/demo/locations?careHome=Y&perPage=2');
    expect([response.statusCode, response.json().value.length]).toEqual([200, 2]);
    expect(response.json().nextLink).toContain('/apim/cqcdata/demo/locations?careHome=Y&perPage=2&page=2');
    expect(lines.join('\n')).not.toContain('secret-key');
  });

  it.each<[string, Record<string, string>]>([
    ['another host name', { host: 'flows.example' }],
    ['a page of another site', { origin: 'https://elsewhere.example' }],
    ['a proxy', { 'x-forwarded-for': '10.0.0.1' }],
  ])('answers nothing to %s', async (_name, headers) => {
    expect((await live.inject({ url: '/apim/cqcdata/demo/inspection-areas', headers })).statusCode).toBe(403);
  });

  it("leaves CQC's face on the fixtures", async () => {
    const headers = { 'ocp-apim-subscription-key': 'demo-key' };
    expect((await live.inject({ url: '/public/v1/inspection-areas', headers })).statusCode).toBe(200);
  });
});
