import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends JSON that can change at any time: who has it already is told only that it is still the same. */
export function sendFresh(request: FastifyRequest, reply: FastifyReply, body: Buffer | string): FastifyReply {
  const tag = `"${hashOf(body)}"`;
  reply.headers({ etag: tag, 'cache-control': 'no-cache', 'content-type': 'application/json; charset=utf-8' });
  return isKnown(request.headers['if-none-match'], tag) ? reply.code(304).send() : reply.send(body);
}

/** Whether the caller has the content of a tag: any of a list, compared weakly, or whatever there is (RFC 9110, section 13.1.2). */
const isKnown = (known = '', tag: string): boolean =>
  known.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')));

/** Tells contents apart; no protection against anybody. */
export const hashOf = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);
