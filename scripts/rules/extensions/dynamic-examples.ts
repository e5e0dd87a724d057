import type { JsonObject } from '../../lib/json.ts';
import { body, type Case, document } from '../example-connector.ts';
import { listOf } from './examples.ts';

/** Examples of operations that take the values of a parameter from another one. */

const choice = { operationId: 'ListItems', 'value-path': 'name', 'value-collection': 'value', 'value-title': 'name' };
const listChoice = { operationId: 'ListItems', itemValuePath: 'name', itemsPath: 'value', itemTitlePath: 'name' };

/** Two operations: one that lists items and takes `listParameters`, and one whose parameters are `parameters`. */
export function choosing(parameters: JsonObject[], listParameters: JsonObject[] = []): Case {
  const words = (name: string) => ({ 'x-ms-summary': name, description: `The ${name.toLowerCase()} to use.` });
  const named = (entries: JsonObject[]) =>
    entries.map((entry) => ({
      in: 'query',
      type: 'string',
      ...words('Choice'),
      'x-ms-visibility': 'advanced',
      ...entry,
    }));
  const answers = {
    '200': { description: 'The items.', schema: { type: 'object', properties: listOf('value') } },
    '400': { description: 'Not valid.' },
  };
  const get = (operationId: string, entries: JsonObject[]) => ({
    operationId,
    summary: operationId === 'ListItems' ? 'List all items' : 'Choose an item',
    description: 'Returns items of the register.',
    'x-ms-visibility': 'important',
    parameters: named(entries),
    responses: answers,
  });
  const paths = {
    '/items': { get: get('ListItems', listParameters) },
    '/choices': { get: get('ChooseItem', parameters) },
  };
  return {
    ...document({ paths }),
    over: 'an operation that chooses from ListItems',
    fragment: { parameters, 'parameters of ListItems': listParameters },
  };
}

export const chooses = (values: JsonObject, listParameters: JsonObject[] = [], more: JsonObject[] = []): Case =>
  choosing([{ name: 'item', 'x-ms-dynamic-values': { ...choice, ...values } }, ...more], listParameters);
export const choosesList = (values: JsonObject, listParameters: JsonObject[] = []): Case =>
  choosing([{ name: 'item', 'x-ms-dynamic-list': { ...listChoice, ...values } }], listParameters);

/** A body property that chooses by another property of the body, or by what is named `from`. */
export function bodyReference(key: string, more: JsonObject[] = [], from = 'kind'): Case {
  const parameters = {
    itemId:
      key === 'x-ms-dynamic-values' || key === 'x-ms-dynamic-schema'
        ? { parameter: from }
        : { parameterReference: from },
  };
  const call =
    key.endsWith('schema') || key.endsWith('properties')
      ? { 'value-path': 'name' }
      : { 'value-path': 'name', itemValuePath: 'name' };
  const chosen = { type: 'string', [key]: { operationId: 'GetItem', ...call, parameters } };
  return body(
    { properties: { kind: { type: 'string' }, name: chosen } },
    {
      parameters: [
        {
          name: 'body',
          in: 'body',
          schema: { type: 'object', properties: { kind: { type: 'string' }, name: chosen } },
        },
        ...more,
      ],
    },
  );
}

export function ambiguousBody(key: string): Case {
  return bodyReference(key, [{ name: 'kind', in: 'query', type: 'string' }]);
}
