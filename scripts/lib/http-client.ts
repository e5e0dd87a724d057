import { setTimeout as wait } from 'node:timers/promises';
import pRetry from 'p-retry';
import pThrottle from 'p-throttle';
import { HttpFailure } from './http-failure.ts';
import type { HttpMessage, HttpRequest } from './http-messages.ts';
import type { HttpSender } from './http-sender.ts';
import { readRetryAfter } from './retry-after.ts';

export interface HttpClientOptions {
  /** The most calls in any 60 seconds, repeated ones included. */
  callsPerMinute: number;
  /** Spread the calls over the time, in place of making as many as there may be at once: for those that go on for long. */
  isEven?: boolean;
  /** How often a call is made again when it failed and may succeed later: 6 times by default. */
  retries?: number;
  /** The wait before the first repetition, in ms; it doubles up to 30 seconds, each time between once and twice as long. */
  firstWaitMs?: number;
  /** The longest Retry-After that is waited for: ten minutes by default. */
  longestWaitMs?: number;
  /** Gets a line for each repetition. */
  log?: (line: string) => void;
  /** Ends every wait for the client's own rate when it is aborted. */
  signal?: AbortSignal;
}

export interface HttpClient {
  /**
   * Makes a call at the client's own rate, and again after 408, 429, 5xx and broken connections.
   * @returns the last answer, whatever its status.
   * @throws HttpFailure when there was no answer; what `signal` was aborted with.
   */
  call(request: HttpRequest, signal?: AbortSignal): Promise<HttpMessage>;
}

/** Statuses that say "later". */
const transientStatuses = new Set([408, 425, 429, 500, 502, 503, 504]);

/** An answer after which a call is made again. */
class LaterError extends Error {
  override name = 'LaterError';
  readonly answer: HttpMessage;

  constructor(answer: HttpMessage) {
    super(`answers ${answer.status}`);
    this.answer = answer;
  }
}

/** Makes a client that behaves: it keeps a rate, waits as long as it is told to, and gives up after a while. */
export function createHttpClient(sender: HttpSender, options: HttpClientOptions): HttpClient {
  const { callsPerMinute, retries = 6, firstWaitMs = 1000, longestWaitMs = 600_000, log = () => {} } = options;
  const rate = options.isEven
    ? { limit: 1, interval: 60_000 / callsPerMinute }
    : { limit: callsPerMinute, interval: 60_000 };
  const atRate = pThrottle({ ...rate, strict: true, ...(options.signal && { signal: options.signal }) });
  const send = atRate((request: HttpRequest, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    return sender.send(request, signal);
  });

  return {
    async call(request, signal) {
      const attempt = async () => {
        const answer = await send(request, signal);
        if (transientStatuses.has(answer.status)) throw new LaterError(answer);
        return answer;
      };
      try {
        return await pRetry(attempt, {
          retries,
          minTimeout: firstWaitMs,
          maxTimeout: Math.max(30_000, firstWaitMs),
          factor: 2,
          randomize: true,
          ...(signal && { signal }),
          shouldRetry: ({ error }) => mayRetry(error, longestWaitMs),
          onFailedAttempt: async ({ error, retriesLeft }) => {
            if (retriesLeft === 0 || !mayRetry(error, longestWaitMs)) return;
            const waitMs = error instanceof LaterError ? (retryAfterMs(error.answer) ?? 0) : 0;
            log(
              `${describe(error, new URL(request.url).host)}; trying again${waitMs > 0 ? ` in ${waitMs / 1000} s` : ''}`,
            );
            if (waitMs > 0) await wait(waitMs, undefined, signal && { signal });
          },
        });
      } catch (error) {
        if (error instanceof LaterError) return error.answer;
        throw signal?.aborted ? signal.reason : error;
      }
    },
  };
}

function mayRetry(error: Error, longestWaitMs: number): boolean {
  if (error instanceof LaterError) return (retryAfterMs(error.answer) ?? 0) <= longestWaitMs;
  return error instanceof HttpFailure && error.kind === 'passing';
}

const describe = (error: Error, asked: string): string =>
  error instanceof HttpFailure ? `${error.host ?? asked} failed (${error.code})` : `${asked} ${error.message}`;

/** How long Retry-After asks to wait; undefined when it asks for nothing. */
export function retryAfterMs({ headers }: HttpMessage, now = Date.now()): number | undefined {
  const [value = ''] = [headers['retry-after'] ?? []].flat();
  const moment = readRetryAfter(value, now);
  return moment === undefined ? undefined : Math.max(0, moment - now);
}
