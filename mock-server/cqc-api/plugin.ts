import accepts from '@fastify/accepts';
import type { FastifyInstance } from 'fastify';
import { type Definition, listOperations } from '../../scripts/lib/definition.ts';
import { limitCalls } from '../rate-limit.ts';
import { routeOf } from '../routes.ts';
import type { Answer, LiveOperationId } from './answers.ts';
import { noSuchOperation, rateLimitExceeded } from './errors.ts';
import { createKeyCheck, keyOf } from './keys.ts';
import { createParameterCheck, type RawValues } from './parameters.ts';
import { obeyPreferences } from './prefer.ts';

export interface CqcApiOptions {
  /** CQC's API as `describeCqcApi` describes it. */
  cqcApi: Definition;
  answers: Record<LiveOperationId, Answer>;
  keys: string[];
  /** Calls per window and key; 0 for no limit. */
  limit: number;
  windowMs: number;
  now: () => number;
}

/** CQC's face: each operation of its API, checked in the gateway's order (key, limit, parameters) and answered from fixtures. */
export async function cqcApiPlugin(app: FastifyInstance, options: CqcApiOptions): Promise<void> {
  const { cqcApi, limit, windowMs, now } = options;
  const address = `${cqcApi.host}${cqcApi.basePath}`;
  await app.register(accepts);
  const checkKey = createKeyCheck(options.keys, address);
  app.addHook('onRequest', (request, _reply, next) => {
    if (Object.values(request.params as RawValues).includes('')) throw noSuchOperation(); // `/locations/`
    checkKey(request);
    next();
  });
  if (limit > 0) {
    await limitCalls(app, {
      limit,
      windowMs,
      now,
      keyOf: (request) => keyOf(request) as string,
      refuse: rateLimitExceeded,
    });
  }

  for (const operation of listOperations(cqcApi)) {
    const answer: Answer = options.answers[operation.operationId as LiveOperationId];
    const checkParameters = createParameterCheck(operation);
    app.get(routeOf(operation), (request, reply) => {
      const respond = () => {
        const query = checkParameters(request.query as RawValues, request.params as RawValues);
        const result = answer({ path: Object.values(request.params as Record<string, string>), query, request });
        if (typeof result === 'string') return reply.type('application/json; charset=utf-8').send(result);
        return reply.type(result.type).send(result.body);
      };
      const { prefer } = request.headers;
      return prefer === undefined ? respond() : obeyPreferences(String(prefer), address).then(respond);
    });
  }
}
