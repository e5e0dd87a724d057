import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileErrorCode } from './file-errors.ts';

/**
 * Makes a folder and those above it; what is there stays.
 * @throws the file system's error. Node 20 says ENOENT in place of others, such as EROFS, which making one folder alone tells.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    if (fileErrorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    mkdirSync(path);
  }
}
