import type { FastifyRequest } from 'fastify';

/**
 * Whether a call comes from this machine, by a name of this machine, and from no page of another site. Behind a tunnel or a
 * proxy every caller looks local, so a forwarding header says no; so does a server that trusts such headers, because whoever
 * starts it with them stands behind one. A foreign host name can be made to lead here too (DNS rebinding).
 */
export function isLocalCaller({ headers, host, socket }: FastifyRequest, trustsProxy = false): boolean {
  if (trustsProxy || forwardingHeaders.some((name) => headers[name] !== undefined)) return false;
  if (!/^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') || !isLocalHost(host)) return false;
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  return origin !== undefined || !isOfOtherSite(headers['sec-fetch-site']);
}

const forwardingHeaders = [
  ...['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'cf-connecting-ip'],
  ...['x-original-host', 'x-azure-clientip'],
];

const isLocalHost = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);

/** A browser says where a request comes from; a link on another site may open the page, which `none` and navigation are. */
const isOfOtherSite = (site: string | string[] | undefined) => site === 'cross-site' || site === 'same-site';
