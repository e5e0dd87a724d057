/**
 * When Retry-After says to ask again, in milliseconds since the epoch: it gives seconds from `now` on, or a date (RFC 9110,
 * sections 10.2.3 and 5.6.7). Undefined where it gives neither.
 */
export function readRetryAfter(value: string, now: number): number | undefined {
  if (/^\d+$/.test(value)) return now + Number(value) * 1000;
  const moment = / GMT$/.test(value) ? Date.parse(value) : Number.NaN; // -1 and 1.5 would be days of 2001
  return Number.isNaN(moment) ? undefined : moment;
}
