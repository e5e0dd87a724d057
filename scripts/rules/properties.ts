import leven from 'leven';
import type { ConnectionParameterPlace, PolicyPlace } from '../connector/connector-model.ts';
import {
  connectionParameterTypes,
  enteredParameterTypes,
  independentColor,
  isIndependent,
  reservedColors,
  templateParameterPrefix,
} from '../lib/api-properties.ts';
import { isEnvironmentVariable } from '../lib/environment-variable.ts';
import {
  filledText,
  isMistyped,
  isObject,
  type Json,
  type JsonObject,
  list,
  object,
  show,
  stringsIn,
  text,
  texts,
} from '../lib/json.ts';
import { pointerTo, segment } from '../lib/json-pointer.ts';
import { isNameInSolution } from '../lib/misnamed-definition.ts';
import { isSameName } from '../lib/same-name.ts';
import { secretsIn } from '../lib/secrets-in.ts';
import { shorten } from '../lib/shorten.ts';
import {
  type Case,
  clean,
  connectionParameter,
  connectorProperties,
  document,
  layer,
  missingFile,
  withMore,
} from './example-connector.ts';
import { repeatedIndexes } from './repeated.ts';
import { type Hit, rulesAt } from './rule.ts';
import { multiAuthentication, ours, policyCodes, published, schemaFile, submission, tool } from './sources.ts';
import { faultOfSignInUrl, hit } from './words.ts';

/** Those of published connectors, the most usual first, and their near relations, which are no misspellings of them. */
const identityProviders = ['oauth2', 'oauth2generic', 'oauth1', 'aad', 'aadcertificate'];

/** The settings of a sign-in. Published sets have both spellings. */
const settingsOf = (parameter: JsonObject): Json | undefined =>
  Object.entries(parameter).find(([key]) => isSameName(key, 'oAuthSettings'))?.[1];

/** Of a text that is needed: what has another type is told already, and adding the key would not help. */
const isMissing = (value: Json | undefined): boolean => value === undefined || value === '';

/** What feeds a sign-in: a connection parameter of a name or a type. An API may take a password without a user name. */
const signIns = new Map<string, { needed: string; isMet: (parameter: ConnectionParameterPlace) => boolean }>([
  ['basic', { needed: 'called "password"', isMet: ({ name }) => name.toLowerCase() === 'password' }],
  ['oauth2', { needed: 'of type oauthSetting', isMet: ({ value }) => value.type === 'oauthSetting' }],
]);

function setsAuthorization({ parameters }: PolicyPlace): boolean {
  return Object.values(parameters).some((value) => text(value)?.toLowerCase() === 'authorization');
}

function setsParameter({ parameters }: PolicyPlace, name: string): boolean {
  // Names of parameters are compared without regard to case, as those of headers are.
  const wanted = `${templateParameterPrefix}name`.toLowerCase();
  const targets = Object.entries(parameters).filter(([key]) => key.toLowerCase() === wanted);
  return targets.some(([, target]) => text(target)?.toLowerCase() === name.toLowerCase());
}

const ownerKeys = [
  { key: 'publisher', whom: 'the person or company that publishes' },
  { key: 'stackOwner', whom: 'the owner of the service behind' },
];

const missingOwners = (properties: JsonObject): Hit[] =>
  ownerKeys.flatMap((args) => (isMissing(properties[args.key]) ? [{ args }] : []));

/** Whether a client id says that the real one is to be filled in. */
const isClientPlaceholder = (id: string): boolean =>
  /^[\s0-]*$|^[[<{(]|dummy|placeholder|client[\s_-]*(application[\s_-]*)?id|your|enter|insert|provide|please|x{3}|to ?do|change ?me|replace|sample|example|^null$|^n\/?a$/i.test(
    id.trim(),
  );

/** The apiKey definitions, each with the header or query parameter that takes the key. */
const apiKeysIn = ({ securityDefinitions }: JsonObject): { id: string; name: string }[] =>
  Object.entries(object(securityDefinitions)).flatMap(([id, scheme]) => {
    const { type, name } = object(scheme);
    return type === 'apiKey' && typeof name === 'string' ? [{ id, name }] : [];
  });

export const propertyRules = [
  ...rulesAt('properties', [
    {
      name: 'BrandColorNotValid',
      evidence: 'E',
      source: policyCodes('5000.2.1.1, brand colour'),
      what: 'iconBrandColor has six hexadecimal digits and is neither white nor #007ee5.',
      why: 'It is the background of the icon, and those two are taken.',
      message: `iconBrandColor is "{color}". Use ${independentColor} as an independent publisher, or the colour of your brand.`,
      check: ({ value: { iconBrandColor: color } }) =>
        typeof color === 'string' &&
        (!/^#[0-9a-f]{6}$/i.test(color) || reservedColors.includes(color.toLowerCase())) &&
        hit('/iconBrandColor', { color }),
      wrong: connectorProperties({ iconBrandColor: '#ffffff' }),
      right: connectorProperties({ iconBrandColor: '#1b4c6f' }),
    },
    {
      name: 'BrandColorNotIndependent',
      evidence: 'G',
      source: submission('independent publishers, brand colour'),
      what: `The brand colour of an independent publisher is ${independentColor}.`,
      why: 'All 395 published ones have it. Connectors without a certified publisher are taken for independent.',
      message: `iconBrandColor is "{color}". An independent publisher uses ${independentColor}.`,
      check: ({ value }, { files }) => {
        const color = text(value.iconBrandColor);
        return color !== undefined && files.isProject && !isIndependent(value) && hit('/iconBrandColor', { color });
      },
      wrong: inProject(connectorProperties({ iconBrandColor: '#1b4c6f' })),
      right: connectorProperties({ iconBrandColor: independentColor }),
    },
    {
      name: 'PublisherNotPlain',
      evidence: 'E',
      source: submission('step 3a, publisher and stackOwner'),
      what: 'publisher and stackOwner are names in letters, digits and ordinary signs.',
      why: 'They become the public page of the connector.',
      message: '{key} "{name}" has other than ordinary characters. Write the name plainly.',
      check: ({ value }) =>
        ownerKeys.flatMap(({ key }) => {
          const name = text(value[key]) ?? '';
          return name !== '' && !/^[\p{L}\p{N} .,&'()/+:!|@_-]+$/u.test(name)
            ? [{ at: `/${key}`, args: { key, name } }]
            : [];
        }),
      wrong: connectorProperties({ publisher: 'Register <Team>' }),
      right: connectorProperties({ publisher: 'Register Team 2' }),
    },
    {
      name: 'PublisherMissing',
      evidence: 'E',
      source: submission('step 3a, publisher and stackOwner'),
      what: 'The properties of an independent publisher name publisher and stackOwner.',
      why: 'They become the public page. Others are taken for independent by the brand colour.',
      message: '{key} is missing. Add the name of {whom}.',
      check: ({ value }) => isIndependent(value) && missingOwners(value),
      wrong: connectorProperties({ publisher: null }),
      right: connectorProperties({ publisher: 'Register Team' }),
    },
    {
      name: 'StackOwnerMissing',
      evidence: 'W!',
      source: `${submission('step 3a, publisher and stackOwner')}, as asked in reviews`,
      what: 'The properties of every connector to be certified name publisher and stackOwner.',
      why: 'Reviewers ask for both. One in seven published connectors of certified publishers has none, so that it is a warning.',
      message: '{key} is missing. Add the name of {whom}.',
      check: ({ value }) => !isIndependent(value) && missingOwners(value),
      wrong: connectorProperties({ iconBrandColor: '#1b4c6f', stackOwner: null }),
      right: connectorProperties({ iconBrandColor: '#1b4c6f' }),
    },
    {
      name: 'PolicyMissing',
      evidence: 'G',
      source: `${policyCodes('5000.1.1.16')}, as seen by a certified publisher in 2026`,
      what: 'There is a policy instance.',
      why: 'A solution exported without one has an empty policy file. It is no error, because the cause is not proven: a publisher whose package was refused (5000.1.1.16) found that file to be the reason, but the code names a solution at a wrong path, and other exports hold the same empty file. It matters for packages only.',
      message:
        'policyTemplateInstances is empty, which may have a package refused. Add a harmless one, such as setheader.',
      check: ({ value: { policyTemplateInstances = [] } }) =>
        Array.isArray(policyTemplateInstances) && policyTemplateInstances.length === 0,
      wrong: connectorProperties({ policyTemplateInstances: [] }),
      right: clean,
    },
    {
      name: 'ScriptOperationNotFound',
      evidence: 'E',
      source: tool('tools/paconn-cli, scriptOperations'),
      what: 'scriptOperations names operations of the definition.',
      why: 'A misspelt one runs without the script.',
      message: 'scriptOperations names "{id}", which is no operation. Correct the id.',
      check: ({ value }, model) =>
        texts(value.scriptOperations).flatMap((id, index) =>
          model.mayBeOperation(id) ? [] : [{ at: `/scriptOperations/${index}`, args: { id } }],
        ),
      wrong: connectorProperties({ scriptOperations: ['GetNothing'] }),
      right: connectorProperties({ scriptOperations: ['GetItem'] }),
    },
    {
      name: 'ScriptOperationsWithoutScript',
      evidence: 'P',
      source: tool('tools/paconn-cli, scriptOperations'),
      what: 'A connector with scriptOperations has a script.',
      why: 'paconn skips a missing script without a word.',
      message: 'scriptOperations is set but there is no script.csx. Add the script or remove the key.',
      check: ({ value }, { files }) =>
        texts(value.scriptOperations).length > 0 && files.script === undefined && hit('/scriptOperations'),
      wrong: withoutScript(connectorProperties({ scriptOperations: ['GetItem'] })),
      right: connectorProperties({ scriptOperations: ['GetItem'] }),
    },
    {
      name: 'SecretInProperties',
      evidence: 'E',
      source: submission('step 3, OAuth secrets'),
      what: 'No secret stands in the properties: in the settings of a sign-in, a default, a policy or an address.',
      why: 'The file is published; the certification team fills in the real ones.',
      message: '{what}. {remedy}.',
      check: ({ value, pointer }, { definition }) => {
        const keyNames = apiKeysIn(definition).map(({ name }) => name);
        return [...secretsIn(value, keyNames)].map(({ keys, ...args }) => ({
          pointer: pointer + pointerTo(keys),
          args,
        }));
      },
      wrong: connectorProperties({
        connectionParameters: { token: { type: 'oauthSetting', oAuthSettings: { clientSecret: 'k8Q~1b7Zp2' } } },
      }),
      right: connectorProperties({
        connectionParameters: {
          token: { type: 'oauthSetting', oAuthSettings: { identityProvider: 'oauth2', clientSecret: 'dummy' } },
        },
      }),
    },
    {
      name: 'ConnectionParameterSetsNotValid',
      evidence: 'W*',
      source: multiAuthentication('connectionParameterSets'),
      what: 'connectionParameterSets holds a set, no two have one name, and each has a displayName.',
      why: 'Whoever makes a connection chooses a set by its displayName, and the choice is kept by its name.',
      message: 'connectionParameterSets {fault}',
      check: ({ value: { connectionParameterSets } }) => {
        const values = object(connectionParameterSets).values;
        if (!Array.isArray(values)) return false;
        const at = '/connectionParameterSets/values';
        if (values.length === 0) return hit(at, { fault: 'holds no set. Add one or remove it.' });
        const repeated = repeatedIndexes(values.map((set) => text(object(set).name) ?? '')).flatMap((index) => {
          const name = text(object(values[index]).name) ?? '';
          return name === ''
            ? []
            : [{ at: `${at}/${index}`, args: { fault: `has two sets called "${name}". Rename one.` } }];
        });
        const unnamed = values.flatMap((set, index) => {
          if (!isObject(set)) return [];
          const { uiDefinition = {} } = set;
          // Microsoft's documentation has both spellings.
          const isUnnamed =
            isObject(uiDefinition) && [uiDefinition.displayName, uiDefinition.displayname].every(isMissing);
          return isUnnamed
            ? [{ at: `${at}/${index}`, args: { fault: 'has a set without uiDefinition.displayName. Add it.' } }]
            : [];
        });
        return [...repeated, ...unnamed];
      },
      wrong: connectorProperties({ connectionParameterSets: { values: [] } }),
      right: clean,
    },
    {
      name: 'PlainHttpInProperties',
      evidence: 'E',
      source: policyCodes('5000.3.1.6, HTTPS and TLS 1.2'),
      what: 'No value of the properties is a plain http URL.',
      why: 'Certification refuses addresses that are not secure.',
      message: '"{url}" is not secure. Use https.',
      check: ({ value, pointer }) =>
        [...stringsIn(value)].flatMap(({ keys, text: url }) =>
          isPlainUrl(url) ? [{ pointer: pointer + pointerTo(keys), args: { url } }] : [],
        ),
      wrong: connectorProperties({
        connectionParameters: {
          token: { type: 'oauthSetting', oAuthSettings: { redirectUrl: 'http://register.example' } },
        },
      }),
      right: connectorProperties({
        connectionParameters: {
          token: {
            type: 'oauthSetting',
            oAuthSettings: { identityProvider: 'oauth2', redirectUrl: 'https://register.example' },
          },
        },
      }),
    },
  ]),
  ...rulesAt('connectionParameter', [
    {
      name: 'ConnectionParameterNameNotValid',
      evidence: 'E*',
      source: schemaFile('paconn-apiProperties.schema.json, connectionParameters'),
      what: 'A connection parameter has a name of letters, digits and underscores; the companion of a sign-in has two, with a colon between.',
      why: 'Policies name it inside an expression.',
      message: 'The connection parameter "{name}" has other characters. Use letters, digits and underscores.',
      check: ({ name }) => !/^[0-9a-zA-Z_]+(:[0-9a-zA-Z_]+)?$/.test(name) && { args: { name } },
      wrong: connectorProperties({
        connectionParameters: {
          'api-key': {
            type: 'string',
            uiDefinition: { displayName: 'Key', description: 'The key.', tooltip: 'The key', constraints: {} },
          },
        },
      }),
      right: connectionParameter({}),
    },
    {
      name: 'ConnectionParameterUiMissing',
      evidence: 'E',
      source: policyCodes('5000.2.6.9 and 5000.2.6.10, uiDefinition'),
      what: 'A connection parameter that people fill in has a uiDefinition.',
      why: 'It is the form of the connection.',
      message: 'uiDefinition is missing. Add displayName, description, tooltip and constraints.',
      check: ({ value }) => enteredParameterTypes.includes(text(value.type) ?? '') && value.uiDefinition === undefined,
      wrong: connectionParameter({ uiDefinition: null }),
      right: connectionParameter({}),
    },
    {
      name: 'ConnectionParameterTextMissing',
      evidence: 'E',
      source: policyCodes('5000.2.6.9 and 5000.2.6.10, uiDefinition'),
      what: 'The uiDefinition of a connection parameter that people see has displayName, description and tooltip.',
      why: 'They are the label and the help of the field.',
      message: 'uiDefinition has no text for {key}. Write one.',
      check: ({ value, name }) => {
        const ui = value.uiDefinition;
        const isHidden = show(object(object(ui).constraints).hidden) === 'true' || name.includes(':');
        const type = text(value.type) ?? '';
        // What has no type that can be read may be a sign-in.
        if (!isObject(ui) || isHidden || ![...enteredParameterTypes, 'gatewaySetting'].includes(type)) return false;
        const keys = ['displayName', 'description', 'tooltip'];
        // The portal writes a gateway with constraints alone, and the texts of a parameter in a set into its schema.
        const isPlainGateway = type === 'gatewaySetting' && keys.every((key) => ui[key] === undefined);
        const { schema = {} } = ui;
        if (isPlainGateway || !isObject(schema) || !isMissing(schema.description)) return false;
        return keys.filter((key) => isMissing(ui[key])).map((key) => ({ at: '/uiDefinition', args: { key } }));
      },
      wrong: connectionParameter({ uiDefinition: { tooltip: null } }),
      right: connectionParameter({ uiDefinition: { tooltip: null, schema: { description: 'Provide your key.' } } }),
    },
    {
      name: 'SetParameterRequiredMissing',
      evidence: 'W*',
      source: multiAuthentication('Important'),
      what: 'A connection parameter of a set says in uiDefinition.constraints whether it is required.',
      why: 'Microsoft calls it mandatory there, and all published sets have it.',
      message: 'uiDefinition.constraints does not say whether this is required. Add "required": "true" or "false".',
      check: ({ value: { uiDefinition }, pointer }) => {
        if (!pointer.startsWith('/properties/connectionParameterSets/') || !isObject(uiDefinition)) return false;
        const { constraints = {} } = uiDefinition;
        return isObject(constraints) && constraints.required === undefined && hit('/uiDefinition');
      },
      wrong: inSet({}),
      right: inSet({ required: 'true' }),
    },
    {
      name: 'ClientIdNotPlaceholder',
      evidence: 'W!',
      source: `${submission('step 3, OAuth secrets')}, as asked in reviews`,
      what: 'The client id of an OAuth connection is a placeholder in what is submitted.',
      why: 'The certification team fills in the real one, and the file is published. Two of 31 published ones are real.',
      message: '{key} is "{id}". Replace it by a placeholder such as "<Client ID>" in what is submitted.',
      check: ({ value }) =>
        [...stringsIn(value)].flatMap(({ keys, text: id }) => {
          const isId = /^client_?id$/i.test(keys.at(-1) ?? '') && isSameName(keys[0], 'oAuthSettings');
          return isId && !isClientPlaceholder(id) && !isEnvironmentVariable(id)
            ? [{ at: pointerTo(keys), args: { key: keys.at(-1) ?? '', id: shorten(id) } }]
            : [];
        }),
      wrong: oauth('5f1c9a52-8f1d-4c0e-9d2e-3a6b7c8d9e0f'),
      right: oauth('<Client ID>'),
    },
    {
      name: 'IdentityProviderNotValid',
      evidence: 'W*',
      source: published('identityProvider of 33 OAuth parameters'),
      what: 'An oauthSetting names its identityProvider in oAuthSettings.',
      why: 'It says which OAuth the connection speaks. All published ones name it.',
      message: 'oAuthSettings names {found} as identityProvider. {advice}',
      check: ({ value }) => {
        const settings = settingsOf(value);
        if (value.type !== 'oauthSetting' || isMistyped(settings, 'object')) return false;
        const { identityProvider } = object(settings);
        if (isMissing(identityProvider))
          return { args: { found: 'nothing', advice: 'Name one, such as oauth2 or aad.' } };
        // What is no text has the wrong type, which is said already.
        const provider = text(identityProvider)?.toLowerCase();
        if (provider === undefined) return false;
        const meant = identityProviders.find((known) => leven(known, provider, { maxDistance: 2 }) === 1);
        const isMisspelt = meant !== undefined && !identityProviders.includes(provider);
        return isMisspelt && { args: { found: `"${shorten(provider)}"`, advice: `Did you mean "${meant}"?` } };
      },
      wrong: oauth('<Client ID>', { identityProvider: 'aadd' }),
      right: oauth('<Client ID>'),
    },
    {
      name: 'OAuthUrlNotValid',
      evidence: 'W*',
      source: published('authorizationUrl, tokenUrl and refreshUrl of every oauth2 are absolute URLs'),
      what: 'The addresses of a sign-in with oauth2 are absolute URLs.',
      why: 'People are sent to the one, and the platform asks the others for a token. Whether certification looks at them is not published, so that it is a warning.',
      message: '{key} "{url}" {fault}',
      check: ({ value }) => {
        if (text(object(settingsOf(value)).identityProvider)?.toLowerCase() !== 'oauth2') return false;
        return [...stringsIn(value)].flatMap(({ keys, text: url }) => {
          const [settings, parameters, key = '', last] = keys;
          const isAddress = parameters === 'customParameters' && /^(?:authorization|token|refresh)Url$/i.test(key);
          if (!isSameName(settings, 'oAuthSettings') || !isAddress || last !== 'value') return [];
          // A service may renew no token.
          const isLeftOut = !filledText(url) && /^refresh/i.test(key);
          const fault = filledText(url) ? faultOfSignInUrl(url) : 'is empty. Fill it in.';
          return fault && !isLeftOut ? [{ at: pointerTo(keys), args: { key, url, fault } }] : [];
        });
      },
      wrong: oauth('<Client ID>', { customParameters: { tokenUrl: { value: 'register.example/token' } } }),
      right: oauth('<Client ID>', { customParameters: { tokenUrl: { value: 'https://register.example/token' } } }),
    },
    {
      name: 'IdentityProviderSettingsNotValid',
      evidence: 'W*',
      source: schemaFile('paconn-apiProperties.schema.json, oAuthSettings'),
      what: 'A sign-in with aad or aadcertificate names its resourceUri, and one with aadcertificate says that its application is of the first party.',
      why: "Without resourceUri no token is for the service, and aadcertificate is for Microsoft's own applications. The schema refuses both; published connectors ask people for token:resourceUri instead, or leave out all properties, so that it is a warning.",
      message: 'oAuthSettings of {provider} {fault}',
      check: ({ value, pointer }, { connectionParameters }) => {
        const settings = object(settingsOf(value));
        const provider = text(settings.identityProvider)?.toLowerCase() ?? '';
        if (!['aad', 'aadcertificate'].includes(provider)) return false;
        const { customParameters } = settings;
        const isGiven =
          !isObject(customParameters) ||
          Object.keys(customParameters).some((key) => isSameName(key, 'resourceUri')) ||
          connectionParameters.some((other) => isSameName(other.pointer, `${pointer}:resourceUri`));
        const isFirstParty = show(object(settings.properties).IsFirstParty ?? true).toLowerCase() === 'true';
        return [
          ...(isGiven ? [] : ['has customParameters without resourceUri. Add it.']),
          ...(provider === 'aad' || isFirstParty
            ? []
            : ['is not of the first party ("IsFirstParty": "True"). Use aad for an application of your own.']),
        ].map((fault) => ({ args: { provider, fault } }));
      },
      wrong: oauth('<Client ID>', { identityProvider: 'aad', customParameters: {} }),
      right: oauth('<Client ID>', {
        identityProvider: 'aad',
        customParameters: { resourceUri: { value: 'https://register.example' } },
      }),
    },
    {
      name: 'KeyShownInClear',
      evidence: 'P',
      source: ours,
      what: 'A parameter called api_key is a securestring and not shown in clear text.',
      why: 'A string is kept and shown as it is.',
      message: 'The key is {fault}. Make it a securestring with "clearText": false.',
      check: ({ value, name }) => {
        if (name.toLowerCase() !== 'api_key') return false;
        const type = text(value.type) ?? '';
        const isClear = object(object(value.uiDefinition).constraints).clearText === true;
        const faults = [
          ...(connectionParameterTypes.includes(type) ? [`of type ${type}`] : []),
          ...(isClear ? ['shown in clear text'] : []),
        ];
        return (isClear || type !== 'securestring') && faults.length > 0 && { args: { fault: faults.join(' and ') } };
      },
      wrong: connectionParameter({ type: 'string' }),
      right: connectionParameter({ type: 'securestring' }),
    },
  ]),
  ...rulesAt('connector', [
    {
      name: 'PropertiesFileMissing',
      evidence: 'E',
      source: submission('step 3, files'),
      what: 'There is an apiProperties.json beside the definition.',
      why: 'It holds the connection and the publisher.',
      message: 'There is no apiProperties.json. Add it.',
      // A solution holds them in files of their own.
      check: ({ properties, definition }) => properties === undefined && !isNameInSolution(definition.name),
      wrong: layer('the folder', 'no apiProperties.json', (example) => {
        example.propertiesText = missingFile;
      }),
      right: clean,
    },
    {
      name: 'ApiKeyNotPaired',
      evidence: 'E*',
      source: published('527 of 550 API keys are fed by the connection parameter api_key, most others by a policy'),
      what: 'An apiKey definition is fed by a connection parameter called api_key, or a policy sets it.',
      why: 'The platform knows the key by that name only.',
      message:
        'The key "{name}" is fed by no connection parameter api_key and set by no policy. Call the parameter api_key.',
      check: (_files, { definition, properties, connectionParameters, isConnectionRead, policies }) => {
        const sets = properties.connectionParameterSets !== undefined;
        const isOAuth = connectionParameters.some(({ value }) => value.type === 'oauthSetting');
        if (sets || isOAuth || !isConnectionRead || Object.keys(properties).length === 0) return false;
        if (connectionParameters.some(({ name }) => name === 'api_key')) return false;
        return apiKeysIn(definition)
          .filter(({ name }) => !policies.some((policy) => setsParameter(policy, name)))
          .map(({ id, name }) => ({ pointer: `/securityDefinitions${segment(id)}`, args: { name } }));
      },
      wrong: connectorProperties({ connectionParameters: { api_key: null, key: keyParameter() } }),
      right: clean,
    },
    {
      name: 'SignInNotPaired',
      evidence: 'W*',
      source: published('every basic and oauth2 definition is fed so, or by a policy'),
      what: 'A basic or oauth2 definition is fed by connection parameters: a password beside the user name, or an oauthSetting. One is enough where the API offers several.',
      why: 'The connection does not ask for it otherwise, and every call goes out without a sign-in.',
      message: 'Sign-in of type {type} is fed by no connection parameter {needed}. Add it.',
      check: (_files, { definition, properties, connectionParameters, isConnectionRead, policies }) => {
        // A policy can make the header of any other parameter.
        const isFree = properties.connectionParameterSets !== undefined || policies.some(setsAuthorization);
        if (isFree || !isConnectionRead || Object.keys(properties).length === 0) return false;
        const offered = Object.entries(object(definition.securityDefinitions)).map(([id, entry]) => {
          const type = text(object(entry).type) ?? '';
          const signIn = signIns.get(type);
          const isFed =
            type === 'apiKey'
              ? connectionParameters.some(({ name }) => name === 'api_key') ||
                policies.some((policy) => setsParameter(policy, text(object(entry).name) ?? ''))
              : signIn !== undefined && connectionParameters.some(signIn.isMet);
          return { id, type, signIn, isFed };
        });
        // The API may offer several ways to sign in, of which a connector uses one.
        if (offered.some(({ isFed }) => isFed)) return false;
        return offered.flatMap(({ id, type, signIn }) =>
          signIn === undefined
            ? []
            : [{ pointer: `/securityDefinitions${segment(id)}`, args: { type, needed: signIn.needed } }],
        );
      },
      wrong: document({ securityDefinitions: { 'API Key': { type: 'oauth2', in: null, name: null } } }),
      right: clean,
    },
    {
      name: 'ApiKeyNotUsed',
      evidence: 'G',
      source: published('419 of 550 files with an apiKey definition declare security'),
      what: 'A security definition is named by security.',
      why: 'Test clients read it there.',
      message: 'The security definition "{name}" is named by no security requirement. Add it to security.',
      check: (_files, { definition, operations }) => {
        const securities = [definition, ...operations.map(({ value }) => value)].map(({ security = [] }) => security);
        const isUnread = (security: Json): boolean => !Array.isArray(security) || !security.every(isObject);
        if (securities.some(isUnread)) return [];
        const named = new Set(securities.flatMap(list).flatMap((entry) => Object.keys(object(entry))));
        return Object.keys(object(definition.securityDefinitions)).flatMap((name) =>
          named.has(name) ? [] : [{ pointer: `/securityDefinitions${segment(name)}`, args: { name } }],
        );
      },
      wrong: document({ security: [] }),
      right: clean,
    },
  ]),
];

function oauth(clientId: string, more: JsonObject = {}) {
  const oAuthSettings = { identityProvider: 'oauth2', clientId, ...more };
  return connectorProperties({ connectionParameters: { token: { type: 'oauthSetting', oAuthSettings } } });
}

/** A connector with one set, of a key with these constraints. */
function inSet(constraints: JsonObject) {
  const key = { ...keyParameter(), uiDefinition: { ...object(keyParameter().uiDefinition), constraints } };
  const uiDefinition = { displayName: 'Key', description: 'Sign in with a key.' };
  return connectorProperties({
    connectionParameters: null,
    connectionParameterSets: { uiDefinition, values: [{ name: 'key', uiDefinition, parameters: { api_key: key } }] },
  });
}

function keyParameter(): JsonObject {
  return {
    type: 'securestring',
    uiDefinition: {
      displayName: 'Key',
      description: 'The key.',
      tooltip: 'Your key',
      constraints: { required: 'true' },
    },
  };
}

/** Schema names are http URLs and no addresses. */
function isPlainUrl(text: string): boolean {
  return text.startsWith('http://') && !text.startsWith('http://json.schemastore') && !text.startsWith('http://schema');
}

function withoutScript(over: Case): Case {
  return withMore(over, ', no script.csx', (example) => {
    example.script = missingFile;
  });
}

function inProject(over: Case): Case {
  return withMore(over, ' in a source repository', (example) => {
    example.isProject = true;
  });
}
