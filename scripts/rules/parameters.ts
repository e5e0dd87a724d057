import { isInternal } from '../connector/extensions.ts';
import { usersOf } from '../connector/reach.ts';
import { groupBy } from '../lib/group-by.ts';
import { isMistyped, object, text } from '../lib/json.ts';
import { shorten } from '../lib/shorten.ts';
import { body, clean, document, operation, parameter, pathParameter } from './example-connector.ts';
import { rulesAt } from './rule.ts';
import { coding, extensions, issue, ours, pullRequest, schemaFile, strings, swaggerRules } from './sources.ts';
import { hit, repeats } from './words.ts';

/** Headers that the platform or the connection sets; a parameter of that name would fight with them. */
const platformHeaders = ['authorization', 'content-type', 'accept', 'host', 'content-length'];

const smallWords = /^(a|an|and|as|at|by|for|from|in|of|on|or|per|the|to|with|x|vs)$/;

/** Whether every word that counts starts with a capital letter or a digit. */
function isTitleCase(words: string): boolean {
  const found = words.match(/[\p{L}\p{N}'’.]+/gu) ?? [];
  return found.every((word, index) => /^[\p{Lu}\p{N}]/u.test(word) || (index > 0 && smallWords.test(word)));
}

export const parameterRules = [
  ...rulesAt('parameter', [
    {
      name: 'ConnectionIdParameterNotAllowed',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'No parameter is called connectionId.',
      why: 'The platform uses that name for the connection.',
      message: 'A parameter cannot be called connectionId. Rename it.',
      check: ({ name }) => name.toLowerCase() === 'connectionid' && hit('/name'),
      wrong: parameter({ name: 'connectionId' }),
      right: parameter({ name: 'filter' }),
    },
    {
      name: 'HeaderSetByPlatform',
      evidence: 'P',
      source: ours,
      what: 'No parameter is a header that the platform or the connection sets.',
      why: 'The value that a maker enters would be replaced, or would replace the key.',
      message: 'The header {name} is set by the platform or the connection. Remove the parameter.',
      unpublished: "Microsoft's list of reserved parameters (ReservedParameterIsUsed) is not published.",
      check: ({ name, location, value }, { definition }) => {
        const keys = Object.values(object(definition.securityDefinitions)).map((scheme) =>
          text(object(scheme).name)?.toLowerCase(),
        );
        const isSet = platformHeaders.includes(name.toLowerCase()) || keys.includes(name.toLowerCase());
        return location === 'header' && isSet && !isInternal(value) && hit('/name', { name });
      },
      wrong: parameter({ name: 'Authorization', in: 'header' }),
      right: parameter({ name: 'X-Filter', in: 'header' }),
    },
    {
      name: 'PathParameterMustBeRequired',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'A path parameter is required.',
      why: 'The path has a hole without it.',
      message: 'A path parameter must be required. Add "required": true.',
      check: ({ location, value }) =>
        location === 'path' && value.required !== true && !isMistyped(value.required, 'boolean'),
      wrong: pathParameter({ required: false }),
      right: pathParameter({ required: true }),
    },
    {
      name: 'PathParameterMissingEncoding',
      evidence: 'W!',
      source: pullRequest(1095),
      what: 'A path parameter says how it is encoded.',
      why: 'A value with a slash or a blank would make another path.',
      message: 'x-ms-url-encoding is missing. Add "x-ms-url-encoding": "single".',
      check: ({ location, value }) => location === 'path' && value['x-ms-url-encoding'] === undefined,
      wrong: pathParameter({ 'x-ms-url-encoding': null }),
      right: pathParameter({ 'x-ms-url-encoding': 'double' }),
    },
    {
      name: 'QueryParameterEncodingNotSupported',
      evidence: 'W*',
      source: swaggerRules('Parameters'),
      what: 'Only path parameters say how they are encoded.',
      why: 'All others are encoded once anyway.',
      message: 'x-ms-url-encoding is for path parameters. Remove it.',
      check: ({ location, value }) =>
        location !== 'path' && location !== '' && value['x-ms-url-encoding'] !== undefined && hit('/x-ms-url-encoding'),
      wrong: parameter({ 'x-ms-url-encoding': 'single' }),
      right: parameter({}),
    },
    {
      name: 'ArrayQueryParameter',
      evidence: 'P',
      source: issue(344),
      what: 'No query parameter is an array.',
      why: 'Its values arrive joined by commas, whatever the service wants, and Power Apps cannot use it at all.',
      message: 'An array in the query arrives joined by commas and does not work in Power Apps. Use a string.',
      check: ({ location, value }) => location === 'query' && value.type === 'array',
      wrong: parameter({ type: 'array', items: { type: 'string' } }),
      right: parameter({ type: 'string' }),
    },
    {
      name: 'BodyParameterSchemaRequired',
      evidence: 'E*',
      source: swaggerRules('Response'),
      what: 'A body parameter has a schema.',
      why: 'The designer makes its fields from it.',
      message: 'The body parameter has no schema. Describe the body.',
      check: ({ location, value }) => location === 'body' && value.schema === undefined,
      wrong: body({}, { parameters: [{ name: 'body', in: 'body' }] }),
      right: body({}),
    },
    {
      name: 'BodyParameterPropertyNotValid',
      evidence: 'E*',
      source: swaggerRules('Properties'),
      what: 'The type of a body stands in its schema.',
      why: 'A body parameter has no keys of its own for it.',
      message: 'A body parameter cannot have "{key}". Move it into the schema.',
      check: ({ location, value }) =>
        location === 'body' &&
        ['type', 'format', 'items', 'default', 'enum', 'collectionFormat'].flatMap((key) =>
          value[key] === undefined ? [] : [{ at: `/${key}`, args: { key } }],
        ),
      wrong: body({}, { parameters: [{ name: 'body', in: 'body', type: 'string', schema: { type: 'string' } }] }),
      right: body({}),
    },
    {
      name: 'NonBodyParameterSchemaNotValid',
      evidence: 'E*',
      source: swaggerRules('Response'),
      what: 'Only a body parameter has a schema.',
      why: 'All others are single values.',
      message: 'A parameter in {location} cannot have a schema. Use type instead.',
      check: ({ location, value }) =>
        location !== 'body' && location !== '' && value.schema !== undefined && hit('/schema', { location }),
      wrong: parameter({ schema: { type: 'string' } }),
      right: parameter({}),
    },
    {
      name: 'DynamicExtensionDefinitionNotAllowedInParameter',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'A dynamic extension of a body stands in its schema.',
      why: 'The body parameter is not the value that is chosen.',
      message: '{key} cannot stand on the body parameter. Move it into the schema.',
      check: ({ location, value }) =>
        location === 'body' &&
        Object.keys(value).flatMap((key) =>
          key.startsWith('x-ms-dynamic-') ? [{ at: `/${key}`, args: { key } }] : [],
        ),
      wrong: body(
        {},
        {
          parameters: [
            {
              name: 'body',
              in: 'body',
              schema: { type: 'string' },
              'x-ms-dynamic-schema': { operationId: 'GetItem', 'value-path': 'schema' },
            },
          ],
        },
      ),
      right: body({}),
    },
    {
      name: 'FileParameterMustBeInFormData',
      evidence: 'E*',
      source: swaggerRules('Parameters'),
      what: 'A file parameter is part of a form.',
      why: 'Nothing else carries bytes with a name.',
      message: 'A file cannot be sent in {location}. Use formData.',
      check: ({ location, value }) =>
        value.type === 'file' && location !== 'formData' && location !== '' && hit('/type', { location }),
      wrong: parameter({ type: 'file' }),
      right: body({}, { consumes: ['multipart/form-data'], parameters: [fileOf('formData')] }),
    },
    {
      name: 'InvalidFormDataParameterName',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'The name of a form parameter is ASCII.',
      why: 'It stands in a header of the part.',
      message: 'The form parameter name "{name}" has other than ASCII characters. Rename it.',
      check: ({ location, name }) =>
        location === 'formData' && [...name].some((letter) => letter > '\u007f') && hit('/name', { name }),
      wrong: body(
        {},
        { consumes: ['multipart/form-data'], parameters: [{ ...fileOf('formData'), name: 'fichier-joint-é' }] },
      ),
      right: body({}, { consumes: ['multipart/form-data'], parameters: [fileOf('formData')] }),
    },
    {
      name: 'AllowEmptyValueOnlyValidForQueryFormData',
      evidence: 'E*',
      source: swaggerRules('Metadata'),
      what: 'Only query and form parameters may be sent empty.',
      why: 'The keyword has no meaning elsewhere.',
      message: 'allowEmptyValue has no meaning in {location}. Remove it.',
      check: ({ location, value }) =>
        value.allowEmptyValue !== undefined &&
        !['', 'query', 'formData'].includes(location) &&
        hit('/allowEmptyValue', { location }),
      wrong: pathParameter({ allowEmptyValue: true }),
      right: parameter({ allowEmptyValue: true }),
    },
    {
      name: 'InternalParameterNeedsDefault',
      evidence: 'E*',
      source: extensions('x-ms-visibility'),
      what: 'A parameter that is internal and required has a default.',
      why: 'Nobody can enter a value.',
      message: 'The parameter is internal and required but has no default. Add the default.',
      check: ({ value, location }) =>
        location !== 'body' &&
        isInternal(value) &&
        value.required === true &&
        value.default === undefined &&
        value['x-ms-notification-url'] === undefined,
      wrong: parameter({ 'x-ms-visibility': 'internal', required: true }),
      right: parameter({ 'x-ms-visibility': 'internal', required: true, default: 'all' }),
    },
    {
      name: 'PropertyMustBeRequired',
      evidence: 'E*',
      source: swaggerRules('Properties'),
      what: 'A parameter that is internal and has a default is required.',
      why: 'An optional one is never sent, and the default with it.',
      message: 'The parameter is internal with a default but optional, so it is not sent. Add "required": true.',
      check: ({ value, location }) =>
        location !== 'body' &&
        isInternal(value) &&
        value.default !== undefined &&
        value.required !== true &&
        !isMistyped(value.required, 'boolean'),
      wrong: parameter({ 'x-ms-visibility': 'internal', default: 'all' }),
      right: parameter({ 'x-ms-visibility': 'internal', required: true, default: 'all' }),
    },
    {
      name: 'ParameterVisibilityMissing',
      evidence: 'G',
      source: strings('Visibility'),
      what: 'An optional parameter states its visibility when an operation that has it has more than five.',
      why: 'Long forms are readable only when rare fields are advanced.',
      message: 'x-ms-visibility is missing, and {id} has {count} parameters. Say important or advanced.',
      check: (place, model) => {
        const { value, location } = place;
        const user = usersOf(place, model).find((operation) => operation.parameters.length > 5);
        const isStated = value.required === true || value['x-ms-visibility'] !== undefined || location === 'body';
        return user !== undefined && !isStated && { args: { id: user.id, count: user.parameters.length } };
      },
      wrong: operation({
        parameters: Array.from({ length: 6 }, (_, n) => ({ name: `f${n}`, in: 'query', type: 'string' })),
      }),
      right: parameter({ 'x-ms-visibility': 'advanced' }),
    },
    {
      name: 'ParameterSummaryForm',
      evidence: 'G',
      source: strings('Parameter summary'),
      what: 'An x-ms-summary has at most 80 letters, digits, blanks, parentheses or hyphens.',
      why: 'It is the label of a field.',
      message: 'x-ms-summary "{summary}" {fault}. Shorten it to a label.',
      check: ({ value }) => {
        const summary = text(value['x-ms-summary']) ?? '';
        const sign = /[^\p{L}\p{N} ()'’-]/u.exec(summary)?.[0];
        const fault =
          summary.length > 80
            ? `has ${summary.length} characters`
            : sign === undefined
              ? undefined
              : `contains "${sign}"`;
        return fault !== undefined && hit('/x-ms-summary', { summary: shorten(summary), fault });
      },
      wrong: parameter({ 'x-ms-summary': 'Filter: Words' }),
      right: parameter({ 'x-ms-summary': 'Filter (Words)' }),
    },
    {
      name: 'ParameterSummaryNotTitleCase',
      evidence: 'G',
      source: strings('Parameter summary'),
      what: 'An x-ms-summary is in title case.',
      why: 'All labels of the designer are.',
      message: 'x-ms-summary "{summary}" is not in title case. Capitalise its words.',
      check: ({ value }) => {
        const summary = text(value['x-ms-summary']) ?? '';
        return !isTitleCase(summary) && hit('/x-ms-summary', { summary: shorten(summary) });
      },
      wrong: parameter({ 'x-ms-summary': 'words to find' }),
      right: parameter({ 'x-ms-summary': 'Words to Search', description: 'The words that an item must contain.' }),
    },
    {
      name: 'ParameterDescriptionRepeatsSummary',
      evidence: 'G',
      source: strings('Parameter description'),
      what: 'The description of a parameter says more than its x-ms-summary.',
      why: 'It stands right below it.',
      message: 'The description only repeats the x-ms-summary. Say what to enter.',
      check: ({ value }) => repeats(value.description, value['x-ms-summary']) && hit('/description'),
      wrong: parameter({ description: 'Filter.' }),
      right: parameter({ description: 'Words to look for.' }),
    },
    {
      name: 'TestValueMayBeSecret',
      evidence: 'G',
      source: schemaFile('apiDefinition.swagger.schema.json, x-ms-test-value'),
      what: 'A test value is no secret.',
      why: 'The definition is published.',
      message: 'x-ms-test-value looks like a key or token. Remove it.',
      check: ({ value }) => {
        const test = text(value['x-ms-test-value']) ?? '';
        const isRandom = /^[A-Za-z0-9_+/=-]{24,}$/.test(test) && /\d/.test(test) && /[a-zA-Z]/.test(test);
        return (isRandom || /^bearer /i.test(test)) && hit('/x-ms-test-value');
      },
      wrong: parameter({ 'x-ms-test-value': 'a81bc81bdead4e5dabff90865d1e13b1' }),
      right: parameter({ 'x-ms-test-value': 'care' }),
    },
  ]),
  ...rulesAt('document', [
    {
      name: 'RepeatedParameterNotShared',
      evidence: 'G',
      source: coding('Parameters'),
      what: 'A parameter that stands five times word for word stands once under the root parameters instead.',
      why: 'A correction in one place reaches all of them.',
      message:
        'The parameter {name} stands {count} times word for word. Move it to the root parameters and reference it.',
      check: (_place, { parameters }) => {
        const written = parameters.filter(({ pointer }) => pointer.startsWith('/paths/'));
        return [...groupBy(written, ({ value }) => JSON.stringify(value)).values()].flatMap(
          ({ 0: first, length: count }) =>
            first !== undefined && count >= 5 ? [{ pointer: first.pointer, args: { name: first.name, count } }] : [],
        );
      },
      wrong: document({
        paths: Object.fromEntries(
          Array.from({ length: 5 }, (_, n) => [`/a${n}`, { get: { parameters: [{ name: 'x', in: 'query' }] } }]),
        ),
      }),
      right: clean,
    },
  ]),
];

function fileOf(location: string) {
  return { name: 'file', in: location, type: 'file', 'x-ms-summary': 'File', description: 'The file to enter.' };
}
