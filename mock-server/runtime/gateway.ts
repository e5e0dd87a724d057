import type { FastifyInstance, FastifyRequest } from 'fastify';
import { scriptLimits } from '../../scripts/lib/script-limits.ts';
import { type ApiError, GatewayError, gatewayError } from '../http/api-error.ts';
import { isLocalCaller, onlyThisMachine } from '../http/local-caller.ts';
import { limitCalls, type RateLimitOptions } from '../http/rate-limit.ts';
import type { CarryOut } from './carry-out.ts';
import type { Connections } from './connections.ts';
import type { Connector } from './connector.ts';
import { listRoutes } from './connector-routes.ts';
import type { ScriptHost, SendToBackend } from './script-host/script-host.ts';

export interface GatewayOptions extends RateLimitOptions {
  connector: Connector;
  connections: Connections;
  /** Takes keys and the values of connections out of what a call is refused with. */
  hide: (text: string) => Promise<string>;
  /** Whether a connection may lack its key, for the backend to say so as CQC does; otherwise the call says what is missing. */
  mayLackKey?: boolean;
  /** Answer only callers on this machine: no other host name, no page of another site, nothing behind a proxy. */
  localOnly?: boolean;
  /** Deliver operation ids to the script in Base64, as some regions do ("Custom connectors: known issues"). */
  encodeOperationIds: boolean;
  scriptHost: () => ScriptHost | Promise<ScriptHost>;
  backend: SendToBackend;
  /** The address of the server that stands in for the API, where one does. */
  upstream?: string | undefined;
  /** Stands between one call and the backend, to see what is sent for it; gives the backend itself when nobody looks. */
  watchBackend?: (call: FastifyRequest, backend: SendToBackend) => SendToBackend;
  /** Gives the error that somebody planned for the next call of an operation. */
  takeError?: (operationId: string) => ApiError | undefined;
}

/** What a call of the runtime face brings. */
export interface GatewayRoute {
  Params: { connectionId: string; [parameter: string]: string };
  Querystring: Record<string, string | string[]>;
  Body: Buffer | undefined;
}

/**
 * The platform's gateway: lets calls of the connector in, up to the limit. What carries them out is loaded with the first
 * one, because CQC's face, which is asked first, needs none of it.
 */
export async function gatewayPlugin(app: FastifyInstance, options: GatewayOptions): Promise<void> {
  const { connector, connections } = options;
  takeAnyBody(app);
  // Policies and scripts put what a connection holds into addresses and headers, and refusals say which these are.
  app.setErrorHandler(async (error) => {
    throw error instanceof GatewayError
      ? gatewayError(error.statusCode, await options.hide(error.text), error.headers)
      : error;
  });
  app.addHook<GatewayRoute>('onRequest', (request, _reply, next) => {
    if (options.localOnly && !isLocalCaller(request, false)) throw onlyThisMachine('The live connector answers');
    const { connectionId } = request.params;
    if (!Object.hasOwn(connections, connectionId)) throw unknownConnection(connectionId, Object.keys(connections));
    request.caller = connectionId;
    next();
  });
  await limitCalls(app, options);

  let loading: Promise<CarryOut> | undefined;
  const load = () => {
    loading ??= import('./carry-out.ts').then(({ createCarryOut }) => createCarryOut(options));
    return loading;
  };
  for (const route of listRoutes(connector.operations)) {
    app.route<GatewayRoute>({
      method: route.method as 'GET',
      url: `/:connectionId${route.url}`,
      config: { operationId: route.operations[0]?.operationId ?? '' },
      handler: async (request, reply) => (await load())(route, request, reply),
    });
  }
}

const unknownConnection = (connectionId: string, known: string[]) => {
  const others = known.length > 0 ? `, or use ${known.slice(0, 10).join(' or ')}` : '';
  return gatewayError(404, `There is no connection ${connectionId}. Name it with --connections${others}.`);
};

/**
 * Bodies of every kind are taken as bytes: the runtime passes them on as they come, also those whose content type is none, which
 * Fastify would refuse. It does not see the type until the body is read.
 */
function takeAnyBody(app: FastifyInstance): void {
  const types = new WeakMap<FastifyRequest, string>();
  app.addHook('preParsing', (request, _reply, payload, next) => {
    const { headers } = request.raw;
    if (headers['content-type'] !== undefined) {
      types.set(request, headers['content-type']);
      headers['content-type'] = 'application/octet-stream';
    }
    next(null, payload);
  });
  app.addHook('preValidation', (request, _reply, next) => {
    const type = types.get(request);
    if (type !== undefined) request.raw.headers['content-type'] = type;
    next();
  });
  app.removeAllContentTypeParsers();
  const bodyLimit = scriptLimits.bodyBytes.value;
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
}
