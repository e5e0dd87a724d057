import { isJsonType } from './text-type.ts';

/** What browsers have since 2025 at the latest, and TypeScript does not know (JSON.parse source text access). */
const { rawJSON, isRawJSON } = JSON as typeof JSON & {
  rawJSON?: (text: string) => object;
  isRawJSON?: (value: unknown) => boolean;
};

/** Whether a value of `parseExactly` is a number that JavaScript would write in another way. */
export const isKeptNumber = (value: unknown): boolean => isRawJSON?.(value) === true;

/**
 * The value of a JSON text; a number that JavaScript would write in another way, such as an identifier of 17 digits, is kept
 * as it is written, for JSON.stringify to write again. An older browser has it as JavaScript does.
 * @throws SyntaxError
 */
export function parseExactly(text: string): unknown {
  const keep = (_key: string, value: unknown, { source }: { source?: string } = {}) =>
    typeof value === 'number' && source !== undefined && rawJSON && String(value) !== source ? rawJSON(source) : value;
  return JSON.parse(text, keep);
}

/** The body of an answer as JSON; undefined where it is none. */
export function readJson({ type, text }: { type: string; text: string }): unknown {
  try {
    return isJsonType(type) ? parseExactly(text) : undefined;
  } catch {
    return undefined;
  }
}
