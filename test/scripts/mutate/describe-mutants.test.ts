import { expect, it } from 'vitest';
import { describeMutants } from '../../../scripts/mutate/describe-mutants.ts';
import type { Mutant } from '../../../scripts/mutate/run-stryker.ts';

it.each<[Mutant['status'], string]>([
  ['Survived', ''],
  ['NoCoverage', ', which no test reaches'],
  [
    'Timeout',
    ', which counts as noticed because its tests ran out of time: look whether it can loop, or the machine was busy',
  ],
])('a mutant that is %s stands with its place, its line and what was put there', (status, remark) => {
  const mutant: Mutant = {
    file: 'a.ts',
    lineNumber: 7,
    line: 'return a > b;',
    mutator: 'EqualityOperator',
    replacement: 'a >=\nb',
    status,
  };
  expect(describeMutants([mutant, mutant])).toBe(
    `a.ts:7 EqualityOperator${remark}\n  - return a > b;\n  + a >=\n    b\n`.repeat(2),
  );
});
