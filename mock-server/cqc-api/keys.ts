import type { FastifyRequest } from 'fastify';
import { invalidKey, missingKey } from './errors.ts';

/** Where CQC takes the key (its OpenAPI export, securitySchemes). */
const keyHeader = 'ocp-apim-subscription-key';
export const keyQuery = 'subscription-key';

/** The key of a call: the header, or else the query. */
export function keyOf(request: FastifyRequest): string | undefined {
  const value = request.headers[keyHeader] ?? (request.query as Record<string, string | string[]>)[keyQuery];
  return Array.isArray(value) ? value[0] : value;
}

/**
 * Makes a check that a call carries a valid key.
 * @throws ApiError 401, worded for a missing or for a wrong key.
 */
export function createKeyCheck(keys: Iterable<string>, host: string): (request: FastifyRequest) => void {
  const valid = new Set(keys);
  return (request) => {
    const key = keyOf(request);
    if (!key) throw missingKey(host);
    if (!valid.has(key)) throw invalidKey(host);
  };
}
