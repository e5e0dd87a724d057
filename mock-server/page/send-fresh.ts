import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends JSON that can change at any time: who has it already is told only that it is still the same. */
export function sendFresh(request: FastifyRequest, reply: FastifyReply, body: Buffer | string): FastifyReply {
  const tag = `"${hashOf(body)}"`;
  reply.headers({ etag: tag, 'cache-control': 'no-cache', 'content-type': 'application/json; charset=utf-8' });
  return request.headers['if-none-match'] === tag ? reply.code(304).send() : reply.send(body);
}

/** Tells contents apart; no protection against anybody. */
export const hashOf = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);
