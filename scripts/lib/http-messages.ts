import { decodeBody, nameUtf8 } from './body-text.ts';
import { escapeText } from './escape-text.ts';

/** Header name in lower case to value, or to its values where it has several. */
export type HttpHeaders = Record<string, string | string[]>;

/** How the names of headers are written, by their lower case. HTTP knows no case; scripts that compare names do. */
export type HeaderSpelling = Map<string, string>;

/** A request on its way to a backend. */
export interface HttpRequest {
  method: string;
  /** Absolute. */
  url: string;
  headers: HttpHeaders;
  /** Of its headers; a name that is not in it is in lower case. */
  spelling?: HeaderSpelling | undefined;
  /** Left out where the request has no content; an empty Buffer is content. */
  body?: Buffer | undefined;
}

/** An answer. */
export interface HttpMessage {
  status: number;
  /** What the server says behind the status, where it says anything of its own. */
  reason?: string | undefined;
  headers: HttpHeaders;
  /** As that of a request. */
  spelling?: HeaderSpelling | undefined;
  body: Buffer;
}

const typeOf = (headers: HttpHeaders): string => String(headers['content-type'] ?? '');

/** The text of a message's body, as {@link decodeBody} reads it. */
export const textOf = ({ headers, body }: { headers: HttpHeaders; body: Uint8Array }): string =>
  decodeBody(body, typeOf(headers));

/** Gives a message another text, in UTF-8, which its content type says then where it named another charset. */
export function putText(message: { headers: HttpHeaders; body?: Buffer | undefined }, text: string): void {
  message.body = Buffer.from(text);
  const type = typeOf(message.headers);
  const named = nameUtf8(type);
  if (named !== type) message.headers = { ...message.headers, 'content-type': named };
}

/** Of a name that comes several times, the first holds, as HttpClient has it. */
export const spellingOf = (names: readonly string[]): HeaderSpelling =>
  new Map(names.toReversed().map((name) => [name.toLowerCase(), name]));

/** The names of a list of names and values in turn, such as `rawHeaders` of Node. */
export const namesOf = (rawHeaders: readonly string[]): string[] => rawHeaders.filter((_, index) => index % 2 === 0);

/** Headers by their names as they are written. */
export const spellHeaders = (headers: HttpHeaders, spelling?: HeaderSpelling): HttpHeaders =>
  spelling === undefined
    ? headers
    : Object.fromEntries(Object.entries(headers).map(([name, value]) => [spelling.get(name) ?? name, value]));

/** Scheme, host and port of an address, and its path with query as it is written: URL would escape an apostrophe, for one. */
export function splitAddress(url: string): { origin: string; path: string } {
  const rest = url.replace(/^[^:/?#]+:\/\/[^/?#]*/, '').replace(/#.*$/s, '');
  // As Uri.AbsoluteUri escapes it.
  const path = rest.replaceAll(/[^!-~]|["<>\\^`{|}]/gu, (character) => escapeText(character));
  return { origin: new URL(url).origin, path: path.replace(/^(?!\/)/, '/') };
}

/** Headers that belong to one connection between two machines (RFC 9110, section 7.6.1), and the length, which is counted anew. */
const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'proxy-connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'content-length',
]);

/** Headers to pass on: without those of one connection, which its Connection names besides. */
export function withoutHopByHop(headers: HttpHeaders): HttpHeaders {
  const named = new Set(
    [headers.connection ?? []]
      .flat()
      .join(',')
      .toLowerCase()
      .split(/[\s,]+/),
  );
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name) && !named.has(name)));
}
