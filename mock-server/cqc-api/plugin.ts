import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { limitCalls } from '../rate-limit.ts';
import { routeOf } from '../routes.ts';
import type { CqcAnswer } from './answer.ts';
import { noSuchOperation, rateLimitExceeded } from './errors.ts';
import { type CheckKey, keyOf } from './keys.ts';
import type { CqcOperation } from './operations.ts';
import type { RawValues } from './parameters.ts';

export interface CqcApiOptions {
  operations: CqcOperation[];
  checkKey: CheckKey;
  /** Calls per window and key; 0 for no limit. */
  limit: number;
  windowMs: number;
  now: () => number;
}

/** CQC's face: each operation of its API, checked in the gateway's order (key, limit, parameters) and answered from fixtures. */
export async function cqcApiPlugin(app: FastifyInstance, options: CqcApiOptions): Promise<void> {
  const { operations, checkKey, limit, windowMs, now } = options;
  app.addHook('onRequest', (request, _reply, next) => {
    if (Object.values(request.params as RawValues).includes('')) throw noSuchOperation(); // `/locations/`
    checkKey(request.headers, request.query as RawValues);
    next();
  });
  if (limit > 0) {
    const keyOfRequest = ({ headers, query }: FastifyRequest) => keyOf(headers, query as RawValues) as string;
    await limitCalls(app, { limit, windowMs, now, keyOf: keyOfRequest, refuse: rateLimitExceeded });
  }
  for (const { operation, operate } of operations) {
    app.get(routeOf(operation), ({ params, query, headers }, reply) => {
      const answer = operate({ path: params as RawValues, query: query as RawValues, headers });
      return answer instanceof Promise ? answer.then((late) => send(reply, late)) : send(reply, answer);
    });
  }
}

const send = (reply: FastifyReply, { type, body }: CqcAnswer): FastifyReply => reply.type(type).send(body);
