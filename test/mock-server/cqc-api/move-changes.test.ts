import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMockServer, defaultOptions } from '../../../mock-server/app.ts';
import { moveChanges } from '../../../mock-server/cqc-api/move-changes.ts';

const change = (changedAt: string) => ({ organisationType: 'location', organisationId: '1-1', changedAt }) as const;
const moved = (now: string, ...times: string[]) =>
  moveChanges(times.map(change), Date.parse(now)).map(({ changedAt }) => changedAt);

it.each([
  ['a month later', '2026-11-28T15:00:00Z', '2026-10-30T14:59:59Z', '2026-11-28T14:59:59Z'],
  ['the hour is not yet reached', '2026-11-28T14:59:58Z', '2026-10-30T14:59:59Z', '2026-11-27T14:59:59Z'],
  ['the very moment', '2026-11-28T14:59:59Z', '2026-10-30T14:59:59Z', '2026-11-28T14:59:59Z'],
  ['within a day', '2026-10-31T00:00:00Z', '2026-10-30T00:00:01Z', '2026-10-30T00:00:01Z'],
  ['before the log', '2026-10-01T00:00:00Z', '2026-10-30T12:00:00Z', '2026-09-30T12:00:00Z'],
  ['with fractions', '2026-11-28T15:00:00Z', '2026-10-30T00:00:00.5Z', '2026-11-28T00:00:00.500Z'],
])('%s: started at %s, the newest change of %s is at %s', (_name, now, newest, expected) => {
  expect(moved(now, newest)).toEqual([expected]);
});

it('takes a log of any length', () => {
  const times = Array.from({ length: 200_000 }, () => '2026-10-30T14:59:59Z');
  const after = moveChanges(times.map(change), Date.parse('2026-11-28T15:00:00Z'));
  expect(after.at(-1)?.changedAt).toBe('2026-11-28T14:59:59Z');
});

it('an empty log stays empty', () => {
  expect(moved('2026-11-28T15:00:00Z')).toEqual([]);
});

it('keeps order and distances, moves by whole days, and leaves less than a day after the newest', () => {
  const time = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2030-01-01') });
  fc.assert(
    fc.property(fc.array(time, { minLength: 1 }), time, (times, now) => {
      const after = moveChanges(
        times.map((ms) => change(new Date(ms).toISOString())),
        now,
      ).map(({ changedAt }) => Date.parse(changedAt));
      const shift = (after[0] as number) - (times[0] as number);
      expect(after.map((ms) => ms - shift)).toEqual(times);
      expect(Math.abs(shift % 86_400_000)).toBe(0);
      const gap = now - Math.max(...after);
      expect(gap >= 0 && gap < 86_400_000).toBe(true);
    }),
  );
});

it('the built-in changes of the last week are there whenever the server starts, those of a folder keep their times', async () => {
  const now = Date.parse('2031-03-04T05:06:07Z');
  const window = `startTimestamp=${new Date(now - 7 * 86_400_000).toISOString()}&endTimestamp=2031-03-04T05:06:08Z`;
  const total = async (options: { data?: string }) => {
    const app = await createMockServer({ now: () => now, ...options });
    const headers = { 'ocp-apim-subscription-key': 'demo-key' };
    return (await app.inject({ url: `/public/v1/changes/location?${window}`, headers })).json().total;
  };
  expect(await total({})).toBeGreaterThan(20);
  expect(await total({ data: defaultOptions.data })).toBe(0);
});
