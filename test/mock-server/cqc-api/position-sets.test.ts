import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBits, markBits } from '../../../mock-server/cqc-api/bits.ts';
import { createPositionSet, type PositionSet, select, unite } from '../../../mock-server/cqc-api/position-sets.ts';
import { createScratch } from '../../../mock-server/cqc-api/scratch.ts';
import { listRuns } from './list-runs.ts';

/** As one bit for each position, however few they are. */
function asBits(positions: number[], count: number): PositionSet {
  const bits = createBits(count);
  return { bits, total: markBits(bits, Uint32Array.from(positions)) };
}

/** Sparse and dense sets of positions, of lists whose length ends in the middle of a word too. */
const lists = fc.integer({ min: 1, max: 200 }).chain((count) => {
  const position = fc.integer({ min: 0, max: count - 1 });
  const few = fc.uniqueArray(position);
  const most = few.map((left) => Array.from({ length: count }, (_none, at) => at).filter((at) => !left.includes(at)));
  return fc.record({ count: fc.constant(count), sets: fc.array(fc.oneof(few, most), { minLength: 1, maxLength: 4 }) });
});

const rising = (positions: Iterable<number>) => [...new Set(positions)].sort((a, b) => a - b);
/** From two lists that overlap. */
const setOf = (positions: number[], count: number) =>
  createPositionSet([Uint32Array.from(positions), Uint32Array.from(positions.slice(1))], count);
const totalOf = (set: PositionSet, count: number) => select([set], createScratch(count)).total;
const read = (set: PositionSet, count: number) => listRuns(select([set], createScratch(count)).slice(0, count));

it('what sets have in common is what every set has, whether or not it is known how much', () => {
  void fc.assert(
    fc.property(lists, fc.nat(220), fc.nat(220), fc.boolean(), ({ count, sets }, start, more, isKnown) => {
      const common = sets.reduce((kept, set) => kept.filter((position) => set.includes(position)));
      const { total, slice } = select(
        sets.map((set) => setOf(set, count)),
        createScratch(count),
        isKnown ? common.length : undefined,
      );
      expect(total).toBe(common.length);
      expect(listRuns(slice(start, start + more))).toEqual(rising(common).slice(start, start + more));
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
      expect(read(united, count)).toEqual(rising(sets.flat()));
      expect(totalOf(united, count)).toBe(rising(sets.flat()).length);
      const also = other.sets.flat().filter((position) => position < count);
      const both = select([united, setOf(also, count)], scratch);
      expect(listRuns(both.slice(0, count))).toEqual(rising(also).filter((position) => sets.flat().includes(position)));
      scratch.clear();
      const next = unite([setOf([0], count), setOf([count - 1], count)], scratch);
      expect(read(next, count)).toEqual(rising([0, count - 1]));
    }),
  );
});

it('marked positions stand in order and once, and nothing united is nothing', () => {
  expect(read(asBits([40, 3, 40, 0], 41), 41)).toEqual([0, 3, 40]);
  expect(totalOf(unite([], createScratch(5)), 5)).toBe(0);
});

it.each([
  ['across words, as one', [30, 31, 32, 33], [30, 34]],
  ['a whole word and its neighbours', Array.from({ length: 34 }, (_none, at) => at + 31), [31, 65]],
  ['apart', [0, 2, 31, 63, 64], [0, 1, 2, 3, 31, 32, 63, 65]],
])('neighbours are a run: %s', (_name, positions, runs) => {
  for (const set of [{ positions: Uint32Array.from(positions) }, asBits(positions, 70)])
    expect([...select([set], createScratch(70)).slice(0, 70)]).toEqual(runs);
});

it.each([1, 2047, 2048, 2049, 4097])('of large sets that meet seldom, %i positions and more', (count) => {
  const every = (step: number) => Array.from({ length: Math.ceil(count / step) }, (_none, index) => index * step);
  const ofStep = (step: number): PositionSet => asBits(every(step), count);
  const common = every(210);
  for (const known of [undefined, common.length]) {
    const { total, slice } = select([ofStep(2), ofStep(3), ofStep(5), ofStep(7)], createScratch(count), known);
    expect(total).toBe(common.length);
    for (const [start, end] of [
      [0, 1],
      [0, count],
      [9, 12],
      [common.length - 1, common.length],
    ] as const)
      expect(listRuns(slice(start, end))).toEqual(common.slice(start, end));
  }
});
