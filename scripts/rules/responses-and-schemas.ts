import type { ConnectorModel, SchemaPlace } from '../lib/connector-model.ts';
import { body, clean, document, operation, property, response, schema } from '../lib/example-connector.ts';
import { nodesOnCycles } from '../lib/graph.ts';
import { isObject, type JsonObject, list, object, segment, text, texts } from '../lib/json.ts';
import { type Hit, type Rule, rulesAt } from '../lib/rule.ts';
import { isSentence } from './parameters.ts';
import { faq, policyCodes, published, pullRequest, strings, swaggerRules } from './sources.ts';
import { hasDynamicSchema } from './typed-values.ts';
import { hit, shorten } from './words.ts';

const maxSchemasInBody = 512;
const maxSchemasInOperation = 16_384;
const maxSchemaDepth = 100;

const isInternal = (place: SchemaPlace | undefined): boolean =>
  place !== undefined && (place.value['x-ms-visibility'] === 'internal' || isInternal(place.parent));

/** Root of the schema that a place is part of. */
function rootOf(place: SchemaPlace): SchemaPlace {
  let current = place;
  while (current.parent !== undefined) current = current.parent;
  return current;
}

/** A hit where a property that people see, or the definition it refers to, has none of the keys. */
function lacks(place: SchemaPlace, model: ConnectorModel, keys: string[]): Hit | false {
  if (place.property === undefined || isInternal(place)) return false;
  const described = model.resolve(place.value);
  if (described['x-ms-visibility'] === 'internal' || keys.some((key) => text(described[key]))) return false;
  const ref = text(place.value.$ref);
  if (ref === undefined) return {};
  return Object.keys(described).length === 0 ? false : { pointer: ref.slice(1) };
}

const isRequired = (place: SchemaPlace): boolean =>
  place.property === undefined || texts(place.parent?.value.required).includes(place.property);

/** Whether a place in a body or definition can be an input: definitions are, when a body uses them. */
function isInput(place: SchemaPlace, model: ConnectorModel): boolean {
  const root = rootOf(place);
  if (root.root === 'body') return true;
  if (root.root !== 'definition') return false;
  return inputDefinitions(model).has(root.pointer);
}

const inputsOf = new WeakMap<ConnectorModel, Set<string>>();

/** Pointers of the definitions that a body reaches through references. */
function inputDefinitions(model: ConnectorModel): Set<string> {
  let found = inputsOf.get(model);
  if (found !== undefined) return found;
  found = new Set();
  const uses = new Map<string, string[]>();
  for (const place of model.schemas) {
    const ref = text(place.value.$ref);
    if (ref === undefined) continue;
    const root = rootOf(place);
    const key = root.root === 'body' ? 'body' : root.pointer;
    const refs = uses.get(key);
    if (refs === undefined) uses.set(key, [ref.slice(1)]);
    else refs.push(ref.slice(1));
  }
  const pending = [...(uses.get('body') ?? [])];
  for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
    if (found.has(pointer)) continue;
    found.add(pointer);
    pending.push(...(uses.get(pointer) ?? []));
  }
  inputsOf.set(model, found);
  return found;
}

/** Number of schemas below a value, references followed; stops at the limit, so that it ends for every input. */
function countSchemas(value: unknown, model: ConnectorModel, limit: number): number {
  let count = 0;
  const open = new Set<JsonObject>();
  const walk = (entry: unknown): void => {
    if (!isObject(entry) || count > limit || open.size > maxSchemaDepth * 5) return;
    const resolved = model.resolve(entry);
    if (open.has(resolved)) return;
    open.add(resolved);
    count++;
    for (const inner of Object.values(object(resolved.properties))) walk(inner);
    walk(resolved.items);
    walk(resolved.additionalProperties);
    for (const inner of list(resolved.allOf)) walk(inner);
    open.delete(resolved);
  };
  walk(value);
  return count;
}

/** Longest chain of schemas below each resolved schema, computed once each. */
function depthOf(value: JsonObject, model: ConnectorModel, known: Map<JsonObject, number>, level = 0): number {
  // Twice the limit is enough to report, and keeps a hostile chain of references off the call stack.
  if (level > maxSchemaDepth * 2) return 0;
  const resolved = model.resolve(value);
  const before = known.get(resolved);
  if (before !== undefined) return before;
  // Counts as flat while it is open, so that a schema that holds itself ends.
  known.set(resolved, 0);
  const inner = [
    ...Object.values(object(resolved.properties)),
    resolved.items,
    resolved.additionalProperties,
    ...list(resolved.allOf),
  ];
  const depth = 1 + Math.max(0, ...inner.filter(isObject).map((entry) => depthOf(entry, model, known, level + 1)));
  known.set(resolved, depth);
  return depth;
}

const loopsOf = new WeakMap<ConnectorModel, Set<JsonObject>>();

/** The schemas on a chain of required properties that leads back to its start. */
function requiredLoops(model: ConnectorModel): Set<JsonObject> {
  let loops = loopsOf.get(model);
  if (loops === undefined) {
    const starts = model.schemas.filter(({ root }) => root === 'definition').map(({ value }) => value);
    loops = nodesOnCycles(starts, ({ required, properties }) =>
      texts(required).map((name) => model.resolve(object(properties)[name])),
    );
    loopsOf.set(model, loops);
  }
  return loops;
}

const responseRules: Rule[] = rulesAt('response', [
  {
    name: 'ResponseMustBeDefaultOrHttpStatusCode',
    evidence: 'E*',
    source: swaggerRules('Response'),
    what: 'A response is named by its status, or default.',
    why: 'Nothing else can be matched.',
    message: '"{status}" is not an HTTP status. Use 100 to 599.',
    check: ({ status, operation: owner }) =>
      owner !== undefined && status !== 'default' && !/^[1-5]\d\d$/.test(status) && { args: { status } },
    wrong: operation({ responses: { OK: { description: 'The item.' } } }),
    right: clean,
  },
  {
    name: 'ResponseHeadersAreNotUnique',
    evidence: 'E*',
    source: swaggerRules('Response'),
    what: 'The headers of a response differ in more than capital letters.',
    why: 'Header names are compared without regard to case.',
    message: 'The header {name} is {other} in other letters. Remove one.',
    check: ({ value }) => {
      const seen = new Map<string, string>();
      return Object.keys(object(value.headers)).flatMap((name) => {
        const other = seen.get(name.toLowerCase());
        seen.set(name.toLowerCase(), name);
        return other === undefined ? [] : [{ at: `/headers${segment(name)}`, args: { name, other } }];
      });
    },
    wrong: response({ headers: { Total: { type: 'string' }, total: { type: 'string' } } }),
    right: response({ headers: { Total: { type: 'string' } } }),
  },
  {
    name: 'HeaderNameNotValid',
    evidence: 'E*',
    source: swaggerRules('Response, headers'),
    what: 'A response header has the name of a header.',
    why: 'A MIME type, for one, is not a header.',
    message: '"{name}" cannot be a header name. Remove it; content types belong in produces.',
    check: ({ value }) =>
      Object.keys(object(value.headers)).flatMap((name) =>
        /^[\w!#$%&'*+.^`|~-]+$/.test(name) ? [] : [{ at: `/headers${segment(name)}`, args: { name } }],
      ),
    wrong: response({ headers: { 'application/pdf': { type: 'string' } } }),
    right: response({ headers: { Total: { type: 'string' } } }),
  },
  {
    name: 'ResponseExampleMustBeProducedByOperation',
    evidence: 'E*',
    source: swaggerRules('Response'),
    what: 'An example has a MIME type that the operation produces.',
    why: 'The service never answers with another.',
    message:
      'There is an example of type {type}, which the operation does not produce. Add it to produces or remove the example.',
    check: ({ value, operation: owner }, { definition }) => {
      const produces = texts(owner?.value.produces ?? definition.produces).map((type) => type.toLowerCase());
      return (
        owner !== undefined &&
        Object.keys(object(value.examples)).flatMap((type) =>
          produces.includes(type.toLowerCase()) || type.startsWith('x-')
            ? []
            : [{ at: `/examples${segment(type)}`, args: { type } }],
        )
      );
    },
    wrong: response({ examples: { 'text/plain': 'a' } }),
    right: response({ examples: { 'application/json': { name: 'a' } } }),
  },
]);

/** The three kinds of references fail in the same three ways. */
const referenceRules: Rule[] = (
  [
    [
      'Parameter',
      'parameters',
      operation({ parameters: [{ $ref: '#/parameters/Missing' }] }),
      operation({ parameters: [{ $ref: '#/definitions/Item' }] }),
    ],
    [
      'Response',
      'responses',
      operation({ responses: { '404': { $ref: '#/responses/Missing', description: null } } }),
      operation({ responses: { '404': { $ref: '#/definitions/Item', description: null } } }),
    ],
    ['Schema', 'definitions', property({ $ref: '#/definitions/Missing' }), property({ $ref: 'other.json#/Item' })],
  ] as const
).flatMap(([kind, expects, missing, invalid]) =>
  rulesAt('reference', [
    {
      name: `${kind}ReferenceNotFound`,
      evidence: 'E*',
      source: swaggerRules(kind === 'Parameter' ? 'Parameters' : 'Response'),
      what: `A reference to one of the ${expects} leads somewhere.`,
      why: 'What it stands for is missing otherwise.',
      message: '$ref "{ref}" leads nowhere. Define it or correct the reference.',
      check: ({ ref, expects: found }, { definition }) => {
        const prefix = `#/${expects}/`;
        const name = ref.slice(prefix.length).replaceAll('~1', '/').replaceAll('~0', '~');
        return (
          found === expects &&
          ref.startsWith(prefix) &&
          !name.includes('/') &&
          !Object.hasOwn(object(definition[expects]), name) && { args: { ref } }
        );
      },
      wrong: missing,
      right: clean,
    },
    {
      name: `${kind}ReferenceNotValid`,
      evidence: 'E*',
      source: swaggerRules(kind === 'Parameter' ? 'Parameters' : 'Response'),
      what: `A reference here starts with #/${expects}/.`,
      why: 'The service follows no other, and reads no other file.',
      message: `$ref "{ref}" does not start with "#/${expects}/". Move what it means there.`,
      check: ({ ref, expects: found }) => found === expects && !ref.startsWith(`#/${expects}/`) && { args: { ref } },
      wrong: invalid,
      right: clean,
    },
    {
      name: `${kind}RefLoopNotAllowed`,
      evidence: 'E*',
      source: swaggerRules(kind === 'Parameter' ? 'Parameters' : 'Response'),
      what: `What stands under ${expects} is not itself a reference.`,
      why: 'A reference to a reference may never end.',
      message: '$ref "{ref}" stands where the thing itself should. Write it out.',
      check: ({ ref, pointer, expects: found }) =>
        found === expects && new RegExp(`^/${expects}/[^/]+$`).test(pointer) && { args: { ref } },
      wrong: document({ [expects]: { Loop: { $ref: `#/${expects}/Loop` } } }),
      right: clean,
    },
  ]),
);

const moreReferences: Rule[] = rulesAt('reference', [
  {
    name: 'JsonPointerNotValid',
    evidence: 'E*',
    source: swaggerRules('Response'),
    what: 'A reference is a valid JSON Pointer.',
    why: 'A tilde stands for itself only as ~0.',
    message: '$ref "{ref}" is not a JSON Pointer. Write "~" as "~0" and "/" as "~1".',
    check: ({ ref }) => /~(?![01])/.test(ref) && { args: { ref } },
    wrong: property({ $ref: '#/definitions/A~B' }),
    right: clean,
  },
  {
    name: 'AdditionalPropertyNotAllowedAdjacentToRef',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'A $ref stands alone.',
    why: 'Everything beside it is ignored.',
    message: '"{key}" stands beside $ref and is ignored. Move it to what is referenced.',
    check: ({ value }) => {
      const key = Object.keys(value).find((other) => other !== '$ref');
      return key !== undefined && hit(segment(key), { key });
    },
    wrong: response({ schema: { $ref: '#/definitions/Item', description: 'An item.' } }),
    right: clean,
  },
]);

const schemaRules: Rule[] = rulesAt('schema', [
  {
    name: 'EmptySchema',
    evidence: 'E!',
    source: pullRequest(1086, 1316, 2145),
    what: 'No schema is empty: no {} and no object without properties.',
    why: 'It gives no outputs; reviewers refuse it (5000.2.4.4 and 5000.2.4.6).',
    message: 'The schema is empty. Describe its properties, or name a dynamic schema.',
    check: ({ value, pointer }) => {
      // What a default response says at all is another rule's matter.
      if (pointer.includes('/responses/default/')) return false;
      const says = ['$ref', 'allOf', 'items', 'enum', 'format', 'additionalProperties'];
      if (hasDynamicSchema(value) || says.some((key) => value[key] !== undefined)) return false;
      if (value.type !== undefined && value.type !== 'object') return false;
      return Object.keys(object(value.properties)).length === 0;
    },
    wrong: property({ type: 'object' }),
    right: property({ type: 'object', additionalProperties: { type: 'string' } }),
  },
  {
    name: 'RequiredPropertyArrayEmpty',
    evidence: 'E*',
    source: swaggerRules('Arrays'),
    what: 'A required array names a property.',
    why: 'An empty one says nothing.',
    message: 'required is empty. Remove it.',
    check: ({ value }) => Array.isArray(value.required) && value.required.length === 0 && hit('/required'),
    wrong: schema({ required: [] }),
    right: schema({ required: ['name'] }),
  },
  {
    name: 'RequiredPropertyNotOnObject',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'Only objects have required properties.',
    why: 'Nothing else has properties.',
    message: 'required stands on a schema of type {type}. Remove it.',
    check: ({ value }) =>
      Array.isArray(value.required) &&
      typeof value.type === 'string' &&
      value.type !== 'object' &&
      hit('/required', { type: value.type }),
    wrong: property({ required: ['a'] }),
    right: schema({ required: ['name'] }),
  },
  {
    name: 'RequiredPropertyDefinitionMissing',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'Each required property is defined.',
    why: 'Nobody could fill it.',
    message: 'required names "{name}", which is not a property here. Define it or remove the name.',
    check: ({ value }, model) =>
      !hasDynamicSchema(value) &&
      (value.type === 'object' || value.properties !== undefined) &&
      texts(value.required).flatMap((name, index) =>
        model.property(value, name) === undefined ? [{ at: `/required/${index}`, args: { name } }] : [],
      ),
    wrong: schema({ required: ['nickname'] }),
    right: schema({ required: ['name'] }),
  },
  {
    name: 'RequiredReadOnlyPropertyNotAllowedAsInput',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'An input is not both read-only and required.',
    why: 'It must be given and cannot be.',
    message: 'The input is read-only and required. Drop one of the two.',
    check: (place, model) =>
      place.value.readOnly === true && place.property !== undefined && isRequired(place) && isInput(place, model),
    wrong: body({ required: ['name'], properties: { name: { readOnly: true } } }),
    right: body({ required: ['name'] }),
  },
  {
    name: 'RequiredLoopInSchemaNotAllowed',
    evidence: 'E*',
    source: swaggerRules('Response'),
    what: 'No chain of required properties leads back to its start.',
    why: 'No value could ever be complete.',
    message: 'The required property {name} leads back to this schema. Make one of the chain optional.',
    check: (place, model) => {
      if (place.root !== 'definition') return false;
      const loops = requiredLoops(model);
      const next = (name: string): JsonObject => model.resolve(object(place.value.properties)[name]);
      const name = loops.has(place.value) ? texts(place.value.required).find((key) => loops.has(next(key))) : undefined;
      return name !== undefined && { args: { name } };
    },
    wrong: schema({ required: ['parent'], properties: { parent: { $ref: '#/definitions/Item' } } }),
    right: schema({ required: ['name'] }),
  },
  {
    name: 'DiscriminatorMustBeARequiredStringProperty',
    evidence: 'E*',
    source: swaggerRules('Metadata'),
    what: 'A discriminator names a required string property.',
    why: 'The kind of the object is read from it.',
    message: 'discriminator "{name}" is not a required string property. Define it so.',
    check: ({ value }) => {
      const name = text(value.discriminator);
      const isGood =
        name !== undefined &&
        texts(value.required).includes(name) &&
        object(object(value.properties)[name]).type === 'string';
      return name !== undefined && !isGood && hit('/discriminator', { name });
    },
    wrong: schema({ discriminator: 'name' }),
    right: schema({ required: ['name'] }),
  },
  {
    name: 'SchemaTypeFileNotValid',
    evidence: 'E*',
    source: swaggerRules('Response'),
    what: 'Only a response as a whole is a file.',
    why: 'A property cannot carry one.',
    message: 'A schema of type file can only be a whole response. Use a string here.',
    check: (place) => place.value.type === 'file' && place.root !== 'response' && hit('/type'),
    wrong: property({ type: 'file' }),
    right: property({ type: 'string' }),
  },
  {
    name: 'BinaryResponseType',
    evidence: 'G',
    source: published('324 certified operations return string/binary, 29 type file'),
    what: 'A response of bytes is of type string with format binary.',
    why: 'Nearly all published connectors describe it so.',
    message: 'The response is of type file. Write {"type": "string", "format": "binary"}.',
    check: (place) => place.value.type === 'file' && place.root === 'response' && hit('/type'),
    wrong: response({ schema: { $ref: null, type: 'file' } }),
    right: response({ schema: { $ref: null, type: 'string', format: 'binary' } }),
  },
  {
    name: 'SchemaComposed',
    evidence: 'G',
    source: published('10 connectors use allOf'),
    what: 'A schema is written out, without allOf and discriminator.',
    why: 'The designer shows such fields late or not at all.',
    message: '{key} is rarely supported. Write the properties out.',
    check: ({ value }) =>
      ['allOf', 'discriminator'].flatMap((key) => (value[key] === undefined ? [] : [{ at: `/${key}`, args: { key } }])),
    wrong: schema({ allOf: [{ $ref: '#/definitions/Item' }] }),
    right: schema({}),
  },
  {
    name: 'InvalidStringBinaryProperty',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'Binary content is a whole body.',
    why: 'JSON cannot hold bytes; inside an object they are Base64, format byte.',
    message: 'Binary content can only be a whole body. Use format byte here.',
    check: (place, model) =>
      place.value.type === 'string' &&
      place.value.format === 'binary' &&
      place.parent !== undefined &&
      isInput(place, model) &&
      hit('/format'),
    wrong: body({ properties: { name: { format: 'binary' } } }),
    right: body({ properties: { name: { format: 'byte' } } }),
  },
  {
    name: 'InternalPropertyWithDefaultOptional',
    evidence: 'W*',
    source: swaggerRules('Properties'),
    what: 'An internal input with a default is required.',
    why: 'Only required ones are sure to be sent.',
    message: 'The input is internal with a default but optional, so it may not be sent. Name it in required.',
    check: (place, model) =>
      place.property !== undefined &&
      place.value['x-ms-visibility'] === 'internal' &&
      place.value.default !== undefined &&
      !isRequired(place) &&
      isInput(place, model),
    wrong: body({ properties: { kind: { type: 'string', 'x-ms-visibility': 'internal', default: 'a' } } }),
    right: body({
      required: ['kind'],
      properties: {
        kind: {
          type: 'string',
          'x-ms-visibility': 'internal',
          default: 'a',
          'x-ms-summary': 'Kind',
          description: 'The kind of item.',
        },
      },
    }),
  },
  {
    name: 'InternalPropertyNeedsDefault',
    evidence: 'E*',
    source: 'Microsoft Learn, OpenAPI extensions for custom connectors: x-ms-visibility',
    what: 'An input that is internal and required has a default.',
    why: 'Nobody can enter a value.',
    message: 'The input is internal and required but has no default. Add the default.',
    check: (place, model) => {
      const { value } = place;
      const isFilled =
        value.default !== undefined ||
        value['x-ms-notification-url'] !== undefined ||
        isObject(value.properties) ||
        value.$ref !== undefined;
      return (
        place.property !== undefined &&
        value['x-ms-visibility'] === 'internal' &&
        isRequired(place) &&
        !isFilled &&
        isInput(place, model)
      );
    },
    wrong: body({ required: ['kind'], properties: { kind: { type: 'string', 'x-ms-visibility': 'internal' } } }),
    right: body({ required: ['name'] }),
  },
  {
    name: 'InvalidCustomEditorExtensionDictionaryValue',
    evidence: 'E*',
    source: swaggerRules('Response'),
    what: 'The dictionary editor is for objects with additional properties.',
    why: 'It edits pairs of names and values.',
    message: 'x-ms-editor "dictionary" needs an object with additionalProperties. Describe it so or remove the editor.',
    check: ({ value }) =>
      value['x-ms-editor'] === 'dictionary' &&
      !(value.type === 'object' && (isObject(value.additionalProperties) || value.additionalProperties === true)) &&
      hit('/x-ms-editor'),
    wrong: property({ 'x-ms-editor': 'dictionary' }),
    right: property({ type: 'object', additionalProperties: { type: 'string' }, 'x-ms-editor': 'dictionary' }),
  },
  {
    name: 'PropertySummaryMissing',
    evidence: 'G',
    source: strings('Response'),
    what: 'A property that people see has an x-ms-summary or title.',
    why: 'It is the name of the output or field in the designer.',
    message: 'x-ms-summary is missing. Add the name of the field in title case.',
    check: (place, model) => lacks(place, model, ['x-ms-summary', 'title']),
    wrong: property({ 'x-ms-summary': null }),
    right: property({ 'x-ms-summary': 'Name' }),
  },
  {
    name: 'PropertyDescriptionMissing',
    evidence: 'G',
    source: strings('Response'),
    what: 'A property that people see has a description.',
    why: 'People and agents choose outputs by it.',
    message: 'description is missing. Say what the value is.',
    check: (place, model) => lacks(place, model, ['description']),
    wrong: property({ description: null }),
    right: property({ description: 'The name of the item.' }),
  },
]);

const limitRules: Rule[] = [
  ...rulesAt('operation', [
    {
      name: 'OperationSchemaCountExceedsMaxAllowed',
      evidence: 'E',
      source: faq('Limits'),
      what: 'An operation has at most 16,384 schemas.',
      why: 'The service refuses more.',
      message: 'The operation has more than {limit} schemas, references followed. Remove some.',
      check: ({ parameters, responses }, model) => {
        const roots = [
          ...parameters.map(({ value }) => value.schema),
          ...responses.map(({ resolved }) => resolved.schema),
        ];
        let count = 0;
        for (const root of roots) count += countSchemas(root, model, maxSchemasInOperation - count);
        return count > maxSchemasInOperation && { args: { limit: maxSchemasInOperation } };
      },
      wrong: wide(16_400),
      right: clean,
    },
    {
      name: 'BodySchemaCountExceedsMaxAllowed',
      evidence: 'E',
      source: faq('Limits'),
      what: 'A request body has at most 512 schemas.',
      why: 'The service refuses more.',
      message: 'The body has more than {limit} schemas, references followed. Remove some.',
      check: ({ parameters }, model) =>
        parameters.flatMap(({ location, value, pointer }) =>
          location === 'body' && countSchemas(value.schema, model, maxSchemasInBody) > maxSchemasInBody
            ? [{ pointer, args: { limit: maxSchemasInBody } }]
            : [],
        ),
      wrong: body({
        properties: Object.fromEntries(Array.from({ length: 513 }, (_, n) => [`p${n}`, { type: 'string' }])),
      }),
      right: body({}),
    },
  ]),
  ...rulesAt('document', [
    {
      name: 'SchemaTooDeep',
      evidence: 'E*',
      source: swaggerRules('Response'),
      what: 'A schema, references followed, is not too deep.',
      why: 'The designer shows its fields one inside the other.',
      message: `The schema is {depth} levels deep. Use fewer than ${maxSchemaDepth}.`,
      unpublished: `Microsoft's limit is not published; ${maxSchemaDepth} is ours.`,
      check: (_place, model) => {
        const known = new Map<JsonObject, number>();
        return model.schemas.flatMap(({ value, pointer, root }) => {
          if (root !== 'definition') return [];
          const depth = depthOf(value, model, known);
          return depth >= maxSchemaDepth ? [{ pointer, args: { depth } }] : [];
        });
      },
      wrong: document({
        definitions: Object.fromEntries(
          Array.from({ length: 101 }, (_, n) => [
            `D${n}`,
            n === 100
              ? { type: 'string' }
              : { type: 'object', properties: { next: { $ref: `#/definitions/D${n + 1}` } } },
          ]),
        ),
      }),
      right: clean,
    },
  ]),
];

/** A response with many schemas, small in text: each definition holds ten of the next. */
function wide(count: number) {
  const names = Array.from({ length: 10 }, (_, n) => `p${n}`);
  const levels = Math.ceil(Math.log10(count)) + 1;
  const definitions = Object.fromEntries(
    Array.from({ length: levels }, (_, level) => [
      level === 0 ? 'Item' : `L${level}`,
      {
        type: 'object',
        properties: Object.fromEntries(
          names.map((name) => [
            name,
            level === levels - 1 ? { type: 'string' } : { $ref: `#/definitions/L${level + 1}` },
          ]),
        ),
      },
    ]),
  );
  return document({ definitions });
}

const textRules: Rule[] = rulesAt('text', [
  {
    name: 'DescriptionNotSentence',
    evidence: 'G',
    source: strings('Descriptions'),
    what: 'A description of an operation, a parameter or a property is a sentence that ends with a full stop.',
    why: 'Reviewers ask for it.',
    message: 'The description "{found}" does not end like a sentence. End it with a full stop.',
    check: ({ key, value, owner }) =>
      key === 'description' &&
      owner !== 'other' &&
      owner !== 'response' &&
      value !== '' &&
      !isSentence(value) && { args: { found: shorten(value) } },
    wrong: operation({ description: 'Returns one item' }),
    right: operation({ description: 'Returns one item.' }),
  },
  {
    name: 'DescriptionHasUrl',
    evidence: 'E',
    source: policyCodes('5000.2.3.6, URLs in descriptions'),
    what: 'A description has no URL.',
    why: 'Refused since 2026; links belong in the readme.',
    message: 'The description contains "{url}". Say it without the URL.',
    check: ({ key, value }) => {
      const url = /\bhttps?:\/\/[^\s)>\]]*|\bwww\.[^\s)>\]]+/i.exec(value)?.[0];
      return key === 'description' && url !== undefined && { args: { url: shorten(url) } };
    },
    wrong: operation({ description: 'Returns one item, see https://register.example.' }),
    right: operation({ description: 'Returns one item.' }),
  },
  {
    name: 'TextNotAscii',
    evidence: 'E',
    source: policyCodes('5000.2.3.6 and 5000.2.6.2, emoji and hyphen characters'),
    what: 'Titles, summaries and descriptions are plain ASCII.',
    why: 'Emoji and typographic dashes were causes of refusals in 2026, and paconn reads the file in the code page of the system.',
    message: 'The {key} contains "{character}" (U+{code}). Use plain ASCII.',
    check: ({ key, value }) => {
      const character = /[^\t\n\r -~]/u.exec(value)?.[0];
      if (character === undefined || (key === 'title' && !value.includes(character))) return false;
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return { args: { key, character, code } };
    },
    wrong: operation({ description: 'Returns one item \u2013 or none.' }),
    right: operation({ description: 'Returns one item - or none.' }),
  },
  {
    name: 'DescriptionInstructs',
    evidence: 'E',
    source: policyCodes('5000.2.3.6, instructional phrases'),
    what: 'A description states and does not instruct.',
    why: 'Refused since 2026, as in "e.g., https://…" or "click here".',
    message: 'The description says "{phrase}". State what it is instead.',
    unpublished: 'The phrases that the service looks for are not published; these were seen.',
    check: ({ key, value }) => {
      const phrase =
        /\bclick here\b|\bsee here\b|\bfor more (?:information|details)[^.]{0,20}\b(?:visit|see|click|check|go to)\b|\be\.g\.,? https?:|\bread more\b|\blearn more\b/i.exec(
          value,
        )?.[0];
      return key === 'description' && phrase !== undefined && { args: { phrase } };
    },
    wrong: operation({ description: 'Returns one item. Click here to learn more.' }),
    right: operation({ description: 'Returns one item.' }),
  },
  {
    name: 'RepeatedWord',
    evidence: 'G',
    source: pullRequest(1286),
    what: 'No word stands twice in a row.',
    why: 'The one slip of spelling that can be found without a dictionary; reviewers point out the others.',
    message: 'The {key} says "{words}". Remove one.',
    check: ({ key, value }) => {
      const words = /\b(the|a|an|of|to|in|is|and|or|for|by|on|with|this|be|are) \1\b/i.exec(value)?.[0];
      return words !== undefined && { args: { key, words } };
    },
    wrong: operation({ description: 'Returns the the item.' }),
    right: operation({ description: 'Returns the item.' }),
  },
]);

export const responseAndSchemaRules: Rule[] = [
  ...responseRules,
  ...referenceRules,
  ...moreReferences,
  ...schemaRules,
  ...limitRules,
  ...textRules,
];
