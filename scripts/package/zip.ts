import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import type { FileTree } from './file-tree.ts';

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
 * @throws Error when it is no zip or is larger unpacked than any artifact can be.
 */
export function readZip(bytes: Uint8Array): FileTree {
  let total = 0;
  const filter = ({ originalSize }: UnzipFileInfo) => {
    total += originalSize;
    if (total > maxUnpackedBytes) throw new Error(`it unpacks to more than ${maxUnpackedBytes / 1024 / 1024} MB`);
    return true;
  };
  return new Map(Object.entries(unzipSync(bytes, { filter })));
}
