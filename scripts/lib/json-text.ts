import { createLineIndex, type LinePlace } from './line-index.ts';
import { maxDepth, parseJson } from './positions.ts';

/** What keeps a text from being JSON, and where. */
export type JsonProblem = { found: string } & LinePlace;

/** The value of a text, or what is wrong with it. Its shape is not looked at. */
export function parseJsonText<T>(
  text: string,
): { value: T; problem?: undefined } | { value?: undefined; problem: JsonProblem } {
  const deep = findTooDeep(text);
  if (deep !== undefined) return { problem: problemAt(text, deep, `more than ${maxDepth} levels of brackets`) };
  try {
    return { value: JSON.parse(text) };
  } catch {
    // Some versions of Node give no position, and all of them show a part of the text.
    const problem = parseJson(text).problems.find(({ rule }) => rule === 'JsonNotValid');
    return { problem: problemAt(text, problem?.offset ?? 0, `found ${problem?.args.found}`) };
  }
}

function problemAt(text: string, offset: number, found: string): JsonProblem {
  return { found, ...createLineIndex(text).placeOf(offset) };
}

/** The offset behind a string that begins before `start`. A pattern would exhaust the call stack at some millions of characters. */
function endOfString(text: string, start: number): number {
  for (let at = start; ; at += 1) {
    at = text.indexOf('"', at);
    if (at === -1) return text.length;
    let escapes = 0;
    while (at - 1 - escapes >= start && text[at - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return at + 1;
  }
}

/** The offset of the bracket from which on a walk through the value could exhaust the call stack. */
function findTooDeep(text: string): number | undefined {
  // Most texts have too few brackets, wherever they stand.
  if (text.split(/[[{]/, maxDepth + 2).length <= maxDepth + 1) return undefined;
  const token = /["[{\]}]/g;
  let depth = 0;
  // Each token is told by its last character: to make an object for each takes longer than JSON.parse.
  while (token.test(text)) {
    const end = text[token.lastIndex - 1];
    if (end === '"') token.lastIndex = endOfString(text, token.lastIndex);
    if (end === '[' || end === '{') depth++;
    else if (end === ']' || end === '}') depth--;
    if (depth > maxDepth) return token.lastIndex - 1;
  }
  return undefined;
}
