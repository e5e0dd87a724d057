/**
 * A process of its own that makes a fixture world with the code of a checkout: `make-world.ts ROOT FOLDER`. Each commit
 * makes its own, because it need not read what another one writes.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as World from '../../fixture-world/world.ts';
import type * as WriteWorld from '../../fixture-world/write-world.ts';
import { spreadChanges } from '../spread-changes.ts';

const [root = '', folder = ''] = process.argv.slice(2);
const load = (name: string) => import(pathToFileURL(join(root, 'scripts/fixture-world', name)).href);

const { createFixtureWorld }: typeof World = await load('world.ts');
const { writeFixtureWorld }: typeof WriteWorld = await load('write-world.ts');
const world = createFixtureWorld({ extraLocations: 1400 });
await writeFixtureWorld({ ...world, changes: { events: spreadChanges(world) } }, folder);
