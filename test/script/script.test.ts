import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeCoverage, readCoverage } from './coverage.ts';

const folder = import.meta.dirname;

/** Lines of script.csx that no test runs in full, each with its reason. */
const knownMisses: { line: string; reason: string }[] = [];

const dotnet = (...args: string[]) =>
  spawnSync('dotnet', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1', DOTNET_CLI_UI_LANGUAGE: 'en' },
  });

/** The reason why the script cannot be tested here; undefined when it can. With CI=true only a missing SDK is one. */
function findObstacle(): string | undefined {
  if (dotnet('--version').status !== 0) return 'no .NET SDK (8 or newer) on the PATH';
  const restore = dotnet('restore');
  if (restore.status === 0 || process.env.CI === 'true') return undefined;
  return `the packages of its tests cannot be restored: ${restore.stdout.trim()}`;
}

const obstacle = findObstacle();
if (obstacle) console.log(`script.csx is not tested: ${obstacle}`);

describe.skipIf(obstacle)('script.csx', () => {
  it('passes its tests, which run every line and branch of it', { timeout: 300_000 }, () => {
    const results = mkdtempSync(join(tmpdir(), 'cqc-script-tests-'));
    try {
      const run = dotnet(
        'test',
        '--settings',
        'coverage.runsettings',
        '--collect',
        'XPlat Code Coverage',
        '--results-directory',
        results,
      );
      expect(run.status, run.stdout + run.stderr).toBe(0);

      const coverage = readCoverage(readFileSync(findReport(results), 'utf8'));
      console.log(`${run.stdout.match(/Passed: +\d+/)?.[0].replace(/ +/, ' ')}. ${describeCoverage(coverage)}`);
      const source = readFileSync(join(folder, '../../script.csx'), 'utf8').split('\n');
      const missed = coverage.missed.map((number) => `${number}: ${source[number - 1]?.trim()}`);
      const unexpected = missed.filter((line) => !knownMisses.some((known) => line.endsWith(`: ${known.line}`)));
      expect(unexpected, 'Lines of script.csx that no test runs in full. Add a case to test/script/cases.').toEqual([]);
    } finally {
      rmSync(results, { recursive: true, force: true });
    }
  });
});

function findReport(results: string): string {
  const report = readdirSync(results, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.xml'));
  if (!report) throw new Error(`${results} holds no coverage report. Is coverlet.collector restored?`);
  return join(results, report);
}
