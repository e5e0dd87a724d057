import type { FastifyRequest } from 'fastify';
import { gatewayError } from './api-error.ts';

/** The target of a request as path and query: a client may write the whole address (RFC 9112, section 3.2.2). */
export const originForm = (target: string): string => target.replace(/^https?:\/\/[^/?]*/i, '');

/**
 * Scheme and host by which a caller reaches the server; behind a proxy that is trusted, those of its X-Forwarded headers.
 * @throws ApiError 400 that names the header.
 */
export function callerOrigin({ protocol, host, headers }: FastifyRequest): string {
  const scheme = protocol.toLowerCase();
  if (!/^https?$/.test(scheme))
    throw gatewayError(400, `The scheme ${protocol} is neither http nor https. Check the X-Forwarded-Proto header.`);
  const origin = `${scheme}://${host}`;
  const header = host !== '' && host !== headers.host ? 'X-Forwarded-Host' : 'Host';
  if (!isHost(host) || !URL.canParse(origin))
    throw gatewayError(400, `The address ${origin} is not valid. Check the ${header} header.`);
  return origin;
}

/** A host name or address with or without a port, as .NET takes it for the script's URIs: it refuses what WHATWG's URL allows. */
function isHost(host: string): boolean {
  return /^(?:[a-z\d_](?:[\w-]{0,61}[a-z\d_])?(?:\.[a-z\d_](?:[\w-]{0,61}[a-z\d_])?)*\.?|\[[\da-f:.]+\])(?::\d*)?$/i.test(
    host,
  );
}
