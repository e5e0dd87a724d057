import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode, type FileTree } from './file-tree.ts';

/**
 * The file by which a command knows a folder again that it wrote as a whole: its first line names the command, each
 * other one a file with its SHA-256, so that what somebody changed or added since is told from what was written.
 */
export const markerFile = '.written-by';

/** What file managers leave in every folder that is looked at. */
const droppings = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

const firstLine = (writer: string): string =>
  `CQC Data: \`${writer}\` wrote this folder, and replaces it as long as nothing in it was changed or added since.`;

/** A file as a marker lists it, and as `sha256sum` does. */
const lineOf = (path: string, bytes: Uint8Array): string =>
  `${createHash('sha256').update(bytes).digest('hex')}  ${path}`;

const pathOf = (line: string): string => line.slice(66);

/** The lines that a marker has for these files. */
export function markerLines(files: FileTree): string[] {
  return [...files].map(([path, bytes]) => lineOf(path, bytes));
}

/** The files with the marker of the command that writes them. */
export function withMarker(files: FileTree, writer: string): FileTree {
  const text = [firstLine(writer), ...markerLines(files), ''].join('\n');
  return new Map([[markerFile, encode(text)], ...files]);
}

/** The lines of a folder's marker; undefined when the command did not write the folder. */
export function readMarker(folder: string, writer: string): string[] | undefined {
  const file = join(folder, markerFile);
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const [first, ...lines] = readFileSync(file, 'utf8').split('\n');
  return first === firstLine(writer) ? lines : undefined;
}

/** Everything in a folder that is not as one of the lines says: files that were changed or added, and links. */
export function listStrangers(folder: string, lines: readonly string[]): string[] {
  const known = new Set(lines);
  return listPaths(folder).filter((path) => {
    if (path === markerFile || isDropping(path)) return false;
    const file = join(folder, path);
    return !lstatSync(file).isFile() || !known.has(lineOf(path, readFileSync(file)));
  });
}

/** Everything in a folder that none of the lines names, whatever is in the files that they name. */
export function listUnnamed(folder: string, lines: readonly string[]): string[] {
  const names = new Set(lines.map(pathOf));
  return listPaths(folder).filter((path) => path !== markerFile && !names.has(path) && !isDropping(path));
}

/** Whether a run was killed before its marker was written: nothing is in the folder, or the marker without a content. */
export function isHardlyBegun(folder: string): boolean {
  return readdirSync(folder).every((name) => name === markerFile && lstatSync(join(folder, name)).size === 0);
}

/** Paths of everything in a folder that is no folder itself. Links are listed and not followed. */
export function listPaths(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listPaths(join(folder, entry.name)).map((path) => `${entry.name}/${path}`) : [entry.name],
  );
}

function isDropping(path: string): boolean {
  return droppings.has(path.slice(path.lastIndexOf('/') + 1));
}
