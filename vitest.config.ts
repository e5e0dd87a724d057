import { defineConfig } from 'vitest/config';

const smoke = 'test/smoke/*.test.ts';
const long = 'test/**/*.long.test.ts';

/**
 * Tests of what has no state beyond a call: neither environment nor folders of its own. Their files share processes, so that
 * each module is loaded once and not for each file.
 */
const pure = [
  'test/{contract,script}/**/*.test.ts',
  'test/mock-server/{controls,cqc-api,england,http}/**/*.test.ts',
  'test/scripts/{connector,drift,fixture-world,package,rules,titles,validate}/**/*.test.ts',
];

// Generous limits: some tests build C# or start processes, and CI runs them beside each other on two cores.
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: '100%', // otherwise one core is kept free, which is half of two
    projects: [
      { extends: true, test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: [...pure, smoke, long] } },
      { extends: true, test: { name: 'together', include: pure, exclude: [long], isolate: false } },
      { extends: true, test: { name: 'smoke', include: [smoke], exclude: [long], testTimeout: 180_000 } },
      { extends: true, test: { name: 'long', include: [long] } },
    ],
  },
});
