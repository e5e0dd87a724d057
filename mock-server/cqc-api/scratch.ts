import { type Bits, createBits } from './bits.ts';

/**
 * Memory for what one call works out over a list, used again by the next: to allocate arrays of numbers for each call, and
 * to collect them, costs more than to fill them.
 */
export interface Scratch {
  /** Begins a call: what the one before worked out is written over. */
  clear(): void;
  /** Bits for the whole list, with anything in them. */
  takeBits(): Bits;
  /** Room for the most runs that the list can be cut into. */
  runs: Uint32Array;
}

export function createScratch(count: number): Scratch {
  const all: Bits[] = [];
  let used = 0;
  return {
    clear() {
      used = 0;
    },
    takeBits() {
      if (used === all.length) all.push(createBits(count));
      return all[used++] as Bits;
    },
    runs: new Uint32Array(count + 1), // two numbers for every other position
  };
}
