import { zipSync } from 'fflate';
import type { FileTree } from '../lib/file-tree.ts';

/**
 * Packs files into a zip whose bytes depend on nothing but the files and their order. The format stores local time, so
 * the one fixed time is local too; UTC would give other bytes in another time zone.
 */
export function writeZip(files: FileTree): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(2000, 0, 1) });
}
