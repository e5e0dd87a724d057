import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../scripts/lib/json.ts';
import {
  body,
  buildExample,
  type Case,
  document,
  parameter,
  policy,
} from '../../../scripts/rules/example-connector.ts';
import { type RuleName, rules } from '../../../scripts/rules/index.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';

/** A body property `name` that is chosen by `outer/kind`, a property inside another one. */
function choosesByInner(reference: JsonObject, more: JsonObject = {}): Case {
  const extension = { operationId: 'GetItem', 'value-path': 'name', parameters: { itemId: reference } };
  const words = { 'x-ms-summary': 'Kind', description: 'The kind.' };
  return body({
    properties: {
      outer: { type: 'object', ...words, properties: { kind: { type: 'string', ...words } } },
      name: { type: 'string', 'x-ms-dynamic-values': extension, ...more },
    },
    required: ['outer'],
  });
}

const list = {
  operationId: 'GetItem',
  itemValuePath: 'name',
  parameters: { itemId: { parameterReference: 'body/outer/kind' } },
};

/** An operation that lists plain values or objects, and a parameter that takes them without a path. */
function choosesWithoutPath(items: JsonObject): Case {
  const get = (operationId: string, more: JsonObject): JsonObject => ({
    operationId,
    summary: 'List all kinds',
    description: 'Returns the kinds of items.',
    'x-ms-visibility': 'important',
    responses: {
      '200': { description: 'The kinds.', schema: { type: 'array', items } },
      '400': { description: 'Not valid.' },
    },
    ...more,
  });
  const chosen = {
    name: 'kind',
    in: 'query',
    type: 'string',
    'x-ms-summary': 'Kind',
    description: 'The kind to find.',
    'x-ms-visibility': 'advanced',
    'x-ms-dynamic-values': { operationId: 'ListKinds' },
  };
  return document({
    paths: {
      '/kinds': { get: get('ListKinds', {}) },
      '/choices': { get: get('ListChoices', { parameters: [chosen] }) },
    },
  });
}

/** A body that the answer of a call describes, which is given `source`. */
function describedByCall(source: string): Case {
  const call = { operationId: 'GetItem', 'value-path': 'name', parameters: { itemId: { parameter: source } } };
  const kind = { name: 'kind', in: 'query', required: true, type: 'string' };
  const words = { 'x-ms-summary': 'Kind', description: 'The kind.' };
  const described = { name: 'body', in: 'body', schema: { type: 'object', 'x-ms-dynamic-schema': call } };
  return body({}, { parameters: [{ ...kind, ...words }, described] });
}

const inherited = { name: 'sequence', type: 'integer' };

const cases: [name: string, example: Case, errors: RuleName[]][] = [
  [
    'a dotted path beside x-ms-dynamic-list',
    choosesByInner({ parameter: 'outer.kind' }, { 'x-ms-dynamic-list': list }),
    [],
  ],
  [
    'a dotted path without x-ms-dynamic-list',
    choosesByInner({ parameter: 'outer.kind' }),
    ['DynamicListExtensionRequiredForNonParameterReferences'],
  ],
  ['a dotted path to nothing', choosesByInner({ parameter: 'outer.size' }), ['ParameterOfCallerNotFound']],
  ['a body that a call describes, from an input', describedByCall('kind'), []],
  ['a body that a call describes, from what is none', describedByCall('kid'), ['ParameterOfCallerNotFound']],
  ['a list of plain values without a path', choosesWithoutPath({ type: 'string' }), []],
  [
    'a list of objects without a path',
    choosesWithoutPath({
      type: 'object',
      properties: { id: { type: 'string', 'x-ms-summary': 'ID', description: 'The ID.' } },
    }),
    ['DynamicPathMissing'],
  ],
  [
    'x-ms-trigger-value as an object',
    parameter({ ...inherited, 'x-ms-trigger-value': { 'value-collection': 'value', 'value-path': 'seqn' } }),
    [],
  ],
  [
    'a route with the method OPTIONS, which the schema of the properties lists',
    policy('routerequesttoendpoint', {
      'x-ms-apimTemplateParameter.newPath': '/all',
      'x-ms-apimTemplateParameter.httpMethod': 'OPTIONS',
    }),
    [],
  ],
  ['x-ms-trigger-value as a number', parameter({ ...inherited, 'x-ms-trigger-value': 5 }), ['JsonTypeIncorrect']],
];

describe('forms that published connectors have', () => {
  it.each(cases)('%s', async (_name, example, expected) => {
    const { findings } = await checkConnector(buildExample(example), { rules });
    // The example's GetItem returns no list, which is not the matter here.
    const errors = findings.filter(
      ({ severity, rule }) => severity === 'error' && rule !== 'InvokedOperationShouldProduceArray',
    );
    expect([...new Set(errors.map(({ rule }) => rule))]).toEqual(expected);
  });
});
