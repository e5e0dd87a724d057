import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { ScriptFailed, type ScriptHost } from '../../../mock-server/runtime/script-host/script-host.ts';
import { describeWithDotnet } from '../../dotnet.ts';
import { callOf, cases, errorOf, eventually, noBackend, openHost, processesOf } from './script-host/hosts.ts';

describeWithDotnet('a hostile script', () => {
  const logged: string[] = [];
  let host: ScriptHost;

  beforeAll(async () => {
    host = openHost(path.join(cases, 'hostile.csx'), { timeLimitMs: 5000, log: (line) => logged.push(line) });
    await host.ready();
  });
  beforeEach(() => {
    logged.length = 0;
  });

  const run = async (operationId: string) => (await host.execute(callOf(operationId), noBackend)).body.toString();

  it('has its console in the log, line by line, with its operation', async () => {
    expect(await run('Console')).toBe('answered');
    expect(logged).toEqual([
      'script: Console: console: to the console',
      'script: Console: console: after a wait',
      'script: Console: console: from a thread',
      'script: Console: console: with \\u001b[2J',
    ]);
  });

  it('cannot flood the log', async () => {
    expect(await run('Flood')).toBe('answered');
    expect(logged).toHaveLength(1000);
    expect(Math.max(...logged.map((line) => line.length))).toBeLessThan(9000);
    expect(logged.at(-1)).toBe('script: Flood: console: the lines that follow are left out');
  });

  it('writes to the log what it writes to standard output by another way', async () => {
    const [before] = processesOf(process.pid);
    expect(await run('StandardOutput')).toBe('answered');
    await eventually(() => logged.some((line) => line.endsWith('Hello, World! abc')), 'the line is logged');
    expect(await run('Any')).toBe('answered');
    expect(processesOf(process.pid)[0]).toBe(before);
  });

  it('has no standard input', async () => {
    expect(await run('StandardInput')).toBe('-1');
  });

  it.each([
    ['EveryDescriptor', /tried twice, the script's process sent what is no answer: a frame of 1819043144 bytes$/],
    ['AsyncVoid', /ended \(.+\): Unhandled exception\. System\.InvalidOperationException: out of an async void.*/],
    ['Exit', /tried twice, the script's process ended \(exit code 0\)$/],
    ['FailFast', /ended \(SIGABRT\): Process terminated\. had enough.*/],
    ['LargeHead', /The headers and the address have 20\d+ bytes; the limit is 1048576\.$/],
    ['LargeException', /x… \(2097152 characters\)$/],
    ['PathInException', /in [\w-]+\/ConnectorScript\.dll and file$/],
  ])('%s fails alone, without a path of the machine, and the next call works', async (operationId, message) => {
    const error = await errorOf(run(operationId));
    expect(error).toBeInstanceOf(ScriptFailed);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^hostile\.csx/);
    expect(error.message).not.toMatch(/\/(tmp|root|home|usr|work)\//);
    expect(await run('Any')).toBe('answered');
  });

  it('that closes every descriptor ends its process or hangs, and the next call works', async () => {
    const error = await errorOf(run('CloseEveryDescriptor'));
    const [said] =
      /the script's process ended|sent what is no answer|ran longer than 5000 ms/.exec(error.message) ?? [];
    expect([error.message, said]).toEqual([
      expect.not.stringMatching(/\/(tmp|root|home|usr|work)\//),
      expect.anything(),
    ]);
    expect(await run('Any')).toBe('answered');
  });

  it('asserts nothing, as in a release build', async () => {
    expect(await run('Assert')).toBe('answered');
  });

  it('has its death logged when nobody waits for it', async () => {
    expect(await run('LateDeath')).toBe('answered');
    const death = /^the script's process ended .*nobody is waiting.*The next call starts another\.$/;
    await eventually(() => logged.some((line) => death.test(line)), 'the death is logged');
    expect(await run('Any')).toBe('answered');
  });

  it('runs apart from the group of the terminal, so that Ctrl-C does not reach it', async () => {
    await run('Any');
    const [pid] = processesOf(process.pid);
    const groups = execFileSync('ps', ['-o', 'pgid=,sid=', '-p', String(pid)], { encoding: 'utf8' });
    expect(groups.trim().split(/\s+/).map(Number)).toEqual([pid, pid]);
  });

  it('leaves no files in the temporary folder, whether it is ended or killed', async () => {
    await run('Any');
    const [first] = processesOf(process.pid);
    process.kill(first as number, 'SIGKILL');
    await run('Any');
    const [second] = processesOf(process.pid);
    await host.close();
    const pids = new RegExp(`-(${first}|${second})-`);
    expect(readdirSync(tmpdir()).filter((name) => pids.test(name))).toEqual([]);
  });
});
