import { words } from './words.ts';

/** The symbols that the script host defines; the test of this file holds them against its project. */
export const definedSymbols: readonly string[] = words(`
  TRACE NETSTANDARD NETSTANDARD2_0 NETSTANDARD1_0_OR_GREATER NETSTANDARD1_1_OR_GREATER NETSTANDARD1_2_OR_GREATER
  NETSTANDARD1_3_OR_GREATER NETSTANDARD1_4_OR_GREATER NETSTANDARD1_5_OR_GREATER NETSTANDARD1_6_OR_GREATER NETSTANDARD2_0_OR_GREATER
`);

/** The longest condition that is read: brackets within brackets take the square of their number. */
const longestCondition = 1000;

/** Reads the `#if` sections of a C# source as the compiler does, one directive after the other. */
export class Sections {
  readonly #source: string;
  readonly #defined = new Set(definedSymbols);

  constructor(source: string) {
    this.#source = source;
  }

  /** Takes a directive in code that is compiled, and returns where such code goes on: behind it, or behind what it switches off. */
  endOf(directive: string, offset: number): number {
    const [, name = '', rest = ''] = /^\s*#\s*(\w*)(.*)/.exec(directive) ?? [];
    const symbol = /^\s*([\p{L}\p{N}_]+)/u.exec(rest)?.[1] ?? '';
    if (name === 'define') this.#defined.add(symbol);
    if (name === 'undef') this.#defined.delete(symbol);
    const end = offset + directive.length;
    if (name === 'if') return isTrue(rest, this.#defined) ? end : this.#endOfSkipped(end, false);
    // What stands before them was compiled, so that no other part of the section is.
    return name === 'elif' || name === 'else' ? this.#endOfSkipped(end, true) : end;
  }

  #endOfSkipped(from: number, isDone: boolean): number {
    const directives = /^[^\S\r\n]*#[^\S\r\n]*(if|elif|else|endif)\b(.*)/gm;
    directives.lastIndex = from;
    let depth = 0;
    for (let match = directives.exec(this.#source); match !== null; match = directives.exec(this.#source)) {
      const [, name, condition = ''] = match;
      if (name === 'if') depth++;
      else if (depth > 0) depth -= name === 'endif' ? 1 : 0;
      else if (name === 'endif' || (!isDone && (name === 'else' || isTrue(condition, this.#defined))))
        return directives.lastIndex;
    }
    return this.#source.length;
  }
}

/** Whether the condition of an `#if` holds: symbols, `true`, `false`, `!`, `==`, `!=`, `&&`, `||` and brackets. */
function isTrue(condition: string, defined: ReadonlySet<string>): boolean {
  let text = condition.replace(/\/\/.*/, '').slice(0, longestCondition);
  for (;;) {
    const next = text.replace(/\(([^()]*)\)/g, (_, inner: string) => String(isAnyTrue(inner, defined)));
    if (next === text) return isAnyTrue(text, defined);
    text = next;
  }
}

function isAnyTrue(alternatives: string, defined: ReadonlySet<string>): boolean {
  return alternatives.split('||').some((all) => all.split('&&').every((part) => isEqual(part, defined)));
}

function isEqual(comparison: string, defined: ReadonlySet<string>): boolean {
  const [first = '', ...others] = comparison.split(/(?===|!=)/);
  return others.reduce(
    (left, other) => (left === isSet(other.slice(2), defined)) === other.startsWith('=='),
    isSet(first, defined),
  );
}

function isSet(term: string, defined: ReadonlySet<string>): boolean {
  const [, nots = '', symbol = ''] = /^([\s!]*)(.*?)\s*$/.exec(term) ?? [];
  const isNegated = nots.replace(/\s/g, '').length % 2 === 1;
  return (symbol === 'true' || (symbol !== 'false' && defined.has(symbol))) !== isNegated;
}
