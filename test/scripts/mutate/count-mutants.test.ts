import { describe, expect, it } from 'vitest';
import { countMutants, findStaleEntries } from '../../../scripts/mutate/count-mutants.ts';
import type { Mutant } from '../../../scripts/mutate/run-stryker.ts';

const mutant = (status: Mutant['status'], more: Partial<Mutant> = {}): Mutant => ({
  file: 'a.ts',
  lineNumber: 1,
  line: 'a > b',
  mutator: 'EqualityOperator',
  replacement: 'a >= b',
  status,
  ...more,
});
const equal = { file: 'a.ts', line: 'a > b', replacement: 'a >= b', reason: 'They are never as long.' };

describe('countMutants', () => {
  it.each<[string, Mutant['status'][], number]>([
    ['none -> nothing to notice', [], 100],
    ['all killed', ['Killed', 'Killed'], 100],
    ['one of two survives', ['Killed', 'Survived'], 50],
    ['no test reaches one of four', ['Killed', 'Killed', 'Killed', 'NoCoverage'], 75],
    ['a timeout is noticed', ['Timeout', 'Survived'], 50],
    ['an error outside the tests is noticed', ['RuntimeError', 'Survived'], 50],
  ])('%s', (_, statuses, score) => {
    const { count } = countMutants(
      statuses.map((status) => mutant(status)),
      [],
    );
    expect(count).toMatchObject({ mutants: statuses.length, score });
  });

  it('leaves out what is equal in meaning, of the same file, line and replacement only', () => {
    const others = [{ file: 'b.ts' }, { line: 'a > c' }, { replacement: 'a < b' }];
    const mutants = [mutant('Survived'), ...others.map((other) => mutant('Survived', other)), mutant('Killed')];
    const { count, survivors } = countMutants(mutants, [equal]);
    expect(count).toEqual({
      total: 5,
      mutants: 5,
      killed: 1,
      survived: 3,
      noCoverage: 0,
      timeouts: 0,
      equal: 1,
      score: 25,
      interval: { low: 25, high: 25 },
    });
    expect(survivors).toHaveLength(3);
  });

  it('says how far the score of a sample can be off, and knows the score of all', () => {
    const mutants = [mutant('Survived'), mutant('Killed'), mutant('Killed'), mutant('Killed')];
    expect(countMutants(mutants, [], 4).count).toMatchObject({ total: 4, score: 75, interval: { low: 75, high: 75 } });
    const { total, score, interval } = countMutants(mutants, [], 400).count;
    expect({ total, score }).toEqual({ total: 400, score: 75 });
    expect(interval.low).toBeLessThan(35);
    expect(interval.high).toBeGreaterThan(95);
  });

  it('lists apart what ran out of time, which may be the fault of a busy machine', () => {
    const { survivors, timedOut } = countMutants([mutant('Timeout', { file: 'b.ts' }), mutant('Timeout')], [equal]);
    expect([survivors, timedOut.map(({ file }) => file)]).toEqual([[], ['a.ts', 'b.ts']]);
  });

  it('lists survivors by file and line', () => {
    const places = [
      { file: 'b.ts', lineNumber: 1 },
      { file: 'a.ts', lineNumber: 10 },
      { file: 'a.ts', lineNumber: 9 },
    ];
    const { survivors } = countMutants(
      places.map((place) => mutant('Survived', place)),
      [],
    );
    expect(survivors.map(({ file, lineNumber }) => `${file}:${lineNumber}`)).toEqual(['a.ts:9', 'a.ts:10', 'b.ts:1']);
  });
});

describe('findStaleEntries', () => {
  it.each<[string, Mutant[], boolean]>([
    ['a survivor that fits', [mutant('Survived')], false],
    ['a mutant that is killed by now', [mutant('Killed')], true],
    ['a line that is no more', [mutant('Survived', { line: 'a > c' })], true],
    ['a file that was not mutated', [mutant('Survived', { file: 'b.ts' })], false],
  ])('%s', (_, mutants, isStale) => {
    expect(findStaleEntries(mutants, [equal])).toEqual(isStale ? [equal] : []);
  });
});
