import { nearest } from './did-you-mean.ts';
import { shorten } from './shorten.ts';

/** An expression of a policy that nothing can read. */
interface BrokenExpression {
  expression: string;
  /** What is wrong, as the end of a sentence about it. */
  fault: string;
  /** How such an expression is written. */
  form: string;
}

/** The functions that read a value by its name. */
const readers = ['connectionParameters', 'queryParameters', 'headers'];

/**
 * What begins an expression that reads a value by its name, or the body ("Policy templates", expressions), or one that has
 * another name. Without a bracket, `@headers` may be the end of an address.
 */
const beginning =
  /@(?:(\{)\s*)?(?:(connectionParameters|queryParameters|headers?(?=\())\b|(body|item|triggerBody)(?=\()|(\w+)(?=\(\s*['"]))/gi;

/** A key behind a dot. */
export const plainKey = String.raw`@?[\p{L}\p{M}\p{N}_$]+(?:-+[\p{L}\p{M}\p{N}_$]+)*`;

const opening = /\(/y;
const unnamed = /\s*(?:''|"")/y;
const quoted = /\s*(?:'[^']*|"[^"]*)/y;
const closing = /['"]\s*(?=[,)])/y;
const quotedDefault = /'(?:[^']|'')*|"[^"]*/y;
/** Behind it stands what is given in place of a value that is missing. */
const comma = /,\s*/y;
const empty = /\s*\)/y;
/** Another expression, or the name of an action: this may be read somewhere. */
const nested = /\s*(?:['@]|\w+\()/y;
const keyOfPath = new RegExp(String.raw`\??(?:\.${plainKey}|\[\d+\]|\['(?:[^']|'')*'\]|\["[^"]*"\])`, 'uy');
const openBracket = /\??\[\s*(?:['"]|$)/y;
const bareKey = /\??\[\s*[\p{L}_\u2018-\u201f][^\]()@]*\]/uy;
const twoDots = /\.{2,}\w/y;
/** A dot may be the end of a sentence that the expression is part of. */
const lastDot = /\.\s*\}?\s*$/y;

/** The first expression of a template that cannot be read, however it is meant. */
export function brokenExpression(template: string): BrokenExpression | undefined {
  const lastBracket = template.lastIndexOf(')');
  const lastBrace = template.lastIndexOf('}');
  for (const { 0: start, 1: brace = '', 2: named, 3: whole, 4: other, index } of template.matchAll(beginning)) {
    let at = index + start.length;
    const reads = (part: RegExp): boolean => {
      part.lastIndex = at;
      const isRead = part.test(template);
      if (isRead) at = part.lastIndex;
      return isRead;
    };
    const broken = (fault: string, form: string): BrokenExpression => ({
      expression: shorten(template.slice(index)),
      fault,
      form: `${form}${brace && '}'}`,
    });
    const byName = `${start}('NAME')`;
    const faultOfPath = (): BrokenExpression | undefined => {
      while (reads(keyOfPath)) {} // a key after another
      const byKey = `${start}()['NAME']`;
      if (reads(openBracket)) return broken('a quote or bracket behind it is not closed', byKey);
      if (reads(bareKey)) return broken('the name in its brackets is not in straight quotes', byKey);
      if (reads(twoDots)) return broken('no name stands between its dots', `${start}().NAME`);
      const isAlone = index === 0 || (index === 1 && template.startsWith('{'));
      return isAlone && reads(lastDot) ? broken('no name follows its dot', `${start}().NAME`) : undefined;
    };
    const faultOf = (): BrokenExpression | undefined => {
      if (other !== undefined) {
        const meant = nearest(other, readers);
        // What begins otherwise, such as pathParameters, is meant otherwise too.
        return meant === undefined || meant[0] !== other[0]?.toLowerCase()
          ? undefined
          : broken(`there is no ${other}`, `${start.slice(0, -other.length)}${meant}('NAME')`);
      }
      const form = whole === undefined ? byName : `${start}()`;
      if (!reads(opening)) return broken('no bracket follows it', form);
      if (lastBracket < at) return broken('its bracket is not closed', form);
      if (whole !== undefined) {
        if (reads(empty)) return faultOfPath();
        return reads(nested) ? undefined : broken('its bracket is not closed', form);
      }
      if (reads(unnamed)) return broken('its name is empty', form);
      if (!reads(quoted)) return reads(nested) ? undefined : broken('its name is not in straight quotes', form);
      if (!reads(closing)) return broken('a quote or bracket of it is not closed', form);
      if (!reads(comma)) return undefined;
      if (reads(empty)) return broken('nothing stands behind its comma', form);
      if (reads(quotedDefault))
        return reads(closing) ? undefined : broken('a quote or bracket of it is not closed', form);
      const withDefault = `${start}('NAME', 'VALUE')`;
      return reads(nested) ? undefined : broken('what stands behind its comma is not in straight quotes', withDefault);
    };
    const fault = faultOf();
    if (fault !== undefined) return fault;
    if (brace !== '' && lastBrace < at)
      return broken('its brace is not closed', named === undefined ? `${start}()` : byName);
  }
  return undefined;
}

/**
 * The beginning of a text up to the bracket or brace that closes the first one in it, so that an expression of any kind can
 * be named as it is written; all of it where none does.
 */
export function wholeExpression(text: string): string {
  let depth = 0;
  for (const { 0: part, index } of text.matchAll(/'[^']*'|"[^"]*"|[(){}]/g)) {
    if (/[({]/.test(part[0] ?? '')) depth += 1;
    else if (/[)}]/.test(part[0] ?? '')) depth -= 1;
    else continue;
    if (depth <= 0) return text.slice(0, index + 1);
  }
  return text;
}

/** The connection parameters that a template reads, inside of other functions too. */
export function connectionParametersIn(template: string): string[] {
  const start = template.indexOf('@');
  if (start < 0) return [];
  const reads = template.slice(start).matchAll(/\bconnectionParameters\(\s*(?:'([^']+)'|"([^"]+)")/gi);
  return [...reads].map(([, single, double]) => single ?? double ?? '');
}
