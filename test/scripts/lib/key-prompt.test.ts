import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../contract/server.ts';
import { until } from '../../mock-server/http/raw-client.ts';

// util-linux gives a command a terminal of its own; on macOS and Windows `script` is another program or none.
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
if (!hasTerminal) console.log('Skipped: the prompt for the key, because there is no `script` of util-linux.');

const key = '7c1e5a90d3b84f26a1c0e94d5b7f3862';
const started: ChildProcess[] = [];
let mock: Awaited<ReturnType<typeof createServer>>;
let base: string;
beforeAll(async () => {
  mock = await createServer({ keys: [key] });
  await mock.listen({ port: 0 });
  base = `http://127.0.0.1:${(mock.server.address() as AddressInfo).port}/public/v1`;
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await mock.close();
});

/** A command on a pseudo-terminal without a key in the environment; then how the terminal was left. */
async function startOnTerminal(command: string) {
  const { CQC_SUBSCRIPTION_KEY: _, ...env } = process.env;
  const line = `${process.execPath} --import tsx ${command} --base ${base} --rate 2000; echo "ended with $?"; stty -a`;
  const child = spawn('script', ['-qec', line, '/dev/null'], { env });
  started.push(child);
  const terminal = { output: '', isOver: false };
  child.stdout.on('data', (data) => {
    terminal.output += data;
  });
  child.on('close', () => {
    terminal.isOver = true;
  });
  await until(() => terminal.output.includes('Subscription key of CQC (not shown):'), 50_000);
  return { terminal, type: (text: string) => child.stdin.write(text) };
}

/** The processes in whose command line or first environment Linux shows a text. */
const processesWith = (text: string): string[] =>
  readdirSync('/proc').filter(
    (pid) => /^\d+$/.test(pid) && ['cmdline', 'environ'].some((name) => holds(pid, name, text)),
  );

function holds(pid: string, name: string, text: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1').includes(text);
  } catch {
    return false; // it ended meanwhile
  }
}

describe.skipIf(!hasTerminal)('the prompt for the key', { timeout: 120_000 }, () => {
  it.each(['scripts/probe.ts', 'scripts/drift.ts --live --sample 1'])(
    'of %s takes what is typed and shows nothing of it',
    async (command) => {
      const { terminal, type } = await startOnTerminal(command);
      for (const letter of key) type(letter);
      type('\r');
      const seen: string[] = [];
      await until(() => {
        seen.push(...processesWith(key));
        return terminal.isOver;
      }, 60_000);
      expect(seen).toEqual([]);
      // The mock takes no other key, so it came through whole.
      expect(terminal.output).toMatch(/(0 differ, |, 0 differences)/);
      expect(terminal.output).toContain('ended with 0');
      for (let length = key.length; length >= 4; length -= 4)
        expect(terminal.output).not.toContain(key.slice(0, length));
      expect(terminal.output).not.toContain('*');
    },
  );

  it.each<[string, string]>([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
    ['Ctrl-C after some letters', 'abcd\x03'],
  ])('is left by %s in a sentence, with the terminal as it was', async (name, typed) => {
    const { terminal, type } = await startOnTerminal('scripts/probe.ts');
    type(typed);
    if (name === 'Ctrl-D') type('\r');
    await until(() => terminal.isOver, 60_000);
    expect(terminal.output).toMatch(/error: (no key was given|the key of CQC's API is empty)/);
    expect(terminal.output).toContain('ended with 2');
    expect(terminal.output).not.toMatch(/^\s+at /m);
    expect(terminal.output).not.toContain('abcd');
    const settings = terminal.output.slice(terminal.output.indexOf('ended with'));
    for (const setting of ['echo', 'icanon', 'isig']) expect(settings).toMatch(new RegExp(`(?<![-\\w])${setting}\\b`));
    // The prompt hides the cursor while it waits; in the end it is shown.
    expect(terminal.output.lastIndexOf('\x1b[?25l')).toBeLessThanOrEqual(terminal.output.lastIndexOf('\x1b[?25h'));
  });
});
