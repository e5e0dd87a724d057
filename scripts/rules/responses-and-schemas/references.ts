import { object } from '../../lib/json.ts';
import { segment } from '../../lib/json-pointer.ts';
import { clean, document, operation, property, response } from '../example-connector.ts';
import { type Rule, rulesAt } from '../rule.ts';
import { swaggerRules } from '../sources.ts';
import { hit } from '../words.ts';

/** The three kinds of references fail in the same three ways. */
const kindRules: Rule[] = (
  [
    [
      'Parameter',
      'parameters',
      operation({ parameters: [{ $ref: '#/parameters/Missing' }] }),
      operation({ parameters: [{ $ref: '#/definitions/Item' }] }),
    ],
    [
      'Response',
      'responses',
      operation({ responses: { '404': { $ref: '#/responses/Missing', description: null } } }),
      operation({ responses: { '404': { $ref: '#/definitions/Item', description: null } } }),
    ],
    ['Schema', 'definitions', property({ $ref: '#/definitions/Missing' }), property({ $ref: 'other.json#/Item' })],
  ] as const
).flatMap(([kind, expects, missing, invalid]) =>
  rulesAt('reference', [
    {
      name: `${kind}ReferenceNotFound`,
      evidence: 'E*',
      source: swaggerRules(kind === 'Parameter' ? 'Parameters' : 'Response'),
      what: `A reference to one of the ${expects} leads somewhere.`,
      why: 'What it stands for is missing otherwise.',
      message: '$ref "{ref}" leads nowhere. Define it or correct the reference.',
      check: ({ ref, expects: found }, { definition }) => {
        const prefix = `#/${expects}/`;
        const name = ref.slice(prefix.length).replaceAll('~1', '/').replaceAll('~0', '~');
        return (
          found === expects &&
          ref.startsWith(prefix) &&
          !name.includes('/') &&
          !Object.hasOwn(object(definition[expects]), name) && { args: { ref } }
        );
      },
      wrong: missing,
      right: clean,
    },
    {
      name: `${kind}ReferenceNotValid`,
      evidence: 'E*',
      source: swaggerRules(kind === 'Parameter' ? 'Parameters' : 'Response'),
      what: `A reference here starts with #/${expects}/.`,
      why: 'The service follows no other, and reads no other file.',
      message: `$ref "{ref}" does not start with "#/${expects}/". Move what it means there.`,
      check: ({ ref, expects: found }) => found === expects && !ref.startsWith(`#/${expects}/`) && { args: { ref } },
      wrong: invalid,
      right: clean,
    },
    {
      name: `${kind}RefLoopNotAllowed`,
      evidence: 'E*',
      source: swaggerRules(kind === 'Parameter' ? 'Parameters' : 'Response'),
      what: `What stands under ${expects} is not itself a reference.`,
      why: 'A reference to a reference may never end.',
      message: '$ref "{ref}" stands where the thing itself should. Write it out.',
      check: ({ ref, pointer, expects: found }) =>
        found === expects && new RegExp(`^/${expects}/[^/]+$`).test(pointer) && { args: { ref } },
      wrong: document({ [expects]: { Loop: { $ref: `#/${expects}/Loop` } } }),
      right: clean,
    },
  ]),
);

const moreReferences: Rule[] = rulesAt('reference', [
  {
    name: 'JsonPointerNotValid',
    evidence: 'E*',
    source: swaggerRules('Response'),
    what: 'A reference is a valid JSON Pointer.',
    why: 'A tilde stands for itself only as ~0.',
    message: '$ref "{ref}" is not a JSON Pointer. Write "~" as "~0" and "/" as "~1".',
    check: ({ ref }) => /~(?![01])/.test(ref) && { args: { ref } },
    wrong: property({ $ref: '#/definitions/A~B' }),
    right: clean,
  },
  {
    name: 'AdditionalPropertyNotAllowedAdjacentToRef',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'A $ref stands alone.',
    why: 'Everything beside it is ignored.',
    message: '"{key}" stands beside $ref and is ignored. Move it to what is referenced.',
    check: ({ value }) => {
      const key = Object.keys(value).find((other) => other !== '$ref');
      return key !== undefined && hit(segment(key), { key });
    },
    wrong: response({ schema: { $ref: '#/definitions/Item', description: 'An item.' } }),
    right: clean,
  },
]);

export const referenceRules: Rule[] = [...kindRules, ...moreReferences];
