import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../../scripts/connector/connector-folder.ts';
import { type Json, type JsonObject, list, object } from '../../../scripts/lib/json.ts';
import { secretsIn } from '../../../scripts/lib/secrets-in.ts';
import {
  body,
  buildExample,
  type Case,
  clean,
  connectionParameter,
  connectorProperties,
  definitionText,
  document,
  exampleReadme,
  info,
  introText,
  operation,
  parameter,
  policy,
  propertiesFile,
  property,
  readmeText,
  response,
  schema,
  scriptText,
  statement,
} from '../../../scripts/rules/example-connector.ts';
import { bodyReference, chooses, choosesList } from '../../../scripts/rules/extensions/dynamic-examples.ts';
import { listItems } from '../../../scripts/rules/extensions/examples.ts';
import { webhook, webhookBody } from '../../../scripts/rules/extensions/webhooks.ts';
import { type RuleName, rules } from '../../../scripts/rules/index.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';

/** Two cases, one over the other. */
const both = (first: Case, second: Case): Case => ({
  ...first,
  apply: (example) => {
    first.apply(example);
    second.apply(example);
  },
});

const host = (name: string): Case => document({ host: name });
const gateway = connectorProperties({ capabilities: ['gateway'] });
/** Another operation, beside `/items/{itemId}`. */
const beside = (path: string): Case =>
  document({
    paths: {
      [path]: {
        get: {
          operationId: 'ListItems',
          summary: 'List all items',
          description: 'Returns all items of the register.',
          'x-ms-visibility': 'important',
          responses: {
            '200': { description: 'OK', schema: { $ref: '#/definitions/Item' } },
            '404': { description: 'None.' },
          },
        },
      },
    },
  });
const dynamicHost = policy('dynamichosturl', {
  'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('api_key')/v1",
});
const sets: JsonObject = {
  uiDefinition: { displayName: 'Authentication', description: 'How to sign in.' },
  values: [
    {
      name: 'key',
      uiDefinition: { displayName: 'Key', description: 'Sign in with a key.' },
      parameters: {
        api_key: {
          type: 'securestring',
          uiDefinition: {
            displayName: 'Key',
            schema: { type: 'string', description: 'The key.' },
            constraints: { required: 'true' },
          },
        },
      },
    },
  ],
};
const header = { 'x-ms-apimTemplateParameter.name': 'X-Client', 'x-ms-apimTemplateParameter.value': 'flow' };
const capitals = { 'x-ms-apimTemplateParameter.NAME': 'X-Register-Key', 'x-ms-apimTemplateParameter.VALUE': 'flow' };
const setHeader = (value: Json) => policy('setheader', { ...header, 'x-ms-apimTemplateParameter.value': value });
const setHost = (urlTemplate: string) =>
  policy('dynamichosturl', { 'x-ms-apimTemplateParameter.urlTemplate': urlTemplate });
const route = (newPath: string, more: JsonObject = {}) =>
  policy('routerequesttoendpoint', { 'x-ms-apimTemplateParameter.newPath': newPath, ...more });
const keyByPolicy = both(
  connectorProperties({ connectionParameters: { api_key: null } }),
  policy('setheader', capitals),
);
const oauth = (settings: JsonObject): Case =>
  connectorProperties({
    connectionParameters: {
      token: { type: 'oauthSetting', oAuthSettings: { identityProvider: 'oauth2', ...settings } },
    },
  });
const given = (connectionParameters: JsonObject): Case => connectorProperties({ connectionParameters });
const inSet = (parameters: JsonObject): Case => changedSets({ parameters });
const signIn = (oAuthSettings: JsonObject): JsonObject => ({ type: 'oauthSetting', oAuthSettings });
const form = { displayName: 'Site', description: 'The site.', tooltip: 'Give it', constraints: { required: 'true' } };
const site = (more: JsonObject): JsonObject => ({ type: 'string', uiDefinition: form, ...more });
const tenant = (sourceType: string): Json => ({
  type: 'string',
  metadata: { sourceType },
  uiDefinition: { constraints: { hidden: 'true', required: 'false' } },
});
const words = { 'x-ms-summary': 'Kind', description: 'The kind of item.' };
const polymorphic = both(
  document({
    definitions: {
      Kind: { type: 'string', ...words },
      Base: { type: 'object', required: ['kind'], properties: { kind: { $ref: '#/definitions/Kind' } } },
    },
  }),
  schema({ discriminator: 'kind', allOf: [{ $ref: '#/definitions/Base' }] }),
);
const composed = schema({
  allOf: [
    { type: 'object', properties: { kind: { type: 'string', ...words } } },
    { type: 'object', required: ['kind'] },
  ],
});
const head = document({
  paths: {
    '/items': {
      head: {
        operationId: 'HasItems',
        summary: 'Ask for items',
        description: 'Returns whether there are any items.',
        'x-ms-visibility': 'important',
        responses: { '200': { description: 'There are some.' }, '404': { description: 'There are none.' } },
      },
    },
  },
});
const open: JsonObject = { operationId: 'GetItem', itemValuePath: 'name', parameters: { itemId: { value: '1' } } };
const changedSets = (set: JsonObject): Case => {
  const [first] = list(sets.values);
  const values = [
    Object.fromEntries(Object.entries({ ...object(first), ...set }).filter(([, value]) => value !== null)),
  ];
  return connectorProperties({ connectionParameters: null, connectionParameterSets: { ...sets, values } });
};
const website = (propertyValue: Json): Case =>
  document({
    'x-ms-connector-metadata': [
      { propertyName: 'Website', propertyValue },
      { propertyName: 'Privacy policy', propertyValue: 'https://register.example/privacy' },
      { propertyName: 'Categories', propertyValue: 'Data' },
    ],
  });
const pageable: JsonObject = { 'x-ms-pageable': { nextLinkName: 'nextLink' } };
const title = (text: string): Case => info({ title: text });
const constraint = (constraints: JsonObject): Case => connectionParameter({ uiDefinition: { constraints } });
const script = (text: string): Case => scriptText(text);
const setFromAddress = (target: string) =>
  policy('setvaluefromurl', {
    'x-ms-apimTemplateParameter.parameterTemplate': target,
    'x-ms-apimTemplateParameter.parameterValueUrl': '/teams',
    'x-ms-apimTemplateParameter.parameterValuePathTemplate': '@body().id',
  });
const unauthenticated = 'setconnectionstatustounauthenticated';
const entry = 'public override Task<HttpResponseMessage> ExecuteAsync() => null;';
const key = (fragment: JsonObject): Case => document({ securityDefinitions: { 'API Key': fragment } });
const written = 'k8Q1b7Zp2xT9vL4mWq3R';
const setField = (name: string, value: string, template = 'setheader') =>
  policy(template, { 'x-ms-apimTemplateParameter.name': name, 'x-ms-apimTemplateParameter.value': value });
const setProperty = (path: string, value: string) =>
  policy('setproperty', {
    'x-ms-apimTemplateParameter.newPropertyParentPathTemplate': '@body()',
    'x-ms-apimTemplateParameter.newPropertySubPathTemplate': path,
    'x-ms-apimTemplateParameter.propertyValuePathTemplate': value,
  });
const bodyTemplate = (secret: string) =>
  oauth({
    identityProvider: 'oauth2generic',
    customParameters: { tokenBodyTemplate: { value: `grant_type=password&client_secret=${secret}&code={Code}` } },
  });
const secrets: [name: string, example: Case][] = [
  ['a token', setField('Authorization', `Bearer ${written}`)],
  ['a user and a password', setField('authorization', 'Basic dXNlcjpwYXNzd29yZDEyMw==')],
  ['a token of another scheme', setField('Authorization', `Token token="${written}"`)],
  ['a header for a key', setField('x-api-key', written)],
  [
    'a header for a key, by a parameter in other capitals',
    policy('SetHeader', {
      'x-ms-apimTemplateParameter.NAME': 'x-api-key',
      'x-ms-apimTemplateParameter.VALUE': written,
    }),
  ],
  ['the query', setField('access_token', written, 'setqueryparameter')],
  [
    'a query parameter that the sign-in names',
    both(key({ name: 'code', in: 'query' }), setField('code', written, 'setqueryparameter')),
  ],
  ['a property', setProperty('user.password', 'Hunter')],
  ['a form', bodyTemplate('Hunter')],
  ['the default of an expression', setHeader(`Bearer @connectionParameters('api_key', '${written}')`)],
  ['an address', setHost(`https://user:${written}@api.example/v1`)],
  ['the query of a path', route(`/items?api_key=${written}`)],
  ['the query of an address', setFromAddress(`/token?a=b&client_secret=Hunter`)],
];
const noSecrets: [name: string, example: Case][] = [
  ...[
    'Bearer YOUR_TOKEN',
    'Bearer access_token1',
    'Basic base64(user:password)',
    'Basic <credentials>',
    'Bearer {token}',
    'Basic',
    "Bearer @headers('token')",
    'Token token="@connectionParameters(\'api_key\')"',
    '@body().key',
    'Bearer @{guid()}',
    "@{concat('Basic ', 'k8Q1b7Zp2xT9vL4mWq3R')}",
  ].map((value): (typeof noSecrets)[number] => [`Authorization: ${value}`, setField('Authorization', value)]),
  ['a word for a key', setField('X-Client-Key', 'PowerAutomate')],
  ['a version', setField('X-Api-Key', 'flow-connector-v2')],
  ['a type', setField('Accept', 'application/vnd.github.v3+json')],
  ['a kind of sign-in', setField('grant_type', 'client_credentials', 'setqueryparameter')],
  ['a number under another name', setField('code', written, 'setqueryparameter')],
  ['the password of the call', setProperty('password', '@body().password')],
  ['that password without its at sign', setProperty('password', 'body().password')],
  ['a default that is none', setHeader("@connectionParameters('api_key', 'none')")],
  ['a default that is a word', setHeader("@connectionParameters('api_key', 'anonymous')")],
  ['nobody', setField('Authorization', 'Bearer anonymous')],
  ['a switch that is called so', setProperty('options.password', 'true')],
  ['an empty text', setProperty('password', '""')],
  ['a number of one call', setField('Idempotency-Key', '3f2504e0-4f89-11d3-9a0c-0305e82c3301')],
  ['a key that is no secret', setField('public_key', '3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'setqueryparameter')],
  ['an empty default', setHeader("@connectionParameters('api_key','')")],
  ...['{ClientSecret}', '{US_clientSecret}{AU_clientSecret}', '%7BClientSecret%7D', '#{SECRET}#', ''].map(
    (secret): (typeof noSecrets)[number] => [`a form with "${secret}"`, bodyTemplate(secret)],
  ),
  ['a port before an expression', setHost("https://api.example:443@{connectionParameters('api_key')}/v1")],
  ['a password of an expression', setHost("https://user:@{connectionParameters('api_key')}@api.example/v1")],
  ['placeholders in an address', setHost('https://user:password@api.example/v1')],
  ['a field of a path', route('/items?api_key={itemId}')],
  ['a template of no name', policy('constructor', {})],
];
const itself: JsonObject = { $ref: '#/definitions/Item' };
const other: JsonObject = { $ref: '#/definitions/Other' };
const agent: JsonObject = { 'x-ms-agentic-protocol': 'mcp-streamable-1.0' };
const emptyAnswer: JsonObject = { $ref: null, type: 'object' };

const signInAt = (tokenUrl: string): JsonObject => ({
  type: 'oauth2',
  in: null,
  name: null,
  flow: 'password',
  scopes: {},
  tokenUrl,
});

/** An operation that delivers a schema, and one that asks for it. */
const delivered = both(
  response({ schema: { $ref: null, type: 'object' } }),
  body({ 'x-ms-dynamic-schema': { operationId: 'GetItem', parameters: { itemId: '1' }, 'value-path': 'schema' } }),
);

/** What was called an error and is none: each with the rules that speak at all. */
const cases: [name: string, example: Case, speaks: RuleName[]][] = [
  ['an MCP operation without a schema', operation({ ...agent, responses: { '200': { schema: null } } }), []],
  ['an MCP operation with an empty one', operation({ ...agent, responses: { '200': { schema: emptyAnswer } } }), []],
  ['a host of other letters', host('b\u00fccher.example:8443'), []],
  ['a host that is an address', host('203.0.113.7'), []],
  ...['[region].register.example', '<tenant>.register.example', '*.register.example'].map(
    (name): (typeof cases)[number] => [`a host that a policy replaces: ${name}`, both(dynamicHost, host(name)), []],
  ),
  ['a contact in Persian', info({ contact: { name: '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645' } }), []],
  ['a contact with an emoji', info({ contact: { name: 'Register Team \u2764\ufe0f' } }), []],
  ['an extension of several lines', info({ 'x-note': 'One line\nand another' }), []],
  ['terms of several lines', info({ termsOfService: 'One line\nand another' }), []],
  [
    'a reference that is said to be required, as the designers write it',
    choosesList({ parameters: { kind: { value: 'all', required: true } } }, [{ name: 'kind' }]),
    [],
  ],
  [
    'a schema that holds itself in a property of a part',
    schema({ allOf: [{ type: 'object', properties: { more: { ...itself } } }] }),
    ['PropertyDescriptionMissing', 'PropertySummaryMissing', 'SchemaComposed'],
  ],
  ...['https://b\u00fccher.example:8443/a%20b?c=d#e', 'https://register.example/a..b//c', 'HTTPS://203.0.113.7'].map(
    (url): (typeof cases)[number] => [`a link of the contact: ${url}`, info({ contact: { url } }), []],
  ),
  ...[
    '{server}/token',
    'https://{region}.register.example/token',
    'https://{host}:{port}/token',
    '@environmentVariables("cr1f3_token")',
    'https://@environmentVariables("cr1f3_host")/token',
  ].map((tokenUrl): (typeof cases)[number] => [
    `an address of a sign-in: ${tokenUrl}`,
    both(key(signInAt(tokenUrl)), oauth({ customParameters: { TokenUrl: { value: tokenUrl } } })),
    [],
  ]),
  [
    'a sign-in whose token is not renewed, and one by templates',
    both(
      oauth({ customParameters: { refreshUrl: { value: '' } } }),
      given({
        other: signIn({ identityProvider: 'oauth2generic', customParameters: { tokenUrlTemplate: { value: '{a}' } } }),
      }),
    ),
    [],
  ],
  ...[
    'application/json; charset=utf-8',
    'application/json;odata="a;b" ; v=1',
    'text/plain;',
    'text/plain; a="b\\"c"',
  ].map((type): (typeof cases)[number] => [`a MIME type: ${type}`, operation({ produces: [type] }), []]),
  [
    'a default with parts of the right types, and some of which nothing is said',
    property({
      type: 'object',
      default: { count: 1, list: [{ a: null }], more: { b: 'c' }, other: 2 },
      properties: {
        count: { type: 'number', ...words },
        list: {
          type: 'array',
          ...words,
          items: {
            type: 'object',
            properties: { a: { type: 'string', 'x-nullable': true, ...words, 'x-ms-summary': 'Part' } },
          },
        },
      },
      additionalProperties: true,
    }),
    [],
  ],
  [
    'a default with a property of allOf beside others',
    property({
      type: 'object',
      default: { a: 'b' },
      allOf: [{ type: 'object', properties: { a: { type: 'string', ...words, 'x-ms-summary': 'Part' } } }],
      additionalProperties: { type: 'integer' },
    }),
    ['SchemaComposed'],
  ],
  ['a host that ends in .dev', host('api.mockster.dev'), []],
  ['a company called dev', host('dev.to'), []],
  ['a company called test', host('test.io'), []],
  ['a company called test under co.uk', host('test.co.uk'), []],
  ['a label that begins like a word', host('tester.register.example'), []],
  ['a label "dev"', host('dev.register.example'), ['HostLooksLikeDevelopment']],
  ...['localhost:4433', '127.0.0.1', 'api.localhost', '192.168.1.5:4433'].map((name): (typeof cases)[number] => [
    `a host that a gateway calls: ${name}`,
    both(host(name), gateway),
    [],
  ]),
  ['a path that ends with a slash beside a variable', beside('/items/'), []],
  ['a placeholder beside dynamichosturl', both(host('test.register.example'), dynamicHost), []],
  ['a contact without url', info({ contact: { url: null } }), ['ContactIncomplete']],
  ['a contact without e-mail', info({ contact: { email: null } }), ['ContactIncomplete']],
  [
    'an empty contact of a publisher with its own colour',
    both(info({ contact: { name: null, url: null, email: null } }), connectorProperties({ iconBrandColor: '#1b4c6f' })),
    [],
  ],
  [
    'connectionParameterSets alone, texts in uiDefinition.schema',
    connectorProperties({ connectionParameters: null, connectionParameterSets: sets }),
    [],
  ],
  [
    'a gateway with constraints only',
    connectorProperties({
      connectionParameters: {
        gateway: {
          type: 'gatewaySetting',
          gatewaySettings: { dataSourceType: 'CustomConnector', connectionDetails: [] },
          uiDefinition: { constraints: { tabIndex: 4, required: 'true', capability: ['gateway'] } },
        },
      },
    }),
    [],
  ],
  ['a tab index beside constraints', connectionParameter({ uiDefinition: { tabIndex: 1 } }), []],
  ['a companion of a sign-in without a type', given({ 'token:clientId': {} }), []],
  ['a companion of another sign-in', given({ 'sign:clientId': { uiDefinition: {} } }), []],
  ['a set with its label in small letters', changedSets({ uiDefinition: { displayname: 'Key' } }), []],
  [
    'a set as published',
    changedSets({
      metadata: { allowSharing: false },
      uiDefinition: { displayName: 'Key', constraints: { hidden: 'false' } },
    }),
    [],
  ],
  ['a choice without a text', constraint({ allowedValues: [{ value: 'a' }] }), []],
  ['a field that depends on another', constraint({ dependencies: { site: { values: ['a'] } } }), []],
  [
    'the values of a field',
    given({ site: site({ defaultValue: 'a', allowedValues: [{ value: 'a', uiDefinition: { displayName: 'A' } }] }) }),
    [],
  ],
  ['the tenant of who signs in', given({ 'token:TenantId': tenant('AzureActiveDirectoryTenant') }), []],
  ['a tenant of no source', given({ 'token:TenantId': site({}) }), []],
  ...(
    [
      ['a mode in small letters', { redirectMode: 'direct' }],
      ['several addresses', { redirectUrl: ['https://register.example'] }],
      ['a party as a boolean', { properties: { IsFirstParty: false, IsOnbehalfofLoginSupported: false } }],
      ['a client in other capitals', { ClientID: '<Client ID>' }],
      [
        'names in other capitals, and of its own',
        {
          identityProvider: 'oauth2generic',
          customParameters: { RefreshBodyTemplate: {}, TokenUrlTemplate: { value: 'https://a.example' }, own: {} },
        },
      ],
      [
        'a resource in other capitals',
        { identityProvider: 'aad', customParameters: { ResourceUri: { value: 'a' }, TenantId: {}, own: {} } },
      ],
      ['a provider that the schema does not know', { identityProvider: 'oauth2pkce', customParameters: { a: {} } }],
      [
        'a region that people choose',
        {
          identityProvider: 'oauth2generic',
          additionalParameters: {
            host: { type: 'string', applicableWhen: [{ parameter: 'region', oneOf: [null, 'US'] }] },
          },
        },
      ],
    ] as [string, JsonObject][]
  ).map(([name, settings]): (typeof cases)[number] => [`a sign-in as published: ${name}`, oauth(settings), []]),
  [
    'a resource that people fill in',
    both(
      oauth({ identityProvider: 'aad', customParameters: {} }),
      given({ 'token:ResourceUri': { uiDefinition: form } }),
    ),
    [],
  ],
  ['a 200 with a description only', response({ schema: null }), ['SchemaDefinitionSetIncorrectly']],
  ['a property without type', property({ type: null }), ['EmptyInnerSchema']],
  ['items without anything', schema({ properties: { name: { type: 'array', items: {} } } }), ['EmptyInnerSchema']],
  [
    'an empty answer of an internal operation',
    both(operation({ 'x-ms-visibility': 'internal' }), response({ schema: emptyAnswer })),
    ['EmptyInnerSchema'],
  ],
  ['an empty object in a request body', body({ properties: { name: { type: 'object' } } }), []],
  ['an empty request body', body({ properties: null }), []],
  ['an operation that delivers a schema', delivered, []],
  [
    'a readme without a section',
    readmeText(exampleReadme.replace('## Prerequisites', '## Before')),
    ['ReadmeSectionMissing'],
  ],
  ['a readme without title', readmeText(exampleReadme.replace('# Care Register\n', '')), ['ReadmeTitleMissing']],
  ['a section "Pre-requisites"', readmeText(exampleReadme.replace('## Prerequisites', '### Pre-requisites')), []],
  [
    'credentials by the name of intro.md',
    readmeText(exampleReadme.replace('## Obtaining Credentials', '## How to get credentials')),
    [],
  ],
  ['an intro without anything', introText('About.\n'), ['IntroSectionMissing']],
  ['an intro that lists actions', introText('About.\n## Actions\n'), ['IntroListsOperations', 'IntroSectionMissing']],
  [
    'an operation id that is never decoded',
    statement('if (Context.OperationId == "GetItem") { }'),
    ['ScriptOperationIdEncoded'],
  ],
  ...(
    [
      ['trimmed', 'var id = Context.OperationId; Convert.FromBase64String(id.Trim());'],
      ['padded', "var id = Context.OperationId; var padded = id.PadRight(8, '='); Convert.FromBase64String(padded);"],
      ['cast', 'var id = Context.OperationId; Convert.FromBase64String((string)id);'],
      ['given as a group of methods', 'var ids = new[] { Context.OperationId }.Select(Convert.FromBase64String);'],
    ] as const
  ).map(([how, decoded]): [string, Case, RuleName[]] => [
    `an operation id that is decoded, ${how}`,
    statement(`${decoded} if (Context.OperationId == "GetItem") { }`),
    [],
  ]),
  [
    'a long comment between a class and its body',
    script(`public class Script : ScriptBase\n/* ${'a word '.repeat(300)} */\n{\n    ${entry}\n}\n`),
    [],
  ],
  [
    'types by their whole names',
    script(
      'public class Script : global::ScriptBase\n{\n    public async override System.Threading.Tasks.Task<global::System.Net.Http.HttpResponseMessage> ExecuteAsync() => null;\n}\n',
    ),
    [],
  ],
  [
    'a base of its own',
    script(`public abstract class Base : ScriptBase\n{\n}\npublic class Script : Base\n{\n    ${entry}\n}\n`),
    [],
  ],
  [
    'own classes that are called as others are',
    script(
      `public class Script : ScriptBase\n{\n    ${entry}\n    static class File { public static string ReadAllText(string a) => File.ReadAllText(a); }\n}\n`,
    ),
    [],
  ],
  [
    'properties, enum members, parameters and variables that are called as types are',
    script(
      `public class Script : ScriptBase\n{\n    ${entry}\n    enum Kind { Directory, Assembly = 2 }\n    class Job { public JObject File { get; set; } public List<string> Process; string Path(Kind kind) => File.Type + Process.Count + Kind.Directory.ToString() + Body.Dns.Name; }\n    int Sum(JArray Module, IEnumerable<JArray> all) { var Console = Module.Count; foreach (var Environment in all) Console.Out(Environment.Exit); return all.Sum(ThreadPool => ThreadPool.Count); }\n}\n`,
    ),
    [],
  ],
  [
    'own names in lists, parts and queries, and one with a sign before it',
    script(
      `public class Script : ScriptBase\n{\n    ${entry}\n    string other = "", File = "x", Process, Module;\n    int Sum(JArray all) { var (Dns, (Socket, rest)) = Read(); foreach (var (Ping, _) in all) Ping.Run(); var @Directory = "x"; var sum = from a in all join b in all on a equals b into Marshal select Marshal.Count(); return File.Length + Process.Length + Module.Length + Dns.Length + Socket.Length + @Directory.Length; }\n}\n`,
    ),
    [],
  ],
  [
    'XML of a stream',
    statement(
      'XDocument.Load(stream); XElement.Load(new StringReader("<a/>")); XElement.Load("<a/>".ToReader()); XElement.Load(@reader); Run("");',
    ),
    [],
  ],
  ['a file in a section that is switched off', statement('\n#if LOCAL\nFile.Delete("a");\n#endif\n'), []],
  [
    'a generic base of its own',
    script(
      `abstract class Handler<T> : ScriptBase where T : class\n{\n}\npublic class Script : Handler<Dictionary<string, JObject>>, IDisposable\n{\n    ${entry}\n}\n`,
    ),
    [],
  ],
  [
    'parts of the class',
    script(
      `public partial class Script : ScriptBase\n{\n    ${entry}\n}\npublic partial class Script : IDisposable\n{\n}\n`,
    ),
    [],
  ],
  [
    'a base that is not spelt in ASCII',
    script(`abstract class \u00dcberbau : ScriptBase\n{\n}\npublic class Script : \u00dcberbau\n{\n    ${entry}\n}\n`),
    [],
  ],
  [
    'other names of the answer',
    script(
      'using Answer = System.Net.Http.HttpResponseMessage;\npublic class Script : ScriptBase\n{\n    public override async Task<Answer> ExecuteAsync() => null;\n}\n',
    ),
    [],
  ],
  [
    'constructors without arguments beside others',
    script(
      `public class Script : ScriptBase\n{\n    ${entry}\n    public Script() : this(1) { }\n    public Script(int a) { }\n    static Script() { }\n}\n`,
    ),
    [],
  ],
  ...(
    [
      ['that is abstract', 'abstract class Script { }'],
      ['that cannot be made', 'class Script { public Script(int a) { } }'],
    ] as const
  ).map(([how, other]): [string, Case, RuleName[]] => [
    `a class of that name ${how}, in another namespace`,
    script(`namespace Models\n{\n    public ${other}\n}\npublic class Script : ScriptBase\n{\n    ${entry}\n}\n`),
    [],
  ]),
  [
    'names with a sign before them',
    script(
      'public class @Script : @ScriptBase\n{\n    public override Task<HttpResponseMessage> @ExecuteAsync() => null;\n}\n',
    ),
    [],
  ],
  [
    'a class in a section of .NET Standard',
    script(`#if NETSTANDARD2_0\npublic class Script : ScriptBase\n{\n    ${entry}\n}\n#endif\n`),
    [],
  ],
  [
    'own namespaces that are called as types are',
    script(
      `namespace Process { public static class Worker { public static int Run() => 1; } }\nnamespace Acme.Marshal { static class A { public static int B; } }\nnamespace Acme\n{\n    public class Script : ScriptBase\n    {\n        ${entry}\n        int Run() => Process.Worker.Run() + Marshal.A.B;\n    }\n}\n`,
    ),
    [],
  ],
  [
    'own names in patterns, behind a body, and of type parameters',
    statement(
      'if (t is var (n, File)) { Run(File.Length); } switch (t) { case var (n, Path) when Path.Length > 1: break; } if (o is { } Directory) { Directory.ToString(); } Func<int> a = () => { if (b) { return 1; } return 2; }, Process = () => { return 3; }; Process.Invoke(); void Do<Socket>() { Run(typeof(Socket)); }',
    ),
    [],
  ],
  [
    'a method of another class that is called as the class is',
    script(
      `public class Script : ScriptBase\n{\n    ${entry}\n    class Own { void Run() { Script(1); } void Script(int a) { } }\n}\n`,
    ),
    [],
  ],
  ['a finalizer', script(`public class Script : ScriptBase\n{\n    ${entry}\n    ~Script() { }\n}\n`), []],
  ['class script', script(`public class script: ScriptBase\n{\n    ${entry}\n}\n`), []],
  [
    'newPath without slash',
    policy('routerequesttoendpoint', { 'x-ms-apimTemplateParameter.newPath': 'v1.0/items' }),
    [],
  ],
  ['x-ms-openai-data at the root', document({ 'x-ms-openai-data': { 'openai-enabled': true } }), []],
  ['x-ms-openai-data of an operation', operation({ 'x-ms-openai-data': { 'openai-enabled': true } }), []],
  ['an extension of AutoRest', operation({ 'x-ms-examples': {} }), ['ExtensionOfOtherTool']],
  ['visibility of a response', response({ 'x-ms-visibility': 'internal' }), ['ExtensionWithoutEffect']],
  [
    'an operation with a typographic dash',
    operation({ description: 'Returns one item \u2013 or none.' }),
    ['TextNotAscii'],
  ],
  ['a parameter with a URL', parameter({ description: 'See https://register.example.' }), ['DescriptionHasUrl']],
  ['a property with a URL', property({ description: 'See https://register.example.' }), ['DescriptionHasUrl']],
  ['an operation that instructs', operation({ description: 'Click here to learn more.' }), ['DescriptionInstructs']],
  ['a title that ends in a bracket', title('Care Register (AS400)'), ['TitleEndsWithBracket']],
  ['hidden as a boolean', constraint({ hidden: false }), []],
  ['hidden as a text', constraint({ hidden: 'false' }), []],
  ['required as a boolean', constraint({ required: true }), []],
  [
    'System.Globalization',
    script(`using System.Globalization;\npublic class Script : ScriptBase\n{\n    ${entry}\n}\n`),
    ['ScriptNamespaceNotAllowed'],
  ],
  ['notes among paths', document({ paths: { 'x-note': 'a', 'x-own': { get: 1 } } }), []],
  ['a note among responses', operation({ responses: { 'x-note': { a: 1 } } }), []],
  ['a policy without a title', policy('setheader', header, { title: undefined as never }), []],
  [
    'a parameter of a policy that need not be given and is empty',
    policy('setheader', { ...header, 'x-ms-apimTemplateParameter.existsAction': '' }),
    [],
  ],
  ['a path of every operation', both(document({ basePath: '/' }), route('/all/{itemId}')), []],
  [
    'a path of the operations that are named in other capitals',
    both(beside('/items'), route('/all/{itemId}', { 'x-ms-apimtemplate-operationname': ['GetItem'] })),
    [],
  ],
  [
    'a section in other capitals',
    policy('setheader', { ...header, 'x-ms-apimtemplate-policysection': 'response' }),
    [],
  ],
  ['a key whose policy writes parameters in capitals', keyByPolicy, []],
  ...[
    '(?s)^a.b$',
    '(?>a|b)c',
    '(?i:abc)',
    '(?i)a',
    "(?'a'b)",
    '(?#a)b',
    '(?<open-close>a)',
    '[(?#]+\\)',
    '^[\\w(?#@]{1,9}\\)$',
  ].map((pattern): [string, Case, RuleName[]] => [`the pattern ${pattern} of .NET`, parameter({ pattern }), []]),
  ['a discriminator behind a reference, required by a parent', polymorphic, ['SchemaComposed']],
  ['a required name of another part of allOf', composed, ['SchemaComposed']],
  ['a HEAD without a schema', both(head, response({})), []],
  ...[
    '',
    '<Client Secret>',
    '{clientSecret}',
    '[[SECRET]]',
    'YOUR_CLIENT_SECRET',
    'ClientSecret',
    'xxxxx',
    '********',
    '\u0024{SECRET_OF_PROD}',
    '$(SecretOfProd)',
    '#{SecretOfProd}#',
    '%SECRET_OF_PROD%',
    '$client_secret',
    '"secret"',
    'N/A',
    'yourclientsecret',
    'REPLACEME',
    'not-a-secret',
    'dummySecret123',
    'The secret will be provided separately.',
    'Nobody has made a key yet',
    'YOUR_API_KEY_HERE',
    'REMOVED FOR SECURITY',
  ].map((secret): [string, Case, RuleName[]] => [`the secret "${secret}"`, oauth({ clientSecret: secret }), []]),
  ['the default "Bearer " of a key', connectionParameter({ defaultValue: 'Bearer ' }), []],
  [
    'a sign-in from environment variables',
    oauth({ clientId: '@environmentVariables("cr1f3_id")', clientSecret: '@environmentVariables("cr1f3_secret")' }),
    [],
  ],
  ['the example as it is', clean, []],
];

/** The same kinds, where they are an error. */
const errors: [name: string, example: Case, rule: RuleName][] = [
  ['a host of a test system', host('test.register.example'), 'HostNotProduction'],
  ['a part of a label', host('api-staging.register.example'), 'HostNotProduction'],
  ['a test system under co.uk', host('test.register.co.uk'), 'HostNotProduction'],
  ['this machine', host('localhost:3000'), 'HostNotProduction'],
  ['a test system behind a gateway', both(host('test.register.example'), gateway), 'HostNotProduction'],
  ['no contact', info({ contact: null }), 'RequiredPropertyMissing'],
  ['neither parameters nor sets', connectorProperties({ connectionParameters: null }), 'RequiredPropertyMissing'],
  ['the answer of a visible operation', response({ schema: emptyAnswer }), 'EmptySchema'],
  ['the definition behind an answer', schema({ properties: null }), 'EmptySchema'],
  ['an answer without a word', response({ schema: { $ref: null } }), 'EmptySchema'],
  [
    'a URL in the description of the connector',
    info({ description: 'Reads the register at https://register.example.' }),
    'ConnectorDescriptionHasUrl',
  ],
  [
    'a dash in the description of the connector',
    info({ description: 'Reads the items of a register \u2013 all.' }),
    'ConnectorDescriptionNotAscii',
  ],
  ['a title that ends in a sign', title('Care Register!'), 'ValueMustEndWithAlphanumeric'],
  ['hidden as neither', constraint({ hidden: 'no' }), 'JsonValueNotInEnum'],
  [
    'a class that is its own base',
    script(`public class Script : Base\n{\n    ${entry}\n}\npublic class Base : Script\n{\n}\n`),
    'ScriptClassMissing',
  ],
  [
    'a file beside an own class of that name',
    script(
      `public class Script : ScriptBase\n{\n    ${entry}\n    class File { string a = System.IO.File.ReadAllText("a"); }\n}\n`,
    ),
    'ScriptCallNotAllowed',
  ],
  [
    'a file of XML',
    statement('var a = System.Xml.Linq.XDocument.Load( @"a.xml", LoadOptions.None);'),
    'ScriptCallNotAllowed',
  ],
  ['a file of XML in a folder', statement('var a = XDocument.Load("folder/" + name);'), 'ScriptCallNotAllowed'],
  ['a file of XML whose name has a hole', statement('XElement.Load($"{Folder()}/a.xml");'), 'ScriptCallNotAllowed'],
  [
    'a file between two loops over parts',
    statement('foreach (var (a, b) in Read(File.ReadAllText("a"))) foreach (var (c, d) in b) Run(c);'),
    'ScriptCallNotAllowed',
  ],
  [
    'a file that is a property of something new',
    statement('Run(new Body { Name = "a", File = File.ReadAllText("a") });'),
    'ScriptCallNotAllowed',
  ],
  ['a file in a hole', statement('var text = $"a {File.ReadAllText("a")}";'), 'ScriptCallNotAllowed'],
  [
    'a file in a section of .NET Standard',
    statement('\n#if NETSTANDARD\nFile.Delete("a");\n#endif\n'),
    'ScriptCallNotAllowed',
  ],
  ['a file behind a block', statement('{ } FileInfo file = Get(); File.Delete("a");'), 'ScriptCallNotAllowed'],
  ['the type of a file', statement('var type = typeof(File);'), 'ScriptCallNotAllowed'],
  ['a new file whose type stands before', statement('FileInfo file = new("a");'), 'ScriptCallNotAllowed'],
  [
    'a file without its type',
    script(
      `using static System.IO.File;\npublic class Script : ScriptBase\n{\n    ${entry}\n    string Read() => ReadAllText("a");\n}\n`,
    ),
    'ScriptCallNotAllowed',
  ],
  [
    'a file beside an own namespace of .NET',
    script(
      `namespace System.Own { }\npublic class Script : ScriptBase\n{\n    ${entry}\n    string Read() => System.IO.File.ReadAllText("a");\n}\n`,
    ),
    'ScriptCallNotAllowed',
  ],
  ['a new mail client that is only set', statement('Send(new SmtpClient { Port = 25 });'), 'ScriptCallNotAllowed'],
  ['a process behind return', statement('return Process.Start("a");'), 'ScriptCallNotAllowed'],
  ['a new file', statement('var file = new global::System.IO.FileInfo("a");'), 'ScriptCallNotAllowed'],
  [
    'a member of a type',
    statement('var name = System.Environment.GetEnvironmentVariable("a");'),
    'ScriptCallNotAllowed',
  ],
  [
    'an abstract class',
    script(`public abstract class Script : ScriptBase\n{\n    ${entry}\n}\n`),
    'ScriptClassMissing',
  ],
  [
    'a constructor with a parameter alone',
    script(
      `public class Script : ScriptBase\n{\n    ${entry}\n    static Script() { }\n    public Script(int a) { }\n}\n`,
    ),
    'ScriptClassMissing',
  ],
  ...['int a = 1', '(int, int) a', 'int a = (1 + 2), string b = "("'].map((parameters): [string, Case, RuleName] => [
    `a constructor with a parameter alone: ${parameters}`,
    script(`public class Script : ScriptBase\n{\n    ${entry}\n    public Script(${parameters}) { }\n}\n`),
    'ScriptClassMissing',
  ]),
  [
    'a class with type parameters',
    script(`public class Script<T> : ScriptBase\n{\n    ${entry}\n}\n`),
    'ScriptClassMissing',
  ],
  [
    'a constructor that others cannot call',
    script(`public class Script : ScriptBase\n{\n    ${entry}\n    private Script() { }\n}\n`),
    'ScriptClassMissing',
  ],
  [
    'a constructor that only its own assembly can call',
    script(`public class Script : ScriptBase\n{\n    ${entry}\n    internal Script() { }\n}\n`),
    'ScriptClassMissing',
  ],
  [
    'a constructor without a word before it, beside one with a parameter',
    script(`public class Script : ScriptBase\n{\n    ${entry}\n    Script() { }\n    public Script(int a) { }\n}\n`),
    'ScriptClassMissing',
  ],
  [
    'a class that derives from something else',
    script(`public partial class Script : IDisposable\n{\n    ${entry}\n}\n`),
    'ScriptClassMissing',
  ],
  [
    'another answer',
    script('public class Script : ScriptBase\n{\n    public override Task<string> ExecuteAsync() => null;\n}\n'),
    'ScriptEntryMissing',
  ],
  ['an example of a parameter', parameter({ example: 'a' }), 'ExtensionNameNotValid'],
  ['a pattern of no language', parameter({ pattern: '(?>[a' }), 'PatternShouldBeValidRegularExpression'],
  ...[{}, { 'x-ms-apimTemplate-operationName': [] }].map((more): (typeof errors)[number] => [
    `a path that one of all operations lacks: ${JSON.stringify(more)}`,
    both(beside('/items'), route('/all/{itemId}', more)),
    'RoutePathNotValid',
  ]),
  [
    'an operation that there is not, by a key in other capitals',
    policy('setheader', { ...header, 'X-MS-apimtemplate-operationname': ['GetNothing'] }),
    'PolicyOperationNotFound',
  ],
  [
    'a section of another template, by a key in other capitals',
    policy('setqueryparameter', { ...header, 'x-ms-apimtemplate-policysection': 'Response' }),
    'PolicySectionNotValid',
  ],
  ...[
    'register.example/v1',
    '//register.example/v1',
    'ftp://register.example/v1',
    'https://register.example/v1?a=b',
    'https://register.example:99999/v1',
  ].map((address): (typeof errors)[number] => [
    `a host of the address ${address}`,
    setHost(address),
    'PolicyParameterValueNotValid',
  ]),
  ...[5, true, ['a'], "@connectionParameters('')", "@connectionParameters('api_key',)"].map(
    (value): (typeof errors)[number] => [
      `the value ${JSON.stringify(value)}`,
      setHeader(value),
      'PolicyParameterValueNotValid',
    ],
  ),
  ['a policy that needs a status and has none', policy(unauthenticated, {}), 'PolicyParameterMissing'],
  [
    'a status that is no number',
    policy(unauthenticated, { 'x-ms-apimTemplateParameter.statusCode': 'abc' }),
    'PolicyParameterValueNotValid',
  ],
  ...['@connectionParameters(api_key)', "@{connectionParameters('api_key'"].map((value): (typeof errors)[number] => [
    `an expression that cannot be read: ${value}`,
    policy('setheader', { ...header, 'x-ms-apimTemplateParameter.value': value }),
    'PolicyParameterValueNotValid',
  ]),
  [
    'an optional text that is a number',
    policy('encodepropertyvalue', {
      'x-ms-apimTemplateParameter.propertyParentPath': '@body()',
      'x-ms-apimTemplateParameter.newPropertyPath': '@body()',
      'x-ms-apimTemplateParameter.propertySubPath': 3,
    }),
    'PolicyParameterValueNotValid',
  ],
  ...[
    { clientSecret: 'sk_live_9f83hfA0-test-4411' },
    { clientSecret: '9f{83<hfA0Q' },
    { clientSecret: 'Zx8Q~real.secret' },
    { clientSecret: '$2b$10$secret' },
    { clientSecret: 'secret20241130' },
    { clientSecret: '~!@#&' },
    { clientSecret: 'пароль' },
    { clientSecret: '{"private_key": "9f83hfA0Qx"}' },
    { customParameters: { clientSecret: { value: '9f83hfA0Qx' } } },
  ].map((settings): [string, Case, RuleName] => [
    `the secret of ${JSON.stringify(settings)}`,
    oauth(settings),
    'SecretInProperties',
  ]),
  ...['x', '@body().x', "@connectionParameters('api_key')"].map((target): (typeof errors)[number] => [
    `a value from an address that goes into ${target}`,
    setFromAddress(target),
    'PolicyParameterValueNotValid',
  ]),
  [
    'a parameter that there is not, inside of a function',
    setHeader("@concat('a', connectionParameters('token'))"),
    'PolicyConnectionParameterNotFound',
  ],
  ...secrets.map(([name, example]): (typeof errors)[number] => [`a secret: ${name}`, example, 'SecretInProperties']),
  ['a key as its own default', connectionParameter({ defaultValue: 'abcd1234abcd1234' }), 'SecretInProperties'],
  ...[
    "@{connectionParameters('token')}",
    '@connectionParameters("token")',
    'a @{connectionParameters("token")}',
    "@ConnectionParameters( 'token' )",
    "@{ connectionParameters('token', 'none') }",
  ].map((value): [string, Case, RuleName] => [
    `a parameter that there is not: ${value}`,
    setHeader(value),
    'PolicyConnectionParameterNotFound',
  ]),
  ['an address with its scheme', info({ contact: { email: 'mailto:team@register.example' } }), 'ContactEmailNotValid'],
  ['a misspelt key of a set', changedSets({ paramters: {} }), 'AdditionalPropertyNotAllowed'],
  ['a set without a name', changedSets({ name: null }), 'RequiredPropertyMissing'],
  ['a type of a parameter in a set', changedSets({ parameters: { key: { type: 'strng' } } }), 'JsonValueNotInEnum'],
  ['sets that are no list', connectorProperties({ connectionParameterSets: { values: {} } }), 'JsonTypeIncorrect'],
  ['scopes in one text', oauth({ scopes: 'read write' }), 'JsonTypeIncorrect'],
  ...(
    [
      [{ redirecMode: 'Global' }, 'AdditionalPropertyNotAllowed'],
      [{ redirectMode: 'globalPerConector' }, 'JsonValueNotInEnum'],
      [{ redirectMode: 7 }, 'JsonTypeIncorrect'],
      [{ redirectUrl: 7 }, 'JsonTypeIncorrect'],
      [{ clientId: 7 }, 'JsonTypeIncorrect'],
      [{ properties: 7 }, 'JsonTypeIncorrect'],
      [{ properties: { IsFirstParty: 'maybe' } }, 'JsonValueNotInEnum'],
      [{ customParameters: 7 }, 'JsonTypeIncorrect'],
      [{ customParameters: { authorisationUrl: {} } }, 'AdditionalPropertyNotAllowed'],
      [{ customParameters: { unexpected: {} } }, 'AdditionalPropertyNotAllowed'],
      [{ customParameters: { tokenUrl: { value: [] } } }, 'JsonTypeIncorrect'],
      [{ customParameters: { tokenUrl: 'https://register.example' } }, 'JsonTypeIncorrect'],
      [
        { identityProvider: 'oauth2generic', customParameters: { tokenUrlTemplat: {} } },
        'AdditionalPropertyNotAllowed',
      ],
      [{ additionalParameters: { host: { type: 'text' } } }, 'JsonValueNotInEnum'],
    ] as [JsonObject, RuleName][]
  ).flatMap(([settings, rule]): typeof errors => [
    [`the sign-in ${JSON.stringify(settings)}`, oauth(settings), rule],
    [
      `the sign-in of a set ${JSON.stringify(settings)}`,
      inSet({ token: signIn({ identityProvider: 'oauth2', ...settings }) }),
      rule,
    ],
  ]),
  ...(
    [
      ['a text with a sign-in', { site: site({ oAuthSettings: {} }) }, 'AdditionalPropertyNotAllowed'],
      ['a gateway with a value', { g: { type: 'gatewaySetting', defaultValue: 'a' } }, 'AdditionalPropertyNotAllowed'],
      ['a sign-in with values', { token: { type: 'oauthSetting', allowedValues: [] } }, 'AdditionalPropertyNotAllowed'],
      ['a companion of another type', { 'token:a': { type: 'oauthSetting' } }, 'JsonValueNotInEnum'],
      [
        'a tenant without its source',
        { 'token:TenantId': { type: 'string', metadata: {} } },
        'RequiredPropertyMissing',
      ],
      ['a tenant of another source', { 'token:TenantId': tenant('AAD') }, 'JsonValueNotInEnum'],
      ['a tenant that is secret', { 'token:TenantId': { type: 'securestring' } }, 'JsonValueNotInEnum'],
      ['a schema that is a list', { site: site({ uiDefinition: { ...form, schema: [] } }) }, 'JsonTypeIncorrect'],
      ['a schema of type 1', { site: site({ uiDefinition: { ...form, schema: { type: 1 } } }) }, 'JsonTypeIncorrect'],
      [
        'a schema with another key',
        { site: site({ uiDefinition: { ...form, schema: { unexpected: true } } }) },
        'AdditionalPropertyNotAllowed',
      ],
      [
        'a label of a value',
        { site: site({ allowedValues: [{ value: 'a', uiDefinition: { displayName: 7 } }] }) },
        'JsonTypeIncorrect',
      ],
      ['an unknown key', { site: site({ unexpected: 1 }) }, 'AdditionalPropertyNotAllowed'],
    ] as [string, JsonObject, RuleName][]
  ).flatMap(([name, parameters, rule]): typeof errors => [
    [name, given(parameters), rule],
    [`${name}, in a set`, inSet(parameters), rule],
  ]),
  ['dependencies that are a number', constraint({ dependencies: 7 }), 'JsonTypeIncorrect'],
  ['a dependency without values', constraint({ dependencies: { site: {} } }), 'RequiredPropertyMissing'],
  ['an unknown key of a set', changedSets({ unexpected: true }), 'AdditionalPropertyNotAllowed'],
  ['an unknown label of a set', changedSets({ uiDefinition: { unexpected: 'a' } }), 'AdditionalPropertyNotAllowed'],
  ['a description of a set', changedSets({ uiDefinition: { description: 7 } }), 'JsonTypeIncorrect'],
  [
    'an unknown key of the sets',
    connectorProperties({ connectionParameterSets: { ...sets, unexpected: 1 } }),
    'AdditionalPropertyNotAllowed',
  ],
  [
    'a label of the sets',
    connectorProperties({ connectionParameterSets: { ...sets, uiDefinition: { displayName: 1 } } }),
    'JsonTypeIncorrect',
  ],
  ['an empty tree', parameter({ 'x-ms-dynamic-tree': {} }), 'RequiredPropertyMissing'],
  [
    'a tree of no value',
    parameter({ 'x-ms-dynamic-tree': { open: { operationId: 'GetItem' } } }),
    'DynamicPathMissing',
  ],
  [
    'a misspelt part of a tree',
    parameter({ 'x-ms-dynamic-tree': { open, brows: {} } }),
    'AdditionalPropertyNotAllowed',
  ],
  [
    'a misspelt path of a tree',
    parameter({ 'x-ms-dynamic-tree': { open: { ...open, itemValuPath: 'a' } } }),
    'AdditionalPropertyNotAllowed',
  ],
  ...['#', '?x#y', '\n', ':99999', ',a.example', '\u200b', ':', '/'].map((end): [string, Case, RuleName] => [
    `a host that ends in ${JSON.stringify(end)}`,
    host(`register.example${end}`),
    'HostNameNotValid',
  ]),
  ['a host with a user', host('user@register.example'), 'HostNameNotValid'],
  ...[{}, { parameterRefernce: 'kind' }, { parameterReference: [] }, { value: 'a', parameterReference: 'kind' }, 'x', 7]
    .map((given): [Json, typeof choosesList] => [given, choosesList])
    .concat(
      [{}, { parameter: null }, { parameter: 7 }, { Parameter: 'kind' }, { value: 'a' }, null, []].map((given) => [
        given,
        chooses,
      ]),
    )
    .map(([given, choosing]): [string, Case, RuleName] => [
      `a parameter of ${choosing.name} given as ${JSON.stringify(given)}`,
      choosing({ parameters: { kind: given } }, [{ name: 'kind' }]),
      'DynamicParameterNotValid',
    ]),
  ['an empty value-path', chooses({ 'value-path': '' }), 'DynamicPathMissing'],
  ['an empty itemValuePath', choosesList({ itemValuePath: ' ' }), 'DynamicPathMissing'],
  ...['', 'body/'].map((from): [string, Case, RuleName] => [
    `a value that is taken from "${from}"`,
    bodyReference('x-ms-dynamic-list', [], from),
    'ParameterOfCallerNotFound',
  ]),
  ...[-3, 1e21].map((revision): [string, Case, RuleName] => [
    `the revision ${revision}`,
    operation({ 'x-ms-api-annotation': { family: 'Item', revision } }),
    'OperationRevisionNotValid',
  ]),
  [
    'a replacement with empty names',
    operation({ deprecated: true, 'x-ms-api-annotation': { replacement: { api: '', operationId: 'GetItem' } } }),
    'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
  ],
  ...['latest', '1', '1.'].map((version): [string, Case, RuleName] => [
    `the deployment version ${version}`,
    info({ 'x-ms-deployment-version': version }),
    'DeploymentVersionNotValid',
  ]),
  ['a header that HTTP cannot carry', parameter({ in: 'header', name: 'X Client:' }), 'RequestHeaderNameNotValid'],
  ['a key in such a header', key({ name: 'X Key:' }), 'RequestHeaderNameNotValid'],
  ['a key in a header without a name', key({ name: '' }), 'RequiredValueEmpty'],
  ['a key in the query without a name', key({ in: 'query', name: ' ' }), 'RequiredValueEmpty'],
  [
    'a policy that sets such a header',
    policy('setheader', { ...header, 'x-ms-apimTemplateParameter.name': 'X Agent:' }),
    'PolicyParameterValueNotValid',
  ],
  ['a set without parameters', changedSets({ parameters: null }), 'RequiredPropertyMissing'],
  ['a schema that is composed of itself', schema({ allOf: [itself] }), 'AllOfLoopNotAllowed'],
  ['a part of a part that is', schema({ allOf: [{ allOf: [itself] }] }), 'AllOfLoopNotAllowed'],
  [
    'two schemas composed of each other',
    both(document({ definitions: { Other: { allOf: [itself] } } }), schema({ allOf: [other] })),
    'AllOfLoopNotAllowed',
  ],
  ['another class', script(`public class Scripts : ScriptBase\n{\n    ${entry}\n}\n`), 'ScriptClassMissing'],
];

const bare = connectorProperties({ connectionParameters: { token: { type: 'oauthSetting' } } });
const twoSets = connectorProperties({
  connectionParameterSets: { values: ['a', 'a'].map((name) => ({ name, uiDefinition: { displayName: 'Key' } })) },
});
const security = (type: string, parameters: JsonObject): Case =>
  both(
    connectorProperties({ connectionParameters: { api_key: null, ...parameters } }),
    document({ securityDefinitions: { 'API Key': { type, in: null, name: null } } }),
  );
const failure: JsonObject = { description: 'Failed.', schema: { type: 'string' } };
const answer: JsonObject = { description: 'Done.' };
/** The API offers OAuth as well. */
const offersOAuth = document({ securityDefinitions: { OAuth: { type: 'oauth2' } } });

async function findingsOf(example: Case) {
  return (await checkConnector(buildExample(example), { rules })).findings;
}

/** One fault, which is said by one rule. */
const once: [name: string, example: Case, rule: RuleName][] = [
  ['an empty host', host(''), 'RequiredValueEmpty'],
  ['an empty address of a sign-in', both(key(signInAt(' ')), oauth({})), 'RequiredValueEmpty'],
  ...['zzz', '/oauth/token', 'login.register.example/token', 'https://register.example/token '].flatMap(
    (url): typeof once => [
      [`the address of a sign-in "${url}"`, both(key(signInAt(url)), oauth({})), 'UrlNotValid'],
      [
        `the same in the properties "${url}"`,
        oauth({ customParameters: { tokenUrl: { value: url } } }),
        'OAuthUrlNotValid',
      ],
    ],
  ),
  [
    'an empty address in the properties',
    oauth({ customParameters: { authorizationUrl: { value: '' } } }),
    'OAuthUrlNotValid',
  ],
  ['the address of the documentation', document({ externalDocs: { url: 'x' } }), 'UrlNotValid'],
  ['that of an operation', operation({ externalDocs: { url: 'x' } }), 'UrlNotValid'],
  ['that of a schema', property({ externalDocs: { url: 'x' } }), 'UrlNotValid'],
  ['that of a tag', document({ tags: [{ name: 'a', externalDocs: { url: 'x' } }] }), 'UrlNotValid'],
  ...['.example ', '.example/a b', '.example\\a', '.example/<b>', '..example', '.example https://b.example'].flatMap(
    (rest): typeof once => [
      [`a website that the parser mends: ${rest}`, website(`https://register${rest}`), 'ConnectorMetadataUrlNotValid'],
      [`a contact likewise: ${rest}`, info({ contact: { url: `https://register${rest}` } }), 'UrlNotValid'],
    ],
  ),
  ...['testConection', 'testconnection', 'TestConnection', 'testConnections'].map((name): (typeof once)[number] => [
    `testConnection as ${name}`,
    document({ 'x-ms-capabilities': { [name]: { operationId: 'GetItem', parameters: { itemId: '1' } } } }),
    'AdditionalPropertyNotAllowed',
  ]),
  ['chunks of the connector', document({ 'x-ms-capabilities': { chunkTransfer: true } }), 'ExtensionWithoutEffect'],
  ...['application/json;application/xml', 'application/json ', 'application/json\n', 'application/json; charset'].map(
    (type): (typeof once)[number] => [`${type} as MIME type`, operation({ produces: [type] }), 'MimeTypeNotValid'],
  ),
  [
    'a property of a default in a list, behind a reference',
    both(
      document({ definitions: { Entry: { type: 'object', properties: { count: { type: 'integer', ...words } } } } }),
      property({ type: 'array', items: { $ref: '#/definitions/Entry' }, default: [{ count: 1 }, { count: '1' }] }),
    ),
    'DefaultPartMustMatchType',
  ],
  [
    'a value of a default that is a map',
    property({ type: 'object', additionalProperties: { type: 'integer' }, default: { a: 'b' } }),
    'DefaultPartMustMatchType',
  ],
  ['a base path with a blank at its end', document({ basePath: '/v1 ' }), 'InvisibleCharacter'],
  ['a path with a blank at its end', beside('/items '), 'InvisibleCharacter'],
  [
    'a name of a scheme that has none',
    document({ securityDefinitions: { Old: { type: 'basic', name: '' } } }),
    'SecuritySchemePropertyNotValid',
  ],
  [
    'a header of a scheme that has none',
    document({ securityDefinitions: { Old: { type: 'basic', name: 'X Key' } } }),
    'SecuritySchemePropertyNotValid',
  ],
  [
    'a value of a drop-down that is null',
    chooses({ parameters: { kind: null } }, [{ name: 'kind' }]),
    'DynamicParameterNotValid',
  ],
  ['an empty brand colour', connectorProperties({ iconBrandColor: '' }), 'RequiredValueEmpty'],
  ['an empty place of a parameter', parameter({ in: '' }), 'JsonValueNotInEnum'],
  ['a website that is a number', website(7), 'JsonTypeIncorrect'],
  ['an empty website', website(''), 'RequiredValueEmpty'],
  [
    'an operation that tests the connection and is empty',
    document({ 'x-ms-capabilities': { testConnection: { operationId: '' } } }),
    'RequiredValueEmpty',
  ],
  ['a definition that is a list', document({ definitions: { Other: [] } }), 'JsonTypeIncorrect'],
  ['a path that is a list', document({ paths: { '/other': [] } }), 'JsonTypeIncorrect'],
  ['parts of a body that are no list', webhook({ type: 'object', allOf: webhookBody }), 'JsonTypeIncorrect'],
  ['parts of an answer that are no list', response({ schema: { $ref: null, allOf: itself } }), 'JsonTypeIncorrect'],
  ['a part of an answer that is null', response({ schema: { $ref: null, allOf: [null] } }), 'JsonTypeIncorrect'],
  [
    'a discriminator and a list of names that is none',
    schema({ discriminator: 'a', required: 7 }),
    'JsonTypeIncorrect',
  ],
  [
    'a collectionFormat that is a number',
    parameter({ type: 'array', items: { type: 'string' }, collectionFormat: 7 }),
    'JsonTypeIncorrect',
  ],
  ...['[]', 'null', '"x"'].map((text): [string, Case, RuleName] => [
    `a definition that is ${text}`,
    definitionText(() => text, text),
    'JsonTypeIncorrect',
  ]),
  ...[
    '{ "openapi": "3.1.0", "webhooks": {} }',
    '{ "swaggerVersion": "1.2", "apis": [] }',
    '{ "info": { "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" }, "item": [] }',
  ].map((text): [string, Case, RuleName] => [text, definitionText(() => text, text), 'SpecificationVersionIncorrect']),
];

describe('one fault is said once', () => {
  it.each(once)('%s', async (_name, example, rule) => {
    const findings = await findingsOf(example);
    expect(findings.filter(({ severity }) => severity !== 'advice').map((finding) => finding.rule)).toEqual([rule]);
  });

  it.each<[string, Case, string]>([
    ['OpenAPI 3', definitionText(() => '{ "openapi": "3.0.1" }', ''), '--from=openapi_3 --to=swagger_2'],
    ['Swagger 1.2', definitionText(() => '{ "swaggerVersion": "1.2" }', ''), '--from=swagger_1 --to=swagger_2'],
    ['the right version by the wrong key', definitionText(() => '{ "openapi": "2.0" }', ''), 'Write "swagger": "2.0".'],
    [
      'a capability called as what every object has',
      operation({ 'x-ms-capabilities': { constructor: {} } }),
      'Correct it, or start it with "x-" if it is an extension.',
    ],
    [
      'a sign-in of a text',
      given({ site: site({ oAuthSettings: {} }) }),
      'It goes with "type": "oauthSetting". Correct the type, or remove it.',
    ],
    [
      'a misspelt address of a sign-in',
      oauth({ customParameters: { authorisationUrl: {} } }),
      'Did you mean "authorizationUrl"?',
    ],
    ['sets beside properties', propertiesFile({ connectionParameterSets: {} }), 'Move it into "properties".'],
    [
      'a test of the connection at an operation',
      operation({ 'x-ms-capabilities': { testConnection: { operationId: 'GetItem' } } }),
      'Move it into x-ms-capabilities at the root of the definition.',
    ],
    ...[{}, { type: 'object' }, { $ref: '#/definitions/Item' }].map((schema, index): [string, Case, string] => [
      `an answer of any status alone: ${JSON.stringify(schema)}`,
      operation({ responses: { '200': null, default: { description: 'Anything.', schema } } }),
      index < 2 ? 'Remove default, and describe the 200 response.' : 'Move it to 200 and remove default.',
    ]),
    [
      'a page whose value is no list',
      listItems({ value: { type: 'string' }, nextLink: { type: 'string' } }, pageable),
      'Give "value" the type "array".',
    ],
  ])('with advice that helps: %s', async (_name, example, advice) => {
    const found = (await findingsOf(example)).map(({ args }) => String(args.advice ?? ''));
    expect(found).toContainEqual(expect.stringContaining(advice));
  });

  it.each([
    [document({ basePath: '/v1\u200b' }), '#/basePath'],
    [info({ version: '1.0\u0007' }), '#/info/version'],
    [info({ contact: { url: 'https://register.example/\u202e' } }), '#/info/contact/url'],
    [website('https://register.example/\n'), '#/x-ms-connector-metadata/0/propertyValue'],
    [parameter({ name: 'filter\u200b' }), '#/paths/~1items~1{itemId}/get/parameters/1/name'],
    [schema({ properties: { 'name\u00a0': {} } }), '#/definitions/Item/properties/name\u00a0'],
  ])('an invisible character is found at its place: %#', async (example, pointer) => {
    const found = (await findingsOf(example)).filter(({ rule }) => rule === 'InvisibleCharacter');
    expect(found.map((finding) => finding.pointer)).toEqual([pointer]);
  });

  it('a reference to the body that is not whole is given with its whole path', async () => {
    const found = (await findingsOf(bodyReference('x-ms-dynamic-list'))).map(
      ({ rule, args }) => `${rule} ${args.path}`,
    );
    expect(found).toContain('ParameterReferenceNotWhole body/kind');
  });

  it('a byte order mark of the properties is found there', async () => {
    const files = buildExample();
    files.properties = sourceFile('example/apiProperties.json', `\ufeff${files.properties?.text}`);
    const { findings } = await checkConnector(files, { rules });
    expect(findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual(['ByteOrderMark example/apiProperties.json']);
  });
});

it.each(noSecrets)('no secret: %s', async (_name, example) => {
  expect((await findingsOf(example)).map(({ rule }) => rule)).not.toContain('SecretInProperties');
});

it('says a secret once that reads like a query too', () => {
  const policy = {
    templateId: 'setheader',
    parameters: {
      'x-ms-apimTemplateParameter.name': 'Authorization',
      'x-ms-apimTemplateParameter.value': `token=${written}`,
    },
  };
  expect([...secretsIn(policy)].map(({ what }) => what)).toEqual(['"Authorization" holds a value']);
});

it('looks for secrets in time that grows with the text', () => {
  const started = process.cpuUsage();
  for (const part of [':', 'a1', '1', 'a', '=', '&a=', '#', "connectionParameters('", "connectionParameters('a','"])
    for (const start of ['https://', 'Bearer ', ''])
      expect([...secretsIn({ defaultValue: start + part.repeat(100_000) })].length).toBeLessThan(2);
  const { user } = process.cpuUsage(started);
  expect(user / 1e6).toBeLessThan(5);
});

describe('what Microsoft is not known to refuse is no error', () => {
  it.each(cases)('%s', async (_name, example, speaks) => {
    const findings = await findingsOf(example);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([]);
    expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual(speaks);
  });

  it.each([
    [{ '200': {}, default: failure }, 'Keep that of 200.', 'Remove that schema'],
    [{ '200': null, '400': failure, default: failure }, 'Remove them, and describe', 'Move it to 200'],
    [{ '200': { schema: null }, '400': failure, default: failure }, 'Remove them, and describe', 'Remove that schema'],
    [{ '200': null, '204': answer, '400': failure, default: failure }, 'Remove them.', 'Remove that schema'],
  ])('the advice about responses keeps what is good: %j', async (responses, kept, moved) => {
    const advice = (await findingsOf(operation({ responses }))).map(({ args }) => String(args.advice ?? ''));
    expect(advice).toEqual(expect.arrayContaining([kept, moved].map((part) => expect.stringContaining(part))));
  });

  it.each<[string, Case, RuleName[]]>([
    ['an oauthSetting without settings', bare, ['IdentityProviderNotValid']],
    ['a misspelt provider', oauth({ identityProvider: 'aadd' }), ['IdentityProviderNotValid']],
    [
      'Entra without a resource',
      oauth({ identityProvider: 'aad', customParameters: { loginUri: {} } }),
      ['IdentityProviderSettingsNotValid'],
    ],
    [
      'a certificate of an application of another party',
      oauth({ identityProvider: 'aadcertificate', properties: { IsFirstParty: 'False' } }),
      ['IdentityProviderSettingsNotValid'],
    ],
    [
      'a certificate of an application of Microsoft',
      oauth({ identityProvider: 'aadcertificate', properties: { IsFirstParty: 'True' } }),
      [],
    ],
    ['a certificate without properties, as published', oauth({ identityProvider: 'aadcertificate' }), []],
    ['another provider', oauth({ identityProvider: 'github' }), []],
    ['a provider that is no text, which another rule says', oauth({ identityProvider: 3 }), []],
    ['a way to sign in besides the key', offersOAuth, []],
    ['a way to sign in besides a key that a policy sets', both(offersOAuth, keyByPolicy), []],
    ['basic without parameters', security('basic', {}), ['SignInNotPaired']],
    ['basic with a user name alone', security('basic', { username: { type: 'securestring' } }), ['SignInNotPaired']],
    ['basic with a password', security('basic', { password: { type: 'securestring' } }), []],
    ['oauth2 with a text', security('oauth2', { a: { type: 'string' } }), ['SignInNotPaired']],
    ['two sets of one name', twoSets, ['ConnectionParameterSetsNotValid']],
  ])('sign-in that cannot work is warned of: %s', async (_name, example, speaks) => {
    const warned = (await findingsOf(example)).filter(({ severity }) => severity === 'warning');
    expect(warned.map(({ rule }) => rule)).toEqual(speaks);
  });

  it('takes a misspelt provider for the most usual one', async () => {
    const advice = (await findingsOf(oauth({ identityProvider: 'oauth' }))).map(({ args }) => args.advice);
    expect(advice).toContain('Did you mean "oauth2"?');
  });

  it.each(errors)('but is one: %s', async (_name, example, rule) => {
    const findings = await findingsOf(example);
    expect(findings.filter(({ severity }) => severity === 'error').map((finding) => finding.rule)).toContain(rule);
  });
});
