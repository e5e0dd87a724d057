import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reading, UnreadableError } from './file-errors.ts';

/** A folder with more is not the one that was meant: the root of a disk, or a folder of packages. */
const mostFiles = 100_000;

/** Whether a path is a folder; undefined when nothing is there. @throws UnreadableError when that cannot be told. */
export function isFolder(path: string): boolean | undefined {
  return reading(path, () => statSync(path, { throwIfNoEntry: false })?.isDirectory());
}

/**
 * Everything in a folder and below it that is no folder, by its path inside with forward slashes, sorted. Symbolic links
 * are followed, and nothing is listed twice, so folders that lead into each other come to an end.
 * @throws UnreadableError when the folder or one below it cannot be read, or holds too much.
 */
export function listFiles(folder: string): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  // Links come last, so that what is there by itself keeps its own path.
  const links: string[] = [];
  const visit = (path: string): void => {
    const pending = [path];
    for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
      const place = join(folder, current);
      const real = reading(place, () => realpathSync(place));
      if (!isNew(real)) continue;
      for (const entry of reading(place, () => readdirSync(place, { withFileTypes: true }))) {
        const inside = current === '' ? entry.name : `${current}/${entry.name}`;
        if (entry.isSymbolicLink()) links.push(inside);
        else if (entry.isDirectory()) pending.push(inside);
        else if (isNew(join(real, entry.name))) add(inside);
      }
    }
  };
  const isNew = (real: string): boolean => !seen.has(real) && seen.add(real).size > 0;
  const add = (path: string): void => {
    found.push(path);
    if (found.length > mostFiles)
      throw new UnreadableError(folder, `holds more than ${mostFiles} files. Name the folder that is meant.`);
  };
  visit('');
  for (const link of links) {
    const place = join(folder, link);
    if (reading(place, () => statSync(place)).isDirectory()) visit(link);
    else if (isNew(reading(place, () => realpathSync(place)))) add(link);
  }
  return found.sort();
}
