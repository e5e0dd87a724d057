import { createHash } from 'node:crypto';

/** The room of this project's names; any other value would give every component another id, and so a second copy on import. */
const namespace = '0d4f5b0c-6f0e-5c6b-9a43-2f7d1f6f4a10';

/** The id that always belongs to this name (RFC 9562, section 5.5: version 5), in lower case without braces. */
export function uuidOf(name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
