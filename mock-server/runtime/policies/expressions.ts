import { isJsonObject } from '../../../scripts/lib/exact-json.ts';
import { brokenExpression, plainKey, wholeExpression } from '../../../scripts/lib/policy-expressions.ts';
import { shorten } from '../../../scripts/lib/shorten.ts';
import { type Message, readJsonBody, showExactly } from './json-body.ts';
import { type PolicyCall, PolicyNotSupported } from './policy.ts';

/**
 * The expressions of policy templates ("Policy templates", expressions): `@connectionParameters('x')`, `@headers('x')`,
 * `@queryParameters('x')`, each with a default as second argument, `@body().a.b[0]`, `@item().a`; braces around one,
 * `{@…}` or `@{…}`, are taken too. An at sign that begins none of them is text, such as that of an e-mail address.
 */
const argument = String.raw`\s*(?:'([^']*)'|"([^"]*)")\s*`;
const pattern = new RegExp(
  String.raw`(@\{\s*|\{?@)(?:(connectionParameters|headers?|queryParameters)\(${argument}(?:,${argument})?\)|(body|item)\(\)((?:\.${plainKey}|\[\d+\]|\['[^']*'\])*))((?:\s*\})?)`,
  'giu',
);

/** What goes on behind a path and is none that is read here. */
const beyond = /(?:\?[.[]|\[|\.{2,}\w)[^\s{}]*/y;

/** What begins an expression of another kind. */
const other = /@(?:\{?\s*\w+\(|\{|Request\.\w*)/i;

type Piece =
  | { kind: 'text'; text: string }
  | {
      kind: 'connectionparameters' | 'headers' | 'header' | 'queryparameters';
      name: string;
      fallback: string | undefined;
    }
  | { kind: 'body' | 'item'; keys: string[] };

/** What an expression can read: the call, the JSON body of the message that is changed, and the item of it that is being changed. */
export interface Scope {
  call: PolicyCall;
  /** The message that is changed: the request by default. */
  message?: Message;
  /** Its body where it was read already. */
  body?: unknown;
  item?: unknown;
}

export interface Template {
  /** The value with all expressions filled in; a single expression of a body keeps its type. */
  evaluate(scope: Scope): unknown;
  /** As text; `encode` is given each value that an expression brings. */
  write(scope: Scope, encode?: (value: string) => string): string;
}

/** @throws PolicyNotSupported that names an expression of another kind, or one that cannot be read. */
export function parseTemplate(source: string): Template {
  refuseBroken(source);
  const pieces: Piece[] = [];
  let end = 0;
  const addText = (until: number): void => {
    const written = source.slice(end, until);
    const unknown = other.exec(written);
    if (unknown !== null)
      throw new PolicyNotSupported(`the expression ${nameOther(source.slice(end + unknown.index))}`);
    pieces.push({ kind: 'text', text: written });
  };
  for (const match of source.matchAll(pattern)) {
    const [whole, opening = '', kind, single, double, fallbackSingle, fallbackDouble, root, path = '', closing = ''] =
      match;
    // A brace of its own is text: only a pair belongs to the expression.
    const isPair = opening !== '@' && closing !== '';
    if (opening.startsWith('@{') && !isPair) continue;
    const start = match.index + (isPair ? 0 : opening.length - 1);
    addText(start);
    end = match.index + whole.length - (isPair ? 0 : closing.length);
    beyond.lastIndex = end;
    if (root && !isPair && beyond.test(source))
      throw new PolicyNotSupported(`the expression ${source.slice(start, beyond.lastIndex)}`);
    if (kind) {
      const fallback = fallbackSingle ?? fallbackDouble;
      pieces.push({ kind: kind.toLowerCase() as 'headers', name: single ?? double ?? '', fallback });
    } else pieces.push({ kind: (root ?? 'body').toLowerCase() as 'body', keys: keysOf(path) });
  }
  addText(source.length);
  const parts = pieces.filter((piece) => piece.kind !== 'text' || piece.text !== '');

  const write: Template['write'] = (scope, encode = (value) => value) =>
    parts.map((piece) => (piece.kind === 'text' ? piece.text : encode(showExactly(readValue(piece, scope))))).join('');
  return {
    write,
    evaluate(scope) {
      const [first] = parts;
      return parts.length === 1 && first?.kind !== 'text' ? readValue(first as Piece, scope) : write(scope);
    },
  };
}

/** @throws PolicyNotSupported that says what is wrong with an expression that nothing can read. */
function refuseBroken(source: string): void {
  const broken = brokenExpression(source);
  if (broken === undefined) return;
  const reason = `which cannot be read: ${broken.fault}. Write ${broken.form}`;
  throw new PolicyNotSupported(`the expression ${broken.expression}`, reason);
}

/** `@Request.…` has no brackets. */
const nameOther = (text: string): string => shorten(/^@Request\.\w*/i.exec(text)?.[0] ?? wholeExpression(text));

function readValue(piece: Piece, scope: Scope): unknown {
  const { call, item } = scope;
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'connectionparameters':
      return call.connection.value(piece.name, piece.fallback);
    case 'headers':
    case 'header':
      return [call.request.headers[piece.name.toLowerCase()] ?? piece.fallback ?? ''].flat().join(', ');
    case 'queryparameters':
      return new URLSearchParams(call.request.query).get(piece.name) ?? piece.fallback ?? '';
    default:
      return valueBelow(
        piece.kind === 'item' ? item : (scope.body ?? readJsonBody(scope.message ?? call.request)),
        piece.keys,
      );
  }
}

const keyOfPath = new RegExp(String.raw`\.(${plainKey})|\[(\d+)\]|\['([^']*)'\]`, 'gu');

/** The keys of a path such as `.data[0]['@odata.nextLink']`. */
export function keysOf(path: string): string[] {
  return [...path.matchAll(keyOfPath)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

/** What stands below a JSON value at the end of some keys; undefined where one of them is missing. */
export function valueBelow(value: unknown, keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) {
    if (!(Array.isArray(current) || isJsonObject(current)) || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

/**
 * The keys of a path that a policy gives as an expression: `@body().a.b`, with or without the at sign and the `body()`.
 * @throws PolicyNotSupported for another expression.
 */
export function bodyKeys(path: string): string[] {
  const rest = /^@?body\(\)(.*)$/i.exec(path.trim())?.[1];
  return rest === undefined ? keysBelow(path) : wholeKeys(rest, path);
}

/** The keys of a path below something, such as `a.b` or `['a b'].c`. @throws PolicyNotSupported for what is none. */
export const keysBelow = (path: string): string[] => wholeKeys(path.trim().replace(/^(?!\[)/, '.'), path);

function wholeKeys(rest: string, path: string): string[] {
  refuseBroken(path);
  const isOther = /[@(){}]/.test(rest.replaceAll(/@odata\b|\['[^']*'\]/g, ''));
  if (isOther || rest.replaceAll(keyOfPath, '') !== '') throw new PolicyNotSupported(`the path ${path}`);
  return keysOf(rest);
}
