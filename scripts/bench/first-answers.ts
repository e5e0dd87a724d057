import { appendFileSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMockServer } from '../../mock-server/app.ts';
import { projectFolder } from '../lib/definition.ts';
import { prepareBaselines, timeOf } from './dotnet-baselines.ts';
import { type BenchResult, judgeRatio, resultOf } from './figures.ts';
import { compareInTurn } from './in-turn.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

const rounds = { cold: 5, saved: 9, warm: 15 };
/** The most that a first answer may take, as multiples: of the compiler alone, and of an empty program. */
const bounds = { cold: 1.5, saved: 1.5, warm: 5 };

/**
 * Measures the time from a call to the first answer of the connector's script: with an empty cache of builds and after the
 * script was saved beside the compiler alone, and with everything built beside `dotnet` starting an empty program.
 */
export function benchFirstAnswers(): Promise<BenchResult> {
  return withTemporaryFolder('cqc-data-bench', async (folder) => {
    const scriptFile = join(folder, 'script.csx');
    copyFileSync(join(projectFolder, 'script.csx'), scriptFile);
    const cacheDir = join(folder, 'cache');
    await withServer({ scriptFile, cacheDir }, (ask) => ask());
    const { timeCompiler, timeEmptyProgram } = await prepareBaselines(
      folder,
      cacheDir,
      readFileSync(scriptFile, 'utf8'),
    );

    const cold = await compareInTurn(rounds.cold, {
      ours: (round) => withServer({ scriptFile, cacheDir: join(folder, `cache-${round}`) }, timeOf),
      bare: timeCompiler,
    });
    const saved = await withServer({ scriptFile, cacheDir }, async (ask) => {
      await ask();
      return compareInTurn(rounds.saved, {
        ours: (round) => {
          appendFileSync(scriptFile, `\n// saved for the ${round}th time`);
          return timeOf(ask);
        },
        bare: timeCompiler,
      });
    });
    const warm = await compareInTurn(rounds.warm, {
      ours: () => withServer({ scriptFile, cacheDir }, timeOf),
      bare: timeEmptyProgram,
    });
    const rows = [
      { name: 'first answer with an empty cache beside the compiler alone', ...cold, most: bounds.cold },
      { name: 'first answer after saving the script beside the compiler alone', ...saved, most: bounds.saved },
      { name: 'first answer with everything built beside starting an empty program', ...warm, most: bounds.warm },
    ];
    return resultOf(
      rows.map(({ name, ours, bare, most }) => judgeRatio(name, ours / bare, most)),
      rows.map(({ name, ours, bare }) => `  ${name}: ${Math.round(ours)} ms beside ${Math.round(bare)} ms`),
    );
  });
}

/** Gives a function a call of the connector on a new server, and ends the server. */
async function withServer<T>(
  script: { scriptFile: string; cacheDir: string },
  use: (ask: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const app = await createMockServer({ limit: 0, script });
  try {
    return await use(async () => {
      const answer = await app.inject('/apim/cqcdata/demo/filter-values/region');
      if (answer.statusCode !== 200) throw new Error(`The first answer was ${answer.statusCode}: ${answer.body}`);
    });
  } finally {
    await app.close();
  }
}
