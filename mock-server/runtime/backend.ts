import { parse } from 'node:querystring';
import createRouter from 'find-my-way';
import type { HttpHeaders, HttpRequest } from '../../scripts/lib/http-messages.ts';
import type { Admit } from '../cqc-api/admission.ts';
import type { CqcAnswer } from '../cqc-api/answer.ts';
import { giveBackBuffer } from '../cqc-api/buffer-pool.ts';
import type { CqcCall } from '../cqc-api/call.ts';
import type { CqcOperation, Operate } from '../cqc-api/operations.ts';
import { ApiError, noSuchOperation, unreadableAddress } from '../http/api-error.ts';
import { maxParamLength, routeOf } from '../http/routes.ts';
import type { SendToBackend } from './script-host/script-host.ts';

/**
 * Sends a script's requests to CQC's operations in this process: no port is needed, nothing else can be reached, and the
 * call is not counted a second time.
 * @param address scheme, host and base path of the API, such as `https://api.service.cqc.org.uk/public/v1`.
 * @throws Error when a request is for another host.
 */
export function createBackend(operations: CqcOperation[], admit: Admit, address: string): SendToBackend {
  const { origin, pathname } = new URL(address);
  const router = createRouter({ maxParamLength, onBadUrl: () => {}, onMaxParamLength: () => {} });
  for (const { operation, operate } of operations) router.on('GET', pathname + routeOf(operation), () => {}, operate);

  async function answer({ method, url, headers }: HttpRequest): Promise<CqcAnswer> {
    if (!url.startsWith(`${origin}/`)) {
      throw new Error(`The script asked for ${new URL(url).host}. Only ${origin} can be reached.`);
    }
    const [path = '', query = ''] = url.slice(origin.length).split(/\?(.*)/s);
    const route = method === 'GET' ? router.find('GET', path) : null;
    if (!route) throw noSuchOperation();
    if (!route.store) throw unreadableAddress(); // found by one of the router's two callbacks
    const operate: Operate = route.store;
    const values = parse(query, '&', '=', { maxKeys: 0 }); // Node drops all keys past 1000 otherwise
    const call = { path: route.params, query: values, headers: receiveHeaders(headers) } as CqcCall; // the router and the parser leave no value out
    admit(call);
    return operate(call);
  }

  return async (request) => {
    try {
      const { type, body, lent } = await answer(request);
      const bytes = typeof body === 'string' || lent ? Buffer.from(body as string) : body;
      if (lent) giveBackBuffer(lent);
      return { status: 200, headers: { 'content-type': type }, body: bytes };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { status: error.statusCode, headers: error.headers, body: Buffer.from(error.body) };
    }
  };
}

/** Headers as they come out of a wire: blanks around a value are no part of it (RFC 9110, section 5.5). */
function receiveHeaders(headers: HttpHeaders): HttpHeaders {
  // Hardly any call has such blanks, and each would pay for a copy.
  const isPadded = (value: string) => isBlank(value[0]) || isBlank(value.at(-1));
  if (!Object.values(headers).some((value) => (Array.isArray(value) ? value.some(isPadded) : isPadded(value))))
    return headers;
  const receive = (value: string) => {
    let [start, end] = [0, value.length];
    while (start < end && isBlank(value[start])) start++;
    while (start < end && isBlank(value[end - 1])) end--;
    return value.slice(start, end);
  };
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.map(receive) : receive(value)]),
  );
}

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t';
