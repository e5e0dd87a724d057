import { expect, it } from 'vitest';
import type { Minute } from '../../../mock-server/page/messages.ts';
import { countCall, minuteOf, shownMinutes } from '../../../mock-server/page/minutes.ts';

it('counts more calls than are kept one by one, and forgets minutes that are not shown', () => {
  const start = 1_000 * 60_000;
  let minutes: Minute[] = [];
  for (let call = 0; call < 500; call += 1)
    minutes = countCall(minutes, { at: start + call, status: call % 5 === 0 ? 429 : 200, ms: 2 });
  expect(minutes).toEqual([{ minute: 1_000, calls: 500, failed: 100, ms: 1_000 }]);
  minutes = countCall(minutes, { at: start + 60_000, status: 399, ms: 1 });
  expect(minutes.at(-1)).toEqual({ minute: 1_001, calls: 1, failed: 0, ms: 1 });
  minutes = countCall(minutes, { at: start + shownMinutes * 60_000, status: 400, ms: 1 });
  expect(minutes.map(({ minute }) => minute)).toEqual([1_001, minuteOf(start) + shownMinutes]);
});
