import { randomInt } from 'node:crypto';
import { defineCommand, type ExitCode } from '../lib/command.ts';
import { wholeNumber } from '../lib/option-values.ts';
import { UsageError } from '../lib/refusal.ts';
import type { Sample } from './choose-sample.ts';
import { mutateFolders } from './mutate-folders.ts';

/** `npm run mutate` */
export const command = defineCommand({
  call: 'npm run mutate',
  usage: `npm run mutate -- FOLDER…
Changes the code of each folder in one small way at a time and runs the tests that reach it: a change that no test
notices is a survivor. Prints a table, and lists the survivors of each folder in .cache/mutation/FOLDER.txt, and behind
them those whose tests ran out of time, which counts as noticed.
  --tests PATH,…    only these test files or folders of tests, in this order (otherwise all that import the folder, directly
                    or not); a mutant's first test that fails ends its run, so the fastest come first
  --except PATH,…   not these files or folders of the code
  --dotnet          with the tests that need the .NET SDK, which are left out otherwise because they are slow
  --skip-static     without changes of what runs only while a file loads: each takes a run of all tests, in a new process
  --sample N        try only N mutants of each folder, chosen by lot, and say how far their score can be off
  --seed N          choose the same ones again; without it the seed is a new one, and printed
  --incremental     keep the findings of the last such run where neither the code nor its tests have changed
  --concurrency N   test runners at a time (1, with --sample at least 2)
  --help            show this text
Texts are not changed, because most are messages. Changes that alter no meaning stand in scripts/mutate/equal-mutants.json
and do not count. Takes minutes to hours, so it is no part of CI.`,
  exitCodes: { 0: 'the mutants were run, whatever the score' },
  options: {
    tests: { type: 'string' },
    except: { type: 'string', default: '' },
    dotnet: { type: 'boolean', default: false },
    'skip-static': { type: 'boolean', default: false },
    sample: { type: 'string' },
    seed: { type: 'string' },
    incremental: { type: 'boolean', default: false },
    concurrency: { type: 'string', default: '1' },
  },
  takesArguments: true,
  async run({ tests, except, dotnet, incremental, concurrency, ...options }, folders, terminal): Promise<ExitCode> {
    if (folders.length === 0) throw new UsageError('No folder is named. Give at least one, such as scripts/drift.');
    const sample = readSample(options.sample, options.seed);
    if (sample && incremental)
      throw new UsageError('--incremental keeps what was found of all; leave it out with --sample.');
    if (sample) terminal.print(`sample of ${sample.size} of each folder, --seed ${sample.seed}`);
    await mutateFolders(folders, {
      ...(tests !== undefined && { tests: tests.split(',') }),
      except: except.split(',').filter(Boolean),
      dotnet,
      incremental,
      skipStatic: options['skip-static'],
      ...(sample && { sample }),
      concurrency: wholeNumber('concurrency', concurrency, 1, 64),
      print: terminal.print,
    });
    return 0;
  },
});

const mostSeeds = 2 ** 32;

function readSample(size: string | undefined, seed: string | undefined): Sample | undefined {
  if (size === undefined && seed !== undefined)
    throw new UsageError('--seed chooses a sample. Give --sample N as well.');
  if (size === undefined) return undefined;
  return {
    size: wholeNumber('sample', size, 1, 1_000_000),
    seed: seed === undefined ? randomInt(mostSeeds) : wholeNumber('seed', seed, 0, mostSeeds - 1),
  };
}
