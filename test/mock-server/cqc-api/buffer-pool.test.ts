import { beforeEach, expect, it, vi } from 'vitest';

const size = 2 ** 17;
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
