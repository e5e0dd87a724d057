import { shorten } from './shorten.ts';

/** An expression of a policy that nothing can read. */
interface BrokenExpression {
  expression: string;
  /** What is wrong, as the end of a sentence about it. */
  fault: string;
  /** How such an expression is written. */
  form: string;
}

/**
 * What begins an expression that reads a value by its name, or the body ("Policy templates", expressions). Without a bracket,
 * `@headers` may be the end of an address.
 */
const beginning =
  /@(?:(\{)\s*)?(?:(connectionParameters|queryParameters|headers?(?=\())\b|(?:body|item|triggerBody)(?=\())/gi;

const opening = /\(/y;
const unnamed = /\s*(?:''|"")/y;
const quoted = /\s*(?:'[^']*|"[^"]*)/y;
/** Behind a comma stands what is given in place of a value that is missing. */
const closing = /['"]\s*[,)]/y;
const nothing = /['"]\s*,\s*\)/y;
const empty = /\s*\)/y;
/** Another expression, or the name of an action: this may be read somewhere. */
const nested = /\s*(?:['@]|\w+\()/y;

/** The first expression of a template that cannot be read, however it is meant. */
export function brokenExpression(template: string): BrokenExpression | undefined {
  const lastBracket = template.lastIndexOf(')');
  const lastBrace = template.lastIndexOf('}');
  for (const { 0: start, 1: brace = '', 2: named, index } of template.matchAll(beginning)) {
    let at = index + start.length;
    const reads = (part: RegExp): boolean => {
      part.lastIndex = at;
      const isRead = part.test(template);
      if (isRead) at = part.lastIndex;
      return isRead;
    };
    const faultOf = (): string | undefined => {
      if (!reads(opening)) return 'no bracket follows it';
      if (lastBracket < at) return 'its bracket is not closed';
      if (named === undefined) return reads(empty) || reads(nested) ? undefined : 'its bracket is not closed';
      if (reads(unnamed)) return 'its name is empty';
      if (!reads(quoted)) return reads(nested) ? undefined : 'its name is not in straight quotes';
      if (reads(nothing)) return 'nothing stands behind its comma';
      if (!reads(closing)) return 'a quote or bracket of it is not closed';
      return undefined;
    };
    const fault = faultOf() ?? (brace !== '' && lastBrace < at ? 'its brace is not closed' : undefined);
    const form = `${start}(${named === undefined ? '' : "'NAME'"})${brace && '}'}`;
    if (fault !== undefined) return { expression: shorten(template.slice(index)), fault, form };
  }
  return undefined;
}

/** The connection parameters that a template reads. */
export function connectionParametersIn(template: string): string[] {
  const reads = template.matchAll(/@(?:\{\s*)?connectionParameters\(\s*(?:'([^']+)'|"([^"]+)")/gi);
  return [...reads].map(([, single, double]) => single ?? double ?? '');
}
