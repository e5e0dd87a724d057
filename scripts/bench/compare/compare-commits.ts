import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExitCode } from '../../lib/command.ts';
import { projectFolder } from '../../lib/definition.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { Terminal } from '../../lib/terminal.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { checkOutCommit, findCommit, hasChanges } from './check-out-commit.ts';
import { type Comparison, describeComparison } from './describe-comparison.ts';
import { judgeRounds, leastRounds } from './judge-rounds.ts';
import { measureStart, measureValidate } from './measure-commands.ts';
import { measureCqcApi } from './measure-cqc-api.ts';
import { measureEngland } from './measure-england.ts';
import { measureRuntime } from './measure-runtime.ts';
import type { Checkout, Measurement } from './measurement.ts';

/** What `--compare` measures, in its order. */
export const measurements: Measurement[] = [
  measureCqcApi,
  measureEngland,
  measureRuntime,
  measureValidate,
  measureStart,
];

/**
 * Measures this checkout and an older commit in turn, round by round, and prints how they compare.
 * @param name a commit as git takes it.
 * @param options.rounds rounds of each commit; fewer than {@link leastRounds} judge nothing.
 * @param options.names names of {@link measurements} to do.
 * @returns 1 when a figure is slower than the rounds differ.
 * @throws Refusal when nothing can be measured or judged.
 */
export async function compareCommits(
  name: string,
  { rounds, names }: { rounds: number; names: string[] },
  terminal: Terminal,
): Promise<ExitCode> {
  const commit = findCommit(name);
  const short = commit.hash.slice(0, 10);
  if (hasChanges()) terminal.printError('This checkout has changes that are not committed; they are measured too.');
  const comparisons = await withTemporaryFolder('cqc-data-bench', async (folder) => {
    const [older, newer] = ['old', 'new'].map((side): Checkout => {
      const scratch = join(folder, `${side}-scratch`);
      mkdirSync(scratch);
      return { root: side === 'old' ? join(folder, side) : projectFolder, scratch };
    }) as [Checkout, Checkout];
    mkdirSync(older.root);
    checkOutCommit(commit, older.root);
    const found: Comparison[] = [];
    for (const measurement of measurements.filter((each) => names.includes(each.name))) {
      terminal.printError(`${measurement.name}: ${rounds} rounds of ${short} and of this checkout in turn`);
      found.push(...(await compare(measurement, older, newer, rounds)));
    }
    return found;
  });
  terminal.print(describeComparison(comparisons, short));
  const verdicts = comparisons.flatMap((comparison) => ('verdict' in comparison ? [comparison.verdict] : []));
  if (verdicts.length === 0) throw new Refusal(`Nothing of ${short} could be measured. Give a later commit.`);
  if (rounds < leastRounds) throw new Refusal(`Nothing was judged: that takes ${leastRounds} rounds.`);
  return verdicts.includes('slower') ? 1 : 0;
}

async function compare(
  { name, entry, findObstacle, prepare }: Measurement,
  older: Checkout,
  newer: Checkout,
  rounds: number,
): Promise<Comparison[]> {
  const missing =
    findObstacle?.() ?? (existsSync(join(older.root, entry)) ? undefined : `the old commit has no ${entry}`);
  if (missing !== undefined) return [{ figure: name, missing }];
  let measureOlder: () => Promise<Record<string, number>>;
  try {
    measureOlder = await prepare(older);
    await measureOlder(); // fills caches; the figures of a first run are others
  } catch (error) {
    // The older commit may lack anything that this one measures, or have it elsewhere.
    return [{ figure: name, missing: `at the old commit: ${(error as Error).message}` }];
  }
  const measureNewer = await prepare(newer);
  await measureNewer();
  const measured = { older: [] as Record<string, number>[], newer: [] as Record<string, number>[] };
  for (let round = 0; round < rounds; round += 1) {
    // Whoever comes second may profit from the first, so they take turns.
    const isOlderFirst = round % 2 === 0;
    if (isOlderFirst) measured.older.push(await measureOlder());
    measured.newer.push(await measureNewer());
    if (!isOlderFirst) measured.older.push(await measureOlder());
  }
  const of = (list: Record<string, number>[], figure: string) => list.map((round) => round[figure] ?? Number.NaN);
  return Object.keys(measured.newer[0] ?? {}).map((figure) => ({
    figure,
    ...judgeRounds(of(measured.older, figure), of(measured.newer, figure)),
  }));
}
