import { join } from 'node:path';
import { createMockServer, type MockServerOptions } from '../../mock-server/app.ts';
import { createFixtureWorld } from '../fixture-world/world.ts';
import { writeFixtureWorld } from '../fixture-world/write-world.ts';
import { projectFolder } from '../lib/definition.ts';
import { findLocations } from './find-location.ts';
import { median, type Round, runRound, startServer, summarise } from './load.ts';
import { changesQueries, listQueries, pageQueries, type Queries } from './queries.ts';
import { spreadChanges } from './spread-changes.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { timeStart } from './time-start.ts';

const headers = { 'ocp-apim-subscription-key': 'demo-key' };
const connections = 16;
const rounds = 15;
/** Short rounds in turn, so that a moment in which the machine is busy with something else meets all servers alike. */
const load = { connections, seconds: 1, amount: 1600, headers };

/**
 * Measures CQC's face beside a bare Fastify that sends as many bytes as a constant text, in turn, 15 rounds each.
 * @returns lines to print; `failed` when a ratio is over its bound.
 */
export async function benchCqcApi(): Promise<{ lines: string[]; failed: boolean }> {
  return withTemporaryFolder('cqc-data-bench', async (folder) => {
    const data = join(folder, 'world');
    const world = createFixtureWorld({ extraLocations: 1400 });
    await writeFixtureWorld({ ...world, changes: { events: spreadChanges(world) } }, data);
    const result = await benchFace({ data }, (ask) => fixtureQueries(ask));
    result.lines.push(await describeStart());
    return result;
  });
}

type Ask = (path: string) => Promise<string>;

const fixtureQueries = async (ask: Ask): Promise<Queries[]> => [
  { name: 'location detail of about 6 KB', paths: await findLocations(ask, 6000, 40), most: 1.1 },
  { name: 'filtered list of 50', paths: listQueries(50, 'careHome=Y'), most: 1.3 },
  { name: 'filtered list of 1,000', paths: listQueries(1000), most: 1.3 },
  { name: 'page of 1,000 without filters', paths: pageQueries(1000), most: 1 },
  { name: 'changes page of 1,000', paths: changesQueries(1000, '2026-10-01', '2026-10-28'), most: 1.3 },
];

async function benchFace(
  mock: MockServerOptions,
  queriesOf: (ask: Ask) => Promise<Queries[]>,
): Promise<{ lines: string[]; failed: boolean }> {
  const app = await createMockServer({ ...mock, limit: 0 });
  const ask = async (url: string) => (await app.inject({ url, headers })).body;
  const queries = await queriesOf(ask);
  const lines: string[] = [];
  let failed = false;
  for (const { name, paths, most } of queries) {
    const body = await findTypical(ask, paths);
    const servers = {
      ours: await startServer({ mock: { ...mock, limit: 0 } }),
      limited: await startServer({ mock: { ...mock, limit: 1_000_000_000 } }),
      bare: await startServer({ constant: body, contentType: 'application/json; charset=utf-8' }),
    };
    const measured: Record<keyof typeof servers, Round[]> = { ours: [], limited: [], bare: [] };
    const order = Object.keys(servers) as (keyof typeof servers)[];
    for (let round = -3; round < rounds; round += 1) {
      for (const server of order) {
        const figures = await runRound(servers[server], paths, load);
        if (round >= 0) measured[server].push(figures); // the first ones warm up
      }
    }
    await Promise.all(Object.values(servers).map((server) => server.stop()));

    const [ours, limited, bare] = [summarise(measured.ours), summarise(measured.limited), summarise(measured.bare)];
    const ratio = ours.cpuMicros / bare.cpuMicros;
    failed ||= ratio > most;
    lines.push(
      `${name}, ${Buffer.byteLength(body)} bytes: ${ratio.toFixed(2)} times bare Fastify's CPU (at most ${most}), ` +
        `${(limited.cpuMicros / bare.cpuMicros).toFixed(2)} with the limit on`,
    );
    for (const server of order) lines.push(`  ${server.padEnd(8)}${describe(summarise(measured[server]))}`);
  }
  await app.close();
  return { lines, failed };
}

/** The body in the middle of a sample of the answers by length. */
async function findTypical(ask: Ask, paths: string[]): Promise<string> {
  const sample = paths.filter((_path, index) => index % Math.ceil(paths.length / 21) === 0);
  const bodies = await Promise.all(sample.map(ask));
  return bodies.sort((a, b) => a.length - b.length)[bodies.length >>> 1] ?? '';
}

const describe = ({ cpuMicros, requestsPerSecond, p99Ms, memoryMb }: Round): string =>
  `${cpuMicros.toFixed(1)} us CPU a request, ${Math.round(requestsPerSecond)} requests/s, p99 ${p99Ms} ms, ${Math.round(memoryMb)} MB`;

/** Starts the command five times and waits for its first answer. */
async function describeStart(): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) times.push(await timeStart(projectFolder));
  return `start of the process to the first answer: ${Math.round(median(times))} ms (median of 5)`;
}
