import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import {
  createScriptHost,
  type ScriptCall,
  type ScriptHost,
  type ScriptHostOptions,
  type SendToBackend,
} from '../../../../mock-server/runtime/script-host/script-host.ts';

/** The folder of the scripts that the tests run. */
export const cases = fileURLToPath(new URL('.', import.meta.url));
export const temporary = mkdtempSync(path.join(tmpdir(), 'script-host-'));
const hosts: ScriptHost[] = [];

afterAll(async () => {
  await Promise.all(hosts.map((host) => host.close()));
  rmSync(temporary, { recursive: true, force: true });
});

/** A script host that is closed after the tests of the file. */
export function openHost(scriptFile: string, options: Partial<ScriptHostOptions> = {}): ScriptHost {
  const host = createScriptHost({ scriptFile, ...options });
  hosts.push(host);
  return host;
}

export function callOf(operationId: string, changes: Partial<ScriptCall> = {}): ScriptCall {
  return {
    operationId,
    correlationId: 'correlation-1',
    originalUrl: 'http://localhost:3000/apim/cqcdata/demo/locations?page=1',
    method: 'GET',
    url: 'https://api.service.cqc.org.uk/public/v1/locations?page=1',
    headers: {},
    ...changes,
  };
}

export const noBackend: SendToBackend = () => Promise.reject(new Error('the backend is not expected to be called'));

export function answering(body: string | Buffer, headers = {}): SendToBackend {
  return async () => ({ status: 200, headers, body: Buffer.from(body) });
}

/** What `promise` rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<Error> {
  const result = await promise.catch((error: Error) => error);
  if (!(result instanceof Error)) throw new Error(`nothing was thrown; the answer is ${JSON.stringify(result)}`);
  return result;
}

export function processesOf(parent: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' }).trim().split('\n');
  const rows = lines.map((line) => line.trim().split(/\s+/));
  return rows.filter(([, ppid, name]) => Number(ppid) === parent && name === 'dotnet').map(([pid]) => Number(pid));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export async function eventually(check: () => boolean, what: string, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!check()) {
    if (Date.now() > end) throw new Error(`after ${withinMs} ms still not: ${what}`);
    await sleep(20);
  }
}
