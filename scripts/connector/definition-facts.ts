import { type Json, type JsonObject, list, object, show, text, texts } from '../lib/json.ts';
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
  required?: boolean;
  visibility?: string;
  enum?: string[];
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

/** Reads a table of facts; a part that is missing or of another type counts as empty. */
export function readFacts(table: JsonObject): DefinitionFacts {
  const { facts, host, basePath, authentication, connectionParameters, operations } = table;
  return {
    facts: text(facts) ?? '',
    host: text(host) ?? '',
    basePath: text(basePath) ?? '',
    authentication: texts(authentication),
    ...(Array.isArray(connectionParameters) && { connectionParameters: texts(connectionParameters) }),
    operations: mapValues(operations, readOperation),
  };
}

function readOperation({ path, verb, visibility, parameters, outputs }: JsonObject): OperationFacts {
  return {
    path: text(path) ?? '',
    verb: text(verb) ?? '',
    ...(typeof visibility === 'string' && { visibility }),
    parameters: mapValues(parameters, readParameter),
    ...(outputs !== undefined && { outputs: mapValues(outputs, (_, type) => show(type)) }),
  };
}

function readParameter({ in: location, type, required, visibility, enum: values }: JsonObject): ParameterFacts {
  return {
    in: text(location) ?? '',
    type: text(type) ?? 'object',
    ...(required === true && { required }),
    ...(typeof visibility === 'string' && { visibility }),
    ...(Array.isArray(values) && { enum: values.map(show) }),
  };
}

/** Maps the values of an object into one without a prototype: an operation may be called "constructor". */
function mapValues<T>(value: Json | undefined, map: (part: JsonObject, whole: Json) => T): Record<string, T> {
  const mapped: Record<string, T> = Object.create(null);
  for (const [key, part] of Object.entries(object(value))) mapped[key] = map(object(part), part);
  return mapped;
}
