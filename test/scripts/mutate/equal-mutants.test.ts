import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import equalMutants from '../../../scripts/mutate/equal-mutants.json' with { type: 'json' };

it('every entry is of a line that is there, and stands once', () => {
  const linesOf = (file: string) =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .map((line) => line.trim())
      : [];
  expect(
    equalMutants.filter(({ file, line }) => !linesOf(file).includes(line)),
    'Remove these entries of scripts/mutate/equal-mutants.json, or give them the line as it is now',
  ).toEqual([]);
  const places = equalMutants.map(({ file, line, replacement }) => JSON.stringify([file, line, replacement]));
  expect(new Set(places).size).toBe(places.length);
});
