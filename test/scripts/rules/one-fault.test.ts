import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../../scripts/connector/connector-folder.ts';
import { type JsonObject, list, object } from '../../../scripts/lib/json.ts';
import {
  body,
  buildExample,
  type Case,
  connectionParameter,
  document,
  info,
  operation,
  parameter,
  pathParameter,
  property,
  response,
  schema,
} from '../../../scripts/rules/example-connector.ts';
import { chooses } from '../../../scripts/rules/extensions/dynamic-examples.ts';
import { listItems, listOf, nextLink, trigger } from '../../../scripts/rules/extensions/examples.ts';
import { webhook, webhookBody } from '../../../scripts/rules/extensions/webhooks.ts';
import { rules } from '../../../scripts/rules/index.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';
import { checkDraft, type Draft, readDraft } from '../own-connector.ts';

type Edit = (draft: Draft & { root: JsonObject; paths: JsonObject; settings: JsonObject }) => void;

/** Errors and warnings of our own connector after a change, as `rule pointer`, with the advice where there is one. */
async function findingsAfter(edit: Edit): Promise<string[]> {
  const draft = readDraft();
  const root = draft.definition;
  edit({ ...draft, root, paths: object(root.paths), settings: object(draft.properties.properties) });
  const findings = await checkDraft(draft);
  return findings
    .filter(({ severity }) => severity !== 'advice')
    .map(({ rule, pointer, args: { advice } }) => [rule, pointer, ...(advice ? [advice] : [])].join(' '));
}

function rename(owner: JsonObject, from: string, to: string): void {
  const entries = Object.entries(owner).map(([key, value]) => [key === from ? to : key, value]);
  for (const key of Object.keys(owner)) delete owner[key];
  Object.assign(owner, Object.fromEntries(entries));
}
const get = (paths: JsonObject, path: string): JsonObject => object(object(paths[path]).get);
const areasAt = Object.keys(object(readDraft().definition.paths)).find(
  (path) => get(object(readDraft().definition.paths), path).operationId === 'InspectionAreas',
);
const path = areasAt ?? '';
const at = `#/paths/${path.replaceAll('/', '~1')}`;
const policyOf = (settings: JsonObject): JsonObject => object(list(settings.policyTemplateInstances)[0]);
const policyAt = '#/properties/policyTemplateInstances/0';
const prefix = 'x-ms-apimTemplateParameter.';
const keyOf = (settings: JsonObject): JsonObject => object(object(settings.connectionParameters).api_key);
const keyAt = '#/properties/connectionParameters/api_key';
const numberInput = { type: 'integer', description: 'The number of areas.', 'x-ms-summary': 'Count' };

describe('one fault is told once', () => {
  it.each<[name: string, edit: Edit, expected: string[]]>([
    ['nothing', () => {}, []],
    [
      'a verb in capitals',
      ({ paths }) => rename(object(paths[path]), 'get', 'GET'),
      [`ExtensionNameNotValid ${at}/GET Did you mean "get"?`],
    ],
    [
      'a misspelt key and a fault in it',
      ({ paths }) => {
        rename(object(paths[path]), 'get', 'GET');
        delete object(object(paths[path]).GET).summary;
      },
      [`RequiredPropertyMissing ${at}/GET`, `ExtensionNameNotValid ${at}/GET Did you mean "get"?`],
    ],
    [
      'a reference to a parameter by a misspelt key',
      ({ paths }) => {
        get(paths, path).parameters = [{ $Ref: '#/parameters/Nope' }];
      },
      [
        `ExtensionNameNotValid ${at}/get/parameters/0/$Ref Did you mean "$ref"?`,
        `ParameterReferenceNotFound ${at}/get/parameters/0`,
      ],
    ],
    [
      'a reference to a response by a misspelt key',
      ({ paths }) => {
        object(get(paths, path).responses)['404'] = { ref: '#/responses/Nope' };
      },
      [
        `ExtensionNameNotValid ${at}/get/responses/404/ref Did you mean "$ref"?`,
        `ResponseReferenceNotFound ${at}/get/responses/404`,
      ],
    ],
    [
      'a status with a blank',
      ({ paths }) => rename(object(get(paths, path).responses), '200', '200 '),
      [`ExtensionNameNotValid ${at}/get/responses/200  Did you mean "200"?`],
    ],
    [
      'the response of any status in capitals',
      ({ paths }) => {
        object(get(paths, path).responses).Default = { description: 'Failed.' };
      },
      [`ExtensionNameNotValid ${at}/get/responses/Default Did you mean "default"?`],
    ],
    [
      'the place of a parameter with a blank',
      ({ paths }) => {
        const input = { ...numberInput, name: 'count', 'x-ms-visibility': 'advanced' };
        get(paths, path).parameters = [{ ...input, 'in ': 'query' }];
      },
      [`ExtensionNameNotValid ${at}/get/parameters/0/in  Did you mean "in"?`],
    ],
    [
      'the properties in capitals',
      ({ properties }) => rename(properties, 'properties', 'Properties'),
      ['AdditionalPropertyNotAllowed #/Properties Did you mean "properties"?'],
    ],
    [
      'a type in other letters',
      ({ settings }) => {
        object(object(settings.connectionParameters).api_key).type = 'secureString';
      },
      ['JsonValueNotInEnum #/properties/connectionParameters/api_key/type'],
    ],
    [
      'the type of a parameter in other letters',
      ({ paths }) => {
        get(paths, path).parameters = [
          { name: 'count', in: 'query', ...numberInput, type: 'Integer', 'x-ms-visibility': 'advanced', maximum: 5 },
        ];
      },
      [`JsonValueNotInEnum ${at}/get/parameters/0/type`],
    ],
    [
      'the place of a parameter in other letters',
      ({ root }) => {
        const input = { in: 'FormData', description: 'The file to send.', 'x-ms-summary': 'File' };
        Object.assign(object(root.parameters), { A: { ...input, name: 'a', type: 'file' } });
      },
      ['JsonValueNotInEnum #/parameters/A/in'],
    ],
    [
      'a type of a form in other letters, and one that is none',
      ({ root }) => {
        const input = { in: 'formData', description: 'The file to send.', 'x-ms-summary': 'File' };
        Object.assign(object(root.parameters), {
          A: { ...input, name: 'a', type: 'File' },
          B: { ...input, name: 'b', type: 'object' },
        });
      },
      ['JsonValueNotInEnum #/parameters/A/type', 'JsonValueNotInEnum #/parameters/B/type'],
    ],
    [
      'an id that is used twice',
      ({ paths }) => {
        get(paths, '/locations/{locationid}').operationId = 'Locations';
      },
      ['OperationIdNotUnique #/paths/~1locations~1{locationid}/get/operationId'],
    ],
    [
      'an id that is gone',
      ({ paths }) => {
        delete get(paths, path).operationId;
      },
      [`OperationIdRequired ${at}/get`],
    ],
    [
      'an id with a blank',
      ({ paths }) => {
        get(paths, path).operationId = 'Inspection Areas';
      },
      [`OperationIdSanitized ${at}/get/operationId Use "InspectionAreas".`],
    ],
    [
      'a parameter that is repeated whole',
      ({ paths }) => {
        const { parameters } = get(paths, '/locations');
        if (Array.isArray(parameters)) parameters.splice(1, 0, parameters[0] ?? null);
      },
      ['OperationParametersAreNotUnique #/paths/~1locations/get/parameters/1'],
    ],
    [
      'connection parameters in an array',
      ({ settings }) => {
        settings.connectionParameters = [];
        object(policyOf(settings).parameters)[`${prefix}value`] = "@connectionParameters('api_key')";
      },
      ['JsonTypeIncorrect #/properties/connectionParameters'],
    ],
    [
      'a misspelt parameter of a policy',
      ({ settings }) => rename(object(policyOf(settings).parameters), `${prefix}value`, `${prefix}valeu`),
      [`PolicyParameterNotFound ${policyAt}/parameters/${prefix}valeu Did you mean "${prefix}value"?`],
    ],
    [
      'a policy without parameters',
      ({ settings }) => {
        delete policyOf(settings).parameters;
      },
      [`RequiredPropertyMissing ${policyAt}`],
    ],
    ...['displayName', 'description', 'tooltip'].flatMap((key) =>
      [null, 7, [], {}].map((value): [string, Edit, string[]] => [
        `a ${key} that is ${JSON.stringify(value)}`,
        ({ settings }) => {
          object(keyOf(settings).uiDefinition)[key] = value;
        },
        [`JsonTypeIncorrect ${keyAt}/uiDefinition/${key}`],
      ]),
    ),
    ...(
      [
        [undefined, 'RequiredPropertyMissing', ''],
        [null, 'JsonTypeIncorrect', '/type'],
        [true, 'JsonTypeIncorrect', '/type'],
        ['', 'JsonValueNotInEnum', '/type'],
        ['zzz', 'JsonValueNotInEnum', '/type'],
      ] as const
    ).map(([type, rule, place]): [string, Edit, string[]] => [
      `a gateway of type ${JSON.stringify(type)}`,
      ({ settings }) => {
        const gateway: JsonObject = { ...(type !== undefined && { type }), uiDefinition: { constraints: {} } };
        object(settings.connectionParameters).gateway = gateway;
      },
      [`${rule} #/properties/connectionParameters/gateway${place}`],
    ]),
    ...[null, 7, true, '', 'zzz'].map((type): [string, Edit, string[]] => [
      `a key of type ${JSON.stringify(type)}`,
      ({ settings }) => {
        object(keyOf(settings).uiDefinition).tooltip = '';
        keyOf(settings).type = type;
      },
      [`${typeof type === 'string' ? 'JsonValueNotInEnum' : 'JsonTypeIncorrect'} ${keyAt}/type`],
    ]),
    [
      'a schema of a field that is a number',
      ({ settings }) => {
        keyOf(settings).uiDefinition = { schema: 7 };
      },
      [`JsonTypeIncorrect ${keyAt}/uiDefinition/schema`],
    ],
    [
      'settings of a sign-in that are null',
      ({ settings }) => {
        object(settings.connectionParameters).token = { type: 'oauthSetting', oAuthSettings: null };
      },
      ['JsonTypeIncorrect #/properties/connectionParameters/token/oAuthSettings'],
    ],
    [
      'a set that is null',
      ({ settings }) => {
        settings.connectionParameterSets = { values: [null] };
      },
      ['JsonTypeIncorrect #/properties/connectionParameterSets/values/0'],
    ],
    [
      'a note where paths stand',
      ({ root }) => {
        root.paths = { 'x-note': 'None yet.' };
      },
      ['OperationsMissing #/paths'],
    ],
    [
      'a publisher that is null',
      ({ settings }) => {
        settings.publisher = null;
      },
      ['JsonTypeIncorrect #/properties/publisher'],
    ],
    ...(
      [
        [{ uiDefinition: { displayName: null } }, 'uiDefinition/displayName'],
        [{ uiDefinition: 7 }, 'uiDefinition'],
        [
          { uiDefinition: { displayName: 'A' }, parameters: { token: { type: 'oauthSetting', oAuthSettings: 7 } } },
          'parameters/token/oAuthSettings',
        ],
        [
          {
            uiDefinition: { displayName: 'A' },
            parameters: { token: { type: 'bool', uiDefinition: { schema: { description: 'A.' }, constraints: 7 } } },
          },
          'parameters/token/uiDefinition/constraints',
        ],
      ] as [JsonObject, string][]
    ).map(([set, place]): [string, Edit, string[]] => [
      `a set with ${JSON.stringify(set)}`,
      ({ settings }) => {
        settings.connectionParameterSets = { values: [{ name: 'a', parameters: {}, ...set }] };
      },
      [`JsonTypeIncorrect #/properties/connectionParameterSets/values/0/${place}`],
    ]),
    [
      'scopes that are a list',
      ({ root, settings }) => {
        const urls = { flow: 'accessCode', authorizationUrl: 'https://a.example', tokenUrl: 'https://a.example' };
        root.securityDefinitions = { Sign: { type: 'oauth2', ...urls, scopes: ['read'] } };
        root.security = [{ Sign: ['read'] }];
        settings.connectionParameters = { token: { type: 'oauthSetting', oAuthSettings: { identityProvider: 'aad' } } };
      },
      ['JsonTypeIncorrect #/securityDefinitions/Sign/scopes'],
    ],
    [
      'a limit as OpenAPI 3.1 has it',
      ({ root }) => {
        object(Object.values(object(root.parameters))[0]).exclusiveMaximum = 5;
      },
      [`JsonTypeIncorrect #/parameters/${Object.keys(object(readDraft().definition.parameters))[0]}/exclusiveMaximum`],
    ],
    [
      'the schemes of an operation',
      ({ paths }) => {
        get(paths, path).schemes = ['wss'];
      },
      [`SchemeNotSupported ${at}/get/schemes/0`],
    ],
    [
      'an operation over http',
      ({ paths }) => {
        get(paths, path).schemes = ['http'];
      },
      [`SchemeNotSecure ${at}/get/schemes`],
    ],
    [
      'a value for testConnection that its operation does not have',
      ({ root }) => {
        object(object(root['x-ms-capabilities']).testConnection).parameters = { nope: 1 };
      },
      ['TestConnectionNotCallable #/x-ms-capabilities/testConnection/parameters/nope'],
    ],
    [
      'a value for testConnection with zeros before its number',
      ({ root, paths }) => {
        get(paths, path).parameters = [{ ...numberInput, name: 'count', in: 'query' }];
        object(object(root['x-ms-capabilities']).testConnection).parameters = { count: '007' };
      },
      [],
    ],
    [
      'connection parameter sets without a set',
      ({ settings }) => {
        delete settings.connectionParameters;
        settings.connectionParameterSets = { uiDefinition: {}, values: [] };
        object(policyOf(settings).parameters)[`${prefix}value`] = "@connectionParameters('api_key')";
      },
      [
        'ConnectionParameterSetsNotValid #/properties/connectionParameterSets/values',
        `PolicyConnectionParameterNotFound ${policyAt}/parameters/${prefix}value`,
      ],
    ],
    [
      'the example of OpenAPI 3',
      ({ paths }) => {
        object(object(get(paths, path).responses)['200']).example = 'Newport';
      },
      [
        `ExtensionNameNotValid ${at}/get/responses/200/example Write it below its MIME type, as "examples": {"application/json": …}.`,
      ],
    ],
    [
      'the content of OpenAPI 3',
      ({ paths }) => {
        object(get(paths, path).responses)['200'] = { description: 'All.', content: { 'application/json': {} } };
      },
      [`SwaggerKeywordNotSupported ${at}/get/responses/200/content`],
    ],
    [
      'the style of OpenAPI 3',
      ({ root }) => {
        Object.assign(object(Object.values(object(root.parameters))[0]), { style: 'form' });
      },
      [`SwaggerKeywordNotSupported #/parameters/${Object.keys(object(readDraft().definition.parameters))[0]}/style`],
    ],
    [
      'an example without its MIME type',
      ({ paths }) => {
        object(object(get(paths, path).responses)['200']).examples = { value: [] };
      },
      [
        `ResponseExampleMustBeProducedByOperation ${at}/get/responses/200/examples/value Write the example below one, such as "application/json".`,
      ],
    ],
    ...['operationId', 'summary', 'description', 'responses'].map((key): [string, Edit, string[]] => [
      `${key} beside its operation`,
      ({ paths }) => {
        const item = object(paths[path]);
        item[key] = object(item.get)[key] ?? null;
        delete object(item.get)[key];
      },
      [`ExtensionNameNotValid ${at}/${key} Move it into "get".`],
    ]),
    [
      'a fault in what stands beside its operation',
      ({ paths }) => {
        const item = object(paths[path]);
        item.operationId = '';
        delete object(item.get).operationId;
      },
      [`ExtensionNameNotValid ${at}/operationId Move it into "get".`, `OperationIdRequired ${at}/get`],
    ],
    [
      'tags beside two operations',
      ({ paths }) => {
        Object.assign(object(paths[path]), { tags: ['all'], put: { ...get(paths, path), operationId: 'PutAreas' } });
      },
      [`ExtensionNameNotValid ${at}/tags Move it into "get" or "put".`],
    ],
    [
      'a response beside the responses',
      ({ paths }) => {
        const item = get(paths, path);
        item['200'] = object(item.responses)['200'] ?? null;
        delete object(item.responses)['200'];
      },
      [`ExtensionNameNotValid ${at}/get/200 Move it into "responses".`],
    ],
    [
      'policies beside the properties',
      ({ properties, settings }) => {
        properties.policyTemplateInstances = settings.policyTemplateInstances ?? null;
        delete settings.policyTemplateInstances;
      },
      ['AdditionalPropertyNotAllowed #/policyTemplateInstances Move it into "properties".'],
    ],
    [
      'properties without what holds them',
      ({ properties, settings }) => {
        delete properties.properties;
        Object.assign(properties, settings);
      },
      Object.keys(object(readDraft().properties.properties)).map(
        (key) => `AdditionalPropertyNotAllowed #/${key} Move it into "properties".`,
      ),
    ],
    [
      'a reference in place of a schema',
      ({ paths }) => {
        object(get(paths, path).responses)['200'] = { description: 'All.', $ref: '#/definitions/Nope' };
      },
      [`ResponseReferenceNotValid ${at}/get/responses/200 Put it into "schema".`],
    ],
    [
      'a definition that refers to nothing',
      ({ root }) => {
        object(root.definitions).Loop = { $ref: '#/definitions/Nope' };
      },
      ['SchemaRefLoopNotAllowed #/definitions/Loop'],
    ],
    ...['200s', '20O', 'OK', '2XX'].map((status): [string, Edit, string[]] => [
      `a success called ${status}`,
      ({ paths }) => rename(object(get(paths, path).responses), '200', status),
      [`ResponseMustBeDefaultOrHttpStatusCode ${at}/get/responses/${status}`],
    ]),
    [
      'a failure called 4XX in place of a success',
      ({ paths }) => rename(object(get(paths, path).responses), '200', '4XX'),
      [
        `ResponseMustBeDefaultOrHttpStatusCode ${at}/get/responses/4XX`,
        `OperationShouldHaveSuccessfulResponse ${at}/get`,
      ],
    ],
    ...['zzz', '2000'].map((status): [string, Edit, string[]] => [
      `a number as the response ${status}`,
      ({ paths }) => {
        object(get(paths, path).responses)[status] = 1;
      },
      [`ResponseMustBeDefaultOrHttpStatusCode ${at}/get/responses/${status}`],
    ]),
    [
      'a number as a path without a slash',
      ({ paths }) => {
        paths.zzz = 1;
      },
      ['OperationPathMustStartWithSlash #/paths/zzz'],
    ],
    ...(
      [
        ['{locationid?}', 'OperationPathMayNotContainQueryOrFragment', 'Write {locationid}.'],
        ['{*locationid}', 'OperationPathContainsUnsupportedCharacters', 'Write {locationid}.'],
        ['{locationid=1}', 'OperationPathVariablesContainDefaults'],
        ['{locationid:int}', 'OperationMissingPathParameter', 'Write {locationid}, as the parameter is called.'],
        ['{locationid+}', 'OperationMissingPathParameter', 'Write {locationid}, as the parameter is called.'],
        ['{LocationId}', 'OperationMissingPathParameter', 'Write {locationid}, as the parameter is called.'],
        ['{id}', 'OperationMissingPathParameter', 'Write {locationid}, as the parameter is called.'],
      ] as const
    ).map(([variable, rule, ...advice]): [string, Edit, string[]] => [
      `a path with ${variable}`,
      ({ paths }) => rename(paths, '/locations/{locationid}', `/locations/${variable}`),
      [
        [
          rule,
          `#/paths/~1locations~1${variable}${rule === 'OperationMissingPathParameter' ? '/get' : ''}`,
          ...advice,
        ].join(' '),
      ],
    ]),
    [
      'the name of an entry of the metadata with a line break',
      ({ root }) => {
        object(list(root['x-ms-connector-metadata'])[0]).propertyName = 'Website\n';
      },
      ['ConnectorMetadataPropertiesMissing #/x-ms-connector-metadata/0/propertyName Correct "Website\n" to it.'],
    ],
    [
      'an e-mail address with a line break',
      ({ root }) => {
        object(object(root.info).contact).email = 'team@register.example\n';
      },
      ['ContactEmailNotValid #/info/contact/email'],
    ],
    [
      'a description in another language',
      ({ root }) => {
        object(root.info).description = 'Реестр учреждений и услуг здравоохранения, который можно читать.';
      },
      ['ValueMustBeInEnglish #/info/description'],
    ],
    [
      'the flows of OpenAPI 3',
      ({ root }) => {
        object(object(root.securityDefinitions)['API Key']).flows = {};
      },
      [
        'ExtensionNameNotValid #/securityDefinitions/API Key/flows Write the flow as Swagger 2.0 does: flow, authorizationUrl, tokenUrl and scopes.',
      ],
    ],
    [
      'a base path with a query',
      ({ root }) => {
        root.basePath = '/public/v1?x=1';
      },
      ['BasePathNotValid #/basePath'],
    ],
    ...['api..example.com', '-a.example.com', `${'a'.repeat(64)}.example.com`, 'api.example.com:0'].map(
      (host): [string, Edit, string[]] => [
        `the host ${host.slice(0, 20)}`,
        ({ root }) => {
          root.host = host;
        },
        ['HostNameNotValid #/host'],
      ],
    ),
    [
      'a host in a private network',
      ({ root }) => {
        root.host = '172.20.1.5:443';
      },
      ['HostNotProduction #/host'],
    ],
    [
      'a path with an open brace',
      ({ paths }) => rename(paths, '/locations/{locationid}', '/locations/{locationid'),
      ['OperationPathTemplateNotValid #/paths/~1locations~1{locationid'],
    ],
  ])('%s', async (_name, edit, expected) => {
    expect((await findingsAfter(edit)).sort()).toEqual(expected.sort());
  });

  it('below a misspelt key an accepted finding is known by the name of its parameter', async () => {
    const files = buildExample();
    files.definition = sourceFile(
      files.definition.path,
      files.definition.text.replace('"get":', '"GET":').replace('"in": "path"', '"in": "paht"'),
    );
    const { findings } = await checkConnector(files, { rules });
    const wrongWord = findings.find(({ rule }) => rule === 'JsonValueNotInEnum');
    const pointer = wrongWord?.pointer.replace('/parameters/0/', '/parameters/itemId/') ?? '';
    const entry = { rule: 'JsonValueNotInEnum', pointer, reason: 'A try.', isChange: false, line: 1, column: 1 };
    expect(pointer).toMatch(/GET.*itemId/);
    for (const named of [pointer, pointer.replace('GET', 'get')]) {
      const { accepted, findings: kept } = await checkConnector(files, {
        rules,
        accepted: [{ ...entry, pointer: named }],
      });
      expect(accepted.map((finding) => finding.pointer)).toEqual([wrongWord?.pointer]);
      expect(kept.map(({ rule }) => rule)).not.toContain('AcceptedFindingStale');
    }
  });

  it('a path that stands twice with different verbs', async () => {
    const files = buildExample();
    const text = files.definition.text.replace(
      '"paths": {',
      '"x-ms-capabilities": { "testConnection": { "operationId": "ListItems", "parameters": {} } }, "paths": { "/items/{itemId}": { "post": { "operationId": "ListItems" } },',
    );
    files.definition = sourceFile(files.definition.path, text);
    const { findings } = await checkConnector(files, { rules });
    const told = findings.filter(({ severity }) => severity !== 'advice').map(({ rule }) => rule);
    expect(told).toEqual(['JsonDuplicateKey']);
  });

  it.each([
    ['Item', 'Write "#/definitions/Item".'],
    ['#definitions/Item', 'Write "#/definitions/Item".'],
    ['#/Definitions/Item', 'Write "#/definitions/Item".'],
    ['#/components/schemas/Item', 'Write "#/definitions/Item".'],
    ['other.json#/definitions/Item', 'Move what it means there.'],
    ['#/paths/~1items~1{itemId}', 'Move what it means there.'],
  ])('a reference that is only miswritten is given as it should be: %s', async (ref, advice) => {
    const files = buildExample();
    files.definition = sourceFile(
      files.definition.path,
      files.definition.text.replace('"#/definitions/Item"', JSON.stringify(ref)),
    );
    const { findings } = await checkConnector(files, { rules });
    expect(findings.filter(({ severity }) => severity === 'error').map(({ args }) => args.advice)).toEqual([advice]);
  });
});

/** What is of a wrong type, or a word that is none, is there: no rule need say besides that it is missing. */
describe('what cannot be read is not missing', () => {
  const pageable = { 'x-ms-pageable': { nextLinkName: 'nextLink' } };
  const bodyOf = (more: JsonObject) => ({
    parameters: [{ name: 'body', required: true, schema: webhookBody, ...more }],
  });
  /** An operation that gives the schema of a property, and more paths. */
  const givesSchema = (giver: JsonObject, asked = 'GetSchema', paths: JsonObject = {}): Case => {
    const properties = { schema: { type: 'object', 'x-ms-summary': 'Schema', description: 'What an item may hold.' } };
    const get = {
      operationId: 'GetSchema',
      summary: 'Get a schema',
      description: 'Returns what an item may hold.',
      'x-ms-visibility': 'internal',
      responses: {
        '200': { description: 'The schema.', schema: { type: 'object', properties } },
        '400': { description: 'Not valid.' },
      },
      ...giver,
    };
    const name = asked === '' ? {} : { type: 'object', 'x-ms-dynamic-schema': { operationId: asked } };
    return document({ paths: { '/schema': { get }, ...paths }, definitions: { Item: { properties: { name } } } });
  };
  const bodyParameter = { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Item' } };
  it.each<[name: string, example: Case, rule?: string]>([
    ['an operationId', operation({ operationId: 7 })],
    ['responses', operation({ responses: 7 })],
    ['the parameters of a path with a variable', operation({ parameters: 7 })],
    ['the name of a path parameter', pathParameter({ name: 7 })],
    ['no name of a path parameter', pathParameter({ name: '' }), 'RequiredValueEmpty'],
    ['the place of a path parameter', pathParameter({ in: 'zzz' }), 'JsonValueNotInEnum'],
    ['whether a path parameter is required', pathParameter({ required: 'true' })],
    ['a label', parameter({ 'x-ms-summary': 7 })],
    ['a description', parameter({ description: 7 })],
    ['the place of a file', parameter({ in: 'zzz', type: 'file' }), 'JsonValueNotInEnum'],
    ['a reference', property({ $ref: 7, 'x-ms-summary': null, description: null })],
    ['the label of a property', property({ 'x-ms-summary': 7 })],
    ['definitions', document({ definitions: 7 })],
    ['what a body refers to', webhook({ $ref: '#/definitions/Nope' }), 'SchemaReferenceNotFound'],
    ['a body', webhook({}, bodyOf({ in: 'body', schema: 7 }))],
    ['no body', webhook({}, bodyOf({ in: 'body', schema: null }))],
    ['the place of a body', webhook({}, bodyOf({ in: 7 }))],
    ['no place of a body', webhook({}, bodyOf({})), 'RequiredPropertyMissing'],
    ['the properties of a body', webhook({ type: 'object', properties: 7 })],
    ['a property of a body', webhook({ type: 'object', properties: { callbackUrl: null } })],
    ['a name of what a body requires', webhook({ ...webhookBody, required: [7] })],
    [
      'what an answer refers to',
      operation({ responses: { '200': { $ref: '#/responses/Nope', description: null, schema: null } } }),
      'ResponseReferenceNotFound',
    ],
    ['the id of an operation that gives a schema', givesSchema({ operationId: 7 })],
    ['no id of one', givesSchema({ operationId: null }), 'OperationIdRequired'],
    ['the id that one is called by', givesSchema({}, 'GetShema'), 'OperationIdNotFound'],
    ['the operation that calls one', givesSchema({}, '', { '/other': { get: 7 } })],
    ['an operation that is called', givesSchema({}, 'GetOther', { '/other': 7 })],
    ['a revision', operation({ 'x-ms-api-annotation': { family: 'Item', revision: 1.5 } })],
    ['properties that are required', schema({ required: ['name'], properties: 7 })],
    ['the type of what has required properties', schema({ required: ['name'], type: '' }), 'JsonValueNotInEnum'],
    ['the schema of an answer', response({ schema: 7 })],
    ['an answer', operation({ responses: { '200': 7 } })],
    ['consumes', body({}, { consumes: 7 })],
    ['the path of a list', chooses({ 'value-collection': 7 })],
    ['the parameters of a call', chooses({ parameters: 7 }, [{ name: 'kind', required: true }])],
    ['the array of a page', listItems({ value: 7, ...nextLink }, pageable)],
    [
      'the type of a page',
      listItems({ value: { ...listOf('value').value, type: 'zzz' }, ...nextLink }, pageable),
      'JsonValueNotInEnum',
    ],
    ['the summary of a trigger', trigger({ summary: 7 })],
    ['the hint of a trigger', trigger({ 'x-ms-trigger-hint': 7 })],
    ['a contact', info({ contact: '' })],
    ['a name of the contact', info({ contact: { name: 7 } })],
    ['the only path', document({ paths: { '/items/{itemId}': 7 } })],
    ['the only operation', document({ paths: { '/items/{itemId}': { get: 7 } } })],
    ['security', document({ security: 7 })],
    ['a requirement of security', document({ security: [7] })],
    ['the type of a key', connectionParameter({ type: 7 })],
    ['the type of a key, a word that is none', connectionParameter({ type: 'zzz' }), 'JsonValueNotInEnum'],
    ['security definitions', document({ securityDefinitions: 7, security: [{ 'API Key': [] }] })],
    [
      'the type of a source',
      chooses({ parameters: { kind: { parameter: 'kind' } } }, [{ name: 'kind' }], [{ name: 'kind', type: 'zzz' }]),
      'JsonValueNotInEnum',
    ],
    ['an operation', document({ paths: { '/items/{itemId}': { delete: {} } } }), 'OperationHasNoSubstance'],
    ['a text in place of a named value', parameter({ enum: ['a', 'b'], 'x-ms-enum-values': ['a'] })],
    [
      'the enum value that is named',
      parameter({ enum: [1], 'x-ms-enum-values': [{ value: '1', displayName: 'One' }] }),
      'InvalidEnumValue',
    ],
    [
      'the name of what testConnection gives',
      document({ 'x-ms-capabilities': { testConnection: { operationId: 'GetItem', parameters: { itmeId: 'a' } } } }),
      'TestConnectionNotCallable',
    ],
    ['a replacement', operation({ 'x-ms-api-annotation': { family: 'Item', revision: 1, replacement: 'GetItem' } })],
    [
      'the schema of a body, by a reference',
      body({}, { parameters: [{ name: 'body', in: 'body', required: true, $ref: '#/definitions/Item' }] }),
      'ParameterReferenceNotValid',
    ],
    [
      'the type of a parameter, by a reference',
      parameter({ type: null, $ref: '#/definitions/Item' }),
      'ParameterReferenceNotValid',
    ],
    [
      'a body that is repeated whole',
      body({}, { parameters: [bodyParameter, bodyParameter] }),
      'OperationParametersAreNotUnique',
    ],
    ['where a sentence ends', operation({ description: '\u30a2\u30a4\u30c6\u30e0\u3002' }), 'TextNotAscii'],
    ['a MIME type', body({}, { consumes: ['applicaiton/json'] }), 'MimeTypeNotSupported'],
    ['no MIME type', body({}, { consumes: [''] }), 'MimeTypeNotValid'],
    [
      'the name of what a call gives',
      chooses({ parameters: { knid: 'all' } }, [{ name: 'kind', required: true }]),
      'OperationParameterNameNotFound',
    ],
    [
      'the name of what a body requires',
      body({
        required: ['knid'],
        properties: {
          kind: { type: 'string', 'x-ms-visibility': 'internal', default: 'a', 'x-ms-summary': 'Kind' },
        },
      }),
      'RequiredPropertyDefinitionMissing',
    ],
  ])('%s', async (_name, example, rule = 'JsonTypeIncorrect') => {
    const { findings } = await checkConnector(buildExample(example), { rules });
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
  });

  it.each<[name: string, example: Case, expected: string]>([
    ['a visibility', operation({ 'x-ms-visibility': 7 }), 'string'],
    ['a place', parameter({ in: 7 }), 'string'],
    ['a mark', property({ 'x-ms-notification-url': 7 }), 'string or boolean'],
  ])('%s is expected to have the type of its words', async (_name, example, expected) => {
    const { findings } = await checkConnector(buildExample(example), { rules });
    expect(findings.map(({ args }) => args.expected)).toEqual([expected]);
  });
});
