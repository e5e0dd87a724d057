import { filledText, isMistyped, list, show, texts } from '../lib/json.ts';
import type { CheckResult } from './rule.ts';

/** Word lists and patterns that several tables share. */

export const productNames = [
  'power apps',
  'powerapps',
  'power automate',
  'logic apps',
  'power platform',
  'copilot studio',
];

/** Refused in a title since 2026 besides the older pair. */
export const titleWords = ['api', 'connector', ...productNames, 'copilot', 'microsoft'];

/** Whether a text that is needed is missing or empty. Of one of another type the shape says so. */
export const lacksText = (value: unknown): boolean => !filledText(value) && !isMistyped(value, 'string');

/** Whether not all texts of a list can be read. The shape says why. */
export const isUnreadList = (value: unknown): boolean =>
  isMistyped(value, 'array') || texts(value).length < list(value).length;

/** The words of a list that a text contains, as whole words. */
export function wordsIn(text: string, words: readonly string[]): string[] {
  return words.filter((word) => new RegExp(`(^|[^a-z0-9])${word}s?([^a-z0-9]|$)`, 'i').test(text));
}

export function hit(at: string, args: Record<string, string | number> = {}): CheckResult {
  return { at, args };
}

/**
 * What keeps a text from being an absolute http or https URL; undefined for one. The parser alone does not tell: it mends what
 * RFC 3986 does not allow. Characters that nobody sees are told by InvisibleCharacter.
 */
export function faultOfUrl(url: string): string | undefined {
  const sign = /[ \\<>"]/.exec(url)?.[0];
  if (!/^\s*https?:\/\//i.test(url)) return 'is not an absolute URL. Start it with https://.';
  if (sign !== undefined)
    return `contains ${sign === ' ' ? 'a blank' : `"${sign}"`}, which no URL has. Correct it, and give one URL alone.`;
  const isWhole = URL.canParse(url) && /^\s*https?:\/\/(?!\.)(?![^/?#]*\.\.)[^/?#]/i.test(url);
  return isWhole ? undefined : 'names no host that can be called. Correct what follows the //.';
}

/** The same of an address of OAuth, which may have variables in it, those of the environment too, or begin with one. */
export function faultOfSignInUrl(url: string): string | undefined {
  const filled = url
    .replace(/@environmentVariables\(\s*(?:"[^"]*"|'[^']*')\s*\)/gi, '{}')
    .replace(/^\{[^{}]*\}/, 'https://x')
    .replace(/:\{[^{}]*\}/g, ':1')
    .replace(/\{[^{}]*\}/g, 'x');
  return faultOfUrl(filled.replace(/\s/g, ' '));
}

/** The first URL in a text; a scheme alone is none. */
export function urlIn(text: string): string | undefined {
  return /\bhttps?:\/\/[\p{L}\d][^\s)>\]"']*|\bwww\.[\p{L}\d][^\s)>\]"']*/iu.exec(text)?.[0];
}

/** Whether a text is likely not English: most of its letters are beyond ASCII. */
export function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length > 0 && letters.filter((letter) => letter > '\u007f').length / letters.length > 0.3;
}

/** What RFC 9110, section 5.6.2, calls a token, as part of a pattern. */
export const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/.source;

/** Whether HTTP can carry a header of this name, which is a token. */
export const isHeaderName = (name: string): boolean => new RegExp(`^${token}$`).test(name);

/** Whether a description says no more than a summary: the same letters and digits. */
export function repeats(description: unknown, summary: unknown): boolean {
  const plain = (entry: unknown): string =>
    show(entry ?? '')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
  return typeof description === 'string' && description !== '' && plain(description) === plain(summary);
}

/** Whether a text ends like a sentence. */
export const isSentence = (words: string): boolean => /\p{STerm}["')\p{Pe}\p{Pf}]?$/u.test(words.trim());
