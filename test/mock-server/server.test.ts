import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultOptions } from '../../mock-server/app.ts';
import { command } from '../../mock-server/command.ts';
import { world } from '../contract/server.ts';
import { run } from '../run.ts';

const started: ChildProcess[] = [];
afterAll(() => {
  for (const process of started) process.kill('SIGKILL');
});

/** Runs the command that `npm start` runs. */
function start(...flags: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'mock-server/server.ts', ...flags]);
  started.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    output.stdout += data;
  });
  child.stderr.on('data', (data) => {
    output.stderr += data;
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output.stdout);
        if (found) resolve(found);
      };
      child.stdout.on('data', look);
      void ended.then(() => reject(new Error(`ended: ${output.stderr}`)));
      look();
    });
  const address = async () => (await line(/on (http:\S+)/))[1] as string;
  return { child, output, ended, line, address };
}

const headers = { 'Ocp-Apim-Subscription-Key': 'demo-key' };

describe('the command', () => {
  it('prints its address and a line for curl that works when pasted', async () => {
    const server = start('--port', '0');
    const [, key, url] = await server.line(/Try: curl -H "Ocp-Apim-Subscription-Key: (\S+)" "(\S+)"/);
    const response = await fetch(url as string, { headers: { 'Ocp-Apim-Subscription-Key': key as string } });
    expect(response.status).toBe(200);
    expect(((await response.json()) as { locations: unknown[] }).locations).toHaveLength(2);
  });

  it('writes one line a request, with neither key nor query', async () => {
    const server = start('--port', '0');
    const url = await server.address();
    await fetch(`${url}/public/v1/locations/${world.locations[0]?.id}`, { headers });
    await fetch(`${url}/public/v1/locations?subscription-key=demo-key&region=London`);
    await fetch(`${url}/secret-path?subscription-key=demo-key`);
    await server.line(/no such route/);
    const lines = server.output.stdout.split('\n').slice(2);
    expect(lines[0]).toMatch(/^GET \/public\/v1\/locations\/:locationid 200 [\d.]+ ms$/);
    expect(lines[1]).toMatch(/^GET \/public\/v1\/locations 200 [\d.]+ ms$/);
    expect(lines[2]).toMatch(/^GET \(no such route\) 404 [\d.]+ ms$/);
    expect(lines.join()).not.toMatch(/demo-key|London|secret/);
  });

  it('does not show a key that was given', async () => {
    const server = start('--port', '0', '--key', 'mine', '--quiet');
    const url = await server.address();
    expect((await fetch(`${url}/public/v1/inspection-areas`, { headers })).status).toBe(401);
    const mine = { 'Ocp-Apim-Subscription-Key': 'mine' };
    expect((await fetch(`${url}/public/v1/inspection-areas`, { headers: mine })).status).toBe(200);
    expect(server.output.stdout).not.toContain('mine');
    expect(server.output.stdout).not.toMatch(/^GET /m);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('%s finishes the open request first', async (signal) => {
    const server = start('--port', '0');
    const url = await server.address();
    const slow = fetch(`${url}/public/v1/inspection-areas`, { headers: { ...headers, prefer: 'delay=400' } });
    await fetch(`${url}/public/v1/inspection-areas`, { headers }); // by now the slow one is open
    server.child.kill(signal);
    expect((await slow).status).toBe(200);
    expect(await server.ended).toEqual({ code: 0, signal: null });
  });
});

describe('the command ends with exit code 2 and one clear message', () => {
  const fails = async (...flags: string[]) => {
    const server = start(...flags);
    expect((await server.ended).code).toBe(2);
    expect(server.output.stdout).toBe('');
    return server.output.stderr;
  };

  it.each([
    [['--port', 'many'], '--port is "many". Give a whole number from 0 to 65535.'],
    [['--port', '70000'], '--port is "70000". Give a whole number from 0 to 65535.'],
    [['--limit', '-1'], '--limit is "-1". Give a whole number from 0 to'],
    [['--limit=1.5'], '--limit is "1.5". Give a whole number'],
    [['--window', '0'], '--window is "0". Give a whole number from 1'],
    [['--key', ''], '--key is empty.'],
    [['--prot', '1'], "Unknown option '--prot'"],
    [['extra'], "Unexpected argument 'extra'"],
    [['--data', '/nowhere'], '/nowhere: no such folder.'],
  ])('%j', async (flags, message) => {
    const { code, out, err } = await run(command, ...flags);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await fails('--port', String(port))).toBe(
      `error: port ${port} on 127.0.0.1 is taken. Stop the program that uses it or choose another with --port.\n`,
    );
    other.close();
  });
});

it('broken fixtures: every problem is a line of its own, without a stack', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fixtures-'));
  cpSync(defaultOptions.data, folder, { recursive: true });
  writeFileSync(join(folder, 'changes.json'), '{"events":[null]}');
  const server = start('--port', '0', '--data', folder);
  expect((await server.ended).code).toBe(2);
  expect(server.output.stderr.trimEnd().split('\n')).toEqual([
    expect.stringContaining('changes.json /events/0/organisationType: is undefined.'),
    expect.stringContaining('changes.json /events/0/organisationId: is no text.'),
    expect.stringContaining('changes.json /events/0/changedAt: is undefined.'),
  ]);
  rmSync(folder, { recursive: true });
});
