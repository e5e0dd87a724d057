import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rules } from '../../../scripts/rules/index.ts';
import { severityOf } from '../../../scripts/rules/rule.ts';

it('docs/validator.md counts the rules as they are', () => {
  const rows = [
    ...readFileSync('docs/validator.md', 'utf8').matchAll(/^\| ([a-z ]+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm),
  ];
  const counts = rows.map(([, subject, ...numbers]) => ({ subject, numbers: numbers.map(Number) }));
  const all = counts.find(({ subject }) => subject === 'all')?.numbers;
  const of = (severity: string) => rules.filter(({ evidence }) => severityOf(evidence) === severity).length;
  expect(all, 'its line "all"').toEqual([rules.length, of('error'), of('warning'), of('advice')]);
  const subjects = counts.filter(({ subject }) => subject !== 'all');
  const sums = all?.map((_, column) => subjects.reduce((sum, { numbers }) => sum + (numbers[column] ?? 0), 0));
  expect(sums, 'the sums of the other lines').toEqual(all);
});
