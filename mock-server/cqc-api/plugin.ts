import type { FastifyInstance, FastifyReply } from 'fastify';
import { limitCalls, type RateLimitOptions } from '../http/rate-limit.ts';
import { routeOf } from '../http/routes.ts';
import type { Admit } from './admission.ts';
import type { CqcAnswer } from './answer.ts';
import { giveBackAfter } from './buffer-pool.ts';
import type { RawValues } from './call.ts';
import type { CqcOperation } from './operations.ts';

export interface CqcApiOptions extends RateLimitOptions {
  operations: CqcOperation[];
  admit: Admit;
}

interface Route {
  Params: Record<string, string>;
  Querystring: RawValues;
}

/** CQC's face: each operation of its API, checked in the gateway's order (key, limit, parameters) and answered from fixtures. */
export async function cqcApiPlugin(
  app: FastifyInstance,
  { operations, admit, ...counting }: CqcApiOptions,
): Promise<void> {
  app.addHook<Route>('onRequest', (request, _reply, next) => {
    request.caller = admit({ path: request.params, query: request.query, headers: request.headers });
    next();
  });
  await limitCalls(app, counting);
  for (const { operation, operate } of operations) {
    const config = { operationId: operation.operationId };
    app.get<Route>(routeOf(operation), { config }, ({ params, query, headers }, reply) => {
      const answer = operate({ path: params, query, headers });
      return answer instanceof Promise ? answer.then((late) => send(reply, late)) : send(reply, answer);
    });
  }
}

function send(reply: FastifyReply, { type, body, lent }: CqcAnswer): FastifyReply {
  if (lent) giveBackAfter(reply.raw, lent);
  return reply.type(type).send(body);
}
