import { usersOf } from '../../connector/reach.ts';
import { object } from '../../lib/json.ts';
import { segment } from '../../lib/json-pointer.ts';
import { hasUnreadTypes, isMimeType } from '../document/mime-types.ts';
import { clean, operation, response } from '../example-connector.ts';
import { inSmallLetters } from '../extension-names.ts';
import { namesInOtherCase } from '../repeated.ts';
import { rulesAt } from '../rule.ts';
import { statuses } from '../shapes.ts';
import { swaggerRules } from '../sources.ts';
import { isHeaderName } from '../words.ts';

export const responseRules = [
  ...rulesAt('operation', [
    {
      name: 'ResponseMustBeDefaultOrHttpStatusCode',
      evidence: 'E*',
      source: swaggerRules('Response'),
      what: 'A response is named by its status, or default.',
      why: 'Nothing else can be matched.',
      message: '"{status}" is not an HTTP status. Use 100 to 599, or default.',
      check: ({ responses }) =>
        responses.flatMap(({ status, pointer }) =>
          // In other letters, the shape says so.
          statuses.includes(inSmallLetters(status)) ? [] : [{ pointer, args: { status } }],
        ),
      wrong: operation({ responses: { OK: { description: 'The item.' } } }),
      right: clean,
    },
  ]),
  ...rulesAt('response', [
    {
      name: 'ResponseHeadersAreNotUnique',
      evidence: 'E*',
      source: swaggerRules('Response'),
      what: 'The headers of a response differ in more than capital letters.',
      why: 'Header names are compared without regard to case.',
      message: 'The header {name} is {other} in other letters. Remove one.',
      check: ({ value }) =>
        namesInOtherCase(Object.keys(object(value.headers))).map(({ name, other }) => ({
          at: `/headers${segment(name)}`,
          args: { name, other },
        })),
      wrong: response({ headers: { Total: { type: 'string' }, total: { type: 'string' } } }),
      right: response({ headers: { Total: { type: 'string' } } }),
    },
    {
      name: 'HeaderNameNotValid',
      evidence: 'E*',
      source: swaggerRules('Response, headers'),
      what: 'A response header has the name of a header.',
      why: 'A MIME type, for one, is not a header.',
      message: '"{name}" cannot be a header name. Remove it; content types belong in produces.',
      check: ({ value }) =>
        Object.keys(object(value.headers)).flatMap((name) =>
          isHeaderName(name) ? [] : [{ at: `/headers${segment(name)}`, args: { name } }],
        ),
      wrong: response({ headers: { 'application/pdf': { type: 'string' } } }),
      right: response({ headers: { Total: { type: 'string' } } }),
    },
    {
      name: 'ResponseExampleMustBeProducedByOperation',
      evidence: 'E*',
      source: swaggerRules('Response'),
      what: 'An example has a MIME type that the operation produces.',
      why: 'The service never answers with another.',
      message: '"{type}" in examples is no MIME type that {id} produces. {advice}',
      check: (place, model) =>
        Object.keys(object(place.value.examples)).flatMap((type) => {
          if (type.startsWith('x-')) return [];
          const user = usersOf(place, model).find(
            (operation) =>
              !model.mimeTypes(operation, 'produces').includes(type.toLowerCase()) &&
              !hasUnreadTypes(operation, 'produces', model),
          );
          const advice = isMimeType(type)
            ? 'Add it to produces or remove the example.'
            : 'Write the example below one, such as "application/json".';
          return user === undefined ? [] : [{ at: `/examples${segment(type)}`, args: { type, id: user.id, advice } }];
        }),
      wrong: response({ examples: { 'text/plain': 'a' } }),
      right: response({ examples: { 'application/json': { name: 'a' } } }),
    },
  ]),
];
