import { expect, it } from 'vitest';
import { judge, judgeRatio, note } from '../../../scripts/bench/figures.ts';
import { writePerformance } from '../../../scripts/bench/performance-table.ts';

const at = { machine: '2 x some|processor', date: '2026-11-28' };
const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('| '));

it('says of each figure whether its bound holds, and nothing of one without', () => {
  const figures = [judge('memory', 401, 400, 'MB'), judgeRatio('CPU', 1.1, 1.3), note('p99', '3 ms; bare 2 ms')];
  expect(rowsOf(writePerformance('', { bench: 'england', figures, ...at }))).toEqual([
    '| benchmark | figure | measured | bound | holds | date | machine |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    '| england | memory | 401 MB | at most 400 | no | 2026-11-28 | 2 x some\\|processor |',
    '| england | CPU | 1.10 times | at most 1.3 | yes | 2026-11-28 | 2 x some\\|processor |',
    '| england | p99 | 3 ms; bare 2 ms |  |  | 2026-11-28 | 2 x some\\|processor |',
  ]);
});

it('replaces the rows of the same benchmark in their place and leaves the others', () => {
  let text = '';
  for (const bench of ['cqc-api', 'england', 'start', 'england']) {
    const count = rowsOf(text).length;
    text = writePerformance(text, { bench, figures: [note('a', `after ${count}`), note('b', '')], ...at });
  }
  expect(rowsOf(text).map((row) => row.split(' | ').slice(0, 3).join(' '))).toEqual([
    '| benchmark figure measured',
    '| --- --- ---',
    '| cqc-api a after 0',
    '| cqc-api b ',
    '| england a after 8',
    '| england b ',
    '| start a after 6',
    '| start b ',
  ]);
});
