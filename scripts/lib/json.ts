/** A JSON value, and the accessors that let a check read a document whose shape nobody has promised. */

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one when it is anything else. No prototype: a key may be called "constructor". */
export function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : (Object.create(null) as JsonObject);
}

/** The value as an array; an empty one when it is anything else. */
export function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a string, or undefined. */
export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The strings of an array; everything else in it is left out. */
export function texts(value: Json | undefined): string[] {
  return list(value).filter((item): item is string => typeof item === 'string');
}

/** A value as a message shows it: a string as it is, everything else as JSON, nothing as an empty text. */
export function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** The type of a value in the words of JSON Schema. */
export function typeOf(value: Json | undefined): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return value === undefined ? 'nothing' : typeof value;
}

/** Whether a value has the type that a Swagger `type` names; types that are not JSON types fit everything. */
export function isOfType(value: Json, type: string): boolean {
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
    default:
      return true;
  }
}

/** Writes an object key or array index as a segment of a JSON Pointer. */
export function segment(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Reads `/a~1b/0` or `#/a~1b/0` into its keys. */
export function segments(pointer: string): string[] {
  const path = pointer.replace(/^#/, '');
  if (path === '') return [];
  return path
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value that a JSON Pointer leads to, or undefined. */
export function valueAt(root: Json | undefined, pointer: string): Json | undefined {
  let value = root;
  for (const key of segments(pointer)) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** Replaces names of array elements in a pointer by their indexes, so that the order of parameters does not matter. */
export function withIndexes(root: Json | undefined, pointer: string): string {
  let value: Json | undefined = root;
  let result = '#';
  for (const key of segments(pointer)) {
    let step: string | number = key;
    if (Array.isArray(value)) {
      const index = /^\d+$/.test(key) ? -1 : value.findIndex((item) => isObject(item) && item.name === key);
      if (index !== -1) step = index;
      value = value[Number(step)];
    } else value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    result += segment(step);
  }
  return result;
}
