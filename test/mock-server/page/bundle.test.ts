import { expect, it, vi } from 'vitest';

/** Builds that fail from now on, as they do when the process that bundles was ended. */
let failing = 0;
vi.doMock('esbuild', async (load) => {
  const esbuild = await load<typeof import('esbuild')>();
  const build: typeof esbuild.build = (options) => {
    failing -= 1;
    return failing < 0 ? esbuild.build(options) : Promise.reject(new Error('The service was stopped'));
  };
  return { ...esbuild, build };
});
const file = '../../../mock-server/page/bundle.ts?fails'; // another module than the one that other tests share
const { bundlePage }: typeof import('../../../mock-server/page/bundle.ts') = await import(file);
vi.doUnmock('esbuild');

it('the page is bundled anew, by another process when one was ended and at the next visit when that failed too', async () => {
  failing = 4;
  await expect(bundlePage()).rejects.toThrow('The service was stopped');
  failing = 1;
  expect((await bundlePage()).script.content.length).toBeGreaterThan(10_000);
});
