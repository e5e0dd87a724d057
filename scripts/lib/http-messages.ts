import { escapeText } from './escape-text.ts';

/** Header name in lower case to value, or to its values where it has several. */
export type HttpHeaders = Record<string, string | string[]>;

/** A request on its way to a backend. */
export interface HttpRequest {
  method: string;
  /** Absolute. */
  url: string;
  headers: HttpHeaders;
  /** Left out where the request has no content; an empty Buffer is content. */
  body?: Buffer | undefined;
}

/** An answer. */
export interface HttpMessage {
  status: number;
  headers: HttpHeaders;
  body: Buffer;
}

/** Scheme, host and port of an address, and its path with query as it is written: URL would escape an apostrophe, for one. */
export function splitAddress(url: string): { origin: string; path: string } {
  const rest = url.replace(/^[^:/?#]+:\/\/[^/?#]*/, '').replace(/#.*$/s, '');
  // As Uri.AbsoluteUri escapes it.
  const path = rest.replaceAll(/[^!-~]|["<>\\^`{|}]/gu, (character) => escapeText(character));
  return { origin: new URL(url).origin, path: path.replace(/^(?!\/)/, '/') };
}

/** Headers that belong to one connection between two machines (RFC 9110, section 7.6.1), and the length, which is counted anew. */
export const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'content-length',
]);
