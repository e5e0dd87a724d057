import { type JsonObject, object } from '../../lib/json.ts';
import { type Case, document, withMore } from '../example-connector.ts';

/** Examples that the tables about extensions share. */

export const item = {
  type: 'object',
  properties: { name: { type: 'string', 'x-ms-summary': 'Name', description: 'The name.' } },
};
export const listOf = (name: string) => ({
  [name]: { type: 'array', items: item, 'x-ms-summary': 'Items', description: 'The items.' },
});
export const nextLink = {
  nextLink: { type: 'string', 'x-ms-summary': 'Next Link', description: 'Where the next page is.' },
};

/** An operation that lists items, with this response schema and these more keys. */
export function listItems(properties: JsonObject, more: JsonObject = {}): Case {
  const get = {
    operationId: 'ListItems',
    summary: 'List all items',
    description: 'Returns the items of the register.',
    'x-ms-visibility': 'important',
    responses: {
      '200': { description: 'The items.', schema: { type: 'object', properties } },
      '400': { description: 'The request is not valid.' },
    },
    ...more,
  };
  return { ...document({ paths: { '/items': { get } } }), over: 'an operation', fragment: { properties, ...more } };
}

export const triggerWords = {
  operationId: 'OnItemChanged',
  summary: 'When an item changes',
  description: 'This operation triggers when an item changes.',
  'x-ms-visibility': 'important',
};
export const triggerKeys = {
  'x-ms-trigger': 'batch',
  'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' },
  'x-ms-trigger-hint': 'To see it work now, change an item.',
};
const itemArray = { type: 'array', items: item };

/** A polling trigger with these keys changed; null removes a key. */
export function trigger(fragment: JsonObject, path = '/trigger/items'): Case {
  const responses = {
    '200': { description: 'The items.', schema: itemArray },
    '400': { description: 'The state is not valid.' },
  };
  const get: JsonObject = { ...triggerWords, ...triggerKeys, responses };
  for (const [key, value] of Object.entries(fragment)) {
    if (value === null) delete get[key];
    else get[key] = value;
  }
  return { ...document({ paths: { [path]: { get } } }), over: 'a polling trigger', fragment };
}

/** An example with these operations in scriptOperations. */
export function scripted(operations: string[], over: Case): Case {
  return withMore(over, `, scriptOperations ${operations.join(', ')}`, (example) => {
    object(example.properties.properties).scriptOperations = operations;
  });
}
