import { expect, it } from 'vitest';
import { describeComparison } from '../../../scripts/bench/compare/describe-comparison.ts';

it('words figures, and the reason where there is none', () => {
  const judged = { oldMedian: 100, newMedian: 123.456, ratio: 1.23456, spread: 0.0449, verdict: 'slower' } as const;
  expect(
    describeComparison(
      [
        { figure: 'list (us CPU)', ...judged },
        { figure: 'runtime', missing: 'there is no .NET SDK' },
      ],
      'abc1234',
    ),
  ).toEqual([
    '| figure | abc1234, median | this checkout, median | ratio | spread | verdict |',
    '| --- | --- | --- | --- | --- | --- |',
    '| list (us CPU) | 100.0 | 123.5 | 1.23 | 0.04 | slower |',
    '| runtime | - | - | - | - | not measured: there is no .NET SDK |',
  ]);
});
