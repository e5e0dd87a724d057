import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createReportPdf } from './pdf.ts';
import { createReportText } from './report-files.ts';
import type { FixtureWorld } from './world.ts';

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

/**
 * Writes a world into a folder, in place of what is there. The files are written to a new folder beside it first, so
 * that the folder is never half written.
 */
export async function writeFixtureWorld(world: FixtureWorld, folder: string): Promise<void> {
  await writeFiles(await createWorldFiles(world), folder);
}

/** Writes files into a folder, in place of what is there, through a new folder beside it. */
export async function writeFiles(files: ReadonlyMap<string, Uint8Array>, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const fresh = await mkdtemp(`${folder}-`);
  try {
    for (const parent of new Set([...files.keys()].map((path) => dirname(path)))) {
      await mkdir(join(fresh, parent), { recursive: true });
    }
    for (const [path, content] of files) await writeFile(join(fresh, path), content);
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
}
