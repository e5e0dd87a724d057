import type { Place } from './places.ts';
import type { Random } from './random.ts';

// A location's number is a land line in its area; now and then a mobile, a freephone or a UK-wide number.
const otherNumbers = ['07700900', '08081570', '03069990'];

/**
 * Invents a telephone number in the ranges that Ofcom keeps for radio and television drama
 * ("Telephone numbers for use in TV and radio drama programmes", Ofcom), written as the register writes numbers.
 */
export function createPhoneNumber(random: Random, place: Place): string {
  const start = random.chance(0.12) ? random.pick(otherNumbers) : place.phone;
  return `${start}${random.integer(0, 999).toString().padStart(3, '0')}`;
}

/** Makes a web site under the top-level domain `.example`, which RFC 2606 keeps free; without scheme, as live ones are. */
export function createWebsite(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/['’.]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `www.${slug}.example`;
}
