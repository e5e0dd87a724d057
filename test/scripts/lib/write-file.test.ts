import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryBeside } from '../../../scripts/lib/temporary.ts';
import { holds, writeWhole } from '../../../scripts/lib/write-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('writeWhole', () => {
  it('makes the folders of a file, and replaces it', () => {
    const file = join(folder, 'deep/a.txt');
    for (const text of ['one', 'two']) {
      writeWhole(file, text);
      expect(holds(file, text)).toBe(true);
    }
    expect(readdirSync(join(folder, 'deep'))).toEqual(['a.txt']);
  });

  it('clears what a killed run left, and nothing else', () => {
    const file = join(folder, 'b.txt');
    const left = (pid: number) => temporaryBeside(file, 'file').replace(/\d+\.tmp$/, `${pid}.tmp`);
    const others = [left(process.ppid), `${file}.tmp`, `${file}.file-mine.tmp`];
    for (const path of [left(999_999_999), ...others]) writeFileSync(path, 'x');
    writeWhole(file, 'text');
    expect(readdirSync(folder).filter((name) => name.startsWith('b.txt.'))).toHaveLength(others.length);
    for (const path of others) expect(readFileSync(path, 'utf8')).toBe('x');
  });

  it('says why it cannot, and leaves nothing beside', () => {
    const path = join(folder, 'c');
    mkdirSync(path);
    writeFileSync(join(path, 'inside'), '');
    expect(() => writeWhole(path, 'text')).toThrow(/c: cannot be written \(\w+\): .*\. \w+/);
    expect(() => writeWhole(join(path, 'inside/d'), 'text')).toThrow(/cannot be written \((ENOTDIR|EEXIST)\)/);
    expect(readdirSync(folder).filter((name) => name.startsWith('c'))).toEqual(['c']);
  });

  it.skipIf(process.platform !== 'linux')(
    'ends where no folder can be made, and does not follow a link to nowhere',
    () => {
      symlinkSync('nowhere', join(folder, 'link'));
      expect(() => writeWhole('/proc/new/deep/a.txt', 'text')).toThrow(/cannot be written \(ENOENT\)/);
      expect(() => writeWhole(join(folder, 'link/a.txt'), 'text')).toThrow(/cannot be written \(EEXIST\)/);
    },
  );

  it('says that the disk can only be read, in a folder that is there or not', ({ skip }) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', disk]).status !== 0)
      skip('only root on Linux mounts a disk');
    try {
      for (const path of ['a.txt', 'new/a.txt', 'new/deep/a.txt'])
        expect(() => writeWhole(join(disk, path), 'text')).toThrow(/cannot be written \(EROFS\): the disk can only/);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});
