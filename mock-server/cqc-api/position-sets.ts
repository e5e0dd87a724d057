import {
  type Bits,
  countBits,
  createBits,
  hasBit,
  listBits,
  markBits,
  markNewBits,
  meetBits,
  readRuns,
  uniteBits,
} from './bits.ts';
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
  for (const positions of lists) markBits(bits, positions);
  const total = countBits(bits);
  return total < bits.length ? { positions: listBits(bits, total) } : { bits, total }; // whichever takes less memory
}

/** A set of positions that come in any order and perhaps several times. Lasts until the scratch is cleared. */
export function collect(positions: Uint32Array, scratch: Scratch): PositionSet {
  const bits = scratch.takeBits().fill(0);
  return { bits, total: markNewBits(bits, positions) };
}

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

/** The positions that are in every one of the sets, of which there is at least one. Lasts until the scratch is cleared. */
export function intersect(sets: readonly PositionSet[], scratch: Scratch): PositionSet {
  let positions: Uint32Array | undefined;
  for (const set of sets) {
    if ('positions' in set && !(positions && positions.length <= set.positions.length)) positions = set.positions;
  }
  if (!positions)
    return intersectDense(
      sets.filter((set) => 'bits' in set),
      scratch,
    );
  for (const set of sets) {
    if ('bits' in set) positions = keepMarked(positions, set);
    else if (set.positions !== positions) positions = keepCommon(positions, set.positions);
  }
  return { positions };
}

/** One pass for each but the first, which is one that can be read as it is, if there is any. */
function intersectDense(sets: readonly DenseSet[], scratch: Scratch): PositionSet {
  const first = sets.find(({ also }) => also === undefined) ?? (sets[0] as DenseSet);
  let bits = join(first, scratch);
  if (sets.length === 1) return { bits, total: first.total };
  const met = scratch.takeBits();
  for (const set of sets) {
    if (set !== first) bits = meetBits(met, bits, set.bits, set.also ?? set.bits);
  }
  return { bits };
}

/** The bits of a set in one piece. */
const join = ({ bits, also }: DenseSet, scratch: Scratch): Bits =>
  also === undefined ? bits : uniteBits(scratch.takeBits(), bits, also);

/** A set as what a call found. */
export function select(set: PositionSet, { runs }: Scratch): Selection {
  // As methods: to any other function that is made here tsx gives its name, which takes as long as the rest.
  if ('positions' in set) {
    const { positions } = set;
    return {
      total: positions.length,
      slice(start, end) {
        return joinPositions(positions.subarray(start, end), runs);
      },
    };
  }
  const { bits, total = countBits(bits) } = set;
  return {
    total,
    slice(start, end) {
      return readRuns(bits, start, end, runs);
    },
  };
}

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
