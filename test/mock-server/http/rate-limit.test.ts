import { fastify } from 'fastify';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { limitCalls } from '../../../mock-server/http/rate-limit.ts';
import type { SharedCounts } from '../../../mock-server/http/redis-limit.ts';

it('never says to wait no time, though a window of Redis has ended by the time it is asked', async () => {
  const app = fastify();
  const redis = {
    defineCommand() {},
    rateLimit: (...args: unknown[]) => (args.at(-1) as (error: null, counted: number[]) => void)(null, [2, 0]),
  } as unknown as Redis;
  const counts: SharedCounts = { redis, failure: 'closed', hash: (caller) => caller, close() {} };
  await limitCalls(app, { limit: 1, windowMs: 1000, now: Date.now, shared: { counts, name: 'test' } });
  app.get('/', () => 'answered');
  app.setErrorHandler((error: { headers: object; body: string }, _request, reply) =>
    reply
      .code(429)
      .headers(error.headers as Record<string, string>)
      .send(error.body),
  );
  const { headers, body } = await app.inject('/');
  expect([headers['retry-after'], body]).toEqual(['1', expect.stringContaining('Try again in 1 seconds.')]);
  await app.close();
});
