import { maxFileBytes } from '../../lib/size-limits.ts';
import type { Find } from './package-finding.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Checks an icon by its header: PNG, square, 100 to 230 pixels, below 1 MB ("Certification policies", 5000.2.1).
 * @param severity of what certification alone asks for.
 */
export function checkIcon(bytes: Uint8Array, find: Find, severity: 'error' | 'note' = 'error'): void {
  if (!signature.every((byte, index) => bytes[index] === byte) || bytes.length < 24) {
    find('', 'the icon is no PNG', 'Save it as PNG', severity);
    return;
  }
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  const [width, height] = [header.getUint32(16), header.getUint32(20)];
  if (width !== height || width < 100 || width > 230) {
    find('', `the icon has ${width} x ${height} pixels`, 'Make it square, 100 to 230 pixels wide', severity);
  }
  if (bytes.length >= maxFileBytes) find('', `the icon has ${bytes.length} bytes`, 'Stay below 1 MB', severity);
}
