import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import {
  type HttpRequest,
  ScriptCallLeft,
  ScriptFailed,
  type ScriptHost,
  type SendToBackend,
} from '../../../mock-server/runtime/script-host/script-host.ts';
import { describeWithDotnet } from '../../dotnet.ts';
import { answering, callOf, cases, errorOf, noBackend, openHost } from './script-host/hosts.ts';

describeWithDotnet('a script like the published ones', () => {
  const logged: string[] = [];
  let host: ScriptHost;

  beforeAll(async () => {
    host = openHost(path.join(cases, 'accepted.csx'), { log: (line) => logged.push(line) });
    await host.ready();
  });

  const run = async (operationId: string, changes = {}) =>
    (await host.execute(callOf(operationId, changes), noBackend)).body.toString();

  it('reads the content of a GET, which is empty and has no type', async () => {
    expect(await run('ReadContent')).toBe('0none');
    expect(await run('ReadContent', { body: Buffer.from('{}'), headers: { 'content-type': 'text/json' } })).toBe(
      '2text/json',
    );
  });

  it.each(['PassThrough', 'MoveContent'])(
    '%s sends no body where none came, and an empty one where one came',
    async (id) => {
      const seen: HttpRequest[] = [];
      const send: SendToBackend = async (request) => {
        seen.push(request);
        return { status: 200, headers: {}, body: Buffer.alloc(0) };
      };
      await host.execute(callOf(id), send);
      await host.execute(callOf(id, { method: 'POST', body: Buffer.alloc(0) }), send);
      expect(seen.map(({ body }) => body?.length)).toEqual([undefined, 0]);
    },
  );

  it('starts a thread', async () => {
    expect(await run('Thread')).toBe('from a thread');
  });

  it.each([
    'HttpClient',
    'HttpClientWithoutProxy',
    'HttpClientWithProxy',
    'HttpMessageInvoker',
    'WebClient',
    'WebClientFile',
    'HttpWebRequest',
    'WebRequest',
    'WebRequestFile',
  ])('is told to use Context.SendAsync when it sends by %s', async (operationId) => {
    const error = await errorOf(run(operationId));
    expect(error).toBeInstanceOf(ScriptFailed);
    expect(error.message).toMatch(
      /^accepted\.csx\(\d+\): System\.\w+\.?\w*Exception: .*HTTP client of its own.*Send it by Context\.SendAsync\.$/,
    );
    expect(logged).toContainEqual(expect.stringMatching(`^script: ${operationId}: Error: .*Send it by Context`));
  });

  it.each(['WaitForSend', 'WaitForDelay', 'Sleep'])(
    'waits without await, a hundred times at once: %s',
    async (operationId) => {
      const send: SendToBackend = async () => {
        await sleep(100);
        return { status: 200, headers: {}, body: Buffer.from('answered') };
      };
      const answers = await Promise.all(Array.from({ length: 100 }, () => host.execute(callOf(operationId), send)));
      expect(answers.map(({ body }) => body.toString())).toEqual(Array(100).fill('answered'));
    },
  );

  it('finds its token cancelled when the caller leaves, and may go on', async () => {
    for (const operationId of ['WaitForToken', 'IgnoreToken']) {
      const caller = new AbortController();
      const call = errorOf(host.execute(callOf(operationId), noBackend, caller.signal));
      await sleep(100);
      caller.abort();
      expect(await call).toBeInstanceOf(ScriptCallLeft);
    }
    await expect.poll(() => run('TokensCancelled'), { timeout: 5000 }).toBe('2');
  });

  it('is not started for a caller that has left already', async () => {
    const error = await errorOf(host.execute(callOf('PassThrough'), answering(''), AbortSignal.abort()));
    expect(error).toBeInstanceOf(ScriptCallLeft);
  });
});
