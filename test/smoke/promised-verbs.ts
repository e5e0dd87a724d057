import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { hasDotnet } from '../dotnet.ts';
import type { ProductionInstall } from './production-install.ts';

/** What the README promises after `npm ci --omit=dev`: each npm script with a task that proves that it works. */
export const promisedVerbs: Record<string, (install: ProductionInstall) => Promise<void>> = {
  start: callBothFaces,
  async validate({ npm }) {
    expect(await npm('run', 'validate', '--', '--max-warnings', '0')).toMatch(/: \d+ operations, 0 errors, 0 warnings/);
  },
  async titles({ npm }) {
    expect(await npm('run', 'titles')).toMatch(/tokens, .* 0 stutters\n$/);
  },
  async package({ npm }) {
    expect(await npm('run', 'package')).toContain('dist/CQCDataFlows.zip');
    expect(await npm('run', 'package', '--', '--check', 'dist')).toMatch(/CQCDataFlows\.zip: .*, 0 findings/);
  },
  async deploy({ npm }) {
    expect(await npm('run', 'deploy', '--', '--env', 'Default-1', '--dry-run')).toMatch(/paconn create .*Default-1/);
  },
  async drift({ npm }) {
    expect(await npm('run', 'drift', '--', '--from', 'mock-server/fixtures/providers')).toMatch(/\b0 differences/);
  },
  probe: probeMock,
  record: recordMock,
  async 'generate-types'({ folder, npm }) {
    const file = 'types/cqc-api.d.ts';
    expect(await npm('run', 'generate-types')).toContain(`wrote ${join(file)}`);
    expect(readFileSync(join(folder, file), 'utf8')).toBe(readFileSync(file, 'utf8'));
  },
};

/** Asks a mock server of the install about every assumption. */
async function probeMock({ folder }: ProductionInstall): Promise<void> {
  await withServer(folder, async (address) => {
    const args = ['--import', 'tsx', 'scripts/probe.ts', '--base', `${address}/public/v1`];
    const env = { ...process.env, CQC_SUBSCRIPTION_KEY: 'demo-key' };
    expect((await promisify(execFile)(process.execPath, args, { cwd: folder, env })).stdout).toMatch(/ 0 differ, /);
  });
}

/** Records two locations of a mock server of the install, and serves them by another one. */
async function recordMock({ folder }: ProductionInstall): Promise<void> {
  await withServer(folder, async (address) => {
    const args = ['--import', 'tsx', 'scripts/record.ts', '--base', `${address}/public/v1`];
    const what = ['--filter', 'region=London', '--most', '2', '--out', 'recorded'];
    const env = { ...process.env, CQC_SUBSCRIPTION_KEY: 'demo-key' };
    const { stdout } = await promisify(execFile)(process.execPath, [...args, ...what], { cwd: folder, env });
    expect(stdout).toMatch(/^holds 2 locations, /m);
  });
  const recorded = ['--data', 'recorded'];
  await withServer(
    folder,
    async (address) => {
      const headers = { 'Ocp-Apim-Subscription-Key': 'demo-key' };
      const list = await fetch(`${address}/public/v1/locations?region=London`, { headers });
      expect(await list.json()).toMatchObject({ total: 2 });
    },
    recorded,
  );
}

/** Calls CQC's face and the connector once each. */
async function callBothFaces({ folder }: ProductionInstall): Promise<void> {
  await withServer(folder, async (address) => {
    const headers = { 'Ocp-Apim-Subscription-Key': 'demo-key' };
    const list = await fetch(`${address}/public/v1/locations?perPage=2`, { headers });
    expect(await list.json()).toMatchObject({ perPage: 2, locations: [{}, {}] });
    const listOfConnector = await fetch(`${address}/apim/cqcdata/demo/locations?perPage=2`);
    expect(await listOfConnector.json()).toMatchObject(
      hasDotnet ? { value: [{}, {}] } : { statusCode: 501, message: expect.stringContaining('Install the .NET SDK') },
    );
  });
}

/** Starts the server, does something with it, and stops it. */
async function withServer(
  folder: string,
  use: (address: string) => Promise<void>,
  options: string[] = [],
): Promise<void> {
  const command = ['--import', 'tsx', 'mock-server/server.ts', '--port', '0', '--quiet', ...options];
  const server = spawn(process.execPath, command, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.on('close', (code, signal) => resolve(code ?? signal)));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let printed = '';
      server.stdout.on('data', (data) => {
        printed += data;
        const found = /on (http:\S+)/.exec(printed);
        if (found) resolve(found[1] as string);
      });
      void ended.then((code) => reject(new Error(`The server ended with ${code}.`)));
    });
    await use(address);
  } finally {
    server.kill();
  }
  expect(await ended).toBe(process.platform === 'win32' ? 'SIGTERM' : 0); // Windows has no signals: the process is ended
}
