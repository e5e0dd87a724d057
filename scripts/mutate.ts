import { parseArgs } from 'node:util';
import { run } from './lib/output.ts';
import { mutateFolders } from './mutate/mutate-folders.ts';

const help = `npm run mutate -- FOLDER…
Changes the code of each folder in one small way at a time and runs the tests that reach it: a change that no test
notices is a survivor. Prints a table; the survivors of each folder are listed in .cache/mutation/FOLDER.txt.
  --tests PATH,…    only these test files or folders of tests (otherwise all that import the folder, directly or not)
  --dotnet          with the tests that need the .NET SDK, which are left out otherwise because they are slow
  --incremental     keep the last run's findings where neither the code nor its tests have changed
  --concurrency N   test runners at a time (1)
Texts are not changed, because most are messages. Changes that alter no meaning stand in scripts/mutate/equal-mutants.ts
and do not count. Minutes to hours: not part of CI. Exit code 0 when it ran, whatever the score; 2 when it could not.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      help: { type: 'boolean' },
      tests: { type: 'string' },
      dotnet: { type: 'boolean', default: false },
      incremental: { type: 'boolean', default: false },
      concurrency: { type: 'string', default: '1' },
    },
    allowPositionals: true,
  });
  if (values.help) return console.log(help);
  await mutateFolders(positionals, {
    ...(values.tests !== undefined && { tests: values.tests.split(',') }),
    dotnet: values.dotnet,
    incremental: values.incremental,
    concurrency: Number(values.concurrency),
    print: (line) => console.log(line),
  });
}

await run(main);
