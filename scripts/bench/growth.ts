import { type BenchResult, note, resultOf } from './figures.ts';
import { keyHeaders, median, runRound, startServer } from './load.ts';
import { listQueries } from './queries.ts';

const scales = [1000, 10_000, 121_000, 1_000_000];
const rounds = 5;
/** A register of the smallest scale has too few care homes for a page of 1,000. */
const perPage = 100;

/** What a register of one size needs. */
interface Growth {
  scale: number;
  /** From the start of the process until it listens, in milliseconds. */
  readyMs: number;
  memoryMb: number;
  cpuMicros: number;
}

/** Measures time and memory as the register grows; the slope is 1 where ten times the size takes ten times as much. */
export async function benchGrowth(): Promise<BenchResult> {
  const found: Growth[] = [];
  for (const scale of scales) found.push(await measure(scale));
  const figures = found.map(({ scale, readyMs, memoryMb, cpuMicros }, index) => {
    const before = found[index - 1];
    const slope = (name: keyof Growth) => {
      if (!before) return '';
      const steps = Math.log(scale / before.scale);
      const now = { readyMs, memoryMb, cpuMicros, scale };
      return ` (slope ${(Math.log(now[name] / before[name]) / steps).toFixed(2)})`;
    };
    return note(
      `${scale.toLocaleString('en')} locations`,
      `ready in ${(readyMs / 1000).toFixed(1)} s${slope('readyMs')}, ${Math.round(memoryMb)} MB${slope('memoryMb')}, ` +
        `${cpuMicros.toFixed(0)} us CPU for a list of ${perPage} with three filters${slope('cpuMicros')}`,
    );
  });
  return resultOf(figures);
}

async function measure(scale: number): Promise<Growth> {
  const began = performance.now();
  const server = await startServer({ mock: { england: { scale }, limit: 0 } });
  const readyMs = performance.now() - began;
  try {
    const paths = listQueries(perPage, 'careHome=Y&overallRating=Good');
    const load = { connections: 16, seconds: 10, amount: 1000, headers: keyHeaders };
    await runRound(server, paths, load);
    const cpu: number[] = [];
    for (let round = 0; round < rounds; round += 1) cpu.push((await runRound(server, paths, load)).cpuMicros);
    return { scale, readyMs, memoryMb: (await server.usage()).memory / 2 ** 20, cpuMicros: median(cpu) };
  } finally {
    await server.stop();
  }
}
