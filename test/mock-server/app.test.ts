import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { createMockServer, defaultOptions, type MockServerOptions } from '../../mock-server/app.ts';
import { FixtureError } from '../../mock-server/cqc-api/world.ts';
import { describeWithDotnet } from '../dotnet.ts';
import { copyCache } from './runtime/script-host/builds.ts';

const folder = mkdtempSync(join(tmpdir(), 'app-'));
const apps: FastifyInstance[] = [];
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  rmSync(folder, { recursive: true });
});

async function create(options: MockServerOptions = {}) {
  const app = await createMockServer(options);
  apps.push(app);
  return app;
}

const areas = '/public/v1/inspection-areas';
/** A clock that breaks once the server has started, which moves the built-in changes by it. */
function breakableClock(): () => number {
  let isStarted = false;
  return () => {
    if (isStarted) throw new Error('the clock is broken');
    isStarted = true;
    return Date.now();
  };
}

const ofCqc = (app: FastifyInstance, key = 'demo-key', url = areas) =>
  app.inject({ url, headers: { 'ocp-apim-subscription-key': key } });
/** A call that the runtime face counts and refuses before it needs the script. */
const ofRuntime = (app: FastifyInstance, connection = 'demo') =>
  app.inject({ url: `/apim/cqcdata/${connection}/locations?page=many` });
const statusesOf = async (call: () => Promise<{ statusCode: number }>, count: number) => {
  const statuses: number[] = [];
  for (let index = 0; index < count; index += 1) statuses.push((await call()).statusCode);
  return statuses;
};

describe('createMockServer without options', () => {
  it('has the key demo-key, the connection demo and the fixtures of this project', async () => {
    const app = await create();
    expect((await ofCqc(app)).statusCode).toBe(200);
    expect((await ofCqc(app, 'other')).statusCode).toBe(401);
    expect((await ofRuntime(app)).statusCode).toBe(400);
    expect((await ofRuntime(app, 'other')).statusCode).toBe(404);
    const documents = readdirSync(join(defaultOptions.data, 'locations'));
    expect((await ofCqc(app, 'demo-key', '/public/v1/locations')).json().total).toBe(documents.length);
  });

  it('lets 100 calls through on each face, and reads the clock of this machine', async () => {
    const app = await create();
    expect((await statusesOf(() => ofCqc(app), 101)).filter((status) => status === 200)).toHaveLength(100);
    const refused = await ofCqc(app);
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(30);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await statusesOf(() => ofRuntime(app), 101)).filter((status) => status === 400)).toHaveLength(100);
  });
});

it('ends after its last call, however long that takes', async () => {
  const app = await createMockServer();
  expect(app.initialConfig.pluginTimeout).toBe(0);
  await app.close();
});

describe('the options', () => {
  it('data: another folder of fixtures', async () => {
    const data = join(folder, 'data');
    mkdirSync(join(data, 'providers'), { recursive: true });
    cpSync(join(defaultOptions.data, 'inspection-areas.json'), join(data, 'inspection-areas.json'));
    writeFileSync(join(data, 'changes.json'), '{"events":[]}');
    writeFileSync(join(data, 'providers/1-1.json'), '{"providerId":"1-1","name":"Only One"}');
    const app = await create({ data });
    expect((await ofCqc(app, 'demo-key', '/public/v1/providers')).json().providers).toEqual([
      { providerId: '1-1', providerName: 'Only One' },
    ]);
    expect((await ofCqc(app, 'demo-key', '/public/v1/locations')).json().total).toBe(0);
  });

  it('data: a folder that is not there, or fixtures that do not fit, are refused', async () => {
    await expect(createMockServer({ data: join(folder, 'nowhere') })).rejects.toThrow(FixtureError);
    const data = join(folder, 'broken');
    cpSync(join(folder, 'data'), data, { recursive: true });
    writeFileSync(join(data, 'providers/1-1.json'), '{"providerId":"1-2"}');
    await expect(createMockServer({ data })).rejects.toThrow("/providerId: 1-2 is not the file's name.");
  });

  it('connections: only those that are named, each with a limit of its own', async () => {
    const app = await create({ limit: 1, connections: { one: {}, two: {} } });
    expect(await statusesOf(() => ofRuntime(app, 'one'), 2)).toEqual([400, 429]);
    expect(await statusesOf(() => ofRuntime(app, 'two'), 2)).toEqual([400, 429]);
    expect((await ofRuntime(app, 'demo')).statusCode).toBe(404);
  });

  it('limit, windowMs and now: a window of that length on either face, which begins with the first call', async () => {
    let time = Date.parse('2026-10-01T00:00:00Z');
    const app = await create({ limit: 2, windowMs: 1500, now: () => time });
    for (const [call, passed] of [
      [() => ofCqc(app), 200],
      [() => ofRuntime(app), 400],
    ] as const) {
      expect(await statusesOf(call, 3)).toEqual([passed, passed, 429]);
      time += 499;
      expect((await call()).headers).toMatchObject({ 'retry-after': '2' }); // 1.001 seconds are left
      time += 1;
      expect((await call()).headers).toMatchObject({ 'retry-after': '1' });
      time += 999;
      expect((await call()).headers).toMatchObject({ 'retry-after': '1' });
      time += 1;
      expect(await statusesOf(call, 3)).toEqual([passed, passed, 429]);
    }
  });

  it('limit: 0 is none on either face', async () => {
    const app = await create({ limit: 0, windowMs: 1 });
    expect(new Set(await statusesOf(() => ofCqc(app), 150))).toEqual(new Set([200]));
    expect(new Set(await statusesOf(() => ofRuntime(app), 150))).toEqual(new Set([400]));
  });

  it('cqcLimit: a limit of its own for keys, the connections keep theirs', async () => {
    const app = await create({ limit: 1, cqcLimit: 3 });
    expect(await statusesOf(() => ofCqc(app), 4)).toEqual([200, 200, 200, 429]);
    expect(await statusesOf(() => ofRuntime(app), 2)).toEqual([400, 429]);
    const open = await create({ limit: 1, cqcLimit: 0 });
    expect(new Set(await statusesOf(() => ofCqc(open), 150))).toEqual(new Set([200]));
    expect(await statusesOf(() => ofRuntime(open), 2)).toEqual([400, 429]);
  });

  it('now: dates a change that a person makes', async () => {
    const app = await create({ now: () => Date.parse('2027-01-01T00:01:00Z') });
    const payload = { organisationType: 'provider', organisationId: '1-1' };
    const { changedAt } = (await app.inject({ method: 'POST', url: '/mock/changes', payload })).json();
    expect(changedAt).toBe('2027-01-01T00:00:00.000Z');
  });

  it('log: one line a request, and the stack of a defect, which the answer does not show', async () => {
    const lines: string[] = [];
    const app = await create({ log: (line) => lines.push(line), now: breakableClock() });
    const response = await ofCqc(app, 'demo-key', '/public/v1/locations?region=secret');
    expect([response.statusCode, response.body]).toEqual([500, '{"message":"Internal server error."}']);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect((await app.inject({ url: '/nothing?subscription-key=secret' })).statusCode).toBe(404);
    // A stack is many lines, so that the log, which escapes what ends a line, shows them one below the other.
    const stack = lines.filter((line) => line.startsWith('failed: '));
    expect(stack[0]).toBe('failed: Error: the clock is broken');
    expect(stack[1]).toMatch(/^failed: {5}at /);
    expect(lines.filter((line) => !stack.includes(line))).toEqual([
      expect.stringMatching(/^GET \/public\/v1\/locations 500 \d+\.\d ms$/),
      expect.stringMatching(/^GET \(no such route\) 404 \d+\.\d ms$/),
    ]);
  });

  it('logRequests: no line a request, and everything else', async () => {
    const lines: string[] = [];
    const app = await create({ log: (line) => lines.push(line), logRequests: false, now: breakableClock() });
    expect((await app.inject({ url: '/nothing' })).statusCode).toBe(404);
    expect(lines).toEqual([]);
    expect((await ofCqc(app)).statusCode).toBe(500);
    expect(lines[0]).toBe('failed: Error: the clock is broken');
  });

  it('log: a defect does not stop a server without one', async () => {
    expect((await ofCqc(await create({ now: breakableClock() }))).statusCode).toBe(500);
  });
});

describeWithDotnet('the options of the runtime face', () => {
  const probe = fileURLToPath(new URL('./runtime/probe.csx', import.meta.url));
  const report = (app: FastifyInstance, connection = 'demo') =>
    app.inject({ url: `/apim/cqcdata/${connection}/reports/one` });

  it('script and encodeOperationIds: another script, built into another folder, with its ids in Base64', async () => {
    const cacheDir = copyCache();
    const app = await create({
      script: { scriptFile: probe, cacheDir },
      encodeOperationIds: true,
      keys: ['first', 'b'],
    });
    expect((await report(app)).json()).toMatchObject({
      operationId: Buffer.from('MainReport').toString('base64'),
      'ocp-apim-subscription-key': 'first',
    });
    expect(readdirSync(cacheDir)).toContainEqual(expect.stringMatching(/^script-/));
  });

  it('connections: the key of the one that is called', async () => {
    const app = await create({
      script: { scriptFile: probe },
      connections: { one: { api_key: 'of one' }, two: { api_key: 'of two' }, none: {} },
    });
    expect((await report(app, 'one')).json()).toHaveProperty('ocp-apim-subscription-key', 'of one');
    expect((await report(app, 'two')).json()).toHaveProperty('ocp-apim-subscription-key', 'of two');
    expect((await report(app, 'none')).json()).not.toHaveProperty('ocp-apim-subscription-key');
  });
});
