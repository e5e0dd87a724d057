import leven from 'leven';
import type { Args } from '../lib/findings.ts';
import { isObject, isOfType, type Json, show, typeOf } from '../lib/json.ts';
import { segment } from '../lib/json-pointer.ts';
import { judgeExtension, nearestName } from './extension-names.ts';

/** What may stand at a place: the type, the keys, the values. Everything that is pure shape is said in this form. */
export interface Shape {
  /** One JSON type or several. */
  type: string | string[];
  keys?: Record<string, Shape | (() => Shape)>;
  /** Keys that must be there and, when they are strings, not empty. */
  required?: string[];
  /** Keys that must be there unless the other one is. */
  requiredUnless?: Record<string, string>;
  /** The shape of every key that `keys` does not name, for maps such as `definitions`; with `extensions`, but for `x-` keys. */
  others?: Shape | (() => Shape);
  items?: Shape | (() => Shape);
  values?: readonly Json[];
  /** Values that are taken as well and never advised, because other rules judge them. */
  otherValues?: readonly Json[];
  /** Whether further keys are allowed: `x-` ones that are not Microsoft's, any, or none. */
  extensions?: 'custom' | 'any' | 'none';
  /** Whether a further key that is nearly one of `keys` is taken for a misspelt one. */
  isSpelt?: boolean;
  /** What to do with keys that belong elsewhere. */
  elsewhere?: Record<string, string>;
  /** Array items must differ from one another. */
  isUnique?: boolean;
}

export type ShapeRule =
  | 'AdditionalPropertyNotAllowed'
  | 'ArrayDuplicateValue'
  | 'ExtensionNameNotValid'
  | 'ExtensionOfOtherTool'
  | 'ExtensionWithoutEffect'
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
  const { values, otherValues = [] } = shape;
  if (values !== undefined && ![...values, ...otherValues].includes(value))
    faults.push(notInEnum(value, values, pointer));
  if (Array.isArray(value)) walkArray(value, shape, pointer, faults);
  else if (isObject(value)) walkObject(value, shape, pointer, faults);
}

/** The fault of a value that is none of a list. */
export function notInEnum(value: Json, values: readonly Json[], pointer: string): ShapeFault {
  const allowed = `one of: ${values.map((one) => JSON.stringify(one)).join(', ')}`;
  return { rule: 'JsonValueNotInEnum', pointer, args: { found: JSON.stringify(value), allowed } };
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
  const alternatives = Object.entries(shape.requiredUnless ?? {}).filter(([, other]) => value[other] === undefined);
  for (const key of [...(shape.required ?? []), ...alternatives.map(([name]) => name)]) {
    const found = value[key];
    if (found === undefined) faults.push({ rule: 'RequiredPropertyMissing', pointer, args: { key } });
    // What is none of a list is said to be none of it.
    else if (typeof found === 'string' && found.trim() === '' && valuesOf(shape.keys?.[key]) === undefined)
      faults.push({ rule: 'RequiredValueEmpty', pointer: pointer + segment(key), args: { key } });
  }
  const { keys, others } = shape;
  if (keys === undefined && others === undefined) return;
  for (const [key, inner] of Object.entries(value)) {
    const isExtension = shape.extensions !== undefined && key.startsWith('x-');
    const known = keys !== undefined && Object.hasOwn(keys, key) ? keys[key] : isExtension ? undefined : others;
    if (known !== undefined) walk(inner, settle(known), pointer + segment(key), faults);
    else {
      const fault = judgeStranger(key, shape);
      if (fault !== undefined) faults.push({ ...fault, pointer: pointer + segment(key) });
    }
  }
}

/** What to do with a key that stands beside the object that it belongs into, or nowhere. */
function adviseMove(key: string, { keys = {} }: Shape): string {
  const owner = Object.keys(keys).find((name) => Object.hasOwn(settle(keys[name] as Shape).keys ?? {}, key));
  return owner === undefined ? 'Correct or remove it.' : `Move it into "${owner}".`;
}

/** What is wrong with a key that a shape does not name; undefined where it may stand. */
function judgeStranger(key: string, shape: Shape): Omit<ShapeFault, 'pointer'> | undefined {
  const { extensions = 'custom', isSpelt = false } = shape;
  const names = Object.keys(shape.keys ?? {});
  const meant = nearestName(key, names);
  const advice = meant === undefined ? adviseMove(key, shape) : `Did you mean "${meant}"?`;
  if (isSpelt && names.some((name) => leven(key, name, { maxDistance: 3 }) <= 2))
    return { rule: 'AdditionalPropertyNotAllowed', args: { key, advice } };
  if (extensions === 'any' || (extensions === 'custom' && /^x-(?!ms-)/.test(key))) return undefined;
  if (extensions === 'none') return { rule: 'AdditionalPropertyNotAllowed', args: { key, advice } };
  if (!key.startsWith('x-')) {
    const { elsewhere = {} } = shape;
    const move = Object.hasOwn(elsewhere, key) ? elsewhere[key] : undefined;
    const other = move ?? 'Correct it, or start it with "x-" if it is an extension.';
    return { rule: 'ExtensionNameNotValid', args: { key, advice: meant === undefined ? other : advice } };
  }
  const judged = judgeExtension(key);
  if (judged.kind === 'misspelt')
    return { rule: 'AdditionalPropertyNotAllowed', args: { key, advice: `Did you mean "${judged.meant}"?` } };
  if (judged.kind === 'foreign') return { rule: 'ExtensionOfOtherTool', args: { key } };
  const fault = judged.kind === 'misplaced' ? 'has no effect here' : 'is not known';
  return { rule: 'ExtensionWithoutEffect', args: { key, fault } };
}

function valuesOf(shape: Shape | (() => Shape) | undefined): Shape['values'] {
  return shape && settle(shape).values;
}

/** A shape, which may be named before it is defined. */
export function settle(shape: Shape | (() => Shape)): Shape {
  return typeof shape === 'function' ? shape() : shape;
}
