import fc from 'fast-check';
import { listOperations } from '../../../scripts/lib/definition.ts';
import { cqcApi, definition, world } from '../../contract/server.ts';

/** A request as app.inject takes it. */
export interface FuzzRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  payload?: string | undefined;
}

const hostileTexts = [
  ...['', ' ', '.', '..', '%', '%zz', '%00', '%2e%2e%2f', '%c0%af', '\\', '//', ';', '?', '#', '&', '=', '+'],
  ...['1e9', '-1', '0', '2147483648', '9'.repeat(400), 'Y', 'null', 'undefined', '[object Object]', 'a,b', ';;', ','],
  ...['__proto__', 'constructor', 'hasOwnProperty', '<script>', '{{7*7}}', "@{body('x')}", "' or 1=1 --"],
  ...['\u202e', '😀', '\0', '\r\nset-cookie: a=b', '2026-02-30T00:00:00Z', '0001-01-01T00:00:00Z'],
  ...['9999-12-31T23:59:59Z', '2026-10-01T00:00:00+14:00', '2026-10-01'],
];
const ids = [...world.locations, ...world.providers].map(({ id }) => id);

export const hostileText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.constantFrom(...ids),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** As it stands or escaped; what a client cannot put into an address is escaped in any case. */
export const inAddress = fc.tuple(hostileText, fc.boolean()).map(([value, isEscaped]) => {
  const wellFormed = Buffer.from(value).toString(); // without halves of surrogate pairs
  return isEscaped ? encodeURIComponent(wellFormed) : wellFormed.replace(/[^\x21-\x7e]/gu, encodeURIComponent);
});

export const headerText = hostileText.map((value) => value.replace(/[^\x20-\x7e]/g, '?'));

/** Headers that clients send, with any value. */
export const hostileHeaders: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(
    ...['accept', 'accept-encoding', 'prefer', 'host', 'origin', 'content-type', 'x-forwarded-for', 'x-forwarded-host'],
    ...['x-forwarded-proto', 'x-ms-client-request-id', 'if-none-match', 'range', 'expect', 'authorization', 'cookie'],
  ),
  headerText,
  { maxKeys: 4 },
);

export const otherMethod = fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD');
const body = fc.option(fc.oneof(hostileText, fc.json()), { nil: undefined });

const operations = [...listOperations(cqcApi), ...listOperations(definition)];
const names = [...new Set(operations.flatMap(({ parameters }) => parameters.map(({ name }) => name)))];
const knownPath = fc
  .constantFrom(...operations)
  .chain(({ path }) => inAddress.map((value) => path.replace(/\{\w+\}/g, () => value)));
const anyPath = inAddress.map((value) => `/${value}`);
const query = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...names, 'subscription-key'), inAddress), inAddress), { maxLength: 4 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));

/** Any path, query, headers and verb. */
export const hostileRequest: fc.Arbitrary<FuzzRequest> = fc
  .record({
    method: fc.oneof({ weight: 4, arbitrary: fc.constant('GET') }, { weight: 1, arbitrary: otherMethod }),
    base: fc.constantFrom(cqcApi.basePath, '/apim/cqcdata/demo', ''),
    path: fc.oneof({ weight: 3, arbitrary: knownPath }, { weight: 1, arbitrary: anyPath }),
    query,
    headers: hostileHeaders,
    payload: body,
  })
  .map(({ base, path, query: search, headers, ...rest }) => ({
    ...rest,
    url: base + path + (search && `?${search}`),
    headers: { 'ocp-apim-subscription-key': 'demo-key', ...headers },
  }));

/** Whole numbers alone: for a body with a number beyond .NET's decimal the script answers 502, as its own tests say. */
const patch = fc
  .object({ values: [hostileText, fc.integer(), fc.boolean(), fc.constant(null)] })
  .map((value) => JSON.stringify(value));

/** Calls of the mock's controls that plan no error, because a planned error is a 5xx that was asked for. */
export const controlRequest: fc.Arbitrary<FuzzRequest> = fc
  .record({
    call: fc.constantFrom('PATCH /locations/', 'PATCH /providers/', 'POST /changes', 'POST /reset', 'GET /state'),
    id: fc.oneof(fc.constantFrom(...ids), inAddress),
    type: fc.oneof(fc.constantFrom('application/json', 'application/merge-patch+json'), headerText),
    payload: fc.option(fc.oneof(hostileText, patch), { nil: undefined }),
  })
  .map(({ call, id, type, payload }) => {
    const [method = '', path = ''] = call.split(' ');
    return { method, url: `/mock${path}${path.endsWith('/') ? id : ''}`, headers: { 'content-type': type }, payload };
  });
