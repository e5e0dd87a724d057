import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type Reporter, type TestModule, type TestSpecification, type Vitest } from 'vitest/node';
import base from '../../vitest.config.ts';

/** The test files that Stryker's runner may start, as `run-stryker.ts` was given them. */
const include: string[] = JSON.parse(process.env.MUTATE_TESTS ?? '[]');
const { projects, ...test } = base.test ?? {};

/**
 * A file that fails while it loads has no test that fails, and Stryker's runner looks at tests alone: it would call a
 * mutant unnoticed that nothing can even start with. As an error of the whole run it counts.
 */
class FailedLoads implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestModuleEnd(module: TestModule): void {
    for (const error of module.errors()) this.#vitest?.state.catchError(error, 'Failed to load');
  }
}

/**
 * A run ends at the first test that fails, so files come in the order in which they were named, and within a folder the
 * smallest first: most mutants are noticed by a small test beside them, and need none of the long ones.
 */
class NamedFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ranked = files.map((file) => {
      const path = relative(process.cwd(), file.moduleId).replaceAll('\\', '/');
      const rank = include.findIndex((name) => path.startsWith(name.replace('**/*.test.ts', '')));
      return { file, rank, bytes: statSync(file.moduleId).size };
    });
    return ranked.sort((a, b) => a.rank - b.rank || a.bytes - b.bytes).map(({ file }) => file);
  }
}

export default defineConfig({
  ...base,
  test: { ...test, include, reporters: [new FailedLoads()], sequence: { sequencer: NamedFirst } },
});
