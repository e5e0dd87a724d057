import { segment } from '../lib/json-pointer.ts';
import { sanitizedId } from './connector-model.ts';
import {
  type DefinitionFacts,
  type FieldFacts,
  fieldPointer,
  isIndex,
  type OperationFacts,
  type ParameterFacts,
} from './definition-facts.ts';

/** What can break a flow when a connector is updated. The rule of that name words it. */
export type ChangeName =
  | 'AuthenticationMethodAdded'
  | 'AuthenticationMethodRemoved'
  | 'ConnectionParametersRemoved'
  | 'InputFieldDefaultChanged'
  | 'InputFieldDeleted'
  | 'InputFieldEncodingChanged'
  | 'InputFieldEnumAdded'
  | 'InputFieldEnumValuesRemoved'
  | 'InputFieldLocationChanged'
  | 'InputFieldNowRequired'
  | 'InputFieldTypeChanged'
  | 'InputFieldVisibilityChangedToInternal'
  | 'OperationDeleted'
  | 'OperationHidden'
  | 'OperationPathChanged'
  | 'OutputFieldDeleted'
  | 'OutputFieldTypeChanged'
  | 'PagingRemoved'
  | 'RequiredInputFieldAdded'
  | 'ServiceAddressChanged'
  | 'TriggerChanged';

/** One difference. */
export interface Change {
  rule: ChangeName;
  pointer: string;
  args: Record<string, string>;
}

/**
 * What is the same, however it is written. Names of hosts and headers have no case, https has its usual port, and of ids
 * the platform reads letters and figures.
 */
const meaningOf = {
  id: (id: string): string => sanitizedId(id) || id,
  host: (host: string): string => (URL.canParse(`https://${host}`) ? new URL(`https://${host}`).href : host),
  basePath: (path: string): string => path || '/',
  way: (way: string): string => (way.startsWith('apiKey header ') ? way.toLowerCase() : way),
};

/** Every difference that can break a flow made with the older connector. */
export function compareFacts(old: DefinitionFacts, current: DefinitionFacts): Change[] {
  const changes: Change[] = [];
  const add: Add = (rule, pointer, args = {}) => {
    changes.push({ rule, pointer, args });
  };
  const lacks = ({ authentication }: DefinitionFacts, way: string): boolean =>
    !authentication.some((other) => meaningOf.way(other) === meaningOf.way(way));
  const isGone = old.authentication.some((way) => lacks(current, way));
  const isSignInTold = isGone || current.authentication.some((way) => lacks(old, way));
  if (isSignInTold) {
    const shown = ({ authentication }: DefinitionFacts): string => authentication.join(', ') || 'none';
    const rule = isGone ? 'AuthenticationMethodRemoved' : 'AuthenticationMethodAdded';
    add(rule, '/securityDefinitions', { before: shown(old), after: shown(current) });
  }
  for (const key of ['host', 'basePath'] as const) {
    if (meaningOf[key](old[key]) !== meaningOf[key](current[key]))
      add('ServiceAddressChanged', `/${key}`, { key, before: old[key], after: current[key] });
  }
  for (const { name, set, type: before } of old.connectionParameters ?? []) {
    const kept = current.connectionParameters?.filter(
      (now) => now.name === name && (now.set === set || now.set === undefined || set === undefined),
    );
    if (kept === undefined) continue;
    const holder =
      set === undefined ? 'connectionParameters' : `connectionParameterSets/values${segment(set)}/parameters`;
    const pointer = `/properties/${holder}${segment(name)}`;
    const after = kept[0]?.type;
    if (kept.length === 0) add('ConnectionParametersRemoved', pointer, { name });
    else if (
      !isSignInTold &&
      before !== undefined &&
      after !== undefined &&
      !kept.some(({ type }) => isSameSignIn(before, type))
    )
      add('AuthenticationMethodRemoved', pointer, { before, after });
  }
  // One that is there by its own id is no other.
  const others = Object.entries(current.operations).filter(([id]) => !Object.hasOwn(old.operations, id));
  const byMeaning = new Map(others.map(([id, facts]) => [meaningOf.id(id), facts]));
  for (const [id, before] of Object.entries(old.operations)) {
    const after = current.operations[id] ?? byMeaning.get(meaningOf.id(id));
    if (after === undefined) add('OperationDeleted', `/paths${segment(before.path)}/${before.verb}`, { id });
    else compareOperations(id, before, after, { add, isDetailed: old.isDetailed === true });
  }
  return changes;
}

/** A connection holds a consent or what was filled in, and neither can be made of the other. */
const isSameSignIn = (before: string, after: string | undefined): boolean =>
  (before === 'oauthSetting') === (after === 'oauthSetting');

/** A type that is not known may be any. */
const isSameType = (before: string | undefined, after: string | undefined): boolean =>
  before === after || (after !== undefined && (before === '' || after === ''));

/** Whether makers have to fill it in; what is internal is sent with its default. */
const isAsked = ({ required, visibility }: FieldFacts): boolean => required === true && visibility !== 'internal';

type Add = (rule: ChangeName, pointer: string, args?: Record<string, string>) => void;

/** Where changes go, and whether the older facts tell every detail. */
interface Context {
  add: Add;
  isDetailed: boolean;
}

function compareOperations(id: string, before: OperationFacts, after: OperationFacts, context: Context): void {
  const { add, isDetailed } = context;
  const pointer = `/paths${segment(after.path)}/${after.verb}`;
  const [oldPath, newPath] = [`${before.verb} ${before.path}`, `${after.verb} ${after.path}`];
  if (oldPath !== newPath) add('OperationPathChanged', pointer, { id, before: oldPath, after: newPath });
  if (before.visibility !== 'internal' && after.visibility === 'internal') add('OperationHidden', pointer, { id });
  if (isDetailed && before.trigger !== after.trigger) {
    const word = (trigger: string | undefined): string =>
      trigger === undefined ? 'an action' : `a ${trigger} trigger`;
    add('TriggerChanged', pointer, { id, before: word(before.trigger), after: word(after.trigger) });
  }
  if (before.isPageable === true && after.isPageable !== true) add('PagingRemoved', pointer, { id });
  const isRead = before.parameters[''] === undefined && after.parameters[''] === undefined;
  for (const name of new Set([...Object.keys(before.parameters), ...Object.keys(after.parameters)])) {
    const [old, now] = [before.parameters[name], after.parameters[name]];
    // What is there in one version alone may be what cannot be read in the other.
    if (isRead || (old !== undefined && now !== undefined)) compareParameters(pointer, { id, name }, old, now, context);
  }
  const status = after.status ?? before.status ?? '200';
  const [oldCut, newCut] = [new Set(before.cut), new Set(after.cut)];
  const isTold = (path: string): boolean => oldCut.has(path) === newCut.has(path);
  const outputs = { id, isTold, add };
  compareOutputs(`${pointer}/responses/${status}/schema`, before.outputs, after.outputs, outputs);
  // What a webhook sends goes with its trigger.
  if (after.trigger === undefined) return;
  const content = `/paths${segment(after.path)}/x-ms-notification-content/schema`;
  compareOutputs(content, before.notification, after.notification, outputs);
}

/** Compares what has one name in each of its places; what has left one of them for a new one has moved. */
function compareParameters(
  operation: string,
  names: { id: string; name: string },
  before: readonly ParameterFacts[] = [],
  after: readonly ParameterFacts[] = [],
  context: Context,
): void {
  const step = isIndex(names.name) ? '' : segment(names.name);
  const pointerOf = (now?: ParameterFacts): string => now?.pointer ?? `${operation}/parameters${step}`;
  const added = after.filter((now) => !before.some((old) => old.in === now.in));
  for (const old of before) {
    const now = after.find((one) => one.in === old.in) ?? added.shift();
    compareInputs(pointerOf(now), names, old, now, context);
  }
  for (const now of added) {
    // A variable more is another path, which is told.
    if (isAsked(now) && now.in !== 'path') context.add('RequiredInputFieldAdded', pointerOf(now), names);
  }
}

function compareOutputs(
  pointer: string,
  before: Record<string, string> = {},
  after: Record<string, string> = {},
  { id, isTold, add }: { id: string; isTold: (path: string) => boolean; add: Add },
): void {
  for (const [path, type] of Object.entries(before)) {
    const now = after[path];
    const holder = holderOf(path);
    if (isSameType(type, now)) continue;
    // What lies below an output that is gone or of another type goes with it.
    if (path !== '' && before[holder] !== undefined && !isSameType(before[holder], after[holder])) continue;
    // What lies below an output that is cut short in one version alone is not told there.
    if (path !== '' && !isTold(holder)) continue;
    const at = pointer + fieldPointer(path);
    // Makers know the whole answer as the body.
    const args = { id, path: path || 'body' };
    if (now === undefined) add('OutputFieldDeleted', at, args);
    else add('OutputFieldTypeChanged', at, { ...args, before: type, after: now });
  }
}

const holderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

function compareInputs(
  pointer: string,
  names: { id: string; name: string },
  before: ParameterFacts,
  after: ParameterFacts | undefined,
  context: Context,
): void {
  const { add, isDetailed } = context;
  if (after === undefined) {
    add('InputFieldDeleted', pointer, { ...names, location: before.in });
    return;
  }
  // A table that tells no details calls every body an object.
  const isComparable = isDetailed || after.in !== 'body';
  const isMoved = before.in !== after.in;
  if (isMoved) add('InputFieldLocationChanged', pointer, { ...names, before: before.in, after: after.in });
  const now = isComparable ? after : { ...after, type: before.type };
  // Whatever is in a path is required: that it is there now says it.
  const isRequiredBefore = before.required === true || after.in === 'path';
  compareFields(pointer, names, { ...before, required: isRequiredBefore }, now, context);
  if (!isDetailed) return;
  const isOfSameType = isSameType(before.type, after.type);
  if (before.encoding !== after.encoding && !isMoved && isOfSameType) {
    const usual = after.in === 'path' ? 'single' : 'csv';
    const args = { ...names, before: before.encoding ?? usual, after: after.encoding ?? usual };
    add('InputFieldEncodingChanged', pointer, args);
  }
  if (isOfSameType) compareFieldsWithin(pointer, names, before, after, context);
}

/** Compares what a body or an array holds. What lies below a field that is gone, new or of another type goes with it. */
function compareFieldsWithin(
  pointer: string,
  names: { id: string; name: string },
  before: ParameterFacts,
  after: ParameterFacts,
  context: Context,
): void {
  const [old, now] = [before.fields ?? {}, after.fields ?? {}];
  const at = (path: string): string => `${pointer}${after.in === 'body' ? '/schema' : ''}${fieldPointer(path)}`;
  const named = (path: string) => ({ ...names, name: `${names.name}${path}` });
  /** Whether what holds a field is there on both sides, of one type, and tells its fields on both or on none. */
  const isHeld = (path: string): boolean => {
    const at = holderOf(path);
    const [oldHolder, newHolder] = at === '' ? [before, after] : [old[at], now[at]];
    if (oldHolder?.isCut !== newHolder?.isCut) return false;
    return oldHolder !== undefined && isSameType(oldHolder.type, newHolder?.type);
  };
  for (const [path, field] of Object.entries(old)) {
    const found = now[path];
    if (!isHeld(path)) continue;
    if (found === undefined) context.add('InputFieldDeleted', at(path), { ...named(path), location: after.in });
    else compareFields(at(path), named(path), field, found, context);
  }
  for (const [path, field] of Object.entries(now)) {
    if (old[path] === undefined && isAsked(field) && isHeld(path))
      context.add('RequiredInputFieldAdded', at(path), named(path));
  }
}

function compareFields(
  pointer: string,
  names: { id: string; name: string },
  before: FieldFacts,
  after: FieldFacts,
  { add }: Context,
): void {
  if (!isSameType(before.type, after.type))
    add('InputFieldTypeChanged', pointer, { ...names, before: before.type, after: after.type });
  if (before.required !== true && isAsked(after)) add('InputFieldNowRequired', pointer, names);
  if (before.visibility !== 'internal' && after.visibility === 'internal') {
    add('InputFieldVisibilityChangedToInternal', pointer, names);
  }
  if (before.default !== undefined && before.default !== after.default) {
    const now = after.default === undefined ? 'left out' : `"${after.default}"`;
    const args = { ...names, before: before.default, after: now };
    add('InputFieldDefaultChanged', pointer, args);
  }
  if (after.enum === undefined) return;
  if (before.enum === undefined) add('InputFieldEnumAdded', pointer, names);
  else {
    const missing = before.enum.filter((value) => !after.enum?.includes(value));
    if (missing.length > 0) add('InputFieldEnumValuesRemoved', pointer, { ...names, missing: missing.join(', ') });
  }
}
