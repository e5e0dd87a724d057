import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-autocrlf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });

describe('in a clone with core.autocrlf=true', () => {
  beforeAll(() => {
    execFileSync('git', ['clone', '--quiet', '--config', 'core.autocrlf=true', '.', folder]);
    run('npm', 'ci', '--no-audit', '--no-fund');
  });

  it.each([
    'run check',
    'run lint',
    'run validate -- --max-warnings 0',
    'run generate-types -- --check',
    'run generate-fixtures -- --check',
    'test',
  ])('npm %s passes', { timeout: 3_600_000 }, (command) => {
    run('npm', ...command.split(' '));
  });
});
