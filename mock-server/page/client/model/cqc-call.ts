import { list, object, text } from '../../../../scripts/lib/json.ts';
import { resolveReference } from '../../../../scripts/lib/json-pointer.ts';
import { readList } from './array-values.ts';
import { type Call, escapeQuery, filledIn, type Values, writeAddress } from './calls.ts';
import type { Operation } from './operations.ts';

/** Where CQC takes the key. */
export const keyHeader = 'Ocp-Apim-Subscription-Key';

/**
 * Writes the same call for CQC's API, as its OpenAPI document describes it: a name may be spelled with other capitals, and
 * several values are a repeated key.
 * @returns undefined for an operation that only the connector has.
 */
export function writeCqcCall(openapi: unknown, operation: Operation, values: Values, base: string): Call | undefined {
  const path = withoutNames(operation.path);
  const [, found] = Object.entries(object(object(openapi).paths)).find(([own]) => withoutNames(own) === path) ?? [];
  const get = object(object(found).get);
  if (text(get.operationId) !== operation.operationId) return undefined;
  const parameters = list(get.parameters).map((value) => object(resolveReference(openapi, value)));
  const pairs = operation.inputs.flatMap((input) => {
    const value = filledIn(input, values);
    if (input.in !== 'query' || value === '') return [];
    const parameter = parameters.find(({ name }) => text(name)?.toLowerCase() === input.name.toLowerCase());
    const name = escapeQuery(text(parameter?.name) ?? input.name);
    const isRepeated = object(parameter?.schema).type === 'array';
    return splitValues(value, isRepeated, input.type === 'array').map((part) => `${name}=${escapeQuery(part)}`);
  });
  return {
    method: 'GET',
    address: writeAddress(base, operation, values, pairs),
    headers: {},
  };
}

/** The names in a path are those of one side: CQC's is `/changes/{organisationType}`, the connector's `/changes/{organisation_type}`. */
export const withoutNames = (path: string): string => path.replaceAll(/\{[^{}]*\}/g, '{}');

function splitValues(value: string, isRepeated: boolean, isArray: boolean): string[] {
  if (!isRepeated) return [value];
  const parts = isArray ? readList(value) : value.split(';');
  return parts.map((part) => part.trim()).filter(Boolean);
}
