import { createMockServer, type MockServerOptions } from '../../mock-server/app.ts';
import type { BenchTarget } from './bench-server.ts';
import { type BenchResult, describeFigure, type Figure, judgeRatio, note } from './figures.ts';
import { measureInTurn } from './in-turn.ts';
import { keyHeaders, type Round, runRound, type Server, startServer, summarise } from './load.ts';
import type { Queries } from './queries.ts';

/** Processes of each server, asked in turn: the same code costs one of them up to a third more than the next, for life. */
const processes = 5;
/** Of each server, so that each process has as many. */
const rounds = 3 * processes;
/**
 * Short rounds in turn, so that a moment in which the machine is busy with something else meets all servers alike; but not
 * shorter: a process that rests gives memory back, and fetching it anew is most of what its next thousand calls cost.
 */
const load = { connections: 16, seconds: 30, amount: 8000, headers: keyHeaders };
/** A server that is new is slower for some thousands of calls, and the bare one is new for each kind of call. */
const warmUp = { ...load, amount: 20_000 };

/** Gives the body of an answer. */
export type Ask = (path: string) => Promise<string>;

/**
 * Measures CQC's face beside a bare Fastify that sends as many bytes as a constant text, in turn: 15 rounds of each, three
 * in each of five processes.
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
  const ours = await startServers({ mock: { ...mock, limit: 0 } });
  const limited = await startServers({ mock: { ...mock, limit: 1_000_000_000 } });
  for (const { name, paths, most } of await queriesOf(ask)) {
    const body = await findTypical(ask, paths);
    const bare = await startServers({ constant: body, contentType: 'application/json; charset=utf-8' });
    const measured = await measureInTurn(rounds, {
      ours: await prepareRounds(ours, paths),
      limited: await prepareRounds(limited, paths),
      bare: await prepareRounds(bare, paths),
    });
    await stopServers(bare);
    const found = {
      ours: summarise(measured.ours),
      limited: summarise(measured.limited),
      bare: summarise(measured.bare),
    };
    memoryMb = Math.max(memoryMb, found.ours.memoryMb);
    const cpu = judgeRatio(
      `CPU of a ${name}, ${Buffer.byteLength(body)} bytes, beside bare Fastify`,
      found.ours.cpuMicros / found.bare.cpuMicros,
      most,
    );
    figures.push(cpu, note(`p99 of a ${name}, 16 connections`, `${found.ours.p99Ms} ms; bare ${found.bare.p99Ms} ms`));
    lines.push(
      `${describeFigure(cpu)}, ${(found.limited.cpuMicros / found.bare.cpuMicros).toFixed(2)} with the limit on`,
    );
    for (const [server, round] of Object.entries(found)) lines.push(`  ${server.padEnd(8)}${describe(round)}`);
  }
  await Promise.all([app.close(), stopServers([...ours, ...limited])]);
  return { lines, failed: figures.some(({ isMet }) => !isMet), figures, memoryMb };
}

const startServers = (target: BenchTarget): Promise<Server[]> =>
  Promise.all(Array.from({ length: processes }, () => startServer(target)));

const stopServers = (servers: Server[]) => Promise.all(servers.map((server) => server.stop()));

/** Warms up the processes of a server, and gives what loads one of them for a round. */
async function prepareRounds(servers: Server[], paths: string[]): Promise<(round: number) => Promise<Round>> {
  for (const server of servers) await runRound(server, paths, warmUp);
  return (round) => runRound(servers[round % processes] as Server, paths, load);
}

/** The body in the middle of a sample of the answers by length. */
async function findTypical(ask: Ask, paths: string[]): Promise<string> {
  const sample = paths.filter((_path, index) => index % Math.ceil(paths.length / 21) === 0);
  const bodies = await Promise.all(sample.map(ask));
  return bodies.sort((a, b) => a.length - b.length)[bodies.length >>> 1] ?? '';
}

const describe = ({ cpuMicros, pageFaults, requestsPerSecond, p99Ms, memoryMb }: Round): string =>
  `${cpuMicros.toFixed(1)} us CPU and ${pageFaults.toFixed(2)} page faults a request, ${Math.round(requestsPerSecond)} requests/s, p99 ${p99Ms} ms, ${Math.round(memoryMb)} MB`;
