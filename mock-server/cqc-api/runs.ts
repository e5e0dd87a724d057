/**
 * Neighbouring positions in a list as pairs, the first of a run and the one behind its last, rising: rows that stand side by
 * side are copied as one.
 */
export type Runs = Uint32Array;

/** Which positions a call found, until the list is asked again. */
export interface Selection {
  total: number;
  /** Those number `start` (included) to `end` (excluded), fewer at the end. */
  slice(start: number, end: number): Runs;
}

/** Every position of a list. */
export const selectAll = (count: number): Selection => ({
  total: count,
  slice: (start, end) => Uint32Array.of(Math.min(start, count), Math.min(end, count)),
});

/** Rising positions as runs. @param room where they are written. */
export function joinPositions(positions: Uint32Array, room: Uint32Array): Runs {
  let length = 0;
  for (let index = 0; index < positions.length; index++) {
    length = appendRun(room, length, positions[index] as number, 1);
  }
  return room.subarray(0, length);
}

/** Writes a run behind others, or adds it to the last of them where it follows that. @returns the new length. */
export function appendRun(runs: Uint32Array, length: number, first: number, count: number): number {
  if (length > 0 && runs[length - 1] === first) {
    runs[length - 1] = first + count;
    return length;
  }
  runs[length] = first;
  runs[length + 1] = first + count;
  return length + 2;
}
