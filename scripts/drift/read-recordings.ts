import { join } from 'node:path';
import type * as cqcApi from '../../types/cqc-api.d.ts';
import { isFolder, listFiles } from '../lib/list-files.ts';
import { megabyte, readNamedJson } from '../lib/read-file.ts';
import { recordedFile } from '../lib/recorded-folder.ts';
import { Refusal } from '../lib/refusal.ts';
import type { Recording } from './find-drift.ts';

/** The largest answer that CQC gives is a list with everything in it. */
const recordedBody = { bytes: 64 * megabyte, reason: 'no answer of CQC is that large' };

/** What a recorded folder holds beside bodies of CQC: what it was made of, and changes with times that CQC does not give. */
const noBodies = [recordedFile, 'changes.json'];

/** The operations that the bodies of a recorded folder come from, by the beginning of their paths. */
const operations: [path: string, operationId: keyof cqcApi.operations][] = [
  ['locations/', 'LocationDetails'],
  ['providers/', 'ProviderDetails'],
  ['inspection-areas.json', 'InspectionAreas'],
];

/**
 * Reads every JSON file of a folder and of those below it, in the order of their names, one at a time. A folder of
 * `npm run record` is read as what it is.
 * @throws Refusal that names the folder or the file.
 */
export function* readRecordings(folder: string): Generator<Recording> {
  if (!isFolder(folder))
    throw new Refusal(`${folder}: no such folder. Give the one that holds recorded bodies to --from.`);
  const names = listFiles(folder).filter((name) => name.endsWith('.json'));
  if (names.length === 0)
    throw new Refusal(`${folder}: no JSON files. Give the folder that holds recorded bodies to --from.`);
  const isRecorded = names.includes(recordedFile);
  for (const name of names) {
    if (isRecorded && noBodies.includes(name)) continue;
    const file = join(folder, name);
    const [, operationId] = (isRecorded && operations.find(([path]) => name.startsWith(path))) || [];
    yield { file, body: readNamedJson(file, recordedBody), ...(operationId && { operationId }) };
  }
}
