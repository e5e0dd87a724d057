import { statSync } from 'node:fs';
import { join } from 'node:path';
import { reading, UnreadableError } from './file-errors.ts';
import { listFiles } from './list-files.ts';
import { megabyte, readNamedFile, readNamedText } from './read-file.ts';

/** Files by their path with forward slashes, in the order in which they are written. Folders exist only through their files. */
export type FileTree = Map<string, Uint8Array>;

/** Text as bytes, in UTF-8. */
export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Bytes as text; a byte order mark at the beginning is left out. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** The same bytes, not a copy. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/**
 * Reads a text with the line ends of every platform made alike, so that a Windows checkout gives the same bytes.
 * @throws UnreadableError
 */
export function readText(file: string): string {
  return readNamedText(file).replaceAll('\r\n', '\n');
}

/** What is in memory at once when a folder is read. Everything that is built here is smaller than 1 MB. */
const maxFolderBytes = 256 * megabyte;

/**
 * Reads a folder with everything below it, in the order of the paths.
 * @throws UnreadableError when something in it cannot be read, or it is too large.
 */
export function readFolder(folder: string): FileTree {
  const files: FileTree = new Map();
  let left = maxFolderBytes;
  for (const path of listFiles(folder)) {
    const place = join(folder, path);
    // No file of it is to blame: another folder is meant, such as one without the packages of a checkout.
    if (reading(place, () => statSync(place)).size > left)
      throw new UnreadableError(
        folder,
        `holds more than ${maxFolderBytes / megabyte} MB. Name the folder that is meant.`,
      );
    const bytes = readNamedFile(place, { bytes: left, reason: 'its folder is too large' });
    left -= bytes.length;
    files.set(path, bytes);
  }
  return files;
}

/** The files below a folder, by their paths inside it; a zip's entry for the folder itself is none of them. */
export function filesBelow(tree: FileTree, folder: string): FileTree {
  const start = `${folder}/`;
  const inside = [...tree].filter(([path]) => path.startsWith(start) && path !== start);
  return new Map(inside.map(([path, bytes]) => [path.slice(start.length), bytes]));
}

/** Puts a tree into a folder of another tree. */
export function below(folder: string, tree: FileTree): FileTree {
  return new Map([...tree].map(([path, bytes]) => [`${folder}/${path}`, bytes]));
}

/** Names of the folders at the root of a tree. */
export function rootFolders(tree: FileTree): string[] {
  const folders = [...tree.keys()].filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/')));
  return [...new Set(folders)];
}

/** The folders at the root of a tree, each with the files below it. */
export function rootSubtrees(tree: FileTree): Map<string, FileTree> {
  const folders = new Map<string, FileTree>();
  for (const [path, bytes] of tree) {
    const slash = path.indexOf('/');
    if (slash < 0 || slash === path.length - 1) continue;
    const name = path.slice(0, slash);
    const files = folders.get(name) ?? new Map<string, Uint8Array>();
    folders.set(name, files.set(path.slice(slash + 1), bytes));
  }
  return folders;
}

/** Names of the files at the root of a tree. */
export function rootFiles(tree: FileTree): string[] {
  return [...tree.keys()].filter((path) => !path.includes('/'));
}
