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

/** What a selection found. */
export interface Selection {
  readonly total: number;
  /** Positions number `start` (included) to `end` (excluded) of the selection, rising; fewer at its end. */
  slice(start: number, end: number): Uint32Array;
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
export function selectAll(count: number): Selection {
  return selectArray(Uint32Array.from({ length: count }, (_none, position) => position));
}

/** Positions in a list of `count`, in any order and perhaps several times, as a selection that has each once. */
export function selectMarked(positions: Uint32Array, count: number): Selection {
  const bits = mark(positions, new Uint32Array(wordsFor(count)));
  return selectBits(bits, countBits(bits));
}

/** The positions that are in at least one of the sets. */
export function unite(sets: readonly PositionSet[], count: number): PositionSet {
  const [first, second] = sets;
  if (!first) return { size: 0, positions: new Uint32Array(0) };
  if (!second) return first;
  const bits = new Uint32Array(wordsFor(count));
  for (const set of sets) {
    if (set.bits) for (let word = 0; word < bits.length; word++) bits[word] = at(bits, word) | at(set.bits, word);
    else mark(positionsOf(set), bits);
  }
  return { size: countBits(bits), bits };
}

/** The positions that are in every one of the sets, of which there is at least one. */
export function intersect(sets: readonly PositionSet[]): Selection {
  const [shortest = unite([], 0), ...others] = sets.length > 1 ? [...sets].sort((a, b) => a.size - b.size) : sets;
  if (others.length === 0 && shortest.positions) return selectArray(shortest.positions);
  const bits = meetBits(sets);
  if (bits) return selectBits(bits, countBits(bits));
  return selectArray(others.reduce(keepCommon, positionsOf(shortest)));
}

const positionsOf = ({ positions, bits, size }: PositionSet): Uint32Array =>
  positions ?? readBits(bits ?? new Uint32Array(0), 0, size);

/** A number that is there; indexes below a length are what the compiler does not know of. */
const at = (numbers: Uint32Array, index: number) => numbers[index] as number;

const selectArray = (positions: Uint32Array): Selection => ({
  total: positions.length,
  slice: (start, end) => positions.subarray(start, end),
});

const selectBits = (bits: Uint32Array, total: number): Selection => ({
  total,
  slice: (start, end) => readBits(bits, start, Math.min(end, total)),
});

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

/** What all sets have in common, or nothing when one of them is sparse. */
function meetBits(sets: readonly PositionSet[]): Uint32Array | undefined {
  const [first, ...others] = sets.flatMap(({ bits }) => bits ?? []);
  if (!first || others.length < sets.length - 1) return undefined;
  const met = first.slice();
  for (const bits of others) {
    for (let word = 0; word < met.length; word++) met[word] = at(met, word) & at(bits, word);
  }
  return met;
}

function countBits(bits: Uint32Array): number {
  let total = 0;
  for (let word = 0; word < bits.length; word++) total += countOnes(at(bits, word));
  return total;
}

/** The positions of the set bits number `start` to `end`, which must be there. */
function readBits(bits: Uint32Array, start: number, end: number): Uint32Array {
  const positions = new Uint32Array(Math.max(end - start, 0));
  let length = 0;
  let seen = 0;
  for (let index = 0; length < positions.length; index++) {
    let word = at(bits, index);
    const ones = countOnes(word);
    if (seen + ones > start) {
      let before = seen;
      while (word !== 0 && length < positions.length) {
        if (before++ >= start) positions[length++] = index * 32 + 31 - Math.clz32(word & -word);
        word &= word - 1;
      }
    }
    seen += ones;
  }
  return positions;
}

/** How many of 32 bits are set ("population count", Hacker's Delight, 5-1). */
function countOnes(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
