import { randomUUID } from 'node:crypto';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { parse } from 'node:querystring';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { runsScript } from '../../scripts/lib/api-properties.ts';
import {
  type HeaderSpelling,
  type HttpHeaders,
  type HttpMessage,
  type HttpRequest,
  namesOf,
  spellingOf,
  withoutHopByHop,
} from '../../scripts/lib/http-messages.ts';
import { httpVerbs } from '../../scripts/lib/http-verbs.ts';
import { gatewayError, noSuchOperation } from '../http/api-error.ts';
import { callerOrigin, originForm } from '../http/caller-address.ts';
import { authenticate } from './authenticate.ts';
import { openConnection } from './connection.ts';
import type { Connector, ConnectorOperation } from './connector.ts';
import { type ConnectorRoute, chooseOperation } from './connector-routes.ts';
import type { GatewayOptions, GatewayRoute } from './gateway.ts';
import { explainFailure, invalidInput } from './gateway-errors.ts';
import { checkInputs, type Inputs } from './inputs.ts';
import { addressOf, type PlatformRequest } from './platform-request.ts';
import { createPolicies } from './policies/create-policies.ts';

type GatewayRequest = FastifyRequest<GatewayRoute>;

/** Carries out a call that was let in, and answers it. The route is the one that its address has. */
export type CarryOut = (route: ConnectorRoute, request: GatewayRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Makes what a call goes through once it was let in: operation, inputs, connection, policies, script, backend. */
export function createCarryOut(options: GatewayOptions): CarryOut {
  const { connector, connections, mayLackKey = false, upstream } = options;
  const policies = createPolicies(connector.policies);

  return async (route, request, reply) => {
    const operation = chooseOperation(route, request.query);
    if (operation === undefined) throw noSuchOperation();
    const planned = options.takeError?.(operation.operationId);
    if (planned) throw planned;
    const pathValues = Object.fromEntries(
      route.names.map((own, index) => [operation.valueNames[index], request.params[own] ?? '']),
    );
    checkInputs(operation, readInputs(request, pathValues));
    const target = originForm(request.url);
    const [prefix = ''] = connectionPrefix.exec(target) ?? [];
    const caller = callerOrigin(request);
    const originalUrl = caller + target;
    const [path = '', query = ''] = target.slice(prefix.length).split(/\?(.*)/s);
    const outgoing: PlatformRequest = {
      method: request.method,
      serviceUrl: connector.serviceUrl,
      path,
      query,
      headers: platformHeaders(request, originalUrl, caller + prefix),
      spelling: readSpelling(request, operation),
      body: request.body,
    };
    try {
      const connection = openConnection(connector, connections, request.params.connectionId);
      const call = { request: outgoing, connection, pathValues, prefix: caller + prefix, upstream };
      authenticate(connector, connection, outgoing, operation.inputs, mayLackKey);
      policies.changeRequest(operation.operationId, call);
      checkPath(outgoing.path);
      checkHeaders(outgoing, (name) =>
        invalidInput(
          `The header ${name} of the request cannot be sent. Look at what the connection or a policy puts there.`,
        ),
      );
      const response = await run(operation, outgoing, originalUrl, request, reply);
      policies.changeResponse(operation.operationId, call, response);
      return send(reply, response);
    } catch (error) {
      throw explainFailure(error);
    }
  };

  /** Asks the script or the backend. */
  async function run(
    { operationId }: ConnectorOperation,
    outgoing: PlatformRequest,
    originalUrl: string,
    request: GatewayRequest,
    reply: FastifyReply,
  ): Promise<HttpMessage> {
    const { method, headers, spelling, body } = outgoing;
    const call = { method, url: addressOf(outgoing), headers, spelling, ...(body && { body }) };
    const backend = options.watchBackend?.(request, options.backend) ?? options.backend;
    if (!usesScript(connector, operationId)) return backend(call);
    const id = options.encodeOperationIds ? Buffer.from(operationId).toString('base64') : operationId;
    const correlationId = String(headers['x-ms-correlation-id']);
    const scriptCall = { ...call, operationId: id, correlationId, originalUrl };
    const scriptHost = await options.scriptHost();
    return scriptHost.execute(scriptCall, (sent) => backend(readySend(sent)), leavingOf(reply));
  }
}

/**
 * What the script sends, as HttpClient would put it on the line: known verbs in capitals, headers in ASCII.
 * @throws Error that names a header which cannot be sent.
 */
function readySend(request: HttpRequest): HttpRequest {
  checkHeaders(
    request,
    (name) => new Error(`The header ${name} of the request cannot be sent. Escape its value in the script.`),
    /^[\t -~]*$/,
  );
  const verb = request.method.toLowerCase();
  return { ...request, method: httpVerbs.some((known) => known === verb) ? verb.toUpperCase() : request.method };
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

/** @throws ApiError 400 for what would lead to another address: `.` and `..`, escaped too, mean the segment above ("URL Standard"). */
function checkPath(path: string): void {
  const dots = /(?:^|[\\/])((?:\.|%2e){1,2})(?=[\\/]|$)/i.exec(path)?.[1];
  if (dots !== undefined)
    throw invalidInput(`The path ${path} would lead to another address. Give another value than "${dots}".`);
}

function readInputs({ query, headers, body }: GatewayRequest, path: Record<string, string>): Inputs {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
  const isReadable = !body || (isForm && !headers['content-encoding']); // none that is packed
  return {
    path,
    query,
    header: headers,
    formData: isReadable ? parse(body?.toString('utf8') ?? '', '&', '=', { maxKeys: 0 }) : undefined,
    bodyBytes: body?.length ?? 0,
  };
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
  const { host: _host, ...sent } = withoutHopByHop(request.headers as HttpHeaders);
  const ofBrowser = sent['sec-fetch-site'] === 'same-origin' ? /^(?:origin|referer|sec-.*)$/ : /^$/; // of our page
  const own = Object.fromEntries(Object.entries(sent).filter(([name]) => !ofBrowser.test(name)));
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

/** As the definition has the name of an input, as the caller that of another header. */
const readSpelling = ({ raw }: FastifyRequest, { inputs }: ConnectorOperation): HeaderSpelling =>
  spellingOf([...inputs.filter((input) => input.in === 'header').map(({ name }) => name), ...namesOf(raw.rawHeaders)]);

function send(reply: FastifyReply, { status, headers, body }: HttpMessage): FastifyReply {
  // The length of what is not sent cannot be counted anew (RFC 9110, section 8.6).
  const { 'content-length': length } = reply.request.method === 'HEAD' || status === 304 ? headers : {};
  const shown = { ...withoutHopByHop(headers), ...(length !== undefined && { 'content-length': length }) };
  checkHeaders({ headers: shown }, (name) =>
    gatewayError(
      500,
      `The header ${name} of the answer cannot be sent. Escape its value in the script, policy or backend.`,
    ),
  );
  if (status < 200 || status > 599)
    throw gatewayError(502, `The backend answered with the status ${status}. Make it one from 200 to 599.`);
  reply.headers(shown).code(status);
  if (body.length === 0) return reply.send();
  // Fastify gives bytes without a content type, or with one that it cannot read, another. It leaves those of a serializer alone,
  // which may make bytes ("Reply", "serializer(func)"), though its type says text.
  const serialize: () => unknown = () => body;
  return reply.serializer(serialize as () => string).send(null);
}

/** @throws what is made for the first header that HTTP cannot carry, which would be found only while it is sent. */
function checkHeaders(
  { headers, spelling }: Pick<HttpMessage, 'headers' | 'spelling'>,
  refusal: (name: string) => Error,
  right = /^/,
): void {
  for (const [name, value] of Object.entries(headers)) {
    const values = [value].flat();
    try {
      validateHeaderName(name);
      for (const text of values) validateHeaderValue(name, text);
      if (values.every((text) => right.test(text))) continue;
    } catch {} // refused below, like the rest
    throw refusal(spelling?.get(name) ?? name);
  }
}
