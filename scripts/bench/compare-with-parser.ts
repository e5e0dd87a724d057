import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from '../lib/definition.ts';
import { type BenchResult, judgeRatio, resultOf } from './figures.ts';
import { compareInTurn } from './in-turn.ts';
import { runMeasured, runValidator } from './run-validator.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

const rounds = 7;
const mostRatio = 1.5;
const files = ['apiDefinition.swagger.json', 'apiProperties.json', 'icon.png', 'settings.json'];

/** Measures the validator on this package, but for its script, beside swagger-parser alone on the same definition, in turn. */
export async function compareWithParser(): Promise<BenchResult> {
  return withTemporaryFolder('cqc-data-bench', async (folder) => {
    for (const name of files) cpSync(join(projectFolder, name), join(folder, name));
    const parser = fileURLToPath(new URL('./run-swagger-parser.ts', import.meta.url));
    const definition = join(folder, 'apiDefinition.swagger.json');
    const { ours, bare } = await compareInTurn(rounds, {
      ours: async () => (await runValidator(projectFolder, [folder])).cpuMilliseconds,
      bare: async () => (await runMeasured(projectFolder, [parser, definition])).cpuMilliseconds,
    });
    const name = 'CPU of the validator on this package without its script beside swagger-parser alone';
    const figure = judgeRatio(name, ours / bare, mostRatio);
    const times = `  ${Math.round(ours)} ms beside ${Math.round(bare)} ms, median of ${rounds}`;
    return resultOf([figure], [times]);
  });
}
