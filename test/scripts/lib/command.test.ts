import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineCommand, main } from '../../../scripts/lib/command.ts';
import { oneOf, wholeNumber } from '../../../scripts/lib/option-values.ts';
import { Refusal } from '../../../scripts/lib/refusal.ts';
import { run } from '../../run.ts';

const command = defineCommand({
  call: 'npm run try',
  usage: 'npm run try -- FILE… [options]',
  exitCodes: { 0: 'fine', 1: 'not fine' },
  options: {
    out: { type: 'string', default: 'here' },
    only: { type: 'string', multiple: true },
    check: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    cache: { type: 'string' },
  },
  takesArguments: true,
  run(values, files, terminal) {
    if (files[0] === 'refused') throw new Refusal(['one is wrong.', 'two\nis wrong.']);
    if (files[0] === 'advised')
      throw new Refusal('Try `npm run other -- --check`, npm run other [-- FILE], or npm start.');
    if (files[0] === 'defect') throw new TypeError('x is not a function');
    terminal.print(JSON.stringify({ ...values, files }));
    return values.check ? 1 : 0;
  },
});
const refusal = (sentence: string) => ({ code: 2, out: '', err: `error: ${sentence} See npm run try -- --help.\n` });

afterEach(() => vi.unstubAllEnvs());

describe('a command', () => {
  it('gets its values, with defaults, and its exit code is that of the process', async () => {
    expect(await run(command, 'a', '--only', 'x', '--only', 'y', '--check', 'b')).toEqual({
      code: 1,
      out: '{"only":["x","y"],"check":true,"out":"here","files":["a","b"]}\n',
      err: '',
    });
  });

  it('shows its help and does nothing else', async () => {
    const out = 'npm run try -- FILE… [options]\n\nExit code: 0 fine, 1 not fine, 2 it could not be done.\n';
    expect(await run(command, 'defect', '--help')).toEqual({ code: 0, out, err: '' });
  });

  it.each([
    [['--colour'], "Unknown option '--colour'."],
    [['--colour=red\nblue'], "Unknown option '--colour'."],
    [['--out'], "Option '--out <value>' argument missing."],
    [
      ['--out', '--check'],
      '--out has no value, because "--check" behind it begins with a dash. Give one, or write --out=--check if that is meant.',
    ],
    [
      ['--out', 'a', '--only', '-x'],
      '--only has no value, because "-x" behind it begins with a dash. Give one, or write --only=-x if that is meant.',
    ],
    [['--check', '-1'], "Unknown option '-1'."],
    [['a', '-1'], "Unknown option '-1'."],
    [['--check=yes'], "Option '--check' does not take an argument."],
    [['--out', ''], '--out is empty. Give a value or leave the option out.'],
    [['--out='], '--out is empty. Give a value or leave the option out.'],
    [['--out', ' '], '--out is empty. Give a value or leave the option out.'],
    [['--only', 'x', '--only', ''], '--only is empty. Give a value or leave the option out.'],
    [['--out', 'a', '--out', 'b'], '--out is given twice. Give it once.'],
    [['a', ''], 'An argument is empty. Give a value or leave it out.'],
  ])('refuses %j', async (args, sentence) => {
    expect(await run(command, ...args)).toEqual(refusal(sentence));
  });

  it.each([
    [['--out', '-1'], { out: '-1', files: [] }],
    [['--out', '-.5'], { out: '-.5', files: [] }],
    [['--out', '-5', '--only', '-6x', 'a'], { only: ['-6x'], out: '-5', files: ['a'] }],
    [['--out=--check'], { out: '--check', files: [] }],
    [['--', '--out', '-1'], { out: 'here', files: ['--out', '-1'] }],
  ])('hands on a negative number: %j', async (args, values) => {
    const { code, out } = await run(command, ...args);
    expect([code, JSON.parse(out)]).toEqual([0, values]);
  });

  it.each([
    ['out', ['FILE'], '--out'],
    ['check', [], '--check'],
    ['dry_run', [], '--dry-run'],
  ])('does not run without an option that npm kept: npm_config_%s', async (name, args, option) => {
    vi.stubEnv(`npm_config_${name}`, 'true');
    const kept = `npm kept ${option} to itself, because no -- came before it. Write npm run try -- [options]; in PowerShell, npm.cmd in place of npm.`;
    expect(await run(command, ...args)).toEqual(refusal(kept));
    expect(await run(command.callAs('any try'), 'a')).toMatchObject({ code: 0 });
  });

  it('runs where npm tells of a setting of its own', async () => {
    vi.stubEnv('npm_config_cache', '/root/.npm');
    expect(await run(command, 'a')).toMatchObject({ code: 0 });
  });

  it('refuses arguments when it takes none', async () => {
    const plain = defineCommand({ call: 'npm run try', usage: '', exitCodes: { 0: '' }, options: {}, run: () => 0 });
    expect(await run(plain, 'a')).toEqual(
      refusal("Unexpected argument 'a'. This command does not take positional arguments."),
    );
  });

  it('words a refusal line by line, whatever line breaks it holds', async () => {
    const err = 'error: one is wrong.\nerror: two\\nis wrong.\n';
    expect(await run(command, 'refused')).toEqual({ code: 2, out: '', err });
  });

  it('names every command as it was called itself', async () => {
    const err = 'error: Try `any other --check`, any other [FILE], or any start.\n';
    expect(await run(command.callAs('any try'), 'advised')).toEqual({ code: 2, out: '', err });
  });

  it('shows the stack of a defect', async () => {
    const { code, err } = await run(command, 'defect');
    expect(code).toBe(2);
    expect(err).toMatch(/^TypeError: x is not a function\n +at .*command\.test\.ts/);
    expect(err).toMatch(/\nerror: this is a defect of this project, .*\n$/);
  });
});

describe('main', () => {
  const start = async (load: () => Promise<never>) => {
    let err = '';
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += text;
      return true;
    });
    const before = process.exitCode;
    try {
      await main(load);
      return { code: process.exitCode, err };
    } finally {
      process.exitCode = before;
      spy.mockRestore();
    }
  };

  it('says which package is not installed', async () => {
    // @ts-expect-error There is no such package.
    expect(await start(() => import('a-package-that-is-not-there'))).toEqual({
      code: 2,
      err: 'error: the package a-package-that-is-not-there is not installed. Run `npm ci`; with --omit=dev it leaves out what this needs.\n',
    });
  });

  it('shows the stack when a file of this project is missing', async () => {
    // @ts-expect-error There is no such file.
    const { code, err } = await start(() => import('./not-there.ts'));
    expect(code).toBe(2);
    expect(err).toMatch(/^Error: [\s\S]*not-there[\s\S]*\n +at /);
  });
});

describe('the value of an option', () => {
  it.each(['', 'many', '-1', '1.5', '1e3', '0x10', 'NaN', 'Infinity', ' 5', '11', '9'.repeat(400)])(
    'is no whole number up to 10: %j',
    (text) => {
      expect(() => wholeNumber('port', text, 0, 10)).toThrow(`--port is "${text}". Give a whole number from 0 to 10.`);
    },
  );

  it('is a whole number, both bounds included', () => {
    expect(['2', '05', '10'].map((text) => wholeNumber('port', text, 2, 10))).toEqual([2, 5, 10]);
  });

  it('is one of a few words', () => {
    expect(oneOf('format', 'json', ['text', 'json'])).toBe('json');
    expect(() => oneOf('format', 'toString', ['text', 'json', 'table'])).toThrow(
      '--format is "toString". Use text, json or table.',
    );
  });
});
