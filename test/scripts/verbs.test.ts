import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-verbs-'));
afterAll(() => rmSync(folder, { recursive: true }));
/** A symbolic link to the checkout: what a file is called differs from what Node says that it runs. */
const link = join(folder, 'link');
symlinkSync(process.cwd(), link, 'dir');

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const verbs = Object.entries(scripts).flatMap(([name, script]) => {
  const [, file] = /^tsx (\S+\.ts)$/.exec(script) ?? [];
  return file === undefined ? [] : [{ name, file, call: name === 'start' ? 'npm start' : `npm run ${name}` }];
});

/** Starts a file of the linked checkout: with its ending by Node, without it by the command of tsx, which looks for one. */
function start(file: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const starter = file.endsWith('.ts') ? ['--import', 'tsx'] : [join('node_modules', 'tsx', 'dist', 'cli.mjs')];
  return new Promise((resolve) => {
    execFile(process.execPath, [...starter, join(link, file), ...args], (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

it('every file in scripts/ is a verb, and every verb has its file', () => {
  const files = readdirSync('scripts').filter((name) => name.endsWith('.ts'));
  expect(verbs.map(({ file }) => file).sort()).toEqual(
    ['mock-server/server.ts', ...files.map((name) => `scripts/${name}`)].sort(),
  );
  for (const { file } of verbs) {
    const [, module = ''] =
      /^import \{ main \}.*\n\nawait main\(\(\) => import\('(.*)'\)\);\n$/.exec(readFileSync(file, 'utf8')) ?? [];
    expect({ file, exists: existsSync(join(file, '..', module)) }).toEqual({ file, exists: true });
  }
});

describe.each(verbs)('$call', ({ file, call }) => {
  it('shows its help with the exit codes, on a screen, started through a link', async () => {
    const { code, out, err } = await start(file, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.startsWith(call)).toBe(true);
    expect(out).toMatch(/^ +--help +/m);
    expect(out).toMatch(/\n\nExit code: 0 [^\n]*, 2 it could not be done\.\n$/);
    expect(out.split('\n').length).toBeLessThanOrEqual(24);
  });

  it('refuses a wrong option, started through a link without its ending', async () => {
    expect(await start(file.replace(/\.ts$/, ''), '--colour')).toEqual({
      code: 2,
      out: '',
      err: `error: Unknown option '--colour'. See ${call} -- --help.\n`,
    });
  });
});

it('says what is wrong with a path, started through a link', async () => {
  const { code, out, err } = await start('scripts/validate.ts', '/nowhere');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^error: \/nowhere: .*\n$/);
});
