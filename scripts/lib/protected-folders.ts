import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { projectFolder } from './definition.ts';
import { Refusal } from './refusal.ts';

/**
 * Refuses a folder that nobody means to replace, even if it is empty: this project, the current folder, the home folder,
 * and any folder above one of them, the root of the disk among them.
 * @param shown the folder as the person named it.
 * @throws Refusal
 */
export function refuseProtected(folder: string, shown: string): void {
  const places: [path: string, what: string][] = [
    [projectFolder, 'this project'],
    [process.cwd(), 'the current folder'],
    [homedir(), 'your home folder'],
  ];
  for (const [path, what] of places)
    if (isSameOrAbove(folder, path)) throw new Refusal(`${shown}: is or holds ${what}. Choose another folder.`);
}

/** Whether a folder is the other one or above it, by whatever name: the two are compared as the disk knows them. */
function isSameOrAbove(folder: string, other: string): boolean {
  const own = statSync(folder, { bigint: true });
  for (let path = resolve(other); ; path = dirname(path)) {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (stats?.dev === own.dev && stats.ino === own.ino) return true;
    if (path === dirname(path)) return false;
  }
}
