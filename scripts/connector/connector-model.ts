import { policyAppliesTo, runsScript } from '../lib/api-properties.ts';
import { httpVerbs } from '../lib/http-verbs.ts';
import { isMistyped, isObject, type Json, type JsonObject, list, object, stringsIn, text, texts } from '../lib/json.ts';
import { createResolver, pointerOf, pointerTo, segment } from '../lib/json-pointer.ts';
import { oncePer } from '../lib/once-per.ts';
import type { ConnectorFiles } from './connector-folder.ts';
import { hasDynamicSchema } from './extensions.ts';

/** A value of the definition or the properties, and where it stands. */
export interface Place {
  pointer: string;
  value: JsonObject;
}

export interface ResponsePlace extends Place {
  /** `200`, `default`, or a name under the root `responses`. */
  status: string;
  /** The response behind a `$ref`. */
  resolved: JsonObject;
  operation?: OperationPlace;
}

export interface ParameterPlace extends Place {
  name: string;
  /** `query`, `header`, `path`, `formData` or `body`; empty where it says none of them. */
  location: string;
  operation?: OperationPlace;
}

export interface OperationPlace extends Place {
  path: string;
  verb: string;
  id: string;
  pathItem: JsonObject;
  /** The operation's own parameters and those of its path, references resolved. */
  parameters: ParameterPlace[];
  responses: ResponsePlace[];
}

/** What a schema is the root of; `part` for everything inside another schema. */
type SchemaRoot = 'body' | 'response' | 'notification' | 'definition' | 'part';

export interface SchemaPlace extends Place {
  root: SchemaRoot;
  /** The property name, when the schema is a property of an object. */
  property?: string;
  parent?: SchemaPlace;
}

/** A value with `type`, `format`, `enum` and limits: a parameter, a schema, an item or a header. */
export interface TypedPlace extends Place {
  kind: 'parameter' | 'schema' | 'items' | 'header';
}

/** A string that people read. */
export interface TextPlace {
  pointer: string;
  key: 'title' | 'summary' | 'description' | 'x-ms-summary' | 'displayName' | 'tooltip' | 'text';
  value: string;
  owner: 'info' | 'operation' | 'parameter' | 'response' | 'schema' | 'connection' | 'other';
}

export interface ReferencePlace {
  pointer: string;
  value: JsonObject;
  ref: string;
  expects: 'parameters' | 'responses' | 'definitions';
}

export interface PolicyPlace extends Place {
  /** The template id in lower case. */
  template: string;
  parameters: JsonObject;
}

export interface ConnectionParameterPlace extends Place {
  name: string;
}

/** Keys whose values people read in the form of a connection, wherever they stand in it. */
const connectionTextKeys = ['displayName', 'description', 'tooltip', 'title', 'text'] as const;

/** More parts than anything that was meant refers to; what is composed of more is not judged, which would take too long. */
export const mostParts = 1000;

const locations = ['query', 'header', 'path', 'formData', 'body'];

const nameAndLocation = ({ name, in: location }: JsonObject): Pick<ParameterPlace, 'name' | 'location'> => ({
  name: text(name) ?? '',
  location: locations.find((one) => one === location) ?? '',
});

const types: Json[] = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null', 'file'];

/** Whether a parameter or schema has a type that is none. The shape says so, and nothing is known of its values. */
export const isTypeWrong = ({ type }: JsonObject): boolean => type !== undefined && !types.includes(type);

/** Whether it is not known what a part of a schema holds: it refers elsewhere, or is of a wrong type. Other rules say so. */
export const isUnreadable = (part: Json | undefined): boolean => {
  if (!isObject(part) || part.$ref !== undefined) return true;
  const { properties = {}, items = {}, allOf = [] } = part;
  return !isObject(properties) || !isObject(items) || !Array.isArray(allOf) || !allOf.every(isObject);
};

/** Whether an operation may have a parameter: it has, or one may be that whose name or location cannot be read. */
export const mayHaveParameter = (
  { value, pathItem, parameters }: OperationPlace,
  name: string,
  location?: string,
): boolean =>
  [value, pathItem].some((owner) => isMistyped(owner.parameters, 'array')) ||
  parameters.some(
    (one) => ['', name].includes(one.name) && (location === undefined || ['', location].includes(one.location)),
  );

/** Whether an operation may have inputs besides those that can be read. */
export const hasUnreadInputs = (operation: OperationPlace): boolean =>
  mayHaveParameter(operation, '') ||
  operation.parameters.some(
    ({ location, value }) => location === '' || (location === 'body' && !isObject(value.schema)),
  );

/** An operationId as the platform reads it. */
export const sanitizedId = (id: string): string => id.replace(/[^A-Za-z0-9_]/g, '');

/** Everything the rules look at, collected in one pass over the definition and one over the properties. */
export class ConnectorModel {
  readonly files: ConnectorFiles;
  readonly definition: JsonObject;
  readonly properties: JsonObject;
  readonly operations: OperationPlace[] = [];
  /** The first operation of each id. */
  readonly byId = new Map<string, OperationPlace>();
  /** Every id that an operation is known by. */
  readonly ids = new Set<string>();
  readonly byPointer = new Map<string, OperationPlace>();
  readonly pathItems: Place[] = [];
  readonly parameters: ParameterPlace[] = [];
  readonly responses: ResponsePlace[] = [];
  readonly schemas: SchemaPlace[] = [];
  readonly typed: TypedPlace[] = [];
  readonly texts: TextPlace[] = [];
  /** The texts of the form in which a connection is made; they stand in the properties. */
  readonly connectionTexts: TextPlace[] = [];
  readonly references: ReferencePlace[] = [];
  readonly policies: PolicyPlace[] = [];
  readonly connectionParameters: ConnectionParameterPlace[] = [];
  /** Whether it is known which operations there are: each can be read and has an id of its own. */
  readonly areOperationsRead: boolean;
  /** Whether it is known which connection parameters there are: what holds them has a form that can be read. */
  readonly isConnectionRead: boolean;
  /** Ids of several operations, which tell none of them. */
  readonly #sharedIds = new Set<string>();
  readonly #resolver: (value: unknown) => unknown;

  constructor(files: ConnectorFiles) {
    this.files = files;
    this.definition = object(files.definition.value);
    this.#resolver = createResolver(this.definition);
    this.properties = object(object(files.properties?.value).properties);
    this.#collectRoot();
    const paths = Object.entries(object(this.definition.paths)).filter(([path]) => !path.startsWith('x-'));
    for (const [path, item] of paths) if (isObject(item)) this.#collectPath(path, `/paths${segment(path)}`, item);
    this.areOperationsRead =
      this.byId.size > 0 &&
      this.byId.size === this.operations.length &&
      paths.every(
        ([, item]) =>
          isObject(item) && item.$ref === undefined && !httpVerbs.some((verb) => isMistyped(item[verb], 'object')),
      );
    this.#collectIds();
    this.#collectProperties();
    const { connectionParameters, connectionParameterSets } = this.properties;
    this.isConnectionRead =
      (connectionParameters === undefined || isObject(connectionParameters)) &&
      (connectionParameterSets === undefined || Array.isArray(object(connectionParameterSets).values));
  }

  /** The operation of an id; undefined where there is none or where it cannot be told. */
  operationOf(id: unknown): OperationPlace | undefined {
    return typeof id === 'string' && !this.#sharedIds.has(id) ? this.byId.get(id) : undefined;
  }

  /** Whether an operation may be meant by an id: one is known by it, or not all are known. */
  mayBeOperation(id: string): boolean {
    return !this.areOperationsRead || this.ids.has(id);
  }

  /** The object behind a local `$ref`, or the value itself; an empty object when there is none. */
  resolve(value: Json | undefined): JsonObject {
    return object(this.#resolver(value));
  }

  /** The pointer that the `$ref` of a value leads to, whether or not something is there; undefined without one. */
  targetOf({ $ref }: JsonObject): string | undefined {
    return typeof $ref === 'string' ? pointerOf(this.definition, $ref) : undefined;
  }

  /**
   * Whether a parameter or response refers to a definition, which is no parameter or response that lies there: the `$ref` stands
   * in place of its schema.
   */
  refersToSchema(value: JsonObject): boolean {
    const { in: location, schema } = this.resolve(value);
    return this.targetOf(value)?.startsWith('/definitions/') === true && location === undefined && schema === undefined;
  }

  /** What is behind the reference of a parameter or response. */
  #referred(value: JsonObject): JsonObject {
    if (!this.refersToSchema(value)) return this.resolve(value);
    const { $ref = null, ...rest } = value;
    return { ...rest, schema: { $ref } };
  }

  /** The success response of an operation that has a schema: 200, else 201. */
  successResponse(operation: OperationPlace): ResponsePlace | undefined {
    for (const status of ['200', '201']) {
      const response = operation.responses.find((candidate) => candidate.status === status);
      if (isObject(response?.resolved.schema)) return response;
    }
    return undefined;
  }

  /** The schema of an operation's success response, resolved. */
  successSchema(operation: OperationPlace): JsonObject | undefined {
    const response = this.successResponse(operation);
    return response && this.resolve(response.resolved.schema);
  }

  /** The schema that a path such as `value/id` leads to through properties and items. */
  schemaAlong(schema: JsonObject | undefined, path: string): JsonObject | undefined {
    let current = schema;
    for (const key of path.split('/').filter((part) => part !== '')) {
      if (current === undefined) return undefined;
      current = this.property(current, key);
    }
    return current;
  }

  /** A property of a schema, looked up in `properties`, in the items of an array and in `allOf`. */
  property(schema: JsonObject, key: string, depth = 0): JsonObject | undefined {
    if (depth > 20) return undefined;
    const resolved = this.resolve(schema);
    if (isObject(resolved.items)) {
      const inner = this.property(resolved.items, key, depth + 1);
      if (inner !== undefined) return inner;
    }
    const own = object(resolved.properties)[key];
    if (own !== undefined) return this.resolve(own);
    for (const part of list(resolved.allOf)) {
      const inner = this.property(object(part), key, depth + 1);
      if (inner !== undefined) return inner;
    }
    return undefined;
  }

  /** A schema and the parts of its `allOf`, resolved where they can be: each says something of the whole. */
  partsOf(schema: JsonObject | undefined): readonly JsonObject[] {
    return this.#parts(this.follow(schema));
  }

  readonly #parts = oncePer((whole: JsonObject): readonly JsonObject[] => {
    const found = new Set([whole]);
    // A set grows while it is gone through.
    for (const { allOf } of found) {
      for (const part of list(allOf)) found.add(this.follow(part));
      if (found.size > mostParts) break;
    }
    return [...found];
  });

  /** What is behind a reference; a reference that leads nowhere stays what it is. */
  follow(value: Json | undefined): JsonObject {
    const resolved = this.#resolver(value);
    return isObject(resolved) ? resolved : object(value);
  }

  /** The properties of a schema, its own and those of the parts of its `allOf`; the first of each name. */
  propertiesOf(schema: JsonObject | undefined): JsonObject {
    const parts = [...this.partsOf(schema)].reverse();
    return Object.assign(Object.create(null), ...parts.map(({ properties }) => object(properties)));
  }

  /** Whether what a part of a schema holds stands elsewhere, as in the answer of a call, or cannot be read. */
  isUnread(part: JsonObject): boolean {
    return hasDynamicSchema(part) || isUnreadable(part);
  }

  /** Whether nothing is known about what a schema may hold, so that no property of it can be called missing. */
  isOpen(schema: JsonObject | undefined): boolean {
    const parts = this.partsOf(schema);
    if (parts.some((part) => this.isUnread(part))) return true;
    return parts.every((part) => {
      const isOfOther = part.type !== undefined && part.type !== 'object' && !isTypeWrong(part);
      return !isOfOther && !isObject(part.properties) && !isObject(part.items);
    });
  }

  /** The MIME types that an operation takes or gives, its own or those of the document, in lower case. */
  mimeTypes({ value }: OperationPlace, key: 'consumes' | 'produces'): string[] {
    return texts(value[key] ?? this.definition[key]).map((type) => type.toLowerCase());
  }

  /** Whether calls of an operation run through the script. */
  isScripted({ id }: OperationPlace): boolean {
    return this.files.script !== undefined && runsScript(texts(this.properties.scriptOperations), id);
  }

  /** Whether a policy of this template, its id in lower case, applies to an operation. */
  hasPolicy(template: string, { id }: OperationPlace): boolean {
    return this.policies.some((policy) => policy.template === template && policyAppliesTo(policy, id));
  }

  #collectRoot(): void {
    const { info, parameters, responses, definitions, tags } = this.definition;
    this.#collectTexts(object(info), '/info', 'info');
    for (const [index, tag] of list(tags).entries()) this.#collectTexts(object(tag), `/tags/${index}`, 'other');
    for (const [name, parameter] of Object.entries(object(parameters))) {
      this.#collectParameter(object(parameter), `/parameters${segment(name)}`);
    }
    for (const [name, response] of Object.entries(object(responses))) {
      this.#collectResponse(name, object(response), `/responses${segment(name)}`);
    }
    for (const [name, schema] of Object.entries(object(definitions))) {
      if (isObject(schema)) this.#collectSchema(schema, `/definitions${segment(name)}`, 'definition');
    }
  }

  #collectIds(): void {
    const { text: source, problems } = this.files.definition;
    // The platform removes other signs, and of two values of one key this reader has the last alone.
    for (const id of this.byId.keys()) this.ids.add(id).add(sanitizedId(id));
    if (problems.some(({ rule }) => rule === 'JsonDuplicateKey'))
      for (const [, id = ''] of source.matchAll(/"operationId"\s*:\s*"([^"\\]+)"/g)) this.ids.add(id);
  }

  #collectPath(path: string, pathPointer: string, pathItem: JsonObject): void {
    this.pathItems.push({ pointer: pathPointer, value: pathItem });
    const shared = list(pathItem.parameters).map((parameter, index) =>
      this.#collectParameter(object(parameter), `${pathPointer}/parameters/${index}`),
    );
    const notification = pathItem['x-ms-notification-content'];
    if (isObject(notification) && isObject(notification.schema)) {
      this.#collectSchema(notification.schema, `${pathPointer}/x-ms-notification-content/schema`, 'notification');
    }
    for (const verb of httpVerbs) {
      const value = pathItem[verb];
      if (!isObject(value)) continue;
      const pointer = `${pathPointer}/${verb}`;
      const id = text(value.operationId) ?? '';
      const operation: OperationPlace = {
        pointer,
        value,
        path,
        verb,
        id,
        pathItem,
        parameters: [],
        responses: [],
      };
      this.operations.push(operation);
      this.byPointer.set(pointer, operation);
      if (this.byId.has(id)) this.#sharedIds.add(id);
      else if (id !== '') this.byId.set(id, operation);
      this.#collectTexts(value, pointer, 'operation');
      const own = list(value.parameters).map((parameter, index) =>
        this.#collectParameter(object(parameter), `${pointer}/parameters/${index}`, operation),
      );
      const isOverridden = (inherited: ParameterPlace): boolean =>
        own.some(({ name, location }) => name === inherited.name && location === inherited.location);
      operation.parameters = [...own, ...shared.filter((inherited) => !isOverridden(inherited))];
      for (const [status, response] of Object.entries(object(value.responses))) {
        if (status.startsWith('x-')) continue;
        const place = this.#collectResponse(
          status,
          object(response),
          `${pointer}/responses${segment(status)}`,
          operation,
        );
        operation.responses.push(place);
      }
    }
  }

  /** Records a parameter where it is written and returns it as the operation sees it: resolved. */
  #collectParameter(value: JsonObject, pointer: string, operation?: OperationPlace): ParameterPlace {
    const ofOperation = operation === undefined ? {} : { operation };
    if (typeof value.$ref === 'string') {
      this.references.push({ pointer, value, ref: value.$ref, expects: 'parameters' });
      const resolved = this.#referred(value);
      return { pointer, value: resolved, ...nameAndLocation(resolved), ...ofOperation };
    }
    const place = { pointer, value, ...nameAndLocation(value), ...ofOperation };
    this.parameters.push(place);
    this.#collectTexts(value, pointer, 'parameter');
    if (isObject(value.schema)) this.#collectSchema(value.schema, `${pointer}/schema`, 'body');
    if (place.location !== 'body') this.#collectTyped(value, pointer, 'parameter');
    return place;
  }

  #collectResponse(status: string, value: JsonObject, pointer: string, operation?: OperationPlace): ResponsePlace {
    const ofOperation = operation === undefined ? {} : { operation };
    if (typeof value.$ref === 'string') {
      this.references.push({ pointer, value, ref: value.$ref, expects: 'responses' });
      return { pointer, value, status, resolved: this.#referred(value), ...ofOperation };
    }
    const place = { pointer, value, status, resolved: value, ...ofOperation };
    this.responses.push(place);
    this.#collectTexts(value, pointer, 'response');
    if (isObject(value.schema)) this.#collectSchema(value.schema, `${pointer}/schema`, 'response');
    for (const [name, header] of Object.entries(object(value.headers))) {
      this.#collectTyped(object(header), `${pointer}/headers${segment(name)}`, 'header');
    }
    return place;
  }

  /** Items of parameters and headers, which are not schemas. */
  #collectTyped(value: JsonObject, pointer: string, kind: TypedPlace['kind']): void {
    this.typed.push({ pointer, value, kind });
    if (isObject(value.items)) this.#collectTyped(value.items, `${pointer}/items`, 'items');
  }

  #collectSchema(value: JsonObject, pointer: string, root: SchemaRoot, parent?: SchemaPlace, property?: string): void {
    const place: SchemaPlace = { pointer, value, root };
    if (parent !== undefined) place.parent = parent;
    if (property !== undefined) place.property = property;
    this.schemas.push(place);
    if (typeof value.$ref === 'string') {
      this.references.push({ pointer, value, ref: value.$ref, expects: 'definitions' });
      return;
    }
    this.typed.push({ pointer, value, kind: 'schema' });
    this.#collectTexts(value, pointer, 'schema');
    const part = (inner: Json | undefined, at: string, name?: string): void => {
      if (isObject(inner)) this.#collectSchema(inner, pointer + at, 'part', place, name);
    };
    for (const [name, inner] of Object.entries(object(value.properties)))
      part(inner, `/properties${segment(name)}`, name);
    part(value.items, '/items');
    part(value.additionalProperties, '/additionalProperties');
    for (const [index, inner] of list(value.allOf).entries()) part(inner, `/allOf/${index}`);
  }

  #collectTexts(value: JsonObject, pointer: string, owner: TextPlace['owner']): void {
    for (const key of ['title', 'summary', 'description', 'x-ms-summary'] as const) {
      const found = value[key];
      if (typeof found === 'string') this.texts.push({ pointer: `${pointer}/${key}`, key, value: found, owner });
    }
  }

  #collectProperties(): void {
    const { connectionParameters, connectionParameterSets, policyTemplateInstances } = this.properties;
    const collect = (parameters: Json | undefined, pointer: string): void => {
      for (const [name, value] of Object.entries(object(parameters))) {
        this.connectionParameters.push({ pointer: pointer + segment(name), value: object(value), name });
      }
    };
    collect(connectionParameters, '/properties/connectionParameters');
    for (const part of ['connectionParameters', 'connectionParameterSets']) this.#collectConnectionTexts(part);
    for (const [index, set] of list(object(connectionParameterSets).values).entries()) {
      collect(object(set).parameters, `/properties/connectionParameterSets/values/${index}/parameters`);
    }
    for (const [index, value] of list(policyTemplateInstances).entries()) {
      this.policies.push({
        pointer: `/properties/policyTemplateInstances/${index}`,
        value: object(value),
        template: (text(object(value).templateId) ?? '').toLowerCase(),
        parameters: object(object(value).parameters),
      });
    }
  }
  #collectConnectionTexts(part: string): void {
    for (const { keys, text: value } of stringsIn(this.properties[part])) {
      const key = connectionTextKeys.find((candidate) => candidate === keys.at(-1));
      const pointer = `/properties/${part}${pointerTo(keys)}`;
      if (key !== undefined) this.connectionTexts.push({ pointer, key, value, owner: 'connection' });
    }
  }
}
