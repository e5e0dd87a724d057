import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { fileErrorCode, writing } from '../../lib/file-errors.ts';
import { isRunning } from '../../lib/is-running.ts';
import { Refusal } from '../../lib/refusal.ts';
import { temporaryBeside } from '../../lib/temporary.ts';

/**
 * Keeps a file by which a second run knows that a first one is at work. What a killed run left is taken over.
 * @returns gives it up.
 * @throws Refusal when another run is at work.
 */
export function takeRunLock(file: string, shown: string): () => void {
  const own = `${process.pid} ${hostname()}\n`;
  const fresh = temporaryBeside(file, 'lock');
  writing(file, () => {
    writeFileSync(fresh, own);
    try {
      while (!tryLink(fresh, file)) {
        const holder = readHolder(file);
        if (holder === undefined) continue; // given up in between
        if (isHeld(holder)) {
          const [pid, host] = holder.trim().split(' ');
          throw new Refusal(
            `${shown}: process ${pid} on ${host} is recording it. Wait for its end; if there is no such process, remove ${file}.`,
          );
        }
        takeAway(file, holder);
      }
    } finally {
      rmSync(fresh, { force: true });
    }
  });
  return () => rmSync(file, { force: true });
}

/** Whether the lock is this run's now. A link is made by one process only. */
function tryLink(fresh: string, file: string): boolean {
  try {
    linkSync(fresh, file);
    return true;
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A process of another machine cannot be looked for; it counts as running. */
function isHeld(holder: string): boolean {
  const [pid = '', host] = holder.trim().split(' ');
  if (host !== hostname()) return true;
  return Number(pid) !== process.pid && isRunning(Number(pid));
}

/** Removes a lock that was left; should another run have taken the place of it since, that one's comes back. */
function takeAway(file: string, holder: string): void {
  const aside = temporaryBeside(file, 'left');
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== holder) linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(fileErrorCode(error) ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
