import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileErrorCode } from './file-errors.ts';

/**
 * Makes a folder and those above it; what is there stays. One by one: asked for all at once, Node 20 says ENOENT in place of
 * others, such as EROFS, and tries without end in /proc.
 * @throws the file system's error.
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  try {
    makeOne(path);
  } catch (error) {
    if (fileErrorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    makeOne(path);
  }
}

function makeOne(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (!isFolder(path)) throw error; // another process may have made it meanwhile
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
