import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import type { FileTree } from '../lib/file-tree.ts';
import { messageOf } from '../lib/message-of.ts';
import { WrongFormat } from './wrong-format.ts';

/** Larger contents are not unpacked: no artifact comes near, so only a broken or hostile file can. */
const maxUnpackedBytes = 256 * 1024 * 1024;

/**
 * Packs files into a zip whose bytes depend on nothing but the files and their order. The format stores local time, so
 * the one fixed time is local too; UTC would give other bytes in another time zone.
 */
export function writeZip(files: FileTree): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(2000, 0, 1) });
}

/**
 * Unpacks a zip in memory. Entries that only name a folder keep their trailing slash.
 * @throws WrongFormat when it is no zip, is larger unpacked than any artifact can be, or holds a file twice: one
 * reader would take the first of the two, another the last.
 */
export function readZip(bytes: Uint8Array): FileTree {
  let total = 0;
  const names = new Set<string>();
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    total += originalSize;
    if (total > maxUnpackedBytes) throw new WrongFormat(`it unpacks to more than ${maxUnpackedBytes / 1024 / 1024} MB`);
    if (names.has(name)) throw new WrongFormat(`it holds ${name} twice`);
    names.add(name);
    return true;
  };
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch (error) {
    if (error instanceof WrongFormat) throw error;
    // Whatever the library throws over bytes that are wrong, its own errors and those of JavaScript alike.
    throw new WrongFormat(`it is no zip: ${messageOf(error)}`);
  }
}
