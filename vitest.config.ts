import { defineConfig } from 'vitest/config';

const smoke = 'test/smoke/*.test.ts';
const long = 'test/**/*.long.test.ts';

// Generous limits: some tests build C# or start processes, and CI runs them beside each other on two cores.
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: '100%', // otherwise one core is kept free, which is half of two
    projects: [
      { extends: true, test: { name: 'all', include: ['test/**/*.test.ts'], exclude: [smoke, long] } },
      { extends: true, test: { name: 'smoke', include: [smoke], exclude: [long], testTimeout: 180_000 } },
      { extends: true, test: { name: 'long', include: [long] } },
    ],
  },
});
