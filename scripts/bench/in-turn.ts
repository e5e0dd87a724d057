import { median } from './load.ts';

/**
 * Makes measurements in turn, so that a moment in which the machine is busy with something else meets all alike.
 * @returns what each found, round by round.
 */
export async function measureInTurn<Name extends string, T>(
  rounds: number,
  measurements: Record<Name, (round: number) => Promise<T>>,
): Promise<Record<Name, T[]>> {
  const names = Object.keys(measurements) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<Name, T[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) found[name].push(await measurements[name](round));
  }
  return found;
}

/** The medians of a figure and of its baseline, measured in turn. */
export async function compareInTurn(
  rounds: number,
  measurements: Record<'ours' | 'bare', (round: number) => Promise<number>>,
): Promise<{ ours: number; bare: number }> {
  const { ours, bare } = await measureInTurn(rounds, measurements);
  return { ours: median(ours), bare: median(bare) };
}
