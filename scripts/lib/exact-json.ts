import { createRequire } from 'node:module';
import type * as LosslessJson from 'lossless-json';
import { isObject, type JsonObject } from './json.ts';
import { parseJsonText } from './json-text.ts';

/** Loaded for the first number that needs it, as most calls have none. */
let lossless: typeof LosslessJson | undefined;

const isKeptNumber = (value: unknown): boolean => lossless?.isLosslessNumber(value) === true;

/** Finds numbers that JavaScript may write in another way, and some that it does not: long, with 0 at the end, small, -0. */
const unusual = /(?:^|[[:,\s])(?:-?(?:[\d.]{16,}|\d+\.\d*0(?!\d)|\d[\d.]*[eE]|0\.0{6})|-0(?![\d.]))/;

/**
 * The value of a JSON text, undefined for another text. A number that JavaScript would write in another way, such as an
 * identifier of 17 digits, stays as it is written.
 */
export function parseExactly(text: string): unknown {
  const { value, problem } = parseJsonText<unknown>(text);
  if (problem || !unusual.test(text)) return value; // the other parser takes several times as long
  const { LosslessNumber, parse } = load();
  return parse(text, undefined, {
    parseNumber: (number) => (JSON.stringify(Number(number)) === number ? Number(number) : new LosslessNumber(number)),
    onDuplicateKey: ({ newValue }) => newValue,
  });
}

/** A value of `parseExactly` as JSON; undefined for what is none, as JSON.stringify has it. */
export const writeExactly = (value: unknown): string | undefined =>
  holdsKeptNumber(value) ? load().stringify(value) : JSON.stringify(value);

function holdsKeptNumber(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isKeptNumber(value) || Object.values(value).some(holdsKeptNumber);
}

function load(): typeof LosslessJson {
  lossless ??= createRequire(import.meta.url)('lossless-json') as typeof LosslessJson;
  return lossless;
}

/** Whether a value of `parseExactly` is an object; a number that is kept as written is one to JavaScript alone. */
export const isJsonObject = (value: unknown): value is JsonObject => isObject(value) && !isKeptNumber(value);
