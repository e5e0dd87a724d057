import { describe, expect, it } from 'vitest';
import { type JsonObject, object } from '../../../scripts/lib/json.ts';
import {
  body,
  buildExample,
  type Case,
  connectorProperties,
  parameter,
  pathParameter,
  property,
  response,
} from '../../../scripts/rules/example-connector.ts';
import { rules } from '../../../scripts/rules/index.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';

const errorsOf = async (example: Case) => {
  const { findings } = await checkConnector(buildExample(example), { rules });
  return findings.filter(({ severity }) => severity === 'error');
};

const namesOf = async (example: Case) => (await errorsOf(example)).map(({ rule }) => rule);

/** Where a type stands, and what is added to it there. */
const places: [place: string, make: (typed: JsonObject) => Case, allowed: string[]][] = [
  ['a query parameter', parameter, ['string', 'number', 'integer', 'boolean', 'array']],
  ['a path parameter', pathParameter, ['string', 'number', 'integer', 'boolean', 'array']],
  [
    'a header parameter',
    (typed) => parameter({ in: 'header', ...typed }),
    ['string', 'number', 'integer', 'boolean', 'array'],
  ],
  [
    'a form parameter',
    (typed) =>
      body(
        {},
        {
          consumes: ['multipart/form-data'],
          parameters: [{ name: 'part', in: 'formData', 'x-ms-summary': 'Part', description: 'The part.', ...typed }],
        },
      ),
    ['string', 'number', 'integer', 'boolean', 'array', 'file'],
  ],
  [
    'the items of a parameter',
    (typed) => parameter({ type: 'array', items: typed }),
    ['string', 'number', 'integer', 'boolean', 'array'],
  ],
  [
    'a header of a response',
    (typed) => response({ headers: { 'X-Count': typed } }),
    ['string', 'number', 'integer', 'boolean', 'array'],
  ],
  ['a property', property, ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']],
];

describe.each(places)('the type of %s', (_, make, allowed) => {
  it.each(['objekt', 'String', '', 'any', ...['object', 'null'].filter((type) => !allowed.includes(type))])(
    '"%s" is advised against',
    async (type) => {
      const [found, ...others] = await errorsOf(make({ type }));
      expect([found?.rule, others]).toEqual(['JsonValueNotInEnum', []]);
      expect(object(found?.args).allowed).toBe(`one of: ${allowed.map((one) => `"${one}"`).join(', ')}`);
    },
  );

  it.each(allowed)('"%s", which is advised, is no error', async (type) => {
    expect(await errorsOf(make({ type, ...(type === 'array' && { items: { type: 'string' } }) }))).toEqual([]);
  });

  it.each([[5], [true], [['string']]])('%j is no text', async (type) => {
    expect(await namesOf(make({ type }))).toContain('JsonTypeIncorrect');
  });
});

it('leaves a file, and the type of a body, to the rules that say more', async () => {
  expect(await namesOf(parameter({ type: 'file' }))).toEqual(['FileParameterMustBeInFormData']);
  expect(await namesOf(property({ type: 'file' }))).toEqual(['SchemaTypeFileNotValid']);
  const typed = { name: 'body', in: 'body', type: 'objekt', schema: { type: 'string' } };
  expect(await namesOf(body({}, { parameters: [typed] }))).toEqual(['BodyParameterPropertyNotValid']);
});

describe('scriptOperations', () => {
  it.each([[5], ['x'], [true], [{}], [-1]])('%j is of the wrong type', async (scriptOperations) => {
    const [found] = await errorsOf(connectorProperties({ scriptOperations }));
    expect(found).toMatchObject({ rule: 'JsonTypeIncorrect', pointer: '#/properties/scriptOperations' });
    expect(found?.args.expected).toBe('array or null');
  });
});
