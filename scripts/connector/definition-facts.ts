import { type Json, type JsonObject, list, object, show, text, texts } from '../lib/json.ts';
import { segment } from '../lib/json-pointer.ts';
import type { ConnectorModel, OperationPlace, ParameterPlace } from './connector-model.ts';
import { isPageable, isTrigger } from './extensions.ts';

/** What an update of a connector must keep: a compact table, so that a baseline need not be a copy of a definition. */
export interface DefinitionFacts {
  /** Names the table as one; a definition has `swagger` instead. */
  facts: string;
  host: string;
  basePath: string;
  /** `apiKey header Some-Header`, `oauth2`, `basic`; empty when there is no authentication. */
  authentication: string[];
  connectionParameters?: string[];
  /** Whether encodings, defaults, fields, triggers and paging are told; a table of another hand may know nothing of them. */
  isDetailed?: true;
  operations: Record<string, OperationFacts>;
}

export interface OperationFacts {
  path: string;
  verb: string;
  visibility?: string;
  /** `single` or `batch` for what starts flows. */
  trigger?: string;
  isPageable?: true;
  parameters: Record<string, ParameterFacts>;
  /** Type of each field of the success response by its path; left out when the response is not described. */
  outputs?: Record<string, string>;
  /** The same for what a webhook sends. */
  notification?: Record<string, string>;
}

/** What a maker fills in: a parameter, or a field within one. */
export interface FieldFacts {
  type: string;
  required?: boolean;
  visibility?: string;
  enum?: string[];
  default?: string;
}

export interface ParameterFacts extends FieldFacts {
  in: string;
  /** How values are written into the request, where it is not the usual way. */
  encoding?: string;
  /** The fields of a body and the items of an array, by their paths; a field stands behind what holds it. */
  fields?: Record<string, FieldFacts>;
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
    isDetailed: true,
    operations,
  };
}

function operationFacts(operation: OperationPlace, model: ConnectorModel): OperationFacts {
  const parameters: Record<string, ParameterFacts> = Object.create(null);
  for (const place of operation.parameters) parameters[place.name] = parameterFacts(place, model);
  const { value, path, verb, pathItem } = operation;
  const facts: OperationFacts = { path, verb, parameters };
  const visibility = text(value['x-ms-visibility']);
  if (visibility !== undefined) facts.visibility = visibility;
  if (isTrigger(value)) facts.trigger = show(value['x-ms-trigger']);
  if (isPageable(value)) facts.isPageable = true;
  const schema = model.successSchema(operation);
  if (schema !== undefined) facts.outputs = outputsOf(schema, model);
  const content = object(pathItem['x-ms-notification-content']).schema;
  if (isTrigger(value) && content !== undefined) facts.notification = outputsOf(content, model);
  return facts;
}

function parameterFacts({ location, value }: ParameterPlace, model: ConnectorModel): ParameterFacts {
  const facts: ParameterFacts = { in: location, ...fieldFacts(value) };
  if (value.required === true) facts.required = true;
  // The values of an array stand on its items; published definitions put those of a string there too.
  const values = value.enum ?? object(value.items).enum;
  if (Array.isArray(values)) facts.enum = values.map(show);
  const encoding = location === 'path' ? value['x-ms-url-encoding'] : value.collectionFormat;
  if (typeof encoding === 'string' && encoding !== 'single' && encoding !== 'csv') facts.encoding = encoding;
  const root = model.resolve(location === 'body' ? value.schema : value);
  if (location === 'body') facts.type = text(root.type) ?? 'object';
  const fields: Record<string, FieldFacts> = Object.create(null);
  walkFields(root, model, ({ path, schema, isRequired }) => {
    if (path === '') return;
    // What an array of a query lists is told by the parameter itself.
    const field = location === 'body' ? fieldFacts(schema) : { type: text(schema.type) ?? 'object' };
    fields[path] = isRequired ? { ...field, required: true } : field;
  });
  // Published definitions write items below texts too; nobody fills them in.
  const holdsFields = location === 'body' || facts.type === 'array';
  if (holdsFields && Object.keys(fields).length > 0) facts.fields = fields;
  return facts;
}

function fieldFacts(value: JsonObject): FieldFacts {
  const facts: FieldFacts = { type: text(value.type) ?? 'object' };
  if (typeof value['x-ms-visibility'] === 'string') facts.visibility = value['x-ms-visibility'];
  if (Array.isArray(value.enum)) facts.enum = value.enum.map(show);
  if (value.default !== undefined) facts.default = show(value.default);
  return facts;
}

function outputsOf(value: Json, model: ConnectorModel): Record<string, string> {
  const outputs: Record<string, string> = Object.create(null);
  walkFields(model.resolve(value), model, ({ path, schema }) => {
    if (path !== '') outputs[path] = text(schema.type) ?? 'object';
  });
  return outputs;
}

/** Definitions that name each other can write out to any number of fields; no designer shows as many as this. */
const maxFields = 20_000;

interface Field {
  path: string;
  schema: JsonObject;
  isRequired: boolean;
}

/** Visits a schema and every field in it, references followed; what holds a field comes before it. */
function walkFields(root: JsonObject, model: ConnectorModel, visit: (field: Field) => void): void {
  const open = new Set<JsonObject>();
  let count = 0;
  const walk = (value: Json, path: string, isRequired: boolean): void => {
    const schema = model.resolve(value);
    // A schema that holds itself repeats from here on.
    if (open.has(schema) || count++ > maxFields) return;
    open.add(schema);
    visit({ path, schema, isRequired });
    const required = texts(schema.required);
    for (const [name, inner] of Object.entries(object(schema.properties))) {
      walk(inner, `${path}${segment(name)}`, required.includes(name));
    }
    if (schema.items !== undefined) walk(schema.items, `${path}/*`, false);
    for (const part of list(schema.allOf)) walk(part, path, isRequired);
    open.delete(schema);
  };
  walk(root, '', false);
}

/** The pointer, below a schema, of the field that a path leads to. */
export function fieldPointer(path: string): string {
  return path.replace(/\/([^/]*)/g, (_, key: string) => (key === '*' ? '/items' : `/properties/${key}`));
}

/** Reads a table of facts; a part that is missing or of another type counts as empty. */
export function readFacts(table: JsonObject): DefinitionFacts {
  const { facts, host, basePath, authentication, connectionParameters, isDetailed, operations } = table;
  return {
    facts: text(facts) ?? '',
    host: text(host) ?? '',
    basePath: text(basePath) ?? '',
    authentication: texts(authentication),
    ...(Array.isArray(connectionParameters) && { connectionParameters: texts(connectionParameters) }),
    ...(isDetailed === true && { isDetailed }),
    operations: mapValues(operations, readOperation),
  };
}

function readOperation(table: JsonObject): OperationFacts {
  const { path, verb, visibility, trigger, isPageable: pages, parameters, outputs, notification } = table;
  const types = (fields: Json): Record<string, string> => mapValues(fields, (_, type) => show(type));
  return {
    path: text(path) ?? '',
    verb: text(verb) ?? '',
    ...(typeof visibility === 'string' && { visibility }),
    ...(typeof trigger === 'string' && { trigger }),
    ...(pages === true && { isPageable: pages }),
    parameters: mapValues(parameters, readParameter),
    ...(outputs !== undefined && { outputs: types(outputs) }),
    ...(notification !== undefined && { notification: types(notification) }),
  };
}

function readParameter(table: JsonObject): ParameterFacts {
  const { in: location, encoding, fields } = table;
  return {
    in: text(location) ?? '',
    ...readField(table),
    ...(typeof encoding === 'string' && { encoding }),
    ...(fields !== undefined && { fields: mapValues(fields, readField) }),
  };
}

function readField({ type, required, visibility, enum: values, default: filled }: JsonObject): FieldFacts {
  return {
    type: text(type) ?? 'object',
    ...(required === true && { required }),
    ...(typeof visibility === 'string' && { visibility }),
    ...(Array.isArray(values) && { enum: values.map(show) }),
    ...(filled !== undefined && { default: show(filled) }),
  };
}

/** Maps the values of an object into one without a prototype: an operation may be called "constructor". */
function mapValues<T>(value: Json | undefined, map: (part: JsonObject, whole: Json) => T): Record<string, T> {
  const mapped: Record<string, T> = Object.create(null);
  for (const [key, part] of Object.entries(object(value))) mapped[key] = map(object(part), part);
  return mapped;
}
