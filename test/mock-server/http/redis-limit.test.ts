import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMockServer, defaultOptions } from '../../../mock-server/app.ts';
import type { RedisFailure } from '../../../mock-server/http/redis-limit.ts';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis)
  console.log('Tests with Redis are skipped: there is no redis-server on PATH. Debian has it as a package.');
const timeoutMs = 60_000;
const password = 'not-a-real-password';
const headers = { 'ocp-apim-subscription-key': 'demo-key' };

let port = 0;
let server: ChildProcess | undefined;
const apps: FastifyInstance[] = [];
const lines: string[] = [];

async function startRedis(): Promise<void> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--requirepass', password];
  server = spawn('redis-server', args, { stdio: 'ignore' });
  await vi.waitFor(() => asking((client) => client.ping()), { timeout: 20_000, interval: 100 });
}

async function stopRedis(): Promise<void> {
  if (!server) return;
  const ended = once(server, 'exit');
  server.kill();
  await ended;
  server = undefined;
}

async function asking<T>(ask: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis({ host: '127.0.0.1', port, password, retryStrategy: () => null, lazyConnect: true });
  client.on('error', () => {});
  try {
    await client.connect();
    return await ask(client);
  } finally {
    client.disconnect();
  }
}

async function startInstance(
  failure: RedisFailure,
  limit = 100,
  secret: string | undefined = password,
  [user, database] = ['', ''],
  at = port,
) {
  const app = await createMockServer({
    data: defaultOptions.data,
    limit,
    windowMs: 600_000,
    redis: { url: `redis://${user}127.0.0.1:${at}${database}`, password: secret, failure },
    log: (line) => lines.push(line),
  });
  apps.push(app);
  return app;
}

const call = async (app: FastifyInstance) =>
  (await app.inject({ url: '/public/v1/inspection-areas', headers })).statusCode;
const isCounting = (app: FastifyInstance) => expect.poll(() => call(app), { timeout: 20_000 });

describe.skipIf(!hasRedis)('a limit that instances share through Redis', () => {
  beforeAll(async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    port = (probe.address() as { port: number }).port;
    probe.close();
    await startRedis();
  }, timeoutMs);
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    if (server) await asking((client) => client.flushall());
    lines.length = 0;
  });
  afterAll(stopRedis);

  it('lets exactly 100 of 300 calls through that reach three instances at once', { timeout: timeoutMs }, async () => {
    const instances = [await startInstance('open'), await startInstance('open'), await startInstance('open')];
    for (const app of instances) await isCounting(app).toBe(200);
    await asking((client) => client.flushall());
    const statuses = await Promise.all(
      Array.from({ length: 300 }, (_none, index) => call(instances[index % 3] as FastifyInstance)),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    expect(statuses.filter((status) => status === 429)).toHaveLength(200);
  });

  it('keeps neither a key nor the name of a connection in Redis', { timeout: timeoutMs }, async () => {
    const app = await startInstance('closed');
    await isCounting(app).toBe(200);
    await app.inject({ url: '/apim/cqcdata/demo/nowhere' });
    const names = await asking((client) => client.keys('*'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/^cqc-data:(cqc|runtime):[\da-f]{64}$/);
  });

  it.each([
    ['open', 200, 'let through uncounted'],
    ['closed', 503, 'refused with 503'],
  ] as const)(
    'answers while Redis is away as it is to fail %s, says so once, and counts again when it is back',
    { timeout: timeoutMs },
    async (failure, status, words) => {
      const app = await startInstance(failure, 3);
      await isCounting(app).toBe(200);
      await stopRedis();
      for (let calls = 0; calls < 6; calls += 1) expect(await call(app)).toBe(status);
      await startRedis();
      await isCounting(app).toBe(failure === 'open' ? 429 : 200);
      if (failure === 'closed') await isCounting(app).toBe(429);
      const said = lines.filter((line) => line.startsWith('limit:'));
      expect(said.filter((line) => line.includes(words))).toHaveLength(1);
      expect(said.at(-1)).toContain('answers again');
      expect(lines.join('\n')).not.toContain(password);
    },
  );

  it('treats a wrong password as a server that does not answer', { timeout: timeoutMs }, async () => {
    const app = await startInstance('closed', 100, 'wrong');
    expect(await call(app)).toBe(503);
    await expect.poll(() => lines.join('\n'), { timeout: 10_000 }).toContain('limit: Redis on');
  });

  it('takes the user and the database of the address', { timeout: timeoutMs }, async () => {
    await asking((client) => client.acl('SETUSER', 'mo%ck', 'on', '>another', '~*', '+@all'));
    const app = await startInstance('closed', 100, 'another', ['mo%25ck@', '/3']);
    expect(await call(app)).toBe(200);
    expect(await asking((client) => client.info('keyspace'))).toMatch(/^db3:keys=1/m);
  });

  it('counts for a user who may not choose a database', { timeout: timeoutMs }, async () => {
    await asking((client) => client.acl('SETUSER', 'plain', 'on', '>another', '~*', '+@all', '-select'));
    const app = await startInstance('closed', 1, 'another', ['plain@', '']);
    expect([await call(app), await call(app)]).toEqual([200, 429]);
  });

  it('counts for a user who may do no more than that, without a word of the client', {
    timeout: timeoutMs,
  }, async () => {
    const may = ['-@all', '+eval', '+evalsha', '+incr', '+pttl', '+pexpire'];
    await asking((client) => client.acl('SETUSER', 'least', 'on', '>another', '~cqc-data:*', ...may));
    const warn = vi.spyOn(console, 'warn');
    const app = await startInstance('closed', 1, 'another', ['least@', '']);
    expect([await call(app), await call(app)]).toEqual([200, 429]);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('counts in no other database than that of the address', { timeout: timeoutMs }, async () => {
    const app = await startInstance('closed', 100, password, ['', '/99']);
    for (let calls = 0; calls < 3; calls += 1) expect(await call(app)).toBe(503);
    expect(await asking((client) => client.dbsize())).toBe(0);
    expect(lines.join('\n')).toContain('DB index is out of range');
    expect(lines.join('\n')).not.toContain('answers again');
  });

  it('sends nothing more to a Redis that hangs', { timeout: timeoutMs }, async () => {
    const app = await startInstance('closed', 3);
    await isCounting(app).toBe(200);
    server?.kill('SIGSTOP');
    for (let calls = 0; calls < 20; calls += 1) expect(await call(app)).toBe(503);
    server?.kill('SIGCONT');
    // Two are counted: the one before, and the first that waited.
    await isCounting(app).toBe(200);
    expect(await call(app)).toBe(429);
  });

  it('leaves a Redis that hangs once, however many calls wait for it', { timeout: timeoutMs }, async () => {
    const app = await startInstance('closed', 3);
    await isCounting(app).toBe(200);
    const warnings: Error[] = [];
    const warn = (warning: Error) => void warnings.push(warning);
    process.on('warning', warn);
    server?.kill('SIGSTOP');
    expect(await Promise.all(Array.from({ length: 20 }, () => call(app)))).toEqual(Array(20).fill(503));
    server?.kill('SIGCONT');
    process.off('warning', warn);
    expect(warnings).toEqual([]);
  });

  it('does not say that a Redis answers again whose connection it leaves', { timeout: timeoutMs }, async () => {
    let held: Promise<unknown> = Promise.resolve();
    const proxy = createServer({ allowHalfOpen: true }, (from) => {
      const to = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      from.pipe(to, { end: false });
      to.on('data', (answer) => void held.then(() => from.write(answer)));
      from.on('end', () => void held.then(() => wait(200)).then(() => [from, to].map((socket) => socket.destroy())));
      for (const socket of [from, to]) socket.on('error', () => {});
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const app = await startInstance('closed', 3, password, undefined, (proxy.address() as AddressInfo).port);
    await isCounting(app).toBe(200);
    held = wait(1250); // the first call waits for a second, the other is answered in time
    const [first] = await Promise.all([call(app), wait(500).then(() => call(app))]);
    expect([first, await call(app)]).toEqual([503, 503]);
    const said = () => lines.filter((line) => line.startsWith('limit:'));
    expect(said()).toEqual([expect.stringContaining('(Command timed out)')]);
    await isCounting(app).toBe(429);
    expect(said().slice(1)).toEqual([expect.stringContaining('answers again. Calls are counted.')]);
    await app.close();
    proxy.close();
  });

  it('tries anew where choosing the database hangs', { timeout: timeoutMs }, async () => {
    let selects = 0;
    let held: Promise<unknown> = Promise.resolve();
    const proxy = createServer((from) => {
      const to = connect({ port, host: '127.0.0.1' });
      from.on('data', (command) => {
        // The first is of ioredis, which goes on without its answer.
        if (/select/i.test(String(command)) && ++selects === 2) held = wait(1250);
        to.write(command);
      });
      to.on('data', (answer) => void held.then(() => from.write(answer)));
      for (const socket of [from, to]) {
        socket.on('error', () => {});
        socket.on('close', () => [from, to].map((one) => one.destroy()));
      }
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const app = await startInstance('closed', 3, password, ['', '/3'], (proxy.address() as AddressInfo).port);
    await isCounting(app).toBe(200);
    expect(lines).toContainEqual(expect.stringContaining('(Command timed out)'));
    await app.close();
    proxy.close();
  });

  it('says what Redis says, also when that begins later', { timeout: timeoutMs }, async () => {
    const app = await startInstance('closed');
    await isCounting(app).toBe(200);
    await asking(async (client) => {
      await client.config('SET', 'requirepass', 'changed');
      await client.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    });
    await expect.poll(() => lines.join('\n'), { timeout: 10_000 }).toContain('WRONGPASS');
    await stopRedis();
    await startRedis();
  });
});
