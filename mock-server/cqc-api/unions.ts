import { type Bits, bitsOf, countBits, createBits, uniteBits } from './bits.ts';
import { type PositionSet, unite } from './position-sets.ts';
import type { Scratch } from './scratch.ts';

/** Gives the union of those of some sets that have these numbers. Lasts until the scratch is cleared. */
export type UniteChosen = (chosen: readonly number[], scratch: Scratch) => PositionSet;

/** Of more, too many choices would have to be kept: 64 for each half of these. */
const mostSets = 12;

/**
 * Makes what unites any of some sets, in a list of `count`. Of a few large sets, as regions are, every choice among half of them
 * is worked out beforehand ("method of the Four Russians"): a union is then two sets, however many were chosen.
 */
export function createUnions(sets: readonly PositionSet[], count: number): UniteChosen {
  const choose = (chosen: readonly number[]) => chosen.map((number) => sets[number] as PositionSet);
  const isWorthIt = sets.length <= mostSets && sets.filter((set) => 'bits' in set).length > 1;
  if (!isWorthIt) return (chosen, scratch) => unite(choose(chosen), scratch);
  const half = Math.ceil(sets.length / 2);
  const [lower, upper] = [uniteEveryChoice(sets.slice(0, half), count), uniteEveryChoice(sets.slice(half), count)];
  return (chosen, scratch) => {
    if (chosen.length < 2) return unite(choose(chosen), scratch); // one alone may be sparse
    let mask = 0;
    for (const number of chosen) mask |= 1 << number;
    const [low, high] = [lower[mask & (2 ** half - 1)] as Union, upper[mask >>> half] as Union];
    if (high.total === 0) return low;
    if (low.total === 0) return high;
    return { bits: low.bits, also: high.bits };
  };
}

type Union = { bits: Bits; total: number };

/** The union of every choice among a few sets, by a number with a bit for each. */
function uniteEveryChoice(sets: readonly PositionSet[], count: number): Union[] {
  const unions: Union[] = [{ bits: createBits(count), total: 0 }];
  for (const set of sets) {
    const own = 'bits' in set ? set.bits : bitsOf(set.positions, count);
    const withOwn = unions.map((before): Union => {
      const bits = uniteBits(createBits(count), before.bits, own);
      return { bits, total: countBits(bits) };
    });
    unions.push(...withOwn);
  }
  return unions;
}
