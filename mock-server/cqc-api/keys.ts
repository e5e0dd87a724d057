import type { IncomingHttpHeaders } from 'node:http';
import { invalidKey, missingKey } from './errors.ts';

/** Where CQC takes the key (its OpenAPI export, securitySchemes). */
const keyHeader = 'ocp-apim-subscription-key';
export const keyQuery = 'subscription-key';

type Query = Record<string, string | string[]>;

/** The key of a call: the header, or else the query. */
export function keyOf(headers: IncomingHttpHeaders, query: Query): string | undefined {
  const value = headers[keyHeader] ?? query[keyQuery];
  return Array.isArray(value) ? value[0] : value;
}

/** Checks that a call carries a valid key. */
export type CheckKey = (headers: IncomingHttpHeaders, query: Query) => void;

/**
 * Makes a check that a call carries a valid key.
 * @throws ApiError 401, worded for a missing or for a wrong key.
 */
export function createKeyCheck(keys: Iterable<string>, host: string): CheckKey {
  const valid = new Set(keys);
  return (headers, query) => {
    const key = keyOf(headers, query);
    if (!key) throw missingKey(host);
    if (!valid.has(key)) throw invalidKey(host);
  };
}
