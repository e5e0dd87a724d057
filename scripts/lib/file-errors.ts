import { readlinkSync } from 'node:fs';
import { Refusal } from './refusal.ts';

/** What the file system says, in words, and what to do. */
const words: Record<string, [found: string, advice: string]> = {
  ENOENT: ['there is no such file or folder', 'Check the path.'],
  ENOTDIR: ['a part of the path is no folder', 'Check the path.'],
  EISDIR: ['it is a folder', 'Name a file.'],
  EEXIST: ['something else is there', 'Choose another path, or remove what is there.'],
  ENOTEMPTY: ['something else is there', 'Choose another path, or remove what is there.'],
  EACCES: ['you have no right to do so', 'Change its permissions or those of its folder.'],
  EPERM: ['you have no right to do so', 'Change its permissions, and close the programs that use it.'],
  EROFS: ['the disk can only be read', 'Choose another path.'],
  ENOSPC: ['the disk is full', 'Make room and run this again.'],
  EDQUOT: ['your share of the disk is full', 'Make room and run this again.'],
  EFBIG: [
    'the file would be larger than this disk or the limit of this account allows',
    'Raise the limit (`ulimit -f`), or choose a path on another disk.',
  ],
  EBUSY: ['another program uses it, or it is a mount point', 'Close the program, or choose another path.'],
  ELOOP: ['its symbolic links lead in a circle', 'Correct the links.'],
  ENAMETOOLONG: ['a name in the path is too long', 'Choose a shorter one.'],
  EMFILE: ['too many files are open', 'Close other programs and run this again.'],
  ENXIO: ['it is a socket or a device', 'Name a file.'],
  EIO: ['the disk reported an error', 'Check the disk.'],
};

/** A path that somebody named and that cannot be read; the message says where, why and what to do. */
export class UnreadableError extends Refusal {
  override name = 'UnreadableError';
  readonly path: string;
  readonly reason: string;
  readonly line: number;
  readonly column: number;

  constructor(path: string, reason: string, place?: { line: number; column: number }) {
    super(place === undefined ? `${path}: ${reason}` : `${path}:${place.line}:${place.column}: ${reason}`);
    this.path = path;
    this.reason = reason;
    this.line = place?.line ?? 1;
    this.column = place?.column ?? 1;
  }
}

/**
 * Does something that reads from a path.
 * @throws UnreadableError in place of the file system's error.
 */
export function reading<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const reason = wordFileError(error, path, 'cannot be read');
    throw reason === undefined ? error : new UnreadableError(path, reason);
  }
}

/**
 * Does something that writes to a path.
 * @throws Refusal in place of the file system's error.
 */
export function writing<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const reason = wordFileError(error, path, 'cannot be written');
    throw reason === undefined ? error : new Refusal(`${path}: ${reason}`, { cause: error });
  }
}

/** One of the file system or of starting a process; any other is a defect. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** The code of a file system's error, such as `ENOENT`; undefined for any other error. */
export function fileErrorCode(error: unknown): string | undefined {
  return isSystemError(error) && typeof error.code === 'string' ? error.code : undefined;
}

/** What a file system's error at a path means and what to do; undefined for any other error. */
export function wordFileError(error: unknown, path: string, what: string): string | undefined {
  const code = fileErrorCode(error);
  if (code === undefined) return undefined;
  // Node reads a name that is not UTF-8 with replacement characters, under which nobody finds it again.
  if (code === 'ENOENT' && path.includes('\ufffd')) return `${what}: a name in the path is not UTF-8. Rename it.`;
  const target = code === 'ENOENT' ? linkTarget(path) : undefined;
  if (target !== undefined)
    return `${what} (${code}): it is a link to ${target}, which is not there. Correct the link.`;
  const [found, advice] = words[code] ?? ['the file system refused it', 'Check the path and its permissions.'];
  return `${what} (${code}): ${found}. ${advice}`;
}

/** Where a symbolic link leads; undefined for anything else. */
function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined; // there is no link of that name
  }
}
