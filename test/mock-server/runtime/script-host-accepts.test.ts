import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import {
  ScriptCallLeft,
  ScriptFailed,
  type ScriptHost,
  type SendToBackend,
} from '../../../mock-server/runtime/script-host/script-host.ts';
import type { HttpMessage, HttpRequest } from '../../../scripts/lib/http-messages.ts';
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

  it('may send a request again', async () => {
    const seen: string[] = [];
    await host.execute(callOf('SendAgain'), async ({ url }) => {
      seen.push(url);
      return { status: 503, headers: {}, body: Buffer.alloc(0) };
    });
    expect(seen).toEqual(Array(2).fill(callOf('').url));
  });

  it.each<[length: string, headers: Record<string, string>]>([
    ['4', {}],
    ['3', { 'transfer-encoding': 'chunked' }],
  ])('may say the length of what it sends: %s of 4 %o', async (length, headers) => {
    const answer = await host.execute(callOf('Length', { headers, body: Buffer.from(length) }), async ({ body }) => {
      return { status: 200, headers: {}, body: body ?? Buffer.alloc(0) };
    });
    expect(answer.body.toString()).toBe('Zoë');
  });

  it.each(['0', '3', '5'])('sends nothing whose length is wrong: %s of 4', async (length) => {
    expect((await errorOf(run('Length', { body: Buffer.from(length) }))).message).toMatch(
      `HttpRequestException: Context.SendAsync: Content-Length is ${length}, but the content has 4 bytes. Do not set it: it is counted,`,
    );
  });

  it.each(['0', '50'])('finds its own token in what a send ends by after %s ms', async (limit) => {
    const call = host.execute(callOf('OwnLimit', { body: Buffer.from(limit) }), () => new Promise(() => {}));
    expect((await call).body.toString()).toBe('over its own limit');
  });

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

  it('has the line at which it failed told, though what it failed by is used once', async () => {
    const line =
      readFileSync(path.join(cases, 'accepted.csx'), 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('name.ToString()')) + 1;
    expect((await errorOf(run('OnceUsed'))).message).toMatch(`accepted.csx(${line}): System.NullReferenceException`);
  });

  it('runs in the time zone of the platform', async () => {
    expect(await run('Zone')).toBe('00:00');
  });

  it.each([
    [
      '/echo?page=2',
      /: Context\.SendAsync: \/echo\?page=2 is no address of http or https\. Outside Windows .* UriKind\.Relative first\.$/,
    ],
    ['file:///etc/hosts', /is an address of file\. Give it one of http or https\.$/],
    ['ftp://api.example/x', /is an address of ftp\. Give it one of http or https\.$/],
  ])('sends nothing to %s', async (to, message) => {
    expect((await errorOf(run('SendTo', { body: Buffer.from(to) }))).message).toMatch(message);
  });

  it('has what it sends when its call is over answered, and may send no more then', async () => {
    let answer: (answer: HttpMessage) => void = () => {};
    const send: SendToBackend = () => new Promise((resolve) => (answer = resolve));
    expect((await host.execute(callOf('SendLate'), send)).body.toString()).toBe('begun');
    answer({ status: 200, headers: {}, body: Buffer.from('late') });
    expect(await run('AwaitLate')).toBe('late');
    expect(await run('SendAfter')).toBe('begun');
    expect((await errorOf(run('AwaitLate'))).message).toMatch(
      /HttpRequestException: .*the call that sends this is over\. Await what you send before ExecuteAsync returns\.$/,
    );
  });

  it('has a body without an end cut at the limit', async () => {
    expect(await errorOf(run('Endless'))).toMatchObject({
      code: 'body-too-large',
      message:
        'accepted.csx: The body of the response of ExecuteAsync has more than 20971520 bytes; the limit is 20971520.',
    });
  });

  it('sends a header that stands in both collections with the values of both', async () => {
    let sent: HttpRequest | undefined;
    const answer = await host.execute(callOf('TwoCollections'), async (request) => {
      sent = request;
      return { status: 200, headers: {}, body: Buffer.alloc(0) };
    });
    expect([sent?.headers, answer.headers]).toEqual([{ 'x-a': '1, 2' }, { 'x-a': ['1', '2', '3'] }]);
  });

  it('is not started for a caller that has left already', async () => {
    const error = await errorOf(host.execute(callOf('PassThrough'), answering(''), AbortSignal.abort()));
    expect(error).toBeInstanceOf(ScriptCallLeft);
  });
});
