import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Refusal } from '../lib/refusal.ts';
import { writeWhole } from '../lib/write-file.ts';
import type { Sample } from './choose-sample.ts';
import { countMutants, findStaleEntries } from './count-mutants.ts';
import { describeCounts, describeMutants } from './describe-mutants.ts';
import equalMutants from './equal-mutants.json' with { type: 'json' };
import { findTests } from './find-tests.ts';
import { runStryker } from './run-stryker.ts';

const reports = '.cache/mutation';

export interface MutateOptions {
  /** Test files, or folders of them, to run instead of all that import the folder. */
  tests?: string[];
  /** Files or folders in them to leave out. */
  except: string[];
  /** Whether tests that need the .NET SDK run too. */
  dotnet: boolean;
  incremental: boolean;
  /** Whether to leave out what runs only while a file loads. */
  skipStatic: boolean;
  /** Which mutants of each folder to try; without it all of them. */
  sample?: Sample;
  concurrency: number;
  print(lines: string | readonly string[]): void;
}

/**
 * Mutates folders one after the other, prints a line of a table for each, and writes what no test noticed to
 * `.cache/mutation/`.
 * @param folders folders or files of the repository; the working directory is its root.
 * @throws Refusal when a folder has no code or no test imports it, or a test fails without a mutant.
 */
export async function mutateFolders(folders: string[], options: MutateOptions): Promise<void> {
  const targets = folders.map((folder) => {
    const name = relative('.', folder).replaceAll('\\', '/');
    return { name, files: listCode(name, options.except) };
  });
  const rows: Parameters<typeof describeCounts>[0] = [];
  for (const { name, files } of targets) {
    const tests = options.tests?.map(everyTestOf) ?? (await findTests(files));
    if (tests.length === 0) throw new Refusal(`${name}: no test imports it. Write one, or name tests with --tests.`);
    const report = `${reports}/${name.replaceAll('/', '-')}`;
    options.print(`${name}: ${files.length} files, tests ${tests.join(' ')}`);
    const { concurrency, dotnet, skipStatic, sample } = options;
    const { mutants, total } = await runStryker(files, {
      tests,
      concurrency,
      dotnet,
      skipStatic,
      ...(sample && { sample }),
      ...(options.incremental && { incrementalFile: `${report}.json` }),
    });
    const { count, survivors, timedOut } = countMutants(mutants, equalMutants, total);
    rows.push({ name, count });
    writeWhole(`${report}.txt`, describeMutants([...survivors, ...timedOut]));
    options.print(`wrote ${report}.txt (${survivors.length} survivors, ${timedOut.length} timeouts)`);
    // A mutant that was not tried says nothing of its entry.
    for (const { file, line, replacement } of sample ? [] : findStaleEntries(mutants, equalMutants))
      options.print(
        `scripts/mutate/equal-mutants.json: no survivor of ${file} is "${line}" with ${replacement}. Remove it.`,
      );
  }
  options.print(describeCounts(rows));
}

const everyTestOf = (path: string): string => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`);

/** The TypeScript files of a folder and of the folders in it, without those that are or lie in one of the exceptions. */
function listCode(path: string, except: string[]): string[] {
  const stats = path.startsWith('..') ? undefined : statSync(path || '.', { throwIfNoEntry: false });
  if (!stats)
    throw new Refusal(
      `${path}: no such folder or file in this repository. Give a path from its root, such as scripts/drift.`,
    );
  const files = stats.isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name).replaceAll('\\', '/'))
    : [path];
  const isLeftOut = (file: string) => except.some((one) => file === one || file.startsWith(`${one}/`));
  const code = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !isLeftOut(file)).sort();
  if (code.length === 0) throw new Refusal(`${path}: no TypeScript file in it. Give a folder that has some.`);
  return code;
}
