import { join } from 'node:path';
import { projectFolder } from '../lib/definition.ts';
import { copyConnector } from './copy-connector.ts';
import { type BenchResult, judge, judgeRatio, resultOf } from './figures.ts';
import { type CommandRun, runValidator } from './run-validator.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

/**
 * Two copies tell what the start of the process takes, and unlike a single one no script is built. The largest tree takes
 * about a minute on two quiet cores.
 */
const counts = [2, 100, 1000] as const;
const mostMb = 400;
/** The most that a connector may take more of processor time in the largest tree than in the smaller one. */
const mostGrowth = 1.2;

/** Measures the validator on trees of copies of this connector, each checked in one call: the most memory, and whether time grows with their number alone. */
export async function benchTree(): Promise<BenchResult> {
  return withTemporaryFolder('cqc-data-bench', async (folder) => {
    const runs: CommandRun[] = [];
    for (const count of counts) {
      const tree = join(folder, String(count));
      copyConnector(tree, count);
      runs.push(await runValidator(projectFolder, [tree, '--format', 'json']));
    }
    const [start, small, large] = runs as [CommandRun, CommandRun, CommandRun];
    const perConnector = (run: CommandRun, count: number) =>
      (run.cpuMilliseconds - start.cpuMilliseconds) / (count - counts[0]);
    const [few, many] = [perConnector(small, counts[1]), perConnector(large, counts[2])];
    const name = `${counts[2].toLocaleString('en')} copies of this connector in one call`;
    const figures = [
      judge(`memory of the validator on ${name}`, large.peakMb, mostMb, 'MB'),
      judgeRatio(`CPU for each of ${name} beside each of ${counts[1]}`, many / few, mostGrowth),
    ];
    const described = runs.map(
      ({ milliseconds, peakMb }, index) =>
        `${counts[index]}: ${(milliseconds / 1000).toFixed(1)} s, ${Math.round(peakMb)} MB`,
    );
    const details = `  ${described.join('; ')}; ${few.toFixed(0)} and ${many.toFixed(0)} ms CPU for one more`;
    return resultOf(figures, [details]);
  });
}
