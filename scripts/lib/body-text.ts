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

/** The charset that a content type names. */
export const charsetOf = (contentType: string): string | undefined =>
  charset.exec(contentType)?.[2]?.replaceAll('"', '');

/** A decoder of a charset; of UTF-8 where nobody knows it. */
export function createDecoder(name = 'utf-8', options = {}) {
  try {
    return new TextDecoder(name, options);
  } catch {
    return new TextDecoder('utf-8', options); // a name that nobody knows, such as 'utf-8' in quotes
  }
}

/** A content type that names UTF-8 in place of another charset; one that names none means it. */
export const nameUtf8 = (contentType: string): string =>
  createDecoder(charsetOf(contentType)).encoding === 'utf-8' ? contentType : contentType.replace(charset, '$1utf-8');
