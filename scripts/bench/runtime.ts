import { Agent, get } from 'node:http';
import { createMockServer } from '../../mock-server/app.ts';
import { type BenchResult, type Figure, judge, judgeLeast, note, resultOf } from './figures.ts';
import { keyHeaders, median, type Round, runRound, type Server, startServer, summarise } from './load.ts';

const rounds = 5;
const load = { connections: 16, seconds: 3, headers: keyHeaders };

/** What the runtime face may cost: milliseconds more than CQC's face at the median of one connection, and calls per second of 16. */
const bounds = { addedMs: 1, callsPerSecond: 2000, dotnetMb: 200, calls: 100_000 };

/** Measures the connector's script on the runtime face beside CQC's face in the same process, for details of two sizes. */
export async function benchRuntime(): Promise<BenchResult> {
  const server = await startServer({ mock: { limit: 0 } });
  const figures: Figure[] = [];
  try {
    await time(server, '/apim/cqcdata/demo/filter-values/region', 1); // waits for the build
    const ids = { 'about 6 KB': await findLocation(5_500), 'a full assessment': await findLocation(30_000) };
    for (const [name, { id, size }] of Object.entries(ids)) {
      const what = `a location detail, ${name} (${size} characters)`;
      const cqc = `/public/v1/locations/${id}`;
      const connector = `/apim/cqcdata/demo/locations/${id}`;
      await runRound(server, connector, load); // warm up
      const added: number[] = [];
      const measured = { cqc: [] as Round[], connector: [] as Round[] };
      for (let round = 0; round < rounds; round += 1) {
        added.push((await time(server, connector, 500)) - (await time(server, cqc, 500)));
        measured.cqc.push(await runRound(server, cqc, load));
        measured.connector.push(await runRound(server, connector, load));
      }
      const [plain, scripted] = [summarise(measured.cqc), summarise(measured.connector)];
      figures.push(
        judge(`time of ${what}, more than CQC's face takes, one connection`, median(added), bounds.addedMs, 'ms', 2),
        judgeLeast(`calls of ${what}, 16 connections`, scripted.requestsPerSecond, bounds.callsPerSecond, 'a second'),
        note(
          `p99 of ${what}, 16 connections`,
          `${scripted.p99Ms} ms; CQC's face ${plain.p99Ms} ms and ${Math.round(plain.requestsPerSecond)} calls a second`,
        ),
      );
    }
    const path = `/apim/cqcdata/demo/locations/${ids['about 6 KB'].id}`;
    await runRound(server, path, { ...load, amount: bounds.calls });
    const { dotnetMemory } = await server.usage();
    const name = `memory of the .NET process after another ${bounds.calls} calls`;
    figures.push(judge(name, dotnetMemory / 2 ** 20, bounds.dotnetMb, 'MB'));
  } finally {
    await server.stop();
  }
  return resultOf(figures);
}

/** The location of the fixtures whose detail is the smallest of at least this many characters. */
async function findLocation(least: number): Promise<{ id: string; size: number }> {
  const app = await createMockServer({ limit: 0 });
  const { headers } = load;
  const { locations } = (await app.inject({ url: '/public/v1/locations', headers })).json() as {
    locations: { locationId: string }[];
  };
  const sized = await Promise.all(
    locations.map(async ({ locationId: id }) => ({
      id,
      size: (await app.inject({ url: `/public/v1/locations/${id}`, headers })).body.length,
    })),
  );
  await app.close();
  return sized
    .filter(({ size }) => size >= least)
    .reduce((best, location) => (location.size < best.size ? location : best));
}

/** The median time of calls one after another over one connection, in milliseconds. autocannon rounds to whole ones. */
async function time(server: Server, path: string, calls: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const began = performance.now();
    await new Promise<void>((resolve, reject) => {
      get(server.url + path, { agent, headers: load.headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}.`));
        answer.resume().on('end', resolve);
      }).on('error', reject);
    });
    times.push(performance.now() - began);
  }
  agent.destroy();
  return median(times);
}
