/** A JSON value, and the accessors that let a check read a document whose shape nobody has promised. */

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one when it is anything else. No prototype: a key may be called "constructor". */
export function object(value: unknown): JsonObject {
  return isObject(value) ? value : Object.create(null);
}

/** The value as an array; an empty one when it is anything else. */
export function list(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a string, or undefined. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value as a string that holds more than blanks, or undefined. */
export function filledText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The strings of an array; everything else in it is left out. */
export function texts(value: unknown): string[] {
  return list(value).filter((item) => typeof item === 'string');
}

/** Every string in a value, with the keys that lead to it. */
export function* stringsIn(value: unknown, keys: string[] = []): Generator<{ keys: string[]; text: string }> {
  if (typeof value === 'string') yield { keys, text: value };
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) yield* stringsIn(part, [...keys, key]);
  }
}

/** A value as a message shows it: a string as it is, everything else as JSON, nothing as an empty text. */
export function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Whether a value is there and of another type. The shape says so, and no rule need say that what should be there is missing. */
export function isMistyped(value: unknown, type: string): boolean {
  return value !== undefined && !isOfType(value, type);
}

/** The type of a value in the words of JSON Schema. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return value === undefined ? 'nothing' : typeof value;
}

/** Whether a value has the type that a Swagger `type` names; types that are not JSON types fit everything. */
export function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'null':
      return value === null;
    default:
      return true;
  }
}
