import { defineConfig } from 'vitest/config';

const smoke = 'test/smoke/*.test.ts';
const long = 'test/**/*.long.test.ts';

/** Tests that change what their process has: environment, folders of its own, or hosts of scripts. */
const lasting = [
  'test/*.test.ts',
  'test/scripts/*.test.ts',
  'test/scripts/live/**/*.test.ts',
  'test/scripts/lib/{http-client,http-sender,tls-proxy}.test.ts',
  'test/mock-server/app.test.ts',
  'test/mock-server/runtime/{gateway,script-host}*.test.ts',
];

// Generous limits: some tests build C# or start processes, and CI runs them beside each other on two cores.
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: '100%', // otherwise one core is kept free, which is half of two
    projects: [
      { extends: true, test: { name: 'apart', include: lasting, exclude: [long] } },
      {
        // Their files share processes, so that each module is loaded once and not for each file.
        extends: true,
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: [...lasting, smoke, long], isolate: false },
      },
      { extends: true, test: { name: 'smoke', include: [smoke], exclude: [long], testTimeout: 180_000 } },
      { extends: true, test: { name: 'long', include: [long] } },
    ],
  },
});
