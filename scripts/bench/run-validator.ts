import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watchChild } from './child-processes.ts';

/** What one run of a command needed, from the start of its process to its end. */
export interface CommandRun {
  milliseconds: number;
  /** Processor time of the process; a build of the script runs in another. */
  cpuMilliseconds: number;
  peakMb: number;
}

/**
 * Runs the validator of a checkout in its own process.
 * @param root folder of the checkout.
 * @param args its arguments.
 * @throws Error when it could not check; what it finds does not matter.
 */
export const runValidator = (root: string, args: string[]): Promise<CommandRun> =>
  runMeasured(root, ['scripts/validate.ts', ...args]);

/**
 * Runs a command in its own process and tells what that needed.
 * @param cwd folder that it runs in.
 * @param args its file and its arguments.
 * @throws Error when it did not finish.
 */
export async function runMeasured(cwd: string, args: string[]): Promise<CommandRun> {
  const preloads = [import.meta.resolve('tsx'), import.meta.resolve('./report-usage.ts')];
  const options = [...preloads.flatMap((url) => ['--import', url]), ...args];
  const child = watchChild(spawn(process.execPath, options, { cwd, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] }));
  const texts = { errors: '', usage: '' };
  child.stdio[2]?.on('data', (chunk) => {
    texts.errors += chunk;
  });
  child.stdio[3]?.on('data', (chunk) => {
    texts.usage += chunk;
  });
  const [code] = await once(child, 'close');
  if (texts.usage === '' || code === 2)
    throw new Error(`${args[0]} did not finish: ${texts.errors.trim().slice(-300)}`);
  return JSON.parse(texts.usage);
}
