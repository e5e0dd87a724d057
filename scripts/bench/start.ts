import { fileURLToPath } from 'node:url';
import { projectFolder } from '../lib/definition.ts';
import { type BenchResult, judgeRatio, resultOf } from './figures.ts';
import { compareInTurn } from './in-turn.ts';
import { timeFirstAnswer, timeStart } from './time-start.ts';

const rounds = 9;
const mostRatio = 1.6;

/** Measures the time from the start of the mock server's process to its first answer beside a bare tsx and Fastify. */
export async function benchStart(): Promise<BenchResult> {
  const bareServer = fileURLToPath(new URL('./bare-start.ts', import.meta.url));
  const { ours, bare } = await compareInTurn(rounds, {
    ours: () => timeStart(projectFolder),
    bare: () => timeFirstAnswer(projectFolder, [bareServer]),
  });
  const figure = judgeRatio('start to the first answer beside a bare tsx and Fastify', ours / bare, mostRatio);
  return resultOf([figure], [`  ${Math.round(ours)} ms beside ${Math.round(bare)} ms, median of ${rounds}`]);
}
