import { randomBytes } from 'node:crypto';
import { linkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writing } from '../../lib/file-errors.ts';
import { makeFolder } from '../../lib/make-folder.ts';
import { handWritten, readNamedText } from '../../lib/read-file.ts';
import { Refusal } from '../../lib/refusal.ts';
import { temporaryBeside } from '../../lib/temporary.ts';

/** The file of the salt, beside the folder: whoever has it can try out whom an invented name stands for. */
export const saltFileOf = (folder: string): string => `${folder}.salt`;

/**
 * Reads the salt of a folder's invented names, or makes one that nobody else may read.
 * @returns the salt, and what removes it when this call made it and nothing came of the recording.
 * @throws Refusal when the file is there and holds something else.
 */
export function openSalt(folder: string): { salt: Buffer; undo: () => void } {
  const file = saltFileOf(folder);
  const isNew = statSync(file, { throwIfNoEntry: false }) === undefined;
  if (isNew) makeSalt(file);
  const salt = readNamedText(file, handWritten).trim();
  const undo = () => {
    if (isNew) rmSync(file, { force: true });
  };
  if (/^[0-9a-f]{64}$/.test(salt)) return { salt: Buffer.from(salt, 'hex'), undo };
  throw new Refusal(
    `${file}: holds no salt of \`npm run record\`. Choose another --out, or remove the file; names are invented anew then.`,
  );
}

/** Whole or not at all, and never in the place of another one. */
function makeSalt(file: string): void {
  writing(file, () => {
    makeFolder(dirname(file));
    const temporary = temporaryBeside(file, 'salt');
    try {
      writeFileSync(temporary, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
      linkSync(temporary, file);
    } finally {
      rmSync(temporary, { force: true });
    }
  });
}
