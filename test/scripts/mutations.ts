import { isObject, type Json, type JsonObject, list, object, text } from '../../scripts/lib/json.ts';
import type { RuleName } from '../../scripts/rules/index.ts';
import type { Draft } from './own-connector.ts';

/** One way to break a connector: the rule that is meant to notice, and every place where it can be done. */
export interface Mutation {
  name: string;
  rule: RuleName;
  sites: (draft: Draft) => (() => void)[];
}

const prefix = 'x-ms-apimTemplateParameter.';

type Edit = (value: JsonObject) => void;

const operationsOf = ({ definition }: Draft): JsonObject[] =>
  Object.values(object(definition.paths)).flatMap((item) => Object.values(object(item)).filter(isObject));

/** Operations that a predicate picks, edited. */
const operations =
  (edit: Edit, pick: (value: JsonObject) => boolean = () => true): Mutation['sites'] =>
  (draft) =>
    operationsOf(draft)
      .filter(pick)
      .map((value) => () => edit(value));

const parametersOf = ({ definition }: Draft): JsonObject[] => [
  ...Object.values(object(definition.parameters)).filter(isObject),
  ...operationsOf({ definition, properties: {}, script: '' }).flatMap((operation) =>
    list(operation.parameters).filter((entry): entry is JsonObject => isObject(entry) && entry.$ref === undefined),
  ),
];

const parameters =
  (edit: Edit, pick: (value: JsonObject) => boolean = () => true): Mutation['sites'] =>
  (draft) =>
    parametersOf(draft)
      .filter(pick)
      .map((value) => () => edit(value));

const definitionsOf = ({ definition }: Draft): JsonObject[] =>
  Object.values(object(definition.definitions)).filter(isObject);

const schemas =
  (edit: Edit, pick: (value: JsonObject) => boolean = () => true): Mutation['sites'] =>
  (draft) =>
    definitionsOf(draft)
      .filter(pick)
      .map((value) => () => edit(value));

const root =
  (edit: (definition: JsonObject) => void): Mutation['sites'] =>
  ({ definition }) => [() => edit(definition)];

const info = (edit: Edit): Mutation['sites'] => root(({ info: value }) => edit(object(value)));

const properties =
  (edit: Edit): Mutation['sites'] =>
  (draft) => [() => edit(object(draft.properties.properties))];

const policies =
  (edit: (parameters: JsonObject, policy: JsonObject) => void): Mutation['sites'] =>
  (draft) =>
    list(object(draft.properties.properties).policyTemplateInstances).map(
      (policy) => () => edit(object(object(policy).parameters), object(policy)),
    );

const key =
  (edit: Edit): Mutation['sites'] =>
  (draft) => [() => edit(object(object(object(draft.properties.properties).connectionParameters).api_key))];

/** Replaces each occurrence of a pattern in the script, one at a time. */
const script =
  (pattern: RegExp, replacement: string): Mutation['sites'] =>
  (draft) =>
    [...draft.script.matchAll(new RegExp(pattern, 'g'))].map(({ index }) => () => {
      draft.script = draft.script.slice(0, index) + draft.script.slice(index).replace(pattern, replacement);
    });

/** A statement at the start of ExecuteAsync. */
const statement = (line: string): Mutation['sites'] => script(/(ExecuteAsync\(\)\s*\{)/, `$1\n        ${line}`);

const isVisible = (value: JsonObject): boolean => value['x-ms-visibility'] !== 'internal';
const isPageable = (value: JsonObject): boolean => value['x-ms-pageable'] !== undefined;
const isTrigger = (value: JsonObject): boolean => value['x-ms-trigger'] !== undefined;
const isQuery = (value: JsonObject): boolean => value.in === 'query';
const isPath = (value: JsonObject): boolean => value.in === 'path';
const isDynamic = (value: JsonObject): boolean => value['x-ms-dynamic-values'] !== undefined;
const hasEnum = (value: JsonObject): boolean => Array.isArray(value.enum);
const isObjectSchema = (value: JsonObject): boolean => Object.keys(object(value.properties)).length > 0;
const isScalar = (value: JsonObject): boolean =>
  ['string', 'integer', 'number', 'boolean'].includes(String(value.type));
const isArray = (value: JsonObject): boolean => value.type === 'array';
const dynamic = (value: JsonObject): JsonObject => object(value['x-ms-dynamic-values']);
const metadata = (definition: JsonObject, index: number): JsonObject =>
  object(list(definition['x-ms-connector-metadata'])[index]);
const success = (value: JsonObject): JsonObject => object(object(value.responses)['200']);

/** Definitions with properties that are the whole answer of a visible operation, or those that are only parts of one. */
function answers(draft: Draft, isWhole: boolean): JsonObject[] {
  const wholes = new Set(
    operationsOf(draft)
      .filter(isVisible)
      .map((operation) => String(object(success(operation).schema).$ref).replace('#/definitions/', '')),
  );
  return Object.entries(object(draft.definition.definitions))
    .filter(([name, value]) => wholes.has(name) === isWhole && isObjectSchema(object(value)))
    .map(([, value]) => object(value));
}

/** Renames a key and keeps its place. */
function rename(value: JsonObject, from: string, to: string): void {
  const entries = Object.entries(value);
  for (const name of Object.keys(value)) delete value[name];
  for (const [name, inner] of entries) value[name === from ? to : name] = inner;
}

const movePath = (move: (path: string) => string, pick: (path: string) => boolean = () => true): Mutation['sites'] => {
  return ({ definition }) =>
    Object.keys(object(definition.paths))
      .filter(pick)
      .map((path) => () => rename(object(definition.paths), path, move(path)));
};

/** Schemas that the 200 response of a pageable operation leads to. */
const pages: (edit: Edit) => Mutation['sites'] = (edit) => (draft) =>
  operationsOf(draft)
    .filter(isPageable)
    .map((operation) => {
      const name =
        text(object(success(operation).schema).$ref)
          ?.split('/')
          .at(-1) ?? '';
      return () => edit(object(object(draft.definition.definitions)[name]));
    });

const set =
  (name: string, value: Json): Edit =>
  (holder) => {
    holder[name] = value;
  };

const drop =
  (name: string): Edit =>
  (holder) => {
    delete holder[name];
  };

const table: [name: string, rule: RuleName, sites: Mutation['sites']][] = [
  // The document
  ['swagger 3.0', 'SpecificationVersionIncorrect', root(set('swagger', '3.0'))],
  ['openapi key', 'SwaggerKeywordNotSupported', root(set('openapi', '3.0.1'))],
  ['host with scheme', 'HostNameNotValid', root((value) => set('host', `https://${String(value.host)}`)(value))],
  ['test host', 'HostNotProduction', root((value) => set('host', `test.${String(value.host)}`)(value))],
  [
    'base path without slash',
    'BasePathNotValid',
    root((value) => set('basePath', String(value.basePath).slice(1))(value)),
  ],
  ['http', 'SchemeNotSecure', root(set('schemes', ['http']))],
  ['no schemes', 'SchemesMissing', root(drop('schemes'))],
  ['empty schemes', 'SchemesArrayEmpty', root(set('schemes', []))],
  ['WebSocket', 'SchemeNotSupported', root(set('schemes', ['wss']))],
  ['produces PDF', 'MimeTypeNotSupported', root(set('produces', ['application/json', 'application/pdf']))],
  ['produces nonsense', 'MimeTypeNotValid', root(set('produces', ['json']))],
  ['unknown root key', 'AdditionalPropertyNotAllowed', root(set('x-ms-connector-meta', []))],
  ['no connector metadata', 'RequiredPropertyMissing', root(drop('x-ms-connector-metadata'))],
  ['no Website', 'ConnectorMetadataPropertiesMissing', root((value) => list(value['x-ms-connector-metadata']).shift())],
  ['WebSite', 'ConnectorMetadataNameSpelling', root((value) => set('propertyName', 'WebSite')(metadata(value, 0)))],
  [
    'broken Website',
    'ConnectorMetadataUrlNotValid',
    root((value) => set('propertyValue', 'https://wwwcqcorguk/x')(metadata(value, 0))),
  ],
  ['category Health', 'InvalidConnectorCategory', root((value) => set('propertyValue', 'Health')(metadata(value, 2)))],
  [
    'three categories',
    'TooManyConnectorCategories',
    root((value) => set('propertyValue', 'Data;Productivity;Security')(metadata(value, 2))),
  ],
  ['unknown security', 'SecurityRequirementMustBeDefined', root(set('security', [{ key: [] }]))],
  [
    'scopes for a key',
    'SecurityRequirementMustHaveEmptyValue',
    root((value) => set('security', [{ [Object.keys(object(value.securityDefinitions))[0] ?? '']: ['read'] }])(value)),
  ],
  [
    'key without name',
    'SecuritySchemePropertyRequired',
    root((value) => drop('name')(object(Object.values(object(value.securityDefinitions))[0]))),
  ],
  [
    'key with a flow',
    'SecuritySchemePropertyNotValid',
    root((value) => set('flow', 'implicit')(object(Object.values(object(value.securityDefinitions))[0]))),
  ],
  [
    'test connection of nothing',
    'TestConnectionOperationNotFound',
    root((value) => set('operationId', 'Nothing')(object(object(value['x-ms-capabilities']).testConnection))),
  ],
  [
    'test connection that needs an id',
    'TestConnectionNotCallable',
    root((value) => set('operationId', 'LocationDetails')(object(object(value['x-ms-capabilities']).testConnection))),
  ],
  // info
  ['title API', 'ValueContainsRestrictedWords', info(set('title', 'CQC API'))],
  ['long title', 'FieldLengthExceeded', info(set('title', 'Care Quality Commission Register Data'))],
  ['title ends with a blank', 'ValueMustEndWithAlphanumeric', info(set('title', 'CQC Data '))],
  ['empty title', 'RequiredValueEmpty', info(set('title', ''))],
  ['title with version', 'TitleHasVersionSuffix', info(set('title', 'CQC Data V2'))],
  ['short description', 'FieldLengthNotInRange', info(set('description', 'Care data.'))],
  [
    'product in description',
    'ValueContainsRestrictedWords',
    info(set('description', 'Reads the register of care services for Power Automate.')),
  ],
  [
    'description with URL',
    'ConnectorDescriptionHasUrl',
    info(set('description', 'Reads the register of care services at https://www.cqc.org.uk.')),
  ],
  ['no contact', 'RequiredPropertyMissing', info(drop('contact'))],
  ['broken e-mail', 'ContactEmailNotValid', info((value) => set('email', 'nobody')(object(value.contact)))],
  ['relative contact URL', 'UrlNotValid', info((value) => set('url', 'www.cqc.org.uk')(object(value.contact)))],
  // Operations
  ['no operationId', 'OperationIdRequired', operations(drop('operationId'))],
  [
    'camel-case id',
    'OperationIdNotPascalCase',
    operations((value) =>
      set(
        'operationId',
        String(value.operationId).replace(/^./, (letter) => letter.toLowerCase()),
      )(value),
    ),
  ],
  [
    'hyphen in id',
    'OperationIdSanitized',
    operations((value) => set('operationId', `${String(value.operationId)}-x`)(value)),
  ],
  [
    'same id twice',
    'OperationIdNotUnique',
    operations(set('operationId', 'Providers'), (value) => value.operationId !== 'Providers'),
  ],
  ['no operation', 'OperationsMissing', root(set('paths', {}))],
  ['no summary', 'RequiredPropertyMissing', operations(drop('summary'))],
  ['blank summary', 'RequiredValueEmpty', operations(set('summary', '  '))],
  ['blank description', 'RequiredValueEmpty', operations(set('description', ' '))],
  [
    'misspelt title of a choice',
    'AdditionalPropertyNotAllowed',
    parameters((value) => rename(dynamic(value), 'value-title', 'value-titel'), isDynamic),
  ],
  ['no description', 'RequiredPropertyMissing', operations(drop('description'))],
  ['no visibility', 'OperationVisibilityMissing', operations(drop('x-ms-visibility'))],
  ['misspelt visibility', 'JsonValueNotInEnum', operations(set('x-ms-visibility', 'Important'))],
  [
    'ampersand in summary',
    'RestrictedCharactersInSummary',
    operations((value) => set('summary', `${String(value.summary)} & more`)(value)),
  ],
  [
    'full stop in summary',
    'SummaryHasOtherCharacters',
    operations((value) => set('summary', `${String(value.summary)}.`)(value)),
  ],
  ['raw name as summary', 'SummaryIsRawName', operations(set('summary', 'get_items'))],
  ['title case in summary', 'SummaryNotSentenceCase', operations(set('summary', 'Get All Registered Places Today'))],
  [
    'long summary',
    'OperationSummaryTooLong',
    operations((value) => set('summary', `${String(value.summary)} ${'and more '.repeat(9)}`.trim())(value)),
  ],
  [
    'description without full stop',
    'DescriptionNotSentence',
    operations((value) => set('description', String(value.description).replace(/\.$/, ''))(value)),
  ],
  [
    'description repeats summary',
    'DescriptionRepeatsSummary',
    operations((value) => set('description', `${String(value.summary)}.`)(value)),
  ],
  [
    'dash in description',
    'TextNotAscii',
    operations((value) => set('description', `${String(value.description)} \u2013 Done.`)(value)),
  ],
  [
    'word twice',
    'RepeatedWord',
    operations((value) => set('description', `The the ${String(value.description)}`)(value)),
  ],
  [
    'product in description of an operation',
    'ProductNameInText',
    operations((value) => set('description', `${String(value.description)} For Power Apps.`)(value)),
  ],
  ['unknown extension', 'ExtensionWithoutEffect', operations(set('x-ms-visable', 'important'))],
  ['unknown key', 'ExtensionNameNotValid', operations(set('operationName', 'x'))],
  ['deprecated without a word', 'DeprecatedOperationNotMarked', operations(set('deprecated', true))],
  ['no responses', 'OperationMustHaveResponse', operations(drop('responses'))],
  ['no 200', 'OperationShouldHaveSuccessfulResponse', operations((value) => drop('200')(object(value.responses)))],
  [
    'default response',
    'DefaultResponse',
    operations((value) => set('default', { description: 'Anything.' })(object(value.responses))),
  ],
  [
    'default with schema',
    'DefaultResponseHasSchema',
    operations((value) =>
      set('default', { description: 'Anything.', schema: { type: 'string' } })(object(value.responses)),
    ),
  ],
  [
    'schema on an error',
    'OperationHasManyResponsesWithSchema',
    operations((value) =>
      set('418', { description: 'A teapot.', schema: { type: 'string' } })(object(value.responses)),
    ),
  ],
  ['no schema', 'SchemaDefinitionSetIncorrectly', operations((value) => drop('schema')(success(value)), isVisible)],
  ['empty schema', 'EmptySchema', operations((value) => set('schema', {})(success(value)), isVisible)],
  [
    'status OK',
    'ResponseMustBeDefaultOrHttpStatusCode',
    operations((value) => set('OK', { description: 'Fine.' })(object(value.responses))),
  ],
  [
    '202 in the trigger',
    'AcceptedResponseInTrigger',
    operations((value) => set('202', { description: 'Nothing new.' })(object(value.responses)), isTrigger),
  ],
  [
    'no error responses',
    'ErrorResponsesMissing',
    operations((value) => set('responses', { '200': success(value) })(value)),
  ],
  [
    'missing response',
    'ResponseReferenceNotFound',
    operations((value) => set('404', { $ref: '#/responses/Missing' })(object(value.responses))),
  ],
  [
    'schema of another file',
    'SchemaReferenceNotValid',
    operations((value) => set('schema', { $ref: 'other.json#/Item' })(success(value))),
  ],
  [
    'missing schema',
    'SchemaReferenceNotFound',
    operations((value) => set('schema', { $ref: '#/definitions/Missing' })(success(value))),
  ],
  [
    'text beside a reference',
    'AdditionalPropertyNotAllowedAdjacentToRef',
    operations(
      (value) => set('description', 'More.')(object(success(value).schema)),
      (value) => object(success(value).schema).$ref !== undefined,
    ),
  ],
  [
    'GET with a body',
    'BodyOrFormDataParameterInFetchOperationNotAllowed',
    operations((value) => void list(value.parameters).push({ name: 'body', in: 'body', schema: { type: 'string' } })),
  ],
  [
    'missing parameter',
    'ParameterReferenceNotFound',
    operations((value) => void list(value.parameters).push({ $ref: '#/parameters/Missing' })),
  ],
  [
    'parameter twice',
    'OperationParametersAreNotUnique',
    operations(
      (value) => void list(value.parameters).push(structuredClone(list(value.parameters)[0]) ?? null),
      (value) => list(value.parameters).length > 0,
    ),
  ],
  // Paths
  ['path without slash', 'OperationPathMustStartWithSlash', movePath((path) => path.slice(1))],
  ['path with query', 'OperationPathMayNotContainQueryOrFragment', movePath((path) => `${path}?all=true`)],
  ['path with star', 'OperationPathContainsUnsupportedCharacters', movePath((path) => `${path}/*`)],
  [
    'broken variable',
    'OperationPathTemplateNotValid',
    movePath(
      (path) => path.replace('}', ''),
      (path) => path.includes('}'),
    ),
  ],
  [
    'renamed variable',
    'OperationMissingPathParameter',
    movePath(
      (path) => path.replace('}', 'x}'),
      (path) => path.includes('}'),
    ),
  ],
  [
    'variable gone',
    'PathParameterNotDefinedInTemplate',
    movePath(
      (path) => path.replace(/\{(\w+)\}/, '$1'),
      (path) => path.includes('}'),
    ),
  ],
  [
    'report text below the report',
    'PartialDuplicateOperationPath',
    movePath(
      (path) => path.replace(/^\/text(.*)$/, '$1/text'),
      (path) => /^\/text\/reports\/\{[^}]*\}$/.test(path),
    ),
  ],
  [
    'trigger path moved',
    'TriggerPathNotApart',
    movePath(
      (path) => path.replace('/trigger', '/news'),
      (path) => path.startsWith('/trigger'),
    ),
  ],
  // Parameters
  ['no x-ms-summary', 'RequiredPropertyMissing', parameters(drop('x-ms-summary'), isVisible)],
  ['no description of a parameter', 'RequiredPropertyMissing', parameters(drop('description'), isVisible)],
  ['no type', 'RequiredPropertyMissing', parameters(drop('type'))],
  ['lower-case label', 'ParameterSummaryNotTitleCase', parameters(set('x-ms-summary', 'the words to find'), isVisible)],
  ['label with a colon', 'ParameterSummaryForm', parameters(set('x-ms-summary', 'Filter: Words'), isVisible)],
  [
    'description repeats label',
    'ParameterDescriptionRepeatsSummary',
    parameters((value) => set('description', `${String(value['x-ms-summary'])}.`)(value), isVisible),
  ],
  ['optional path parameter', 'PathParameterMustBeRequired', parameters(set('required', false), isPath)],
  ['no encoding', 'PathParameterMissingEncoding', parameters(drop('x-ms-url-encoding'), isPath)],
  [
    'encoding in the query',
    'QueryParameterEncodingNotSupported',
    parameters(set('x-ms-url-encoding', 'single'), isQuery),
  ],
  [
    'multi',
    'CollectionFormatValueNotSupported',
    parameters(set('collectionFormat', 'multi'), (value) => isQuery(value) && value.type === 'array'),
  ],
  [
    'a new array',
    'ArrayQueryParameter',
    parameters(
      (value) => Object.assign(value, { type: 'array', items: { type: 'string' } }),
      (value) => isQuery(value) && value.type === 'string',
    ),
  ],
  ['array without items', 'ArrayHasNoItems', parameters(drop('items'), isArray)],
  ['connectionId', 'ConnectionIdParameterNotAllowed', parameters(set('name', 'connectionId'), isQuery)],
  [
    'internal with a default, optional',
    'PropertyMustBeRequired',
    parameters(
      (value) => Object.assign(value, { 'x-ms-visibility': 'internal', default: 'a', type: 'string', required: false }),
      isQuery,
    ),
  ],
  [
    'internal and required',
    'InternalParameterNeedsDefault',
    parameters(
      (value) => Object.assign(value, { 'x-ms-visibility': 'internal', required: true }),
      (value) => isQuery(value) && value.default === undefined,
    ),
  ],
  [
    'default of another type',
    'DefaultValueMustMatchType',
    parameters(set('default', '1'), (value) => value.type === 'integer'),
  ],
  ['required as text', 'JsonTypeIncorrect', parameters(set('required', 'true'))],
  ['unknown format', 'UnrecognizedTypeFormat', parameters(set('format', 'postcode'))],
  ['file in the query', 'FileParameterMustBeInFormData', parameters(set('type', 'file'), isQuery)],
  ['broken pattern', 'PatternShouldBeValidRegularExpression', parameters(set('pattern', '[a'), isQuery)],
  [
    'limits the wrong way round',
    'MinimumShouldBeLessThanOrEqualToMaximum',
    parameters(
      (value) => Object.assign(value, { minimum: 5, maximum: 1 }),
      (value) => value.type === 'integer',
    ),
  ],
  ['empty enum', 'EnumMustContainAtLeastOneElement', parameters(set('enum', []), (value) => hasEnum(value))],
  [
    'enum value twice',
    'ArrayDuplicateValue',
    parameters((value) => void list(value.enum).push(list(value.enum)[0] ?? ''), hasEnum),
  ],
  ['enum of another type', 'InvalidEnumValue', parameters((value) => void list(value.enum).push(1), hasEnum)],
  [
    'display name gone',
    'MissingEnumValuesDisplayName',
    parameters(
      (value) => drop('displayName')(object(list(value['x-ms-enum-values'])[0])),
      (value) => value['x-ms-enum-values'] !== undefined,
    ),
  ],
  [
    'display name of nothing',
    'InvalidEnumValuesExtensionValue',
    parameters(
      (value) => set('value', 'Z')(object(list(value['x-ms-enum-values'])[0])),
      (value) => value['x-ms-enum-values'] !== undefined,
    ),
  ],
  ['unknown key of a parameter', 'AdditionalPropertyNotAllowed', parameters(set('x-ms-sumary', 'x'))],
  // Dynamic values
  [
    'values of nothing',
    'OperationIdNotFound',
    parameters((value) => set('operationId', 'ListNothing')(dynamic(value)), isDynamic),
  ],
  [
    'wrong collection',
    'InvokedOperationShouldProduceArray',
    parameters((value) => set('value-collection', 'items')(dynamic(value)), isDynamic),
  ],
  [
    'wrong title',
    'InvokedOperationShouldProduceProperty',
    parameters((value) => set('value-title', 'label')(dynamic(value)), isDynamic),
  ],
  ['no value path', 'DynamicPathMissing', parameters((value) => drop('value-path')(dynamic(value)), isDynamic)],
  [
    'required value not given',
    'OperationMissingRequiredProperty',
    parameters((value) => set('parameters', {})(dynamic(value)), isDynamic),
  ],
  [
    'value for nothing',
    'OperationParameterNameNotFound',
    parameters((value) => set('kind', 'all')(object(dynamic(value).parameters)), isDynamic),
  ],
  [
    'value of another type',
    'OperationParameterStaticTypeMismatch',
    parameters(
      (value) => set(Object.keys(object(dynamic(value).parameters))[0] ?? '', 1)(object(dynamic(value).parameters)),
      isDynamic,
    ),
  ],
  [
    'value from nowhere',
    'ParameterOfCallerNotFound',
    parameters(
      (value) =>
        set(Object.keys(object(dynamic(value).parameters))[0] ?? '', { parameter: 'nowhere' })(
          object(dynamic(value).parameters),
        ),
      isDynamic,
    ),
  ],
  // Paging and trigger
  [
    'next link of another name',
    'InvalidNextLinkNameValue',
    operations(set('x-ms-pageable', { nextLinkName: 'next' }), isPageable),
  ],
  ['value renamed', 'PageableArrayNotValue', pages((schema) => rename(object(schema.properties), 'value', 'items'))],
  ['next link gone', 'NextLinkPropertyMissing', pages((schema) => drop('nextLink')(object(schema.properties)))],
  [
    'pageable not scripted',
    'PageableNotHandled',
    properties((value) => set('scriptOperations', ['LocationDetails'])(value)),
  ],
  ['no trigger metadata', 'TriggerMetadataMissing', operations(drop('x-ms-trigger-metadata'), isTrigger)],
  ['no trigger hint', 'TriggerHintMissing', operations(drop('x-ms-trigger-hint'), isTrigger)],
  ['trigger forgotten', 'TriggerExtensionOnAction', operations(drop('x-ms-trigger'), isTrigger)],
  ['unknown trigger', 'JsonValueNotInEnum', operations(set('x-ms-trigger', 'polling'), isTrigger)],
  ['trigger summary', 'TriggerSummaryPattern', operations(set('summary', 'Changed organisations'), isTrigger)],
  ['trigger description', 'TriggerDescriptionPattern', operations(set('description', 'Looks for changes.'), isTrigger)],
  [
    'trigger returns an object',
    'TriggerResponseNotArray',
    operations((value) => set('schema', { $ref: '#/definitions/Location' })(success(value)), isTrigger),
  ],
  [
    'trigger returns strings',
    'TriggerItemsNotObjects',
    operations((value) => set('schema', { type: 'array', items: { type: 'string' } })(success(value)), isTrigger),
  ],
  // Schemas
  [
    'no name of a property',
    'PropertySummaryMissing',
    (draft) =>
      definitionsOf(draft).flatMap((schema) =>
        Object.values(object(schema.properties))
          .filter((value) => isObject(value) && value.$ref === undefined)
          .map((value) => () => drop('x-ms-summary')(object(value))),
      ),
  ],
  [
    'no description of a property',
    'PropertyDescriptionMissing',
    (draft) =>
      definitionsOf(draft).flatMap((schema) =>
        Object.values(object(schema.properties))
          .filter((value) => isObject(value) && value.$ref === undefined)
          .map((value) => () => drop('description')(object(value))),
      ),
  ],
  [
    'no name of a shared property',
    'PropertySummaryMissing',
    schemas(drop('x-ms-summary'), (value) => isScalar(value) && value['x-ms-summary'] !== undefined),
  ],
  [
    'name of an object once more on its properties',
    'TokenTitleStutters',
    (draft) =>
      definitionsOf(draft)
        .filter((schema) => typeof schema['x-ms-summary'] === 'string')
        .flatMap((schema) =>
          Object.values(object(schema.properties))
            .filter((value) => isObject(value) && value.$ref === undefined)
            .map((value) => () => set('x-ms-summary', `${schema['x-ms-summary']} Name`)(object(value))),
        ),
  ],
  [
    'properties of an answer gone',
    'EmptySchema',
    (draft) => answers(draft, true).map((value) => () => drop('properties')(value)),
  ],
  [
    'properties inside of an answer gone',
    'EmptyInnerSchema',
    (draft) => answers(draft, false).map((value) => () => drop('properties')(value)),
  ],
  ['items gone', 'ArrayHasNoItems', schemas(drop('items'), isArray)],
  ['empty required', 'RequiredPropertyArrayEmpty', schemas(set('required', []), isObjectSchema)],
  ['required of nothing', 'RequiredPropertyDefinitionMissing', schemas(set('required', ['nothing']), isObjectSchema)],
  [
    'required on a string',
    'RequiredPropertyNotOnObject',
    schemas(set('required', ['a']), (value) => value.type === 'string'),
  ],
  ['file as a definition', 'SchemaTypeFileNotValid', schemas(set('type', 'file'), isScalar)],
  ['nullable', 'SwaggerKeywordNotSupported', schemas(set('nullable', true), isScalar)],
  ['oneOf', 'SwaggerKeywordNotSupported', schemas(set('oneOf', [{ type: 'string' }]), isObjectSchema)],
  ['type list', 'JsonTypeIncorrect', schemas(set('type', ['string', 'null']), isScalar)],
  [
    'property without full stop',
    'DescriptionNotSentence',
    schemas(
      (value) => set('description', String(value.description).replace(/\.$/, ''))(value),
      (value) => typeof value.description === 'string',
    ),
  ],
  [
    'definition that is a reference',
    'SchemaRefLoopNotAllowed',
    (draft) =>
      Object.keys(object(draft.definition.definitions)).map(
        (name) => () => set(name, { $ref: `#/definitions/${name}` })(object(draft.definition.definitions)),
      ),
  ],
  [
    'required loop',
    'RequiredLoopInSchemaNotAllowed',
    (draft) =>
      Object.entries(object(draft.definition.definitions))
        .filter(([, value]) => isObjectSchema(object(value)))
        .map(([name, value]) => () => {
          set('self', { $ref: `#/definitions/${name}` })(object(object(value).properties));
          set('required', ['self'])(object(value));
        }),
  ],
  // Properties and policies
  [
    'properties renamed',
    'RequiredPropertyMissing',
    (draft) => [() => rename(draft.properties, 'properties', 'property')],
  ],
  ['brand colour white', 'BrandColorNotValid', properties(set('iconBrandColor', '#ffffff'))],
  ['brand colour of a company', 'BrandColorNotIndependent', properties(set('iconBrandColor', '#1b4c6f'))],
  ['no publisher', 'PublisherMissing', properties(drop('publisher'))],
  ['no stack owner', 'PublisherMissing', properties(drop('stackOwner'))],
  ['website in properties', 'AdditionalPropertyNotAllowed', properties(set('website', 'https://www.cqc.org.uk'))],
  ['unknown capability', 'JsonValueNotInEnum', properties(set('capabilities', ['action']))],
  ['policies gone', 'PolicyMissing', properties(set('policyTemplateInstances', []))],
  [
    'script operation misspelt',
    'ScriptOperationNotFound',
    (draft) =>
      list(object(draft.properties.properties).scriptOperations).map(
        (_, index) => () => void list(object(draft.properties.properties).scriptOperations).splice(index, 1, 'Nothing'),
      ),
  ],
  [
    'script operation twice',
    'ArrayDuplicateValue',
    properties((value) => void list(value.scriptOperations).push(list(value.scriptOperations)[0] ?? '')),
  ],
  [
    'key renamed',
    'ApiKeyNotPaired',
    properties((value) => rename(object(value.connectionParameters), 'api_key', 'key')),
  ],
  [
    'key with a hyphen',
    'ConnectionParameterNameNotValid',
    properties((value) => rename(object(value.connectionParameters), 'api_key', 'api-key')),
  ],
  ['key as a string', 'KeyShownInClear', key(set('type', 'string'))],
  ['unknown type of key', 'JsonValueNotInEnum', key(set('type', 'secureString'))],
  ['no form for the key', 'ConnectionParameterUiMissing', key(drop('uiDefinition'))],
  ['no tooltip', 'ConnectionParameterTextMissing', key((value) => drop('tooltip')(object(value.uiDefinition)))],
  [
    'required as a word',
    'JsonValueNotInEnum',
    key((value) => set('required', 'yes')(object(object(value.uiDefinition).constraints))),
  ],
  [
    'clear text as string',
    'JsonTypeIncorrect',
    key((value) => set('clearText', 'false')(object(object(value.uiDefinition).constraints))),
  ],
  [
    'trigger without the script',
    'PollingTriggerNotHandled',
    properties((value) =>
      set(
        'scriptOperations',
        list(value.scriptOperations).filter((id) => !String(id).startsWith('On')),
      )(value),
    ),
  ],
  ['unknown template', 'PolicyTemplateNotFound', policies((_, policy) => set('templateId', 'removeheader')(policy))],
  [
    'policy parameter renamed',
    'PolicyParameterNotFound',
    policies((values) => rename(values, `${prefix}value`, `${prefix}headerValue`)),
  ],
  ['policy parameter gone', 'PolicyParameterMissing', policies((values) => drop(`${prefix}name`)(values))],
  [
    'unknown action',
    'PolicyParameterValueNotValid',
    policies((values) => set(`${prefix}existsAction`, 'replace')(values)),
  ],
  [
    'unknown section',
    'PolicySectionNotValid',
    policies((values) => set('x-ms-apimTemplate-policySection', 'Outbound')(values)),
  ],
  [
    'policy for nothing',
    'PolicyOperationNotFound',
    policies((values) => set('x-ms-apimTemplate-operationName', ['Nothing'])(values)),
  ],
  [
    'policy for a text',
    'JsonTypeIncorrect',
    policies((values) => set('x-ms-apimTemplate-operationName', 'Nothing')(values)),
  ],
  ['policy for a number', 'JsonTypeIncorrect', policies((values) => set('x-ms-apimTemplate-operationName', 5)(values))],
  [
    'policy twice',
    'PolicyRepeated',
    properties((value) => {
      const [first = null] = list(value.policyTemplateInstances);
      list(value.policyTemplateInstances).push(structuredClone(first));
    }),
  ],
  ['empty policy parameter', 'PolicyParameterMissing', policies((values) => set(`${prefix}name`, '')(values))],
  [
    'policy reads nothing',
    'PolicyConnectionParameterNotFound',
    policies((values) => set(`${prefix}value`, "@connectionParameters('region')")(values)),
  ],
  [
    'policies outside',
    'AdditionalPropertyNotAllowed',
    (draft) => [() => set('policyTemplateInstances', [])(draft.properties)],
  ],
  // Script
  ['class renamed', 'ScriptClassMissing', script(/class Script\b/, 'class Connector')],
  ['entry renamed', 'ScriptEntryMissing', script(/ExecuteAsync\(\)/, 'RunAsync()')],
  [
    'case misspelt',
    'ScriptOperationIdNotFound',
    statement('if (Context.OperationId == "LocationDetail") return null;'),
  ],
  ['key misspelt', 'ScriptOperationIdNotFound', script(/\["LocationDetails"\]/, '["LocationDetail"]')],
  [
    'decoding gone',
    'ScriptOperationIdEncoded',
    script(/Convert\.FromBase64String\((\w+)\)/, 'Encoding.UTF8.GetBytes($1)'),
  ],
  ['own client', 'ScriptOwnHttpClient', script(/Context\.SendAsync\(/, 'new HttpClient().SendAsync(')],
  ['System.Text.Json', 'ScriptNamespaceNotAllowed', statement('System.Text.Json.JsonDocument.Parse("{}");')],
  [
    'using reflection',
    'ScriptNamespaceNotAllowed',
    script(/public class Script/, 'using System.Reflection;\npublic class Script'),
  ],
  ['dates rewritten', 'ScriptParsesDates', statement('var news = JObject.Parse(Context.CorrelationId);')],
  ['sleep', 'ScriptSleeps', statement('Thread.Sleep(100);')],
  ['file', 'ScriptCallNotAllowed', statement('var text = File.ReadAllText("a.txt");')],
  ['environment', 'ScriptCallNotAllowed', statement('var name = Environment.GetEnvironmentVariable("a");')],
  ['blocking', 'ScriptBlocks', statement('Task.CompletedTask.Wait();')],
  ['catch-all', 'ScriptCatchesAll', script(/catch \(\w+\)/, 'catch (Exception)')],
  [
    'headers logged',
    'ScriptLogsHeaders',
    statement('Context.Logger.LogInformation(Context.Request.Headers.ToString());'),
  ],
  [
    'async void',
    'ScriptAsyncVoid',
    script(/private static (?=\w+ \w+\([^)]*\)\s*\n\s*\{)/, 'private static async void Later() { } private static '),
  ],
];

export const mutations: Mutation[] = table.map(([name, rule, sites]) => ({ name, rule, sites }));
