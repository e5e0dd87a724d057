/**
 * A process of its own that makes a fixture world with the code of a checkout: `make-world.ts ROOT FOLDER`. Each commit
 * makes its own, because it need not read what another one writes.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as World from '../../fixture-world/world.ts';
import type * as WriteWorld from '../../fixture-world/write-world.ts';

const [root = '', folder = ''] = process.argv.slice(2);
const load = (name: string) => import(pathToFileURL(join(root, 'scripts/fixture-world', name)).href);

const { createFixtureWorld }: typeof World = await load('world.ts');
const { writeFixtureWorld }: typeof WriteWorld = await load('write-world.ts');
const world = createFixtureWorld({ extraLocations: 1400 });
// The log of the fixtures is too short for a page of 1,000: every location changes once more, in the middle of it.
const changes = world.locations.map(({ locationId }) => ({
  organisationType: 'location' as const,
  organisationId: locationId,
  changedAt: '2026-10-15T12:00:00Z',
}));
const events = [...world.changes.events, ...changes].sort((a, b) => Date.parse(a.changedAt) - Date.parse(b.changedAt));
await writeFixtureWorld({ ...world, changes: { events } }, folder);
