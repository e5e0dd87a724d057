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
  new RegExp(`\\b(\\w+)${called}\\s*(?:==|!=|\\.\\s*Equals\\s*\\(|\\bis\\b(?:\\s+not\\b)?(?:\\s*\\()?)\\s*(?=")`, 'g'),
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
  const code = blankCommentsAndStrings(source)
    .replace(unchanged, (found) => ' '.repeat(found.length))
    .replace(ofOther, (found) => found.replace(/\w/g, '_'));
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
    ...entriesLookedUp(code, isOperation, closings),
  ].flatMap((offset) => alternativesFrom(code, offset));
  return [...new Set(offsets)].sort((a, b) => a - b).flatMap((offset) => plainTextAt(source, offset));
}

/** What leaves a text as it is, but for its case, which is asked for elsewhere. */
const unchanged = /\??\.\s*(?:Trim|ToString|To(?:Lower|Upper)(?:Invariant)?)\s*\(\s*\)/g;
/** A member of something else, which may be called so too: `change.Operation`. */
const ofOther = /\.(?<!\b(?:this|ctx|\w*[cC]ontext)\s*(?:[?!]\s*)?\.)\s*[oO]peration(?:Id|Name)?\b/g;

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

/** A variable with its value. Distances are limited, so that a script without a semicolon ends too. */
const variable = /\b(?:var|dynamic|[sS]tring\??)\s+(\w+)\s*=(?=([^;]{0,400}))/g;
/** One that gets its value from elsewhere: from a list, from a caller of a lambda, by `out` or by a pattern from what is no id. */
const filled =
  /\bforeach\s*\(\s*[^\s()]{1,100}\s+(\w+)\s+in\b|[(,=]\s*(\w+)\s*=>|\b(?:out|is)(?<!\bOperation(?:Id|Name)\b[\s(),]{0,100}(?:out|is))\s+\w+\s+(\w+)/g;
/** A value that may be the id, as a method gives it, or that another is to follow. */
const mayBeId =
  /operation(?:id|name)|\boperation\b|operation\s*\(\s*\)|^\s*(?:""|null\b|default\b|string\s*\.\s*Empty\b)/i;

/** What is called an operation is one, unless it is known to be something else somewhere. */
function operationsIn(code: string): IsOperation {
  const [wholes, others] = [new Set<string>(), new Set<string>()];
  for (const [, name = '', value = ''] of code.matchAll(variable)) {
    const isOfWhole = () => value.match(/\w+/g)?.some((each) => wholes.has(each));
    if (/\bOperation(?:Id|Name)\b/.test(value)) (isWhole(value) ? wholes : others).add(name);
    else if (!mayBeId.test(value) && !isOfWhole()) others.add(name);
  }
  for (const [, ...names] of code.matchAll(filled)) for (const name of names) others.add(name);
  return ([, name = '', call]) =>
    call === undefined && (wholes.has(name) || others.has(name))
      ? !others.has(name)
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
      `\\b(?=${operand}${called}(?!\\s*[.[(+]))(?<=\\b(?<table>\\w+)\\s*\\.\\s*(?:TryGetValue|ContainsKey|Contains|IndexOf)\\s*\\(\\s*)`,
      'g',
    ),
  ];
  const found = lookUps.flatMap((pattern) => [...code.matchAll(pattern)].filter(isOperation));
  return new Set(found.map(({ groups }) => groups?.table ?? ''));
}

/** The entries of a list without a name that is looked up by the operation: `new[] { "A" }.Contains(operation)`. */
function entriesLookedUp(code: string, isOperation: IsOperation, closings: Closings): number[] {
  const lookUp = new RegExp(`\\}\\s*\\.\\s*(?:Contains|IndexOf)\\s*\\(\\s*${operand}${called}\\s*[,)]`, 'g');
  const ends = new Set([...code.matchAll(lookUp)].filter(isOperation).map(({ index }) => index));
  const starts = [...closings].filter(([, end]) => ends.has(end)).map(([start]) => start + 1);
  return starts.flatMap((start) => entriesOf(code, start, closings)).filter((at) => code[at] === '"');
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

/** A text and those that a pattern has beside it: `"A" or "B"`. */
function alternativesFrom(code: string, offset: number): number[] {
  const found = [offset];
  const next = new RegExp(`${text}\\s*\\bor\\s+(?=")`, 'y');
  next.lastIndex = offset;
  while (next.test(code)) found.push(next.lastIndex);
  return found;
}

/** A name, or what may be one in Base64, which is no part of a longer text. */
function plainTextAt(source: string, offset: number): AskedOperation[] {
  const text = /(?<!\+\s*)"(\w+|[\w+/]+={1,2})"(?!\s*\+)/y;
  text.lastIndex = offset;
  const id = text.exec(source)?.[1];
  return id === undefined ? [] : [{ id, offset }];
}
