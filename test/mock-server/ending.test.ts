import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { until } from './http/raw-client.ts';

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

const headers = { 'Ocp-Apim-Subscription-Key': 'demo-key' };
const areas = '/public/v1/inspection-areas';

// util-linux gives a command a terminal of its own; on macOS and Windows `script` is another program or none.
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
if (!hasTerminal) console.log('Skipped: Ctrl-C on a terminal, because there is no `script` of util-linux.');

/** `npm start` on a pseudo-terminal. */
async function startOnTerminal() {
  const child = spawn('script', ['-qefc', 'npm start --silent -- --port 0 --limit 0', '/dev/null']);
  started.push(child);
  const terminal = { output: '', code: undefined as number | null | undefined };
  child.stdout.on('data', (data) => {
    terminal.output += data;
  });
  child.on('exit', (code) => {
    terminal.code = code;
  });
  await until(() => /on http:\S+/.test(terminal.output), 50_000);
  const url = /on (http:[\w.:/]+)/.exec(terminal.output)?.[1] as string;
  return { terminal, url, pressCtrlC: () => child.stdin.write('\x03') };
}

/** Calls that take so long, once the server has all of them. */
async function callSlowly(url: string, count: number, delayMs: number) {
  const calls = Array.from({ length: count }, () =>
    fetch(url + areas, { headers: { ...headers, prefer: `delay=${delayMs}` } }).then(
      async (response) => `${response.status} ${(await response.text()).length > 100}`,
      () => 'cut',
    ),
  );
  await fetch(url + areas, { headers });
  await new Promise((resolve) => setTimeout(resolve, 500));
  return calls;
}

describe.skipIf(!hasTerminal)('Ctrl-C on a terminal under npm start', () => {
  it('finishes every open call and says what is waited for', async () => {
    const { terminal, url, pressCtrlC } = await startOnTerminal();
    const calls = await callSlowly(url, 20, 4000);
    pressCtrlC();
    expect(await Promise.all(calls)).toEqual(Array(20).fill('200 true'));
    await until(() => terminal.code !== undefined, 20_000);
    expect(terminal.output).toContain(
      'Ending as soon as 20 open calls have their answers. Ctrl-C once more ends at once.',
    );
    expect(terminal.output.match(/Ending/g)).toHaveLength(1);
    expect([0, 130]).toContain(terminal.code); // npm and tsx say 130 after Ctrl-C, whatever the server says
  });

  it('pressed once more after a while ends at once', async () => {
    const { terminal, url, pressCtrlC } = await startOnTerminal();
    const calls = await callSlowly(url, 2, 50_000);
    pressCtrlC();
    await until(() => terminal.output.includes('Ending'));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(terminal.code).toBeUndefined();
    pressCtrlC();
    await until(() => terminal.code !== undefined);
    expect(await Promise.all(calls)).toEqual(['cut', 'cut']);
  });
});

// What esbuild has compiled once is kept in the folder for temporary files, so that a start with another one compiles all anew.
/** A call, known to have reached the server before it has its answer: the server says so when it has read the head. */
function send(url: string, ownHeaders: Record<string, string> = {}) {
  const call = get(url, { headers: { ...ownHeaders, expect: '100-continue' }, agent: false });
  const status = once(call, 'response').then(([response]) => (response as IncomingMessage).resume().statusCode);
  return { arrived: once(call, 'continue'), status };
}

describe.skipIf(process.platform === 'win32')('Ctrl-C while the first start still compiles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ending-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([50, 300])(
    '%i ms after it listens: ends in order, and answers open calls as far as it can',
    // Ctrl-C ends the compiler of TypeScript too. One time in five that breaks off the thread in which tsx waits for it, and Node
    // ends with 1 then, before anybody can say a word.
    { retry: 3 },
    async (afterMs) => {
      const args = ['--import', 'tsx', 'mock-server/server.ts', '--port', '0'];
      const env = { ...process.env, TMPDIR: mkdtempSync(join(folder, 'tmp-')) };
      const child = spawn(process.execPath, args, { env, detached: true });
      started.push(child);
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (data) => {
          output += data;
        });
      }
      const ended = new Promise((resolve) => child.once('close', resolve));
      await until(() => /on http:\S+/.test(output), 50_000);
      const url = /on (http:\S+)/.exec(output)?.[1] as string;
      const calls = [
        send(url + areas, { ...headers, prefer: 'delay=1000' }),
        send(`${url}/apim/cqcdata/demo/inspection-areas`),
        send(url, { accept: 'text/html' }),
      ];
      await Promise.all(calls.map(({ arrived }) => arrived)); // on a busy machine that alone may take longer than what follows
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      process.kill(-(child.pid as number), 'SIGINT');
      const [slow, ...others] = await Promise.all(calls.map(({ status }) => status));
      expect(slow).toBe(200);
      for (const status of others) expect([200, 501, 503]).toContain(status); // 501 where there is no .NET
      expect(await ended).toBe(0);
      expect(output).not.toMatch(/failed:|error:/);
    },
  );
});

describe('standard output that takes no more', () => {
  const start = (stdout: 'pipe' | number) => {
    const args = ['--import', 'tsx', 'mock-server/server.ts', '--port', '39217'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', stdout, 'pipe'] });
    started.push(child);
    return child;
  };
  const isUp = async () => (await fetch(`http://127.0.0.1:39217${areas}`, { headers }).catch(() => undefined))?.status;
  const untilUp = async () => {
    for (let tries = 0; (await isUp()) !== 200; tries += 1) {
      if (tries === 200) throw new Error('the server did not start');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };

  it.skipIf(process.platform === 'win32').each<[name: string, stdout: () => 'pipe' | number, said: number]>([
    ['a reader that has left, as head does', () => 'pipe', 0],
    ['a full disk', () => openSync('/dev/full', 'w'), 1],
  ])('%s does not end the server', async (_name, stdout, said) => {
    const child = start(stdout());
    let errors = '';
    child.stderr?.on('data', (data) => {
      errors += data;
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    await untilUp();
    for (let calls = 0; calls < 5; calls += 1) expect(await isUp()).toBe(200);
    const ended = new Promise<[number | null, string | null]>((resolve) => {
      child.once('exit', (code, signal) => resolve([code, signal]));
    });
    // Nobody waits for a delay whose caller has left.
    const slow = { headers: { ...headers, prefer: 'delay=60000' }, signal: AbortSignal.timeout(500) };
    await fetch(`http://127.0.0.1:39217${areas}`, slow).catch(() => {});
    const killedAt = performance.now();
    child.kill('SIGTERM');
    const [, signal] = await ended;
    expect(performance.now() - killedAt).toBeLessThan(20_000);
    expect(signal).toBeNull();
    expect(errors).not.toMatch(/^ +at /m);
    expect(errors.match(/the disk is full/g) ?? []).toHaveLength(said);
  });
});
