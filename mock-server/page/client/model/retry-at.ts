import { readRetryAfter } from '../../../../scripts/lib/retry-after.ts';

/** What an answer says, and when it came. */
interface Dated {
  headers: [name: string, value: string][];
  at: number;
}

/** When an answer says to ask again, by the page's clock; undefined where it does not say. */
export function retryAt({ headers, at }: Dated): number | undefined {
  return readRetryAfter(headers.find(([name]) => name === 'retry-after')?.[1] ?? '', at);
}
