import type { HeaderSpelling, HttpHeaders } from '../../scripts/lib/http-messages.ts';

/** A call on its way through the platform, in the parts that credentials and policies change. */
export interface PlatformRequest {
  method: string;
  /** Scheme, host and base path of the backend, without a slash at the end. */
  serviceUrl: string;
  /** Below `serviceUrl`, with a slash in front, as the caller wrote it. */
  path: string;
  /** Without the question mark, as the caller wrote it. */
  query: string;
  headers: HttpHeaders;
  /** How the definition, a policy, a key's scheme or else the caller writes the names of the headers. */
  spelling: HeaderSpelling;
  body?: Buffer | undefined;
}

/** Whether a path, with or without a query, lies at or below another that ends with no slash; `/v10` does not lie below `/v1`. */
export const isPathBelow = (path: string, base: string): boolean =>
  path.startsWith(base) && /^(?:[/?]|$)/.test(path.slice(base.length));

/** The backend's address of a request. */
export function addressOf({ serviceUrl, path, query }: PlatformRequest): string {
  return `${serviceUrl}${path}${query === '' ? '' : `?${query}`}`;
}
