import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../lib/refusal.ts';
import type { Recording } from './find-drift.ts';

/**
 * Reads every JSON file of a folder and of those below it, in the order of their names.
 * @throws Refusal that names the folder or the file.
 */
export function readRecordings(folder: string): Recording[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Refusal(`${folder}: no such folder. Give the one that holds recorded bodies to --from.`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  if (names.length === 0)
    throw new Refusal(`${folder}: no JSON files. Give the folder that holds recorded bodies to --from.`);
  return names.sort().map((name) => {
    const file = join(folder, name);
    try {
      return { file, body: JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) };
    } catch (error) {
      throw new Refusal(`${file}: ${(error as Error).message}. Record it again or take it out of the folder.`);
    }
  });
}
