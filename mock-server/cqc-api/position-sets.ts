/**
 * Sets of positions in a list, for filters: each as a rising array, and those that hold many as one bit for each
 * position too, because dense sets are met fastest 32 positions at a time.
 */

/** Positions that one text stands at. */
export interface PositionSet {
  readonly positions: Uint32Array;
  /** One bit for each position of the whole list; only of a dense set. */
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
  // A dense set takes no more memory as bits than as an array.
  return positions.length >= wordsFor(count) ? { positions, bits: markAll([positions], count) } : { positions };
}

/** Every position of a list of `count`. */
export function selectAll(count: number): Selection {
  return selectArray(Uint32Array.from({ length: count }, (_none, position) => position));
}

/** Positions in a list of `count`, in any order and perhaps several times, as a selection that has each once. */
export const selectMarked = (positions: Uint32Array, count: number): Selection =>
  selectBits(markAll([positions], count));

/** The positions that are in at least one of the sets. */
export function unite(sets: readonly PositionSet[], count: number): PositionSet {
  const [first, second] = sets;
  if (!first) return { positions: new Uint32Array(0) };
  if (!second) return first;
  const bits = markAll(
    sets.map(({ positions }) => positions),
    count,
  );
  const positions = readBits(bits, 0, countBits(bits));
  return positions.length >= wordsFor(count) ? { positions, bits } : { positions };
}

/** The positions that are in every one of the sets, of which there is at least one. */
export function intersect(sets: readonly PositionSet[]): Selection {
  const [shortest = { positions: new Uint32Array(0) }, ...others] = [...sets].sort(
    (a, b) => a.positions.length - b.positions.length,
  );
  if (others.length === 0) return selectArray(shortest.positions);
  const allBits = sets.flatMap(({ bits }) => bits ?? []);
  if (allBits.length === sets.length) return selectBits(meetBits(allBits));
  return selectArray(others.reduce(keepCommon, shortest.positions));
}

const selectArray = (positions: Uint32Array): Selection => ({
  total: positions.length,
  slice: (start, end) => positions.subarray(start, end),
});

const selectBits = (bits: Uint32Array): Selection => {
  const total = countBits(bits);
  return { total, slice: (start, end) => readBits(bits, start, Math.min(end, total)) };
};

/** The positions of the shorter array that the other set has too. */
function keepCommon(positions: Uint32Array, other: PositionSet): Uint32Array {
  const kept = new Uint32Array(positions.length);
  let length = 0;
  let next = 0;
  for (const position of positions) {
    if (other.bits) {
      if (((other.bits[position >>> 5] as number) >>> (position & 31)) & 1) kept[length++] = position;
      continue;
    }
    while ((other.positions[next] as number) < position) next++; // past the end there is no number, which is not less
    if (other.positions[next] === position) kept[length++] = position;
  }
  return kept.subarray(0, length);
}

function markAll(arrays: readonly Uint32Array[], count: number): Uint32Array {
  const bits = new Uint32Array(wordsFor(count));
  for (const positions of arrays) {
    for (const position of positions) bits[position >>> 5] = (bits[position >>> 5] as number) | (1 << (position & 31));
  }
  return bits;
}

function meetBits([first = new Uint32Array(0), ...others]: readonly Uint32Array[]): Uint32Array {
  const met = first.slice();
  for (const bits of others) {
    for (let word = 0; word < met.length; word++) met[word] = (met[word] as number) & (bits[word] as number);
  }
  return met;
}

function countBits(bits: Uint32Array): number {
  let total = 0;
  for (const word of bits) total += countOnes(word);
  return total;
}

/** The positions of the set bits number `start` to `end`, which must be there. */
function readBits(bits: Uint32Array, start: number, end: number): Uint32Array {
  const positions = new Uint32Array(Math.max(end - start, 0));
  let length = 0;
  let seen = 0;
  for (let index = 0; length < positions.length; index++) {
    let word = bits[index] as number;
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
