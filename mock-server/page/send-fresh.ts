import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends JSON that can change at any time: who has it already is told only that it is still the same. */
export function sendFresh(request: FastifyRequest, reply: FastifyReply, body: Buffer | string): FastifyReply {
  const tag = `"${hashOf(body)}"`;
  reply.headers({ etag: tag, 'cache-control': 'no-cache', 'content-type': 'application/json; charset=utf-8' });
  if (!isKnown(request.headers['if-none-match'], tag)) return reply.send(body);
  // Of a HEAD Fastify tells how much it was given, and would tell 0, which the content has not (RFC 9110, section 8.6).
  return reply.code(304).send(request.method === 'HEAD' ? body : undefined);
}

/** Whether the caller has the content of a tag: any of a list, compared weakly, or whatever there is (RFC 9110, section 13.1.2). */
const isKnown = (known = '', tag: string): boolean =>
  known.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')));

/** Tells contents apart; no protection against anybody. */
export const hashOf = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);
