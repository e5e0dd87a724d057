import { decode } from '../../lib/file-tree.ts';
import type { Json } from '../../lib/json.ts';
import { parseJsonText } from '../../lib/json-text.ts';
import { encodingProblem } from '../../lib/read-file.ts';
import type { Find } from './package-finding.ts';

/** Reads a JSON file of an artifact, in which nothing is taken for granted. What is no JSON is found and undefined. */
export function readJson(bytes: Uint8Array, find: Find): Json | undefined {
  const encoding = encodingProblem(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (encoding !== undefined) {
    find('', `it is no JSON: line ${encoding.line} is ${encoding.found}`, 'Save it as UTF-8');
    return undefined;
  }
  const { value, problem } = parseJsonText<Json>(decode(bytes));
  if (problem !== undefined)
    find('', `it is no JSON: line ${problem.line}, column ${problem.column}: ${problem.found}`, 'Correct it');
  return value;
}
