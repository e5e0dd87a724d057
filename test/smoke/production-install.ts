import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const isWindows = process.platform === 'win32'; // where npm is a batch file, which only a shell starts

/** A copy of this checkout as `npm ci --omit=dev` leaves it. */
export interface ProductionInstall {
  folder: string;
  /** Runs an npm command there and gives what it prints on standard output. Rejects with its output when it fails. */
  npm(...args: string[]): Promise<string>;
  remove(): void;
}

/** What the checkout has built of the script host: no Node builds it otherwise, and it takes long. */
const builds = 'mock-server/runtime/script-host/.cache';

/** Copies the files that git tracks, as they are now, into a new temporary folder and installs them there. */
export async function installForProduction(): Promise<ProductionInstall> {
  const folder = mkdtempSync(join(tmpdir(), 'cqc-data-production-'));
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) cpSync(file, join(folder, file));
  if (existsSync(builds)) cpSync(builds, join(folder, builds), { recursive: true });
  const npm = async (...args: string[]) => (await run('npm', args, { cwd: folder, shell: isWindows })).stdout;
  await npm('ci', '--omit=dev', '--no-audit', '--no-fund');
  return { folder, npm, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
