import { defineConfig } from 'vitest/config';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
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

export default defineConfig({ ...base, test: { ...test, include, reporters: [new FailedLoads()] } });
