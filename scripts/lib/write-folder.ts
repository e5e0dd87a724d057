import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileErrorCode, writing } from './file-errors.ts';
import type { FileTree } from './file-tree.ts';
import {
  isHardlyBegun,
  listPaths,
  listStrangers,
  listUnnamed,
  markerFile,
  markerLines,
  readMarker,
  withMarker,
} from './folder-marker.ts';
import { makeFolder } from './make-folder.ts';
import { refuseProtected } from './protected-folders.ts';
import { Refusal } from './refusal.ts';
import { listAbandoned, temporaryBeside } from './temporary.ts';

/** How often something is tried again because another run of the same command came between. */
const mostAttempts = 20;

/** What the file system says then: a folder has gone, or another one has taken its place. */
const raceCodes = ['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM'];

/** A folder to write: where, as the person named it, by which command, and what may go for it. */
interface Task {
  target: string;
  shown: string;
  writer: string;
  /** Lines of the new marker: what stands there already with the same content is not lost either. */
  lines: string[];
}

/**
 * Writes a folder as a whole, in place of what the same command wrote there before. Everything is written beside it first,
 * then two renames put it in place: the folder is never half written, and a run that is killed leaves nothing that the
 * next one does not put right. Nothing is replaced or removed that another hand wrote. (A command that goes on where it
 * stopped keeps a folder of its own beside this one; only names of `temporaryBeside` are cleared here.)
 * @param writer the command as people type it, such as `npm run package`: only what it wrote is replaced.
 * @throws Refusal when something of another hand is there, or the file system refuses; the folder is then as it was.
 */
export function writeFolder(folder: string, files: FileTree, writer: string): void {
  if (folder.trim() === '') throw new Refusal('The folder to write has no name. Give one.');
  const task: Task = { target: resolve(folder), shown: folder, writer, lines: markerLines(files) };
  writing(folder, () => {
    refuseForeign(task);
    makeFolder(dirname(task.target));
    clearAbandoned(task);
    const fresh = temporaryBeside(task.target, 'new');
    try {
      fill(fresh, withMarker(files, writer));
      putInPlace(fresh, task);
    } finally {
      if (isThere(fresh)) removeFresh(fresh, task);
    }
  });
}

/**
 * Refuses a folder that {@link writeFolder} would not replace, for a command that has long to work before it writes.
 * @throws Refusal
 */
export function refuseForeignFolder(folder: string, writer: string): void {
  writing(folder, () => refuseForeign({ target: resolve(folder), shown: folder, writer, lines: [] }));
}

/** The marker comes first and names every file, so that a folder that was left half-way is known again. */
function fill(folder: string, files: FileTree): void {
  mkdirSync(folder);
  for (const [path, bytes] of files) {
    const file = join(folder, path);
    makeFolder(dirname(file));
    writeFileSync(file, bytes);
  }
}

/** Puts a complete folder in the place of what the same command wrote before. */
function putInPlace(fresh: string, task: Task): void {
  withRetries(() => {
    refuseForeign(task);
    exchange(fresh, task);
  });
}

function exchange(fresh: string, task: Task): void {
  const old = temporaryBeside(task.target, 'old');
  if (isThere(task.target)) renameSync(task.target, old);
  try {
    renameSync(fresh, task.target);
  } finally {
    // Its place can be taken or given up at any moment; left behind, it would be in the way of the next attempt.
    withRetries(() => isThere(old) && settleOld(old, task));
  }
}

/** An old folder that was moved aside comes back when nothing has taken its place, and goes otherwise. */
function settleOld(old: string, { target, writer, lines }: Task): void {
  if (isThere(target)) remove(old, listStrangers(old, [...(readMarker(old, writer) ?? []), ...lines]));
  else renameSync(old, target);
}

/** A new folder that was left half-way goes: its marker names what stands in it, complete or not. */
function removeFresh(fresh: string, { writer }: Task): void {
  remove(fresh, listUnnamed(fresh, readMarker(fresh, writer) ?? []));
}

/** Puts right what killed runs left. A folder that only has such a name and no marker is somebody's, and stays. */
function clearAbandoned(task: Task): void {
  withRetries(() => {
    const isOwn = (folder: string) => readMarker(folder, task.writer) !== undefined || isHardlyBegun(folder);
    for (const old of listAbandoned(task.target, 'old')) if (isOwn(old)) settleOld(old, task);
    for (const fresh of listAbandoned(task.target, 'new')) if (isOwn(fresh)) removeFresh(fresh, task);
  });
}

/**
 * Removes the files of a folder but for some, and the folder when nothing is left in it. The marker goes when all else has
 * gone: by it the next run knows what a run that is killed here leaves.
 */
function remove(folder: string, kept: readonly string[]): void {
  const gone = listPaths(folder).filter((path) => !kept.includes(path));
  for (const path of gone) if (path !== markerFile) rmSync(join(folder, path), { force: true });
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
  if (gone.includes(markerFile)) rmSync(join(folder, markerFile), { force: true });
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

function removeEmpty(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** @throws Refusal when what is there is not for this command to replace. */
function refuseForeign(task: Task): void {
  withRetries(() => {
    const before = identityOf(task.target);
    const reason = findForeign(task);
    if (reason === undefined) return;
    if (identityOf(task.target) === before) throw new Refusal(reason);
    throw new Raced(`${task.shown}: another run keeps writing it. Run this again when that has ended.`);
  });
}

/** What keeps the command from replacing what is there, in words. */
function findForeign({ target, shown, writer, lines }: Task): string | undefined {
  const stats = lstatSync(target, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (stats.isSymbolicLink()) return `${shown}: is a symbolic link. Give the folder that it leads to.`;
  if (!stats.isDirectory()) return `${shown}: is a file. Choose another name for the folder.`;
  refuseProtected(target, shown);
  if (readdirSync(target).length === 0) return undefined;
  const written = readMarker(target, writer);
  if (written === undefined)
    return `${shown}: \`${writer}\` did not write what is in it. Choose another folder, or remove this one.`;
  const [first, ...others] = listStrangers(target, [...written, ...lines]);
  if (first === undefined) return undefined;
  const found = `${join(shown, first)}${others.length > 0 ? ` and ${others.length} more` : ''}`;
  return `${found}: changed or added since \`${writer}\` wrote the folder. Keep what you need elsewhere, remove ${shown} and run this again.`;
}

/** Another run put its folder in place while this one looked at what was there. */
class Raced extends Refusal {}

/** Does something again when another run of the same command came between: it does so once for each of its folders. */
function withRetries(action: () => unknown): void {
  for (let attempt = 1; ; attempt++) {
    try {
      action();
      return;
    } catch (error) {
      const isRace = error instanceof Raced || raceCodes.includes(fileErrorCode(error) ?? '');
      if (!isRace || attempt === mostAttempts) throw error;
    }
  }
}

/** What tells one folder from another that was put in its place. */
function identityOf(path: string): string {
  const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.dev} ${stats.ino} ${stats.birthtimeNs} ${stats.ctimeNs}`;
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
