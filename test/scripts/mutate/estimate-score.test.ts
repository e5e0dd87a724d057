import { expect, it } from 'vitest';
import { estimateScore } from '../../../scripts/mutate/estimate-score.ts';

// The first three rows as tables of Wilson's interval have them.
it.each<[string, [noticed: number, counted: number, part: number], low: number, high: number]>([
  ['8 of 10 of very many', [8, 10, 0], 49.0, 94.3],
  ['10 of 10 of very many', [10, 10, 0], 72.2, 100],
  ['0 of 10 of very many', [0, 10, 0], 0, 27.8],
  ['170 of 200 of very many', [170, 200, 0], 79.4, 89.3],
  ['170 of 200, which is half of all', [170, 200, 0.5], 81.2, 88.2],
  ['170 of 200, which is all', [170, 200, 1], 85, 85],
  ['nothing counted of some', [0, 0, 0.5], 0, 100],
  ['nothing counted of nothing', [0, 0, 1], 100, 100],
])('%s -> %j is %d to %d percent', (_, args, low, high) => {
  const interval = estimateScore(...args);
  expect(interval.low).toBeCloseTo(low, 1);
  expect(interval.high).toBeCloseTo(high, 1);
});

it('holds the true score in about 95 of 100 samples', () => {
  // 1,000 mutants of which 850 are noticed; 150 of them drawn 2,000 times.
  const whole = Array.from({ length: 1000 }, (_, i) => i < 850);
  let state = 42;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  let held = 0;
  for (let round = 0; round < 2000; round++) {
    const sample = Array.from({ length: 150 }, (_, i) => {
      const other = i + random(whole.length - i);
      [whole[i], whole[other]] = [whole[other] as boolean, whole[i] as boolean];
      return whole[i];
    });
    const { low, high } = estimateScore(sample.filter(Boolean).length, 150, 0.15);
    if (low <= 85 && 85 <= high) held++;
  }
  expect(held / 2000).toBeGreaterThan(0.93);
  expect(held / 2000).toBeLessThan(0.98);
});
