import { createRequire } from 'node:module';
import type * as JsoncParser from 'jsonc-parser';
import type { JSONScanner } from 'jsonc-parser';
import type { Json, JsonObject } from './json.ts';
import { segments } from './json-pointer.ts';
import { isInvisible, nameCharacter } from './name-character.ts';
import { shorten } from './shorten.ts';

// The kinds of tokens of jsonc-parser, whose const enums cannot be imported under isolated modules.
const SyntaxKind = {
  OpenBraceToken: 1,
  CloseBraceToken: 2,
  OpenBracketToken: 3,
  CloseBracketToken: 4,
  CommaToken: 5,
  ColonToken: 6,
  NullKeyword: 7,
  TrueKeyword: 8,
  FalseKeyword: 9,
  StringLiteral: 10,
  NumericLiteral: 11,
  LineCommentTrivia: 12,
  BlockCommentTrivia: 13,
  LineBreakTrivia: 14,
  Trivia: 15,
  EOF: 17,
};
const ScanError = { None: 0 };

/** Characters by the number of their token. */
const punctuation = ['', '{', '}', '[', ']', ',', ':'];

/** Where a value stands in its text; `keyStart` is the offset of its property name. */
export interface JsonNode {
  start: number;
  keyStart?: number;
  children?: Map<string, JsonNode> | JsonNode[];
}

/** A fault of the text itself, named like the rule that explains it. */
export interface ParseProblem {
  rule: 'JsonNotValid' | 'JsonDuplicateKey' | 'JsonTooDeep';
  offset: number;
  args: Record<string, string | number>;
}

/** Loaded when needed: the mock server's start, which parses only what is right, would wait for it. */
let jsonc: typeof JsoncParser | undefined;

interface ParsedJson {
  value?: Json;
  node?: JsonNode;
  problems: ParseProblem[];
}

/** No connector nests deeper than about 40; a parser and every walker behind it can recurse safely up to here. */
export const maxDepth = 200;

/** An array or object that is not closed yet, and the places of what it holds. */
type Frame =
  | { isArray: true; value: Json[]; children: JsonNode[] }
  | { isArray: false; value: JsonObject; children: Map<string, JsonNode> };

/**
 * Parses strict JSON and keeps the offset of every value. It works on the scanner of jsonc-parser with its own stack,
 * because the parser of that package recurses and a deeply nested text would exhaust the call stack.
 */
export function parseJson(text: string): ParsedJson {
  jsonc ??= createRequire(import.meta.url)('jsonc-parser') as typeof JsoncParser;
  const scanner = jsonc.createScanner(text, false);
  const problems: ParseProblem[] = [];
  const stack: Frame[] = [];
  let root: { value: Json; node: JsonNode } | undefined;

  const failAt = (offset: number, found: string): ParsedJson => ({
    problems: [...problems, { rule: 'JsonNotValid', offset, args: { found } }],
  });
  const fail = (found: string): ParsedJson => failAt(scanner.getTokenOffset(), found);
  const failInToken = (): ParsedJson => {
    const { at, found } = describeFault(scanner, token, text);
    return failAt(at, found);
  };

  let token = nextToken(scanner);
  for (;;) {
    // A property name, when an object is open.
    const frame = stack.at(-1);
    let key = '';
    let keyStart: number | undefined;
    if (frame !== undefined && !frame.isArray) {
      if (token !== SyntaxKind.StringLiteral)
        return fail(`${describe(scanner, token)} where a property name was expected`);
      if (scanner.getTokenError() !== ScanError.None) return failInToken();
      key = scanner.getTokenValue();
      keyStart = scanner.getTokenOffset();
      if (frame.children.has(key)) {
        problems.push({ rule: 'JsonDuplicateKey', offset: keyStart, args: { key } });
      }
      token = nextToken(scanner);
      if (token !== SyntaxKind.ColonToken) return fail(`${describe(scanner, token)} where ":" was expected`);
      token = nextToken(scanner);
    }

    // A value.
    if (scanner.getTokenError() !== ScanError.None) return failInToken();
    const node: JsonNode = { start: scanner.getTokenOffset() };
    if (keyStart !== undefined) node.keyStart = keyStart;
    const opened = openFrame(token, node);
    const value = opened === undefined ? scalar(scanner, token) : opened.value;
    if (value === undefined) return fail(`${describe(scanner, token)} where a value was expected`);
    if (frame === undefined) root = { value, node };
    else add(frame, key, value, node);

    let isEmpty = false;
    if (opened !== undefined) {
      if (stack.length >= maxDepth) {
        return { problems: [...problems, { rule: 'JsonTooDeep', offset: node.start, args: { limit: maxDepth } }] };
      }
      stack.push(opened);
      token = nextToken(scanner);
      isEmpty = token === (opened.isArray ? SyntaxKind.CloseBracketToken : SyntaxKind.CloseBraceToken);
      if (!isEmpty) continue;
    } else {
      token = nextToken(scanner);
    }

    // Closing brackets, then a comma or the end.
    for (;;) {
      const open = stack.at(-1);
      if (open === undefined) {
        if (token !== SyntaxKind.EOF) return fail(`${describe(scanner, token)} after the end of the document`);
        return root === undefined ? { problems } : { ...root, problems };
      }
      if (token !== (open.isArray ? SyntaxKind.CloseBracketToken : SyntaxKind.CloseBraceToken)) break;
      stack.pop();
      token = nextToken(scanner);
    }
    if (token !== SyntaxKind.CommaToken)
      return fail(`${describe(scanner, token)} where "," or a closing bracket was expected`);
    token = nextToken(scanner);
  }
}

function nextToken(scanner: JSONScanner): number {
  let token: number = scanner.scan();
  while (token === SyntaxKind.Trivia || token === SyntaxKind.LineBreakTrivia) token = scanner.scan();
  return token;
}

function openFrame(token: number, node: JsonNode): Frame | undefined {
  if (token === SyntaxKind.OpenBraceToken) {
    const children = new Map<string, JsonNode>();
    node.children = children;
    // No prototype: a definition may call a property "constructor" or "__proto__".
    return { isArray: false, value: Object.create(null), children };
  }
  if (token === SyntaxKind.OpenBracketToken) {
    const children: JsonNode[] = [];
    node.children = children;
    return { isArray: true, value: [], children };
  }
  return undefined;
}

function scalar(scanner: JSONScanner, token: number): Json | undefined {
  switch (token) {
    case SyntaxKind.StringLiteral:
      return scanner.getTokenValue();
    case SyntaxKind.NumericLiteral:
      return Number(scanner.getTokenValue());
    case SyntaxKind.TrueKeyword:
      return true;
    case SyntaxKind.FalseKeyword:
      return false;
    case SyntaxKind.NullKeyword:
      return null;
    default:
      return undefined;
  }
}

function add(frame: Frame, key: string, value: Json, node: JsonNode): void {
  if (frame.isArray) {
    frame.value.push(value);
    frame.children.push(node);
  } else {
    frame.value[key] = value;
    frame.children.set(key, node);
  }
}

function describe(scanner: JSONScanner, token: number): string {
  if (token === SyntaxKind.EOF) return 'the end of the file';
  if (token === SyntaxKind.LineCommentTrivia || token === SyntaxKind.BlockCommentTrivia) return 'a comment';
  // The scanner has no text for a bracket, comma or colon.
  const source = scanner.getTokenValue() || (punctuation[token] ?? '');
  const shown = shorten(source, 30);
  // Byte order marks, blanks of other kinds and the like would show as nothing between the quotes.
  const invisible = [...source].find(isInvisible);
  if (invisible !== undefined) return nameCharacter(invisible);
  return scanner.getTokenError() === ScanError.None ? `"${shown}"` : `broken text "${shown}"`;
}

/** What is wrong inside of a token, and where: the scanner gives its text without it. */
function describeFault(scanner: JSONScanner, token: number, text: string): { at: number; found: string } {
  const start = scanner.getTokenOffset();
  if (token !== SyntaxKind.StringLiteral) return { at: start, found: describe(scanner, token) };
  const source = text.slice(start, start + scanner.getTokenLength());
  // Escapes that are right are passed over whole, so that no part of one is taken for another.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  for (const { 0: part, index } of source.matchAll(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4})|\\|[\0-\x1f]/g)) {
    const at = start + index;
    if (part === '\\') {
      const [escaped = ''] = source.slice(index + 1);
      return { at, found: `"\\${escaped.trim()}", which is no escape (a backslash itself is written \\\\)` };
    }
    if (part.length === 1) return { at, found: `${nameCharacter(part)} in a text, where only its escape may stand` };
  }
  const shown = shorten(source.slice(1), 30);
  return { at: start, found: `the text "${shown}" without its closing quote on the same line` };
}

/** Offset of the place that a pointer names, or of the nearest place above it that exists. */
export function offsetOf(root: JsonNode | undefined, pointer: string): number {
  let node = root;
  for (const key of segments(pointer)) {
    const children = node?.children;
    const next = Array.isArray(children) ? children[Number(key)] : children?.get(key);
    if (next === undefined) break;
    node = next;
  }
  return node === undefined ? 0 : (node.keyStart ?? node.start);
}
