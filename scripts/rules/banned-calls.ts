import { readFileSync } from 'node:fs';
import { csharpName } from '../lib/csharp-text.ts';
import { bannedSymbolsFile } from '../lib/script-namespaces.ts';
import { declaredNames } from './declared-names.ts';
import { aliasesOf } from './script-class.ts';

interface BannedCall {
  offset: number;
  /** The call as the script writes it. */
  found: string;
  advice: string;
}

/** Types whose banned members are called by the name of the type, so that the text shows the call. */
const staticTypes = ['Environment', 'Console', 'Path', 'Type', 'XDocument', 'XElement'];
/** Those of them whose members take a stream too: the text shows a file where it stands between quotes. */
const streamTypes = ['XDocument', 'XElement'];
/** The first and last character of a text are left of it, and the code in its holes. */
const withString = /\s*\(\s*(?:"\s*|[$@]\s[^"]{0,400})"\s*[,)+]/y;

/** Banned types and members, each by its whole name and by the name without the namespace. */
const banned = readBannedSymbols();
const longestName = Math.max(...[...banned.keys()].map((name) => name.split('.').length));

const chain = `(?:global\\s*::\\s*)?${csharpName}(?:\\s*\\.\\s*${csharpName})`;
const call = new RegExp(`(?=[\\p{L}_])(?<!\\.\\s*|[\\p{L}\\p{N}_])${chain}+`, 'gu');
const creation = new RegExp(`\\bnew\\s+(?<type>${chain}*)(?=\\s*[({])`, 'gu');
const creationOfTarget = new RegExp(
  `(?=[\\p{L}_])(?<!\\.\\s*|[\\p{L}\\p{N}_])(?<type>${chain}*)\\s+${csharpName}\\s*(?:\\{[^{}]{0,100}\\}\\s*)?=\\s*new\\s*\\(`,
  'gu',
);
const mention = new RegExp(`\\b(?:using\\s+static\\s+|typeof\\s*\\(\\s*)(?<type>${chain}*)(?:(?=\\s*;)|\\s*\\))`, 'gu');
/** One of those between square brackets, whatever it is for: `[Obsolete, DllImport(`, `[method: DllImport(`. */
const attribute = new RegExp(`(?=[\\p{L}_])(?<=[[,:]\\s*)(?<type>${chain}*)(?=\\s*\\()`, 'gu');

/**
 * Uses of the types and static members of the script host's BannedSymbols.txt that can be told from the text: by the whole
 * name, by an alias of it, or by the short one where the script gives that name to nothing else.
 */
export function findBannedCalls(code: string): BannedCall[] {
  const own = declaredNames(code);
  const aliases = aliasesOf(code);
  const symbolOf = ([first = '', ...rest]: string[]) => {
    const alias = aliases.get(first);
    if (alias !== undefined) return banned.get([...namesOf(alias), ...rest].join('.'));
    return own.has(first) ? undefined : banned.get([first, ...rest].join('.'));
  };
  const calls = [...code.matchAll(call)].flatMap(({ 0: found, index: offset }) => {
    const names = namesOf(found);
    for (let count = 1; count <= Math.min(names.length, longestName); count++) {
      const symbol = symbolOf(names.slice(0, count));
      const end = symbol?.isType ? count + 1 : count;
      if (
        symbol !== undefined &&
        end <= names.length &&
        (!symbol.needsString || hasString(code, offset + found.length))
      )
        return [{ offset, found: names.slice(0, end).join('.'), advice: symbol.advice }];
    }
    return [];
  });
  const made = (pattern: RegExp, typeOf = (name: string) => name) =>
    [...code.matchAll(pattern)].flatMap(({ 0: found, index: offset, groups }) => {
      const symbol = symbolOf(namesOf(typeOf(groups?.type ?? '')));
      return symbol?.isType ? [{ offset, found, advice: symbol.advice }] : [];
    });
  return [
    ...calls,
    ...[creation, creationOfTarget, mention].flatMap((each) => made(each)),
    ...made(attribute, (name) => name.replace(/(?:Attribute)?$/, 'Attribute')),
  ];
}

/** Whether the first argument of a call whose name ends there is a text between quotes. */
function hasString(code: string, end: number): boolean {
  withString.lastIndex = end;
  return withString.test(code);
}

function namesOf(chain: string): string[] {
  return chain
    .replace(/^global\s*::/, '')
    .split('.')
    .map((name) => name.trim());
}

function readBannedSymbols(): Map<string, { isType: boolean; needsString: boolean; advice: string }> {
  const symbols = readFileSync(bannedSymbolsFile, 'utf8')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, kind, name = '', advice = ''] = /^([TMP]):([\w.#]+)[^;]*;(.*)$/.exec(line) ?? [];
      const isType = kind === 'T';
      const short = name.split('.').slice(isType ? -1 : -2);
      if (name === '' || name.includes('#ctor') || !(isType || staticTypes.includes(short[0] ?? ''))) return [];
      const needsString = streamTypes.includes(short[0] ?? '');
      return [name, short.join('.')].map((key) => [key, { isType, needsString, advice }] as const);
    });
  // Overloads differ in their parameters alone.
  return new Map(symbols);
}
