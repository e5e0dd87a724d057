import { relative } from 'node:path';

/**
 * Stryker's way to leave mutants out one by one is a checker, which it asks before it runs any test. Nothing else is
 * checked, so whatever comes back as a compile error was not in the sample. It is JavaScript, because Stryker loads it
 * in processes of its own, which run no TypeScript; the one that checks registers tsx when it starts.
 */
const checker = {
  async init() {
    const { register } = await import('tsx/esm/api');
    register();
    const { chooseSample } = await import('./choose-sample.ts');
    this.choose = (mutants) => chooseSample(mutants, JSON.parse(process.env.MUTATE_SAMPLE));
  },
  // One group, because a sample is chosen from all.
  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  },
  async check(mutants) {
    const places = mutants.map((mutant) => ({
      ...mutant,
      fileName: relative('.', mutant.fileName).replaceAll('\\', '/'),
    }));
    const chosen = new Set(this.choose(places).map(({ id }) => id));
    const left = { status: 'compileError', reason: 'not in the sample' };
    return Object.fromEntries(mutants.map(({ id }) => [id, chosen.has(id) ? { status: 'passed' } : left]));
  },
};

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', value: checker }];
