import { isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json';
import type { HttpHeaders } from '../../../scripts/lib/http-messages.ts';
import { isObject, type JsonObject } from '../../../scripts/lib/json.ts';
import { parseJsonText } from '../../../scripts/lib/json-text.ts';

/** A message whose body a policy changes. */
interface Message {
  headers: HttpHeaders;
  body?: Buffer | undefined;
}

/** The value of a JSON body; undefined when there is none. */
export function readJsonBody({ body }: Message): unknown {
  const text = body?.toString('utf8') ?? '';
  return text === '' ? undefined : parseExactly(text);
}

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

/** Whether a value of `parseExactly` is an object; a number that is kept as written is one only here. */
export const isJsonObject = (value: unknown): value is JsonObject => isObject(value) && !isLosslessNumber(value);

/** A value as `show` of scripts/lib/json.ts writes it, numbers as they were written. */
export const showExactly = (value: unknown): string => (typeof value === 'string' ? value : (stringify(value) ?? ''));

/** Changes a JSON body; a body that is none, or that `change` leaves alone, stays byte for byte. */
export function changeJsonBody(message: Message, change: (body: unknown) => boolean): void {
  const body = readJsonBody(message);
  if (body !== undefined && change(body)) message.body = Buffer.from(showExactly(body));
}
