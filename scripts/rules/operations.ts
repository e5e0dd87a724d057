import type { ConnectorModel, OperationPlace } from '../lib/connector-model.ts';
import { body, clean, document, operation, pathParameter, response } from '../lib/example-connector.ts';
import { repeatedIndexes } from '../lib/graph.ts';
import { isObject, type JsonObject, list, object, segment, show, text, texts } from '../lib/json.ts';
import { PathIndex } from '../lib/path-index.ts';
import { type Rule, rulesAt } from '../lib/rule.ts';
import {
  coding,
  deprecation,
  issue,
  policyCodes,
  pullRequest,
  strings,
  submission,
  swaggerRules,
  versioning,
} from './sources.ts';
import { hit, productNames, shorten, wordsIn } from './words.ts';

const idLimit = 80;
const idPattern = /^[A-Z][A-Za-z0-9]*(_V\d+)?$/;
/** First words that are no command: articles, and verbs that tell instead of asking. */
const notImperative =
  /^(the|an?|this|it|is|gets|lists|reads|returns|retrieves|fetches|finds|searches|shows|provides|allows|creates|adds|updates|changes|deletes|removes|sends|moves|copies|converts|generates|executes|\p{L}+ing)$/iu;

const restrictedInSummary = /[/\\<>*%&?]/;

export const isTrigger = ({ value }: { value: JsonObject }): boolean => value['x-ms-trigger'] !== undefined;
const isDeprecated = ({ value }: OperationPlace): boolean => value.deprecated === true;
const annotation = ({ value }: OperationPlace): JsonObject => object(value['x-ms-api-annotation']);

/** Index of a list by key, made once per model so that a rule over pairs stays linear. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The operations of each family of revisions. */
function families(model: ConnectorModel): [string, OperationPlace[]][] {
  const members = model.operations.filter((entry) => typeof annotation(entry).family === 'string');
  return [...grouped(members, (entry) => text(annotation(entry).family) ?? '')];
}

const identity: Rule[] = [
  ...rulesAt('operation', [
    {
      name: 'OperationIdRequired',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'An operation has an operationId.',
      why: 'Flows, policies and the script name operations by it.',
      message: 'The operation has no operationId. Add one, such as "GetItem".',
      check: ({ id }) => id === '',
      wrong: operation({ operationId: null }),
      right: operation({ operationId: 'GetItem' }),
    },
    {
      name: 'OperationIdNotUnique',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'Each operationId is used once.',
      why: 'A flow could not say which operation it means.',
      message: 'operationId "{id}" is used before, at {first}. Choose another.',
      check: ({ id, pointer }, { byId }) => {
        const first = byId.get(id);
        return (
          first !== undefined && first.pointer !== pointer && hit('/operationId', { id, first: `#${first.pointer}` })
        );
      },
      wrong: body({}, { operationId: 'GetItem' }),
      right: body({}),
    },
    {
      name: 'OperationIdSanitized',
      evidence: 'W*',
      source: swaggerRules('Operations'),
      what: 'An operationId holds letters and digits only, apart from a revision suffix such as _V2.',
      why: 'The platform removes everything else and the names differ from then on.',
      message: 'operationId "{id}" is read as "{sanitized}". Use that.',
      check: ({ id }) =>
        /[^A-Za-z0-9_]/.test(id.replace(/_V\d+$/, '')) &&
        hit('/operationId', { id, sanitized: id.replace(/[^A-Za-z0-9_]/g, '') }),
      wrong: operation({ operationId: 'Get-Item' }),
      right: operation({ operationId: 'GetItem_V2' }),
    },
    {
      name: 'OperationIdNotPascalCase',
      evidence: 'W*',
      source: coding('Operation names'),
      what: 'An operationId is in Pascal case.',
      why: 'It is the name of the operation in flows, scripts and generated code.',
      message: 'operationId "{id}" is not in Pascal case. Write it like "GetItem".',
      check: ({ id }) => id !== '' && !/[^A-Za-z0-9_]/.test(id) && !idPattern.test(id) && hit('/operationId', { id }),
      wrong: operation({ operationId: 'get_item' }),
      right: operation({ operationId: 'GetItem' }),
    },
    {
      name: 'OperationIdTooLong',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: `An operationId has fewer than ${idLimit} characters.`,
      why: 'It is part of names that the platform builds.',
      message: `operationId has {length} characters. Use fewer than ${idLimit}.`,
      unpublished: `Microsoft's limit is not published; ${idLimit} is the documented limit of the summary.`,
      check: ({ id }) => id.length >= idLimit && hit('/operationId', { length: id.length }),
      wrong: operation({ operationId: 'GetItem'.repeat(12) }),
      right: operation({ operationId: 'GetItem' }),
    },
    {
      name: 'OperationHasNoSubstance',
      evidence: 'E!',
      source: pullRequest(473),
      what: 'No operation is left empty.',
      why: 'Reviewers ask to remove leftovers.',
      message: 'The operation is empty. Remove it or describe it.',
      check: ({ value }) => Object.keys(value).length === 0,
      wrong: document({ paths: { '/items/{itemId}': { delete: {} } } }),
      right: clean,
    },
  ]),
];

const paths: Rule[] = [
  ...rulesAt('operation', [
    {
      name: 'DuplicateOperationPath',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'Two paths differ in more than the names of their variables.',
      why: 'A request could not be told to belong to either.',
      message: 'The path {path} cannot be told from {other}. Change a fixed part of one.',
      check: ({ verb, path }, model) => {
        const [first, ...rest] = pathsOf(model, verb).twins(path);
        return first !== undefined && rest.includes(path) && { args: { path, other: first } };
      },
      wrong: document({
        paths: {
          '/items/{name}': { get: { operationId: 'GetItemByName', parameters: [{ name: 'name', in: 'path' }] } },
        },
      }),
      right: clean,
    },
    {
      name: 'PartialDuplicateOperationPath',
      evidence: 'W*',
      source: swaggerRules('Operations'),
      what: 'No fixed segment of a path stands where another path has a variable.',
      why: 'A value that equals the fixed segment would be sent to the other operation.',
      message: 'The path {path} is also matched by {others}. Give one of them another fixed segment in front.',
      check: ({ verb, path }, model) => {
        const others = pathsOf(model, verb).overlaps(path);
        return others.length > 0 && { args: { path, others: others.join(', ') } };
      },
      wrong: document({
        paths: {
          '/items/newest': {
            get: { operationId: 'GetNewestItem', summary: 'Get newest item', description: 'Returns the newest item.' },
          },
        },
      }),
      right: clean,
    },
    {
      name: 'OperationMissingPathParameter',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'Every variable of a path has a path parameter.',
      why: 'Nothing else can fill it.',
      message: 'The path has {{name}} but there is no path parameter of that name. Add it.',
      check: ({ path, parameters }) =>
        variablesOf(path).flatMap((name) =>
          parameters.some((parameter) => parameter.location === 'path' && parameter.name === name)
            ? []
            : [{ args: { name } }],
        ),
      wrong: operation({ parameters: [] }),
      right: clean,
    },
    {
      name: 'PathParameterNotDefinedInTemplate',
      evidence: 'E*',
      source: swaggerRules('Parameters'),
      what: 'Every path parameter is a variable of the path.',
      why: 'Its value would go nowhere.',
      message: 'The path {path} has no variable {{name}}. Add it to the path or remove the parameter.',
      check: ({ path, parameters }) => {
        const variables = variablesOf(path);
        return parameters.flatMap(({ location, name, pointer }) =>
          location === 'path' && !variables.includes(name) ? [{ pointer, args: { path, name } }] : [],
        );
      },
      wrong: pathParameter({ name: 'item' }),
      right: pathParameter({ name: 'itemId' }),
    },
  ]),
  ...rulesAt('document', [
    {
      name: 'PathRedefined',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'No two paths differ only in capital letters.',
      why: 'Routes are compared without regard to case.',
      message: 'The path {path} is {other} in other letters. Merge them.',
      check: (_place, { definition }) => {
        const seen = new Map<string, string>();
        return Object.keys(object(definition.paths)).flatMap((path) => {
          const other = seen.get(path.toLowerCase());
          seen.set(path.toLowerCase(), path);
          return other === undefined ? [] : [{ at: `/paths${segment(path)}`, args: { path, other } }];
        });
      },
      wrong: document({ paths: { '/Items/{itemId}': {} } }),
      right: clean,
    },
    ...(
      [
        [
          'OperationPathMustStartWithSlash',
          'A path starts with a slash.',
          'does not start with "/". Add it',
          (path) => !path.startsWith('/'),
          'items',
        ],
        [
          'OperationPathContainsUnsupportedCharacters',
          'A path has no wildcard.',
          'contains "*". Use a variable',
          (path) => path.includes('*'),
          '/items/*',
        ],
        [
          'OperationPathMayNotContainQueryOrFragment',
          'A path has no query and no fragment.',
          'contains "?" or "#". Declare query parameters instead',
          (path) => /[?#]/.test(path),
          '/items?all=true',
        ],
        [
          'OperationPathVariablesContainDefaults',
          'A path variable has no default in the path.',
          'gives a variable a default. Put the default on the parameter',
          (path) => variablesOf(path).some((name) => name.includes('=')),
          '/items/{id=1}',
        ],
        [
          'OperationPathTemplateNotValid',
          'A path variable fills a whole segment, and braces come in pairs.',
          'has a brace that does not enclose a whole segment. Let each variable stand between two slashes',
          (path) => path.split('/').some((part) => /[{}]/.test(part) && !/^(?:[^{}]*\{[^{}]+\}[^{}]*)+$/.test(part)),
          '/items/{id',
        ],
      ] as [string, string, string, (path: string) => boolean, string][]
    ).map(([name, what, found, isWrong, example]) => ({
      name,
      evidence: 'E*' as const,
      source: swaggerRules('Operations'),
      what,
      why: 'The gateway could not route a request by it.',
      message: `The path {path} ${found}.`,
      check: (_place: unknown, { definition }: ConnectorModel) =>
        Object.keys(object(definition.paths))
          .filter((path) => !path.startsWith('x-') && isWrong(path))
          .map((path) => ({ at: `/paths${segment(path)}`, args: { path } })),
      wrong: document({ paths: { [example]: {} } }),
      right: clean,
    })),
  ]),
];

const responses: Rule[] = rulesAt('operation', [
  {
    name: 'OperationMustHaveResponse',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'An operation has a response.',
    why: 'Nothing is known about its outcome otherwise.',
    message: 'The operation has no responses. Describe the 200 response.',
    check: (place) => place.responses.length === 0,
    wrong: operation({ responses: null }),
    right: clean,
  },
  {
    name: 'OperationShouldHaveSuccessfulResponse',
    evidence: 'E*',
    source: policyCodes('5000.2.4.5, empty operation or responses'),
    what: 'An operation has a successful response.',
    why: 'default alone says nothing about success.',
    message: 'There is no 2xx response. Describe the 200 response.',
    check: (place) => place.responses.length > 0 && !place.responses.some(({ status }) => /^2\d\d$/.test(status)),
    wrong: operation({ responses: { '200': null } }),
    right: clean,
  },
  {
    name: 'OperationHasManyResponsesWithSchema',
    evidence: 'W*',
    source: swaggerRules('Operations'),
    what: 'One response has a schema.',
    why: 'The designer uses one and shows no outputs of the others.',
    message: 'The responses {statuses} all have a schema, and only one is used. Keep that of {kept}.',
    check: (place) => {
      const statuses = place.responses.filter(({ resolved }) => isObject(resolved.schema)).map(({ status }) => status);
      return statuses.length > 1 && hit('/responses', { statuses: statuses.join(', '), kept: statuses[0] ?? '' });
    },
    wrong: operation({ responses: { '404': { schema: { type: 'string' } } } }),
    right: clean,
  },
  {
    name: 'SchemaDefinitionSetIncorrectly',
    evidence: 'E',
    source: policyCodes('5000.2.4.4 and 5000.2.4.6, empty response schema'),
    what: 'The 200 or 201 response, or the notification content of a webhook, has a schema.',
    why: 'Without one the designer shows no outputs. A warning by its wording, but reviewers refuse it.',
    message: 'Neither 200 nor 201 has a schema. Describe what the operation returns.',
    check: (place, model) =>
      place.responses.some(({ status }) => status === '200' || status === '201') &&
      model.successSchema(place) === undefined &&
      place.pathItem['x-ms-notification-content'] === undefined &&
      place.value['x-ms-visibility'] !== 'internal',
    wrong: response({ schema: null }),
    right: clean,
  },
  {
    name: 'DefaultResponseHasSchema',
    evidence: 'E!',
    source: pullRequest(4181),
    what: 'A default response has no schema.',
    why: 'Schemas belong to expected responses.',
    message: 'The default response has a schema. Move it to 200 and remove default.',
    check: (place) =>
      place.responses.flatMap(({ status, resolved, pointer }) =>
        status === 'default' && resolved.schema !== undefined ? [{ pointer }] : [],
      ),
    wrong: operation({ responses: { default: { description: 'Anything.', schema: { type: 'string' } } } }),
    right: clean,
  },
  {
    name: 'DefaultResponse',
    evidence: 'G',
    source: pullRequest(503, 549, 1425),
    what: 'There is no default response.',
    why: 'Reviewers ask to name the statuses instead.',
    message: 'There is a default response. List the statuses that the service returns.',
    check: (place) => place.responses.flatMap(({ status, pointer }) => (status === 'default' ? [{ pointer }] : [])),
    wrong: operation({ responses: { default: { description: 'Anything else.' } } }),
    right: clean,
  },
  {
    name: 'ErrorResponsesMissing',
    evidence: 'G',
    source: coding('Responses'),
    what: 'Known 4xx and 5xx responses are listed with a description.',
    why: 'People see what can go wrong; one in six independent connectors does it.',
    message: 'No 4xx or 5xx response is listed. Add those that the service returns, without a schema.',
    check: (place) => place.responses.length > 0 && !place.responses.some(({ status }) => /^[45]/.test(status)),
    wrong: operation({ responses: { '404': null } }),
    right: clean,
  },
  {
    name: 'AcceptedResponseInTrigger',
    evidence: 'G',
    source: issue(446),
    what: 'A polling trigger does not list 202.',
    why: 'The protocol uses it, but reviewers refused it and published triggers list 200 only.',
    message: 'The trigger lists a 202 response. List 200 only.',
    check: (place) =>
      isTrigger(place) && place.responses.flatMap(({ status, pointer }) => (status === '202' ? [{ pointer }] : [])),
    wrong: operation({ 'x-ms-trigger': 'single', responses: { '202': { description: 'Nothing new.' } } }),
    right: clean,
  },
]);

const parameters: Rule[] = rulesAt('operation', [
  {
    name: 'BodyOrFormDataParameterInFetchOperationNotAllowed',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A GET operation has no body and no form.',
    why: 'They would not be sent.',
    message: 'A GET operation cannot have the {location} parameter {name}. Make it a query parameter.',
    check: (place) =>
      (place.verb === 'get' || place.value['x-ms-notification'] !== undefined) &&
      place.parameters.flatMap(({ location, name, pointer }) =>
        location === 'body' || location === 'formData' ? [{ pointer, args: { location, name } }] : [],
      ),
    wrong: operation({ parameters: [{ name: 'body', in: 'body', schema: { type: 'string' } }] }),
    right: clean,
  },
  {
    name: 'OperationParametersContainMultipleBodyParameters',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'An operation has at most one body parameter.',
    why: 'A request has one body.',
    message: 'There are {count} body parameters. Merge them into one schema.',
    check: ({ value }) => {
      const count = list(value.parameters).filter((entry) => object(entry).in === 'body').length;
      return count > 1 && hit('/parameters', { count });
    },
    wrong: body(
      {},
      {
        parameters: [
          { name: 'a', in: 'body' },
          { name: 'b', in: 'body' },
        ],
      },
    ),
    right: body({}),
  },
  {
    name: 'ParameterListContainsFormDataAndBody',
    evidence: 'E*',
    source: swaggerRules('Parameters'),
    what: 'An operation has a body or a form, not both.',
    why: 'A request has one content.',
    message: 'There are both body and formData parameters. Choose one.',
    check: (place) => {
      const locations = new Set(place.parameters.map(({ location }) => location));
      return locations.has('body') && locations.has('formData') && hit('/parameters');
    },
    wrong: body(
      {},
      {
        parameters: [
          { name: 'a', in: 'body' },
          { name: 'b', in: 'formData' },
        ],
      },
    ),
    right: body({}),
  },
  {
    name: 'OperationParametersAreNotUnique',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'The parameter list repeats no entry.',
    why: 'The same entry twice is a slip.',
    message: 'The parameter list holds the same entry twice. Remove one.',
    check: ({ value }) => {
      const entries = list(value.parameters).map((entry) => JSON.stringify(entry));
      return repeatedIndexes(entries).map((index) => ({ at: `/parameters/${index}` }));
    },
    wrong: operation({
      parameters: [
        { name: 'a', in: 'query' },
        { name: 'a', in: 'query' },
      ],
    }),
    right: clean,
  },
  {
    name: 'OperationParametersContainDuplicateParameter',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A name stands once for each location.',
    why: 'One value would be lost.',
    message: 'There are two {location} parameters named {name}. Rename or remove one.',
    check: ({ value, pointer }, model) => {
      const keys = list(value.parameters).map((entry) => {
        const resolved = model.resolve(entry);
        return { name: text(resolved.name) ?? '', location: text(resolved.in) ?? '' };
      });
      return repeatedIndexes(keys.map(({ name, location }) => JSON.stringify([name, location]))).flatMap((index) => {
        const { name = '', location = '' } = keys[index] ?? {};
        return name === '' ? [] : [{ pointer: `${pointer}/parameters/${index}`, args: { name, location } }];
      });
    },
    wrong: operation({
      parameters: [
        { name: 'a', in: 'query', type: 'string' },
        { name: 'a', in: 'query', type: 'integer' },
      ],
    }),
    right: clean,
  },
  {
    name: 'MimeTypeNotCompatibleWithRequestContentSchemaType',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'What an operation consumes fits its body or form.',
    why: 'A form cannot be sent as JSON, nor an object as a form.',
    message: 'consumes ({types}) does not fit a {kind} parameter. Use {fit}.',
    check: (place, { definition }) => {
      const types = texts(place.value.consumes ?? definition.consumes).map((type) => type.toLowerCase());
      const kind = place.parameters.find(({ location }) => location === 'body' || location === 'formData')?.location;
      if (kind === undefined || types.length === 0) return false;
      const isForm = (type: string): boolean => /^(multipart\/|application\/x-www-form-urlencoded)/.test(type);
      const fits = types.some((type) => isForm(type) === (kind === 'formData'));
      const fit = kind === 'body' ? 'application/json' : 'multipart/form-data or application/x-www-form-urlencoded';
      return !fits && { args: { types: types.join(', '), kind, fit } };
    },
    wrong: body({}, { consumes: ['multipart/form-data'] }),
    right: body({}, { consumes: ['application/json'] }),
  },
  {
    name: 'StringBinaryNotSupportedForFormUrlEncoded',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A URL-encoded form has no binary parameter.',
    why: 'Bytes need multipart/form-data.',
    message: 'The binary parameter {name} cannot be sent URL-encoded. Consume multipart/form-data.',
    check: (place, { definition }) =>
      texts(place.value.consumes ?? definition.consumes).some((type) =>
        type.toLowerCase().startsWith('application/x-www-form-urlencoded'),
      ) &&
      place.parameters.flatMap(({ location, name, value, pointer }) =>
        location === 'formData' && value.type === 'string' && value.format === 'binary'
          ? [{ pointer, args: { name } }]
          : [],
      ),
    wrong: body(
      {},
      {
        consumes: ['application/x-www-form-urlencoded'],
        parameters: [{ name: 'file', in: 'formData', type: 'string', format: 'binary' }],
      },
    ),
    right: clean,
  },
  {
    name: 'ImportantParametersTooMany',
    evidence: 'G',
    source: strings('Visibility'),
    what: 'At most a handful of optional parameters are important.',
    why: 'What is important is shown first; when everything is, nothing stands out.',
    message: '{count} optional parameters are important. Keep the five most used and make the rest advanced.',
    check: (place) => {
      const count = place.parameters.filter(
        ({ value }) => value['x-ms-visibility'] === 'important' && value.required !== true,
      ).length;
      return count > 5 && hit('/parameters', { count });
    },
    wrong: operation({
      parameters: Array.from({ length: 6 }, (_, n) => ({
        name: `f${n}`,
        in: 'query',
        type: 'string',
        'x-ms-visibility': 'important',
      })),
    }),
    right: clean,
  },
]);

const words: Rule[] = rulesAt('operation', [
  {
    name: 'OperationVisibilityMissing',
    evidence: 'G',
    source: submission('checklist, visibility information'),
    what: 'An operation states its visibility.',
    why: 'The checklist asks for it.',
    message: 'x-ms-visibility is missing. Say important, advanced or internal.',
    check: ({ value }) => value['x-ms-visibility'] === undefined,
    wrong: operation({ 'x-ms-visibility': null }),
    right: operation({ 'x-ms-visibility': 'advanced' }),
  },
  {
    name: 'OperationSummaryTooLong',
    evidence: 'W*',
    source: submission('step 2, summary'),
    what: 'A summary has at most 80 characters.',
    why: 'It is the name of the action in the designer.',
    message: 'The summary has {length} characters, and the limit is 80. Shorten it.',
    unpublished: 'The documentation says 80; the validator was seen to use 120.',
    check: ({ value: { summary } }) =>
      typeof summary === 'string' && summary.length > 80 && hit('/summary', { length: summary.length }),
    wrong: operation({
      summary: 'Get an item of the register by the ID that the register gave it when it was entered into it',
    }),
    right: operation({ summary: 'Get an item' }),
  },
  {
    name: 'RestrictedCharactersInSummary',
    evidence: 'E!',
    source: pullRequest(1095),
    what: 'A summary has none of / \\ < > * % & ?.',
    why: 'The validator refuses them.',
    message: 'The summary contains "{found}". Say it in words.',
    check: ({ value }) => {
      const found = restrictedInSummary.exec(text(value.summary) ?? '')?.[0];
      return found !== undefined && hit('/summary', { found });
    },
    wrong: operation({ summary: 'Get item & owner' }),
    right: operation({ summary: 'Get item and owner' }),
  },
  {
    name: 'SummaryHasOtherCharacters',
    evidence: 'G',
    source: strings('Operation summary'),
    what: 'A summary has letters, digits, spaces and parentheses and ends with one of them.',
    why: 'Other signs are not part of a name.',
    message: 'The summary "{summary}" contains or ends with "{found}". Say it without.',
    check: ({ value }) => {
      const summary = text(value.summary) ?? '';
      const found = restrictedInSummary.test(summary)
        ? undefined
        : (/[^\p{L}\p{N} ()]/u.exec(summary)?.[0] ?? /[ (]$/.exec(summary)?.[0]);
      return found !== undefined && hit('/summary', { summary: shorten(summary), found });
    },
    wrong: operation({ summary: 'Get an item.' }),
    right: operation({ summary: 'Get an item (beta)' }),
  },
  {
    name: 'SummaryIsRawName',
    evidence: 'E!',
    source: pullRequest(602),
    what: 'A summary is made of words.',
    why: 'Reviewers refuse names of the code, such as list_items.',
    message: 'The summary "{summary}" is a name, not words. Write it like "List all items".',
    check: ({ value }) => {
      const summary = text(value.summary) ?? '';
      return /^[a-z0-9]+(_[a-z0-9]+)+$|^[a-z]+([A-Z][a-z]+)+$/.test(summary) && hit('/summary', { summary });
    },
    wrong: operation({ summary: 'get_item' }),
    right: operation({ summary: 'Get an item' }),
  },
  {
    name: 'SummaryNotSentenceCase',
    evidence: 'G',
    source: strings('Operation summary'),
    what: 'A summary is in sentence case.',
    why: 'All actions of the designer are.',
    message: 'The summary "{summary}" is not in sentence case. Capitalise the first word and names only.',
    check: ({ value }) => {
      const summary = text(value.summary) ?? '';
      const rest = (summary.match(/[\p{L}\p{N}]+/gu) ?? []).slice(1).filter((word) => word.length > 3);
      const isTitle = rest.length >= 2 && rest.every((word) => /^\p{Lu}\p{Ll}/u.test(word));
      return (
        summary !== '' &&
        (!/^[\p{Lu}\p{N}]/u.test(summary) || isTitle) &&
        hit('/summary', { summary: shorten(summary) })
      );
    },
    wrong: operation({ summary: 'Get The Newest Item' }),
    right: operation({ summary: 'Get the newest item' }),
  },
  {
    name: 'ActionSummaryPattern',
    evidence: 'G',
    source: strings('Actions'),
    what: 'The summary of an action starts with a plain verb, as in "Get item by ID" or "List all items".',
    why: 'All actions of the designer read like that.',
    message: 'The summary starts with "{word}". Start it with a verb, such as Get, List, Create, Update or Delete.',
    check: (place) => {
      const word = /^\p{L}+/u.exec(text(place.value.summary) ?? '')?.[0] ?? '';
      return !isTrigger(place) && notImperative.test(word) && hit('/summary', { word });
    },
    wrong: operation({ summary: 'Returns an item' }),
    right: operation({ summary: 'Get an item' }),
  },
  {
    name: 'DescriptionRepeatsSummary',
    evidence: 'G',
    source: strings('Operation description'),
    what: 'A description says more than the summary.',
    why: 'It is shown right beside it.',
    message: 'The description only repeats the summary. Say what the operation does and returns.',
    check: ({ value }) => {
      const plain = (entry: unknown): string =>
        show(entry ?? '')
          .toLowerCase()
          .replace(/[^a-z0-9]/g, '');
      return (
        typeof value.description === 'string' &&
        value.description !== '' &&
        plain(value.description) === plain(value.summary) &&
        hit('/description')
      );
    },
    wrong: operation({ description: 'Get an item.' }),
    right: clean,
  },
  {
    name: 'TriggerSummaryPattern',
    evidence: 'G',
    source: strings('Triggers'),
    what: 'The summary of a trigger starts with "When a" or "When an".',
    why: 'All triggers of the designer read like that.',
    message: 'The summary of the trigger is "{summary}". Start it with "When a" or "When an".',
    check: (place) =>
      isTrigger(place) &&
      !/^When (a|an) /.test(text(place.value.summary) ?? '') &&
      hit('/summary', { summary: shorten(text(place.value.summary) ?? '') }),
    wrong: operation({ 'x-ms-trigger': 'single', summary: 'New item' }),
    right: clean,
  },
  {
    name: 'TriggerDescriptionPattern',
    evidence: 'G',
    source: strings('Triggers'),
    what: 'The description of a trigger starts with "This operation triggers when".',
    why: 'All triggers of the designer read like that.',
    message: 'The description of the trigger does not start with "This operation triggers when". Start it so.',
    check: (place) =>
      isTrigger(place) &&
      !/^(This operation t|T)riggers /.test(text(place.value.description) ?? '') &&
      hit('/description'),
    wrong: operation({ 'x-ms-trigger': 'single', description: 'Looks for items.' }),
    right: clean,
  },
  {
    name: 'ProductNameInText',
    evidence: 'E*',
    source: submission('step 2, titles and descriptions'),
    what: 'Summaries and descriptions of operations and parameters name no Power Platform product.',
    why: 'The connector is used by all of them.',
    message: '"{words}" is a product name. Say it without.',
    check: (place) =>
      [place, ...place.parameters].flatMap(({ pointer, value }) =>
        ['summary', 'description', 'x-ms-summary'].flatMap((key) => {
          const found = wordsIn(text(value[key]) ?? '', productNames);
          return found.length > 0 ? [{ pointer: `${pointer}/${key}`, args: { words: found.join(', ') } }] : [];
        }),
      ),
    wrong: operation({ description: 'Returns one item to Power Automate.' }),
    right: operation({ description: 'Returns one item to a flow.' }),
  },
]);

const revisions: Rule[] = [
  ...rulesAt('operation', [
    {
      name: 'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'Only a deprecated operation names its replacement.',
      why: 'A replacement says that the operation is on its way out.',
      message: 'The operation names a replacement but is not deprecated. Set deprecated or remove the replacement.',
      check: (place) =>
        annotation(place).replacement !== undefined && !isDeprecated(place) && hit('/x-ms-api-annotation/replacement'),
      wrong: operation({
        'x-ms-api-annotation': { family: 'Item', revision: 1, replacement: { api: 'R', operationId: 'GetItem' } },
      }),
      right: clean,
    },
    ...(['api', 'operationId'] as const).map((key) => ({
      name: `ApiAnnotationExtensionReplacementInfoMissing${key === 'api' ? 'Api' : 'OperationId'}Property`,
      evidence: 'E*' as const,
      source: swaggerRules('Operations'),
      what: `A replacement names ${key}.`,
      why: 'Both parts are needed to find it.',
      message: `The replacement has no "${key}". Add it.`,
      check: (place: OperationPlace) => {
        const { replacement } = annotation(place);
        return isObject(replacement) && replacement[key] === undefined && hit('/x-ms-api-annotation/replacement');
      },
      wrong: operation({
        deprecated: true,
        'x-ms-api-annotation': {
          family: 'Item',
          revision: 1,
          replacement: key === 'api' ? { operationId: 'GetItem' } : { api: 'R' },
        },
      }),
      right: clean,
    })),
    {
      name: 'OperationStatusAheadOfConnector',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'No operation is in production before its connector.',
      why: 'The connector is the promise that the operation is part of.',
      message: 'The operation is in Production and the connector in Preview. Lower the operation.',
      check: (place, { definition }) =>
        annotation(place).status === 'Production' &&
        object(object(definition.info)['x-ms-api-annotation']).status === 'Preview' &&
        hit('/x-ms-api-annotation/status'),
      wrong: document({
        info: { 'x-ms-api-annotation': { status: 'Preview' } },
        paths: { '/items/{itemId}': { get: { 'x-ms-api-annotation': { status: 'Production' } } } },
      }),
      right: clean,
    },
    {
      name: 'OperationRevisionEmpty',
      evidence: 'W*',
      source: swaggerRules('Operations'),
      what: 'An operation that names a family names its revision.',
      why: 'Revisions put the family in order.',
      message: 'x-ms-api-annotation has a family and no revision. Add the revision.',
      check: (place) =>
        annotation(place).family !== undefined &&
        annotation(place).revision === undefined &&
        hit('/x-ms-api-annotation'),
      wrong: operation({ 'x-ms-api-annotation': { family: 'Item' } }),
      right: operation({ 'x-ms-api-annotation': { family: 'Item', revision: 1 } }),
    },
    {
      name: 'OperationIdShouldEndWithRevision',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'The id of a later revision ends with it.',
      why: 'People tell revisions apart by the suffix.',
      message: 'Revision {revision} has the operationId "{id}". End it with _V{revision}.',
      check: (place) => {
        const { revision } = annotation(place);
        return (
          typeof revision === 'number' &&
          revision > 1 &&
          !place.id.endsWith(`V${revision}`) &&
          hit('/operationId', { revision, id: place.id })
        );
      },
      wrong: operation({ 'x-ms-api-annotation': { family: 'Item', revision: 2 } }),
      right: operation({ operationId: 'GetItem_V2', 'x-ms-api-annotation': { family: 'Item', revision: 2 } }),
    },
    {
      name: 'DeprecatedOperationNotMarked',
      evidence: 'G',
      source: deprecation('Summary and description'),
      what: 'Summary and description of a deprecated operation say "(deprecated)".',
      why: 'Makers see it before they choose the action.',
      message:
        'The operation is deprecated and its {key} does not say so. Append " (deprecated)" and the revision annotation.',
      check: (place) =>
        isDeprecated(place) &&
        ['summary', 'description'].flatMap((key) =>
          /deprecated/i.test(text(place.value[key]) ?? '') ? [] : [{ at: `/${key}`, args: { key } }],
        ),
      wrong: operation({ deprecated: true }),
      right: operation({
        deprecated: true,
        summary: 'Get an item (deprecated)',
        description: 'Returns one item of the register (deprecated).',
      }),
    },
  ]),
  ...rulesAt('document', [
    {
      name: 'OperationFamilyHasDuplicateRevisions',
      evidence: 'E*',
      source: versioning('Revisions'),
      what: 'Each revision of a family is used once.',
      why: 'Revisions put the family in order.',
      message: 'The family "{family}" has revision {revision} twice. Number them apart.',
      check: (_place, model) =>
        families(model).flatMap(([family, members]) => {
          const seen = new Set<unknown>();
          return members.flatMap((member) => {
            const { revision } = annotation(member);
            if (typeof revision !== 'number') return [];
            if (!seen.has(revision)) {
              seen.add(revision);
              return [];
            }
            return [{ pointer: `${member.pointer}/x-ms-api-annotation`, args: { family, revision } }];
          });
        }),
      wrong: family([1, 1]),
      right: family([1, 2]),
    },
    {
      name: 'OperationFamilyHasManyActiveOperations',
      evidence: 'E*',
      source: versioning('Revisions'),
      what: 'At most two operations of a family are not deprecated.',
      why: 'Makers choose between the last two at most.',
      message: 'The family "{family}" has {count} active operations. Deprecate all but two.',
      check: (_place, model) =>
        families(model).flatMap(([name, members]) => {
          const active = members.filter((member) => !isDeprecated(member));
          const third = active[2];
          return third === undefined
            ? []
            : [{ pointer: `${third.pointer}/x-ms-api-annotation`, args: { family: name, count: active.length } }];
        }),
      wrong: family([1, 2, 3]),
      right: family([1, 2]),
    },
    {
      name: 'OperationFamilyHasManyActiveProductionOperations',
      evidence: 'E*',
      source: versioning('Revisions'),
      what: 'At most one operation of a family is active and in production.',
      why: 'A new revision in production ends the one before.',
      message: 'The family "{family}" has {count} active operations in Production. Deprecate the earlier ones.',
      check: (_place, model) =>
        families(model).flatMap(([name, members]) => {
          const active = members.filter(
            (member) => !isDeprecated(member) && annotation(member).status === 'Production',
          );
          const second = active[1];
          return second === undefined
            ? []
            : [{ pointer: `${second.pointer}/x-ms-api-annotation`, args: { family: name, count: active.length } }];
        }),
      wrong: family([1, 2], 'Production'),
      right: family([1, 2]),
    },
    {
      name: 'OperationFamilyHasManyEmptyRevisions',
      evidence: 'E*',
      source: versioning('Revisions'),
      what: 'At most one operation of a family has no revision.',
      why: 'It counts as the first.',
      message: 'The family "{family}" has {count} operations without a revision. Number them.',
      check: (_place, model) =>
        families(model).flatMap(([name, members]) => {
          const empty = members.filter((member) => annotation(member).revision === undefined);
          const second = empty[1];
          return second === undefined
            ? []
            : [{ pointer: `${second.pointer}/x-ms-api-annotation`, args: { family: name, count: empty.length } }];
        }),
      wrong: family([null, null]),
      right: family([1, 2]),
    },
  ]),
];

/** A connector whose operations are revisions of one family. */
function family(revisionNumbers: (number | null)[], status?: string) {
  const items = revisionNumbers.map((revision, index) => {
    const ofFamily = {
      family: 'Item',
      ...(revision === null ? {} : { revision }),
      ...(status === undefined ? {} : { status }),
    };
    const suffix = index === 0 ? '' : `_V${index + 1}`;
    const words = {
      summary: `Get item ${index}`,
      description: `Returns item ${index} of the register.`,
      'x-ms-visibility': 'advanced',
    };
    const answers = {
      '200': { description: 'The item.', schema: { $ref: '#/definitions/Item' } },
      '404': { description: 'There is no such item.' },
    };
    return [
      `/revision${index}`,
      { get: { operationId: `GetRevision${suffix}`, ...words, responses: answers, 'x-ms-api-annotation': ofFamily } },
    ];
  });
  return document({ paths: Object.fromEntries(items) });
}

function variablesOf(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

const indexes = new WeakMap<ConnectorModel, Map<string, PathIndex>>();

/** The paths of one verb, indexed once for each model. */
function pathsOf(model: ConnectorModel, verb: string): PathIndex {
  const ofModel = indexes.get(model) ?? new Map<string, PathIndex>();
  indexes.set(model, ofModel);
  let index = ofModel.get(verb);
  if (index === undefined) {
    index = new PathIndex(model.operations.filter((entry) => entry.verb === verb).map(({ path }) => path));
    ofModel.set(verb, index);
  }
  return index;
}

export const operationRules: Rule[] = [...identity, ...paths, ...responses, ...parameters, ...words, ...revisions];
