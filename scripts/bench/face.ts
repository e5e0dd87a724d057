import { createMockServer, type MockServerOptions } from '../../mock-server/app.ts';
import { type BenchResult, describeFigure, type Figure, judgeRatio, note } from './figures.ts';
import { keyHeaders, type Round, runRound, startServer, summarise } from './load.ts';
import type { Queries } from './queries.ts';

const rounds = 15;
/** Short rounds in turn, so that a moment in which the machine is busy with something else meets all servers alike. */
const load = { connections: 16, seconds: 10, amount: 4000, headers: keyHeaders };

/** Gives the body of an answer. */
export type Ask = (path: string) => Promise<string>;

/**
 * Measures CQC's face beside a bare Fastify that sends as many bytes as a constant text, in turn, 15 rounds each.
 * @param queriesOf chooses what to ask, by asking.
 */
export async function benchFace(
  mock: MockServerOptions,
  queriesOf: (ask: Ask) => Promise<Queries[]>,
): Promise<BenchResult & { memoryMb: number }> {
  const app = await createMockServer({ ...mock, limit: 0 });
  const ask = async (url: string) => (await app.inject({ url, headers: keyHeaders })).body;
  const lines: string[] = [];
  const figures: Figure[] = [];
  let memoryMb = 0;
  for (const { name, paths, most } of await queriesOf(ask)) {
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
        const found = await runRound(servers[server], paths, load);
        if (round >= 0) measured[server].push(found); // the first ones warm up
      }
    }
    await Promise.all(Object.values(servers).map((server) => server.stop()));

    const [ours, limited, bare] = [summarise(measured.ours), summarise(measured.limited), summarise(measured.bare)];
    memoryMb = Math.max(memoryMb, ours.memoryMb);
    const cpu = judgeRatio(
      `CPU of a ${name}, ${Buffer.byteLength(body)} bytes, beside bare Fastify`,
      ours.cpuMicros / bare.cpuMicros,
      most,
    );
    figures.push(cpu, note(`p99 of a ${name}, 16 connections`, `${ours.p99Ms} ms; bare ${bare.p99Ms} ms`));
    lines.push(`${describeFigure(cpu)}, ${(limited.cpuMicros / bare.cpuMicros).toFixed(2)} with the limit on`);
    for (const server of order) lines.push(`  ${server.padEnd(8)}${describe(summarise(measured[server]))}`);
  }
  await app.close();
  return { lines, failed: figures.some(({ isMet }) => !isMet), figures, memoryMb };
}

/** The body in the middle of a sample of the answers by length. */
async function findTypical(ask: Ask, paths: string[]): Promise<string> {
  const sample = paths.filter((_path, index) => index % Math.ceil(paths.length / 21) === 0);
  const bodies = await Promise.all(sample.map(ask));
  return bodies.sort((a, b) => a.length - b.length)[bodies.length >>> 1] ?? '';
}

const describe = ({ cpuMicros, requestsPerSecond, p99Ms, memoryMb }: Round): string =>
  `${cpuMicros.toFixed(1)} us CPU a request, ${Math.round(requestsPerSecond)} requests/s, p99 ${p99Ms} ms, ${Math.round(memoryMb)} MB`;
