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

/** The link id of a report (a UUID), from which the report is found again. */
export function writeLinkId(seed: number, { kind, number, index }: ReportPlace): string {
  const head = Math.imul(number * 2 + (kind === 'providers' ? 1 : 0), odd) >>> 0;
  const middle = (scatter(seed, head, 101) ^ index) >>> 0;
  const tail = scatter(seed, head ^ middle, 102);
  const end = scatter(seed, tail, 103);
  writeHex(head, 0, 4);
  writeHex(middle, 9, 14);
  writeHex(tail, 19, 24);
  writeHex(end, 28, 32);
  return written.toString('latin1');
}

/** Where a link id leads, or nothing for one that was not written here. */
export function readLinkId(seed: number, linkId: string): ReportPlace | undefined {
  const digits = linkId.replaceAll('-', '');
  if (!/^[\da-f]{32}$/.test(digits)) return undefined;
  const head = Number.parseInt(digits.slice(0, 8), 16);
  const both = Math.imul(head, inverse) >>> 0;
  const index = (Number.parseInt(digits.slice(8, 16), 16) ^ scatter(seed, head, 101)) >>> 0;
  const place: ReportPlace = { kind: both & 1 ? 'providers' : 'locations', number: both >>> 1, index };
  return writeLinkId(seed, place) === linkId ? place : undefined;
}

/** The link id that is being written: joined from pieces, it would be put together a second time inside a body. */
const written = Buffer.from('00000000-0000-0000-0000-000000000000');
const hexCodes = Buffer.from('0123456789abcdef');

function writeHex(bits: number, high: number, low: number): void {
  for (let at = 0; at < 4; at++) {
    written[high + at] = hexCodes[(bits >>> (28 - 4 * at)) & 15] as number;
    written[low + at] = hexCodes[(bits >>> (12 - 4 * at)) & 15] as number;
  }
}
