import { describe, expect, it } from 'vitest';
import { call, cqcApi, createServer } from './server.ts';

const windowMs = 60_000;

async function createLimited(keys = ['a', 'b']) {
  const clock = { time: Date.parse('2026-10-01T00:00:00Z') };
  const app = await createServer({ limit: 100, windowMs, keys, now: () => clock.time });
  const get = (key = 'a', path = '/inspection-areas') => call(app, path, { 'ocp-apim-subscription-key': key });
  const statuses = async (calls: number, key = 'a') => {
    const all = await Promise.all(Array.from({ length: calls }, () => get(key)));
    return {
      passed: all.filter(({ statusCode }) => statusCode === 200).length,
      refused: all.filter(({ statusCode }) => statusCode === 429).length,
    };
  };
  const getWithoutHeader = (path: string) => app.inject({ url: cqcApi.basePath + path });
  return { clock, get, getWithoutHeader, statuses };
}

describe('the limit of 100 calls in 60 seconds', () => {
  it('lets 100 through and refuses the 101st with what API Management answers', async () => {
    const { clock, get } = await createLimited();
    for (let call = 1; call <= 100; call += 1) expect((await get()).statusCode).toBe(200);
    clock.time += 1_500;
    const refused = await get();
    expect(refused.statusCode).toBe(429);
    expect(refused.body).toBe('{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in 59 seconds." }');
    expect(refused.headers['retry-after']).toBe('59');
    expect(Object.keys(refused.headers).filter((name) => name.includes('ratelimit'))).toEqual([]);
  });

  it('sends no rate header while calls pass', async () => {
    const { get } = await createLimited();
    const { headers } = await get();
    expect(Object.keys(headers).filter((name) => name.includes('ratelimit') || name === 'retry-after')).toEqual([]);
  });

  it('lets exactly 100 of 250 calls at once through', async () => {
    const { statuses } = await createLimited();
    expect(await statuses(250)).toEqual({ passed: 100, refused: 150 });
  });

  it('begins anew when the window is over, not before', async () => {
    const { clock, statuses } = await createLimited();
    await statuses(100);
    clock.time += windowMs - 1;
    expect(await statuses(1)).toEqual({ passed: 0, refused: 1 });
    clock.time += 1;
    expect(await statuses(101)).toEqual({ passed: 100, refused: 1 });
  });

  it('begins anew when the clock is set back', async () => {
    const { clock, statuses } = await createLimited();
    await statuses(100);
    clock.time -= 3_600_000;
    expect(await statuses(101)).toEqual({ passed: 100, refused: 1 });
  });

  it('is each key its own', async () => {
    const { statuses } = await createLimited();
    expect(await statuses(101, 'a')).toEqual({ passed: 100, refused: 1 });
    expect(await statuses(101, 'b')).toEqual({ passed: 100, refused: 1 });
  });

  it('counts all operations together, and calls with bad parameters too', async () => {
    const { get, statuses } = await createLimited();
    await statuses(98);
    expect((await get('a', '/locations?nonsense=1')).statusCode).toBe(400);
    expect((await get('a', '/locations')).statusCode).toBe(200);
    expect((await get('a', '/providers')).statusCode).toBe(429);
  });

  it('counts a key alike in the header and in the query', async () => {
    const { clock, get, getWithoutHeader, statuses } = await createLimited();
    await statuses(99);
    clock.time += 1;
    expect((await get('a', '/locations?perPage=1')).statusCode).toBe(200);
    expect((await get('b', '/locations?perPage=1')).statusCode).toBe(200);
    const inQuery = await getWithoutHeader('/inspection-areas?subscription-key=a');
    expect(inQuery.statusCode).toBe(429);
    expect((await getWithoutHeader('/inspection-areas?subscription-key=b')).statusCode).toBe(200);
  });

  it('does not count paths that are no operation', async () => {
    const { get, statuses } = await createLimited();
    for (const path of ['/nothing', '/locations/']) await get('a', path);
    expect(await statuses(101)).toEqual({ passed: 100, refused: 1 });
  });

  it('does not count calls without a valid key', async () => {
    const { statuses } = await createLimited();
    await statuses(200, 'wrong');
    expect(await statuses(100)).toEqual({ passed: 100, refused: 0 });
  });
});

it.each([1, 2, 7])('a limit of %i lets just so many through', async (limit) => {
  const app = await createServer({ limit });
  const statuses: number[] = [];
  for (let calls = 0; calls <= limit; calls += 1) statuses.push((await call(app, '/inspection-areas')).statusCode);
  expect(statuses).toEqual([...Array.from({ length: limit }, () => 200), 429]);
});

it('limit 0 switches the limit off', async () => {
  const app = await createServer({ limit: 0 });
  const all = await Promise.all(Array.from({ length: 300 }, () => call(app, '/inspection-areas')));
  expect(all.every(({ statusCode }) => statusCode === 200)).toBe(true);
});
