import { isIPv6, type Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { gatewayError } from './api-error.ts';

/** Scheme and authority, with which a client may begin the target of a request (RFC 9112, section 3.2.2). */
const absoluteStart = /^https?:\/\/([^/?]*)/i;

/** The target of a request as path and query. */
export const originForm = (target: string): string => target.replace(absoluteStart, '');

/**
 * Host and port that a request was sent to, and what says so: a proxy that is trusted, else an absolute request line, else the
 * Host header (RFC 9112, section 3.3). HTTP/1.0 may say neither, and then the socket does.
 */
export function sentTo({ host, headers, url, socket }: FastifyRequest): { authority: string; place: string } {
  if (host !== (headers.host ?? '')) return { authority: host, place: 'X-Forwarded-Host header' };
  const authority = absoluteStart.exec(url)?.[1];
  if (authority !== undefined) return { authority, place: 'request line' };
  return { authority: headers.host ?? addressOf(socket), place: 'Host header' };
}

/** The own end of a connection, without the zone of an address, which means nothing at the other end. */
function addressOf({ localAddress = '', localPort }: Socket): string {
  const address = localAddress.replace(/^::ffff:(?=[\d.]+$)|%.*$/gi, '');
  return `${isIPv6(address) ? `[${address}]` : address}:${localPort}`;
}

/**
 * Scheme and host by which a caller reaches the server; behind a proxy that is trusted, those of its X-Forwarded headers.
 * @throws ApiError 400 that names the header or line.
 */
export function callerOrigin(request: FastifyRequest): string {
  const scheme = request.protocol.toLowerCase();
  if (!/^https?$/.test(scheme))
    throw gatewayError(
      400,
      `The scheme ${request.protocol} is neither http nor https. Check the X-Forwarded-Proto header.`,
    );
  const { authority, place } = sentTo(request);
  const origin = `${scheme}://${authority}`;
  if (!isHost(authority) || !URL.canParse(origin))
    throw gatewayError(400, `The address ${origin} is not valid. Check the ${place}.`);
  return origin;
}

/** A host name or address with or without a port, as .NET takes it for the script's URIs: it refuses what WHATWG's URL allows. */
function isHost(host: string): boolean {
  return /^(?:[a-z\d_](?:[\w-]{0,61}[a-z\d_])?(?:\.[a-z\d_](?:[\w-]{0,61}[a-z\d_])?)*\.?|\[[\da-f:.]+\])(?::\d*)?$/i.test(
    host,
  );
}
