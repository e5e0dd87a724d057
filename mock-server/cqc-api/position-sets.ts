import { addBits, type Bits, countBits, createBits, hasBit, keepBits, listBits, markBits, readRuns } from './bits.ts';
import { joinPositions, type Selection } from './runs.ts';
import type { Scratch } from './scratch.ts';

/**
 * The positions in a list at which a filter finds something: few as a rising array, many as one bit for each position of the
 * list, because dense sets are met fastest 32 positions at a time.
 */
export type PositionSet =
  | { positions: Uint32Array }
  | {
      bits: Bits;
      /** How many, where that is known. */
      total?: number;
    };

/** Makes the set of all positions that stand in any of some lists, for a list of `count`. */
export function createPositionSet(lists: readonly Uint32Array[], count: number): PositionSet {
  const bits = createBits(count);
  for (const positions of lists) markBits(bits, positions);
  const total = countBits(bits);
  return total < bits.length ? { positions: listBits(bits, total) } : { bits, total }; // whichever takes less memory
}

/** A set of positions that come in any order and perhaps several times. Lasts until the scratch is cleared. */
export const collect = (positions: Uint32Array, scratch: Scratch): PositionSet => ({
  bits: markBits(scratch.takeBits().fill(0), positions),
});

const noPositions = new Uint32Array(0);

/** The positions that are in at least one of the sets. Lasts until the scratch is cleared. */
export function unite(sets: readonly PositionSet[], scratch: Scratch): PositionSet {
  const [first = { positions: noPositions }, second] = sets;
  if (!second) return first;
  const united = scratch.takeBits().fill(0);
  for (const set of sets) {
    if ('bits' in set) addBits(united, set.bits);
    else markBits(united, set.positions);
  }
  return { bits: united };
}

/** The positions that are in every one of the sets, of which there is at least one. Lasts until the scratch is cleared. */
export function intersect(sets: readonly PositionSet[], scratch: Scratch): PositionSet {
  const [only, second] = sets;
  if (only && !second) return only;
  let positions: Uint32Array | undefined;
  for (const set of sets) {
    if ('positions' in set && !(positions && positions.length <= set.positions.length)) positions = set.positions;
  }
  if (!positions) {
    const met = scratch.takeBits().fill(-1);
    for (const set of sets) if ('bits' in set) keepBits(met, set.bits);
    return { bits: met };
  }
  for (const set of sets) {
    if ('bits' in set) positions = keepMarked(positions, set.bits);
    else if (set.positions !== positions) positions = keepCommon(positions, set.positions);
  }
  return { positions };
}

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
const keepMarked = (positions: Uint32Array, bits: Bits): Uint32Array =>
  positions.filter((position) => hasBit(bits, position));

/** What two rising arrays have in common. */
function keepCommon(positions: Uint32Array, others: Uint32Array): Uint32Array {
  let next = 0;
  return positions.filter((position) => {
    while ((others[next] as number) < position) next++; // past the end there is no number, which is not less
    return others[next] === position;
  });
}
