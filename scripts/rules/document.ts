import {
  clean,
  definitionName,
  definitionText,
  document,
  info,
  operation,
  parameter,
} from '../lib/example-connector.ts';
import { repeatedIndexes } from '../lib/graph.ts';
import { type JsonObject, list, object, segment, show, text, texts } from '../lib/json.ts';
import { maxDepth } from '../lib/positions.ts';
import { type Rule, rulesAt } from '../lib/rule.ts';
import { coding, faq, issue, policyCodes, pullRequest, submission, swaggerRules, tool } from './sources.ts';
import { hit, isAbsoluteUrl, isForeign, productNames, shorten, titleWords, wordsIn } from './words.ts';

const megabyte = 1024 * 1024;
const solutionCharacters = 500_000;
const maxOperations = 256;

export const mimeTypes = ['application/json', 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'];

const categories = [
  ...['AI', 'Business Management', 'Business Intelligence', 'Collaboration', 'Commerce', 'Communication'],
  ...['Content and Files', 'Finance', 'Data', 'Human Resources', 'Internet of Things', 'IT Operations'],
  ...[
    'Lifestyle and Entertainment',
    'Marketing',
    'Productivity',
    'Sales and CRM',
    'Security',
    'Social Media',
    'Website',
  ],
];

const metadataNames = ['Website', 'Privacy policy', 'Categories'];

/** Keys and keywords of OpenAPI 3 and JSON Schema that Swagger 2.0 does not have. */
export const foreignKeywords = [
  ...['openapi', 'components', 'servers', 'webhooks', 'jsonSchemaDialect'],
  ...[
    'nullable',
    'oneOf',
    'anyOf',
    'not',
    'const',
    'if',
    'then',
    'else',
    'patternProperties',
    'requestBody',
    'callbacks',
  ],
];

/** The security definition keys that each type needs and the ones it may have. */
const schemeKeys: Record<string, { needs: string[]; knows: string[] }> = {
  basic: { needs: [], knows: [] },
  apiKey: { needs: ['name', 'in'], knows: ['name', 'in'] },
  oauth2: { needs: ['flow', 'scopes'], knows: ['flow', 'scopes', 'authorizationUrl', 'tokenUrl'] },
};

const oauthUrls: Record<string, string[]> = {
  implicit: ['authorizationUrl'],
  accessCode: ['authorizationUrl', 'tokenUrl'],
  password: ['tokenUrl'],
  application: ['tokenUrl'],
};

const metadata = (definition: { 'x-ms-connector-metadata'?: unknown }) =>
  list(definition['x-ms-connector-metadata'] as never).map(object);

const metadataPointer = (index: number): string => `/x-ms-connector-metadata/${index}/propertyValue`;

/** Every security requirement of the document and of its operations. */
const requirements = (place: { value: Record<string, unknown>; pointer: string }) =>
  list(place.value.security as never).flatMap((entry, index) =>
    Object.entries(object(entry)).map(([name, scopes]) => {
      return { name, scopes, pointer: `${place.pointer}/security/${index}${segment(name)}` };
    }),
  );

const fileRules: Rule[] = [
  ...rulesAt('reported', [
    {
      name: 'JsonNotValid',
      evidence: 'E',
      source: coding('Swagger format'),
      what: 'The definition and the properties are strict JSON.',
      why: 'A file that does not parse cannot be imported; 18 files of the published repository do not.',
      message: 'Not valid JSON: found {found}. Correct the text here; nothing behind it was checked.',
      check: () => undefined,
      wrong: definitionText((source) => source.slice(0, -3), '{ "swagger": "2.0",'),
      right: clean,
    },
    {
      name: 'JsonDuplicateKey',
      evidence: 'E',
      source: coding('Swagger format'),
      what: 'An object names each key once.',
      why: 'Readers keep one of the two values without a word, and not all keep the same one.',
      message: 'The key "{key}" stands twice in this object. Remove one of them.',
      check: () => undefined,
      wrong: definitionText(
        (source) => source.replace('{', '{ "swagger": "2.0",'),
        '{ "swagger": "2.0", "swagger": "2.0" }',
      ),
      right: clean,
    },
    {
      name: 'JsonTooDeep',
      evidence: 'E*',
      source: swaggerRules('Response, SchemaTooDeep'),
      what: `The JSON nests no deeper than ${maxDepth} levels.`,
      why: 'No definition needs it, and a reader that recurses would fail on it.',
      message: 'Nested deeper than {limit} levels. Use definitions and references instead; nothing was checked.',
      unpublished: `Microsoft's limit on schema depth is not published; ${maxDepth} is this reader's own.`,
      check: () => undefined,
      wrong: definitionText(() => '['.repeat(maxDepth + 1) + ']'.repeat(maxDepth + 1), '[[[[ … ]]]]'),
      right: clean,
    },
    {
      name: 'SwaggerSchemaViolated',
      evidence: 'E!',
      source: policyCodes('5000.2.6.2, structured and complete OpenAPI 2.0'),
      what: 'The definition, references resolved, fits the official Swagger 2.0 schema.',
      why: 'A net under the named rules: swagger-parser is asked when none of them found an error.',
      message: 'The Swagger 2.0 schema refuses this: {found}. Correct it.',
      check: () => undefined,
      wrong: parameter({ type: 'object' }),
      right: clean,
    },
    {
      name: 'AcceptedFindingStale',
      evidence: 'E',
      source: 'accepted-findings.json of the connector',
      what: 'Every entry of the accepted list still answers a finding.',
      why: 'An entry that answers nothing would hide the next finding at that place.',
      message: 'The accepted finding {rule} at {pointer} no longer fires. Remove the entry.',
      check: () => undefined,
      wrong: clean,
      right: clean,
    },
  ]),
  ...rulesAt('definitionFile', [
    {
      name: 'DefinitionFileName',
      evidence: 'E',
      source: tool('.pipelines/swagger_validation.yml'),
      what: 'The definition is called apiDefinition.swagger.json.',
      why: "Microsoft's checks look for that name and skip every other file.",
      message: 'The definition is called {name}, and certification skips it. Rename it to apiDefinition.swagger.json.',
      check: ({ name }) => !/^apidefinition\.swagger\.json$/i.test(name) && { args: { name } },
      wrong: definitionName('Register-Connector.swagger.json'),
      right: definitionName('apiDefinition.swagger.json'),
    },
    {
      name: 'DefinitionTooLarge',
      evidence: 'E',
      source: submission('step 3, size of the files'),
      what: 'The definition is smaller than 1 MB.',
      why: 'The service refuses larger files.',
      message: 'The file has {bytes} bytes, and the service takes 1,048,576. Shorten it.',
      check: ({ bytes }) => bytes >= megabyte && { args: { bytes } },
      wrong: definitionText((source) => source + ' '.repeat(megabyte), '… 1 MB of text …'),
      right: clean,
    },
    {
      name: 'DefinitionTooLargeForSolution',
      evidence: 'E!',
      source: issue(3567),
      what: 'The definition has at most 500,000 characters.',
      why: 'A Dataverse solution keeps it in a column of that length and refuses the import of a longer one.',
      message: 'The file has {characters} characters, and a solution takes 500,000. Shorten it.',
      check: ({ text: { length } }) => length > solutionCharacters && { args: { characters: length } },
      wrong: definitionText((source) => source + ' '.repeat(solutionCharacters), '… 500,001 characters …'),
      right: clean,
    },
    {
      name: 'ByteOrderMark',
      evidence: 'E*',
      source: tool('tools/paconn-cli, create and update'),
      what: 'The file starts without a byte order mark.',
      why: 'paconn fails to parse one that has it.',
      message: 'The file starts with a byte order mark, on which paconn fails. Save it as UTF-8 without one.',
      check: ({ hasByteOrderMark }) => hasByteOrderMark,
      wrong: definitionText((source) => `\ufeff${source}`, '\\uFEFF{ … }'),
      right: clean,
    },
    {
      name: 'IndentationNotFourSpaces',
      evidence: 'G',
      source: coding('Formatting'),
      what: 'The file is indented by four spaces, without tabs or trailing blanks.',
      why: 'Reviewers compare versions line by line.',
      message: 'Line {line} {found}. Indent by four spaces and end lines without blanks.',
      check: ({ text: source }) => {
        const first = /^\t|^(?: {4})* {1,3}(?=\S)|[ \t]+\r?$/m.exec(source);
        if (first === null) return false;
        const line = source.slice(0, first.index).split('\n').length;
        const found = first[0].startsWith('\t') ? 'starts with a tab' : 'has other white space';
        return { offset: first.index, args: { line, found } };
      },
      wrong: definitionText((source) => source.replaceAll('    ', '  '), '{\n  "swagger": "2.0"\n}'),
      right: definitionText((source) => source, '{\n    "swagger": "2.0"\n}'),
    },
  ]),
];

const rootRules: Rule[] = rulesAt('document', [
  {
    name: 'SpecificationVersionIncorrect',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'The key swagger is the string "2.0".',
    why: 'The platform reads Swagger 2.0 and nothing else.',
    message: 'swagger is {found}. Write "swagger": "2.0".',
    check: ({ value }) =>
      value.swagger !== '2.0' && hit('/swagger', { found: JSON.stringify(value.swagger) ?? 'missing' }),
    wrong: document({ swagger: '3.0' }),
    right: document({ swagger: '2.0' }),
  },
  {
    name: 'HostNameNotValid',
    evidence: 'E!',
    source: pullRequest(971),
    what: 'The host is a bare host name, with a port at most.',
    why: 'Scheme and path have their own keys, and a template is not resolved here.',
    message: 'host "{host}" is not a host name. Give it without scheme, path or variables.',
    check: ({ value: { host } }) =>
      typeof host === 'string' && !/^[^{}/ :\\]+(?::\d+)?$/.test(host) && hit('/host', { host }),
    wrong: document({ host: 'https://register.example/v1' }),
    right: document({ host: 'register.example:8080' }),
  },
  {
    name: 'HostNotProduction',
    evidence: 'E!',
    source: policyCodes('5000.2.6.4, host URL'),
    what: 'The host is the production service.',
    why: 'Test hosts are refused.',
    message: 'host "{host}" looks like a test system ("{word}"). Name the production host.',
    check: ({ value: { host } }) => {
      const word = /(?:^|[.-])(staging|stage|dev|test|sandbox|localhost|uat)(?=[.:-]|$)/i.exec(text(host) ?? '')?.[1];
      return word !== undefined && hit('/host', { host: text(host) ?? '', word });
    },
    wrong: document({ host: 'staging.register.example' }),
    right: document({ host: 'register.example' }),
  },
  {
    name: 'BasePathNotValid',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'The base path starts with a slash.',
    why: 'It is put between host and path as it stands.',
    message: 'basePath "{basePath}" does not start with "/". Add the slash.',
    check: ({ value: { basePath } }) =>
      typeof basePath === 'string' && !basePath.startsWith('/') && hit('/basePath', { basePath }),
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
    check: ({ value: { schemes } }) => Array.isArray(schemes) && schemes.length === 0 && hit('/schemes'),
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
    check: ({ value: { schemes } }) =>
      list(schemes).flatMap((scheme, index) =>
        ['http', 'https', 'ws', 'wss'].includes(show(scheme))
          ? []
          : [{ at: `/schemes/${index}`, args: { scheme: JSON.stringify(scheme) } }],
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
    check: ({ value: { schemes } }) =>
      texts(schemes).flatMap((scheme, index) =>
        /^wss?$/.test(scheme) ? [{ at: `/schemes/${index}`, args: { scheme } }] : [],
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
    check: ({ value: { schemes } }) => texts(schemes).includes('http') && hit('/schemes'),
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
    check: ({ value }, { schemas, operations }) => {
      const places = [{ pointer: '', value }, ...operations, ...schemas];
      return places.flatMap(({ pointer, value: holder }) =>
        foreignKeywords.flatMap((keyword) =>
          Object.hasOwn(holder, keyword) ? [{ pointer: pointer + segment(keyword), args: { keyword } }] : [],
        ),
      );
    },
    wrong: document({ openapi: '3.0.0' }),
    right: clean,
  },
  {
    name: 'ConnectorMetadataPropertiesMissing',
    evidence: 'E!',
    source: submission('step 3, connector metadata'),
    what: 'x-ms-connector-metadata has Website, Privacy policy and Categories.',
    why: 'They become the public page of the connector.',
    message: 'The connector metadata has no "{name}". Add it.',
    check: ({ value }) => {
      if (!Array.isArray(value['x-ms-connector-metadata'])) return false;
      const found = metadata(value).map((entry) => text(entry.propertyName)?.toLowerCase());
      return metadataNames.flatMap((name) =>
        found.includes(name.toLowerCase()) ? [] : [{ at: '/x-ms-connector-metadata', args: { name } }],
      );
    },
    wrong: document({
      'x-ms-connector-metadata': [{ propertyName: 'Website', propertyValue: 'https://register.example' }],
    }),
    right: clean,
  },
  {
    name: 'ConnectorMetadataNameSpelling',
    evidence: 'W*',
    source: submission('step 3, connector metadata'),
    what: 'The names in x-ms-connector-metadata are written exactly Website, Privacy policy and Categories.',
    why: 'The documentation gives them so. Published connectors with other capital letters show that the service forgives it.',
    message: 'The connector metadata is called "{found}". Write "{name}".',
    check: ({ value }) =>
      metadata(value).flatMap(({ propertyName }, index) => {
        const found = text(propertyName) ?? '';
        const name = metadataNames.find((candidate) => candidate.toLowerCase() === found.toLowerCase());
        return name === undefined || name === found
          ? []
          : [{ at: `/x-ms-connector-metadata/${index}/propertyName`, args: { found, name } }];
      }),
    wrong: document({
      'x-ms-connector-metadata': [{ propertyName: 'WebSite', propertyValue: 'https://register.example' }],
    }),
    right: clean,
  },
  {
    name: 'ConnectorMetadataUrlNotValid',
    evidence: 'E!',
    source: policyCodes('5000.3.1.3 and 5000.3.1.5, website and privacy policy'),
    what: 'Website and Privacy policy are https URLs.',
    why: 'Certification opens both.',
    message: '{name} is "{url}". Give an absolute https URL of the service.',
    check: ({ value }) =>
      metadata(value).flatMap(({ propertyName, propertyValue }, index) => {
        const url = text(propertyValue) ?? '';
        const isUrl = propertyName === 'Website' || propertyName === 'Privacy policy';
        const isGood = /^https:\/\/[^\s/]+\.[^\s/]+/i.test(url) && URL.canParse(url);
        return isUrl && !isGood ? [{ at: metadataPointer(index), args: { name: show(propertyName), url } }] : [];
      }),
    wrong: document({
      'x-ms-connector-metadata': [
        { propertyName: 'Website', propertyValue: 'https://registerexample' },
        { propertyName: 'Privacy policy', propertyValue: 'https://register.example/privacy' },
        { propertyName: 'Categories', propertyValue: 'Data' },
      ],
    }),
    right: clean,
  },
  {
    name: 'InvalidConnectorCategory',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: "Each category is one of Microsoft's nineteen.",
    why: 'The gallery knows no others.',
    message: '"{category}" is not a category. Choose from: {allowed}.',
    check: ({ value }) =>
      metadata(value).flatMap(({ propertyName, propertyValue }, index) => {
        if (propertyName !== 'Categories') return [];
        return (text(propertyValue) ?? '')
          .split(';')
          .map((category) => category.trim())
          .filter((category) => category !== '' && !categories.includes(category))
          .map((category) => ({ at: metadataPointer(index), args: { category, allowed: categories.join(', ') } }));
      }),
    wrong: document({
      'x-ms-connector-metadata': [
        { propertyName: 'Website', propertyValue: 'https://register.example' },
        { propertyName: 'Privacy policy', propertyValue: 'https://register.example/privacy' },
        { propertyName: 'Categories', propertyValue: 'Health' },
      ],
    }),
    right: clean,
  },
  {
    name: 'TooManyConnectorCategories',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'A connector has at most two categories.',
    why: 'The gallery shows no more.',
    message: 'There are {count} categories, and the limit is 2. Keep two.',
    check: ({ value }) =>
      metadata(value).flatMap(({ propertyName, propertyValue }, index) => {
        const count = (text(propertyValue) ?? '').split(';').filter((category) => category.trim() !== '').length;
        return propertyName === 'Categories' && count > 2 ? [{ at: metadataPointer(index), args: { count } }] : [];
      }),
    wrong: document({
      'x-ms-connector-metadata': [
        { propertyName: 'Website', propertyValue: 'https://register.example' },
        { propertyName: 'Privacy policy', propertyValue: 'https://register.example/privacy' },
        { propertyName: 'Categories', propertyValue: 'Data;Security;Finance' },
      ],
    }),
    right: clean,
  },
  {
    name: 'SecuritySchemePropertyRequired',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'A security definition has every key that its type needs.',
    why: 'An API key needs a name and a place, OAuth its flow, scopes and URLs.',
    message: 'A security definition of type {type} needs "{key}". Add it.',
    check: ({ value }) =>
      Object.entries(object(value.securityDefinitions)).flatMap(([name, entry]) => {
        const scheme = object(entry);
        const type = text(scheme.type) ?? '';
        const urls = type === 'oauth2' ? (oauthUrls[text(scheme.flow) ?? ''] ?? []) : [];
        return [...(schemeKeys[type]?.needs ?? []), ...urls]
          .filter((key) => scheme[key] === undefined)
          .map((key) => ({ at: `/securityDefinitions${segment(name)}`, args: { type, key } }));
      }),
    wrong: document({ securityDefinitions: { 'API Key': { name: null } } }),
    right: clean,
  },
  {
    name: 'SecuritySchemePropertyNotValid',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'A security definition has only the keys of its type.',
    why: 'A key of another type says that the type is wrong.',
    message: 'A security definition of type {type} cannot have "{key}". Remove it or correct the type.',
    check: ({ value }) =>
      Object.entries(object(value.securityDefinitions)).flatMap(([name, entry]) => {
        const scheme = object(entry);
        const type = text(scheme.type) ?? '';
        const knows = schemeKeys[type]?.knows;
        const all = ['name', 'in', 'flow', 'scopes', 'authorizationUrl', 'tokenUrl'];
        return Object.keys(scheme)
          .filter((key) => knows !== undefined && all.includes(key) && !knows.includes(key))
          .map((key) => ({ at: `/securityDefinitions${segment(name)}${segment(key)}`, args: { type, key } }));
      }),
    wrong: document({ securityDefinitions: { 'API Key': { flow: 'implicit' } } }),
    right: clean,
  },
  {
    name: 'SecurityRequirementMustBeDefined',
    evidence: 'E*',
    source: swaggerRules('Security'),
    what: 'A security requirement names a security definition.',
    why: 'Otherwise nothing says how to sign in.',
    message: 'The security requirement "{name}" is not in securityDefinitions. Define it or correct the name.',
    check: (place, { definition, operations }) =>
      [place, ...operations]
        .flatMap(requirements)
        .flatMap(({ name, pointer }) =>
          Object.hasOwn(object(definition.securityDefinitions), name) ? [] : [{ pointer, args: { name } }],
        ),
    wrong: document({ security: [{ Key: [] }] }),
    right: document({ security: [{ 'API Key': [] }] }),
  },
  {
    name: 'SecurityRequirementMustHaveEmptyValue',
    evidence: 'E*',
    source: swaggerRules('Security'),
    what: 'Only OAuth requirements name scopes.',
    why: 'A key or a password has none.',
    message: 'The security requirement "{name}" names scopes, but is not OAuth. Give it an empty array.',
    check: (place, { definition, operations }) =>
      [place, ...operations].flatMap(requirements).flatMap(({ name, scopes, pointer }) => {
        const scheme = object(object(definition.securityDefinitions)[name]);
        return list(scopes).length > 0 && typeof scheme.type === 'string' && scheme.type !== 'oauth2'
          ? [{ pointer, args: { name } }]
          : [];
      }),
    wrong: document({ security: [{ 'API Key': ['read'] }] }),
    right: document({ security: [{ 'API Key': [] }] }),
  },
  {
    name: 'SecurityRequirementMustHaveValue',
    evidence: 'E*',
    source: swaggerRules('Security'),
    what: 'A security requirement has an array.',
    why: 'Without one it says nothing.',
    message: 'The security requirement "{name}" has no array. Give it [] or its scopes.',
    check: (place, { operations }) =>
      [place, ...operations]
        .flatMap(requirements)
        .flatMap(({ name, scopes, pointer }) => (Array.isArray(scopes) ? [] : [{ pointer, args: { name } }])),
    wrong: document({ security: [{ 'API Key': 'none' }] }),
    right: document({ security: [{ 'API Key': [] }] }),
  },
  {
    name: 'OAuthSecurityRequirementValueMustBeScopeName',
    evidence: 'E*',
    source: swaggerRules('Security'),
    what: 'An OAuth requirement names scopes that the definition has.',
    why: 'The sign-in would ask for a scope that does not exist.',
    message: 'The security requirement "{name}" names the scope "{scope}", which is not defined. Define or remove it.',
    check: (place, { definition, operations }) =>
      [place, ...operations].flatMap(requirements).flatMap(({ name, scopes, pointer }) => {
        const scheme = object(object(definition.securityDefinitions)[name]);
        if (scheme.type !== 'oauth2') return [];
        return texts(scopes)
          .filter((scope) => !Object.hasOwn(object(scheme.scopes), scope))
          .map((scope) => ({ pointer, args: { name, scope } }));
      }),
    wrong: document({
      securityDefinitions: {
        Sign: {
          type: 'oauth2',
          flow: 'implicit',
          authorizationUrl: 'https://register.example/in',
          scopes: { read: 'Read.' },
        },
      },
      security: [{ Sign: ['write'] }],
    }),
    right: clean,
  },
  {
    name: 'PlainHttpUrl',
    evidence: 'E',
    source: policyCodes('5000.3.1.6, HTTPS and TLS 1.2'),
    what: 'No key of the definition holds a plain http URL.',
    why: 'Certification refuses links that are not secure.',
    message: '"{url}" is not secure. Use https.',
    check: ({ value }) => {
      const contact = text(object(object(value.info).contact).url);
      return contact?.startsWith('http://') === true && hit('/info/contact/url', { url: contact });
    },
    wrong: info({ contact: { url: 'http://register.example/contact' } }),
    right: info({ contact: { url: 'https://register.example/contact' } }),
  },
]);

const mimeRules: Rule[] = [
  ...rulesAt('document', [
    {
      name: 'MimeTypeNotSupported',
      evidence: 'E',
      source: pullRequest(1095),
      what: `consumes and produces hold only ${mimeTypes.join(', ')}.`,
      why: 'A warning until 2025; in 2026 a produces entry of another type was one cause of a refusal (5000.2.6.2).',
      message: 'The MIME type "{type}" is not supported. Use one of: {allowed}.',
      check: (place, { operations }) =>
        [place, ...operations].flatMap(({ pointer, value }) =>
          ['consumes', 'produces'].flatMap((key) =>
            texts(value[key]).flatMap((type, index) => {
              const isKnown = mimeTypes.includes(type.toLowerCase().split(';')[0]?.trim() ?? '');
              return isKnown || !/^[\w.+*-]+\/[\w.+*-]+/.test(type)
                ? []
                : [{ pointer: `${pointer}/${key}/${index}`, args: { type, allowed: mimeTypes.join(', ') } }];
            }),
          ),
        ),
      wrong: document({ produces: ['application/pdf'] }),
      right: document({ produces: ['application/json'] }),
    },
    {
      name: 'MimeTypeNotValid',
      evidence: 'E*',
      source: swaggerRules('Properties'),
      what: 'A MIME type has a type and a subtype.',
      why: 'Anything else is not a MIME type.',
      message: '"{type}" is not a MIME type. Write it like application/json.',
      check: (place, { operations }) =>
        [place, ...operations].flatMap(({ pointer, value }) =>
          ['consumes', 'produces'].flatMap((key) =>
            texts(value[key]).flatMap((type, index) =>
              /^[\w.+*-]+\/[\w.+*-]+/.test(type) ? [] : [{ pointer: `${pointer}/${key}/${index}`, args: { type } }],
            ),
          ),
        ),
      wrong: document({ produces: ['json'] }),
      right: document({ produces: ['application/json'] }),
    },
  ]),
];

const infoRules: Rule[] = rulesAt('info', [
  {
    name: 'FieldLengthExceeded',
    evidence: 'E!',
    source: pullRequest(3407),
    what: 'The title has at most 30 characters.',
    why: 'The gallery cuts longer ones.',
    message: 'The title has {length} characters, and the limit is 30. Shorten it.',
    check: ({ value: { title } }) =>
      typeof title === 'string' && title.length > 30 && hit('/title', { length: title.length }),
    wrong: info({ title: 'Register of Care Services in England' }),
    right: info({ title: 'Care Register' }),
  },
  {
    name: 'FieldLengthNotInRange',
    evidence: 'E!',
    source: pullRequest(550, 4181),
    what: 'The description has 30 to 500 characters.',
    why: 'Shorter ones say nothing, longer ones are not shown.',
    message: 'The description has {length} characters. Use 30 to 500.',
    check: ({ value: { description } }) =>
      typeof description === 'string' &&
      description !== '' &&
      (description.length < 30 || description.length > 500) &&
      hit('/description', { length: description.length }),
    wrong: info({ description: 'Reads the register.' }),
    right: info({ description: 'Reads the register of care services in England.' }),
  },
  {
    name: 'ValueContainsRestrictedWords',
    evidence: 'E!',
    source: pullRequest(550, 3407),
    what: 'Title and description do without reserved words.',
    why: 'The title names the service and not the technology; product names belong to Microsoft.',
    message: 'The {key} contains "{words}". Say it without.',
    check: ({ value }) =>
      [
        { key: 'title', words: wordsIn(text(value.title) ?? '', titleWords) },
        { key: 'description', words: wordsIn(text(value.description) ?? '', productNames) },
      ].flatMap(({ key, words }) =>
        words.length > 0 ? [{ at: `/${key}`, args: { key, words: words.join(', ') } }] : [],
      ),
    wrong: info({ title: 'Register API' }),
    right: info({ title: 'Register' }),
  },
  {
    name: 'ValueMustBeInEnglish',
    evidence: 'E*',
    source: swaggerRules('Metadata'),
    what: 'Title and description are English.',
    why: 'Certification reads no other language.',
    message: 'The {key} "{found}" is not English. Translate it.',
    unpublished: 'How the service tells English is not published; ours looks for letters beyond ASCII.',
    check: ({ value }) =>
      ['title', 'description'].flatMap((key) => {
        const found = text(value[key]) ?? '';
        return isForeign(found) ? [{ at: `/${key}`, args: { key, found: shorten(found) } }] : [];
      }),
    wrong: info({ title: 'Реестр' }),
    right: info({ title: 'Register' }),
  },
  {
    name: 'ValueMustEndWithAlphanumeric',
    evidence: 'E!',
    source: policyCodes('5000.2.2.3, title ending'),
    what: 'The title ends with a letter or digit.',
    why: 'A blank or line break at the end makes it another name.',
    message: 'The title "{title}" does not end with a letter or digit. Remove what follows.',
    check: ({ value: { title } }) =>
      typeof title === 'string' && title !== '' && !/[\p{L}\p{N}]$/u.test(title) && hit('/title', { title }),
    wrong: info({ title: 'Care Register!' }),
    right: info({ title: 'Care Register' }),
  },
  {
    name: 'TitleHasVersionSuffix',
    evidence: 'G',
    source: pullRequest(759),
    what: 'The title has no version.',
    why: 'Reviewers ask to drop it; the version has its own key.',
    message: 'The title "{title}" ends with a version. Drop it.',
    check: ({ value: { title } }) =>
      /\(?\bv\d+\)?$/i.test(text(title) ?? '') && hit('/title', { title: text(title) ?? '' }),
    wrong: info({ title: 'Care Register V2' }),
    right: info({ title: 'Care Register' }),
  },
  {
    name: 'TitleHasPublisherSuffix',
    evidence: 'G',
    source: submission('title; no published definition has the suffix'),
    what: 'The title does not say "(Independent Publisher)".',
    why: 'Publication adds it.',
    message: 'The title carries "(Independent Publisher)", which publication adds. Drop it.',
    check: ({ value: { title } }) => /independent publisher/i.test(text(title) ?? '') && hit('/title'),
    wrong: info({ title: 'A (Independent Publisher)' }),
    right: info({ title: 'Care Register' }),
  },
  {
    name: 'ContactEmailNotValid',
    evidence: 'E!',
    source: pullRequest(683),
    what: 'The contact has a valid e-mail address.',
    why: 'The identity form of an independent publisher goes there.',
    message: '"{email}" is not an e-mail address. Give one that is read.',
    check: ({ value }) => {
      const email = text(object(value.contact).email);
      return (
        email !== undefined &&
        email !== '' &&
        !/^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(email) &&
        hit('/contact/email', { email })
      );
    },
    wrong: info({ contact: { email: 'register.example' } }),
    right: info({ contact: { email: 'team@register.example' } }),
  },
  {
    name: 'UrlNotValid',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'Every url of info is absolute.',
    why: 'It is shown as a link.',
    message: '"{url}" is not an absolute URL. Start it with https://.',
    check: ({ value }) =>
      ['contact', 'license'].flatMap((key) => {
        const url = text(object(value[key]).url);
        return url !== undefined && url !== '' && !isAbsoluteUrl(url) ? [{ at: `/${key}/url`, args: { url } }] : [];
      }),
    wrong: info({ contact: { url: 'register.example' } }),
    right: info({ contact: { url: 'https://register.example' } }),
  },
]);

const sharedParameter = {
  ...{ name: 'filter', in: 'query', type: 'string' },
  ...{ 'x-ms-summary': 'Filter', description: 'Words to find.' },
};

/** A path whose operations share these parameters. */
function sharedParameters(parameters: JsonObject[]) {
  return document({ paths: { '/items/{itemId}': { parameters } } });
}

const pathRules: Rule[] = [
  ...rulesAt('pathItem', [
    {
      name: 'PathItemRefNotSuppored',
      evidence: 'E*',
      source: swaggerRules('Not supported'),
      what: 'A path holds its operations itself.',
      why: 'References are not followed here.',
      message: 'A path cannot be a $ref. Write its operations here.',
      check: ({ value }) => typeof value.$ref === 'string' && hit('/$ref'),
      wrong: document({ paths: { '/other': { $ref: '#/paths/~1items' } } }),
      right: clean,
    },
    {
      name: 'PathParametersContainDuplicateParameter',
      evidence: 'E*',
      source: swaggerRules('Parameters'),
      what: 'The shared parameters of a path name each name once for each location.',
      why: 'One value would be lost.',
      message: 'The path has two {location} parameters named {name}. Rename or remove one.',
      check: ({ value }, model) => {
        const shared = list(value.parameters).map((entry) => model.resolve(entry));
        const keys = shared.map(({ name, in: location }) => JSON.stringify([name, location]));
        return repeatedIndexes(keys).map((index) => ({
          at: `/parameters/${index}`,
          args: { name: text(shared[index]?.name) ?? '', location: text(shared[index]?.in) ?? '' },
        }));
      },
      wrong: sharedParameters([sharedParameter, { ...sharedParameter, type: 'integer' }]),
      right: sharedParameters([sharedParameter]),
    },
    {
      name: 'PathParametersContainMultipleBodyParameters',
      evidence: 'E*',
      source: swaggerRules('Parameters'),
      what: 'A path shares at most one body parameter.',
      why: 'A request has one body.',
      message: 'The path has {count} body parameters. Merge them into one schema.',
      check: ({ value }) => {
        const count = list(value.parameters).filter((entry) => object(entry).in === 'body').length;
        return count > 1 && hit('/parameters', { count });
      },
      wrong: sharedParameters([
        { name: 'a', in: 'body', schema: { type: 'string' } },
        { name: 'b', in: 'body', schema: { type: 'string' } },
      ]),
      right: sharedParameters([sharedParameter]),
    },
  ]),
  ...rulesAt('operation', [
    {
      name: 'ConsumesMissing',
      evidence: 'W!',
      source: pullRequest(1095),
      what: 'An operation with a body or form says what it consumes.',
      why: 'Otherwise the content type of the request is a guess.',
      message: 'There is a {kind} parameter but no supported MIME type in consumes. Add ["application/json"].',
      check: ({ value, parameters }, { definition }) => {
        const kind = parameters.find(({ location }) => location === 'body' || location === 'formData')?.location;
        const consumes = texts(value.consumes ?? definition.consumes);
        return (
          kind !== undefined &&
          !consumes.some((type) => mimeTypes.includes(type.toLowerCase().split(';')[0] ?? '')) && { args: { kind } }
        );
      },
      wrong: operation({ consumes: [], parameters: [{ name: 'body', in: 'body', schema: { type: 'string' } }] }),
      right: clean,
    },
  ]),
];

export const documentRules: Rule[] = [...fileRules, ...rootRules, ...mimeRules, ...infoRules, ...pathRules];
