import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  createPositionSet,
  intersect,
  selectAll,
  selectMarked,
  unite,
} from '../../../mock-server/cqc-api/position-sets.ts';

/** Sparse and dense sets of positions, of lists whose length ends in the middle of a word too. */
const lists = fc.integer({ min: 1, max: 200 }).chain((count) => {
  const sets = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: count - 1 })), { minLength: 1, maxLength: 4 });
  return fc.record({ count: fc.constant(count), sets });
});

const rising = (positions: Iterable<number>) => [...new Set(positions)].sort((a, b) => a - b);
const setOf = (positions: number[], count: number) => createPositionSet(Uint32Array.from(rising(positions)), count);

it('an intersection has what every set has', () => {
  void fc.assert(
    fc.property(lists, fc.nat(220), fc.nat(220), ({ count, sets }, start, end) => {
      const common = sets.reduce((kept, set) => kept.filter((position) => set.includes(position)));
      const selection = intersect(sets.map((set) => setOf(set, count)));
      expect(selection.total).toBe(common.length);
      expect([...selection.slice(start, end)]).toEqual(rising(common).slice(start, Math.max(start, end)));
    }),
  );
});

it('a union has what any set has, and can be intersected like any other', () => {
  void fc.assert(
    fc.property(lists, lists, ({ count, sets }, other) => {
      const united = unite(
        sets.map((set) => setOf(set, count)),
        count,
      );
      expect([...intersect([united]).slice(0, count)]).toEqual(rising(sets.flat()));
      expect(united.size).toBe(rising(sets.flat()).length);
      const also = other.sets.flat().filter((position) => position < count);
      const both = intersect([united, setOf(also, count)]);
      expect([...both.slice(0, count)]).toEqual(rising(also).filter((position) => sets.flat().includes(position)));
    }),
  );
});

it('marked positions stand in order and once, and everything is every position', () => {
  expect([...selectMarked(Uint32Array.of(40, 3, 40, 0), 41).slice(0, 9)]).toEqual([0, 3, 40]);
  expect([...selectAll(3).slice(1, 9)]).toEqual([1, 2]);
  expect(unite([], 5).size).toBe(0);
});
