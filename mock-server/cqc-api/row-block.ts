import type { Runs } from './runs.ts';

/**
 * The rows of a list as bytes in one block, each with a comma behind it, in the list's order: a page without filters is one
 * piece of it, and any other page is put together without making or encoding a text.
 */
export interface RowBlock {
  /** Bytes in which any so many rows can be written, and mostly more: to measure them takes as long as to find them. */
  roomFor(count: number): number;
  /** Writes rows side by side, with a comma between two. @returns where they end. */
  write(runs: Runs, target: Buffer, at: number): number;
}

/** Bytes that one step of a copy takes: it may read and write as many past the end, less one. */
const copyStep = 16;

/** From this length on a copy by the machine's own means is faster than one step by step. */
const longPiece = 256;

/** @param rowAt JSON of the row at a position. */
export function createRowBlock(count: number, rowAt: (position: number) => string): RowBlock {
  const starts = new Uint32Array(count + 1);
  let block: Buffer = Buffer.allocUnsafeSlow(count * 100 + copyStep);
  let longest = 0;
  for (let position = 0, at = 0; position < count; position++) {
    const row = rowAt(position);
    if (at + row.length * 3 + copyStep > block.length) block = grow(block, at, row.length * 3 + copyStep);
    at += block.write(row, at);
    block[at++] = comma;
    longest = Math.max(longest, at - (starts[position] as number));
    starts[position + 1] = at;
  }
  const source = viewOf(block);

  const startOf = (runs: Runs, index: number) => starts[runs[index] as number] as number;

  return {
    roomFor: (count) => count * longest + copyStep,
    write(runs, target, at) {
      const view = viewOf(target);
      let next = at;
      for (let index = 0; index < runs.length; index += 2) {
        const from = startOf(runs, index);
        const length = startOf(runs, index + 1) - from;
        if (length < longPiece) copyShort(source, from, view, next, length);
        else target.set(block.subarray(from, from + length), next); // a third faster than Buffer's own copy
        next += length;
      }
      return Math.max(next - 1, at);
    },
  };
}

const comma = 44;

/** Room for more bytes behind the first `used` ones, and for half as many again, so that a block seldom grows. */
function grow(block: Buffer, used: number, more: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(used + more + (used >>> 1));
  block.copy(larger, 0, 0, used);
  return larger;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer) => new DataView(buffer, byteOffset, byteLength);

/**
 * Copies a few bytes sixteen at a time, up to fifteen more than asked for; a call to the machine's own copy costs more than
 * the copy. As numbers, because those are not allocated; UTF-8 never forms the one pattern that is no number (NaN, which
 * need not keep its bits): its last byte would be 7F or FF behind one from F0 on.
 */
function copyShort(source: DataView, from: number, target: DataView, at: number, length: number): void {
  for (let offset = 0; offset < length; offset += copyStep) {
    target.setFloat64(at + offset, source.getFloat64(from + offset, true), true);
    target.setFloat64(at + offset + 8, source.getFloat64(from + offset + 8, true), true);
  }
}
