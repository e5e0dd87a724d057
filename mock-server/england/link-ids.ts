import { scatter } from './numbers.ts';

/** The report number `index` of an organisation. */
export interface ReportPlace {
  kind: 'locations' | 'providers';
  number: number;
  index: number;
}

const odd = 0x9e3779b1;
/** What `odd` becomes 1 with, modulo 2³². */
const inverse = 0xe8b2f51;

export const linkIdLength = 36;

/** Writes the link id of a report (a UUID), from which the report is found again. */
export function writeLinkId(seed: number, { kind, number, index }: ReportPlace, into: Uint8Array, at: number): void {
  const head = Math.imul(number * 2 + (kind === 'providers' ? 1 : 0), odd) >>> 0;
  const middle = (scatter(seed, head, 101) ^ index) >>> 0;
  const tail = scatter(seed, head ^ middle, 102);
  const end = scatter(seed, tail, 103);
  writeHex(head, into, at, at + 4);
  writeHex(middle, into, at + 9, at + 14);
  writeHex(tail, into, at + 19, at + 24);
  writeHex(end, into, at + 28, at + 32);
  for (const place of [8, 13, 18, 23]) into[at + place] = dash;
}

/** Where a link id leads, or nothing for one that was not written here. */
export function readLinkId(seed: number, linkId: string): ReportPlace | undefined {
  const digits = linkId.replaceAll('-', '');
  if (!/^[\da-f]{32}$/.test(digits)) return undefined;
  const head = Number.parseInt(digits.slice(0, 8), 16);
  const both = Math.imul(head, inverse) >>> 0;
  const index = (Number.parseInt(digits.slice(8, 16), 16) ^ scatter(seed, head, 101)) >>> 0;
  const place: ReportPlace = { kind: both & 1 ? 'providers' : 'locations', number: both >>> 1, index };
  const written = Buffer.alloc(linkIdLength);
  writeLinkId(seed, place, written, 0);
  return written.toString() === linkId ? place : undefined;
}

const dash = 45;
const hexCodes = Buffer.from('0123456789abcdef');

/** Writes a number of 32 bits in two halves. */
function writeHex(bits: number, into: Uint8Array, high: number, low: number): void {
  for (let digit = 0; digit < 4; digit++) {
    into[high + digit] = hexCodes[(bits >>> (28 - 4 * digit)) & 15] as number;
    into[low + digit] = hexCodes[(bits >>> (12 - 4 * digit)) & 15] as number;
  }
}
