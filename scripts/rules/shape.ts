import leven from 'leven';
import type { Args } from '../lib/findings.ts';
import { isObject, isOfType, type Json, type JsonObject, show, typeOf } from '../lib/json.ts';
import { segment, segments } from '../lib/json-pointer.ts';
import { foreignKeywords, inSmallLetters, judgeExtension, nearestName } from './extension-names.ts';

/** What may stand at a place: the type, the keys, the values. Everything that is pure shape is said in this form. */
export interface Shape {
  /** One JSON type or several. */
  type: string | string[];
  keys?: Record<string, ShapeOf>;
  /** Keys that must be there and, when they are strings, not empty. */
  required?: string[];
  /** Keys that must be there unless the other one is. */
  requiredUnless?: Record<string, string>;
  /** The shape of every key that `keys` does not name in any letters, for maps such as `definitions`; with `extensions`, but for `x-` keys. */
  others?: ShapeOf;
  items?: ShapeOf;
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

/** A shape, which may be named before it is defined, and may depend on what stands there and on its key. */
export type ShapeOf = Shape | ((value: Json, key: string) => Shape);

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

/** What a value is by its shape. */
export interface Reading {
  /** Every fault, where it is written; references are not followed. */
  faults: ShapeFault[];
  /**
   * The value as it is meant: misspelt keys and words in their right spelling, and empty texts that are needed left out. The
   * other rules look at it, so that such a fault is told once and what it would lead to is not.
   */
  meant: Json;
  /** The pointer of what is meant under its right key, for one that is misspelt. */
  written: ReadonlyMap<string, string>;
}

/** Reads a value by its shape. */
export function readShape(value: Json, shape: Shape): Reading {
  const found: Found = { faults: [], written: new Map() };
  return { ...found, meant: walk(value, shape, '', found) };
}

/** The pointer of a place as the file has it, of one in what is meant. */
export const asWritten = (pointer: string, { written }: Pick<Reading, 'written'>): string =>
  written.size === 0
    ? pointer
    : segments(pointer).reduce((above, key) => written.get(above + segment(key)) ?? above + segment(key), '');

interface Found {
  faults: ShapeFault[];
  written: Map<string, string>;
}

/** Notes every fault of a value and returns what is meant by it. */
function walk(value: Json, shape: Shape, pointer: string, found: Found): Json {
  if (!hasType(value, shape)) {
    const args = { expected: typesOf(shape).join(' or '), found: typeOf(value) };
    found.faults.push({ rule: 'JsonTypeIncorrect', pointer, args });
    return value;
  }
  const { values, otherValues = [] } = shape;
  if (values !== undefined && ![...values, ...otherValues].includes(value)) {
    found.faults.push(notInEnum(value, values, pointer));
    const words = values.filter((one) => typeof one === 'string');
    return typeof value === 'string' ? (nearestName(value, words) ?? value) : value;
  }
  if (Array.isArray(value)) return walkArray(value, shape, pointer, found);
  return isObject(value) ? walkObject(value, shape, pointer, found) : value;
}

const hasType = (value: Json, { type }: Shape): boolean =>
  typeof type === 'string' ? isOfType(value, type) : type.some((one) => isOfType(value, one));

/** The types that a value may have: of one with a list of values, those of the list. */
const typesOf = ({ type, values }: Shape): string[] =>
  [type].flat().filter((one) => values?.some((value) => isOfType(value, one)) ?? true);

/** The fault of a value that is none of a list. */
function notInEnum(value: Json, values: readonly Json[], pointer: string): ShapeFault {
  const allowed = `one of: ${values.map((one) => JSON.stringify(one)).join(', ')}`;
  return { rule: 'JsonValueNotInEnum', pointer, args: { found: JSON.stringify(value), allowed } };
}

function walkArray(value: Json[], shape: Shape, pointer: string, found: Found): Json[] {
  const seen = new Set<Json>();
  const meant = value.map((item, index) => {
    const at = pointer + segment(index);
    if (shape.isUnique === true && seen.has(item)) {
      found.faults.push({ rule: 'ArrayDuplicateValue', pointer: at, args: { value: show(item) } });
    }
    seen.add(item);
    return shape.items === undefined ? item : walk(item, settle(shape.items, item), at, found);
  });
  return meant.some((item, index) => item !== value[index]) ? meant : value;
}

function walkObject(value: JsonObject, shape: Shape, pointer: string, found: Found): JsonObject {
  const { keys = {}, others, extensions, required = [], requiredUnless = {} } = shape;
  // A reference stands for what it points at; the rules about references look at it.
  if (value.$ref !== undefined && keys.$ref !== undefined) {
    walk(value.$ref, settle(keys.$ref), `${pointer}/$ref`, found);
    return value;
  }
  // No prototype: see parseJson.
  const meant: JsonObject = Object.create(null);
  const isOpen = shape.keys === undefined && others === undefined;
  for (const [key, inner] of Object.entries(value)) {
    const isExtension = extensions !== undefined && key.startsWith('x-');
    const isNamed = Object.hasOwn(keys, key);
    const isOther = others !== undefined && !isExtension && !Object.hasOwn(keys, inSmallLetters(key));
    const fault = isOpen || isNamed || isOther ? undefined : judgeStranger(key, shape);
    const at = pointer + segment(key);
    if (fault !== undefined) found.faults.push({ rule: fault.rule, args: fault.args, pointer: at });
    const right = fault?.meant;
    const isFree = right !== undefined && value[right] === undefined && meant[right] === undefined;
    // One whose value does not fit the right key may be another word, such as `example` for `examples`.
    const isMisspelt = isFree && hasType(inner, settle(keys[right] as ShapeOf, inner, right));
    const name = isMisspelt ? right : key;
    if (isMisspelt) found.written.set(pointer + segment(right), at);
    const known = Object.hasOwn(keys, name) ? keys[name] : isExtension ? undefined : others;
    meant[name] = known === undefined ? inner : walk(inner, settle(known, inner, name), at, found);
  }
  // As above, where the key was misspelt.
  if (meant.$ref !== undefined && keys.$ref !== undefined) return meant;
  const alternatives = Object.entries(requiredUnless).filter(([, other]) => meant[other] === undefined);
  for (const key of [...required, ...alternatives.map(([name]) => name)]) {
    const one = meant[key];
    if (one === undefined) found.faults.push({ rule: 'RequiredPropertyMissing', pointer, args: { key } });
    // What is of no right type, or none of a list, is said to be that.
    else if (typeof one === 'string' && one.trim() === '' && takesAnyText(keys[key])) {
      const at = asWritten(pointer + segment(key), found);
      found.faults.push({ rule: 'RequiredValueEmpty', pointer: at, args: { key } });
      delete meant[key];
    }
  }
  const isAsWritten = Object.entries(value).every(([key, inner]) => meant[key] === inner);
  return isAsWritten ? value : meant;
}

/** What to do with a key that stands beside the object that it belongs into, or nowhere. */
function adviseMove(key: string, { keys = {} }: Shape): string {
  const owner = Object.keys(keys).find((name) => Object.hasOwn(settle(keys[name] as ShapeOf).keys ?? {}, key));
  return owner === undefined ? 'Correct or remove it.' : `Move it into "${owner}".`;
}

/** What is wrong with a key that a shape does not name, and which one is meant; undefined where it may stand. */
function judgeStranger(
  key: string,
  shape: Shape,
): (Omit<ShapeFault, 'pointer'> & { meant?: string | undefined }) | undefined {
  const { extensions = 'custom', isSpelt = false, elsewhere = {} } = shape;
  const names = Object.keys(shape.keys ?? {});
  const move = Object.hasOwn(elsewhere, key) ? elsewhere[key] : undefined;
  // SwaggerKeywordNotSupported says of such a word what it is, or the shape does: no misspelt one.
  const isOther = move !== undefined || foreignKeywords.includes(key);
  const meant = isOther ? undefined : nearestName(key, names);
  const advice = meant === undefined ? (move ?? adviseMove(key, shape)) : `Did you mean "${meant}"?`;
  if (isSpelt && names.some((name) => leven(key, name, { maxDistance: 3 }) <= 2))
    return { rule: 'AdditionalPropertyNotAllowed', args: { key, advice }, meant };
  if (extensions === 'any') {
    const args = { key, fault: 'has no effect here', advice: move ?? '' };
    return move === undefined ? undefined : { rule: 'ExtensionWithoutEffect', args };
  }
  if (extensions === 'custom' && /^x-(?!ms-)/.test(key)) return undefined;
  if (extensions === 'none') return { rule: 'AdditionalPropertyNotAllowed', args: { key, advice }, meant };
  if (!key.startsWith('x-')) {
    const other = move ?? 'Correct it, or start it with "x-" if it is an extension.';
    return { rule: 'ExtensionNameNotValid', args: { key, advice: meant === undefined ? other : advice }, meant };
  }
  const judged = judgeExtension(key);
  if (judged.kind === 'misspelt') {
    const args = { key, advice: `Did you mean "${judged.meant}"?` };
    return { rule: 'AdditionalPropertyNotAllowed', args, meant: names.find((name) => name === judged.meant) };
  }
  if (judged.kind === 'foreign') return { rule: 'ExtensionOfOtherTool', args: { key } };
  const fault = judged.kind === 'misplaced' ? 'has no effect here' : 'is not known';
  const anywhere = 'Remove it, or move it to where it belongs.';
  return { rule: 'ExtensionWithoutEffect', args: { key, fault, advice: anywhere } };
}

function takesAnyText(shape: ShapeOf | undefined): boolean {
  if (shape === undefined) return true;
  const settled = settle(shape);
  return hasType('', settled) && settled.values === undefined;
}

/** The shape of a value; without one, that of any. */
export function settle(shape: ShapeOf, value: Json = null, key = ''): Shape {
  return typeof shape === 'function' ? shape(value, key) : shape;
}
