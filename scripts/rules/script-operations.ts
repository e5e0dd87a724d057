import { blankCommentsAndStrings } from '../lib/csharp-text.ts';
import { escapePattern } from '../lib/escape-pattern.ts';

/** An operation id that a script spells out, and where. */
export interface AskedOperation {
  id: string;
  offset: number;
}

/**
 * The operation ids that a script tells apart: in comparisons, in the labels of a switch, and in the keys of a dictionary,
 * a set or a list that is looked up by the operation. What holds the id may be `Context.OperationId`, a method or property
 * such as `OperationName()`, or a variable that is made from one of them.
 */
export function findAskedOperations(source: string): AskedOperation[] {
  const code = blankCommentsAndStrings(source);
  const asking = askingPattern(code);
  const tables = tablesLookedUp(code, asking);
  const found = [
    ...textsAfter(source, code, new RegExp(`${asking}\\s*(?:==|!=|\\.Equals\\s*\\()\\s*(?=")`, 'g')),
    ...blocksAfter(code, new RegExp(`\\bswitch\\s*\\(\\s*${asking}\\s*\\)\\s*\\{`, 'g')).flatMap(({ start, end }) =>
      textsAfter(source, code, /\bcase\s+(?=")/g, start, end),
    ),
    ...blocksAfter(code, new RegExp(`${asking}\\s+switch\\s*\\{`, 'g')).flatMap(({ start, end }) =>
      keysOf(source, code, start, end, /(?:^|[,{])\s*(?=")/g),
    ),
    ...tables.flatMap((name) => keysOfTable(source, code, name)),
  ];
  return found.sort((a, b) => a.offset - b.offset);
}

/** What stands for the id of the operation. Distances are limited, so that a script without a semicolon ends too. */
function askingPattern(code: string): string {
  const direct = '\\b(?:this\\s*\\.\\s*)?(?:Context\\s*\\.\\s*)?[oO]peration(?:Id|Name)?\\b(?:\\s*\\(\\s*\\))?';
  const made = /\b(?:var|string)\s+(\w+)\s*=[^;]{0,400}\bOperation(?:Id|Name)\b/g;
  const names = [...code.matchAll(made)].map((match) => `\\b${escapePattern(match[1] ?? '')}\\b`);
  return `(?:${[direct, ...new Set(names)].join('|')})`;
}

/** Names of what is looked up by the operation: `Table[operation]`, `Table.TryGetValue(operation`, `Table.Contains(…`. */
function tablesLookedUp(code: string, asking: string): string[] {
  const lookUp = new RegExp(
    `\\b(\\w+)\\s*(?:\\[\\s*${asking}\\s*\\]|\\.\\s*(?:TryGetValue|ContainsKey|Contains|IndexOf)\\s*\\(\\s*${asking})`,
    'g',
  );
  return [...new Set([...code.matchAll(lookUp)].map((match) => match[1] ?? ''))];
}

/** Keys in the initialiser of a table, and those that are set one by one. */
function keysOfTable(source: string, code: string, name: string): AskedOperation[] {
  const table = `\\b${escapePattern(name)}\\b`;
  const initialiser = new RegExp(
    `${table}\\s*(?:\\{\\s*get;[^}]{0,100}\\}\\s*)?=>?\\s*(?:new\\b[^{};]{0,400})?\\{`,
    'g',
  );
  const own = blocksAfter(code, initialiser).flatMap(({ start, end }) => {
    const keyed = keysOf(source, code, start, end, /(?:^|[,{])\s*(?:\[|\{)\s*(?=")/g);
    return keyed.length > 0 ? keyed : keysOf(source, code, start, end, /(?:^|,)\s*(?=")/g);
  });
  const single = new RegExp(`${table}\\s*(?:\\.\\s*Add\\s*\\(|\\[)\\s*(?=")`, 'g');
  return [...own, ...textsAfter(source, code, single)];
}

/** Texts behind a pattern at the level of a block itself, and the first text of each block within: `{ "Id", … }`. */
function keysOf(source: string, code: string, start: number, end: number, pattern: RegExp): AskedOperation[] {
  const level: string[] = [];
  let depth = 0;
  let isOpening = false;
  for (let at = start; at < end; at++) {
    const letter = code[at] ?? '';
    if (letter === '}') depth--;
    const isShown = depth === 0 || (depth === 1 && isOpening && /[\s"]/.test(letter));
    level.push(isShown ? letter : ' ');
    if (letter === '{') depth++;
    isOpening = letter === '{' || (isOpening && /\s/.test(letter));
  }
  return textsAfter(source, code.slice(0, start) + level.join(''), pattern, start, end);
}

/** Plain texts that begin where a pattern ends. */
function textsAfter(source: string, code: string, pattern: RegExp, start = 0, end = code.length): AskedOperation[] {
  return [...code.slice(start, end).matchAll(pattern)].flatMap((match) => {
    const offset = start + match.index + match[0].length;
    const id = /^"(\w+)"/.exec(source.slice(offset, offset + 200))?.[1];
    return id === undefined ? [] : [{ id, offset }];
  });
}

/** The blocks that a pattern opens, without their braces. */
function blocksAfter(code: string, pattern: RegExp): { start: number; end: number }[] {
  return [...code.matchAll(pattern)].map((match) => {
    const start = match.index + match[0].length;
    return { start, end: closingBrace(code, start) };
  });
}

function closingBrace(code: string, start: number): number {
  let depth = 1;
  for (let at = start; at < code.length; at++) {
    if (code[at] === '{') depth++;
    else if (code[at] === '}' && --depth === 0) return at;
  }
  return code.length;
}
