import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createFixtureWorld } from './fixture-world/world.ts';
import { createWorldFiles, writeFiles } from './fixture-world/write-world.ts';
import { run } from './lib/output.ts';

const usage = `npm run generate-fixtures -- [--check] [--out DIR]

Makes the fixture world of the mock server: providers, locations, inspection areas, changes and reports.
Running it again gives identical bytes.

  --check    compare with the folder, write nothing, exit 1 when a file differs
  --out DIR  the folder (mock-server/fixtures)
  --help     show this text`;

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is wrong with a folder: one line for each file that is missing, differs or does not belong there. */
export async function compareFiles(files: ReadonlyMap<string, Uint8Array>, folder: string): Promise<string[]> {
  const found = existsSync(folder)
    ? (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    : [];
  const problems = found.filter((path) => !files.has(path)).map((path) => `${path}: not part of the fixture world.`);
  for (const [path, content] of files) {
    if (!found.includes(path)) problems.push(`${path}: missing.`);
    else if (!(await readFile(join(folder, path))).equals(content)) problems.push(`${path}: differs.`);
  }
  return problems.sort();
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, help: { type: 'boolean' }, out: { type: 'string' } },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const folder = values.out ?? join(root, 'mock-server/fixtures');
  const shown = relative(process.cwd(), folder) || '.';
  const world = createFixtureWorld();
  const files = await createWorldFiles(world);
  const count = (start: string, end = ''): number =>
    [...files.keys()].filter((path) => path.startsWith(start) && path.endsWith(end)).length;
  const summary = `${world.providers.length} providers, ${world.locations.length} locations, ${world.changes.events.length} changes, ${count('reports/', '/report.pdf')} reports`;
  if (values.check) {
    const problems = await compareFiles(files, folder);
    for (const problem of problems) console.error(`${shown}/${problem}`);
    if (problems.length > 0) {
      console.error('Run `npm run generate-fixtures` and commit the result.');
      process.exitCode = 1;
      return;
    }
    console.log(`${shown} is up to date (${summary})`);
    return;
  }
  await writeFiles(files, folder);
  console.log(`wrote ${shown}/providers (${count('providers/')} files)`);
  console.log(`wrote ${shown}/locations (${count('locations/')} files)`);
  console.log(`wrote ${shown}/inspection-areas.json (${world.inspectionAreas.inspectionAreas.length} areas)`);
  console.log(`wrote ${shown}/changes.json (${world.changes.events.length} events)`);
  console.log(`wrote ${shown}/reports (${count('reports/', '.pdf')} PDF, ${count('reports/', '.txt')} text)`);
  console.log(`wrote ${shown} (${summary})`);
}

if (import.meta.filename === process.argv[1]) await run(main);
