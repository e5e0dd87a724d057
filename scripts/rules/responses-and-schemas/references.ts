import type { ConnectorModel, ReferencePlace, SchemaPlace } from '../../connector/connector-model.ts';
import { isMistyped, type JsonObject, list, object, show } from '../../lib/json.ts';
import { segment, segments, valueAt } from '../../lib/json-pointer.ts';
import { type Case, clean, document, operation, property, response, schema } from '../example-connector.ts';
import { nodesOnCycles } from '../graph.ts';
import { rulesAt } from '../rule.ts';
import { swaggerRules } from '../sources.ts';
import { hit } from '../words.ts';

export const referenceRules = [
  ...rulesOfKind('Parameter', 'parameters', {
    missing: operation({ parameters: [{ $ref: '#/parameters/Missing' }] }),
    invalid: operation({ parameters: [{ $ref: '#/definitions/Item' }] }),
  }),
  ...rulesOfKind('Response', 'responses', {
    missing: operation({ responses: { '404': { $ref: '#/responses/Missing', description: null } } }),
    invalid: operation({ responses: { '404': { $ref: '#/definitions/Item', description: null } } }),
  }),
  ...rulesOfKind('Schema', 'definitions', {
    missing: property({ $ref: '#/definitions/Missing' }),
    invalid: property({ $ref: 'other.json#/Item' }),
  }),
  ...rulesAt('document', [
    {
      name: 'AllOfLoopNotAllowed',
      evidence: 'E*',
      source: swaggerRules('Response, SchemaRefLoopNotAllowed'),
      what: 'No schema is composed of itself by allOf.',
      why: 'What it consists of has no end.',
      message: '$ref "{ref}" leads back to the schema that is composed of it. Remove it, or write out what it means.',
      check: (_place, model) =>
        composedOfThemselves(model).map(({ pointer, value }) => ({ pointer, args: { ref: show(value.$ref) } })),
      wrong: schema({ allOf: [{ $ref: '#/definitions/Item' }] }),
      right: clean,
    },
  ]),
  ...rulesAt('reference', [
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
      check: ({ value, expects }, model) => {
        // The rules about where a reference leads say that it stands in place of a schema.
        if (expects !== 'definitions' && model.refersToSchema(value)) return false;
        const key = Object.keys(value).find((other) => other !== '$ref');
        return key !== undefined && hit(segment(key), { key });
      },
      wrong: response({ schema: { $ref: '#/definitions/Item', description: 'An item.' } }),
      right: clean,
    },
  ]),
];

/** The references in an `allOf` by which a schema is a part of itself. */
function composedOfThemselves(model: ConnectorModel): SchemaPlace[] {
  const byPointer = new Map(model.schemas.map((place) => [place.pointer, place]));
  const partsOf = ({ pointer, value }: SchemaPlace): SchemaPlace[] =>
    [model.targetOf(value) ?? [], list(value.allOf).map((_part, index) => `${pointer}/allOf/${index}`)]
      .flat()
      .flatMap((part) => byPointer.get(part) ?? []);
  const looped = nodesOnCycles(
    model.schemas.filter(({ value }) => value.allOf !== undefined),
    partsOf,
  );
  return [...looped].filter(({ value, pointer }) => value.$ref !== undefined && /\/allOf\/\d+$/.test(pointer));
}

/** Whether a reference stands where other references lead to. That it has to go is all to be said of it. */
const isChained = ({ pointer, value, expects }: ReferencePlace, model: ConnectorModel): boolean =>
  new RegExp(`^/${expects}/[^/]+$`).test(pointer) && (expects === 'definitions' || !model.refersToSchema(value));

/** The reference that one to something in this file is miswritten for; undefined where it leads elsewhere. */
function meantReference(definition: JsonObject, ref: string, expects: ReferencePlace['expects']): string | undefined {
  const [, name] = /^(?:#?\/?(?:\w+\/|components\/schemas\/)|#\/?)?([^#/]+)$/.exec(ref) ?? [];
  const isElsewhere = ref.startsWith('#/') && valueAt(definition, ref) !== undefined;
  const isThere = name !== undefined && valueAt(definition, `/${expects}/${name}`) !== undefined;
  return isThere && !isElsewhere ? `#/${expects}/${name}` : undefined;
}

/** What to do with a reference that leads to a place of another kind. */
function adviseReference({ ref, value, expects }: ReferencePlace, model: ConnectorModel): string {
  const meant = meantReference(model.definition, ref, expects);
  if (meant !== undefined) return `Write "${meant}".`;
  if (expects === 'definitions' || !model.refersToSchema(value)) return 'Move what it means there.';
  const isBody = expects === 'responses' || value.in === undefined || value.in === 'body';
  return isBody ? 'Put it into "schema".' : 'Write out the type here instead.';
}

/** The three kinds of references fail in the same three ways. */
function rulesOfKind<const Kind extends string>(
  kind: Kind,
  expects: ReferencePlace['expects'],
  { missing, invalid }: { missing: Case; invalid: Case },
) {
  const source = swaggerRules(kind === 'Parameter' ? 'Parameters' : 'Response');
  return rulesAt('reference', [
    {
      name: `${kind}ReferenceNotFound` as const,
      evidence: 'E*',
      source,
      what: `A reference to one of the ${expects} leads somewhere.`,
      why: 'What it stands for is missing otherwise.',
      message: '$ref "{ref}" leads nowhere. Define it or correct the reference.',
      check: (place, model) => {
        const { ref, value, expects: found } = place;
        const [, name = '', ...rest] = segments(model.targetOf(value) ?? '');
        return (
          found === expects &&
          !isChained(place, model) &&
          ref.startsWith(`#/${expects}/`) &&
          rest.length === 0 &&
          !isMistyped(model.definition[expects], 'object') &&
          !Object.hasOwn(object(model.definition[expects]), name) && { args: { ref } }
        );
      },
      wrong: missing,
      right: clean,
    },
    {
      name: `${kind}ReferenceNotValid` as const,
      evidence: 'E*',
      source,
      what: `A reference here starts with #/${expects}/.`,
      why: 'The service follows no other, and reads no other file.',
      message: `$ref "{ref}" does not start with "#/${expects}/". {advice}`,
      check: (place, model) => {
        const { ref, expects: found } = place;
        if (found !== expects || ref.startsWith(`#/${expects}/`) || isChained(place, model)) return false;
        return { args: { ref, advice: adviseReference(place, model) } };
      },
      wrong: invalid,
      right: clean,
    },
    {
      name: `${kind}RefLoopNotAllowed` as const,
      evidence: 'E*',
      source,
      what: `What stands under ${expects} is not itself a reference.`,
      why: 'A reference to a reference may never end.',
      message: '$ref "{ref}" stands where the thing itself should. Write it out.',
      check: (place, model) => place.expects === expects && isChained(place, model) && { args: { ref: place.ref } },
      wrong: document({ [expects]: { Loop: { $ref: `#/${expects}/Loop` } } }),
      right: clean,
    },
  ]);
}
