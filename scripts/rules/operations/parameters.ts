import { type JsonObject, list, text } from '../../lib/json.ts';
import { body, clean, operation } from '../example-connector.ts';
import { repeatedIndexes } from '../repeated.ts';
import { rulesAt } from '../rule.ts';
import { strings, swaggerRules } from '../sources.ts';
import { hit } from '../words.ts';
import { contentKindOf } from './content-kind.ts';

/** Indexes of the parameters that an operation has before, word for word. */
export const repeatedEntries = ({ parameters }: JsonObject): number[] =>
  repeatedIndexes(list(parameters).map((entry) => JSON.stringify(entry)));

export const operationParameterRules = rulesAt('operation', [
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
    check: ({ pointer, parameters, value }) => {
      // OperationParametersAreNotUnique says of one that is repeated whole that it is to be removed.
      const repeated = repeatedEntries(value).map((index) => `${pointer}/parameters/${index}`);
      const bodies = parameters.filter(
        (parameter) => parameter.location === 'body' && !repeated.includes(parameter.pointer),
      );
      // Of those of its path alone PathParametersContainMultipleBodyParameters says it.
      const isOwn = bodies.some((parameter) => parameter.pointer.startsWith(`${pointer}/`));
      return bodies.length > 1 && isOwn && hit('/parameters', { count: bodies.length });
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
    check: ({ value }) => repeatedEntries(value).map((index) => ({ at: `/parameters/${index}` })),
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
      // OperationParametersAreNotUnique says more about an entry that is repeated whole.
      const same = new Set(repeatedEntries(value));
      return repeatedIndexes(keys.map(({ name, location }) => JSON.stringify([name, location]))).flatMap((index) => {
        const { name = '', location = '' } = keys[index] ?? {};
        // OperationParametersContainMultipleBodyParameters says that a second body does not do under another name either.
        return name === '' || location === 'body' || same.has(index)
          ? []
          : [{ pointer: `${pointer}/parameters/${index}`, args: { name, location } }];
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
    check: (place, model) => {
      const types = model.mimeTypes(place, 'consumes');
      const kind = contentKindOf(place);
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
    check: (place, model) =>
      model.mimeTypes(place, 'consumes').some((type) => type.startsWith('application/x-www-form-urlencoded')) &&
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
