import { appendRun, type Runs } from './runs.ts';

/** Sets of whole numbers as one bit for each, 32 in a word. The loops read nothing but arrays of one kind, which runs fastest. */

/** Signed words: as unsigned ones, half of them would be numbers of another kind to the machine. */
export type Bits = Int32Array;

/** Bits for the numbers below `count`, none of them set. */
export const createBits = (count: number): Bits => new Int32Array(Math.ceil(count / 32));

export const hasBit = (bits: Bits, position: number): boolean =>
  (((bits[position >>> 5] as number) >>> (position & 31)) & 1) === 1;

/** Sets the bits of numbers in any order. @returns how many were not set before. */
export function markBits(bits: Bits, positions: Uint32Array): number {
  let total = 0;
  for (let index = 0; index < positions.length; index++) {
    const position = positions[index] as number;
    const word = bits[position >>> 5] as number;
    total += 1 - ((word >>> (position & 31)) & 1);
    bits[position >>> 5] = word | (1 << (position & 31));
  }
  return total;
}

/** Bits for the numbers below `count`, of which these are set. */
export function bitsOf(positions: Uint32Array, count: number): Bits {
  const bits = createBits(count);
  markBits(bits, positions);
  return bits;
}

/** Writes the bits that one set or another of the same length has, from a word to before another. @returns the target. */
export function uniteBits(target: Bits, one: Bits, other: Bits, from = 0, to = target.length): Bits {
  for (let word = from; word < to; word++) target[word] = (one[word] as number) | (other[word] as number);
  return target;
}

/** Leaves those bits that one set or another of the same length has too, from a word to before another. */
export function meetBits(target: Bits, one: Bits, other: Bits, from: number, to: number): void {
  for (let word = from; word < to; word++) {
    target[word] = (target[word] as number) & ((one[word] as number) | (other[word] as number));
  }
}

/** How many bits are set from a word to before another. */
export function countBits(bits: Bits, from = 0, to = bits.length): number {
  let total = 0;
  for (let word = from; word < to; word++) total += countOnes(bits[word] as number);
  return total;
}

/** The numbers whose bit is set, rising, of which there are `total`. */
export function listBits(bits: Bits, total: number): Uint32Array {
  const numbers = new Uint32Array(total);
  for (let index = 0, length = 0; index < bits.length; index++) {
    for (let word = bits[index] as number; word !== 0; word &= word - 1)
      numbers[length++] = index * 32 + countZeros(word);
  }
  return numbers;
}

/**
 * The set bits number `start` (included) to `end` (excluded), fewer at the end of the set.
 * @param room where the runs are written.
 */
export function readRuns(bits: Bits, start: number, end: number, room: Uint32Array): Runs {
  let [index, seen, length] = [0, 0, 0];
  for (let ones = 0; index < bits.length; index++, seen += ones) {
    ones = countOnes(bits[index] as number);
    if (seen + ones > start) break;
  }
  for (; index < bits.length && seen < end; index++) {
    let word = bits[index] as number;
    for (; seen < start; seen++) word &= word - 1; // drops the lowest
    while (word !== 0 && seen < end) {
      const first = countZeros(word);
      const ones = Math.min(countZeros(~(word >> first)), 32 - first, end - seen);
      length = appendRun(room, length, index * 32 + first, ones);
      seen += ones;
      word = first + ones < 32 ? word & (-1 << (first + ones)) : 0;
    }
  }
  return room.subarray(0, length);
}

/** How many of 32 bits are set ("population count", Hacker's Delight, 5-1). */
function countOnes(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many zeros are below the lowest bit that is set; 32 when none is. */
const countZeros = (word: number): number => (word === 0 ? 32 : 31 - Math.clz32(word & -word));
