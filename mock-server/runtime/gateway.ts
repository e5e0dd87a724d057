import { randomUUID } from 'node:crypto';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ApiProperties, runsScript } from '../../scripts/lib/api-properties.ts';
import { type Definition, listOperations } from '../../scripts/lib/definition.ts';
import { hopByHop } from '../../scripts/lib/http-messages.ts';
import { type ApiError, gatewayError } from '../http/api-error.ts';
import { limitCalls, type RateLimitOptions } from '../http/rate-limit.ts';
import { routeOf } from '../http/routes.ts';
import type { Connections } from './connections.ts';
import { explainFailure, invalidInput, unknownConnection } from './gateway-errors.ts';
import { createInputCheck } from './inputs.ts';
import { createPolicies } from './policies.ts';
import type { HttpHeaders, HttpMessage, ScriptHost, SendToBackend } from './script-host/script-host.ts';

export interface GatewayOptions extends RateLimitOptions {
  definition: Definition;
  apiProperties: ApiProperties;
  connections: Connections;
  /** Deliver operation ids to the script in Base64, as some regions do ("Custom connectors: known issues"). */
  encodeOperationIds: boolean;
  scriptHost: () => ScriptHost;
  backend: SendToBackend;
  /** Stands between one call and the backend, to see what is sent for it; gives the backend itself when nobody looks. */
  watchBackend?: (call: FastifyRequest, backend: SendToBackend) => SendToBackend;
  /** Gives the error that somebody planned for the next call of an operation. */
  takeError?: (operationId: string) => ApiError | undefined;
}

interface Route {
  Params: { connectionId: string; [parameter: string]: string };
  Querystring: Record<string, string | string[]>;
}

/** What the platform does with a call of the connector: limit, operation, inputs, connection, policies, script, backend. */
export async function gatewayPlugin(app: FastifyInstance, options: GatewayOptions): Promise<void> {
  const { definition, apiProperties, connections } = options;
  app.addHook<Route>('onRequest', (request, _reply, next) => {
    const { connectionId } = request.params;
    if (!Object.hasOwn(connections, connectionId)) throw unknownConnection(connectionId);
    request.caller = connectionId;
    next();
  });
  await limitCalls(app, options);
  app.addHook('preHandler', (request, _reply, next) => {
    const error = options.takeError?.(request.routeOptions.config.operationId ?? '');
    if (error) throw error;
    next();
  });
  const keyHeader = definition.securityDefinitions['API Key']?.name.toLowerCase();
  const applyPolicies = createPolicies(apiProperties.policyTemplateInstances);

  for (const operation of listOperations(definition)) {
    const checkInputs = createInputCheck(operation);
    const { operationId } = operation;
    const usesScript = runsScript(apiProperties.scriptOperations, operationId);
    const config = { operationId };
    app.get<Route>(`/:connectionId${routeOf(operation)}`, { config }, async (request, reply) => {
      checkInputs(request.query, request.params);
      const [prefix = ''] = connectionPrefix.exec(request.url) ?? [];
      const url = `https://${definition.host}${definition.basePath}${request.url.slice(prefix.length)}`;
      const caller = `${request.protocol}://${request.host}`;
      const originalUrl = caller + request.url;
      if (!isHost(request.host) || !URL.canParse(originalUrl))
        throw invalidInput(`The address ${originalUrl} is not valid. Check the Host header.`);
      const headers = platformHeaders(request, originalUrl, caller + prefix);
      const { api_key: key } = connections[request.params.connectionId] ?? {};
      if (keyHeader) {
        delete headers[keyHeader]; // only the connection gives a key
        if (key) headers[keyHeader] = key;
      }
      try {
        applyPolicies(operationId, headers);
        const call = { method: request.method, url, headers };
        const backend = options.watchBackend?.(request, options.backend) ?? options.backend;
        if (!usesScript) return send(reply, await backend(call));
        const id = options.encodeOperationIds ? Buffer.from(operationId).toString('base64') : operationId;
        const correlationId = String(headers['x-ms-correlation-id']);
        return send(
          reply,
          await options
            .scriptHost()
            .execute({ ...call, operationId: id, correlationId, originalUrl }, backend, leavingOf(reply)),
        );
      } catch (error) {
        throw explainFailure(error);
      }
    });
  }
}

/** A host name or address with or without a port, as .NET takes it for the script's URIs: it refuses what WHATWG's URL allows. */
function isHost(host: string): boolean {
  return /^(?:[a-z\d_](?:[\w-]{0,61}[a-z\d_])?(?:\.[a-z\d_](?:[\w-]{0,61}[a-z\d_])?)*\.?|\[[\da-f:.]+\])(?::\d*)?$/i.test(
    host,
  );
}

/** Aborted when the caller closes its connection before it has the answer. */
function leavingOf(reply: FastifyReply): AbortSignal {
  const leaving = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) leaving.abort();
  });
  return leaving.signal;
}

/** What leads to a connection: `/apim/cqcdata/{connectionId}`, as the caller wrote it. */
const connectionPrefix = /^(?:\/[^/?]+){3}/;

/** The headers that a script finds: the caller's, and those that the platform is seen to add (GitHub issue 2959 of its repository). */
function platformHeaders(request: FastifyRequest, originalUrl: string, prefix: string): HttpHeaders {
  const { host: _host, connection: _connection, 'content-length': _length, ...own } = request.headers as HttpHeaders;
  return {
    ...own,
    'accept-encoding': 'gzip,deflate',
    'x-ms-apim-referrer': originalUrl,
    'x-ms-apim-referrer-prefix': prefix,
    'x-ms-client-request-id': own['x-ms-client-request-id'] ?? randomUUID(),
    'x-ms-correlation-id': randomUUID(),
    'x-ms-tracking-id': randomUUID(),
    'x-ms-execution-location': 'uksouth',
  };
}

function send(reply: FastifyReply, { status, headers, body }: HttpMessage): FastifyReply {
  for (const [name, value] of Object.entries(headers)) {
    if (hopByHop.has(name)) continue;
    for (const text of [value].flat()) checkHeader(name, text);
    reply.header(name, value);
  }
  return reply.code(status).send(body.length > 0 ? body : undefined); // an empty Buffer would be given a content type
}

/** @throws ApiError 500 for a header that HTTP cannot carry, which Node would refuse only while it answers. */
function checkHeader(name: string, value: string): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw gatewayError(500, `The script answered with a header ${name} that cannot be sent. Escape its value.`);
  }
}
