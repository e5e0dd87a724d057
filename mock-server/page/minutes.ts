import type { CallRecord, Minute } from './messages.ts';

/** How many minutes are shown. */
export const shownMinutes = 15;

/** The minute that a moment lies in, counted from the epoch. */
export const minuteOf = (at: number): number => Math.floor(at / 60_000);

/** Counts a call in its minute. Only the minutes that are shown are kept, however many calls they saw. */
export function countCall(
  minutes: readonly Minute[],
  { at, status, ms }: Pick<CallRecord, 'at' | 'status' | 'ms'>,
): Minute[] {
  const minute = minuteOf(at);
  const before = minutes.find((other) => other.minute === minute) ?? { minute, calls: 0, failed: 0, ms: 0 };
  const counted = {
    minute,
    calls: before.calls + 1,
    failed: before.failed + Number(status >= 400),
    ms: before.ms + ms,
  };
  return [...minutes.filter((other) => other.minute !== minute && other.minute > minute - shownMinutes), counted];
}
