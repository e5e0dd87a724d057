import { segment } from '../lib/json-pointer.ts';
import {
  type DefinitionFacts,
  type FieldFacts,
  fieldPointer,
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

/** What is the same, however it is written. Names of hosts and headers have no case, and https has its usual port. */
const meaningOf = {
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
  if (isGone || current.authentication.some((way) => lacks(old, way))) {
    const shown = ({ authentication }: DefinitionFacts): string => authentication.join(', ') || 'none';
    const rule = isGone ? 'AuthenticationMethodRemoved' : 'AuthenticationMethodAdded';
    add(rule, '/securityDefinitions', { before: shown(old), after: shown(current) });
  }
  for (const key of ['host', 'basePath'] as const) {
    if (meaningOf[key](old[key]) !== meaningOf[key](current[key]))
      add('ServiceAddressChanged', `/${key}`, { key, before: old[key], after: current[key] });
  }
  for (const { name, set } of old.connectionParameters ?? []) {
    const isKept = current.connectionParameters?.some(
      (now) => now.name === name && (now.set === set || now.set === undefined || set === undefined),
    );
    const holder =
      set === undefined ? 'connectionParameters' : `connectionParameterSets/values${segment(set)}/parameters`;
    if (isKept === false) add('ConnectionParametersRemoved', `/properties/${holder}${segment(name)}`, { name });
  }
  for (const [id, before] of Object.entries(old.operations)) {
    const after = current.operations[id];
    if (after === undefined) add('OperationDeleted', `/paths${segment(before.path)}/${before.verb}`, { id });
    else compareOperations(id, before, after, { add, isDetailed: old.isDetailed === true });
  }
  return changes;
}

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
  for (const name of new Set([...Object.keys(before.parameters), ...Object.keys(after.parameters)])) {
    compareParameters(pointer, { id, name }, before.parameters[name], after.parameters[name], context);
  }
  const status = after.status ?? before.status ?? '200';
  const [oldRepeats, newRepeats] = [new Set(before.repeats), new Set(after.repeats)];
  const isTold = (path: string): boolean => oldRepeats.has(path) === newRepeats.has(path);
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
  const pointerOf = (now?: ParameterFacts): string => now?.pointer ?? `${operation}/parameters${segment(names.name)}`;
  const added = after.filter((now) => !before.some((old) => old.in === now.in));
  for (const old of before) {
    const now = after.find((one) => one.in === old.in) ?? added.shift();
    compareInputs(pointerOf(now), names, old, now, context);
  }
  for (const now of added) {
    // A variable more is another path, which is told.
    if (now.required === true && now.visibility !== 'internal' && now.in !== 'path') {
      context.add('RequiredInputFieldAdded', pointerOf(now), names);
    }
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
    // What lies below an output that is gone or of another type goes with it.
    if (now === type || (path !== '' && before[holder] !== undefined && before[holder] !== after[holder])) continue;
    // What lies below an output that repeats in one version alone is told elsewhere there.
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
  if (before.encoding !== after.encoding && !isMoved && before.type === after.type) {
    const usual = after.in === 'path' ? 'single' : 'csv';
    const args = { ...names, before: before.encoding ?? usual, after: after.encoding ?? usual };
    add('InputFieldEncodingChanged', pointer, args);
  }
  if (before.type === after.type) compareFieldsWithin(pointer, names, before, after, context);
}

/** Compares what a body or an array holds. What lies below a field that is gone, new or of another type goes with it. */
function compareFieldsWithin(
  pointer: string,
  names: { id: string; name: string },
  { fields: old = {} }: ParameterFacts,
  after: ParameterFacts,
  context: Context,
): void {
  const now = after.fields ?? {};
  const at = (path: string): string => `${pointer}${after.in === 'body' ? '/schema' : ''}${fieldPointer(path)}`;
  const named = (path: string) => ({ ...names, name: `${names.name}${path}` });
  /** Whether what holds a field is there on both sides, of one type, and tells its fields on both or on none. */
  const isHeld = (path: string): boolean => {
    const holder = holderOf(path);
    if (old[holder]?.repeats !== now[holder]?.repeats) return false;
    return holder === '' || (old[holder] !== undefined && old[holder]?.type === now[holder]?.type);
  };
  for (const [path, field] of Object.entries(old)) {
    const found = now[path];
    if (!isHeld(path)) continue;
    if (found === undefined) context.add('InputFieldDeleted', at(path), { ...named(path), location: after.in });
    else compareFields(at(path), named(path), field, found, context);
  }
  for (const [path, { required, visibility }] of Object.entries(now)) {
    if (old[path] === undefined && required === true && visibility !== 'internal' && isHeld(path)) {
      context.add('RequiredInputFieldAdded', at(path), named(path));
    }
  }
}

function compareFields(
  pointer: string,
  names: { id: string; name: string },
  before: FieldFacts,
  after: FieldFacts,
  { add }: Context,
): void {
  if (before.type !== after.type)
    add('InputFieldTypeChanged', pointer, { ...names, before: before.type, after: after.type });
  if (before.required !== true && after.required === true) add('InputFieldNowRequired', pointer, names);
  if (before.visibility !== 'internal' && after.visibility === 'internal') {
    add('InputFieldVisibilityChangedToInternal', pointer, names);
  }
  if (before.default !== undefined && before.default !== after.default) {
    const args = { ...names, before: before.default, after: after.default ?? 'none' };
    add('InputFieldDefaultChanged', pointer, args);
  }
  if (after.enum === undefined) return;
  if (before.enum === undefined) add('InputFieldEnumAdded', pointer, names);
  else {
    const missing = before.enum.filter((value) => !after.enum?.includes(value));
    if (missing.length > 0) add('InputFieldEnumValuesRemoved', pointer, { ...names, missing: missing.join(', ') });
  }
}
