import { spawn, spawnSync } from 'node:child_process';
import fs, {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { decode, encode, type FileTree, readFolder } from '../../../scripts/lib/file-tree.ts';
import { markerFile } from '../../../scripts/lib/folder-marker.ts';
import { Refusal } from '../../../scripts/lib/refusal.ts';
import { temporaryBeside } from '../../../scripts/lib/temporary.ts';
import { writeFolder } from '../../../scripts/lib/write-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-write-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const writer = 'npm run try';
/** For code that another process runs; the checkout's name may hold quotes. */
const writeFolderModule = JSON.stringify(new URL('../../../scripts/lib/write-folder.ts', import.meta.url).href);
const dist = join(folder, 'dist');
const tree = (files: Record<string, string>): FileTree =>
  new Map(Object.entries(files).map(([path, text]) => [path, encode(text)]));
const old = tree({ 'a.txt': 'old' });
const next = tree({ 'a.txt': 'new', 'b/c.txt': 'new' });
const contents = (of = dist) =>
  [...readFolder(of)].filter(([path]) => path !== markerFile).map(([path, bytes]) => `${path} ${decode(bytes)}`);

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  writeFolder(dist, old, writer);
});

describe('writeFolder', () => {
  it('replaces what it wrote, as a whole, and leaves nothing beside it', () => {
    writeFolder(dist, next, writer);
    expect(contents()).toEqual(['a.txt new', 'b/c.txt new']);
    writeFolder(dist, old, writer);
    expect(contents()).toEqual(['a.txt old']);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('writes where nothing is, in folders that are not there yet, and into an empty folder', () => {
    for (const target of [join(folder, 'x/y/z'), join(folder, 'empty')]) {
      mkdirSync(join(folder, 'empty'), { recursive: true });
      writeFolder(target, next, writer);
      expect(contents(target)).toEqual(['a.txt new', 'b/c.txt new']);
    }
  });

  it('gives the same marker for the same files, and one that sha256sum reads', () => {
    const first = readFileSync(join(dist, markerFile), 'utf8');
    writeFolder(join(folder, 'other'), old, writer);
    expect(readFileSync(join(folder, 'other', markerFile), 'utf8')).toBe(first);
    expect(first.split('\n')).toEqual([
      'CQC Data: `npm run try` wrote this folder, and replaces it as long as nothing in it was changed or added since.',
      'cba06b5736faf67e54b07b561eae94395e774c517a7d910a54369e1263ccfbd4  a.txt',
      '',
    ]);
  });

  // Only a process has one to set, and the runner of `npm run mutate` takes threads.
  it.runIf(isMainThread)('leaves the permissions to the umask', () => {
    const before = process.umask(0o027);
    try {
      writeFolder(dist, next, writer);
      const modes = ['', 'b', 'a.txt', 'b/c.txt', markerFile].map((path) => statSync(join(dist, path)).mode & 0o777);
      expect(modes).toEqual([0o750, 0o750, 0o640, 0o640, 0o640]);
    } finally {
      process.umask(before);
    }
  });

  it('passes over what file managers leave', () => {
    writeFileSync(join(dist, '.DS_Store'), 'x');
    writeFolder(dist, next, writer);
    expect(contents()).toEqual(['a.txt new', 'b/c.txt new']);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('replaces a file that already holds what is to be written, whatever the marker says', () => {
    writeFileSync(join(dist, 'a.txt'), 'new');
    writeFolder(dist, next, writer);
    expect(contents()).toEqual(['a.txt new', 'b/c.txt new']);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it.each<[name: string, change: () => void, message: string]>([
    [
      'a changed file',
      () => writeFileSync(join(dist, 'a.txt'), 'mine'),
      'dist/a.txt: changed or added since `npm run try`',
    ],
    ['an added file', () => writeFileSync(join(dist, 'notes.txt'), 'mine'), 'dist/notes.txt: changed or added'],
    [
      'several added files',
      () => {
        mkdirSync(join(dist, 'mine/deep'), { recursive: true });
        for (const name of ['1', '2', '3']) writeFileSync(join(dist, 'mine/deep', name), '');
      },
      'dist/mine/deep/1 and 2 more: changed or added',
    ],
    ['an added link', () => symlinkSync(join(dist, 'a.txt'), join(dist, 'link')), 'dist/link: changed or added'],
    [
      'no marker',
      () => rmSync(join(dist, markerFile)),
      'dist: `npm run try` did not write what is in it. Choose another',
    ],
    [
      'a marker that is a folder',
      () => {
        rmSync(join(dist, markerFile));
        mkdirSync(join(dist, markerFile));
      },
      'dist: `npm run try` did not write',
    ],
    [
      'the marker of another command',
      () => {
        rmSync(dist, { recursive: true });
        writeFolder(dist, old, 'npm run other');
      },
      'dist: `npm run try` did not write',
    ],
    [
      'sums of another tool',
      () => {
        rmSync(join(dist, markerFile));
        writeFileSync(join(dist, 'SHA256SUMS'), '');
      },
      'dist: `npm run try` did not write',
    ],
    [
      'a file in its place',
      () => {
        rmSync(dist, { recursive: true });
        writeFileSync(dist, 'mine');
      },
      'dist: is a file. Choose another name',
    ],
    [
      'a link to a folder in its place',
      () => {
        renameSync(dist, join(folder, 'real'));
        symlinkSync(join(folder, 'real'), dist);
      },
      'dist: is a symbolic link. Give the folder that it leads to.',
    ],
    [
      'a link to nothing in its place',
      () => {
        rmSync(dist, { recursive: true });
        symlinkSync(join(folder, 'gone'), dist);
      },
      'dist: is a symbolic link.',
    ],
    [
      'a file above it',
      () => {
        rmSync(dist, { recursive: true });
        writeFileSync(join(folder, 'file'), '');
        renameSync(join(folder, 'file'), dist);
      },
      'dist: is a file.',
    ],
  ])('refuses %s and changes nothing', (_name, change, message) => {
    change();
    const before = snapshot(folder);
    expect(() => writeFolder(dist, next, writer)).toThrow(Refusal);
    expect(() => writeFolder(dist, next, writer)).toThrow(message);
    expect(snapshot(folder)).toEqual(before);
  });

  it.each([
    ['this project', process.cwd()],
    ['a folder above it', dirname(process.cwd())],
    ['the current folder', '.'],
    ['the folder above it', '..'],
    ['the home folder', homedir()],
    ['the root', '/'],
    ['nothing', ''],
    ['blanks', ' '],
  ])('refuses %s', (_name, path) => {
    expect(() => writeFolder(path, next, writer)).toThrow(/: is or holds |has no name/);
  });

  it('refuses the current folder and the home folder when they are empty, and by another name', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    symlinkSync(folder, join(folder, 'link'));
    for (const spy of [vi.spyOn(process, 'cwd').mockReturnValue(empty)]) {
      expect(() => writeFolder(empty, next, writer)).toThrow(`${empty}: is or holds the current folder.`);
      expect(() => writeFolder(join(folder, 'link/empty'), next, writer)).toThrow('holds the current folder.');
      spy.mockRestore();
    }
    vi.stubEnv('HOME', empty);
    expect(() => writeFolder(empty, next, writer)).toThrow('holds your home folder.');
    vi.unstubAllEnvs();
    expect(readdirSync(empty)).toEqual([]);
  });

  it('leaves the folder as it was when a file cannot be written, and nothing beside it', () => {
    expect(() => writeFolder(dist, tree({ 'a.txt': 'new', 'a.txt/b': 'new' }), writer)).toThrow(
      /cannot be written \(\w+\): /,
    );
    expect(contents()).toEqual(['a.txt old']);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('says that a path leads through a file', () => {
    const target = join(dist, 'a.txt/b');
    expect(() => writeFolder(target, next, writer)).toThrow(
      /: cannot be written \(ENOTDIR\): a part of the path is no folder/,
    );
  });

  it.skipIf(process.getuid?.() === 0)('says that there is no right to write', () => {
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    expect(() => writeFolder(join(locked, 'dist'), next, writer)).toThrow(/cannot be written \(EACCES\)/);
    chmodSync(locked, 0o700);
  });
});

describe('a run that was killed', () => {
  /** A name beside dist as a process that is over left it. */
  const left = (kind: string) => temporaryBeside(dist, kind).replace(/\d+\.tmp$/, '999999999.tmp');

  it('leaves the folder as it was, and the next run clears what it had begun', async () => {
    const child = spawn(process.execPath, [
      ...['--import', 'tsx', '--input-type=module', '-e'],
      `
      import { writeFolder } from ${writeFolderModule};
      const files = new Map(Array.from({ length: 20_000 }, (_value, index) => [index + '.txt', new Uint8Array(1000)]));
      writeFolder(${JSON.stringify(dist)}, files, '${writer}');
    `,
    ]);
    const ended = new Promise((resolve) => child.once('close', resolve));
    const begun = temporaryBeside(dist, 'new').replace(/\d+\.tmp$/, `${child.pid}.tmp`);
    while (!existsSync(join(begun, '10.txt'))) await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(begun)).toBe(true);
    expect(existsSync(join(begun, '19999.txt'))).toBe(false);
    expect(contents()).toEqual(['a.txt old']);
    writeFolder(dist, next, writer);
    expect(contents()).toEqual(['a.txt new', 'b/c.txt new']);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it.each([1, 2, 3, 4, 5, 6])('a run that is killed at its deletion %i of the old folder leaves nothing', (last) => {
    writeFolder(dist, next, writer);
    const script = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      let count = 0;
      for (const name of ['rmSync', 'rmdirSync']) {
        const remove = fs[name];
        fs[name] = (...args) => {
          remove(...args);
          if (++count === ${last}) process.kill(process.pid, 'SIGKILL');
        };
      }
      syncBuiltinESMExports();
      const { writeFolder } = await import(${writeFolderModule});
      writeFolder(${JSON.stringify(dist)}, new Map([['new.txt', new Uint8Array(1)]]), '${writer}');
    `;
    spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    writeFolder(dist, old, writer);
    expect([contents(), readdirSync(folder)]).toEqual([['a.txt old'], ['dist']]);
  });

  it.each<[name: string, leave: () => void]>([
    ['before its first file', () => mkdirSync(left('new'))],
    [
      'while it wrote its marker',
      () => {
        mkdirSync(left('new'));
        writeFileSync(join(left('new'), markerFile), '');
      },
    ],
    [
      'with a file half written',
      () => {
        writeFolder(left('new'), next, writer);
        writeFileSync(join(left('new'), 'b/c.txt'), 'n');
      },
    ],
    ['between the two renames', () => renameSync(dist, left('old'))],
    ['after the renames', () => writeFolder(left('old'), next, writer)],
  ])('%s: the next one puts it right', (_name, leave) => {
    leave();
    writeFolder(dist, next, writer);
    expect(contents()).toEqual(['a.txt new', 'b/c.txt new']);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('between the two renames: the old folder comes back when the next run fails', () => {
    renameSync(dist, left('old'));
    expect(() => writeFolder(dist, tree({ a: '', 'a/b': '' }), writer)).toThrow(Refusal);
    expect(contents()).toEqual(['a.txt old']);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('never loses what only looks like its own, nor what belongs to a run under way', () => {
    const somebodys = [left('new'), left('old'), `${dist}.new.tmp`, `${dist}.old-me.tmp`, `${dist}.partial`];
    for (const path of somebodys) {
      mkdirSync(path);
      writeFileSync(join(path, 'mine.txt'), 'mine');
    }
    const underWay = temporaryBeside(dist, 'new').replace(/\d+\.tmp$/, `${process.ppid}.tmp`);
    writeFolder(underWay, old, writer);
    const added = left('new').replace('999999999', '999999998');
    writeFolder(added, old, writer);
    writeFileSync(join(added, 'mine.txt'), 'mine');
    writeFolder(dist, next, writer);
    for (const path of somebodys) expect(readFileSync(join(path, 'mine.txt'), 'utf8')).toBe('mine');
    expect(contents(underWay)).toEqual(['a.txt old']);
    expect(contents(added)).toEqual(['mine.txt mine']);
  });
});

it('several runs at once leave one whole folder and nothing else', async () => {
  const runs = Array.from({ length: 4 }, (_value, run) => {
    const script = `
      import { writeFolder } from ${writeFolderModule};
      const files = new Map(Array.from({ length: 20 }, (_v, i) => [i + '.txt', new TextEncoder().encode('${run}')]));
      for (let round = 0; round < 25; round++) writeFolder(${JSON.stringify(dist)}, files, '${writer}');
    `;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    let err = '';
    child.stderr.on('data', (text) => {
      err += text;
    });
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, err })));
  });
  expect(await Promise.all(runs)).toEqual(runs.map(() => ({ code: 0, err: '' })));
  const texts = contents().map((line) => line.split(' ')[1]);
  expect(texts).toHaveLength(20);
  expect(new Set(texts).size).toBe(1);
  expect(readdirSync(folder)).toEqual(['dist']);
});

it('takes the place at last that another run takes, gives up and takes again', () => {
  const other = `${dist}.other`;
  const rename = fs.renameSync;
  let races = 0;
  fs.renameSync = (from, to) => {
    if (to !== dist || races === 2) return rename(from, to);
    races += 1;
    writeFolder(other, old, writer);
    try {
      rename(other, dist);
      rename(from, to);
    } finally {
      if (races === 1) rename(dist, other);
    }
  };
  syncBuiltinESMExports();
  try {
    writeFolder(dist, next, writer);
  } finally {
    fs.renameSync = rename;
    syncBuiltinESMExports();
  }
  expect(races).toBe(2);
  expect(contents()).toEqual(['a.txt new', 'b/c.txt new']);
  expect(readdirSync(folder)).toEqual(['dist']);
});

/** Everything below a folder, links and empty folders among it. */
function snapshot(of: string): string[] {
  return readdirSync(of, { withFileTypes: true }).flatMap((entry) => {
    const path = join(of, entry.name);
    if (entry.isDirectory()) return [`${path}/`, ...snapshot(path)];
    return [entry.isFile() ? `${path} ${readFileSync(path, 'utf8')}` : `${path} ->`];
  });
}
