import { UsageError } from './refusal.ts';

/**
 * The value of an option as a whole number.
 * @throws UsageError when it is none, or is out of bounds.
 */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new UsageError(`--${option} is "${text}". Give a whole number from ${least} to ${most}.`);
}

/**
 * The value of an option as one of a few words.
 * @throws UsageError that lists them.
 */
export function oneOf<T extends string>(option: string, text: string, words: readonly T[]): T {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw new UsageError(`--${option} is "${text}". Use ${words.slice(0, -1).join(', ')} or ${words.at(-1)}.`);
}
