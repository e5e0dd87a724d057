import { createScanner } from 'jsonc-parser';
import { bufferOf } from '../../lib/file-tree.ts';
import type { Json } from '../../lib/json.ts';
import { type JsonProblem, parseJsonText } from '../../lib/json-text.ts';
import { createLineIndex } from '../../lib/line-index.ts';
import { decodeLeniently, encodingProblem } from '../../lib/read-file.ts';
import type { Find, Severity } from './package-finding.ts';

/**
 * Reads a JSON file of an artifact, in which nothing is taken for granted. What is no JSON is found and undefined; what is not UTF-8 is found
 * and read as far as it can be.
 */
export function readJson(bytes: Uint8Array, find: Find): Json | undefined {
  const { value, problem } = parseJsonText<Json>(readText(bytes, find));
  if (problem !== undefined) findProblem(problem, find);
  return value;
}

const findProblem = ({ line, column, found }: JsonProblem, find: Find): void =>
  find('', `it is no JSON: line ${line}, column ${column}: ${found}`, 'Correct it');

/**
 * Reads JSON that may be an ARM template, which may have comments and texts of several lines ("Understand the structure and
 * syntax of ARM templates", Microsoft Learn).
 */
export function readTemplate(bytes: Uint8Array, isTemplate: (value: Json) => boolean, find: Find): Json | undefined {
  const text = readText(bytes, find);
  const strict = parseJsonText<Json>(text);
  if (strict.problem === undefined) return strict.value;
  const plain = asPlainJson(text);
  const { value, problem } = parseJsonText<Json>(plain);
  if (problem !== undefined) {
    findProblem({ ...problem, ...createLineIndex(text).placeOf(createLineIndex(plain).offsetOf(problem)) }, find);
    return undefined;
  }
  if (!isTemplate(value)) {
    findProblem(strict.problem, find);
    return undefined;
  }
  find('', 'it has comments or texts of several lines', 'The Azure CLI takes them; other tools refuse them', 'note');
  return value;
}

/** A text of equal length with blanks in place of comments and of line breaks in strings. */
function asPlainJson(text: string): string {
  const scanner = createScanner(text);
  let plain = '';
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const start = scanner.getTokenOffset();
    const isString = text[start] === '"';
    if (isString) scanner.setPosition(endOfString(text, start));
    const token = text.slice(start, scanner.getPosition());
    if (isString) plain += token.replace(/[\r\n]/g, ' ');
    else plain += /^\/[/*]/.test(token) ? token.replace(/[^\r\n]/g, ' ') : token;
  }
  return plain;
}

/** The scanner ends a string where its line ends. */
function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return Math.min(end + 1, text.length);
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
