import { beforeEach, expect, it, vi } from 'vitest';

const size = 2 ** 18;
/** A pool of its own for each test: the module keeps what was given back. */
let pool: typeof import('../../../mock-server/cqc-api/buffer-pool.ts');
beforeEach(async () => {
  vi.resetModules();
  pool = await import('../../../mock-server/cqc-api/buffer-pool.ts');
});

it.each([0, 1, size - 1, size])(
  'for %i bytes it gives a buffer of the usual size, and the same one again',
  (length) => {
    const buffer = pool.takeBuffer(length);
    expect(buffer.length).toBe(size);
    pool.giveBackBuffer(buffer);
    expect(pool.takeBuffer(length)).toBe(buffer);
    expect(pool.takeBuffer(length)).not.toBe(buffer);
  },
);

it('for more it gives a buffer of just that length, and keeps none', () => {
  const large = pool.takeBuffer(size + 1);
  expect(large.length).toBe(size + 1);
  pool.giveBackBuffer(large);
  expect(pool.takeBuffer(1)).not.toBe(large);
  expect(pool.takeBuffer(size + 1)).not.toBe(large);
});

it('keeps no buffer of another length', () => {
  const small = Buffer.alloc(1);
  pool.giveBackBuffer(small);
  expect(pool.takeBuffer(1)).not.toBe(small);
});

it('keeps 64 of those that are given back', () => {
  const given: Buffer[] = Array.from({ length: 66 }, () => Buffer.allocUnsafeSlow(size));
  for (const buffer of given) pool.giveBackBuffer(buffer);
  const taken = Array.from({ length: 66 }, () => pool.takeBuffer(1));
  expect(taken.filter((buffer) => given.includes(buffer))).toHaveLength(64);
});

it('takes memory that is lent back when its answer was sent, and not before', () => {
  const [buffer, other] = [pool.takeBuffer(1), pool.takeBuffer(1)];
  const response = { writableFinished: false };
  pool.giveBackAfter(response, buffer);
  pool.giveBackAfter({ writableFinished: true }, other);
  expect(pool.takeBuffer(1)).toBe(other);
  expect(pool.takeBuffer(1)).not.toBe(buffer);
  response.writableFinished = true;
  expect(pool.takeBuffer(1)).toBe(buffer);
  expect(pool.takeBuffer(1)).not.toBe(buffer);
});

it('forgets the oldest loan of 64 that are never paid back, and none of those that are', () => {
  const lend = (isSent: boolean) => {
    const loan = { buffer: Buffer.allocUnsafeSlow(size), response: { writableFinished: isSent } };
    pool.giveBackAfter(loan.response, loan.buffer);
    return loan;
  };
  const sent = lend(true);
  const waiting = Array.from({ length: 65 }, () => lend(false));
  for (const { response } of waiting) response.writableFinished = true;
  const taken = Array.from({ length: 66 }, () => pool.takeBuffer(1));
  expect(taken).toContain(sent.buffer);
  expect(taken).not.toContain(waiting[0]?.buffer);
  for (const { buffer } of waiting.slice(1)) expect(taken).toContain(buffer);
});

it('lends no buffer of another length', () => {
  const small = Buffer.alloc(1);
  pool.giveBackAfter({ writableFinished: true }, small);
  expect(pool.takeBuffer(1)).not.toBe(small);
});
