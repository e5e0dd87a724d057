import type { FileTree } from '../../lib/file-tree.ts';
import { markerLines, readMarker } from '../../lib/folder-marker.ts';

/** What a new recording has otherwise than the one in its place: paths of files, sorted. */
export interface RecordingChanges {
  added: string[];
  changed: string[];
  gone: string[];
}

/** Compares files with those that the command wrote before, by their digests; undefined when there are none. */
export function compareRecordings(folder: string, files: FileTree, writer: string): RecordingChanges | undefined {
  const marker = readMarker(folder, writer);
  if (marker === undefined) return undefined;
  const [before, after] = [digestsOf(marker), digestsOf(markerLines(files))];
  return {
    added: [...after.keys()].filter((path) => !before.has(path)),
    changed: [...after].flatMap(([path, digest]) => (before.has(path) && before.get(path) !== digest ? [path] : [])),
    gone: [...before.keys()].filter((path) => !after.has(path)),
  };
}

/** Path to digest. */
const digestsOf = (lines: readonly string[]): Map<string, string> =>
  new Map(
    lines.flatMap((line) => {
      const [, digest = '', path = ''] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      return path === '' ? [] : [[path, digest] as const];
    }),
  );
