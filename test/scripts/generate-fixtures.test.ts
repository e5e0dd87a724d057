import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../../scripts/fixture-world/command.ts';
import { compareFiles } from '../../scripts/fixture-world/compare-files.ts';
import { createFixtureWorld } from '../../scripts/fixture-world/world.ts';
import { createWorldFiles, writeFixtureWorld } from '../../scripts/fixture-world/write-world.ts';
import { run } from '../run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = join(root, 'mock-server/fixtures');

describe('the generator', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fixtures-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('writes exactly the files that are checked in', async () => {
    await writeFixtureWorld(createFixtureWorld(), join(folder, 'world'));
    const written = new Map<string, Uint8Array>();
    for (const entry of await readdir(join(folder, 'world'), { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (entry.isFile()) written.set(file.slice(join(folder, 'world').length + 1), await readFile(file));
    }
    expect(await compareFiles(written, fixtures)).toEqual([]);
    // Nothing is left of the folder that the files were written to first.
    expect(await readdir(folder)).toEqual(['world']);
  }, 60_000);

  it('does not depend on the time zone, nor on the language', async () => {
    const command = ['--import', 'tsx', 'scripts/generate-fixtures.ts', '--check'];
    const env = { ...process.env, TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, env });
    expect(stdout).toMatch(
      /^mock-server\/fixtures is up to date \(\d+ providers, \d+ locations, 360 changes, \d+ reports\)\n$/,
    );
  }, 60_000);

  it('names each file that differs, is missing or does not belong', async () => {
    const files = await createWorldFiles({ ...createFixtureWorld(), locations: [], reports: [] });
    files.set('changes.json', Buffer.from('{}'));
    files.set('providers/1-1.json', Buffer.from('{}'));
    const problems = await compareFiles(files, fixtures);
    expect(problems).toContain('changes.json: differs.');
    expect(problems).toContain('providers/1-1.json: missing.');
    expect(problems).toContain('locations/R9A01.json: not part of the fixture world.');
    expect(problems.some((problem) => problem.startsWith('inspection-areas.json'))).toBe(false);
  });

  it('says of another folder how that one is written', async () => {
    const out = join(folder, 'other place');
    await mkdir(out);
    const { code, err } = await run(command, '--check', '--out', out);
    expect(code).toBe(1);
    expect(err.split('\n').at(-2)).toBe(`Run \`npm run generate-fixtures -- --out "${out}"\` to write it anew.`);
  }, 60_000);

  it('adds plain locations on request and leaves the others as they are', () => {
    const small = createFixtureWorld();
    const large = createFixtureWorld({ extraLocations: 1001 });
    expect(large.locations).toHaveLength(small.locations.length + 1001);
    expect(large.changes).toEqual(small.changes);
    expect(large.reports).toEqual(small.reports);
    const ids = new Set(small.locations.map(({ locationId }) => locationId));
    expect(large.locations.filter(({ locationId }) => ids.has(locationId))).toEqual(small.locations);
    const known = new Map(large.providers.map((one) => [one.providerId, one.locationIds]));
    expect(large.locations.filter((one) => !known.get(one.providerId)?.includes(one.locationId))).toEqual([]);
    expect(new Set(large.locations.map(({ locationId }) => locationId)).size).toBe(large.locations.length);
  });

  it('makes another world from another seed', () => {
    expect(createFixtureWorld({ seed: 1 }).locations).not.toEqual(createFixtureWorld().locations);
  });
});
