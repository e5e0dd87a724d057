import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import { writing } from '../lib/file-errors.ts';
import { Refusal } from '../lib/refusal.ts';
import type { Sample } from './choose-sample.ts';

/** One change of the code and what the tests said of it. */
export interface Mutant {
  /** Path from the repository's root. */
  file: string;
  /** Line that the place begins on, from 1. */
  lineNumber: number;
  /** That line, trimmed. */
  line: string;
  /** The kind of change, in Stryker's words: `EqualityOperator`, `BlockStatement`, … */
  mutator: string;
  replacement: string;
  status: 'Killed' | 'Survived' | 'NoCoverage' | 'Timeout' | 'RuntimeError';
}

export interface StrykerOptions {
  /** Test files to run. */
  tests: string[];
  /** Whether tests that need the .NET SDK run too. */
  dotnet: boolean;
  concurrency: number;
  /** Whether to leave out mutants of what runs only while a file loads: each takes a run of all tests in a new process. */
  skipStatic: boolean;
  /** Where the findings of a run are kept for the next; without it nothing is kept. */
  incrementalFile?: string;
  /** Which mutants to try; without it all of them. */
  sample?: Sample;
}

/**
 * Mutates files in a copy of the repository and runs tests against each mutant.
 * @param files paths from the repository's root, which is the working directory.
 * @returns the mutants that were tried, and how many there are.
 * @throws Refusal when the copy cannot be made, or a test fails without a mutant. Stryker has printed which one then.
 */
export async function runStryker(
  files: string[],
  { tests, dotnet, concurrency, skipStatic, incrementalFile, sample }: StrykerOptions,
): Promise<{ mutants: Mutant[]; total: number }> {
  const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8').split('\n')]));
  // Stryker starts the runner and the checker as processes of their own, which inherit these.
  process.env.MUTATE_TESTS = JSON.stringify(tests);
  if (sample) process.env.MUTATE_SAMPLE = JSON.stringify(sample);
  if (!dotnet) process.env.WITHOUT_DOTNET = 'true';
  const sandbox = `.cache/mutation/sandbox-${process.pid}`;
  writing(sandbox, () => mkdirSync(sandbox, { recursive: true })); // Stryker would end with a stack
  // Stryker ends the process when it is interrupted, and leaves its copy of the repository.
  process.once('exit', () => rmSync(sandbox, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const stryker = new Stryker({
    mutate: files,
    // StringLiteral: most texts are messages, and a test of each message's words would be the message once more.
    mutator: { excludedMutations: ['StringLiteral'] },
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner', './scripts/mutate/sample-checker.js'],
    checkers: sample === undefined ? [] : ['sample'],
    vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: false },
    disableTypeChecks: false, // Vitest strips types and never checks them.
    coverageAnalysis: 'perTest',
    ignoreStatic: skipStatic,
    concurrency,
    // A busy machine is not a loop without end; loops are found by counting as well.
    timeoutMS: 60_000,
    dryRunTimeoutMinutes: 30,
    ...(incrementalFile !== undefined && { incremental: true, incrementalFile }),
    tempDirName: sandbox,
    cleanTempDir: 'always',
    ignorePatterns: ['.cache', 'dist', 'coverage'],
    warnings: false, // that mutants of what runs while a file loads take long
    reporters: ['progress'],
    allowConsoleColors: false,
    tsconfigFile: 'none',
  });
  const results = await stryker.runMutationTest().catch((error: unknown) => {
    if (!isConfigError(error)) throw error;
    throw new Refusal(`${error.message} Make the tests pass without a mutant first.`, { cause: error });
  });
  // What is left out of the kinds of change, or as static, is still in the list, as ignored.
  const all = results.filter(({ status }) => status !== 'Ignored' && status !== 'Pending');
  const mutants = all.flatMap(({ fileName, location, mutatorName, replacement, status }): Mutant[] => {
    if (status === 'Ignored' || status === 'Pending' || status === 'CompileError') return [];
    const file = files.find((name) => fileName.replaceAll('\\', '/').endsWith(name)) ?? fileName;
    const mutant = {
      file,
      lineNumber: location.start.line,
      line: sources.get(file)?.[location.start.line - 1]?.trim() ?? '',
      mutator: mutatorName,
      replacement: replacement ?? '',
      status,
    };
    return [mutant];
  });
  return { mutants, total: all.length };
}

/** Stryker's name for a refusal; its package does not export the class. */
const isConfigError = (error: unknown): error is Error =>
  error instanceof Error && error.constructor.name === 'ConfigError';
