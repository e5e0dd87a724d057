import { join } from 'node:path';
import { createFixtureWorld } from '../fixture-world/world.ts';
import { writeFixtureWorld } from '../fixture-world/write-world.ts';
import { type Ask, benchFace } from './face.ts';
import type { BenchResult } from './figures.ts';
import { findLocations } from './find-location.ts';
import { changesQueries, listQueries, pageQueries, type Queries } from './queries.ts';
import { spreadChanges } from './spread-changes.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

/** Measures CQC's face on fixtures, 1,400 locations more than usual, beside a bare Fastify. */
export async function benchCqcApi(): Promise<BenchResult> {
  return withTemporaryFolder('cqc-data-bench', async (folder) => {
    const data = join(folder, 'world');
    const world = createFixtureWorld({ extraLocations: 1400 });
    await writeFixtureWorld({ ...world, changes: { events: spreadChanges(world) } }, data);
    return benchFace({ data }, fixtureQueries);
  });
}

const fixtureQueries = async (ask: Ask): Promise<Queries[]> => [
  { name: 'location detail', paths: await findLocations(ask, 6000, 40), most: 1.1 },
  { name: 'filtered list of 50', paths: listQueries(50, 'careHome=Y'), most: 1.3 },
  { name: 'filtered list of 1,000', paths: listQueries(1000), most: 1.3 },
  { name: 'page of 1,000 without filters', paths: pageQueries(1000), most: 1 },
  { name: 'changes page of 1,000', paths: changesQueries(1000, '2026-10-01', '2026-10-28'), most: 1.3 },
];
