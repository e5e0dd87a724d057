import { randomUUID } from 'node:crypto';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { parse } from 'node:querystring';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { runsScript } from '../../scripts/lib/api-properties.ts';
import { hopByHop } from '../../scripts/lib/http-messages.ts';
import { scriptLimits } from '../../scripts/lib/script-limits.ts';
import { type ApiError, gatewayError, noSuchOperation } from '../http/api-error.ts';
import { isLocalCaller, onlyThisMachine } from '../http/local-caller.ts';
import { limitCalls, type RateLimitOptions } from '../http/rate-limit.ts';
import { authenticate } from './authenticate.ts';
import { openConnection } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Connector, ConnectorOperation } from './connector.ts';
import { chooseOperation, listRoutes } from './connector-routes.ts';
import { explainFailure, invalidInput, unknownConnection } from './gateway-errors.ts';
import { createInputCheck, type Inputs } from './inputs.ts';
import { addressOf, type PlatformRequest } from './platform-request.ts';
import { createPolicies } from './policies/create-policies.ts';
import type { HttpHeaders, HttpMessage, ScriptHost, SendToBackend } from './script-host/script-host.ts';

export interface GatewayOptions extends RateLimitOptions {
  connector: Connector;
  connections: Connections;
  /** Whether a connection may lack its key, for the backend to say so as CQC does; otherwise the call says what is missing. */
  mayLackKey?: boolean;
  /** Answer only callers on this machine: no other host name, no page of another site, nothing behind a proxy. */
  localOnly?: boolean;
  /** Deliver operation ids to the script in Base64, as some regions do ("Custom connectors: known issues"). */
  encodeOperationIds: boolean;
  scriptHost: () => ScriptHost | Promise<ScriptHost>;
  backend: SendToBackend;
  /** Stands between one call and the backend, to see what is sent for it; gives the backend itself when nobody looks. */
  watchBackend?: (call: FastifyRequest, backend: SendToBackend) => SendToBackend;
  /** Gives the error that somebody planned for the next call of an operation. */
  takeError?: (operationId: string) => ApiError | undefined;
}

interface Route {
  Params: { connectionId: string; [parameter: string]: string };
  Querystring: Record<string, string | string[]>;
  Body: Buffer | undefined;
}

/** What the platform does with a call of the connector: limit, operation, inputs, connection, policies, script, backend. */
export async function gatewayPlugin(app: FastifyInstance, options: GatewayOptions): Promise<void> {
  const { connector, connections, mayLackKey = false } = options;
  takeAnyBody(app);
  app.addHook<Route>('onRequest', (request, _reply, next) => {
    if (options.localOnly && !isLocalCaller(request, false)) throw onlyThisMachine('The live connector answers');
    const { connectionId } = request.params;
    if (!Object.hasOwn(connections, connectionId)) throw unknownConnection(connectionId);
    request.caller = connectionId;
    next();
  });
  await limitCalls(app, options);
  const policies = createPolicies(connector.policies);
  const checks = new Map(connector.operations.map((operation) => [operation, createInputCheck(operation)]));

  for (const route of listRoutes(connector.operations)) {
    const config = { operationId: route.operations[0]?.operationId ?? '' };
    const url = `/:connectionId${route.url}`;
    app.route<Route>({ method: route.method as 'GET', url, config, handler: answer });

    async function answer(request: FastifyRequest<Route>, reply: FastifyReply): Promise<FastifyReply> {
      const operation = chooseOperation(route, request.query);
      if (operation === undefined) throw noSuchOperation();
      const planned = options.takeError?.(operation.operationId);
      if (planned) throw planned;
      const pathValues = nameValues(route.names, request.params);
      checks.get(operation)?.(readInputs(request, pathValues));
      const [prefix = ''] = connectionPrefix.exec(request.url) ?? [];
      const caller = `${request.protocol}://${request.host}`;
      const originalUrl = caller + request.url;
      // Both can come from a proxy's X-Forwarded headers.
      if (!isHost(request.host) || !/^https?$/.test(request.protocol) || !URL.canParse(originalUrl))
        throw invalidInput(`The address ${originalUrl} is not valid. Check the Host header.`);
      const [path = '', query = ''] = request.url.slice(prefix.length).split(/\?(.*)/s);
      const outgoing: PlatformRequest = {
        method: request.method,
        serviceUrl: connector.serviceUrl,
        path,
        query,
        headers: platformHeaders(request, originalUrl, caller + prefix),
        body: request.body,
      };
      try {
        const connection = openConnection(connector, connections, request.params.connectionId);
        const call = { request: outgoing, connection, pathValues, prefix: caller + prefix };
        authenticate(connector, connection, outgoing, mayLackKey);
        policies.changeRequest(operation.operationId, call);
        const response = await run(operation, outgoing, originalUrl, request, reply);
        policies.changeResponse(operation.operationId, call, response);
        return send(reply, response);
      } catch (error) {
        throw explainFailure(error);
      }
    }
  }

  /** Asks the script or the backend. */
  async function run(
    { operationId }: ConnectorOperation,
    outgoing: PlatformRequest,
    originalUrl: string,
    request: FastifyRequest<Route>,
    reply: FastifyReply,
  ): Promise<HttpMessage> {
    const { method, headers, body } = outgoing;
    const call = { method, url: addressOf(outgoing), headers, ...(body && { body }) };
    const backend = options.watchBackend?.(request, options.backend) ?? options.backend;
    if (!usesScript(connector, operationId)) return backend(call);
    const id = options.encodeOperationIds ? Buffer.from(operationId).toString('base64') : operationId;
    const correlationId = String(headers['x-ms-correlation-id']);
    const scriptCall = { ...call, operationId: id, correlationId, originalUrl };
    const scriptHost = await options.scriptHost();
    return scriptHost.execute(scriptCall, backend, leavingOf(reply));
  }
}

/**
 * Whether calls of an operation run through the script.
 * @throws ApiError 501 when they do and the folder has none.
 */
function usesScript({ scriptFile, scriptOperations }: Connector, operationId: string): boolean {
  if (scriptFile !== undefined) return runsScript(scriptOperations, operationId);
  if (!scriptOperations.includes(operationId)) return false;
  throw gatewayError(501, `${operationId} runs through the script, and the connector's folder has no script.csx.`);
}

/** Bodies of every kind are taken as bytes: the runtime passes them on as they come. */
function takeAnyBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const bodyLimit = scriptLimits.bodyBytes.value;
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
}

function nameValues(names: Record<string, string>, values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([own, name]) => [name, values[own] ?? '']));
}

function readInputs({ query, headers, body }: FastifyRequest<Route>, path: Record<string, string>): Inputs {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
  return {
    path,
    query,
    header: headers,
    formData: isForm || !body ? parse(body?.toString('utf8') ?? '') : undefined,
    bodyBytes: body?.length ?? 0,
  };
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
  const { host: _host, ...sent } = request.headers as HttpHeaders;
  const own = Object.fromEntries(Object.entries(sent).filter(([name]) => !hopByHop.has(name)));
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
