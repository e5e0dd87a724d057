import { isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json';
import { isObject, type JsonObject } from './json.ts';
import { parseJsonText } from './json-text.ts';

/**
 * The value of a JSON text, undefined for another text. A number that JavaScript would write in another way, such as an
 * identifier of 17 digits, stays as it is written.
 */
export function parseExactly(text: string): unknown {
  if (parseJsonText(text).problem) return undefined;
  return parse(text, undefined, {
    parseNumber: (number) => (JSON.stringify(Number(number)) === number ? Number(number) : new LosslessNumber(number)),
    onDuplicateKey: ({ newValue }) => newValue,
  });
}

/** A value of `parseExactly` as JSON; undefined for what is none, as JSON.stringify has it. */
export const writeExactly = (value: unknown): string | undefined => stringify(value);

/** Whether a value of `parseExactly` is an object; a number that is kept as written is one to JavaScript alone. */
export const isJsonObject = (value: unknown): value is JsonObject => isObject(value) && !isLosslessNumber(value);
