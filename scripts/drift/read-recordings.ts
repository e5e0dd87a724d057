import { join } from 'node:path';
import { isFolder, listFiles } from '../lib/list-files.ts';
import { megabyte, readNamedJson } from '../lib/read-file.ts';
import { Refusal } from '../lib/refusal.ts';
import type { Recording } from './find-drift.ts';

/** The largest answer that CQC gives is a list with everything in it. */
const recordedBody = { bytes: 64 * megabyte, reason: 'no answer of CQC is that large' };

/**
 * Reads every JSON file of a folder and of those below it, in the order of their names, one at a time.
 * @throws Refusal that names the folder or the file.
 */
export function* readRecordings(folder: string): Generator<Recording> {
  if (!isFolder(folder))
    throw new Refusal(`${folder}: no such folder. Give the one that holds recorded bodies to --from.`);
  const names = listFiles(folder).filter((name) => name.endsWith('.json'));
  if (names.length === 0)
    throw new Refusal(`${folder}: no JSON files. Give the folder that holds recorded bodies to --from.`);
  for (const name of names) {
    const file = join(folder, name);
    yield { file, body: readNamedJson(file, recordedBody) };
  }
}
