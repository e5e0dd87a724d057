import { splitAddress } from '../../scripts/lib/http-messages.ts';
import type { HttpSender } from '../../scripts/lib/http-sender.ts';
import { UsageError } from '../../scripts/lib/refusal.ts';
import { leadsTo, readHost } from './host-name.ts';
import { isPathBelow } from './platform-request.ts';
import type { SendToBackend } from './script-host/script-host.ts';

export interface UpstreamOptions {
  /** The address of the API as the definition gives it: scheme, host and base path. */
  serviceUrl: string;
  /** What takes the place of that address; without a path of its own, the base path stays. */
  upstream: string;
  /** Other hosts that policies and the script may reach, as `name` or `name:port`. */
  allowedHosts: readonly string[];
  sender: HttpSender;
}

/** A policy or the script asked for a host that nobody allowed, or by what is not HTTP. */
export class HostRefused extends Error {
  override name = 'HostRefused';
}

/**
 * Sends requests to a real server over HTTP: those for the definition's host to the upstream, those for another host to
 * that host if it is allowed. The backend throws HostRefused, and HttpFailure when there is no answer.
 * @throws UsageError for an allowed host that is none.
 */
export function createUpstream({ serviceUrl, upstream, allowedHosts, sender }: UpstreamOptions): SendToBackend {
  const service = new URL(serviceUrl);
  const target = new URL(upstream);
  const from = target.pathname === '/' ? '' : trimSlash(service.pathname);
  const to = target.origin + trimSlash(target.pathname);
  const allowed = allowedHosts.map(readAllowedHost);

  return async (request) => {
    const url = new URL(request.url);
    const { host: _host, ...headers } = request.headers;
    if (!/^https?:$/.test(url.protocol))
      throw new HostRefused(`An address of ${url.protocol} cannot be reached. Make it one of http or https.`);
    if (url.host === service.host) {
      const { path } = splitAddress(request.url);
      const rest = isPathBelow(path, from) ? to + path.slice(from.length) : target.origin + path;
      return sender.send({ ...request, headers, url: rest });
    }
    const isAllowed = url.origin === target.origin || allowed.some((host) => leadsTo(url, host));
    if (!isAllowed) {
      throw new HostRefused(
        `${url.host} is not ${service.host}. Allow it with --allow-host ${url.host} if the connector may reach it.`,
      );
    }
    return sender.send(request);
  };
}

function readAllowedHost(written: string): string {
  const host = readHost(written);
  if (host !== undefined) return host;
  throw new UsageError(
    `--allow-host is "${written}". Give the name of one host, with or without a port, such as api.example.com.`,
  );
}

const trimSlash = (path: string): string => path.replace(/\/$/, '');
