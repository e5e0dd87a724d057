import { groupBy } from '../lib/group-by.ts';
import { isObject, type Json, type JsonObject, list, object, show, text, texts } from '../lib/json.ts';
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
  connectionParameters?: ConnectionParameterFacts[];
  /** Whether encodings, defaults, fields, triggers and paging are told; a table of another hand may know nothing of them. */
  isDetailed?: true;
  operations: Record<string, OperationFacts>;
}

export interface ConnectionParameterFacts {
  name: string;
  /** The way to sign in that asks for it, where there are several. */
  set?: string;
  type?: string;
}

export interface OperationFacts {
  path: string;
  verb: string;
  visibility?: string;
  /** `single` or `batch` for what starts flows. */
  trigger?: string;
  isPageable?: true;
  /** By their names, each of which may stand in several places of the request; without a name, what cannot be read. */
  parameters: Record<string, ParameterFacts[]>;
  /** Status of the answer that flows read; left out when it is not described. */
  status?: string;
  /** Type of that answer, whose path is empty, and of each field of it by its path. */
  outputs?: Record<string, string>;
  /** The same for what a webhook sends. */
  notification?: Record<string, string>;
  /** Paths of outputs that are cut short, as fields are. */
  cut?: string[];
}

/** What a maker fills in: a parameter, or a field within one. */
export interface FieldFacts {
  /** Empty where its reference leads nowhere. */
  type: string;
  required?: boolean;
  visibility?: string;
  enum?: string[];
  default?: string;
  /** Whether what it holds is not told below it: its schema is one that it lies in, or a reference leads nowhere. */
  isCut?: true;
}

export interface ParameterFacts extends FieldFacts {
  in: string;
  /** Where it is written, when its name leads to another one; a table, which is compared with, has no need of it. */
  pointer?: string;
  /** How values are written into the request, where it is not the usual way. */
  encoding?: string;
  /** The fields of a body and the items of an array, by their paths; a field stands behind what holds it. */
  fields?: Record<string, FieldFacts>;
}

/** Whether a name in a pointer would be taken for an index. */
export const isIndex = (name: string): boolean => /^\d+$/.test(name);

/** Reads the facts off a definition. */
export function factsOf(model: ConnectorModel, name: string): DefinitionFacts {
  const { host, basePath, securityDefinitions } = model.definition;
  const authentication = Object.values(object(securityDefinitions)).map((scheme) => {
    const { type, in: location, name: key } = object(scheme);
    return [type, location, key].filter((part) => typeof part === 'string').join(' ');
  });
  const operations: Record<string, OperationFacts> = Object.create(null);
  for (const operation of model.operations) {
    if (model.operationOf(operation.id) === operation) operations[operation.id] = operationFacts(operation, model);
  }
  const connectionParameters = connectionParametersOf(model);
  return {
    facts: name,
    host: text(host) ?? '',
    basePath: text(basePath) ?? '',
    authentication: authentication.sort(),
    ...(connectionParameters !== undefined && { connectionParameters }),
    isDetailed: true,
    operations,
  };
}

/** Undefined where nothing is known about them: there are no properties, or they cannot be read. */
function connectionParametersOf(model: ConnectorModel): ConnectionParameterFacts[] | undefined {
  const { files, properties, isConnectionRead } = model;
  if (!isObject(object(files.properties?.value).properties) || !isConnectionRead) return undefined;
  const read = (parameters: Json | undefined, more: { set?: string } = {}): ConnectionParameterFacts[] =>
    Object.entries(object(parameters)).map(([name, value]) => {
      const type = text(object(value).type);
      return { name, ...more, ...(type !== undefined && { type }) };
    });
  const ofSets = list(object(properties.connectionParameterSets).values).flatMap((set) =>
    read(object(set).parameters, { set: show(object(set).name) }),
  );
  return [...read(properties.connectionParameters), ...ofSets];
}

function operationFacts(operation: OperationPlace, model: ConnectorModel): OperationFacts {
  const parameters: Record<string, ParameterFacts[]> = Object.create(null);
  const readName = ({ name, location }: ParameterPlace): string => (location === '' ? '' : name);
  for (const [name, places] of groupBy(operation.parameters, readName)) {
    // Two of one name in one place are a fault of its own; the last of them counts.
    const byLocation = new Map(places.map((place) => [place.location, place]));
    parameters[name] = [...byLocation.values()].map((place, index) => ({
      ...parameterFacts(place, model),
      ...((index > 0 || isIndex(name)) && { pointer: place.pointer }),
    }));
  }
  const { value, path, verb, pathItem } = operation;
  const facts: OperationFacts = { path, verb, parameters };
  const visibility = text(value['x-ms-visibility']);
  if (visibility !== undefined) facts.visibility = visibility;
  if (isTrigger(value)) facts.trigger = show(value['x-ms-trigger']);
  if (isPageable(value)) facts.isPageable = true;
  const answer = answerOf(operation, model);
  const cut: string[] = [];
  if (answer !== undefined) {
    facts.status = answer.status;
    facts.outputs = outputsOf(answer.schema, model, cut);
  }
  const content = object(pathItem['x-ms-notification-content']).schema;
  if (isTrigger(value) && content !== undefined) facts.notification = outputsOf(content, model, cut);
  if (cut.length > 0) facts.cut = cut;
  return facts;
}

/** What flows read: the first success that has a schema, or `default` where neither 200 nor 201 is described. */
function answerOf({ responses }: OperationPlace, model: ConnectorModel): { status: string; schema: Json } | undefined {
  const successes = responses.filter(({ status }) => status.startsWith('2'));
  const isUsual = responses.some(({ status }) => status === '200' || status === '201');
  const others = isUsual ? [] : responses.filter(({ status }) => status === 'default');
  for (const { status, value } of [...successes, ...others]) {
    const answer = model.follow(value);
    // A reference that leads nowhere tells as much of the schema as of the answer.
    const schema = answer.$ref === undefined ? answer.schema : answer;
    if (isObject(schema)) return { status, schema };
  }
  return undefined;
}

function parameterFacts({ location, value }: ParameterPlace, model: ConnectorModel): ParameterFacts {
  const isBody = location === 'body';
  const facts: ParameterFacts = { in: location, type: 'object' };
  const fields: Record<string, FieldFacts> = Object.create(null);
  for (const { path, schemas, isRequired, isCut } of fieldsOf(isBody ? [value.schema, value] : [value], model)) {
    const field: FieldFacts = { ...fieldFacts(schemas), ...(isCut && { isCut }) };
    if (path === '') Object.assign(facts, field);
    else if (isBody) fields[path] = { ...field, ...(isRequired && { required: true }) };
    else {
      // The values of an array stand on its items; published definitions put those of a string there too.
      if (facts.enum === undefined && field.enum !== undefined) facts.enum = field.enum;
      fields[path] = { type: field.type };
    }
  }
  if (value.required === true) facts.required = true;
  // What a body's parameter says of itself comes before what its schema says.
  const visibility = text(value['x-ms-visibility']);
  if (visibility !== undefined) facts.visibility = visibility;
  const encoding = location === 'path' ? value['x-ms-url-encoding'] : value.collectionFormat;
  if (typeof encoding === 'string' && encoding !== 'single' && encoding !== 'csv') facts.encoding = encoding;
  // Published definitions write items below texts too; nobody fills them in.
  const holdsFields = isBody || facts.type === 'array';
  if (holdsFields && Object.keys(fields).length > 0) facts.fields = fields;
  return facts;
}

/** The facts of what several schemas describe together. */
function fieldFacts(schemas: readonly JsonObject[]): FieldFacts {
  const facts: FieldFacts = { type: typeOf(schemas) };
  const visibility = schemas.map((schema) => schema['x-ms-visibility']).find((word) => typeof word === 'string');
  if (visibility !== undefined) facts.visibility = visibility;
  const lists = schemas.flatMap((schema) => (Array.isArray(schema.enum) ? [schema.enum.map(showValue)] : []));
  if (lists.length > 0) facts.enum = lists.reduce((some, others) => some.filter((value) => others.includes(value)));
  const filled = schemas.find((schema) => schema.default !== undefined)?.default;
  if (filled !== undefined) facts.default = showValue(filled);
  return facts;
}

/** A value as {@link show} writes it, the keys of objects sorted: their order means nothing (RFC 8259, 4). */
function showValue(value: Json): string {
  const sorted = (_key: string, part: Json): Json =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part;
  return typeof value === 'string' ? value : JSON.stringify(value, sorted);
}

/** The type that is said or meant; what says nothing of it is an object for the platform. */
function typeOf(schemas: readonly JsonObject[]): string {
  const has = (isMeant: (schema: JsonObject) => boolean): boolean => schemas.some(isMeant);
  // JSON Schema has lists of types, in which `null` says that there may be no value.
  const said = schemas.flatMap(({ type }) => type).find((type) => typeof type === 'string' && type !== 'null');
  if (typeof said === 'string') return said;
  if (has(({ $ref }) => $ref !== undefined)) return '';
  if (has(({ properties }) => properties !== undefined)) return 'object';
  if (has(({ items }) => items !== undefined)) return 'array';
  const isText = has(({ enum: values }) => list(values).length > 0 && texts(values).length === list(values).length);
  return isText ? 'string' : 'object';
}

/** Types by path; the paths of what is cut short are added to the list. */
function outputsOf(value: Json | undefined, model: ConnectorModel, cut: string[]): Record<string, string> {
  const outputs: Record<string, string> = Object.create(null);
  for (const { path, schemas, isCut } of fieldsOf([value], model)) {
    outputs[path] = typeOf(schemas);
    if (isCut) cut.push(path);
  }
  return outputs;
}

/** Definitions that name each other can write out to any number of fields; no designer shows as many as this. */
const maxSchemas = 20_000;

interface Field {
  path: string;
  /** The schemas that describe it together, those of allOf among them; references followed. */
  schemas: JsonObject[];
  isRequired: boolean;
  /** Whether one of them is that of what holds it, whose fields are not told again, or leads nowhere. */
  isCut?: true;
}

/** A schema, and the one that it stands in. */
interface Part {
  schema: JsonObject;
  holder: Part | undefined;
}

/** A value that may refer to a schema, and where it stands. */
interface Held {
  value: Json | undefined;
  holder: Part | undefined;
}

/** What values describe together, and every field in it; what holds a field comes before it. */
function fieldsOf(values: readonly (Json | undefined)[], model: ConnectorModel): Field[] {
  const fields: Field[] = [];
  let count = 0;
  // Both lists grow while they are read: a chain of definitions may be longer than calls can be deep.
  const root: Held[] = values.map((value) => ({ value, holder: undefined }));
  const places = [{ path: '', isRequired: false, held: root }];
  for (const { path, isRequired, held } of places) {
    const schemas = new Set<JsonObject>();
    const open: Part[] = [];
    let isCut = false;
    for (const { value, holder } of held) {
      if (count++ === maxSchemas) return fields;
      const schema = model.follow(value);
      if (schemas.has(schema)) continue;
      schemas.add(schema);
      // A schema that holds itself repeats from here on.
      if (schema.$ref !== undefined || isWithin(schema, holder)) {
        isCut = true;
        continue;
      }
      const part = { schema, holder };
      open.push(part);
      for (const inner of list(schema.allOf)) held.push({ value: inner, holder: part });
    }
    fields.push({ path, isRequired, schemas: [...schemas], ...(isCut && { isCut }) });
    // As many wait as are looked at.
    if (places.length >= maxSchemas) continue;
    const required = new Set(open.flatMap(({ schema }) => texts(schema.required).map(segment)));
    const steps = open.flatMap((holder) => {
      const { properties, items } = holder.schema;
      const named = Object.entries(object(properties)).map(([name, value]) => ({ step: segment(name), value, holder }));
      return items === undefined ? named : [...named, { step: '/*', value: items, holder }];
    });
    for (const [step, inner] of groupBy(steps, (one) => one.step)) {
      places.push({ path: path + step, isRequired: required.has(step), held: inner });
    }
  }
  return fields;
}

function isWithin(schema: JsonObject, holder: Part | undefined): boolean {
  for (let part = holder; part !== undefined; part = part.holder) if (part.schema === schema) return true;
  return false;
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
    ...(Array.isArray(connectionParameters) && {
      connectionParameters: connectionParameters.flatMap(readConnectionParameter),
    }),
    ...(isDetailed === true && { isDetailed }),
    operations: mapValues(operations, readOperation),
  };
}

/** A parameter of no set may be told by its name alone. */
function readConnectionParameter(part: Json): ConnectionParameterFacts[] {
  const { name, set, type } = isObject(part) ? part : { name: part };
  if (typeof name !== 'string') return [];
  return [{ name, ...(typeof set === 'string' && { set }), ...(typeof type === 'string' && { type }) }];
}

function readOperation(table: JsonObject): OperationFacts {
  const { path, verb, visibility, trigger, isPageable: pages, parameters, status, outputs, notification, cut } = table;
  const types = (fields: Json): Record<string, string> => mapValues(fields, (_, type) => show(type));
  return {
    path: text(path) ?? '',
    verb: text(verb) ?? '',
    ...(typeof visibility === 'string' && { visibility }),
    ...(typeof trigger === 'string' && { trigger }),
    ...(pages === true && { isPageable: pages }),
    // One that stands in a single place needs no list.
    parameters: mapValues(parameters, (one, places) =>
      Array.isArray(places) ? places.map((place) => readParameter(object(place))) : [readParameter(one)],
    ),
    ...(typeof status === 'string' && { status }),
    ...(outputs !== undefined && { outputs: types(outputs) }),
    ...(notification !== undefined && { notification: types(notification) }),
    ...(Array.isArray(cut) && { cut: texts(cut) }),
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

function readField({ type, required, visibility, enum: values, default: filled, isCut }: JsonObject): FieldFacts {
  return {
    type: text(type) ?? 'object',
    ...(required === true && { required }),
    ...(typeof visibility === 'string' && { visibility }),
    ...(Array.isArray(values) && { enum: values.map(showValue) }),
    ...(filled !== undefined && { default: showValue(filled) }),
    ...(isCut === true && { isCut }),
  };
}

/** Maps the values of an object into one without a prototype: an operation may be called "constructor". */
function mapValues<T>(value: Json | undefined, map: (part: JsonObject, whole: Json) => T): Record<string, T> {
  const mapped: Record<string, T> = Object.create(null);
  for (const [key, part] of Object.entries(object(value))) mapped[key] = map(object(part), part);
  return mapped;
}
