import { describe, expect, it, vi } from 'vitest';
import { createHttpClient, type HttpClientOptions, retryAfterMs } from '../../../scripts/lib/http-client.ts';
import { HttpFailure } from '../../../scripts/lib/http-failure.ts';
import type { HttpMessage } from '../../../scripts/lib/http-messages.ts';

const answer = (status: number, headers = {}): HttpMessage => ({ status, headers, body: Buffer.from(String(status)) });
const request = { method: 'GET', url: 'https://api.example/secret', headers: {} };

/** A client before a server that gives the answers one after the other, and the last one from then on. */
function create(answers: (HttpMessage | Error)[], options: Partial<HttpClientOptions> = {}) {
  const lines: string[] = [];
  let calls = 0;
  const sender = {
    send: async () => {
      const next = answers[Math.min(calls++, answers.length - 1)];
      if (next instanceof Error) throw next;
      return next as HttpMessage;
    },
    close: async () => {},
  };
  const log = (line: string) => lines.push(line);
  const client = createHttpClient(sender, { callsPerMinute: 1000, firstWaitMs: 1, log, ...options });
  return { client, lines, count: () => calls };
}

const reset = new HttpFailure('api.example: broke', 'ECONNRESET', 'passing');
const refused = new HttpFailure('api.example: certificate', 'CERT_HAS_EXPIRED', 'lasting');

describe('a call', () => {
  it.each<[string, (HttpMessage | Error)[], number, number]>([
    ['that succeeds is made once', [answer(200)], 200, 1],
    [
      'is made again after 429, 5xx and broken connections',
      [answer(429), answer(500), answer(504), reset, answer(200)],
      200,
      5,
    ],
    ['is not made again after what stays', [answer(404)], 404, 1],
    ['gives up with the last answer', [answer(503)], 503, 7],
  ])('%s', async (_name, answers, status, count) => {
    const { client, count: made } = create(answers);
    expect((await client.call(request)).status).toBe(status);
    expect(made()).toBe(count);
  });

  it('gives up with the last failure, and at once with one that stays', async () => {
    const broken = create([reset], { retries: 2 });
    await expect(broken.client.call(request)).rejects.toBe(reset);
    expect(broken.count()).toBe(3);
    const untrusted = create([refused]);
    await expect(untrusted.client.call(request)).rejects.toBe(refused);
    expect(untrusted.count()).toBe(1);
  });

  it('is spread over the minute where that is asked for', async () => {
    const { client } = create([answer(200)], { callsPerMinute: 600, isEven: true });
    const start = performance.now();
    for (let call = 0; call < 4; call++) await client.call(request);
    expect(performance.now() - start).toBeGreaterThan(290); // the first one at once, then one every 100 ms
  });

  it('does not wait for its rate any more when that is ended', async () => {
    const ending = new AbortController();
    const { client, count } = create([answer(200)], { callsPerMinute: 1, signal: ending.signal });
    await client.call(request);
    const second = client.call(request, ending.signal);
    setTimeout(() => ending.abort(new Error('ended')), 20);
    await expect(second).rejects.toThrow('ended');
    expect(count()).toBe(1);
  });

  it('logs each repetition without the path', async () => {
    const refusedByProxy = new HttpFailure('refused', 'ECONNREFUSED', 'passing', { host: 'the proxy there:1' });
    const { client, lines } = create([answer(500), reset, refusedByProxy, answer(200)]);
    await client.call(request);
    expect(lines).toEqual([
      'api.example answers 500; trying again',
      'api.example failed (ECONNRESET); trying again',
      'the proxy there:1 failed (ECONNREFUSED); trying again',
    ]);
  });

  it('waits as long as Retry-After says, and does not wait for ever', async () => {
    const { client, lines } = create([answer(429, { 'retry-after': '1' }), answer(200)]);
    const start = performance.now();
    await client.call(request);
    expect(performance.now() - start).toBeGreaterThanOrEqual(990);
    expect(lines).toEqual(['api.example answers 429; trying again in 1 s']);
    const long = create([answer(429, { 'retry-after': '86400' })]);
    expect((await long.client.call(request)).status).toBe(429);
    expect(long.count()).toBe(1);
  });

  it('ends with its signal, also while it waits', async () => {
    const { client } = create([answer(429, { 'retry-after': '60' })]);
    const leaving = new AbortController();
    const result = client.call(request, leaving.signal);
    setTimeout(() => leaving.abort(new Error('gone')), 50);
    await expect(result).rejects.toThrow('gone');
  });
});

it('makes no more calls in any minute than it may, repeated ones included', async () => {
  vi.useFakeTimers();
  try {
    const times: number[] = [];
    const sender = {
      send: async () => {
        times.push(Date.now());
        return answer(times.length === 3 ? 500 : 200);
      },
      close: async () => {},
    };
    const client = createHttpClient(sender, { callsPerMinute: 5 });
    const calls = Promise.all(Array.from({ length: 12 }, () => client.call(request)));
    await vi.advanceTimersByTimeAsync(240_000);
    await calls;
    expect(times).toHaveLength(13);
    for (const [index, time] of times.entries())
      expect((times[index + 5] ?? Infinity) - time).toBeGreaterThanOrEqual(60_000);
  } finally {
    vi.useRealTimers();
  }
});

it.each([
  ['3', 3000],
  ['Thu, 01 Jan 1970 00:00:10 GMT', 8000],
  ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
  ['soon', undefined],
  ['-1', undefined],
  ['1.5', undefined],
])('reads Retry-After: %s', (value, expected) => {
  expect(retryAfterMs(answer(429, { 'retry-after': value }), 2000)).toBe(expected);
});
