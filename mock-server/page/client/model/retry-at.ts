/** What an answer says, and when it came. */
interface Dated {
  headers: [name: string, value: string][];
  at: number;
}

/**
 * When an answer says to ask again, by the page's clock: Retry-After gives seconds or a date (RFC 9110, section 10.2.3).
 * Undefined where it does not say.
 */
export function retryAt({ headers, at }: Dated): number | undefined {
  const value = headers.find(([name]) => name === 'retry-after')?.[1] ?? '';
  if (/^\d+$/.test(value)) return at + Number(value) * 1000;
  const moment = / GMT$/.test(value) ? Date.parse(value) : Number.NaN; // -1 and 1.5 would be days of 2001
  return Number.isNaN(moment) ? undefined : moment;
}
