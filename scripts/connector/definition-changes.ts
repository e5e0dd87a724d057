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

/** Every difference that can break a flow made with the older connector. */
export function compareFacts(old: DefinitionFacts, current: DefinitionFacts): Change[] {
  const changes: Change[] = [];
  const add: Add = (rule, pointer, args = {}) => {
    changes.push({ rule, pointer, args });
  };
  const [before, after] = [old.authentication.join(', '), current.authentication.join(', ')];
  if (before !== after) {
    if (before === '') add('AuthenticationMethodAdded', '/securityDefinitions', { after });
    else add('AuthenticationMethodRemoved', '/securityDefinitions', { before, after: after || 'none' });
  }
  for (const key of ['host', 'basePath'] as const) {
    if (old[key] !== current[key])
      add('ServiceAddressChanged', `/${key}`, { key, before: old[key], after: current[key] });
  }
  for (const name of old.connectionParameters ?? []) {
    if (current.connectionParameters?.includes(name) === false) {
      add('ConnectionParametersRemoved', `/properties/connectionParameters${segment(name)}`, { name });
    }
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
  for (const [name, input] of Object.entries(before.parameters)) {
    compareInputs(`${pointer}/parameters${segment(name)}`, { id, name }, input, after.parameters[name], context);
  }
  for (const [name, input] of Object.entries(after.parameters)) {
    if (before.parameters[name] === undefined && input.required === true && input.visibility !== 'internal') {
      add('RequiredInputFieldAdded', `${pointer}/parameters${segment(name)}`, { id, name });
    }
  }
  compareOutputs(`${pointer}/responses/200/schema`, id, before.outputs, after.outputs, add);
  const content = `/paths${segment(after.path)}/x-ms-notification-content/schema`;
  compareOutputs(content, id, before.notification, after.notification, add);
}

function compareOutputs(
  pointer: string,
  id: string,
  before: Record<string, string> = {},
  after: Record<string, string> = {},
  add: Add,
): void {
  for (const [path, type] of Object.entries(before)) {
    const now = after[path];
    const at = pointer + fieldPointer(path);
    if (now === undefined) add('OutputFieldDeleted', at, { id, path });
    else if (now !== type) add('OutputFieldTypeChanged', at, { id, path, before: type, after: now });
  }
}

function compareInputs(
  pointer: string,
  names: { id: string; name: string },
  before: ParameterFacts,
  after: ParameterFacts | undefined,
  context: Context,
): void {
  const { add, isDetailed } = context;
  if (after === undefined) {
    add('InputFieldDeleted', pointer, names);
    return;
  }
  // A table that tells no details calls every body an object.
  const isComparable = isDetailed || after.in !== 'body';
  const isMoved = before.in !== after.in;
  if (isMoved) add('InputFieldLocationChanged', pointer, { ...names, before: before.in, after: after.in });
  compareFields(pointer, names, before, isComparable ? after : { ...after, type: before.type }, context);
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
  /** Whether what holds a field is there on both sides and of one type. */
  const isHeld = (path: string): boolean => {
    const holder = path.slice(0, path.lastIndexOf('/'));
    return holder === '' || (old[holder] !== undefined && old[holder]?.type === now[holder]?.type);
  };
  for (const [path, field] of Object.entries(old)) {
    const found = now[path];
    if (!isHeld(path)) continue;
    if (found === undefined) context.add('InputFieldDeleted', at(path), named(path));
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
