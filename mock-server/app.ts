import { fileURLToPath } from 'node:url';
import { type FastifyError, type FastifyInstance, fastify } from 'fastify';
import { loadDefinition } from '../scripts/lib/definition.ts';
import { checkWorld } from './cqc-api/check-world.ts';
import { describeCqcApi } from './cqc-api/differences.ts';
import { ApiError, badRequest, internalError, noSuchOperation } from './cqc-api/errors.ts';
import { cqcApiPlugin } from './cqc-api/plugin.ts';
import { readWorld } from './cqc-api/world.ts';

export interface MockServerOptions {
  /** Folder of the fixtures. */
  data?: string;
  /** Subscription keys that are valid. */
  keys?: string[];
  /** Calls that one key may make in a window; 0 switches the limit off. */
  limit?: number;
  windowMs?: number;
  /** The clock, in milliseconds since the epoch. */
  now?: () => number;
  /** Takes one line for each request, and one for each failure of the server itself. */
  log?: (line: string) => void;
}

export const defaultOptions = {
  data: fileURLToPath(new URL('./fixtures', import.meta.url)),
  keys: ['demo-key'],
  limit: 100,
  windowMs: 60_000,
} satisfies MockServerOptions;

/**
 * Makes the mock server without opening a port: call `inject` on it in tests, or `listen`.
 * @throws FixtureError when the fixtures are broken or do not fit together.
 */
export async function createMockServer(options: MockServerOptions = {}): Promise<FastifyInstance> {
  const { data, keys, limit, windowMs, now = Date.now, log } = { ...defaultOptions, ...options };
  const cqcApi = describeCqcApi(loadDefinition());
  const world = readWorld(data);
  checkWorld(world, cqcApi);

  const app = fastify({
    exposeHeadRoutes: false, // CQC's gateway knows GET alone
    routerOptions: { maxParamLength: 2000 },
    frameworkErrors: (_error, _request, reply) => badRequest().send(reply),
  });
  if (log) logRequests(app, log);
  app.setNotFoundHandler((_request, reply) => noSuchOperation().send(reply));
  app.setErrorHandler((error: FastifyError | ApiError, _request, reply) => {
    if (error instanceof ApiError) return error.send(reply);
    log?.(`failed: ${error.stack ?? error}`);
    return internalError().send(reply);
  });
  await app.register(cqcApiPlugin, { prefix: cqcApi.basePath, cqcApi, world, keys, limit, windowMs, now });
  return app;
}

/** Logs the route instead of the address, because an address can hold a key. */
function logRequests(app: FastifyInstance, log: (line: string) => void): void {
  app.addHook('onResponse', (request, reply, next) => {
    const route = request.routeOptions.url ?? '(no such route)';
    log(`${request.method} ${route} ${reply.statusCode} ${reply.elapsedTime.toFixed(1)} ms`);
    next();
  });
}
