import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

// In a process of its own: a runner of tests inside another would share its state.
it('finds the tests of a file among the projects that npm test runs', () => {
  const script = `const { findTests } = await import('./scripts/mutate/find-tests.ts');
    console.log((await findTests(['scripts/lib/retry-after.ts'])).join('\\n'));`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, VITEST: '' },
  });
  expect([stdout.split('\n'), stderr]).toEqual([
    expect.arrayContaining(['test/mock-server/page/retry-at.test.ts', 'test/scripts/lib/http-client.test.ts']),
    '',
  ]);
});
