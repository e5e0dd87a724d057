import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPositionSet } from '../../../mock-server/cqc-api/position-sets.ts';
import { type Coded, createCoded, createTotals } from '../../../mock-server/cqc-api/totals.ts';

/** @param values the value of a filter at each position, or nothing. */
function code(name: string, values: readonly (number | undefined)[], kinds: number): Coded {
  const sets = Array.from({ length: kinds }, (_none, kind) =>
    createPositionSet(
      [Uint32Array.from(values.flatMap((value, at) => (value === kind ? [at] : [])))],
      Math.max(values.length, 1),
    ),
  );
  const coded = createCoded(name, sets, values.length);
  if (!coded) throw new Error('Not coded.');
  return coded;
}

const kinds = 4;
const values = fc.array(
  fc.tuple(...Array.from({ length: 3 }, () => fc.option(fc.nat(kinds - 1), { nil: undefined }))),
  {
    maxLength: 200,
  },
);
const choice = fc.uniqueArray(fc.nat(kinds - 1));

it('counts where each filter has one of the values chosen, for any filters in any order, again and again', () => {
  void fc.assert(
    fc.property(
      values,
      fc.array(fc.tuple(fc.uniqueArray(fc.nat(2), { minLength: 1 }), choice, choice, choice), { maxLength: 5 }),
      (list, calls) => {
        const countTogether = createTotals(list.length);
        const filters = [0, 1, 2].map((at) =>
          code(
            `filter${at}`,
            list.map((each) => each[at]),
            kinds,
          ),
        );
        for (const [asked, ...choices] of calls) {
          const expected = list.filter((each) => asked.every((at) => choices[at]?.includes(each[at] ?? -1))).length;
          const chosen = asked.map((at) => ({ filter: filters[at] as Coded, numbers: choices[at] ?? [] }));
          expect(countTogether(chosen)).toBe(expected);
        }
      },
    ),
  );
});

const setOf = (...positions: number[]) => createPositionSet([Uint32Array.from(positions)], 200);

it('codes no filter of which a position has two values, and none of more than twelve', () => {
  expect(createCoded('one', [setOf(1, 2), setOf(3)], 200)).toMatchObject({ name: 'one', size: 3 });
  expect(createCoded('two', [setOf(1, 2), setOf(2)], 200)).toBeUndefined();
  const sets = Array.from({ length: 13 }, (_none, at) => setOf(at));
  expect(createCoded('twelve', sets.slice(1), 200)?.size).toBe(13);
  expect(createCoded('thirteen', sets, 200)).toBeUndefined();
});

it('leaves to others what would take a table of more than 65,536 or more than 500 summands', () => {
  const filter = (size: number): Coded => ({ name: 'f', codes: new Uint8Array(9), size });
  const choose = (many: number, size: number) => ({
    filter: filter(size),
    numbers: Array.from({ length: many }, (_none, number) => number),
  });
  const countTogether = createTotals(9);
  const chooseOne = (count: number) => Array.from({ length: count }, () => choose(1, 2));
  expect(countTogether(chooseOne(16))).toBe(0);
  expect(countTogether(chooseOne(17))).toBeUndefined();
  expect(countTogether([choose(20, 30), choose(25, 30)])).toBe(0);
  expect(countTogether([choose(20, 30), choose(26, 30)])).toBeUndefined();
});

it('goes on when filters are asked for together in more ways than are kept', () => {
  const filters = Array.from({ length: 70 }, (_none, at) => code(`f${at}`, [0, at % 2, 0], 2));
  const countTogether = createTotals(3);
  const ask = () => filters.map((filter) => countTogether([{ filter, numbers: [0] }]));
  const expected = filters.map((_filter, at) => (at % 2 ? 2 : 3));
  expect([ask(), ask()]).toEqual([expected, expected]);
});
