import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRowBlock } from '../../../mock-server/cqc-api/row-block.ts';
import { joinPositions, selectAll } from '../../../mock-server/cqc-api/runs.ts';

const runsOf = (positions: number[]) => joinPositions(Uint32Array.from(positions), new Uint32Array(100));

const texts = fc.array(fc.string({ unit: 'binary', maxLength: 700 }), { minLength: 1, maxLength: 30 });

it('writes any rows side by side with commas between, and the end of each where the next begins', () => {
  void fc.assert(
    fc.property(texts, fc.array(fc.nat(29)), fc.nat(20), (values, wanted, at) => {
      const rows = values.map((value) => JSON.stringify(value));
      const block = createRowBlock(rows.length, (position) => rows[position] ?? '');
      const positions = [...new Set(wanted)].filter((position) => position < rows.length).sort((a, b) => a - b);
      const expected = Buffer.from(positions.map((position) => rows[position]).join(','));
      const room = block.roomFor(positions.length);
      expect(room).toBeGreaterThan(expected.length);
      const target = Buffer.alloc(at + room);
      expect(block.write(runsOf(positions), target, at)).toBe(at + expected.length);
      expect(target.subarray(at, at + expected.length)).toEqual(expected);
    }),
  );
});

it.each([
  ['nothing', [], ''],
  ['a run, as one piece', [1, 2], '"é😀","c"'],
  ['everything', [0, 1, 2], '"a","é😀","c"'],
  ['a selection with a gap', [0, 2], '"a","c"'],
])('writes %s', (_name, positions, expected) => {
  const block = createRowBlock(3, (position) => ['"a"', '"é😀"', '"c"'][position] ?? '');
  const target = Buffer.alloc(100);
  const end = block.write(runsOf(positions), target, 0);
  expect(target.toString('utf8', 0, end)).toBe(expected);
});

it('everything is cut where the list ends', () => {
  const all = selectAll(3);
  expect([...all.slice(1, 9)]).toEqual([1, 3]);
  const block = createRowBlock(3, () => '"a"');
  expect(block.write(all.slice(7, 9), Buffer.alloc(100), 5)).toBe(5);
});
