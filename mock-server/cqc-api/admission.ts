import type { IncomingHttpHeaders } from 'node:http';
import { noSuchOperation } from '../http/api-error.ts';
import type { CqcCall, RawValues } from './call.ts';
import { invalidKey, missingKey } from './errors.ts';

/** Where CQC takes the key (its OpenAPI export, securitySchemes). */
const keyHeader = 'ocp-apim-subscription-key';
export const keyQuery = 'subscription-key';

/** Lets a call of a known path in and returns its key, or throws. */
export type Admit = (call: CqcCall) => string;

/**
 * Makes what CQC's gateway checks first, before it counts a call or looks at its parameters.
 * @throws ApiError 404 when the path ends where an id should stand, such as `/locations/`, which a router takes for an
 * empty id; 401, worded for a missing or for a wrong key.
 */
export function createAdmission(keys: Iterable<string>, host: string): Admit {
  const valid = new Set(keys);
  return ({ path, query, headers }) => {
    for (const name in path) if (path[name] === '') throw noSuchOperation();
    const key = findKey(headers, query);
    if (!key) throw missingKey(host);
    if (!valid.has(key)) throw invalidKey(host);
    return key;
  };
}

/** The key of a call: the header, or else the query. */
function findKey(headers: IncomingHttpHeaders, query: RawValues): string | undefined {
  const value = headers[keyHeader] ?? query[keyQuery];
  return Array.isArray(value) ? value[0] : value;
}
