import { decode } from '../../lib/file-tree.ts';
import type { Json } from '../../lib/json.ts';
import { messageOf } from '../../lib/message-of.ts';
import type { Find } from './package-finding.ts';

/** Reads a JSON file of an artifact, in which nothing is taken for granted. What is no JSON is found and undefined. */
export function readJson(bytes: Uint8Array, find: Find): Json | undefined {
  try {
    return JSON.parse(decode(bytes));
  } catch (error) {
    find('', `it is no JSON: ${messageOf(error)}`, 'Correct it');
    return undefined;
  }
}
