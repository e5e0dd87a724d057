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
  const [b, c, d] = [hex(middle), hex(tail), hex(end)];
  return `${hex(head)}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
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

const hex = (bits: number) => bits.toString(16).padStart(8, '0');
