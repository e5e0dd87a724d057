import { blankCommentsAndStrings } from '../lib/csharp-text.ts';

/** An operation id that a script spells out, and where. */
export interface AskedOperation {
  id: string;
  offset: number;
}

/** What may stand for the operation: its last name in a group. Which names do is asked of each match, so that all are found at once. */
const operand = '(?:this\\s*\\.\\s*)?(?:Context\\s*\\.\\s*)?\\b(\\w+)\\b';
const called = '(\\s*\\(\\s*\\))?';
/** A text, when its letters are blanked. */
const text = '"[ ]*"';

/** Comparisons, each up to its text. */
const comparisons = [
  new RegExp(`\\b(\\w+)${called}\\s*(?:==|!=|\\.\\s*Equals\\s*\\(|\\bis\\b(?:\\s+not\\b)?)\\s*(?=")`, 'g'),
  new RegExp(`\\bEquals\\s*\\(\\s*${operand}${called}\\s*,\\s*(?=")`, 'g'),
  new RegExp(`\\bEquals\\s*\\(\\s*(?=${text}\\s*,\\s*${operand}${called}\\s*[,)])`, 'g'),
  new RegExp(`(?=${text}\\s*(?:==|!=|\\.\\s*Equals\\s*\\()\\s*${operand}${called}(?!\\s*[.[(]))`, 'g'),
];

/**
 * The operation ids that a script tells apart: in comparisons, in the labels of a switch, and in the keys of a dictionary,
 * a set or a list that is looked up by the operation. What holds the id may be `Context.OperationId`, a method or property
 * such as `OperationName()`, or a variable that is made from one of them.
 */
export function findAskedOperations(source: string): AskedOperation[] {
  const code = blankCommentsAndStrings(source);
  const isOperation = operationsIn(code);
  const closings = closingBrackets(code);
  const offsets = [
    ...comparisons.flatMap((pattern) =>
      [...code.matchAll(pattern)].filter(isOperation).map(({ 0: found, index }) => index + found.length),
    ),
    ...labelsOf(code, isOperation),
    ...blocksAfter(code, new RegExp(`\\b(\\w+)${called}\\s+switch\\s*\\{`, 'g'), isOperation).flatMap((start) =>
      entriesOf(code, start, closings).filter((at) => code[at] === '"'),
    ),
    ...keysOfTables(code, tablesLookedUp(code, isOperation), closings),
  ];
  return [...new Set(offsets)].sort((a, b) => a - b).flatMap((offset) => plainTextAt(source, offset));
}

/** Whether a match names the operation, by the name in its first group and the brackets of a call in its second. */
type IsOperation = (match: RegExpExecArray) => boolean;

/** What makes another text of the id: a part of it, something that is looked up by it, or more than it. */
const ofPart =
  /[+[$]|\.\s*(?:Split|Substring|Remove|Replace|Insert|Trim\w+|First|Last|Skip|Take|Length|IndexOf|StartsWith|EndsWith|Contains|Match)\b/;

/** Whether a value is the id itself, or one of its branches is: what a condition asks makes no text. */
function isWhole(value: string): boolean {
  const parts = value.split(/(?<!\?)\?(?![.?[])/);
  const last = parts.pop() ?? '';
  const branches = [...parts.map((part) => part.slice(0, part.lastIndexOf(':') + 1)), last].join(' ');
  return /\bOperation(?:Id|Name)\b/.test(branches) && !ofPart.test(branches);
}

/** Distances are limited, so that a script without a semicolon ends too. */
function operationsIn(code: string): IsOperation {
  const made = /\b(?:var|string)\s+(\w+)\s*=([^;]{0,400}\bOperation(?:Id|Name)\b[^;]{0,400})/g;
  const [wholes, parts] = [new Set<string>(), new Set<string>()];
  for (const [, name = '', value = ''] of code.matchAll(made)) (isWhole(value) ? wholes : parts).add(name);
  return ([, name = '', call]) =>
    call === undefined && (wholes.has(name) || parts.has(name))
      ? wholes.has(name)
      : /^[oO]peration(?:Id|Name)?$/.test(name);
}

/** Where the labels of a switch over the operation begin, without those of another switch within. */
function labelsOf(code: string, isOperation: IsOperation): number[] {
  const asking = new Set(
    blocksAfter(code, new RegExp(`\\bswitch\\s*\\(\\s*${operand}${called}\\s*\\)\\s*\\{`, 'g'), isOperation),
  );
  const all = new Set(blocksAfter(code, /\bswitch\s*\([^{};]{0,400}\)\s*\{/g));
  const labels: number[] = [];
  const around = [false];
  for (const { 0: found, index } of code.matchAll(/[{}]|\bcase\s+(?=")/g)) {
    const end = index + found.length;
    const isAsking = around.at(-1) ?? false;
    if (found === '}') around.pop();
    else if (found === '{') around.push(asking.has(end) || (isAsking && !all.has(end)));
    else if (isAsking) labels.push(end);
  }
  return labels;
}

/** Names of what is looked up by the operation: `Table[operation]`, `Table.TryGetValue(operation`, `Table.Contains(…`. */
function tablesLookedUp(code: string, isOperation: IsOperation): Set<string> {
  const lookUps = [
    new RegExp(`\\b(?=${operand}${called}\\s*\\])(?<=\\b(?<table>\\w+)\\s*\\[\\s*)`, 'g'),
    new RegExp(
      `\\b(?=${operand}${called})(?<=\\b(?<table>\\w+)\\s*\\.\\s*(?:TryGetValue|ContainsKey|Contains|IndexOf)\\s*\\(\\s*)`,
      'g',
    ),
  ];
  const found = lookUps.flatMap((pattern) => [...code.matchAll(pattern)].filter(isOperation));
  return new Set(found.map(({ groups }) => groups?.table ?? ''));
}

/** Keys in the initialisers of tables, and those that are set one by one. */
function keysOfTables(code: string, tables: ReadonlySet<string>, closings: Closings): number[] {
  const isTable: IsOperation = ([, name = '']) => tables.has(name);
  const initialiser = /\b(\w+)\b(?=(?<rest>\s*(?:\{\s*get;[^}]{0,100}\}\s*)?=>?\s*(?:new\b[^{};]{0,400})?\{))/g;
  const own = blocksAfter(code, initialiser, isTable).flatMap((start) => {
    const entries = entriesOf(code, start, closings);
    const keyed = entries.flatMap((at) => (/[[{]/.test(code[at] ?? '') ? [firstLetter(code, at + 1)] : []));
    const texts = (offsets: number[]) => offsets.filter((at) => code[at] === '"');
    return texts(keyed).length > 0 ? texts(keyed) : texts(entries);
  });
  const single = [...code.matchAll(/\b(\w+)\s*(?:\.\s*Add\s*\(|\[)\s*(?=")/g)].filter(isTable);
  return [...own, ...single.map(({ 0: found, index }) => index + found.length)];
}

/** Where the blocks that a pattern opens begin, behind their braces. */
function blocksAfter(code: string, pattern: RegExp, isMeant: IsOperation = () => true): number[] {
  return [...code.matchAll(pattern)]
    .filter(isMeant)
    .map(({ 0: found, index, groups }) => index + found.length + (groups?.rest?.length ?? 0));
}

/** Where each bracket that is open closes. */
type Closings = ReadonlyMap<number, number>;

function closingBrackets(code: string): Closings {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: found, index } of code.matchAll(/[()[\]{}]/g)) {
    if (/[([{]/.test(found)) open.push(index);
    else closings.set(open.pop() ?? -1, index);
  }
  return closings;
}

/** Where the entries of a block begin, which commas part; what is in brackets within them is passed over. */
function entriesOf(code: string, start: number, closings: Closings): number[] {
  const entries = [firstLetter(code, start)];
  const signs = /[()[\]{},]/g;
  signs.lastIndex = start;
  for (let match = signs.exec(code); match !== null && !/[)\]}]/.test(match[0]); match = signs.exec(code)) {
    if (match[0] === ',') entries.push(firstLetter(code, signs.lastIndex));
    else signs.lastIndex = closings.has(match.index) ? (closings.get(match.index) ?? 0) + 1 : code.length;
  }
  return entries;
}

function firstLetter(code: string, from: number): number {
  const blanks = /\s*/y;
  blanks.lastIndex = from;
  blanks.test(code);
  return blanks.lastIndex;
}

/** A name, or what may be one in Base64. */
function plainTextAt(source: string, offset: number): AskedOperation[] {
  const text = /"(\w+|[\w+/]+={1,2})"/y;
  text.lastIndex = offset;
  const id = text.exec(source)?.[1];
  return id === undefined ? [] : [{ id, offset }];
}
