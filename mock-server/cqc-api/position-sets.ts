/**
 * Sets of positions in a list, for filters: each as a rising array, and those that hold many as one bit for each
 * position too, because dense sets are met fastest 32 positions at a time.
 */

/** Positions that a text stands at. Has one of the two forms at least. */
export interface PositionSet {
  readonly size: number;
  /** The positions, rising; not of a union. */
  readonly positions?: Uint32Array;
  /** One bit for each position of the whole list; not of a set that is sparse. */
  readonly bits?: Uint32Array;
}

/**
 * Memory for what one call works out over a list of `count`, used again by the next: to allocate arrays of numbers for
 * each call, and to collect them, costs more than to fill them.
 */
export interface Scratch {
  readonly count: number;
  /** Bits of sets, of which the first `used` belong to this call. */
  bits: Uint32Array[];
  used: number;
  positions: Uint32Array;
}

/** What a call found, and the scratch that it may lie in. */
export interface Selection {
  set: PositionSet;
  scratch: Scratch;
}

export const createScratch = (count: number): Scratch => ({
  count,
  bits: [],
  used: 0,
  positions: new Uint32Array(count),
});

/** Begins a call: what the one before worked out is written over. */
export function clearScratch(scratch: Scratch): void {
  scratch.used = 0;
}

/** Bits for the whole list, with anything in them. */
function takeBits(scratch: Scratch): Uint32Array {
  const bits = scratch.bits[scratch.used] ?? new Uint32Array(wordsFor(scratch.count));
  scratch.bits[scratch.used++] = bits;
  return bits;
}

const wordsFor = (count: number): number => Math.ceil(count / 32);

/** Makes a set of rising positions in a list of `count`. */
export function createPositionSet(positions: Uint32Array, count: number): PositionSet {
  const set = { size: positions.length, positions };
  // A dense set takes no more memory as bits than as an array.
  return positions.length >= wordsFor(count)
    ? { ...set, bits: mark(positions, new Uint32Array(wordsFor(count))) }
    : set;
}

/** Every position of a list of `count`. */
export const createFullSet = (count: number): PositionSet => ({
  size: count,
  positions: Uint32Array.from({ length: count }, (_none, position) => position),
});

/** A set of positions that come in any order and perhaps several times. Lasts until the scratch is cleared. */
export function collect(positions: Uint32Array, scratch: Scratch): PositionSet {
  const bits = mark(positions, takeBits(scratch).fill(0));
  return { size: countBits(bits), bits };
}

const nothing: PositionSet = { size: 0, positions: new Uint32Array(0) };

/** The positions that are in at least one of the sets. Lasts until the scratch is cleared. */
export function unite(sets: readonly PositionSet[], scratch: Scratch): PositionSet {
  const [first = nothing, second] = sets;
  if (!second) return first;
  const bits = takeBits(scratch).fill(0);
  for (const set of sets) {
    if (set.bits) for (let word = 0; word < bits.length; word++) bits[word] = at(bits, word) | at(set.bits, word);
    else mark(positionsOf(set), bits);
  }
  return { size: countBits(bits), bits };
}

/** The positions that are in every one of the sets, of which there is at least one. Lasts until the scratch is cleared. */
export function intersect(sets: readonly PositionSet[], scratch: Scratch): PositionSet {
  if (sets.length === 1) return sets[0] as PositionSet;
  if (sets.every(isDense)) return meetBits(sets, takeBits(scratch));
  const [shortest = nothing, ...others] = [...sets].sort((a, b) => a.size - b.size);
  const positions = others.reduce(keepCommon, positionsOf(shortest));
  return { size: positions.length, positions };
}

/**
 * The positions number `start` (included) to `end` (excluded) of a set, rising; fewer at its end. They are a piece of the
 * set or of the scratch, to be read before the next call.
 */
export function slicePositions(
  { set: { positions, bits, size }, scratch }: Selection,
  start: number,
  end: number,
): Uint32Array {
  if (positions) return positions.subarray(start, end);
  return readBits(bits ?? new Uint32Array(0), start, Math.min(end, size), scratch.positions);
}

const isDense = ({ bits }: PositionSet) => bits !== undefined;

const positionsOf = ({ positions, bits, size }: PositionSet): Uint32Array =>
  positions ?? readBits(bits ?? new Uint32Array(0), 0, size, new Uint32Array(size));

/** A number that is there; indexes below a length are what the compiler does not know of. */
const at = (numbers: Uint32Array, index: number) => numbers[index] as number;

/** The positions of the shorter array that the other set has too. */
function keepCommon(positions: Uint32Array, { bits, ...other }: PositionSet): Uint32Array {
  const kept = new Uint32Array(positions.length);
  const others = bits ? new Uint32Array(0) : positionsOf(other);
  let length = 0;
  let next = 0;
  for (let index = 0; index < positions.length; index++) {
    const position = at(positions, index);
    if (bits) {
      if ((at(bits, position >>> 5) >>> (position & 31)) & 1) kept[length++] = position;
      continue;
    }
    while (at(others, next) < position) next++; // past the end there is no number, which is not less
    if (others[next] === position) kept[length++] = position;
  }
  return kept.subarray(0, length);
}

function mark(positions: Uint32Array, bits: Uint32Array): Uint32Array {
  for (let index = 0; index < positions.length; index++) {
    const position = at(positions, index);
    bits[position >>> 5] = at(bits, position >>> 5) | (1 << (position & 31));
  }
  return bits;
}

/** What dense sets have in common. */
function meetBits(sets: readonly PositionSet[], met: Uint32Array): PositionSet {
  met.fill(-1);
  for (const { bits = met } of sets) {
    for (let word = 0; word < met.length; word++) met[word] = at(met, word) & at(bits, word);
  }
  return { size: countBits(met), bits: met };
}

function countBits(bits: Uint32Array): number {
  let total = 0;
  for (let word = 0; word < bits.length; word++) total += countOnes(at(bits, word));
  return total;
}

/** Writes the positions of the set bits number `start` to `end`, which must be there. */
function readBits(bits: Uint32Array, start: number, end: number, positions: Uint32Array): Uint32Array {
  const wanted = Math.max(end - start, 0);
  let length = 0;
  let seen = 0;
  for (let index = 0; length < wanted; index++) {
    let word = at(bits, index);
    const ones = countOnes(word);
    if (seen + ones > start) {
      let before = seen;
      while (word !== 0 && length < wanted) {
        if (before++ >= start) positions[length++] = index * 32 + 31 - Math.clz32(word & -word);
        word &= word - 1;
      }
    }
    seen += ones;
  }
  return positions.subarray(0, wanted);
}

/** How many of 32 bits are set ("population count", Hacker's Delight, 5-1). */
function countOnes(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
