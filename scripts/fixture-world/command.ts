import { join, relative } from 'node:path';
import { defineCommand } from '../lib/command.ts';
import { projectFolder } from '../lib/definition.ts';
import { withMarker } from '../lib/folder-marker.ts';
import { writeFolder } from '../lib/write-folder.ts';
import { compareFiles } from './compare-files.ts';
import { createFixtureWorld } from './world.ts';
import { createWorldFiles, worldWriter } from './write-world.ts';

/** `npm run generate-fixtures` */
export const command = defineCommand({
  call: worldWriter,
  usage: `npm run generate-fixtures -- [--check] [--out DIR]

Makes the fixture world of the mock server: providers, locations, inspection areas, changes and reports.
Running it again gives identical bytes.

  --check    compare with the folder, write nothing
  --out DIR  the folder to replace (mock-server/fixtures)
  --help     show this text`,
  exitCodes: { 0: 'written or up to date', 1: 'a file differs' },
  options: { check: { type: 'boolean' }, out: { type: 'string' } },
  async run({ check, out }, _args, terminal) {
    const folder = out ?? join(projectFolder, 'mock-server/fixtures');
    const shown = relative('.', folder) || '.';
    const world = createFixtureWorld();
    const files = await createWorldFiles(world);
    const count = (start: string, end = ''): number =>
      [...files.keys()].filter((path) => path.startsWith(start) && path.endsWith(end)).length;
    const summary = `${world.providers.length} providers, ${world.locations.length} locations, ${world.changes.events.length} changes, ${count('reports/', '/report.pdf')} reports`;
    if (check) {
      const problems = await compareFiles(withMarker(files, worldWriter), folder);
      if (problems.length === 0) {
        terminal.print(`${shown} is up to date (${summary})`);
        return 0;
      }
      terminal.printError(problems.map((problem) => `${shown}/${problem}`));
      terminal.printError(
        out === undefined
          ? `Run \`${worldWriter}\` and commit the result.`
          : `Run \`${worldWriter} -- --out "${out}"\` to write it anew.`,
      );
      return 1;
    }
    writeFolder(folder, files, worldWriter);
    terminal.print([
      `wrote ${shown}/providers (${count('providers/')} files)`,
      `wrote ${shown}/locations (${count('locations/')} files)`,
      `wrote ${shown}/inspection-areas.json (${world.inspectionAreas.inspectionAreas.length} areas)`,
      `wrote ${shown}/changes.json (${world.changes.events.length} events)`,
      `wrote ${shown}/reports (${count('reports/', '.pdf')} PDF, ${count('reports/', '.txt')} text)`,
      `wrote ${shown} (${summary})`,
    ]);
    return 0;
  },
});
