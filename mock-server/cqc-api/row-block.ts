/**
 * The rows of a list as bytes in one block, each with a comma behind it, in the list's order: a page without filters is one
 * piece of it, and any other page is put together without making or encoding a text.
 */
export interface RowBlock {
  readonly count: number;
  /** Bytes that rows need side by side, with a comma between two. */
  measure(positions: Uint32Array): number;
  /** Writes rows side by side, with a comma between two. @returns where they end. */
  write(positions: Uint32Array, target: Buffer, at: number): number;
}

/** Bytes that one step of a copy takes: it may read and write as many past the end, less one. */
export const copyStep = 8;

/** From this length on a copy by the machine's own means is faster than one step by step. */
const longRow = 512;

/** @param rows JSON of each row. */
export function createRowBlock(rows: readonly string[]): RowBlock {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, position) => {
    starts[position + 1] = (starts[position] as number) + Buffer.byteLength(row) + 1;
  });
  const end = starts[rows.length] as number;
  const block = Buffer.alloc(end + copyStep);
  for (const [position, row] of rows.entries()) block.write(`${row},`, starts[position] as number);
  const source = viewOf(block);

  const startOf = (position: number) => starts[position] as number;
  const isRun = (positions: Uint32Array) =>
    (positions.at(-1) ?? 0) - (positions[0] ?? 0) === positions.length - 1 && positions.length > 0;

  return {
    count: rows.length,
    measure(positions) {
      if (isRun(positions)) return startOf((positions.at(-1) as number) + 1) - startOf(positions[0] as number) - 1;
      let bytes = 0;
      for (const position of positions) bytes += startOf(position + 1) - startOf(position);
      return Math.max(bytes - 1, 0);
    },
    write(positions, target, at) {
      if (isRun(positions)) {
        const [from, to] = [startOf(positions[0] as number), startOf((positions.at(-1) as number) + 1) - 1];
        return at + block.copy(target, at, from, to);
      }
      const view = viewOf(target);
      let next = at;
      for (const position of positions) {
        const from = startOf(position);
        const length = startOf(position + 1) - from;
        if (length < longRow) copyShort(source, from, view, next, length);
        else block.copy(target, next, from, from + length);
        next += length;
      }
      return positions.length > 0 ? next - 1 : next;
    },
  };
}

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer) => new DataView(buffer, byteOffset, byteLength);

/**
 * Copies a few bytes eight at a time, up to seven more than asked for; a call to the machine's own copy costs more than the
 * copy. As numbers, because those are not allocated; UTF-8 never forms the one pattern that is no number (NaN, which
 * need not keep its bits): its last byte would be 7F or FF behind one from F0 on.
 */
function copyShort(source: DataView, from: number, target: DataView, at: number, length: number): void {
  for (let offset = 0; offset < length; offset += copyStep) {
    target.setFloat64(at + offset, source.getFloat64(from + offset, true), true);
  }
}
