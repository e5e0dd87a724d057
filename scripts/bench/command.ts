import { join } from 'node:path';
import { defineCommand, type ExitCode } from '../lib/command.ts';
import { projectFolder } from '../lib/definition.ts';
import { wholeNumber } from '../lib/option-values.ts';
import { UsageError } from '../lib/refusal.ts';
import { compareCommits, measurements } from './compare/compare-commits.ts';
import { leastRounds } from './compare/judge-rounds.ts';
import { benchCqcApi } from './cqc-api.ts';
import { benchEngland } from './england.ts';
import type { BenchResult } from './figures.ts';
import { benchFirstAnswers } from './first-answers.ts';
import { benchGrowth } from './growth.ts';
import { benchPage } from './page.ts';
import { describeMachine, updatePerformance } from './performance-table.ts';
import { benchRuntime } from './runtime.ts';
import { soak } from './soak.ts';
import { benchStart } from './start.ts';
import { benchValidate } from './validate.ts';

const benches: Record<string, () => Promise<BenchResult>> = {
  'cqc-api': benchCqcApi,
  england: benchEngland,
  growth: benchGrowth,
  start: benchStart,
  runtime: benchRuntime,
  'first-answers': benchFirstAnswers,
  validate: benchValidate,
  page: benchPage,
};

const performanceFile = join(projectFolder, 'docs/performance.md');

/** `npm run bench` */
export const command = defineCommand({
  call: 'npm run bench',
  usage: `npm run bench [-- NAME…] or npm run bench -- --compare REV [NAME…]
Measures this project, prints each figure beside its baseline of the same run and writes docs/performance.md. With --compare,
the baseline is an older commit, checked out beside this one and measured in turn with it; this takes about 20 minutes.
  cqc-api         the mock server's CQC face beside a bare Fastify
  england         the same at England's size, its memory and its start
  growth          time and memory at 1,000 to 1,000,000 locations
  start           from the start of the mock server to its first answer, beside a bare tsx and Fastify
  runtime         the connector's script on the runtime face beside CQC's face (needs the .NET SDK)
  first-answers   the connector's first answer with nothing built, a saved script and everything built, beside .NET alone
  validate        the validator on this package, on many connectors, on trees and definitions that grow
  page            a second visit of the page beside one without script (needs Chromium)
  --compare REV   a commit as git takes it, such as HEAD~1; a figure is slower when the medians lie further apart than the
                  middle half of the rounds is wide
  --rounds N      rounds of each commit (${leastRounds}); fewer are a trial that judges nothing and ends with 2
  --soak          ask both faces for ten minutes: from minute 2 on, the heap after a collection grows by less than 5 MB
  --minutes N     how long instead (10, at least 2)
  --help          show this text`,
  exitCodes: { 0: 'every bound holds, or nothing is slower', 1: 'a bound is broken, or a figure is slower' },
  options: {
    compare: { type: 'string' },
    rounds: { type: 'string' },
    soak: { type: 'boolean' },
    minutes: { type: 'string' },
  },
  takesArguments: true,
  async run({ compare, rounds, soak: isSoak, minutes }, names, terminal) {
    if (isSoak) {
      if (names.length > 0 || (compare ?? rounds) !== undefined)
        throw new UsageError('--soak measures alone. Give it without others.');
      return (await soak(wholeNumber('minutes', minutes ?? '10', 2, 1440), terminal)) ? 0 : 1;
    }
    if (minutes !== undefined) throw new UsageError('--minutes belongs to --soak. Give both or none.');
    const known = compare === undefined ? Object.keys(benches) : measurements.map(({ name }) => name);
    const unknown = names.find((name) => !known.includes(name));
    if (unknown !== undefined)
      throw new UsageError(`No benchmark is called ${unknown}. Choose one of: ${known.join(', ')}.`);
    if (compare !== undefined) {
      const count = wholeNumber('rounds', rounds ?? String(leastRounds), 1, 1000);
      return compareCommits(compare, { rounds: count, names: names.length > 0 ? names : known }, terminal);
    }
    if (rounds !== undefined) throw new UsageError('--rounds belongs to --compare. Give both or none.');
    let exitCode: ExitCode = 0;
    for (const [name, bench] of Object.entries(benches)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const { lines, failed, figures } = await bench();
      terminal.print(lines);
      const date = new Date().toISOString().slice(0, 10);
      if (figures.length > 0)
        updatePerformance(performanceFile, { bench: name, figures, machine: describeMachine(), date });
      if (failed) exitCode = 1;
    }
    return exitCode;
  },
});
