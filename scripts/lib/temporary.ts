import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { writing } from './file-errors.ts';
import type { FileTree } from './file-tree.ts';
import { isRunning } from './is-running.ts';

/** No command writes for so long: what is older was left behind, whoever did it. */
const longestWriteMs = 3_600_000;

/** Processes of another machine or container have numbers of their own. */
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/**
 * A path beside another one that this process alone uses while it writes. Its name says so: `dist.new-1a2b3c4d-4711.tmp`.
 * @param kind what it is for, a word.
 */
export function temporaryBeside(path: string, kind: string): string {
  return `${path}.${kind}-${host}-${process.pid}.tmp`;
}

/**
 * Lays out files in a new folder among the system's temporary ones. Whoever calls removes it.
 * @param name what the folder's name begins with.
 * @throws Refusal when the file system refuses; then nothing is left of it.
 */
export function layOutTemporarily(name: string, files: FileTree): string {
  return writing(tmpdir(), () => {
    const folder = mkdtempSync(join(tmpdir(), `${name}-`));
    try {
      for (const [file, bytes] of files) writeFileSync(join(folder, file), bytes);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
    return folder;
  });
}

/**
 * What earlier processes left beside a path under such names: they were killed, or are over in another way. What belongs
 * to a process that still runs is not listed. Whoever removes them looks inside first.
 */
export function listAbandoned(path: string, kind: string): string[] {
  const folder = dirname(path);
  const start = `${basename(path)}.${kind}-`;
  return readdirSync(folder).flatMap((name) => {
    const [, itsHost, pid] =
      (name.startsWith(start) && /^([0-9a-f]{8})-(\d+)\.tmp$/.exec(name.slice(start.length))) || [];
    if (itsHost === undefined) return [];
    const file = join(folder, name);
    // This process writes nothing yet, so its number was another's.
    const isOver = itsHost === host && (Number(pid) === process.pid || !isRunning(Number(pid)));
    return isOver || isOld(file) ? [file] : [];
  });
}

function isOld(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > longestWriteMs;
}
