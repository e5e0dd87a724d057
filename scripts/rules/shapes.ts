import { connectionParameterTypes, enteredParameterTypes, policyOperationsKey } from '../lib/api-properties.ts';
import { httpVerbs } from '../lib/http-verbs.ts';
import { type Json, object, text } from '../lib/json.ts';
import { isSameName } from '../lib/same-name.ts';
import { words } from '../lib/words.ts';
import type { Shape, ShapeOf } from './shape.ts';

/**
 * The shapes of the two JSON files, after Microsoft's own schemas (PowerPlatformConnectors, schemas/), corrected where
 * published connectors show that the service knows more than the schemas do.
 */

const any: Shape = { type: ['object', 'array', 'string', 'number', 'boolean', 'null'] };
const string: Shape = { type: 'string' };
const number: Shape = { type: 'number' };
const boolean: Shape = { type: 'boolean' };
const strings: Shape = { type: 'array', items: string };
const names: Shape = { type: 'array', items: string, isUnique: true };
const openObject: Shape = { type: 'object', extensions: 'any' };
const mapOf = (others: ShapeOf): Shape => ({ type: 'object', others });
/** A map in which a name that begins with `x-` is an extension (Swagger 2.0, Paths and Responses Object). */
const extensibleMapOf = (others: ShapeOf): Shape => ({ type: 'object', others, extensions: 'custom' });
const oneOf = (...values: Json[]): Shape => ({ type: ['string', 'boolean'], values });

const visibility = oneOf('important', 'advanced', 'internal');
const externalDocs: Shape = { type: 'object', keys: { url: string, description: string }, required: ['url'] };

const reference = (more: Record<string, Shape>): Shape => ({
  type: 'object',
  keys: { operationId: string, parameters: openObject, ...more },
  extensions: 'any',
  isSpelt: true,
});

const treeCall = reference({
  itemValuePath: string,
  itemTitlePath: string,
  itemFullTitlePath: string,
  itemsPath: string,
  itemIsParent: string,
});

const dynamic = {
  'x-ms-dynamic-values': reference({ 'value-collection': string, 'value-path': string, 'value-title': string }),
  'x-ms-dynamic-list': reference({ itemsPath: string, itemTitlePath: string, itemValuePath: string }),
  'x-ms-dynamic-schema': reference({ 'value-path': string }),
  'x-ms-dynamic-properties': reference({ itemValuePath: string }),
  'x-ms-dynamic-tree': {
    type: 'object',
    keys: { settings: openObject, open: treeCall, browse: treeCall },
    required: ['open'],
    extensions: 'any',
    isSpelt: true,
  } satisfies Shape,
};

const enumValues: Shape = {
  type: 'array',
  items: { type: 'object', keys: { value: any, displayName: string, description: string }, required: ['value'] },
};

/** `type` and `enum` are left to the rules that say more about them. */
const limits: Record<string, Shape> = {
  type: any,
  format: string,
  default: any,
  enum: { type: 'array' },
  multipleOf: number,
  maximum: number,
  exclusiveMaximum: boolean,
  minimum: number,
  exclusiveMinimum: boolean,
  maxLength: { type: 'integer' },
  minLength: { type: 'integer' },
  pattern: string,
  maxItems: { type: 'integer' },
  minItems: { type: 'integer' },
  uniqueItems: boolean,
  'x-ms-enum': openObject,
  'x-ms-enum-values': enumValues,
};

/** The types of Swagger 2.0 that a parameter outside of the body has; a form has files besides. */
export const plainTypes = ['string', 'number', 'integer', 'boolean', 'array'];

const plainType: Shape = { type: 'string', values: plainTypes };

const item: Shape = {
  type: 'object',
  keys: { ...limits, type: plainType, items: () => item, collectionFormat: string },
};

// The rules about files say where one may stand.
const schemaType: Shape = { type: 'string', values: [...plainTypes, 'object', 'null'], otherValues: ['file'] };

const schema: Shape = {
  type: 'object',
  keys: {
    ...limits,
    ...dynamic,
    $ref: string,
    type: schemaType,
    title: string,
    description: string,
    properties: mapOf(() => schema),
    additionalProperties: () => additional,
    items: () => schema,
    allOf: { type: 'array', items: () => schema },
    maxProperties: { type: 'integer' },
    minProperties: { type: 'integer' },
    required: names,
    discriminator: string,
    readOnly: boolean,
    xml: openObject,
    externalDocs,
    example: any,
    'x-ms-summary': string,
    'x-ms-visibility': visibility,
    'x-ms-notification-url': oneOf(true, false, 'true', 'false'),
    'x-ms-editor': string,
    'x-ms-editor-options': openObject,
    'x-ms-capabilities': openObject,
    'x-ms-media-kind': oneOf('image', 'audio'),
    'x-ms-media-base-url': string,
    'x-ms-media-default-folder-path': string,
    'x-ms-url-encoding': oneOf('single', 'double'),
    'x-ms-test-value': any,
    'x-ms-content-hint': string,
  },
};

const additional: Shape = { ...schema, type: ['object', 'boolean'] };

/** A body has a schema in place of a type. */
const bodyParameter: Shape = {
  type: 'object',
  keys: {
    ...limits,
    ...dynamic,
    $ref: string,
    type: string,
    name: string,
    in: oneOf('query', 'header', 'path', 'formData', 'body'),
    description: string,
    required: boolean,
    schema,
    items: item,
    collectionFormat: string,
    allowEmptyValue: boolean,
    'x-ms-summary': string,
    'x-ms-visibility': visibility,
    'x-ms-url-encoding': oneOf('single', 'double'),
    'x-ms-test-value': any,
    'x-ms-trigger-value': { type: ['string', 'object'] },
    'x-ms-parameter-location': oneOf('method', 'client'),
    'x-ms-media-kind': oneOf('image', 'audio'),
    'x-ms-editor': string,
    'x-ms-api-annotation': openObject,
  },
  required: ['name', 'in'],
};

const withType = (type: Shape): Shape => ({ ...bodyParameter, keys: { ...bodyParameter.keys, type } });
const formParameter = withType({ type: 'string', values: [...plainTypes, 'file'] });
// The rules about files say where one may stand.
const otherParameter = withType({ ...plainType, otherValues: ['file'] });

/** What a parameter may hold depends on where it stands; of one that does not say so, nothing is known. */
const parameter = (value: Json): Shape => {
  // The place may be in other letters, which is told of it.
  const location = text(object(value).in)?.toLowerCase();
  if (location === undefined || location === 'body') return bodyParameter;
  return location === 'formdata' ? formParameter : otherParameter;
};

const header: Shape = {
  type: 'object',
  keys: {
    ...limits,
    type: plainType,
    description: string,
    items: item,
    collectionFormat: string,
    'x-ms-summary': string,
  },
};

const response: Shape = {
  type: 'object',
  keys: {
    $ref: string,
    description: string,
    schema,
    headers: mapOf(header),
    examples: openObject,
    'x-ms-summary': string,
  },
  required: ['description'],
  elsewhere: { example: 'Write it below its MIME type, as "examples": {"application/json": …}.' },
};

/** What a response is named by. */
export const statuses = ['default', ...Array.from({ length: 500 }, (_, index) => String(100 + index))];

// ResponseMustBeDefaultOrHttpStatusCode says of any other name that it is none, whatever stands there.
const responses: Shape = {
  ...extensibleMapOf({ ...response, ...any }),
  keys: Object.fromEntries(statuses.map((status) => [status, response])),
};

const annotation: Shape = {
  type: 'object',
  keys: {
    status: oneOf('Production', 'Preview'),
    family: string,
    revision: { type: 'integer' },
    replacement: { type: 'object', keys: { api: string, operationId: string } },
  },
};

const notReadHere = 'The platform does not read it: remove it.';

const openaiData: Shape = {
  type: 'object',
  extensions: 'any',
  keys: {
    'openai-enabled': boolean,
    operations: {
      type: 'array',
      items: {
        type: 'object',
        keys: { operationId: string, 'x-ms-require-user-confirmation': boolean },
        extensions: 'any',
      },
    },
  },
};

const operation: Shape = {
  type: 'object',
  keys: {
    tags: names,
    summary: string,
    description: string,
    externalDocs,
    operationId: string,
    produces: strings,
    consumes: strings,
    parameters: { type: 'array', items: parameter },
    responses,
    schemes: { type: 'array' },
    deprecated: boolean,
    security: { type: 'array', items: { type: 'object' } },
    'x-ms-agentic-protocol': string,
    'x-ms-api-annotation': annotation,
    'x-ms-capabilities': {
      type: 'object',
      keys: { chunkTransfer: boolean },
      elsewhere: { testConnection: 'Move it into x-ms-capabilities at the root of the definition.' },
    },
    'x-ms-no-generic-test': boolean,
    'x-ms-safe-operation': boolean,
    'x-ms-summary': string,
    'x-ms-visibility': visibility,
    'x-ms-pageable': {
      type: 'object',
      keys: { nextLinkName: string },
      required: ['nextLinkName'],
      // AutoRest has them.
      elsewhere: { itemName: notReadHere, operationName: notReadHere },
    },
    'x-ms-trigger': oneOf('batch', 'single'),
    'x-ms-trigger-hint': string,
    'x-ms-trigger-metadata': {
      type: 'object',
      keys: { kind: oneOf('query', 'webhook'), mode: oneOf('polling', 'push') },
      required: ['kind', 'mode'],
    },
    'x-ms-operation-context': {
      type: 'object',
      keys: {
        simulate: { type: 'object', keys: { operationId: string, parameters: openObject }, required: ['operationId'] },
      },
    },
    'x-ms-notification': { type: 'object', keys: { operationId: string }, required: ['operationId'] },
    'x-ms-openai-data': openaiData,
  },
  required: ['summary', 'description'],
};

const pathItem: Shape = {
  type: 'object',
  keys: {
    ...Object.fromEntries(httpVerbs.map((verb) => [verb, operation])),
    $ref: string,
    parameters: { type: 'array', items: parameter },
    'x-ms-notification-content': {
      type: 'object',
      keys: { schema, description: string, headers: mapOf(header), 'x-ms-summary': string },
    },
  },
};

/** What a bearer token is in Swagger 2.0, which has no type for it. */
const bearerAdvice = 'Remove it. A token in the header Authorization is of type "apiKey", with that name, in "header".';

const securityScheme: Shape = {
  type: 'object',
  keys: {
    type: oneOf('basic', 'apiKey', 'oauth2'),
    description: string,
    name: string,
    in: oneOf('header', 'query'),
    flow: oneOf('implicit', 'password', 'application', 'accessCode'),
    authorizationUrl: string,
    tokenUrl: string,
    scopes: mapOf(string),
  },
  required: ['type'],
  elsewhere: {
    scheme: bearerAdvice,
    bearerFormat: bearerAdvice,
    flows: 'Write the flow as Swagger 2.0 does: flow, authorizationUrl, tokenUrl and scopes.',
  },
};

export const documentShape: Shape = {
  type: 'object',
  keys: {
    swagger: any,
    info: {
      type: 'object',
      keys: {
        title: string,
        version: string,
        description: string,
        termsOfService: string,
        // Microsoft's schema requires none of the three; ContactIncomplete asks independent publishers for them.
        contact: { type: 'object', keys: { name: string, url: string, email: string } },
        license: { type: 'object', keys: { name: string, url: string } },
        'x-ms-api-annotation': { type: 'object', keys: { status: oneOf('Production', 'Preview') } },
        'x-ms-deployment-version': string,
        'x-ms-keywords': strings,
        'x-ms-openai-published-to-copilots': { type: ['array', 'boolean', 'string'] },
      },
      required: ['title', 'version', 'description', 'contact'],
    },
    host: string,
    basePath: string,
    schemes: { type: 'array' },
    consumes: strings,
    produces: strings,
    // OperationPathMustStartWithSlash says of any other name that it is none, whatever stands there.
    paths: extensibleMapOf((_, path) => (path.startsWith('/') ? pathItem : { ...pathItem, ...any })),
    definitions: mapOf(schema),
    parameters: mapOf(parameter),
    responses: mapOf(response),
    security: { type: 'array', items: { type: 'object' } },
    securityDefinitions: mapOf(securityScheme),
    tags: {
      type: 'array',
      items: { type: 'object', keys: { name: string, description: string, externalDocs }, required: ['name'] },
    },
    externalDocs,
    'x-ms-capabilities': {
      type: 'object',
      extensions: 'any',
      isSpelt: true,
      keys: {
        testConnection: {
          type: 'object',
          keys: { operationId: string, parameters: openObject },
          required: ['operationId'],
        },
      },
      elsewhere: { chunkTransfer: 'Move it into x-ms-capabilities of the operation that sends in chunks.' },
    },
    'x-ms-connector-metadata': {
      type: 'array',
      items: {
        type: 'object',
        keys: { propertyName: string, propertyValue: string },
        required: ['propertyName', 'propertyValue'],
      },
    },
    'x-ms-docs': any,
    'x-ms-openai-data': openaiData,
    'x-ms-openai-manifest': {
      type: 'object',
      extensions: 'any',
      keys: { humanName: string, modelDescription: string, contactEmail: string },
    },
  },
  required: ['info', 'host', 'paths', 'x-ms-connector-metadata'],
};

// Microsoft's record contradicts itself: see JsonValueNotInEnum.
const flag = oneOf('true', 'false', true, false);

/** An object without other keys. */
const closed = (keys: Record<string, ShapeOf>, required: string[] = []): Shape => ({
  type: 'object',
  extensions: 'none',
  keys,
  required,
});

/** An object whose keys may be in any capitals, as published connectors have them; the others are judged by the shape. */
const inAnyCapitals =
  (shape: Shape, keys: Record<string, Shape>) =>
  (value: Json): Shape => {
    const written = Object.keys(object(value)).flatMap((key) =>
      Object.entries(keys).flatMap(([name, inner]) => (isSameName(name, key) ? [[key, inner] as const] : [])),
    );
    return { ...shape, keys: { ...keys, ...Object.fromEntries(written) } };
  };

const constraints = closed({
  required: flag,
  hidden: flag,
  tabIndex: { type: 'integer' },
  clearText: boolean,
  capability: strings,
  allowedValues: { type: 'array', items: closed({ value: string, text: string }, ['value']) },
  dependencies: mapOf(closed({ values: strings }, ['values'])),
});

const uiDefinition = closed({
  displayName: string,
  description: string,
  tooltip: string,
  tabIndex: { type: 'integer' },
  constraints,
  schema: closed({ type: string, description: string }),
});

const textOrNull: Shape = { type: ['string', 'null'] };
const customParameter: Shape = { type: 'object', keys: { value: textOrNull }, extensions: 'any', isSpelt: true };
const entra = words('resourceUri loginUri loginUriAAD tenantId enableOnbehalfOfLogin grantType');

/** What an identityProvider reads of customParameters. Published connectors have more beside all but oauth2. */
const customParameterNames = new Map([
  ['oauth2', words('authorizationUrl tokenUrl refreshUrl')],
  [
    'oauth2generic',
    words(`
      authorizationUrlTemplate authorizationUrlQueryStringTemplate tokenUrlTemplate tokenUrlQueryStringTemplate
      tokenBodyTemplate refreshUrlTemplate refreshUrlQueryStringTemplate refreshBodyTemplate scopeListDelimiter
    `),
  ],
  ['aad', entra],
  ['aadcertificate', entra],
]);

function customParameters(provider: string): ShapeOf {
  const names = customParameterNames.get(provider);
  if (names === undefined) return mapOf(customParameter);
  const others: Shape =
    provider === 'oauth2'
      ? { type: 'object', extensions: 'none' }
      : { type: 'object', extensions: 'any', isSpelt: true };
  return inAnyCapitals(others, Object.fromEntries(names.map((name) => [name, customParameter])));
}

const oAuthSettings = (value: Json): Shape =>
  closed({
    identityProvider: string,
    // Microsoft's schema takes these spellings.
    ...Object.fromEntries(
      words('clientId clientSecret clientID ClientId ClientID ClientSecret').map((key) => [key, textOrNull]),
    ),
    redirectMode: {
      type: 'string',
      values: ['Global', 'Direct', 'GlobalPerConnector'],
      // A published connector has "direct".
      otherValues: ['global', 'direct', 'globalPerConnector'],
    },
    // A published connector has a list.
    redirectUrl: { type: ['string', 'array'], items: string },
    scopes: strings,
    properties: inAnyCapitals(
      { type: 'object', extensions: 'any', isSpelt: true },
      {
        // The schema knows the texts alone; a published connector has a boolean.
        IsFirstParty: {
          type: ['string', 'boolean'],
          values: ['True', 'False'],
          otherValues: ['true', 'false', true, false],
        },
        AzureActiveDirectoryResourceId: string,
      },
    ),
    additionalParameters: mapOf(
      closed({
        type: { type: 'string', values: ['string', 'securestring'] },
        applicableWhen: {
          type: 'array',
          items: closed({ parameter: string, oneOf: { type: 'array', items: textOrNull } }),
        },
      }),
    ),
    customParameters: customParameters(text(object(value).identityProvider)?.toLowerCase() ?? ''),
  });

/** What a connection parameter of some types alone has. */
const typedKeys = (settings: Record<string, ShapeOf>): { types: string[]; keys: Record<string, ShapeOf> }[] => [
  {
    types: enteredParameterTypes,
    keys: {
      defaultValue: string,
      allowedValues: {
        type: 'array',
        items: closed({ value: string, uiDefinition: closed({ displayName: string, description: string }) }, ['value']),
      },
    },
  },
  { types: ['gatewaySetting'], keys: { gatewaySettings: openObject } },
  { types: ['oauthSetting'], keys: settings },
];

/** The tenant of who signs in, which the platform fills in. Microsoft's own Azure Automation and Kusto do without `metadata`. */
const tenantClaim = closed(
  {
    type: { type: 'string', values: ['string'] },
    uiDefinition,
    metadata: {
      type: 'object',
      keys: { sourceType: { type: 'string', values: ['AzureActiveDirectoryTenant'] } },
      required: ['sourceType'],
      extensions: 'any',
      isSpelt: true,
    },
  },
  ['type'],
);

/** A connection parameter has the keys of its type; of one whose type is not known, those of any. */
const connectionParameter =
  (settings: Record<string, ShapeOf>) =>
  (value: Json, name: string): Shape => {
    if (name === 'token:TenantId') return tenantClaim;
    // The companion of a token is filled in by people and needs no type.
    const isClaim = name.includes(':');
    const types = isClaim ? enteredParameterTypes : connectionParameterTypes;
    const type = isClaim ? types[0] : text(object(value).type);
    const kinds = typedKeys(settings);
    const own = kinds.filter((kind) => !types.includes(type ?? '') || kind.types.includes(type ?? ''));
    const elsewhere = kinds.flatMap(({ types: others, keys }) =>
      Object.keys(keys).map((key) => [
        key,
        `It goes with "type": ${others.map((one) => `"${one}"`).join(' or ')}. Correct the type, or remove it.`,
      ]),
    );
    return {
      ...closed(
        {
          type: { type: 'string', values: types },
          uiDefinition,
          metadata: openObject,
          ...Object.assign({}, ...own.map(({ keys }) => keys)),
        },
        isClaim ? [] : ['type'],
      ),
      elsewhere: Object.fromEntries(elsewhere),
    };
  };

// Published sets have both spellings, and constraints.
const setUiDefinition = closed({ displayName: string, displayname: string, description: string, constraints });

const connectionParameterSets = closed(
  {
    uiDefinition: setUiDefinition,
    values: {
      type: 'array',
      items: closed(
        {
          name: string,
          uiDefinition: setUiDefinition,
          // Published sets have both spellings.
          parameters: mapOf(connectionParameter({ oAuthSettings, oauthSettings: oAuthSettings })),
          // Microsoft's schema does not know it; all published sets have it.
          metadata: openObject,
        },
        // paconn reads them of every set; one without any has {}.
        ['name', 'parameters'],
      ),
    },
  },
  ['values'],
);

const policyInstance: Shape = {
  type: 'object',
  extensions: 'none',
  keys: {
    templateId: string,
    title: string,
    parameters: { ...openObject, keys: { [policyOperationsKey]: strings } },
    type: oneOf('PollingTrigger'),
  },
  // A title is not asked for by Microsoft's schema, nor known to be by anything else.
  required: ['templateId', 'parameters'],
};

export const propertiesShape: Shape = {
  type: 'object',
  extensions: 'none',
  keys: {
    $schema: string,
    properties: {
      type: 'object',
      extensions: 'none',
      keys: {
        iconBrandColor: string,
        publisher: string,
        stackOwner: string,
        capabilities: {
          type: 'array',
          items: oneOf('actions', 'triggers', 'gateway', 'cloud', 'cloud only', 'blob'),
          isUnique: true,
        },
        connectionParameters: mapOf(connectionParameter({ oAuthSettings })),
        connectionParameterSets,
        policyTemplateInstances: { type: 'array', items: policyInstance },
        // `pac connector init` writes null where there are none.
        scriptOperations: { ...names, type: ['array', 'null'] },
      },
      required: ['iconBrandColor'],
      // A connector with several ways to sign in has sets instead ("Multi-authentication", Microsoft Learn).
      requiredUnless: { connectionParameters: 'connectionParameterSets' },
    },
  },
  required: ['properties'],
};
