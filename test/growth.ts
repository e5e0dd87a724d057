/**
 * How many times more processor time something takes for eight times the size: about 8 where time grows with the size, 64
 * where it grows with its square. Processor time, because the machine is shared; the best of three rounds each.
 */
export async function measureGrowth(run: (size: number) => unknown, size: number): Promise<number> {
  const best = async (of: number): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const before = process.cpuUsage().user;
      await run(of);
      times.push((process.cpuUsage().user - before) / 1000);
      // What takes so long is not measured again: it has failed.
      if ((times[0] ?? 0) > 10_000) break;
    }
    return Math.min(...times);
  };
  await run(size); // compiles what is only compiled once
  const small = await best(size);
  return (await best(8 * size)) / Math.max(small, 20);
}

/** Between the two: what is measured is rough. */
export const mostGrowth = 24;
