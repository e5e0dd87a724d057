import { type Bits, bitsOf, countBits, createBits, markBits, uniteBits } from './bits.ts';
import type { PositionSet } from './position-sets.ts';
import type { Scratch } from './scratch.ts';

/** Gives the positions that stand anywhere from one place of a series to before another. Lasts until the scratch is cleared. */
export type CollectWindow = (start: number, end: number, scratch: Scratch) => PositionSet;

const smallestBlock = 64;
/** Words of memory for all unions: 16 MB. */
const mostWords = 2 ** 22;

/**
 * Makes what collects the positions of any window of a series, in which they come in any order and perhaps several times. The
 * series is cut into blocks, and the union of every 1, 2, 4, 8 … neighbouring blocks is worked out beforehand ("sparse table"):
 * any number of blocks is then two unions that overlap, and only what lies before and behind them is looked at one by one.
 * @param count how many positions the list has.
 */
export function createWindows(series: Uint32Array, count: number): CollectWindow {
  const size = chooseSize(series.length, createBits(count).length);
  const unions = uniteNeighbours(series, size, count);
  return (start, end, scratch) => {
    const bits = scratch.takeBits();
    const [first, last] = [Math.ceil(start / size), Math.floor(end / size)];
    if (first >= last) return { bits, total: markBits(bits.fill(0), series.subarray(start, end)) };
    const level = 31 - Math.clz32(last - first);
    const ofLevel = unions[level] as Bits[];
    uniteBits(bits, ofLevel[first] as Bits, ofLevel[last - 2 ** level] as Bits);
    const total = countBits(bits);
    const before = markBits(bits, series.subarray(start, first * size));
    return { bits, total: total + before + markBits(bits, series.subarray(last * size, end)) };
  };
}

/** The smallest blocks of a series whose unions, of so many words each, fit into the memory for them. */
function chooseSize(length: number, words: number): number {
  let size = smallestBlock;
  const wordsOf = (blocks: number) => blocks * Math.ceil(Math.log2(blocks + 1)) * words;
  while (wordsOf(length / size) > mostWords) size *= 2;
  return size;
}

/** The unions of every 1, 2, 4 … whole blocks, by where the first of them stands. */
function uniteNeighbours(series: Uint32Array, size: number, count: number): Bits[][] {
  const blocks = Array.from({ length: Math.floor(series.length / size) }, (_none, block) =>
    bitsOf(series.subarray(block * size, (block + 1) * size), count),
  );
  const levels = [blocks];
  for (let step = 1; step * 2 <= blocks.length; step *= 2) {
    const halves = levels.at(-1) as Bits[];
    const wholes = halves
      .slice(0, -step)
      .map((half, at) => uniteBits(createBits(count), half, halves[at + step] as Bits));
    levels.push(wholes);
  }
  return levels;
}
