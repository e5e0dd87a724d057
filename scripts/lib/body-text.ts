import type { HttpHeaders } from './http-messages.ts';

const charset = /(;\s*charset\s*=\s*)("[^"]*"|[^\s;]*)/i;

const byteOrderMarks: [mark: number[], charset: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Bytes as text, by their byte order mark, else by the charset of their content type, else as UTF-8 ("Encoding Standard",
 * decode). The mark is left out, unless `ignoreBOM` says otherwise.
 */
export function decodeBody(body: Uint8Array, contentType: string, options = { ignoreBOM: false }): string {
  const marked = byteOrderMarks.find(([mark]) => mark.every((byte, index) => body[index] === byte));
  return createDecoder(marked?.[1] ?? charsetOf(contentType), options).decode(body);
}

const charsetOf = (contentType: string): string | undefined => charset.exec(contentType)?.[2]?.replaceAll('"', '');

function createDecoder(name = 'utf-8', options = {}) {
  try {
    return new TextDecoder(name, options);
  } catch {
    return new TextDecoder('utf-8', options); // a name that nobody knows, such as 'utf-8' in quotes
  }
}

const typeOf = (headers: HttpHeaders): string => String(headers['content-type'] ?? '');

/** The text of a message's body, as {@link decodeBody} reads it. */
export const textOf = ({ headers, body }: { headers: HttpHeaders; body: Uint8Array }): string =>
  decodeBody(body, typeOf(headers));

/** Gives a message another text, in UTF-8, which its content type says then where it named another charset. */
export function putText(message: { headers: HttpHeaders; body?: Buffer | undefined }, text: string): void {
  message.body = Buffer.from(text);
  const type = typeOf(message.headers);
  if (createDecoder(charsetOf(type)).encoding === 'utf-8') return;
  message.headers = { ...message.headers, 'content-type': type.replace(charset, '$1utf-8') };
}
