import { defineConfig } from 'vitest/config';

// Generous limits: some tests build C# or start processes, and CI runs them beside each other on two cores.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 180_000 },
});
