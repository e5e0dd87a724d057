import { unescapeText } from './escape-text.ts';
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

/**
 * The value of an option as the address of a server.
 * @throws UsageError when it is none, or holds a user name, a query or a fragment.
 */
export function httpAddress(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isRight = url && /^https?:$/.test(url.protocol) && url.username + url.password + url.search + url.hash === '';
  if (isRight) return url.href;
  throw new UsageError(
    `--${option} is no address of a server. Give one such as http://127.0.0.1:8080 or https://api.example/v1.`,
  );
}

/**
 * The value of an option as the address of a Redis server; the number of a database may stand behind it.
 * @throws UsageError when it is none, or holds a password, which everybody on the machine could read.
 */
export function redisAddress(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.password) throw new UsageError(`--${option} holds a password. Give it in REDIS_PASSWORD.`);
  const isRight =
    url &&
    unescapeText(url.username) !== undefined &&
    /^rediss?:$/.test(url.protocol) &&
    url.hostname &&
    /^(?:\/\d*)?$/.test(url.pathname) &&
    !url.search &&
    !url.hash;
  if (isRight) return url.href;
  throw new UsageError(`--${option} is no address of a Redis server. Give one such as redis://127.0.0.1:6379.`);
}
