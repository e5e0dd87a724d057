import { charsetOf, createDecoder } from './body-text.ts';

/** A text as bytes in the charset of its content type; nothing where that has no room for it, or is written by no program here. */
export function encodeBody(text: string, contentType: string): Buffer | undefined {
  const decoder = createDecoder(charsetOf(contentType), { ignoreBOM: true });
  const encodings = { 'utf-8': 'utf8', 'utf-16le': 'utf16le' } as const;
  const bytes = Buffer.from(text, encodings[decoder.encoding as 'utf-8'] ?? 'latin1');
  return decoder.encoding === 'utf-8' || decoder.decode(bytes) === text ? bytes : undefined;
}
