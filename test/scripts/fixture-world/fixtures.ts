import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocationDocument, Organisation, ProviderDocument } from '../../../scripts/fixture-world/documents.ts';

/** The folder of the checked-in fixtures. */
export const fixtures = fileURLToPath(new URL('../../../mock-server/fixtures', import.meta.url));

const readAll = async <T>(folder: string): Promise<T[]> => {
  const names = await readdir(join(fixtures, folder));
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(fixtures, folder, name), 'utf8')) as T));
};
/** The checked-in bodies of providers, of locations, and of both. */
export const providers = await readAll<ProviderDocument>('providers');
export const locations = await readAll<LocationDocument>('locations');
export const organisations: Organisation[] = [...providers, ...locations];
/** The checked-in body of the taxonomy of inspection areas, and the events of the change log. */
export const taxonomy = JSON.parse(await readFile(join(fixtures, 'inspection-areas.json'), 'utf8'));
export const { events } = JSON.parse(await readFile(join(fixtures, 'changes.json'), 'utf8')) as {
  events: { organisationType: string; organisationId: string; changedAt: string }[];
};
/** The names of the files in the folder of each report. */
export const reportFiles = new Map(
  await Promise.all(
    (await readdir(join(fixtures, 'reports'))).map(
      async (linkId): Promise<[string, string[]]> => [linkId, await readdir(join(fixtures, 'reports', linkId))],
    ),
  ),
);
/** Look-ups by id and by name. */
export const location = (id: string): LocationDocument | undefined => locations.find((one) => one.locationId === id);
export const provider = (id: string): ProviderDocument | undefined => providers.find((one) => one.providerId === id);
export const named = (name: string): LocationDocument | undefined => locations.find((one) => one.name === name);

/** Every string under a key of this name, at any depth. */
export function valuesOf(key: string, value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) valuesOf(key, item, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value)) {
      if (name === key) for (const item of [child].flat()) if (typeof item === 'string') found.add(item);
      valuesOf(key, child, found);
    }
  }
  return found;
}
