import { httpVerbs } from '../../lib/http-verbs.ts';
import { type JsonObject, list, text } from '../../lib/json.ts';
import { clean, document } from '../example-connector.ts';
import { repeatedEntries } from '../operations/parameters.ts';
import { repeatedIndexes } from '../repeated.ts';
import { rulesAt } from '../rule.ts';
import { swaggerRules } from '../sources.ts';
import { hit } from '../words.ts';

const sharedParameter = {
  name: 'filter',
  in: 'query',
  type: 'string',
  'x-ms-summary': 'Filter',
  description: 'Words to find.',
};

/** A path whose operations share these parameters. */
function sharedParameters(parameters: JsonObject[]) {
  return document({ paths: { '/items/{itemId}': { parameters } } });
}

export const pathItemRules = [
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
      name: 'PathItemEmpty',
      evidence: 'W!',
      source: 'Two reviews of connectors',
      what: 'A path has an operation.',
      why: 'Reviewers refuse what is left over of one that was removed; six of 107 published connectors have such a path.',
      message: 'The path has no operation. Remove it, or describe one.',
      check: ({ value }) => value.$ref === undefined && !httpVerbs.some((verb) => value[verb] !== undefined),
      wrong: document({ paths: { '/old': {} } }),
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
        const same = repeatedEntries(value);
        const keys = shared.map(({ name, in: location }) => JSON.stringify([name, location]));
        return repeatedIndexes(keys).flatMap((index) => {
          const { name, in: location } = shared[index] ?? {};
          // PathParametersContainMultipleBodyParameters says that a second body does not do under another name either.
          if (location === 'body' && !same.includes(index)) return [];
          return [{ at: `/parameters/${index}`, args: { name: text(name) ?? '', location: text(location) ?? '' } }];
        });
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
      check: ({ value }, model) => {
        // PathParametersContainDuplicateParameter says of one that is repeated whole that it is to be removed.
        const same = repeatedEntries(value);
        const count = list(value.parameters).filter(
          (entry, index) => model.resolve(entry).in === 'body' && !same.includes(index),
        ).length;
        return count > 1 && hit('/parameters', { count });
      },
      wrong: sharedParameters([
        { name: 'a', in: 'body', schema: { type: 'string' } },
        { name: 'b', in: 'body', schema: { type: 'string' } },
      ]),
      right: sharedParameters([sharedParameter]),
    },
  ]),
];
