import {
  type ConnectorModel,
  isTypeWrong,
  isUnreadable,
  mostParts,
  type SchemaPlace,
} from '../../connector/connector-model.ts';
import { hasDynamicSchema, isInternal } from '../../connector/extensions.ts';
import { isMistyped, isObject, type Json, type JsonObject, list, object, text, texts } from '../../lib/json.ts';
import { segments } from '../../lib/json-pointer.ts';
import { oncePer } from '../../lib/once-per.ts';
import { body, property, response, schema } from '../example-connector.ts';
import { nearestName } from '../extension-names.ts';
import { nodesOnCycles } from '../graph.ts';
import { mayBeNotificationUrl } from '../notification-urls.ts';
import { type Hit, rulesAt } from '../rule.ts';
import { inputsRequiring, isHidden, isInput, isOptional, isPart, isRequired, requires } from '../schema-places.ts';
import { published, strings, swaggerRules } from '../sources.ts';
import { hit, isUnreadList } from '../words.ts';

/** A hit where a property that people see, or the definition it refers to, has none of the keys. */
function lacks(place: SchemaPlace, model: ConnectorModel, keys: string[]): Hit | false {
  if (place.property === undefined || isMistyped(place.value.$ref, 'string') || isHidden(place, model)) return false;
  const described = model.resolve(place.value);
  if (isInternal(described) || keys.some((key) => text(described[key]) || isMistyped(described[key], 'string')))
    return false;
  const pointer = model.targetOf(place.value);
  if (pointer === undefined) return {};
  return Object.keys(described).length === 0 ? false : { pointer };
}

/** The schemas on a chain of required properties that leads back to its start. */
const requiredLoops = oncePer((model: ConnectorModel): Set<JsonObject> => {
  const starts = model.schemas.filter(({ root }) => root === 'definition').map(({ value }) => value);
  return nodesOnCycles(starts, ({ required, properties }) =>
    texts(required).map((name) => model.resolve(object(properties)[name])),
  );
});

/** The outermost schema whose `allOf` a schema is a part of, or itself: what is said of one part holds for all of them. */
const wholeOf = (place: SchemaPlace): JsonObject => (isPart(place) ? wholeOf(place.parent) : place.value);

/** The properties written in a schema, its items and the parts of its `allOf`, and the references that stand for others. */
const writtenIn = oncePer((whole: JsonObject) => {
  const names = new Set<string>();
  const references: JsonObject[] = [];
  const schemas = [whole];
  for (const schema of schemas) {
    if (typeof schema.$ref === 'string') references.push(schema);
    for (const name of Object.keys(object(schema.properties))) names.add(name);
    for (const part of [schema.items, ...list(schema.allOf)]) if (isObject(part)) schemas.push(part);
  }
  return { names, references };
});

/** Whether a schema or a part of its `allOf` has a property. */
function hasProperty(whole: JsonObject, name: string, model: ConnectorModel): boolean {
  const schemas = new Set([whole]);
  for (const schema of schemas) {
    const { names, references } = writtenIn(schema);
    if (names.has(name) || isUnreadable(schema) || references.length > mostParts || schemas.size > mostParts)
      return true;
    for (const reference of references) schemas.add(model.follow(reference));
  }
  return false;
}

/** The names that a schema requires and that are no properties. */
function undefinedNames(place: SchemaPlace, model: ConnectorModel): { name: string; index: number }[] {
  if (hasDynamicSchema(place.value) || (place.value.type !== 'object' && place.value.properties === undefined))
    return [];
  const whole = wholeOf(place);
  return list(place.value.required).flatMap((name, index) =>
    typeof name !== 'string' || hasProperty(whole, name, model) ? [] : [{ name, index }],
  );
}

/** Whether RequiredPropertyDefinitionMissing says of a name that it is to be corrected, to that of a property as it seems. */
const isMisspeltInRequired = ({ property, parent }: SchemaPlace, model: ConnectorModel): boolean =>
  parent !== undefined &&
  property !== undefined &&
  undefinedNames(parent, model).some(({ name }) => nearestName(name, [property]) !== undefined);

const isUrl = (name: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(name);

export const schemaRules = rulesAt('schema', [
  {
    name: 'NameIsUrl',
    evidence: 'E!',
    source: 'A review of a connector: the schema could not be resolved',
    what: 'No property and no definition is named by a URL.',
    why: 'The slashes of the name are taken for steps of a path, and the schema is not found.',
    message:
      'The name "{name}" is a URL, and the schema cannot be resolved. Rename it, and let a script or policy translate.',
    check: ({ property: name, pointer, root }) => {
      const found = name ?? (root === 'definition' ? segments(pointer)[1] : undefined) ?? '';
      return isUrl(found) && { args: { name: found } };
    },
    wrong: schema({
      properties: {
        'http://schemas.register.example/id': { type: 'string', 'x-ms-summary': 'ID', description: 'The ID.' },
      },
    }),
    right: schema({ properties: { id: { type: 'string', 'x-ms-summary': 'ID', description: 'The ID.' } } }),
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
      !isTypeWrong(value) &&
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
    message: 'required names "{name}", which is not a property here. {advice}',
    check: (place, model) =>
      undefinedNames(place, model).map(({ name, index }) => {
        const meant = nearestName(name, Object.keys(model.propertiesOf(wholeOf(place))));
        const advice = meant === undefined ? 'Define it or remove the name.' : `Did you mean "${meant}"?`;
        return { at: `/required/${index}`, args: { name, advice } };
      }),
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
      model.resolve(place.value).readOnly === true && isRequired(place, model) && isInput(place, model),
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
    check: ({ value }, model) => {
      const name = text(value.discriminator);
      if (name === undefined || model.partsOf(value).some((part) => isUnreadable(part) || isUnreadList(part.required)))
        return false;
      const isGood = requires(value, name, model) && model.property(value, name)?.type === 'string';
      return !isGood && hit('/discriminator', { name });
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
    check: (place, model) => {
      const { type, format } = model.resolve(place.value);
      const isBinary = type === 'string' && format === 'binary';
      return (
        isBinary && place.parent !== undefined && isInput(place, model) && hit(place.value.format ? '/format' : '')
      );
    },
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
    check: (place, model) => {
      const described = model.resolve(place.value);
      const isGiven = isInternal(described) && described.default !== undefined;
      return isGiven && isOptional(place, model) && isInput(place, model) && !isMisspeltInRequired(place, model);
    },
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
      const isFilled = (value: Json | undefined): boolean =>
        model
          .partsOf(object(value))
          .some((part) => ['default', 'x-ms-notification-url', 'properties'].some((key) => part[key] !== undefined));
      const isFilledIn = (whole: JsonObject): boolean =>
        model.partsOf(whole).some(({ properties }) => isFilled(object(properties)[place.property ?? '']));
      const isLacking =
        isInternal(model.resolve(place.value)) &&
        !isFilled(place.value) &&
        // Another part of the same input may give what this one leaves open.
        !inputsRequiring(place, model).every(isFilledIn) &&
        isInput(place, model) &&
        // WebhookOperationsMissingNotificationUrlProperty says how that one is filled.
        !mayBeNotificationUrl(place, model);
      return isLacking && { pointer: model.targetOf(place.value) ?? place.pointer };
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
      !(
        (value.type === 'object' || isTypeWrong(value)) &&
        value.additionalProperties !== undefined &&
        value.additionalProperties !== false
      ) &&
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
