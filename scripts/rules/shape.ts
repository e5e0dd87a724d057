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
  const isExtension = (key: string): boolean => extensions !== undefined && key.startsWith('x-');
  const strangers = new Map<string, Stranger>();
  for (const key of Object.keys(value)) {
    const isOther = others !== undefined && !isExtension(key) && !Object.hasOwn(keys, inSmallLetters(key));
    const stranger = isOpen || Object.hasOwn(keys, key) || isOther ? undefined : judgeStranger(key, value, shape);
    if (stranger === undefined) continue;
    strangers.set(key, stranger);
    found.faults.push({ rule: stranger.rule, args: stranger.args, pointer: pointer + segment(key) });
  }
  for (const [key, inner] of Object.entries(moveIn(value, strangers, pointer, found))) {
    const at = pointer + segment(key);
    const right = strangers.get(key)?.meant;
    const isFree = right !== undefined && value[right] === undefined && meant[right] === undefined;
    // One whose value does not fit the right key may be another word, such as `example` for `examples`.
    const isMisspelt = isFree && hasType(inner, settle(keys[right] as ShapeOf, inner, right));
    const name = isMisspelt ? right : key;
    if (isMisspelt) found.written.set(pointer + segment(right), at);
    const known = Object.hasOwn(keys, name) ? keys[name] : isExtension(key) ? undefined : others;
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

/** An object with each key that stands beside the one object that it belongs into, in that. */
function moveIn(
  value: JsonObject,
  strangers: ReadonlyMap<string, Stranger>,
  pointer: string,
  { written }: Found,
): JsonObject {
  if (![...strangers.values()].some(({ owner }) => owner !== undefined)) return value;
  const whole: JsonObject = Object.assign(Object.create(null), value);
  for (const [key, { owner }] of strangers) {
    if (owner === undefined) continue;
    const at = pointer + segment(owner);
    written.set(at + segment(key), pointer + segment(key));
    if (value[owner] === undefined) written.set(at, pointer);
    whole[owner] = Object.assign(Object.create(null), whole[owner], { [key]: value[key] });
    delete whole[key];
  }
  return whole;
}

/** The objects beside a key that it may belong into: those that may have it and have it not. */
function ownersOf(key: string, value: JsonObject, { keys = {}, extensions }: Shape): string[] {
  return Object.keys(keys).filter((name) => {
    const owner = value[name];
    // Where nothing else is allowed, it may belong into one that is missing too.
    const isLacking = isObject(owner)
      ? owner[key] === undefined && owner.$ref === undefined
      : owner === undefined && extensions === 'none';
    return isLacking && Object.hasOwn(settle(keys[name] as ShapeOf, owner, name).keys ?? {}, key);
  });
}

/** A key that a shape does not name: what is wrong with it, which one is meant, and the object beside it that it belongs into. */
interface Stranger extends Omit<ShapeFault, 'pointer'> {
  meant?: string | undefined;
  owner?: string | undefined;
}

/** Judges a key that a shape does not name; undefined where it may stand. */
function judgeStranger(key: string, value: JsonObject, shape: Shape): Stranger | undefined {
  const { extensions = 'custom', isSpelt = false, elsewhere = {} } = shape;
  const names = Object.keys(shape.keys ?? {});
  const move = Object.hasOwn(elsewhere, key) ? elsewhere[key] : undefined;
  // SwaggerKeywordNotSupported says of such a word what it is, or the shape does: no misspelt one.
  const isOther = move !== undefined || foreignKeywords.includes(key);
  const owners = isOther ? [] : ownersOf(key, value, shape);
  const owner = owners.length === 1 ? owners[0] : undefined;
  const nearest = isOther || owners.length > 0 ? undefined : nearestName(key, names);
  const meant = nearest !== undefined && value[nearest] === undefined ? nearest : undefined;
  const step =
    move ??
    (owners.length > 0 ? `Move it into ${owners.map((name) => `"${name}"`).join(' or ')}.` : undefined) ??
    (nearest === undefined ? undefined : `"${nearest}" is there already. Correct or remove this one.`);
  const known = meant === undefined ? step : `Did you mean "${meant}"?`;
  const advice = known ?? 'Correct or remove it.';
  if (isSpelt && names.some((name) => leven(key, name, { maxDistance: 3 }) <= 2))
    return { rule: 'AdditionalPropertyNotAllowed', args: { key, advice }, meant };
  if (extensions === 'any') {
    const args = { key, fault: 'has no effect here', advice: move ?? '' };
    return move === undefined ? undefined : { rule: 'ExtensionWithoutEffect', args };
  }
  if (extensions === 'custom' && /^x-(?!ms-)/.test(key)) return undefined;
  if (extensions === 'none') return { rule: 'AdditionalPropertyNotAllowed', args: { key, advice }, meant, owner };
  if (!key.startsWith('x-')) {
    const other = 'Correct it, or start it with "x-" if it is an extension.';
    return { rule: 'ExtensionNameNotValid', args: { key, advice: known ?? other }, meant, owner };
  }
  const judged = judgeExtension(key);
  if (judged.kind === 'misspelt') {
    const args = { key, advice: `Did you mean "${judged.meant}"?` };
    return { rule: 'AdditionalPropertyNotAllowed', args, meant: names.find((name) => name === judged.meant) };
  }
  if (judged.kind === 'foreign') return { rule: 'ExtensionOfOtherTool', args: { key } };
  const fault = judged.kind === 'misplaced' ? 'has no effect here' : 'is not known';
  const anywhere = 'Remove it, or move it to where it belongs.';
  return { rule: 'ExtensionWithoutEffect', args: { key, fault, advice: step ?? anywhere } };
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
