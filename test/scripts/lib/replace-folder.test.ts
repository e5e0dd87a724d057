import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { decode, encode, type FileTree, readFolder } from '../../../scripts/lib/file-tree.ts';
import { replaceFolder, restoreFolder } from '../../../scripts/lib/replace-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-replace-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('replaceFolder', () => {
  const dist = join(folder, 'dist');
  const old: FileTree = new Map([['a.txt', encode('old')]]);
  const next: FileTree = new Map([
    ['a.txt', encode('new')],
    ['b/c.txt', encode('new')],
  ]);
  const contents = () => [...readFolder(dist)].map(([path, bytes]) => `${path} ${decode(bytes)}`);
  beforeEach(() => {
    for (const name of ['dist', 'dist.next.tmp', 'dist.last.tmp'])
      rmSync(join(folder, name), { recursive: true, force: true });
    replaceFolder(dist, old);
  });

  it('replaces the folder as a whole and leaves nothing beside it', () => {
    replaceFolder(dist, next);
    expect(contents()).toEqual(['a.txt new', 'b/c.txt new']);
    expect(readdirSync(folder).filter((name) => name.startsWith('dist.'))).toEqual([]);
  });

  it('leaves the folder as it was when a file cannot be written', () => {
    const broken: FileTree = new Map([
      ['a.txt', encode('new')],
      ['a.txt/b', encode('new')],
    ]);
    expect(() => replaceFolder(dist, broken)).toThrow();
    expect(contents()).toEqual(['a.txt old']);
  });

  it('leaves the folder as it was when the process is killed half-way', async () => {
    const files = Array.from({ length: 50 }, (_value, index) => [`${index}.txt`, index]);
    const child: ChildProcess = spawn('node', [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      `
      import { replaceFolder } from '${process.cwd()}/scripts/lib/replace-folder.ts';
      const files = ${JSON.stringify(files)}.map(([name, index]) => [name, index === 40 ? undefined : new Uint8Array(100)]);
      const hang = { *[Symbol.iterator]() { for (const [name, bytes] of files) {
        if (!bytes) { process.stdout.write('half'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); }
        yield [name, bytes];
      } } };
      replaceFolder(${JSON.stringify(dist)}, hang);
    `,
    ]);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    expect(existsSync(`${dist}.next.tmp/39.txt`)).toBe(true);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    expect(contents()).toEqual(['a.txt old']);
    replaceFolder(dist, next);
    expect(contents()).toEqual(['a.txt new', 'b/c.txt new']);
  });

  it('puts the folder back that a run killed between the renames had set aside', () => {
    execFileSync('mv', [dist, `${dist}.last.tmp`]);
    restoreFolder(dist);
    expect(contents()).toEqual(['a.txt old']);
  });

  it('removes the old folder when a run was killed after the renames', () => {
    mkdirSync(`${dist}.last.tmp`);
    restoreFolder(dist);
    expect(contents()).toEqual(['a.txt old']);
    expect(existsSync(`${dist}.last.tmp`)).toBe(false);
  });
});
