import { isJsonObject } from '../../../scripts/lib/exact-json.ts';
import { addressOf, isPathBelow } from '../platform-request.ts';
import { bodyKeys, valueBelow } from './expressions.ts';
import { changeJsonBody } from './json-body.ts';
import type { Policy, PolicyCall, PolicyParameters } from './policy.ts';

/** Makes the backend's link to the next page lead through the connector ("Update next link"): there it gets its credentials. */
export function updateNextLink(parameters: PolicyParameters): Policy {
  const name = parameters.required('nextLinkPropertyName');
  const parentKeys = bodyKeys(parameters.text('nextLinkParentPropertyPath') || '@body()');
  // Either the bare name, which may hold a dot, or an expression that leads to it.
  const keys = /^@?body\(\)/i.test(name) ? bodyKeys(name) : [...parentKeys, name];
  return {
    onResponse: (call, response) =>
      changeJsonBody(response, (body) => {
        const parent = valueBelow(body, keys.slice(0, -1));
        const last = keys.at(-1) ?? '';
        const link = isJsonObject(parent) && Object.hasOwn(parent, last) ? parent[last] : undefined;
        if (!isJsonObject(parent) || typeof link !== 'string' || link.trim() === '') return false;
        parent[last] = leadThrough(call, link);
        return true;
      }),
  };
}

function leadThrough({ request, prefix, upstream }: PolicyCall, link: string): string {
  // A relative link belongs to the answer's (RFC 3986, 5.1.3), whose query may hold a key: one such as `#` would keep it.
  const address = addressOf({ ...request, query: '' });
  if (!URL.canParse(link, address)) return link;
  const { origin, pathname, search } = new URL(link, address);
  const base = request.serviceUrl;
  // A server that stands in for the API names itself in its links.
  const self = upstream !== undefined && new URL(upstream).origin === origin ? upstream : base;
  const basePath = [self, base].map((url) => new URL(url).pathname.replace(/\/$/, ''));
  // A stand-in without a path of its own keeps that of the API.
  const above = basePath.find((path) => path !== '' && isPathBelow(pathname, path)) ?? '';
  return prefix + (pathname.slice(above.length) || '/') + search;
}
