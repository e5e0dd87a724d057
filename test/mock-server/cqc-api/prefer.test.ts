import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { obeyPreferences } from '../../../mock-server/cqc-api/prefer.ts';
import { ApiError } from '../../../mock-server/http/api-error.ts';

let waited: number[];
beforeEach(() => {
  waited = [];
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((callback, ms) => {
    waited.push(ms ?? 0);
    return setImmediate(callback) as unknown as NodeJS.Timeout;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The status that a header forces, or none. */
const forced = (header: string) =>
  obeyPreferences(header, 'cqc.example').then(
    () => undefined,
    (error: unknown) => (error instanceof ApiError ? error.statusCode : error),
  );

describe('delay', () => {
  it.each([
    ['delay=0', 0],
    ['delay=1', 1],
    ['delay=60000', 60_000],
    ['DELAY = 00250', 250],
    ['respond-async, delay=3', 3],
    ['delay="10"; x=y', 10],
    ['delay=5, delay=9', 5], // RFC 7240, section 2: only the first counts
  ])('%s waits %i ms', async (header, waitMs) => {
    expect(await forced(header)).toBeUndefined();
    expect(waited).toEqual([waitMs]);
  });

  it.each(['delay=60001', 'delay=99999', 'delay=000001', 'delay=-1', 'delay=1.5', 'delay=', 'delay=1e3', 'delay=x1'])(
    '%s answers 400 at once',
    async (header) => {
      expect(await forced(header)).toBe(400);
      expect(waited).toEqual([]);
    },
  );
});

describe('code', () => {
  it.each([
    ['code=503', 503],
    [' Code = 429 ', 429],
    ['code=401, code=500', 401],
    ['code=429;x=y', 429],
    ['other="a, code=500"', undefined],
    [`"${'\\"'.repeat(8000)}, code=500`, undefined],
    ['code=418', 400],
    ['code=', 400],
    ['wait=10, handling=lenient', undefined],
    ['', undefined],
    ['code', undefined],
  ])('%j forces %s', async (header, status) => {
    expect(await forced(header)).toBe(status);
    expect(waited).toEqual([]);
  });

  it('comes after the delay', async () => {
    expect(await forced('code=404, delay=7')).toBe(404);
    expect(waited).toEqual([7]);
  });

  it('an unknown one is answered with those that are known', async () => {
    await expect(obeyPreferences('code=418', 'cqc.example')).rejects.toThrow(
      'Prefer: code=418 is not known. Use one of: 401, 403, 404, 429, 500, 502, 503, 504.',
    );
  });

  it.each([
    [502, 'Bad Gateway'],
    [503, 'Service Unavailable'],
    [504, 'Gateway Timeout'],
  ])('%i says no more than its status: %s', async (statusCode, message) => {
    await expect(obeyPreferences(`code=${statusCode}`, 'cqc.example')).rejects.toMatchObject({
      body: `{ "statusCode": ${statusCode}, "message": "${message}" }`,
    });
  });

  it('401 names the host that asks for a key', async () => {
    await expect(obeyPreferences('code=401', 'cqc.example/v1')).rejects.toMatchObject({
      headers: { 'www-authenticate': expect.stringContaining('realm="https://cqc.example/v1"') },
    });
  });
});
