import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const hasHistory = spawnSync('git', ['rev-parse', 'HEAD']).status === 0;
if (!hasHistory) console.log('Skipped: line endings, because this is no git checkout.');

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-line-endings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Tracked files that hold a CRLF, in what is committed or in what is checked out. */
function filesWithCrlf(checkout: string): string[] {
  const lines = execFileSync('git', ['ls-files', '--eol'], { cwd: checkout, encoding: 'utf8' }).trim().split('\n');
  expect(lines.length).toBeGreaterThan(300);
  return lines.filter((line) => /\b[iw]\/(crlf|mixed)\b/.test(line));
}

describe.skipIf(!hasHistory)('no file has CRLF', () => {
  it('here', () => {
    expect(filesWithCrlf('.')).toEqual([]);
  });

  it('in a clone that asks for it, as git for Windows does', () => {
    const clone = join(folder, 'clone');
    execFileSync('git', ['clone', '--quiet', '--shared', '--config', 'core.autocrlf=true', '.', clone]);
    expect(filesWithCrlf(clone)).toEqual([]);
  });
});
