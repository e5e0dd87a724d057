import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { select } from '../../../mock-server/cqc-api/position-sets.ts';
import { createScratch } from '../../../mock-server/cqc-api/scratch.ts';
import { createWindows } from '../../../mock-server/cqc-api/windows.ts';
import { listRuns } from './list-runs.ts';

/** Every window of a series and what stands in it, found by a set of the language's own. */
function checkWindows(series: number[], count: number, windows: [start: number, end: number][]) {
  const collect = createWindows(Uint32Array.from(series), count);
  const scratch = createScratch(count);
  for (const [start, end] of windows) {
    scratch.clear();
    const expected = [...new Set(series.slice(start, end))].sort((a, b) => a - b);
    const { total, slice } = select([collect(start, end, scratch)], scratch);
    expect([total, listRuns(slice(0, count))]).toEqual([expected.length, expected]);
  }
}

it('a window has every position that stands in it, once and in order', () => {
  void fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }).chain((count) =>
        fc.record({
          count: fc.constant(count),
          series: fc.array(fc.nat(count - 1), { maxLength: 1000, size: 'max' }),
          places: fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 5, maxLength: 20 }),
        }),
      ),
      ({ count, series, places }) => {
        const inside = places.map(([one, other]): [number, number] => {
          const [start, end] = one < other ? [one, other] : [other, one];
          return [Math.min(start, series.length), Math.min(end, series.length)];
        });
        checkWindows(series, count, inside);
      },
    ),
  );
});

it('windows that begin and end with blocks, and next to them', () => {
  const series = Array.from({ length: 640 }, (_none, at) => (at * 37) % 101);
  const places = [0, 1, 63, 64, 65, 127, 128, 192, 256, 320, 576, 639, 640];
  const windows = places.flatMap((start) =>
    places.filter((end) => end >= start).map((end): [number, number] => [start, end]),
  );
  checkWindows(series, 101, windows);
});

it('a long series of a long list, whose unions are kept of larger blocks', () => {
  const [length, count] = [40_000, 200_000];
  const series = Array.from({ length }, (_none, at) => (at * 7919) % count);
  checkWindows(series, count, [
    [0, length],
    [5, length - 5],
    [1000, 39_000],
    [20_000, 20_100],
    [length, length],
  ]);
});

it('an empty series', () => checkWindows([], 0, [[0, 0]]));
