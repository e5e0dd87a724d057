import { expect, it } from 'vitest';
import { createProgressBar } from '../../mock-server/progress-bar.ts';

const run = (isTTY: boolean) => {
  const written: string[] = [];
  const show = createProgressBar('Making', { isTTY, write: (text) => written.push(text) });
  for (const part of [0, 0.5, 0.501, 1]) show(part);
  return written;
};

it('is one line on a terminal, written when a percent is added, and gone at the end', () => {
  expect(run(true)).toEqual([
    `\rMaking [${'.'.repeat(30)}] 0 %`,
    `\rMaking [${'#'.repeat(15)}${'.'.repeat(15)}] 50 %`,
    '\r\u001b[K',
  ]);
});

it('is nothing in a log', () => {
  expect(run(false)).toEqual([]);
});
