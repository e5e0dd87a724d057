import { writeFolder } from '../lib/write-folder.ts';
import { createReportPdf } from './pdf.ts';
import { createReportText } from './report-files.ts';
import type { FixtureWorld } from './world.ts';

/** The command that writes worlds, as people type it. */
export const worldWriter = 'npm run generate-fixtures';

/** The files of a world: path inside the folder, with `/` between its parts, and content. */
export async function createWorldFiles(world: FixtureWorld): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const addJson = (path: string, body: unknown): void => {
    files.set(path, Buffer.from(`${JSON.stringify(body, null, 2)}\n`));
  };
  for (const provider of world.providers) addJson(`providers/${provider.providerId}.json`, provider);
  for (const location of world.locations) addJson(`locations/${location.locationId}.json`, location);
  addJson('inspection-areas.json', world.inspectionAreas);
  addJson('changes.json', world.changes);
  for (const report of world.reports) {
    const path = `reports/${report.linkId}/${report.name}`;
    files.set(`${path}.pdf`, await createReportPdf(report));
    if (report.hasText) files.set(`${path}.txt`, Buffer.from(createReportText(report)));
  }
  return files;
}

/** Writes a world into a folder, in place of the one that was written there before. */
export async function writeFixtureWorld(world: FixtureWorld, folder: string): Promise<void> {
  writeFolder(folder, await createWorldFiles(world), worldWriter);
}
