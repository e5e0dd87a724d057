import type { Args } from '../lib/findings.ts';
import { isObject, isOfType, type Json, show, typeOf } from '../lib/json.ts';
import { segment } from '../lib/json-pointer.ts';

/** What may stand at a place: the type, the keys, the values. Everything that is pure shape is said in this form. */
export interface Shape {
  /** One JSON type or several. */
  type: string | string[];
  keys?: Record<string, Shape | (() => Shape)>;
  /** Keys that must be there and, when they are strings, not empty. */
  required?: string[];
  /** The shape of every key that `keys` does not name, for maps such as `definitions`. */
  others?: Shape | (() => Shape);
  items?: Shape | (() => Shape);
  values?: readonly Json[];
  /** Whether further keys are allowed: `x-` ones that are not Microsoft's, any, or none. */
  extensions?: 'custom' | 'any' | 'none';
  /** Whether a further key that is nearly one of `keys` is taken for a misspelt one. */
  isSpelt?: boolean;
  /** Array items must differ from one another. */
  isUnique?: boolean;
}

export type ShapeRule =
  | 'AdditionalPropertyNotAllowed'
  | 'ArrayDuplicateValue'
  | 'ExtensionNameNotValid'
  | 'JsonTypeIncorrect'
  | 'JsonValueNotInEnum'
  | 'RequiredPropertyMissing'
  | 'RequiredValueEmpty';

export interface ShapeFault {
  rule: ShapeRule;
  pointer: string;
  args: Args;
}

/** Compares a value with its shape and returns every fault below it; references are not followed. */
export function checkShape(value: Json, shape: Shape): ShapeFault[] {
  const faults: ShapeFault[] = [];
  walk(value, shape, '', faults);
  return faults;
}

function walk(value: Json, shape: Shape, pointer: string, faults: ShapeFault[]): void {
  const types = Array.isArray(shape.type) ? shape.type : [shape.type];
  if (!types.some((type) => isOfType(value, type))) {
    faults.push({ rule: 'JsonTypeIncorrect', pointer, args: { expected: types.join(' or '), found: typeOf(value) } });
    return;
  }
  if (shape.values !== undefined && !shape.values.includes(value)) {
    const args = { found: JSON.stringify(value), allowed: wordAllowed(value, shape.values) };
    faults.push({ rule: 'JsonValueNotInEnum', pointer, args });
  }
  if (Array.isArray(value)) walkArray(value, shape, pointer, faults);
  else if (isObject(value)) walkObject(value, shape, pointer, faults);
}

/** The values that may stand instead of one; the value itself when only its type is wrong. */
function wordAllowed(value: Json, values: readonly Json[]): string {
  const twin = values.find((allowed) => show(allowed) === show(value));
  if (twin !== undefined) return `${JSON.stringify(twin)}, as a ${typeOf(twin)}`;
  return `one of: ${values.map((allowed) => JSON.stringify(allowed)).join(', ')}`;
}

function walkArray(value: Json[], shape: Shape, pointer: string, faults: ShapeFault[]): void {
  const seen = new Set<Json>();
  for (const [index, item] of value.entries()) {
    const at = pointer + segment(index);
    if (shape.isUnique === true && seen.has(item)) {
      faults.push({ rule: 'ArrayDuplicateValue', pointer: at, args: { value: show(item) } });
    }
    seen.add(item);
    if (shape.items !== undefined) walk(item, settle(shape.items), at, faults);
  }
}

function walkObject(value: Record<string, Json>, shape: Shape, pointer: string, faults: ShapeFault[]): void {
  // A reference stands for what it points at; the rules about references look at it.
  if (typeof value.$ref === 'string' && shape.keys?.$ref !== undefined) return;
  for (const key of shape.required ?? []) {
    const found = value[key];
    if (found === undefined) faults.push({ rule: 'RequiredPropertyMissing', pointer, args: { key } });
    else if (typeof found === 'string' && found.trim() === '')
      faults.push({ rule: 'RequiredValueEmpty', pointer: pointer + segment(key), args: { key } });
  }
  const { keys, others, extensions = 'custom', isSpelt = false } = shape;
  if (keys === undefined && others === undefined) return;
  for (const [key, inner] of Object.entries(value)) {
    const known = keys !== undefined && Object.hasOwn(keys, key) ? keys[key] : others;
    if (known !== undefined) walk(inner, settle(known), pointer + segment(key), faults);
    else if (isSpelt && Object.keys(keys ?? {}).some((name) => isNear(key, name)))
      faults.push({ rule: 'AdditionalPropertyNotAllowed', pointer: pointer + segment(key), args: { key } });
    else if (extensions === 'any' || (extensions === 'custom' && /^x-(?!ms-)/.test(key))) continue;
    else {
      const rule =
        extensions === 'none' || key.startsWith('x-') ? 'AdditionalPropertyNotAllowed' : 'ExtensionNameNotValid';
      faults.push({ rule, pointer: pointer + segment(key), args: { key } });
    }
  }
}

/** Whether at most two letters have to be changed, added or left out to make one text of the other. */
function isNear(a: string, b: string): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  if (Math.abs(a.length - b.length) > 2) return false;
  for (const [index, letter] of [...a.slice(0, b.length + 2)].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= b.length; at++) {
      const replaced = (row[at - 1] ?? 0) + (letter === b[at - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 0) <= 2;
}

function settle(shape: Shape | (() => Shape)): Shape {
  return typeof shape === 'function' ? shape() : shape;
}
