import { afterEach, expect, it, vi } from 'vitest';
import { createScriptCompiler } from '../../../scripts/validate/script-compiler.ts';

afterEach(() => vi.unstubAllEnvs());

it('a script without a file of its own is not compiled where no folder can be made for it, and that is said', async () => {
  vi.stubEnv('TMPDIR', '/dev/null');
  const compiler = createScriptCompiler();
  const { compilesAt, unavailable } = await compiler.compile(Buffer.from('class A {}'));
  expect(compilesAt).toBeUndefined();
  expect(unavailable).toMatch(/^script\.csx: ENOTDIR: .* No folder can be made there/);
  expect(compiler.unavailable()).toBe(unavailable);
});
