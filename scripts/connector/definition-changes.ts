import { type Json, type JsonObject, list, object, show, text } from '../lib/json.ts';
import { segment } from '../lib/json-pointer.ts';
import type { ConnectorModel, OperationPlace } from './connector-model.ts';

/** What an update of a connector must keep: a compact table, so that a baseline need not be a copy of a definition. */
export interface DefinitionFacts {
  /** Names the table as one; a definition has `swagger` instead. */
  facts: string;
  host: string;
  basePath: string;
  /** `apiKey header Some-Header`, `oauth2`, `basic`; empty when there is no authentication. */
  authentication: string[];
  connectionParameters?: string[];
  operations: Record<string, OperationFacts>;
}

export interface OperationFacts {
  path: string;
  verb: string;
  visibility?: string;
  parameters: Record<string, ParameterFacts>;
  /** Type of each field of the success response by its path; left out when the response is not described. */
  outputs?: Record<string, string>;
}

export interface ParameterFacts {
  in: string;
  type: string;
  /** Kept for the record; no rule compares it. */
  format?: string;
  required?: boolean;
  visibility?: string;
  enum?: string[];
}

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

/** Reads the facts off a definition. */
export function factsOf(model: ConnectorModel, name: string): DefinitionFacts {
  const { host, basePath, securityDefinitions } = model.definition;
  const authentication = Object.values(object(securityDefinitions)).map((scheme) => {
    const { type, in: location, name: key } = object(scheme);
    return [type, location, key].filter((part) => typeof part === 'string').join(' ');
  });
  const operations: Record<string, OperationFacts> = Object.create(null);
  for (const operation of model.operations) {
    if (operation.id !== '') operations[operation.id] = operationFacts(operation, model);
  }
  return {
    facts: name,
    host: text(host) ?? '',
    basePath: text(basePath) ?? '',
    authentication: authentication.sort(),
    connectionParameters: model.connectionParameters.map((parameter) => parameter.name).sort(),
    operations,
  };
}

function operationFacts(operation: OperationPlace, model: ConnectorModel): OperationFacts {
  const parameters: Record<string, ParameterFacts> = Object.create(null);
  for (const { name, location, value } of operation.parameters) {
    const facts: ParameterFacts = { in: location, type: text(value.type) ?? 'object' };
    if (value.required === true) facts.required = true;
    if (typeof value['x-ms-visibility'] === 'string') facts.visibility = value['x-ms-visibility'];
    // The values of an array stand on its items; published definitions put those of a string there too.
    const values = value.enum ?? object(value.items).enum;
    if (Array.isArray(values)) facts.enum = values.map(show);
    parameters[name] = facts;
  }
  const facts: OperationFacts = { path: operation.path, verb: operation.verb, parameters };
  const visibility = text(operation.value['x-ms-visibility']);
  if (visibility !== undefined) facts.visibility = visibility;
  const schema = model.successSchema(operation);
  if (schema !== undefined) {
    const outputs: Record<string, string> = Object.create(null);
    collectOutputs(schema, '', outputs, model, new Set());
    facts.outputs = outputs;
  }
  return facts;
}

function collectOutputs(
  value: Json | undefined,
  path: string,
  outputs: Record<string, string>,
  model: ConnectorModel,
  open: Set<JsonObject>,
): void {
  const schema = model.resolve(value);
  // A schema that holds itself repeats from here on.
  if (open.has(schema)) return;
  open.add(schema);
  if (path !== '') outputs[path] = text(schema.type) ?? 'object';
  for (const [name, inner] of Object.entries(object(schema.properties))) {
    collectOutputs(inner, `${path}${segment(name)}`, outputs, model, open);
  }
  if (schema.items !== undefined) collectOutputs(schema.items, `${path}/*`, outputs, model, open);
  for (const part of list(schema.allOf)) collectOutputs(part, path, outputs, model, open);
  open.delete(schema);
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
