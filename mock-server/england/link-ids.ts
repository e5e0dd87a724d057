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
  return `${hex(head >>> 16)}${hex(head)}-${hex(middle >>> 16)}-${hex(middle)}-${hex(tail >>> 16)}-${hex(tail)}${hex(end >>> 16)}${hex(end)}`;
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

const twoDigits = Array.from({ length: 256 }, (_none, byte) => byte.toString(16).padStart(2, '0'));
/** The last 16 bits in hexadecimal. Numbers of 32 bits write themselves much more slowly. */
const hex = (bits: number): string => `${twoDigits[(bits >>> 8) & 255]}${twoDigits[bits & 255]}`;
