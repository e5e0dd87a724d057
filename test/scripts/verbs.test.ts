import { execFile, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildExample } from '../../scripts/rules/example-connector.ts';
import { promisedVerbs } from '../smoke/promised-verbs.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-verbs-'));
afterAll(() => rmSync(folder, { recursive: true }));
/** A symbolic link to the checkout: what a file is called differs from what Node says that it runs. */
const link = join(folder, 'link');
symlinkSync(process.cwd(), link, 'dir');

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const verbs = Object.entries(scripts).flatMap(([name, script]) => {
  const [, file] = /^node --import tsx (\S+\.ts)$/.exec(script) ?? [];
  return file === undefined ? [] : [{ name, file, call: name === 'start' ? 'npm start' : `npm run ${name}` }];
});

/** Starts the bin of the package from another folder, as a link in node_modules/.bin does. */
function startBin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(link, 'scripts/cqc-data-connector.js'), ...args],
      { cwd: folder },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** Starts a file of the linked checkout: with its ending by Node, without it by the command of tsx, which looks for one. */
function start(file: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const starter = file.endsWith('.ts') ? ['--import', 'tsx'] : [join('node_modules', 'tsx', 'dist', 'cli.mjs')];
  return new Promise((resolve) => {
    execFile(process.execPath, [...starter, join(link, file), ...args], (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

it('the bin says in one line that the packages are not installed', () => {
  const bin = join(folder, 'cqc-data-connector.mjs'); // as an ES module without the package.json that says so
  copyFileSync('scripts/cqc-data-connector.js', bin);
  const { status, stderr } = spawnSync(process.execPath, [bin, 'validate'], { encoding: 'utf8' });
  expect(stderr).toBe('error: the packages are not installed. Run `npm ci` where the package.json is.\n');
  expect(status).toBe(2);
});

it.skipIf(process.platform === 'win32')(
  'the bin says in one line that a path with a question mark is none for it',
  () => {
    const odd = mkdtempSync(join(folder, 'why?'));
    const bin = join(odd, 'cqc-data-connector.mjs');
    copyFileSync('scripts/cqc-data-connector.js', bin);
    const { status, stderr } = spawnSync(process.execPath, [bin, 'validate'], { encoding: 'utf8' });
    expect(stderr).toBe(`error: ${odd}: a path with ? in it cannot be run from. Rename that folder.\n`);
    expect(status).toBe(2);
  },
);

it.skipIf(process.platform !== 'linux')('says that a file takes only a part of what is printed', () => {
  const file = join(folder, 'titles.txt');
  const limited = 'ulimit -f 20 && exec "$0" --import tsx scripts/titles.ts > "$1"';
  const { status, stderr } = spawnSync('bash', ['-c', limited, process.execPath, file], { encoding: 'utf8' });
  expect(stderr).toMatch(/^error: what this says cannot be written \(EFBIG\): .*ulimit -f.*\n$/);
  expect(status).toBe(2);
});

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

describe.concurrent.each(verbs)('$call', ({ file, call }) => {
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

describe('cqc-data-connector', () => {
  it('lists the verbs of the first table of the README, and no other', async () => {
    const { code, out, err } = await startBin('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const listed = [...out.matchAll(/^ {2}([a-z]\S*) +/gm)].map(([, verb]) => verb);
    expect(listed.sort()).toEqual(Object.keys(promisedVerbs).sort());
  });

  it('says how a verb was called, and validates from another folder', async () => {
    expect((await startBin('validate', '--help')).out).toMatch(/^cqc-data-connector validate \[PATH…\] \[options\]\n/);
    const { code, out } = await startBin('validate', link);
    expect(code).toBe(0);
    expect(out).toMatch(/^link[/\\]apiDefinition\.swagger\.json: \d+ operations, 0 errors, 0 warnings/);
  });

  it('does with the definition of the folder where it is called what it can, and refuses the rest', async () => {
    const { definition } = buildExample();
    writeFileSync(join(folder, definition.name), definition.text);
    try {
      expect((await startBin('titles')).out).toMatch(/^apiDefinition\.swagger\.json: 2 tokens,/m);
      for (const verb of ['generate-types', 'package', 'deploy', 'drift']) {
        const { code, out, err } = await startBin(verb);
        expect({ code, out }, verb).toEqual({ code: 2, out: '' });
        expect(err, verb).toMatch(
          /^error: \S+: is another connector's, and this is done with \S+ alone\. Call it from another folder\.\n$/,
        );
      }
    } finally {
      rmSync(join(folder, definition.name));
    }
    expect((await startBin('titles')).out).toMatch(/\/apiDefinition\.swagger\.json: \d+ tokens,/);
  });

  it.each([
    [[], 'Name a verb. See cqc-data-connector --help.'],
    [['--help-me'], "Unknown option '--help-me'. See cqc-data-connector --help."],
    [['validat'], 'There is no verb "validat". Did you mean "validate"? See cqc-data-connector --help.'],
    [['constructor'], 'There is no verb "constructor". See cqc-data-connector --help.'],
    [['drift', '--colour'], "Unknown option '--colour'. See cqc-data-connector drift --help."],
  ])('refuses %j', async (args, sentence) => {
    expect(await startBin(...args)).toEqual({ code: 2, out: '', err: `error: ${sentence}\n` });
  });
});
