/**
 * Numbers that look random and are the same for the same seed everywhere. Unlike a generator, whose numbers depend on how often
 * it was asked, these belong to a place: the organisation and what the number is for.
 */

/** A whole number from 0 to 2³² - 1 for a number and a purpose (finaliser of MurmurHash3, public domain). */
export function scatter(seed: number, number: number, purpose: number): number {
  let bits = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x85ebca6b) ^ seed;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** One of some things by a scattered number. */
export const pick = <T>(things: readonly T[], number: number): T => things[number % things.length] as T;

/** Things of which each is drawn as often as its weight says. */
export interface Lottery<T> {
  draw(number: number): T;
}

/** @param weightOf positive, or 0 for a thing that is never drawn. */
export function createLottery<T>(things: readonly T[], weightOf: (thing: T) => number): Lottery<T> {
  let total = 0;
  const ends = things.map((thing) => {
    total += weightOf(thing);
    return total;
  });
  return {
    draw(number) {
      const place = (number / 2 ** 32) * total;
      let [low, high] = [0, ends.length - 1];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((ends[middle] as number) <= place) low = middle + 1;
        else high = middle;
      }
      return things[low] as T;
    },
  };
}

/** A rearrangement of 0 … count - 1 that can be asked in both directions. */
export interface Rearrangement {
  to(number: number): number;
  from(place: number): number;
}

/** Multiplies by a number without a common factor, modulo the count, so that nothing has to be kept. */
export function rearrange(count: number): Rearrangement {
  let factor = Math.max(1, Math.floor(count * 0.618));
  while (divisor(factor, count) !== 1) factor += 1;
  const inverse = invert(factor, count);
  return { to: (number) => (number * factor) % count, from: (place) => (place * inverse) % count };
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** The number by which a factor becomes 1 modulo a count (extended Euclid). */
function invert(factor: number, count: number): number {
  let [rest, next] = [factor, count];
  let [inverse, other] = [1, 0];
  while (next !== 0) {
    const quotient = Math.floor(rest / next);
    [rest, next] = [next, rest - quotient * next];
    [inverse, other] = [other, inverse - quotient * other];
  }
  return count === 1 ? 0 : ((inverse % count) + count) % count;
}
