import { join } from 'node:path';
import { createMockServer } from '../../mock-server/app.ts';
import { createFixtureWorld } from '../fixture-world/world.ts';
import { writeFixtureWorld } from '../fixture-world/write-world.ts';
import { projectFolder } from '../lib/definition.ts';
import { findLocation } from './find-location.ts';
import { median, type Round, runRound, startServer, summarise } from './load.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { timeStart } from './time-start.ts';

const headers = { 'ocp-apim-subscription-key': 'demo-key' };
const load = { connections: 32, seconds: 2, headers };
const rounds = 5;

/** The most that an answer may cost, as a multiple of what a bare Fastify needs for the same bytes. */
const targets = [
  {
    name: 'location detail of about 6 KB',
    path: (ask: (path: string) => Promise<string>) => findLocation(ask, 6000),
    most: 1.3,
  },
  { name: 'filtered list of 50', path: () => '/public/v1/locations?careHome=Y&perPage=50', most: 2 },
  { name: 'list of 1,000', path: () => '/public/v1/locations?perPage=1000', most: 2.5 },
];

/**
 * Measures CQC's face beside a bare Fastify that sends the same bytes as a constant text, in turn, five rounds each.
 * @returns lines to print; `failed` when a ratio is over its bound.
 */
export async function benchCqcApi(): Promise<{ lines: string[]; failed: boolean }> {
  return withTemporaryFolder('cqc-data-bench', async (folder) => {
    const data = join(folder, 'world');
    const world = createFixtureWorld({ extraLocations: 1400 });
    await writeFixtureWorld(world, data);
    const app = await createMockServer({ data, limit: 0 });
    const ask = async (url: string) => (await app.inject({ url, headers })).body;
    const lines: string[] = [];
    let failed = false;
    for (const { name, path, most } of targets) {
      const url = await path(ask);
      const { body, headers: answer } = await app.inject({ url, headers });
      const servers = {
        ours: await startServer({ mock: { data, limit: 0 } }),
        limited: await startServer({ mock: { data, limit: 1_000_000_000 } }),
        bare: await startServer({ constant: body, contentType: String(answer['content-type']) }),
      };
      const measured: Record<keyof typeof servers, Round[]> = { ours: [], limited: [], bare: [] };
      const order = Object.keys(servers) as (keyof typeof servers)[];
      for (const server of order) await runRound(servers[server], url, { ...load, seconds: 1 }); // warm up
      for (let round = 0; round < rounds; round += 1) {
        for (const server of order) measured[server].push(await runRound(servers[server], url, load));
      }
      await Promise.all(Object.values(servers).map((server) => server.stop()));

      const bare = summarise(measured.bare);
      const ratio = summarise(measured.ours).cpuMicros / bare.cpuMicros;
      failed ||= ratio > most;
      lines.push(`${name}, ${body.length} characters: ${ratio.toFixed(2)} times bare Fastify's CPU (at most ${most})`);
      for (const server of order) lines.push(`  ${server.padEnd(8)}${describe(summarise(measured[server]))}`);
    }
    await app.close();
    lines.push(await describeStart());
    return { lines, failed };
  });
}

const describe = ({ cpuMicros, requestsPerSecond, p99Ms, memoryMb }: Round): string =>
  `${cpuMicros.toFixed(1)} us CPU a request, ${Math.round(requestsPerSecond)} requests/s, p99 ${p99Ms} ms, ${Math.round(memoryMb)} MB`;

/** Starts the command five times and waits for its first answer. */
async function describeStart(): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timeStart(projectFolder));
  return `start of the process to the first answer: ${Math.round(median(times))} ms (median of ${rounds})`;
}
