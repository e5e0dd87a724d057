import type { ConnectorModel, Place, PolicyPlace } from '../../connector/connector-model.ts';
import { isEnvironmentVariable } from '../../lib/environment-variable.ts';
import { httpVerbs } from '../../lib/http-verbs.ts';
import {
  filledText,
  isObject,
  type Json,
  type JsonObject,
  list,
  object,
  show,
  stringsIn,
  text,
  texts,
} from '../../lib/json.ts';
import { pointerTo, segment } from '../../lib/json-pointer.ts';
import { oncePer } from '../../lib/once-per.ts';
import { words } from '../../lib/words.ts';
import { clean, definitionText, document, info, parameter } from '../example-connector.ts';
import { foreignKeywords } from '../extension-names.ts';
import { repeatedIndexes } from '../repeated.ts';
import { rulesAt } from '../rule.ts';
import { coding, faq, ours, policyCodes, pullRequest, schemaFile, submission, swaggerRules, tool } from '../sources.ts';
import { faultOfSignInUrl, faultOfUrl, hit } from '../words.ts';
import { isDevelopmentHost, isPrivateHost, testWordOf } from './host-words.ts';

const maxOperations = 256;

interface Link {
  pointer: string;
  value: Json | undefined;
}

/** Whether a policy names the host, so that the definition's own is a placeholder. */
const hasDynamicHost = (policies: readonly PolicyPlace[]): boolean =>
  policies.some(({ template }) => template === 'dynamichosturl' || template === 'dynamicsubdomain');

/**
 * A name or an address, and a port that there is; letters of other alphabets are names too. A label has 63 letters at most, and
 * no hyphen at an end (RFC 1035, 2.3.4; RFC 1123, 2.1).
 */
const isHost = (host: string): boolean => {
  const [, name = ''] = /^([^:]*[^:.])\.?(?::0*[1-9]\d*)?$/.exec(host) ?? [];
  const isLabel = (label: string): boolean => /^(?!-)[\p{L}\p{M}\p{N}_-]{1,63}(?<!-)$/u.test(label);
  return name.split('.').every(isLabel) && URL.canParse(`https://${host}`);
};

/** What Microsoft's schema takes for a host. A connector whose policies give the address has a placeholder there. */
const isPlaceholder = (host: string): boolean => /^[^{}/ :\\]+(?::\d+)?$/.test(host);

/** What certification cannot take of a host or a base path and an import can; undefined for any other. */
const faultOfVariable = (written: string): string | undefined =>
  isEnvironmentVariable(written)
    ? 'is an environment variable, which a connector in a solution may have. Certification needs the value itself.'
    : undefined;

/** The foreign keywords of the document, its operations, parameters, responses and schemas, by their pointers. */
export const foreignKeys = oncePer((model: ConnectorModel): Map<string, string> => {
  const root = { pointer: '', value: model.definition };
  const { pathItems, operations, parameters, responses, schemas, typed } = model;
  const places: Place[] = [root, ...pathItems, ...operations, ...parameters, ...responses, ...schemas, ...typed];
  return new Map(
    places.flatMap(({ pointer, value }) =>
      foreignKeywords
        .filter((keyword) => Object.hasOwn(value, keyword))
        .map((keyword): [string, string] => [pointer + segment(keyword), keyword]),
    ),
  );
});

/** The schemes of the document, and those of operations, which take their place (Swagger 2.0, Operation Object). */
const schemesOf = (root: Place, { operations }: ConnectorModel) =>
  [root, ...operations].map(({ value: { schemes }, pointer }) => ({ schemes, pointer: `${pointer}/schemes` }));

export const rootRules = rulesAt('document', [
  {
    name: 'SpecificationVersionIncorrect',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'The key swagger is the string "2.0", and the file is written in that version.',
    why: 'The platform reads Swagger 2.0 and nothing else. OpenAPI 3, Swagger 1.2 and a Postman collection are held against no other rule.',
    message: '{found}. {advice}',
    check: ({ value }) =>
      value.swagger !== '2.0' &&
      hit('/swagger', {
        found: `swagger is ${JSON.stringify(value.swagger) ?? 'missing'}`,
        advice: 'Write "swagger": "2.0".',
      }),
    wrong: document({ swagger: '3.0' }),
    right: document({ swagger: '2.0' }),
  },
  {
    name: 'HostNameNotValid',
    evidence: 'E!',
    source: pullRequest(971),
    what: 'The host is a bare host name, with a port at most.',
    why: 'Scheme and path have their own keys, and a template is not resolved here. An environment variable has its value in the environment of a solution alone. With a dynamichosturl policy the host is a placeholder.',
    message: 'host "{host}" {fault}',
    check: ({ value: { host } }, { policies }) =>
      typeof host === 'string' &&
      !isHost(host) &&
      !(hasDynamicHost(policies) && isPlaceholder(host)) &&
      hit('/host', {
        host,
        fault:
          faultOfVariable(host) ??
          'is not a host name. Give the name alone, such as api.example.com, with a port at most.',
      }),
    wrong: document({ host: 'https://register.example/v1' }),
    right: document({ host: 'register.example:8080' }),
  },
  {
    name: 'HostNotProduction',
    evidence: 'E!',
    source: policyCodes('5000.2.6.4, host URL'),
    what: 'The host is the production service.',
    why: 'Test hosts are refused, and the cloud reaches neither localhost nor a private address but through a gateway. A word of the registered name itself, as in test.io, tells nothing, and with a dynamichosturl policy the host is a placeholder.',
    message: 'host "{host}" looks like a test system ("{word}"). Name the production host.',
    check: ({ value: { host } }, { policies, properties }) => {
      const name = text(host) ?? '';
      const hasGateway = texts(properties.capabilities).includes('gateway');
      const word = testWordOf(name) ?? (isPrivateHost(name) && !hasGateway ? name : undefined);
      return word !== undefined && !hasDynamicHost(policies) && hit('/host', { host: name, word });
    },
    wrong: document({ host: 'staging.register.example' }),
    right: document({ host: 'dev.to' }),
  },
  {
    name: 'HostLooksLikeDevelopment',
    evidence: 'P',
    source: ours,
    what: 'The host has no label "dev" before its registered name.',
    why: 'Most such hosts are for developers, though services in use have them too (dev.azure.com).',
    message: 'host "{host}" may be a system for developers. Make sure that it is the production host.',
    check: ({ value: { host } }, { policies }) =>
      isDevelopmentHost(text(host) ?? '') && !hasDynamicHost(policies) && hit('/host', { host: text(host) ?? '' }),
    wrong: document({ host: 'dev.register.example' }),
    right: document({ host: 'register.dev' }),
  },
  {
    name: 'BasePathNotValid',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'The base path starts with a slash, and has no variable, query or fragment.',
    why: 'It is put between host and path as it stands.',
    message: 'basePath "{basePath}" {fault}',
    check: ({ value: { basePath } }) => {
      if (typeof basePath !== 'string') return false;
      const sign = /[{}?#]/.exec(basePath)?.[0];
      const fault =
        faultOfVariable(basePath.replace(/^\//, '')) ??
        (!basePath.startsWith('/')
          ? 'does not start with "/". Add the slash.'
          : sign && `contains "${sign}". Keep the fixed part, and put the rest into the paths or a policy.`);
      return fault !== undefined && hit('/basePath', { basePath, fault });
    },
    wrong: document({ basePath: 'v1' }),
    right: document({ basePath: '/v1' }),
  },
  {
    name: 'SchemesArrayEmpty',
    evidence: 'E*',
    source: swaggerRules('Arrays'),
    what: 'schemes names a scheme.',
    why: 'Without one there is no URL to call.',
    message: 'schemes is empty. Write ["https"].',
    check: (place, model) =>
      schemesOf(place, model).flatMap(({ schemes, pointer }) =>
        Array.isArray(schemes) && schemes.length === 0 ? [{ pointer }] : [],
      ),
    wrong: document({ schemes: [] }),
    right: document({ schemes: ['https'] }),
  },
  {
    name: 'SchemesMissing',
    evidence: 'E*',
    source: tool('tools/paconn-cli, service URL'),
    what: 'schemes is present.',
    why: 'paconn builds the service URL from it and makes one without a scheme otherwise.',
    message: 'schemes is missing. Add "schemes": ["https"].',
    check: ({ value: { schemes } }) => schemes === undefined,
    wrong: document({ schemes: null }),
    right: document({ schemes: ['https'] }),
  },
  {
    name: 'SchemeNotValid',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'schemes holds transfer protocols.',
    why: 'Only http, https, ws and wss exist in Swagger 2.0.',
    message: 'schemes holds {scheme}. Write ["https"].',
    check: (place, model) =>
      schemesOf(place, model).flatMap(({ schemes, pointer }) =>
        list(schemes).flatMap((scheme, index) =>
          ['http', 'https', 'ws', 'wss'].includes(show(scheme))
            ? []
            : [{ pointer: `${pointer}/${index}`, args: { scheme: JSON.stringify(scheme) } }],
        ),
      ),
    wrong: document({ schemes: ['https', 'ftp'] }),
    right: document({ schemes: ['https'] }),
  },
  {
    name: 'SchemeNotSupported',
    evidence: 'E*',
    source: swaggerRules('Response'),
    what: 'schemes holds no WebSocket protocol.',
    why: 'The platform sends HTTP requests only.',
    message: 'schemes holds "{scheme}". Write ["https"].',
    check: (place, model) =>
      schemesOf(place, model).flatMap(({ schemes, pointer }) =>
        texts(schemes).flatMap((scheme, index) =>
          /^wss?$/.test(scheme) ? [{ pointer: `${pointer}/${index}`, args: { scheme } }] : [],
        ),
      ),
    wrong: document({ schemes: ['wss'] }),
    right: document({ schemes: ['https'] }),
  },
  {
    name: 'SchemeNotSecure',
    evidence: 'E',
    source: policyCodes('5000.3.1.6, HTTPS and TLS 1.2'),
    what: 'The service is called over https only.',
    why: 'Keys and data would travel in the open.',
    message: 'schemes holds "http". Write ["https"].',
    check: (place, model) =>
      schemesOf(place, model).flatMap(({ schemes, pointer }) => (texts(schemes).includes('http') ? [{ pointer }] : [])),
    wrong: document({ schemes: ['http', 'https'] }),
    right: document({ schemes: ['https'] }),
  },
  {
    name: 'TagRedefined',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'Each tag is defined once.',
    why: 'The second definition has no use.',
    message: 'The tag "{tag}" is defined twice. Remove one.',
    check: ({ value: { tags } }) => {
      const names = list(tags).map((tag) => text(object(tag).name) ?? '');
      return repeatedIndexes(names).map((index) => ({ at: `/tags/${index}`, args: { tag: names[index] ?? '' } }));
    },
    wrong: document({ tags: [{ name: 'a' }, { name: 'a' }] }),
    right: document({ tags: [{ name: 'a' }, { name: 'b' }] }),
  },
  {
    name: 'SectionOrder',
    evidence: 'G',
    source: coding('Sections of the definition'),
    what: 'Sections come in the order version, info, host, schemes, types, paths, definitions, parameters.',
    why: 'Reviewers find their way by it.',
    message: '"{later}" stands before "{earlier}". Put "{earlier}" first.',
    check: ({ value }) => {
      const order = ['swagger', 'info', 'host', 'consumes', 'paths', 'definitions', 'parameters'];
      const found = Object.keys(value).filter((key) => order.includes(key));
      const index = found.findIndex((key, at) => order.indexOf(key) < order.indexOf(found[at - 1] ?? 'swagger'));
      return (
        index > 0 && hit(segment(found[index] ?? ''), { earlier: found[index] ?? '', later: found[index - 1] ?? '' })
      );
    },
    wrong: definitionText((source) => {
      const { swagger, info: about, ...rest } = JSON.parse(source);
      return `${JSON.stringify({ swagger, ...rest, info: about }, null, 4)}\n`;
    }, '{ "swagger": …, "paths": …, "info": … }'),
    right: clean,
  },
  {
    name: 'TotalOperationsCountExceedsMaxAllowed',
    evidence: 'E',
    source: faq('Limits'),
    what: 'A definition has at most 256 operations.',
    why: 'The service refuses more.',
    message: 'There are {count} operations, and the limit is 256. Split the connector.',
    check: (_place, { operations }) => operations.length > maxOperations && hit('/paths', { count: operations.length }),
    wrong: document({ paths: Object.fromEntries(Array.from({ length: 257 }, (_, n) => [`/many${n}`, { get: {} }])) }),
    right: clean,
  },
  {
    name: 'TotalSchemaCountExceedsMaxAllowed',
    evidence: 'E',
    source: faq('Limits'),
    what: 'A definition has at most 16,384 schemas for each of its operations.',
    why: 'The service refuses more.',
    message: 'There are {count} schemas for {operations} operations, and the limit is 16,384 each. Remove some.',
    check: (_place, { operations, schemas }) =>
      schemas.length > operations.length * 16_384 &&
      operations.length > 0 &&
      hit('/definitions', { count: schemas.length, operations: operations.length }),
    wrong: definitionText((source) => {
      const value = JSON.parse(source);
      for (let n = 0; n < 16_390; n++) value.definitions[`D${n}`] = { type: 'string' };
      return JSON.stringify(value);
    }, '{ "definitions": { … 16,390 schemas … } }'),
    right: clean,
  },
  {
    name: 'SwaggerKeywordNotSupported',
    evidence: 'E',
    source: swaggerRules('Not supported'),
    what: 'No key of OpenAPI 3 or of newer JSON Schema is used.',
    why: 'The platform reads Swagger 2.0; what it does not know it refuses or ignores.',
    message: 'The keyword "{keyword}" is not part of Swagger 2.0. Remove it or say the same in Swagger 2.0.',
    check: (_place, model) => [...foreignKeys(model)].map(([pointer, keyword]) => ({ pointer, args: { keyword } })),
    wrong: document({ openapi: '3.0.0' }),
    right: clean,
  },
  {
    name: 'OperationsMissing',
    evidence: 'E*',
    source: submission('checklist, operations'),
    what: 'The definition has an operation.',
    why: 'A connector without one does nothing.',
    message: 'The definition has no operation. Describe one in paths.',
    check: ({ value: { paths } }, { operations, pathItems }) => {
      const isStarted = pathItems.some(({ value }) => httpVerbs.some((verb) => value[verb] !== undefined));
      const isMeant =
        isStarted || Object.entries(object(paths)).some(([path, item]) => path.startsWith('/') && !isObject(item));
      return isObject(paths) && operations.length === 0 && !isMeant && hit('/paths');
    },
    wrong: document({ paths: { '/items/{itemId}': null } }),
    right: clean,
  },
  {
    name: 'UrlNotValid',
    evidence: 'E*',
    source: `${swaggerRules('Properties')}; ${schemaFile('apiDefinition.swagger.schema.json, format of url, authorizationUrl and tokenUrl')}`,
    what: 'Every link of the definition is an absolute URL: contact, license, documentation, sign-in.',
    why: 'People open it, or are sent there to sign in.',
    message: '"{url}" {fault}',
    check: ({ value }, model) =>
      [...linksOf(value, model)].flatMap(({ pointer, value: link }) => {
        const url = filledText(link);
        const fault = url && (pointer.startsWith('/securityDefinitions/') ? faultOfSignInUrl(url) : faultOfUrl(url));
        return url && fault ? [{ pointer, args: { url, fault } }] : [];
      }),
    wrong: info({ contact: { url: 'register.example' } }),
    right: info({ contact: { url: 'https://register.example' } }),
  },
  {
    name: 'PlainHttpUrl',
    evidence: 'E',
    source: policyCodes('5000.3.1.6, HTTPS and TLS 1.2'),
    what: 'No link of the definition is a plain http URL: contact, license, terms of service, documentation, sign-in.',
    why: 'Certification refuses links that are not secure.',
    message: '"{url}" is not secure. Use https.',
    check: (_place, model) => plainUrls(model).flatMap(({ isLink, ...found }) => (isLink ? [found] : [])),
    wrong: info({ license: { name: 'Open', url: 'http://register.example/license' } }),
    right: info({ license: { name: 'Open', url: 'https://register.example/license' } }),
  },
  {
    name: 'PlainHttpValue',
    evidence: 'T',
    source: `${policyCodes('5000.3.1.6, HTTPS and TLS 1.2')}; a certified publisher says that it holds for every value`,
    what: 'No default, example or listed value is a plain http URL.',
    why: 'Makers copy them. One publisher was refused for any value that is such a URL.',
    message: 'The value "{url}" is a plain http URL. Use https.',
    check: (_place, model) => plainUrls(model).flatMap(({ isLink, ...found }) => (isLink ? [] : [found])),
    wrong: parameter({ default: 'http://register.example' }),
    right: parameter({ default: 'https://register.example' }),
  },
]);

/** The values of the keys that Microsoft's schema says are URLs. */
function* linksOf(definition: JsonObject, { operations, schemas }: ConnectorModel): Generator<Link> {
  for (const key of ['contact', 'license'])
    yield { pointer: `/info/${key}/url`, value: object(object(definition.info)[key]).url };
  for (const [name, scheme] of Object.entries(object(definition.securityDefinitions))) {
    for (const key of ['authorizationUrl', 'tokenUrl'])
      yield { pointer: `/securityDefinitions${segment(name)}/${key}`, value: object(scheme)[key] };
  }
  const tags = list(definition.tags).map((tag, index) => ({ pointer: `/tags/${index}`, value: object(tag) }));
  for (const { pointer, value } of [{ pointer: '', value: definition }, ...tags, ...operations, ...schemas]) {
    const { externalDocs } = value;
    if (isObject(externalDocs)) yield { pointer: `${pointer}/externalDocs/url`, value: externalDocs.url };
  }
}

/** Keys whose value people or the platform follow. */
const isLinkKey = (key: string): boolean => /^(url|uri|href|termsOfService)$/.test(key) || /[a-z]Ur[li]$/.test(key);

/** Keys below which values stand that describe no link of the connector; and those whose URL is a name. */
const valueKeys = words('example examples default enum x-ms-test-value x-ms-enum x-ms-enum-values x-ms-examples');
const nameKeys = words('$schema $ref namespace pattern description summary title x-ms-summary propertyValue');

/** Every value that is a plain http URL, with its place, and whether somebody follows it. */
const plainUrls = oncePer((model: ConnectorModel): { pointer: string; args: { url: string }; isLink: boolean }[] => {
  // Most definitions hold none, and a walk through every value of a large one is not free. A letter may be written as an escape.
  if (!/"http:|\\u00/i.test(model.files.definition.text)) return [];
  return [...stringsIn(model.definition)].flatMap(({ keys, text: url }) => {
    const key = keys.at(-1) ?? '';
    if (!/^http:\/\//i.test(url) || nameKeys.includes(key)) return [];
    const isLink = isLinkKey(key) && !keys.some((above) => valueKeys.includes(above));
    return [{ pointer: pointerTo(keys), args: { url }, isLink }];
  });
});
