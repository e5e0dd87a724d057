import { segment } from '../lib/json-pointer.ts';
import type { DefinitionFacts, OperationFacts, ParameterFacts } from './definition-facts.ts';

/** What can break a flow when a connector is updated. The rule of that name words it. */
export type ChangeName =
  | 'AuthenticationMethodAdded'
  | 'AuthenticationMethodRemoved'
  | 'ConnectionParametersRemoved'
  | 'InputFieldDeleted'
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
  | 'RequiredInputFieldAdded'
  | 'ServiceAddressChanged';

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
    else compareOperations(id, before, after, add);
  }
  return changes;
}

type Add = (rule: ChangeName, pointer: string, args?: Record<string, string>) => void;

function compareOperations(id: string, before: OperationFacts, after: OperationFacts, add: Add): void {
  const pointer = `/paths${segment(after.path)}/${after.verb}`;
  const [oldPath, newPath] = [`${before.verb} ${before.path}`, `${after.verb} ${after.path}`];
  if (oldPath !== newPath) add('OperationPathChanged', pointer, { id, before: oldPath, after: newPath });
  if (before.visibility !== 'internal' && after.visibility === 'internal') add('OperationHidden', pointer, { id });
  for (const [name, input] of Object.entries(before.parameters)) {
    compareInputs(`${pointer}/parameters${segment(name)}`, { id, name }, input, after.parameters[name], add);
  }
  for (const [name, input] of Object.entries(after.parameters)) {
    if (before.parameters[name] === undefined && input.required === true && input.visibility !== 'internal') {
      add('RequiredInputFieldAdded', `${pointer}/parameters${segment(name)}`, { id, name });
    }
  }
  if (before.outputs === undefined) return;
  for (const [path, type] of Object.entries(before.outputs)) {
    const now = after.outputs?.[path];
    const at = `${pointer}/responses/200/schema${path}`;
    if (now === undefined) add('OutputFieldDeleted', at, { id, path });
    else if (now !== type) add('OutputFieldTypeChanged', at, { id, path, before: type, after: now });
  }
}

function compareInputs(
  pointer: string,
  names: { id: string; name: string },
  before: ParameterFacts,
  after: ParameterFacts | undefined,
  add: Add,
): void {
  if (after === undefined) {
    add('InputFieldDeleted', pointer, names);
    return;
  }
  if (before.in !== after.in)
    add('InputFieldLocationChanged', pointer, { ...names, before: before.in, after: after.in });
  if (before.type !== after.type)
    add('InputFieldTypeChanged', pointer, { ...names, before: before.type, after: after.type });
  if (before.required !== true && after.required === true) add('InputFieldNowRequired', pointer, names);
  if (before.visibility !== 'internal' && after.visibility === 'internal') {
    add('InputFieldVisibilityChangedToInternal', pointer, names);
  }
  if (after.enum === undefined) return;
  if (before.enum === undefined) add('InputFieldEnumAdded', pointer, names);
  else {
    const missing = before.enum.filter((value) => !after.enum?.includes(value));
    if (missing.length > 0) add('InputFieldEnumValuesRemoved', pointer, { ...names, missing: missing.join(', ') });
  }
}
