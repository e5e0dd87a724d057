import { defineCommand, type ExitCode } from '../lib/command.ts';
import { wholeNumber } from '../lib/option-values.ts';
import { UsageError } from '../lib/refusal.ts';
import { mutateFolders } from './mutate-folders.ts';

/** `npm run mutate` */
export const command = defineCommand({
  call: 'npm run mutate',
  usage: `npm run mutate -- FOLDER…
Changes the code of each folder in one small way at a time and runs the tests that reach it: a change that no test
notices is a survivor. Prints a table, and lists the survivors of each folder in .cache/mutation/FOLDER.txt.
  --tests PATH,…    only these test files or folders of tests (otherwise all that import the folder, directly or not)
  --dotnet          with the tests that need the .NET SDK, which are left out otherwise because they are slow
  --incremental     keep the findings of the last such run where neither the code nor its tests have changed
  --concurrency N   test runners at a time (1)
  --help            show this text
Texts are not changed, because most are messages. Changes that alter no meaning stand in scripts/mutate/equal-mutants.json
and do not count. Takes minutes to hours, so it is no part of CI.`,
  exitCodes: { 0: 'the mutants were run, whatever the score' },
  options: {
    tests: { type: 'string' },
    dotnet: { type: 'boolean', default: false },
    incremental: { type: 'boolean', default: false },
    concurrency: { type: 'string', default: '1' },
  },
  takesArguments: true,
  async run({ tests, dotnet, incremental, concurrency }, folders, terminal): Promise<ExitCode> {
    if (folders.length === 0) throw new UsageError('No folder is named. Give at least one, such as scripts/drift.');
    await mutateFolders(folders, {
      ...(tests !== undefined && { tests: tests.split(',') }),
      dotnet,
      incremental,
      concurrency: wholeNumber('concurrency', concurrency, 1, 64),
      print: terminal.print,
    });
    return 0;
  },
});
