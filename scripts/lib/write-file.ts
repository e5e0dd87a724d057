import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writing } from './file-errors.ts';
import { makeFolder } from './make-folder.ts';
import { listAbandoned, temporaryBeside } from './temporary.ts';

/**
 * Writes a file whole or not at all: to a temporary file beside it first, then by renaming. What a killed run left
 * beside it goes.
 * @throws Refusal when the file system refuses; the file is then as it was.
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  writing(file, () => {
    makeFolder(dirname(file));
    for (const abandoned of listAbandoned(file, 'file')) rmSync(abandoned, { force: true });
    const temporary = temporaryBeside(file, 'file');
    try {
      writeFileSync(temporary, content);
      renameSync(temporary, file);
    } finally {
      rmSync(temporary, { force: true });
    }
  });
}

/** Whether a file holds exactly this text; a missing file does not. */
export function holds(file: string, content: string): boolean {
  try {
    return readFileSync(file, 'utf8') === content;
  } catch {
    return false;
  }
}
