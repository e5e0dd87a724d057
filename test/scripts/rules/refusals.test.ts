import { describe, expect, it } from 'vitest';
import { type JsonObject, object } from '../../../scripts/lib/json.ts';
import { checkDraft, readDraft } from '../own-connector.ts';

interface Draft {
  definition: JsonObject;
  properties: JsonObject;
}

/** Findings of our own connector after a change, as `severity rule pointer`. */
async function findingsAfter(edit: (draft: Draft) => void): Promise<string[]> {
  const draft = readDraft();
  edit({ definition: draft.definition, properties: object(draft.properties.properties) });
  const findings = await checkDraft(draft);
  return findings.map(({ severity, rule, pointer }) => `${severity} ${rule} ${pointer}`);
}

const set =
  (key: string, value: JsonObject[string]) =>
  (target: JsonObject): void => {
    target[key] = value;
  };
const at =
  (...keys: string[]) =>
  (edit: (target: JsonObject) => void) =>
  ({ definition }: Draft): void => {
    edit(keys.reduce((value, key) => object(value[key]), definition));
  };
const info = at('info');
const root = at();
const location = at('definitions', 'Location', 'properties');
const key =
  (edit: (target: JsonObject) => void) =>
  (draft: Draft): void =>
    edit(object(object(draft.properties.connectionParameters).api_key));
const ui = (edit: (target: JsonObject) => void) => key((value) => edit(object(value.uiDefinition)));
const properties =
  (edit: (target: JsonObject) => void) =>
  (draft: Draft): void =>
    edit(draft.properties);
const oauth = (clientId: string, settings = 'oAuthSettings') =>
  properties((value) =>
    set('token', { type: 'oauthSetting', [settings]: { clientId } })(object(value.connectionParameters)),
  );
const german = 'Der Schluessel, den die Kommission fuer Ihre Verbindung ausgestellt hat.';
const keyAt = '#/properties/connectionParameters/api_key';
const firstPath = ({ definition }: Draft): JsonObject => object(Object.values(object(definition.paths))[0]);
const firstGet = (draft: Draft): JsonObject => object(firstPath(draft).get);
const paths = at('paths');

/** Each kind that was refused somewhere, at every key and place that it can have. */
const cases: [name: string, edit: (draft: Draft) => void, expected: string][] = [
  ['a left-over path', paths(set('/old', {})), 'warning PathItemEmpty #/paths/~1old'],
  ['a path with parameters alone', paths(set('/old', { parameters: [] })), 'warning PathItemEmpty #/paths/~1old'],
  ['a path with a note alone', paths(set('/old', { 'x-note': 'gone' })), 'warning PathItemEmpty #/paths/~1old'],
  ['a path that is null', paths(set('/old', null)), 'error JsonTypeIncorrect #/paths/~1old'],
  [
    'a property named by a URL',
    location(set('http://schemas.example.org/identity/id', { type: 'string' })),
    'error NameIsUrl #/definitions/Location/properties/http:~1~1schemas.example.org~1identity~1id',
  ],
  [
    'a property of an inline answer named by a URN with slashes',
    (draft) => {
      object(object(firstGet(draft).responses)['200']).schema = {
        type: 'object',
        properties: { 'https://a.example/b': { type: 'string' } },
      };
    },
    'error NameIsUrl #/paths/~1providers/get/responses/200/schema/properties/https:~1~1a.example~1b',
  ],
  [
    'a definition named by a URL',
    at('definitions')(set('http://a.example/B', { type: 'string' })),
    'error NameIsUrl #/definitions/http:~1~1a.example~1B',
  ],
  [
    'a client id that is a GUID',
    oauth('5f1c9a52-8f1d-4c0e-9d2e-3a6b7c8d9e0f'),
    'warning ClientIdNotPlaceholder #/properties/connectionParameters/token/oAuthSettings/clientId',
  ],
  [
    'a client id that is a name',
    oauth('register-flow'),
    'warning ClientIdNotPlaceholder #/properties/connectionParameters/token/oAuthSettings/clientId',
  ],
  [
    'a client id under the other spelling',
    oauth('register-flow', 'oauthSettings'),
    'warning ClientIdNotPlaceholder #/properties/connectionParameters/token/oauthSettings/clientId',
  ],
  [
    'a client id in a set',
    properties(
      set('connectionParameterSets', {
        values: [
          { name: 'a', parameters: { token: { type: 'oauthSetting', oAuthSettings: { clientId: 'register' } } } },
        ],
      }),
    ),
    'warning ClientIdNotPlaceholder #/properties/connectionParameterSets/values/0/parameters/token/oAuthSettings/clientId',
  ],
  ...(['displayName', 'description', 'tooltip'] as const).flatMap((name): typeof cases => [
    [
      `a URL in ${name}`,
      ui(set(name, 'The key from https://register.example')),
      `warning ConnectionTextHasUrl ${keyAt}/uiDefinition/${name}`,
    ],
    [`German in ${name}`, ui(set(name, german)), `advice TextNotEnglish ${keyAt}/uiDefinition/${name}`],
  ]),
  [
    'a URL in the choices of constraints',
    ui((value) => set('allowedValues', [{ value: 'a', text: 'See www.register.example' }])(object(value.constraints))),
    `warning ConnectionTextHasUrl ${keyAt}/uiDefinition/constraints/allowedValues/0/text`,
  ],
  [
    'German in the choices of constraints',
    ui((value) => set('allowedValues', [{ value: 'a', text: german }])(object(value.constraints))),
    `advice TextNotEnglish ${keyAt}/uiDefinition/constraints/allowedValues/0/text`,
  ],
  [
    'a URL in the schema of a form',
    ui(set('schema', { type: 'string', description: 'From http://register.example' })),
    `warning ConnectionTextHasUrl ${keyAt}/uiDefinition/schema/description`,
  ],
  [
    'a URL in a set',
    properties(
      set('connectionParameterSets', {
        uiDefinition: { displayName: 'A', description: 'At www.register.example' },
        values: [],
      }),
    ),
    'warning ConnectionTextHasUrl #/properties/connectionParameterSets/uiDefinition/description',
  ],
  [
    'German in an operation',
    (draft) => set('description', german)(firstGet(draft)),
    'advice TextNotEnglish #/paths/~1providers/get/description',
  ],
  ['German in the description', info(set('description', german)), 'advice TextNotEnglish #/info/description'],
  [
    'German in a property',
    at('definitions', 'Location', 'properties', 'dormancy')(set('description', german)),
    'advice TextNotEnglish #/definitions/Location/properties/dormancy/description',
  ],
  ...[
    ['Microsoft Flow', 'MS Flow'],
    ['PowerApps', 'PowerApp'],
    ['CDS', 'Common Data Service'],
    ['MSAutomate', 'Azure AD'],
  ].flatMap(([one, other]): typeof cases => [
    [
      `"${one}" in a property`,
      at('definitions', 'Location', 'properties', 'dormancy')(set('description', `The name in ${one}.`)),
      'advice ProductNameOutdated #/definitions/Location/properties/dormancy/description',
    ],
    [
      `"${other}" in the form`,
      ui(set('tooltip', `The key of ${other}`)),
      `advice ProductNameOutdated ${keyAt}/uiDefinition/tooltip`,
    ],
  ]),
  [
    'a licence by http',
    info(set('license', { name: 'Open', url: 'http://register.example' })),
    'error PlainHttpUrl #/info/license/url',
  ],
  ['terms by http', info(set('termsOfService', 'http://register.example')), 'error PlainHttpUrl #/info/termsOfService'],
  [
    'a contact by http',
    info((value) => set('url', 'http://register.example')(object(value.contact))),
    'error PlainHttpUrl #/info/contact/url',
  ],
  [
    'documentation by http',
    root(set('externalDocs', { url: 'http://register.example' })),
    'error PlainHttpUrl #/externalDocs/url',
  ],
  [
    'documentation of an operation',
    (draft) => set('externalDocs', { url: 'http://register.example' })(firstGet(draft)),
    'error PlainHttpUrl #/paths/~1providers/get/externalDocs/url',
  ],
  [
    'documentation of a schema',
    at('definitions', 'Location')(set('externalDocs', { url: 'HTTP://register.example' })),
    'error PlainHttpUrl #/definitions/Location/externalDocs/url',
  ],
  [
    'documentation of a tag',
    root(set('tags', [{ name: 'a', externalDocs: { url: 'http://register.example' } }])),
    'error PlainHttpUrl #/tags/0/externalDocs/url',
  ],
  [
    'a sign-in by http',
    root(
      set('securityDefinitions', {
        a: { type: 'oauth2', flow: 'implicit', authorizationUrl: 'http://register.example', scopes: {} },
      }),
    ),
    'error PlainHttpUrl #/securityDefinitions/a/authorizationUrl',
  ],
  [
    'an example by http',
    at('definitions', 'Location', 'properties', 'dormancy')(set('example', 'http://register.example')),
    'advice PlainHttpValue #/definitions/Location/properties/dormancy/example',
  ],
  [
    'no owner of a publisher with a colour of its own',
    properties((value) => {
      value.iconBrandColor = '#1b4c6f';
      delete value.stackOwner;
    }),
    'warning StackOwnerMissing #/properties',
  ],
  [
    'no owner of an independent publisher',
    properties((value) => void delete value.stackOwner),
    'error PublisherMissing #/properties',
  ],
  ['an identity of Azure', key(set('type', 'managedIdentity')), `error JsonValueNotInEnum ${keyAt}/type`],
  [
    'an empty description of the form',
    ui(set('description', '')),
    `error ConnectionParameterTextMissing ${keyAt}/uiDefinition`,
  ],
];

describe('what was refused is found at its place', () => {
  it('finds nothing before a change', async () => {
    expect(await findingsAfter(() => {})).toEqual([]);
  });

  it.each(cases)('%s', async (_name, edit, expected) => {
    expect(await findingsAfter(edit)).toContain(expected);
  });
});

describe('what is none of these', () => {
  const right: [name: string, edit: (draft: Draft) => void, rule: RegExp][] = [
    ['a placeholder for a client id', oauth('<<Please add your clientID here>>'), /ClientId/],
    ['zeros for a client id', oauth('00000000-0000-0000-0000-000000000000'), /ClientId/],
    ['[[DUMMY]]', oauth('[[DUMMY]]'), /ClientId/],
    ['no client id', oauth(''), /ClientId/],
    ['a scheme alone', ui(set('description', 'The address, starting with https://.')), /Url/],
    ['a text of 39 letters', ui(set('description', german.slice(0, 39))), /TextNotEnglish/],
    ['the address of Power Apps', ui(set('description', 'An address at make.powerapps.com')), /ProductNameOutdated/],
    ['a word that holds the letters', ui(set('description', 'The CDSCode of the place')), /ProductNameOutdated/],
    [
      'the schema of an XML body',
      at('definitions', 'Location')(set('xml', { namespace: 'http://a.example' })),
      /PlainHttp/,
    ],
    [
      'a URL in a description',
      info(set('description', 'Reads http://a.example and its places for all who need them.')),
      /PlainHttp/,
    ],
    [
      'a property called url',
      location(set('url', { type: 'string', 'x-ms-summary': 'Url', description: 'It.' })),
      /Url/,
    ],
    ['a path with an operation', paths((value) => set('/new', { get: {} })(value)), /PathItemEmpty/],
  ];
  it.each(right)('%s', async (_name, edit, rule) => {
    expect((await findingsAfter(edit)).filter((finding) => rule.test(finding))).toEqual([]);
  });

  it('the first text that is long enough to tell has 40 letters', async () => {
    const text = `${german.slice(0, 39)}n`;
    expect(text).toHaveLength(40);
    expect(await findingsAfter(ui(set('description', text)))).toContain(
      `advice TextNotEnglish ${keyAt}/uiDefinition/description`,
    );
  });
});
