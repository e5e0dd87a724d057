import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

/** Whether script.csx can be built and run here. `npm run mutate` says no, because building takes too long for each mutant. */
export const hasDotnet = process.env.WITHOUT_DOTNET !== 'true' && spawnSync('dotnet', ['--version']).status === 0;

/** A group of tests that needs the .NET SDK; without it they are skipped, and the reason is printed. */
export function describeWithDotnet(name: string, tests: () => void): void {
  if (!hasDotnet) console.log(`Skipped: ${name}. There is no .NET SDK on PATH; install 8 or newer.`);
  describe.skipIf(!hasDotnet)(name, tests);
}
