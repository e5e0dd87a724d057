import { type ChildProcess, execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Where the command makes its temporary folders in these tests. */
const temporary = mkdtempSync(join(tmpdir(), 'cqc-data-compare-'));
afterAll(() => rmSync(temporary, { recursive: true }));

/** The folders that the command has made; tsx and .NET keep files of their own beside them. */
const listFolders = () => readdirSync(temporary).filter((name) => name.startsWith('cqc-data-bench-'));
const options = { env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary } };
const nodeArgs = (root: string, args: string[]) => [
  ...['--import', import.meta.resolve('tsx'), join(root, 'scripts/bench.ts')],
  ...['--compare', ...args],
];

const compare = (...args: string[]) => compareAt(process.cwd(), ...args);

function compareAt(root: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, nodeArgs(root, args), options, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

const isCheckout = spawnSync('git', ['rev-parse', '--verify', 'HEAD:package.json']).status === 0;
if (!isCheckout) console.log('Skipped: bench --compare, because this is no git checkout.');

describe.skipIf(!isCheckout)('bench --compare', () => {
  it('refuses a commit that does not exist', async () => {
    expect(await compare('no-such-commit')).toEqual({
      code: 2,
      out: '',
      err:
        'error: --compare no-such-commit: no such commit here. Give a hash, branch or tag, such as HEAD~1; ' +
        'a shallow clone has to fetch it first.\n',
    });
  });

  it('takes an option for no commit', async () => {
    expect(await compare('--all')).toMatchObject({ code: 2, out: '' });
  });

  it('compares with a commit in a folder of its own, judges nothing by one round, and leaves nothing behind', async () => {
    const { code, out, err } = await compare('HEAD', '--rounds', '1', 'start');
    const table = out.split('\n').map((line) => line.replaceAll(/\d+\.\d+/g, 'N').replaceAll(/[0-9a-f]{10}/g, 'HASH'));
    expect(table).toEqual([
      '| figure | HASH, median | this checkout, median | ratio | spread | verdict |',
      '| --- | --- | --- | --- | --- | --- |',
      '| start to the first answer (ms) | N | N | N | N | too few rounds |',
      '',
    ]);
    expect(err).toMatch(/^error: Nothing was judged: that takes 15 rounds\.$/m);
    expect(code).toBe(2);
    expect(listFolders()).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('leaves nothing behind when it is interrupted', async () => {
    const child: ChildProcess = spawn(process.execPath, nodeArgs(process.cwd(), ['HEAD', 'start']), options);
    // It says what it measures as soon as the commit is checked out.
    await once(child.stderr as NonNullable<ChildProcess['stderr']>, 'data');
    while (!listFolders().some((name) => existsSync(join(temporary, name, 'old/package.json'))))
      await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([130, null]);
    expect(listFolders()).toEqual([]);
  });
});

describe.skipIf(!isCheckout)('bench --compare in a copy', () => {
  const copy = join(temporary, 'copy');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: copy, stdio: 'pipe' });

  beforeAll(() => {
    const isNeeded = (path: string) => !/\.cache|fixtures$/.test(path);
    for (const name of ['scripts', 'mock-server', 'package.json', 'apiDefinition.swagger.json'])
      cpSync(name, join(copy, name), { recursive: true, filter: isNeeded });
    symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'), 'junction');
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it('refuses where there is no checkout', async () => {
    const { code, err } = await compareAt(copy, 'HEAD');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'error: --compare needs git and a checkout of the repository. Clone it instead of unpacking an archive.\n',
    });
  });

  it('says what an old commit lacks, and that changes are measured too', async () => {
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--message', 'Begin');
    const { code, out, err } = await compareAt(copy, 'HEAD', 'start', 'validate');
    expect(out).toMatch(/\| validate \|.* not measured: the old commit has no scripts\/validate\.ts \|$/m);
    expect(out).toMatch(/\| start \|.* not measured: the old commit has no mock-server\/server\.ts \|$/m);
    expect(err).toMatch(/^This checkout has changes that are not committed; they are measured too\.$/m);
    expect(err).toMatch(/^error: Nothing of [0-9a-f]{10} could be measured\. Give a later commit\.$/m);
    expect(code).toBe(2);
  });
});
