import { bufferOf } from '../../lib/file-tree.ts';
import type { Json } from '../../lib/json.ts';
import { parseJsonText } from '../../lib/json-text.ts';
import { decodeLeniently, encodingProblem } from '../../lib/read-file.ts';
import type { Find, Severity } from './package-finding.ts';

/**
 * Reads a JSON file of an artifact, in which nothing is taken for granted. What is no JSON is found and undefined; what is not UTF-8 is found
 * and read as far as it can be.
 */
export function readJson(bytes: Uint8Array, find: Find): Json | undefined {
  const { value, problem } = parseJsonText<Json>(readText(bytes, find));
  if (problem !== undefined)
    find('', `it is no JSON: line ${problem.line}, column ${problem.column}: ${problem.found}`, 'Correct it');
  return value;
}

/** Reads a text of an artifact, without its byte order mark. What is not UTF-8 is found, and read as far as it can be. */
export function readText(bytes: Uint8Array, find: Find, severity: Severity = 'error'): string {
  const buffer = bufferOf(bytes);
  const encoding = encodingProblem(buffer);
  if (encoding !== undefined) {
    const place = `line ${encoding.line}, byte ${encoding.byte}`;
    const remedy = 'Save it as UTF-8; it was checked as far as it could be read';
    find('', `it is ${encoding.found} (${place})`, remedy, severity);
  }
  return decodeLeniently(buffer).replace(/^\ufeff/, '');
}
