import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileTree } from './file-tree.ts';

/**
 * Replaces a folder as a whole: everything is written beside it first, then two renames put it in place. A run that is
 * killed before them leaves the folder as it was; one that is killed between them is put right by `restoreFolder`,
 * which this calls first.
 * @throws the file system's error; the folder is then as it was.
 */
export function replaceFolder(folder: string, files: FileTree): void {
  restoreFolder(folder);
  const [next, last] = [`${folder}.next.tmp`, `${folder}.last.tmp`];
  rmSync(next, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    const file = join(next, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  if (existsSync(folder)) renameSync(folder, last);
  try {
    renameSync(next, folder);
  } catch (error) {
    restoreFolder(folder);
    throw error;
  }
  rmSync(last, { recursive: true, force: true });
}

/** Puts the folder back that a killed run had set aside, or removes it when the new one is in place. */
export function restoreFolder(folder: string): void {
  const last = `${folder}.last.tmp`;
  if (!existsSync(last)) return;
  if (existsSync(folder)) rmSync(last, { recursive: true, force: true });
  else renameSync(last, folder);
}
