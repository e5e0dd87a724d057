import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  clearScratch,
  collect,
  createFullSet,
  createPositionSet,
  createScratch,
  intersect,
  type PositionSet,
  slicePositions,
  unite,
} from '../../../mock-server/cqc-api/position-sets.ts';

/** Sparse and dense sets of positions, of lists whose length ends in the middle of a word too. */
const lists = fc.integer({ min: 1, max: 200 }).chain((count) => {
  const sets = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: count - 1 })), { minLength: 1, maxLength: 4 });
  return fc.record({ count: fc.constant(count), sets });
});

const rising = (positions: Iterable<number>) => [...new Set(positions)].sort((a, b) => a - b);
const setOf = (positions: number[], count: number) => createPositionSet(Uint32Array.from(rising(positions)), count);
const read = (set: PositionSet, count: number, start = 0, end = count) => [
  ...slicePositions({ set, scratch: createScratch(count) }, start, end),
];

it('an intersection has what every set has', () => {
  void fc.assert(
    fc.property(lists, fc.nat(220), fc.nat(220), ({ count, sets }, start, end) => {
      const common = sets.reduce((kept, set) => kept.filter((position) => set.includes(position)));
      const met = intersect(
        sets.map((set) => setOf(set, count)),
        createScratch(count),
      );
      expect(met.size).toBe(common.length);
      expect(read(met, count, start, end)).toEqual(rising(common).slice(start, Math.max(start, end)));
    }),
  );
});

it('a union has what any set has, and can be intersected like any other', () => {
  void fc.assert(
    fc.property(lists, lists, ({ count, sets }, other) => {
      const scratch = createScratch(count);
      const united = unite(
        sets.map((set) => setOf(set, count)),
        scratch,
      );
      expect(read(intersect([united], scratch), count)).toEqual(rising(sets.flat()));
      expect(united.size).toBe(rising(sets.flat()).length);
      const also = other.sets.flat().filter((position) => position < count);
      const both = intersect([united, setOf(also, count)], scratch);
      expect(read(both, count)).toEqual(rising(also).filter((position) => sets.flat().includes(position)));
      clearScratch(scratch);
      const next = unite([setOf([0], count), setOf([count - 1], count)], scratch);
      expect(read(next, count)).toEqual(rising([0, count - 1]));
    }),
  );
});

it('marked positions stand in order and once, and everything is every position', () => {
  expect(read(collect(Uint32Array.of(40, 3, 40, 0), createScratch(41)), 41)).toEqual([0, 3, 40]);
  expect(read(createFullSet(3), 3, 1, 9)).toEqual([1, 2]);
  expect(unite([], createScratch(5)).size).toBe(0);
});
