import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { rateLimitExceeded } from './api-error.ts';
import type { SharedCounts } from './redis-limit.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose call it is; calls with the same name share one window. Set by the hook that lets the call in. */
    caller: string;
  }
}

export interface RateLimitOptions {
  /** Calls that one caller may make in a window; 0 for no limit. */
  limit: number;
  windowMs: number;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Where the windows are kept, for whoever shows or clears them. */
  windows?: CallWindows;
  /** Counts that other instances share take the place of those windows. */
  shared?: { counts: SharedCounts /** Tells the limits of an instance apart. */; name: string } | undefined;
}

/** The window of each caller: how many calls it has made, and when the window ends, in milliseconds since the epoch. */
export type CallWindows = Map<string, { count: number; endsAt: number }>;

/**
 * Limits calls per caller in fixed windows that begin with a caller's first call. It counts every route that is added to
 * `app` afterwards. Of the headers that the plugin knows, only Retry-After is sent (design: no other rate header).
 */
export async function limitCalls(
  app: FastifyInstance,
  { limit, windowMs, now, windows = new Map(), shared }: RateLimitOptions,
): Promise<void> {
  app.decorateRequest('caller', '');
  if (limit === 0) return;
  await app.register(rateLimit, {
    max: limit,
    timeWindow: windowMs,
    ...(shared
      ? {
          keyGenerator: ({ caller }) => shared.counts.hash(caller),
          redis: shared.counts.redis,
          nameSpace: `cqc-data:${shared.name}:`,
          skipOnError: shared.counts.failure === 'open',
        }
      : { keyGenerator: ({ caller }) => caller, store: createWindowStore(now, windows) }),
    // A window of Redis can end between the count and the question how long it lasts.
    errorResponseBuilder: (_request, { ttl }) => rateLimitExceeded(Math.max(Math.ceil(ttl / 1000), 1)),
    addHeadersOnExceeding: noRateHeaders,
    addHeaders: { ...noRateHeaders, 'retry-after': true },
  });
}

const noRateHeaders = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

/**
 * A store for @fastify/rate-limit that calls back with a copy of its count. The plugin's own store hands out its live
 * record, which the plugin reads after a tick, so that calls that overlap all see the last count.
 */
function createWindowStore(now: () => number, windows: CallWindows) {
  return class WindowStore {
    incr(
      key: string,
      callback: (error: Error | null, result: { current: number; ttl: number }) => void,
      windowMs: number,
    ) {
      const time = now();
      let window = windows.get(key);
      // A clock that was set back would keep a window open for as long.
      if (!window || time >= window.endsAt || window.endsAt - time > windowMs) {
        window = { count: 0, endsAt: time + windowMs };
        windows.set(key, window);
      }
      window.count += 1;
      callback(null, { current: window.count, ttl: window.endsAt - time });
    }

    child() {
      return this;
    }
  };
}
