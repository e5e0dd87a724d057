import { maxDepth } from '../../../lib/positions.ts';
import { WrongFormat } from '../../wrong-format.ts';

/**
 * An expression of the workflow language ("Reference guide to workflow expression functions", Azure Logic Apps), parsed. What
 * numbers and names behind a dot may be, the scanner of the designer says (Azure/LogicAppsUX, libs/parsers/src/lib/expression).
 */
export type Expression =
  | { kind: 'value'; value: string | number | boolean | null }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'member'; of: Expression; key: Expression };

/** An expression that is not read any further here; nobody is known to refuse it. */
export class TooDeep extends WrongFormat {}

/** A text with expressions in it: one whole expression (`@…`), or pieces between `@{` and `}`. */
type Template = { whole: Expression } | { pieces: (string | Expression)[] };

/**
 * Parses an expression of an ARM template, with its brackets. The grammar is the same, with names of users' own functions in two
 * parts and without optional members and constants, as the reader of the Bicep compiler takes it (`bicep decompile`).
 * @throws WrongFormat
 */
export const parseArmExpression = (text: string): Expression => new Parser(text.slice(0, -1), 1, true).parseAll();

/** An expression in a string, and how many characters it has there, without those that mark it as one. */
interface Found {
  expression: Expression;
  length: number;
}

/**
 * Parses a string of a workflow definition. `@@` at the beginning stands for a plain `@`, and `@@{` anywhere for a plain `@{`.
 * @throws WrongFormat that says at which character the text is no expression.
 */
export function parseTemplate(text: string): Template {
  const pieces = scan(text).map((piece) => (typeof piece === 'string' ? piece : piece.expression));
  const [whole] = pieces;
  return isWhole(text) && whole !== undefined && typeof whole !== 'string' ? { whole } : { pieces };
}

/** The expressions of a string, in their order. */
export const expressionsOf = (text: string): Found[] => scan(text).filter((piece) => typeof piece !== 'string');

/** A sign alone is saved as a text (github tomdam/flowforger, conformance/save-rules/expressions). */
const isWhole = (text: string): boolean => /^@(?![@{])/.test(text) && text.trim() !== '@';

function scan(text: string): (string | Found)[] {
  if (text.startsWith('@@')) return [text.slice(1)];
  if (isWhole(text)) return [{ expression: new Parser(text, 1).parseAll(), length: text.length - 1 }];
  const pieces: (string | Found)[] = [];
  let rest = 0;
  for (let start = text.indexOf('@{'); start >= 0; start = text.indexOf('@{', rest)) {
    if (start > rest) pieces.push(text.slice(rest, start));
    if (text[start - 1] === '@') {
      pieces.push('{');
      rest = start + 2;
      continue;
    }
    const parser = new Parser(text, start + 2);
    const expression = parser.parseUntil('}');
    rest = parser.position;
    pieces.push({ expression, length: rest - start - '@{}'.length });
  }
  if (rest < text.length || pieces.length === 0) pieces.push(text.slice(rest));
  return pieces;
}

const constants = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

const armName = /[\p{L}_$][\p{L}\p{N}_$]*(?:\s*\.\s*[\p{L}_$][\p{L}\p{N}_$]*)?/uy;

class Parser {
  readonly #text: string;
  position: number;
  readonly #isArm: boolean;
  #depth = 0;

  constructor(text: string, position: number, isArm = false) {
    this.#text = text;
    this.position = position;
    this.#isArm = isArm;
  }

  parseAll(): Expression {
    const expression = this.#expression();
    this.#skipBlanks();
    if (this.position < this.#text.length) throw this.#error('an end');
    return expression;
  }

  parseUntil(end: string): Expression {
    const expression = this.#expression();
    this.#take(end);
    return expression;
  }

  #expression(): Expression {
    const depth = this.#depth;
    this.#deepen();
    const expression = this.#nested();
    this.#depth = depth;
    return expression;
  }

  /** Each member of a member is a level of its own: what goes through an expression goes down them all. */
  #deepen(): void {
    if (++this.#depth > maxDepth) throw new TooDeep(`it nests deeper than ${maxDepth} levels`);
  }

  #nested(): Expression {
    let expression = this.#primary();
    for (;;) {
      this.#skipBlanks();
      const isOptional = !this.#isArm && this.#takeIf('?');
      if (this.#takeIf('[')) {
        const key = this.#expression();
        this.#take(']');
        this.#deepen();
        expression = { kind: 'member', of: expression, key };
      } else if (this.#takeIf('.')) {
        this.#skipBlanks();
        const value = this.#match(/(?![-+\d])[^.,(){}@[\]?'\s]+/y);
        this.#deepen();
        expression = { kind: 'member', of: expression, key: { kind: 'value', value } };
      } else if (isOptional) {
        throw this.#error('"[" or "."');
      } else {
        return expression;
      }
    }
  }

  #primary(): Expression {
    this.#skipBlanks();
    const start = this.#text[this.position] ?? '';
    if (start === "'") {
      const quoted = this.#match(/'(?:[^']|'')*'/y);
      return { kind: 'value', value: quoted.slice(1, -1).replaceAll("''", "'") };
    }
    if (/[-+\d]/.test(start))
      return { kind: 'value', value: Number(this.#match(/[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?/iy)) };
    const name = this.#match(this.#isArm ? armName : /[A-Za-z_]\w*/y);
    const constant = this.#isArm ? undefined : constants.find(([word]) => word === name.toLowerCase());
    if (constant && !this.#isNext('(')) return { kind: 'value', value: constant[1] };
    this.#take('(');
    const args: Expression[] = [];
    if (!this.#takeIf(')')) {
      do args.push(this.#expression());
      while (this.#takeIf(','));
      this.#take(')');
    }
    return { kind: 'call', name, args };
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) throw this.#error('a name, a number or a text in single quotes');
    this.position += found.length;
    return found;
  }

  #take(token: string): void {
    if (!this.#takeIf(token)) throw this.#error(`"${token}"`);
  }

  #isNext(token: string): boolean {
    this.#skipBlanks();
    return this.#text.startsWith(token, this.position);
  }

  #takeIf(token: string): boolean {
    const isThere = this.#isNext(token);
    if (isThere) this.position += token.length;
    return isThere;
  }

  #skipBlanks(): void {
    while (/\s/.test(this.#text[this.position] ?? '')) this.position++;
  }

  #error(wanted: string): WrongFormat {
    // No more than one character of what may be a secret that begins with a bracket.
    const next = this.#text.codePointAt(this.position);
    const found = next === undefined ? 'the end' : `"${String.fromCodePoint(next)}"`;
    return new WrongFormat(`at character ${this.position + 1} there is ${found} instead of ${wanted}`);
  }
}
