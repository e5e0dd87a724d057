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

/** A text as bytes in the charset of its content type; nothing where that has no room for it, or is written by no program here. */
export function encodeBody(text: string, contentType: string): Buffer | undefined {
  const decoder = createDecoder(charsetOf(contentType), { ignoreBOM: true });
  const encodings = { 'utf-8': 'utf8', 'utf-16le': 'utf16le' } as const;
  const bytes = Buffer.from(text, encodings[decoder.encoding as 'utf-8'] ?? 'latin1');
  return decoder.encoding === 'utf-8' || decoder.decode(bytes) === text ? bytes : undefined;
}

const charsetOf = (contentType: string): string | undefined => charset.exec(contentType)?.[2]?.replaceAll('"', '');

function createDecoder(name = 'utf-8', options = {}) {
  try {
    return new TextDecoder(name, options);
  } catch {
    return new TextDecoder('utf-8', options); // a name that nobody knows, such as 'utf-8' in quotes
  }
}

/** A content type that names UTF-8 in place of another charset; one that names none means it. */
export const nameUtf8 = (contentType: string): string =>
  createDecoder(charsetOf(contentType)).encoding === 'utf-8' ? contentType : contentType.replace(charset, '$1utf-8');
