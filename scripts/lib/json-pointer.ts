import { unescapeText } from './escape-text.ts';
import { isObject } from './json.ts';

/** JSON Pointers (RFC 6901), with or without the `#` of a URI fragment in front, and the references that are written with them. */

/** Writes an object key or array index as a segment of a JSON Pointer. */
export function segment(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Writes keys as a JSON Pointer. */
export const pointerTo = (keys: readonly (string | number)[]): string => keys.map(segment).join('');

/** Reads `/a~1b/0` or `#/a~1b/0` into its keys. */
export function segments(pointer: string): string[] {
  const path = pointer.replace(/^#/, '');
  if (path === '') return [];
  return path
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * The pointer that a local reference stands for. It is a fragment of a URI, in which `%20` is a blank (RFC 6901, section 6); where only
 * the name as it is written leads somewhere, that is meant.
 */
export function pointerOf(root: unknown, ref: string): string {
  const written = ref.replace(/^#/, '');
  const decoded = written.split('/').map(decodePart).join('/');
  return valueAt(root, decoded) === undefined && valueAt(root, written) !== undefined ? written : decoded;
}

/** An encoded slash belongs to the name, as swagger-parser reads it; a `%` that begins no escape is one. */
const decodePart = (part: string): string => unescapeText(part)?.replaceAll('/', '~1') ?? part;

/** The value that a JSON Pointer leads to, or undefined. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const key of segments(pointer)) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** Replaces names of array elements in a pointer by their indexes, so that the order of parameters does not matter. */
export function withIndexes(root: unknown, pointer: string): string {
  let value = root;
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

/**
 * Follows a local reference such as `#/definitions/Item`, and those that it leads to. A value that is no reference is
 * returned as it is; undefined when a reference leads nowhere, into another document or back to itself.
 */
export function resolveReference(root: unknown, value: unknown): unknown {
  return createResolver(root)(value);
}

/** As {@link resolveReference} for many references into one document: what one leads to is looked for once. */
export function createResolver(root: unknown): (value: unknown) => unknown {
  const targets = new Map<string, unknown>();
  return (value) => {
    const passed = new Set<string>();
    let current = value;
    while (isObject(current) && typeof current.$ref === 'string') {
      const { $ref } = current;
      if (targets.has($ref)) current = targets.get($ref);
      else if (passed.has($ref) || !$ref.startsWith('#/')) current = undefined;
      else {
        passed.add($ref);
        current = valueAt(root, pointerOf(root, $ref));
      }
    }
    for (const ref of passed) targets.set(ref, current);
    return current;
  };
}
