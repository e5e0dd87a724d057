import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../../scripts/connector/connector-folder.ts';
import { httpVerbs } from '../../../scripts/lib/http-verbs.ts';
import { isObject, type Json, type JsonObject, list, object } from '../../../scripts/lib/json.ts';
import { words } from '../../../scripts/lib/words.ts';
import {
  buildExample,
  type Case,
  definitionText,
  document,
  withMore,
} from '../../../scripts/rules/example-connector.ts';
import { type RuleName, rules } from '../../../scripts/rules/index.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';

/** A definition while it is written in another form. */
class Draft {
  readonly root: JsonObject;

  constructor(root: JsonObject) {
    this.root = root;
  }

  /** Moves a value under a root section and returns the reference to it. */
  share(section: string, value: Json): JsonObject {
    const name = `Shared${Object.keys(this.section(section)).length}`;
    this.section(section)[name] = value;
    return { $ref: `#/${section}/${name}` };
  }

  section(name: string): JsonObject {
    if (!isObject(this.root[name])) this.root[name] = {};
    return object(this.root[name]);
  }

  get pathItems(): JsonObject[] {
    return Object.values(object(this.root.paths)).filter(isObject);
  }

  get operations(): JsonObject[] {
    return this.pathItems.flatMap((item) => httpVerbs.map((verb) => item[verb]).filter(isObject));
  }

  get responses(): JsonObject[] {
    return this.operations.flatMap(({ responses }) => Object.values(object(responses)).filter(isObject));
  }

  /** What has a schema: bodies, responses and notification contents. */
  get schemaOwners(): JsonObject[] {
    const bodies = [...this.pathItems, ...this.operations].flatMap(({ parameters }) => list(parameters));
    const notifications = this.pathItems.map((item) => item['x-ms-notification-content']);
    const owners = [...bodies, ...this.responses, ...notifications].filter(isObject);
    // Swagger 2.0 knows the type "file" in a response alone, not in a definition.
    return owners.filter(({ schema, in: location = 'body' }) => location === 'body' && object(schema).type !== 'file');
  }
}

const isWritten = (value: Json | undefined): value is JsonObject => isObject(value) && value.$ref === undefined;

/** Shares every property inside of a schema. */
function shareParts(draft: Draft, schema: Json | undefined, seen = new Set<JsonObject>()): void {
  if (!isWritten(schema) || seen.has(schema)) return;
  seen.add(schema);
  const properties = object(schema.properties);
  for (const [name, value] of Object.entries(properties)) {
    shareParts(draft, value, seen);
    if (isWritten(value)) properties[name] = draft.share('definitions', value);
  }
  shareParts(draft, schema.items, seen);
}

/** Ways to write the same. */
const forms: Record<string, (draft: Draft) => void> = {
  'parameters of a path': ({ pathItems }) => {
    for (const item of pathItems) {
      const [operation, ...others] = httpVerbs.map((verb) => item[verb]).filter(isObject);
      if (operation === undefined || others.length > 0 || item.parameters !== undefined) continue;
      if (Array.isArray(operation.parameters)) item.parameters = operation.parameters;
      delete operation.parameters;
    }
  },
  'shared parameters': (draft) => {
    for (const operation of draft.operations) {
      if (!Array.isArray(operation.parameters)) continue;
      operation.parameters = operation.parameters.map((value) =>
        isWritten(value) ? draft.share('parameters', value) : value,
      );
    }
  },
  'shared responses': (draft) => {
    for (const responses of draft.operations.map((operation) => object(operation.responses)))
      for (const [status, value] of Object.entries(responses))
        if (isWritten(value) && !status.startsWith('x-')) responses[status] = draft.share('responses', value);
  },
  'schemas as definitions': (draft) => {
    for (const owner of draft.schemaOwners)
      if (isWritten(owner.schema)) owner.schema = draft.share('definitions', owner.schema);
  },
  'schemas as definitions of two names': (draft) => {
    for (const owner of draft.schemaOwners)
      if (isWritten(owner.schema)) owner.schema = draft.share('definitions', draft.share('definitions', owner.schema));
  },
  'inner schemas as definitions': (draft) => {
    for (const owner of draft.schemaOwners) shareParts(draft, owner.schema);
    for (const schema of Object.values(object(draft.root.definitions))) shareParts(draft, schema);
  },
  'one part of an allOf': ({ schemaOwners }) => {
    for (const owner of schemaOwners)
      if (isObject(owner.schema) && (owner.schema.type ?? 'object') === 'object')
        owner.schema = { allOf: [owner.schema] };
  },
  'a property in each part of an allOf': (draft) => {
    for (const owner of draft.schemaOwners) {
      if (!isWritten(owner.schema) || !isObject(owner.schema.properties)) continue;
      const { properties, ...rest } = owner.schema;
      const parts = Object.entries(properties).map(([name, value]) => ({
        type: 'object',
        properties: { [name]: value },
      }));
      if (rest.allOf === undefined && rest.discriminator === undefined && parts.length > 0)
        owner.schema = { ...rest, allOf: parts.map((part) => draft.share('definitions', part)) };
    }
  },
};

const [onPath, shared, onePart] = ['parameters of a path', 'shared parameters', 'one part of an allOf'];

/** Forms in which the wrong case is another fault, or none. */
const exceptions: Partial<Record<RuleName, string[]>> = {
  // PathParametersContainMultipleBodyParameters and PathParametersContainDuplicateParameter say it of a path.
  OperationParametersContainMultipleBodyParameters: [`${onPath}: 1 -> 0`],
  OperationParametersContainDuplicateParameter: [`${onPath}: 1 -> 0`],
  // Two references that differ are no entry that stands twice; OperationParametersContainDuplicateParameter says it.
  OperationParametersAreNotUnique: [`${onPath}: 1 -> 0`, `${shared}: 1 -> 0`],
  // The rules ask for another form.
  RepeatedParameterNotShared: [`${shared}: 1 -> 0`],
  SchemaComposed: [`${onePart}: 1 -> 2`],
  // How the designer names the outputs of an allOf, where it shows them at all, is not known.
  TokenTitleStutters: [`${onePart}: 1 -> 0`],
};

async function countIn(files: ReturnType<typeof buildExample>, text: string, name: RuleName): Promise<number> {
  const definition = sourceFile(files.definition.path, text);
  const { findings } = await checkConnector(
    { ...files, definition },
    { rules: rules.filter((rule) => rule.name === name) },
  );
  return findings.length;
}

/** The forms in which a rule finds something else than before. */
async function differencesOf(name: RuleName, example: Case): Promise<string[]> {
  const files = buildExample(example);
  const { value } = files.definition;
  if (!isObject(value)) return [];
  const written = JSON.stringify(value);
  // What is about large definitions takes long and holds nothing else.
  if (written.length > 200_000) return [];
  const before = await countIn(files, written, name);
  const found: string[] = [];
  for (const [form, rewrite] of Object.entries(forms)) {
    const draft = new Draft(JSON.parse(written));
    rewrite(draft);
    const rewritten = JSON.stringify(draft.root);
    const after = written === rewritten ? before : await countIn(files, rewritten, name);
    if (after !== before) found.push(`${form}: ${before} -> ${after}`);
  }
  return found;
}

/** The places that the forms change. */
const judged = words(
  'document pathItem operation parameter response schema typed text reference shape properties policy',
);

describe('what means the same is judged the same', () => {
  it.each(rules.filter(({ at }) => judged.includes(at)).map((rule) => [rule.name, rule] as const))(
    '%s',
    async (name, { wrong, right }) => {
      expect(await differencesOf(name, wrong)).toEqual(exceptions[name] ?? []);
      if (name !== 'SchemaComposed') expect(await differencesOf(name, right)).toEqual([]);
    },
  );
});

const label = { 'x-ms-summary': 'Place', description: 'The place of it.' };
const texted = { type: 'string', ...label };
const hook = { ...texted, 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' };
const internal = { ...texted, 'x-ms-visibility': 'internal' };
const withUrl = { type: 'object', properties: { url: hook } };
const requiring = { ...withUrl, required: ['url'] };
const ref = (name: string): JsonObject => ({ $ref: `#/definitions/${name}` });
const chooses = {
  ...texted,
  'x-ms-dynamic-values': {
    operationId: 'GetItem',
    'value-path': 'name',
    parameters: { itemId: { parameter: 'kind' } },
  },
};

/** Operations that take these bodies, beside the example. */
function taking(definitions: JsonObject, ...schemas: JsonObject[]): Case {
  const post = (schema: JsonObject, index: number): JsonObject => ({
    operationId: `CreateItem${index}`,
    summary: 'Create an item',
    description: 'Enters one item into the register.',
    'x-ms-visibility': 'important',
    parameters: [{ name: 'body', in: 'body', required: true, schema }],
    responses: { '200': { description: 'The item.', schema: ref('Item') }, '400': { description: 'Not valid.' } },
  });
  const paths = schemas.map((schema, index) => [
    `/new${index}`,
    { post: post(schema, index), 'x-ms-notification-content': { description: 'News.', schema: ref('Item') } },
  ]);
  return document({ definitions, paths: Object.fromEntries(paths) });
}

const at = (definition: string, property = 'url'): string => `#/definitions/${definition}/properties/${property}`;

describe('what is said of a definition is what its uses are', () => {
  it.each<[name: string, example: Case, told: string[]]>([
    ['required by another part', taking({ Hook: withUrl }, { allOf: [ref('Hook'), { required: ['url'] }] }), []],
    ['required beside its part', taking({ Hook: withUrl }, { allOf: [ref('Hook')], required: ['url'] }), []],
    [
      'required beside its part, which is called by another name',
      taking({ Hook: withUrl, Other: ref('Hook') }, { allOf: [ref('Other')], required: ['url'] }),
      [],
    ],
    [
      'required by one of two',
      taking({ Hook: withUrl }, { allOf: [ref('Hook')], required: ['url'] }, ref('Hook')),
      [`NotificationUrlNotRequired ${at('Hook')}`],
    ],
    [
      'required in what is optional',
      taking({ Hook: requiring }, { type: 'object', properties: { hook: { ...label, allOf: [ref('Hook')] } } }),
      [`NotificationUrlNotRequired ${at('Hook')}`],
    ],
    [
      'internal by what it is a part of',
      taking(
        { Hook: { ...requiring, properties: { url: { ...hook, 'x-ms-visibility': 'advanced' } } } },
        {
          type: 'object',
          required: ['hook'],
          properties: { hook: { ...internal, type: 'object', allOf: [ref('Hook')] } },
        },
      ),
      [],
    ],
    [
      'sent and received',
      withMore(taking({ Hook: requiring }, ref('Hook')), ', which is answered', ({ definition }) => {
        definition.responses = { Hook: { description: 'The hook.', schema: ref('Hook') } };
      }),
      [`NotificationUrlNotAllowedInThisPosition ${at('Hook')}`],
    ],
    [
      'internal, required by one of two, without a default',
      taking(
        { Kind: { type: 'object', properties: { kind: internal } } },
        { allOf: [ref('Kind')], required: ['kind'] },
        ref('Kind'),
      ),
      [`InternalPropertyNeedsDefault ${at('Kind', 'kind')}`],
    ],
    [
      'internal, required, with a default from another part',
      taking(
        { Kind: { type: 'object', properties: { kind: internal } } },
        { allOf: [ref('Kind')], required: ['kind'], properties: { kind: { ...internal, default: 'a' } } },
      ),
      [],
    ],
    [
      'taken from what two of three do not have',
      taking({ Choice: { type: 'object', properties: { place: chooses } } }, ref('Choice'), ref('Choice'), {
        allOf: [ref('Choice'), { type: 'object', properties: { kind: texted } }],
      }),
      [`ParameterOfCallerNotFound ${at('Choice', 'place')}/x-ms-dynamic-values/parameters/itemId`],
    ],
    [
      'taken from what an operation has that sends it, and not one that answers with it',
      withMore(
        taking(
          { Choice: { type: 'object', properties: { place: chooses } } },
          { allOf: [ref('Choice'), { type: 'object', properties: { kind: texted } }] },
        ),
        ', which is answered',
        ({ definition }) => {
          const path = { get: { operationId: 'ReadChoice', responses: { '200': { schema: ref('Choice') } } } };
          object(definition.paths)['/choice'] = path;
        },
      ),
      [],
    ],
    [
      'taken from what any may have',
      taking(
        {
          Choice: { type: 'object', properties: { place: chooses } },
          Any: {
            type: 'object',
            'x-ms-dynamic-schema': { operationId: 'GetItem', 'value-path': 'name', parameters: { itemId: 'a' } },
          },
        },
        { allOf: [ref('Choice'), ref('Any')] },
      ),
      [],
    ],
  ])('%s', async (_name, example, told) => {
    const { findings } = await checkConnector(buildExample(example), { rules });
    const isAsked = (rule: string): boolean => /^(NotificationUrl|InternalProperty|ParameterOfCaller)/.test(rule);
    expect(findings.filter(({ rule }) => isAsked(rule)).map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual(told);
  });

  const unlabelled = { name: 'page', in: 'query', type: 'string' };
  it.each<[name: string, visibilities: string[], told: number]>([
    ['internal operations', ['internal', 'internal'], 0],
    ['an internal operation and another', ['internal', 'important'], 2],
    ['no operation', [], 2],
  ])('labels of a shared parameter that has %s', async (_name, visibilities, told) => {
    const paths = visibilities.map((visibility, index) => [
      `/list${index}`,
      { get: { 'x-ms-visibility': visibility, parameters: [{ $ref: '#/parameters/Page' }] } },
    ]);
    const example = document({ parameters: { Page: unlabelled }, paths: Object.fromEntries(paths) });
    const { findings } = await checkConnector(buildExample(example), { rules });
    expect(findings.filter(({ pointer }) => pointer === '#/parameters/Page')).toHaveLength(told);
  });

  it('a link that is written with escapes is as plain as another', async () => {
    const example = definitionText(
      (text) => text.replace(/"url": "https:/, String.raw`"url": "\u0068ttp:`),
      'a link with an escape',
    );
    const { findings } = await checkConnector(buildExample(example), { rules });
    expect(findings.map(({ rule }) => rule)).toContain('PlainHttpUrl');
  });

  it('two bodies of an operation, one of them of its path', async () => {
    const parameters = [{ name: 'other', in: 'body', schema: ref('Item') }];
    const example = withMore(taking({}, ref('Item')), ', one more on the path', ({ definition }) => {
      object(object(definition.paths)['/new0']).parameters = parameters;
    });
    const { findings } = await checkConnector(buildExample(example), { rules });
    expect(
      findings.filter(({ rule }) => rule.endsWith('MultipleBodyParameters')).map(({ pointer }) => pointer),
    ).toEqual(['#/paths/~1new0/post/parameters']);
  });
});
