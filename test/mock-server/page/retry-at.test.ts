import { expect, it } from 'vitest';
import { retryAt } from '../../../mock-server/page/client/model/retry-at.ts';

const at = Date.parse('2026-11-30T06:27:00Z');
it.each([
  ['30', at + 30_000],
  ['0', at],
  ['Mon, 30 Nov 2026 06:57:00 GMT', at + 1_800_000],
  ['soon', undefined],
  ['-1', undefined],
  ['5, 5', undefined],
  [undefined, undefined],
])('Retry-After: %s', (value, moment) => {
  const headers: [string, string][] = value === undefined ? [] : [['retry-after', value]];
  expect(retryAt({ headers, at })).toBe(moment);
});
