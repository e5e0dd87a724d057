import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPositionSet, type PositionSet, select } from '../../../mock-server/cqc-api/position-sets.ts';
import { createScratch } from '../../../mock-server/cqc-api/scratch.ts';
import { createUnions } from '../../../mock-server/cqc-api/unions.ts';
import { listRuns } from './list-runs.ts';

const setOf = (positions: number[], count: number) => createPositionSet([Uint32Array.from(positions)], count);

function read(set: PositionSet, count: number) {
  const scratch = createScratch(count);
  const { total, slice } = select([set], scratch);
  return { total, positions: listRuns(slice(0, count)) };
}

/** A list in which each position has one of some values, or several, or none. */
const values = fc
  .record({ kinds: fc.integer({ min: 1, max: 14 }), isDisjoint: fc.boolean() })
  .chain(({ kinds, isDisjoint }) => {
    const value = fc.integer({ min: 0, max: kinds - 1 });
    const ofOne = isDisjoint ? fc.array(value, { maxLength: 1 }) : fc.uniqueArray(value, { maxLength: 3 });
    return fc.record({
      kinds: fc.constant(kinds),
      list: fc.array(ofOne, { minLength: 1, maxLength: 150 }),
      chosen: fc.array(value, { maxLength: kinds + 1 }),
      also: fc.array(value, { minLength: 1, maxLength: kinds }),
    });
  });

it('a union has each position with a chosen value once, whatever is chosen and however often', () => {
  void fc.assert(
    fc.property(values, ({ kinds, list, chosen, also }) => {
      const having = (wanted: number[]) =>
        list.flatMap((own, position) => (own.some((value) => wanted.includes(value)) ? [position] : []));
      const sets = Array.from({ length: kinds }, (_none, value) => setOf(having([value]), list.length));
      const unite = createUnions(sets, list.length);
      const expected = having(chosen);
      const united = unite(chosen, createScratch(list.length));
      expect(read(united, list.length)).toEqual({ total: expected.length, positions: expected });

      const scratch = createScratch(list.length);
      const both = select([unite(chosen, scratch), unite(also, scratch)], scratch);
      expect(listRuns(both.slice(0, list.length))).toEqual(
        having(also).filter((position) => expected.includes(position)),
      );
    }),
  );
});

it.each([12, 13])('large sets are united, %i of them', (kinds) => {
  const count = kinds * 40;
  const ofKind = (kind: number) => Array.from({ length: 40 }, (_none, index) => index * kinds + kind);
  const unite = createUnions(
    Array.from({ length: kinds }, (_none, kind) => setOf(ofKind(kind), count)),
    count,
  );
  for (const chosen of [
    [],
    [0],
    [kinds - 1],
    [0, 5],
    [6, 7, kinds - 1],
    [5, 6],
    Array.from({ length: kinds }, (_n, at) => at),
  ])
    expect(read(unite(chosen, createScratch(count)), count)).toEqual({
      total: chosen.length * 40,
      positions: chosen.flatMap(ofKind).sort((a, b) => a - b),
    });
});
