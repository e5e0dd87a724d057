import type { FastifyRequest } from 'fastify';
import { gatewayError } from './api-error.ts';
import { sentTo } from './caller-address.ts';

/**
 * Whether a call comes from this machine, by a name of this machine, and from no page of another site. Behind a tunnel or a
 * proxy every caller looks local, so a forwarding header says no; so does a server that trusts such headers, because whoever
 * starts it with them stands behind one. A foreign host name can be made to lead here too (DNS rebinding).
 */
export function isLocalCaller(request: FastifyRequest, trustsProxy = false): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (!isOnThisMachine(request, trustsProxy)) return false;
  return origin === undefined ? !isOfOtherSite(site) : origin === `http://${sentTo(request).authority}`;
}

/**
 * Whether somebody on this machine follows a link from a page of another site, into a window and not into a frame ("Fetch Metadata
 * Request Headers"). The other page reads nothing of the answer, but it may hold the window that it opened.
 */
export function isLinkFollowed(request: FastifyRequest, trustsProxy = false): boolean {
  const { origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': place } = request.headers;
  const isNavigation = mode === 'navigate' && place === 'document' && origin === undefined;
  return isNavigation && isOfOtherSite(site) && isOnThisMachine(request, trustsProxy);
}

function isOnThisMachine(request: FastifyRequest, trustsProxy: boolean): boolean {
  if (trustsProxy || Object.keys(request.headers).some(isForwarding)) return false;
  const { remoteAddress = '' } = request.socket;
  return /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress) && isLocalHost(sentTo(request).authority);
}

/** @param what what answers local callers alone, with its verb. */
export const onlyThisMachine = (what: string) =>
  gatewayError(
    403,
    `${what} only this machine: no other host name, no page of another site, nothing behind a proxy or tunnel.`,
  );

/** What proxies, load balancers, CDNs and tunnels add to what they pass on. */
const forwardingHeaders = [
  ...['forwarded', 'via', 'x-real-ip', 'x-client-ip', 'true-client-ip', 'client-ip', 'x-cluster-client-ip'],
  ...['x-original-host', 'x-original-forwarded-for', 'x-proxyuser-ip', 'x-envoy-external-address', 'cdn-loop'],
  ...['cf-connecting-ip', 'cf-ray', 'cf-visitor', 'fastly-client-ip', 'x-azure-clientip', 'x-azure-fdid', 'x-arr-ssl'],
  ...['x-tunnel-id', 'tailscale-user-login', 'x-amzn-trace-id', 'x-appengine-user-ip'],
];

const isForwarding = (name: string) => name.startsWith('x-forwarded') || forwardingHeaders.includes(name);

const isLocalHost = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);

/** A browser says where a request comes from; what somebody typed or has among the bookmarks comes from nowhere (`none`). */
const isOfOtherSite = (site: string | string[] | undefined) => site === 'cross-site' || site === 'same-site';
