import { type Bits, countBits, createBits, hasBit, listBits, markBits, meetBits, readRuns, uniteBits } from './bits.ts';
import { joinPositions, type Selection } from './runs.ts';
import type { Scratch } from './scratch.ts';

/**
 * The positions in a list at which a filter finds something: few as a rising array, many as one bit for each position of the
 * list, because dense sets are met fastest 32 positions at a time.
 */
export type PositionSet = { positions: Uint32Array } | DenseSet;

interface DenseSet {
  bits: Bits;
  /** Further ones, which are written together with the others only where that is needed. */
  also?: Bits | undefined;
  /** How many, where that is known. */
  total?: number | undefined;
}

/** Makes the set of all positions that stand in any of some lists, for a list of `count`. */
export function createPositionSet(lists: readonly Uint32Array[], count: number): PositionSet {
  const bits = createBits(count);
  let total = 0;
  for (const positions of lists) total += markBits(bits, positions);
  return total < bits.length ? { positions: listBits(bits, total) } : { bits, total }; // whichever takes less memory
}

/** The positions of a set, rising. */
export const listPositions = (set: PositionSet): Uint32Array =>
  'positions' in set ? set.positions : listBits(set.bits, countBits(set.bits));

const noPositions = new Uint32Array(0);

/** The positions that are in at least one of the sets. Lasts until the scratch is cleared. */
export function unite(sets: readonly PositionSet[], scratch: Scratch): PositionSet {
  const [first = { positions: noPositions }, second] = sets;
  if (!second) return first;
  const united = scratch.takeBits().fill(0);
  for (const set of sets) {
    if ('positions' in set) markBits(united, set.positions);
    else uniteBits(united, united, join(set, scratch));
  }
  return { bits: united };
}

/**
 * The positions that are in every one of the sets, of which there is at least one. Lasts until the scratch is cleared.
 * @param known how many there are, where that can be told without counting: then no more are looked for than are asked for.
 */
export function select(sets: readonly PositionSet[], scratch: Scratch, known?: number): Selection {
  const { runs } = scratch;
  // Found as methods: to any other function that is made here tsx gives its name, which takes as long as the rest.
  const positions = findCommon(sets);
  if (positions) {
    return {
      total: positions.length,
      slice(start, end) {
        return joinPositions(positions.subarray(start, end), runs);
      },
    };
  }
  const dense = sets as readonly DenseSet[]; // without a sparse one
  const [first] = dense as [DenseSet];
  const isReady = dense.length === 1 && first.also === undefined;
  const bits = isReady ? first.bits : scratch.takeBits();
  const expected = known ?? (dense.length === 1 ? first.total : undefined);
  if (expected === undefined && !isReady) meet(bits, dense, 0, bits.length);
  return {
    total: expected ?? countBits(bits),
    slice(start, end) {
      if (expected !== undefined && !isReady) meetUntil(bits, dense, end);
      return readRuns(bits, start, end, runs);
    },
  };
}

/** What sets have in common, found from the smallest that is sparse; nothing when none is. */
function findCommon(sets: readonly PositionSet[]): Uint32Array | undefined {
  let positions: Uint32Array | undefined;
  for (const set of sets) {
    if ('positions' in set && !(positions && positions.length <= set.positions.length)) positions = set.positions;
  }
  if (!positions) return undefined;
  for (const set of sets) {
    if ('bits' in set) positions = keepMarked(positions, set);
    else if (set.positions !== positions) positions = keepCommon(positions, set.positions);
  }
  return positions;
}

/** Writes some words of what dense sets have in common. */
function meet(target: Bits, sets: readonly DenseSet[], from: number, to: number): void {
  const [first, ...others] = sets as [DenseSet, ...DenseSet[]];
  uniteBits(target, first.bits, first.also ?? first.bits, from, to);
  for (const { bits, also = bits } of others) meetBits(target, bits, also, from, to);
}

const wordsAtOnce = 64;

/** Writes what dense sets have in common until it is so many, or to the end. */
function meetUntil(target: Bits, sets: readonly DenseSet[], end: number): void {
  for (let from = 0, seen = 0; from < target.length && seen < end; from += wordsAtOnce) {
    const to = Math.min(from + wordsAtOnce, target.length);
    meet(target, sets, from, to);
    seen += countBits(target, from, to);
  }
}

/** The bits of a set in one piece. */
const join = ({ bits, also }: DenseSet, scratch: Scratch): Bits =>
  also === undefined ? bits : uniteBits(scratch.takeBits(), bits, also);

/** The positions whose bit is set. */
const keepMarked = (positions: Uint32Array, { bits, also = bits }: DenseSet): Uint32Array =>
  positions.filter((position) => hasBit(bits, position) || hasBit(also, position));

/** What two rising arrays have in common. */
function keepCommon(positions: Uint32Array, others: Uint32Array): Uint32Array {
  let next = 0;
  return positions.filter((position) => {
    while ((others[next] as number) < position) next++; // past the end there is no number, which is not less
    return others[next] === position;
  });
}
