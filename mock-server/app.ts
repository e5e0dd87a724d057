import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type FastifyError, type FastifyInstance, type FastifyReply, fastify } from 'fastify';
import { describeCqcApi } from '../scripts/lib/cqc-api.ts';
import { listOperationIds, loadDefinition, projectFolder } from '../scripts/lib/definition.ts';
import { createShapeChecks } from '../scripts/lib/shape-checks.ts';
import { controlRoutes } from './controls/control-routes.ts';
import { createMockControls, type MockControls } from './controls/mock-controls.ts';
import { createPlannedErrors } from './controls/planned-errors.ts';
import { createAdmission } from './cqc-api/admission.ts';
import { internalError } from './cqc-api/errors.ts';
import { createFixtureSource, createLiveWorld } from './cqc-api/live-world.ts';
import { moveChanges } from './cqc-api/move-changes.ts';
import { createOperations } from './cqc-api/operations.ts';
import { cqcApiPlugin } from './cqc-api/plugin.ts';
import { readWorld } from './cqc-api/world.ts';
import type { EnglandOptions } from './england/england.ts';
import { ApiError, gatewayError, noSuchOperation, unreadableAddress } from './http/api-error.ts';
import { trackOpenCalls } from './http/open-calls.ts';
import { answerConnect, answerExpectation, answerParserError, refusalOfHead } from './http/parser-errors.ts';
import type { RedisOptions } from './http/redis-limit.ts';
import { maxParamLength } from './http/routes.ts';
import { describeServed } from './page/describe-served.ts';
import { createPage } from './page/front.ts';
import type { Served } from './page/messages.ts';
import { createBackend } from './runtime/backend.ts';
import { type BackendOptions, chooseBackend } from './runtime/choose-backend.ts';
import type { Connections } from './runtime/connections.ts';
import { readConnectorFolder } from './runtime/connector-folder.ts';
import { gatewayPlugin } from './runtime/gateway.ts';
import type { Redact } from './runtime/redact.ts';
import type { ScriptHost, ScriptHostOptions } from './runtime/script-host/script-host.ts';
import { watchConnector } from './runtime/watch-connector.ts';

export interface MockServerOptions extends BackendOptions {
  /** Folder of the fixtures. Without it the built-in ones are served, with their changes moved up to the start. */
  data?: string;
  /** Serve a made-up register of England's size instead, whose bodies are written after these fixtures. */
  england?: EnglandOptions;
  /** Subscription keys that are valid. */
  keys?: string[];
  /** Connections of the runtime face; without them there is one, `demo`, with the first key. */
  connections?: Connections;
  /** Calls that one connection may make in a window; 0 switches the limit off. */
  limit?: number;
  /** Calls that one key may make in a window on CQC's face, 0 for any number; the same as `limit` unless it is given. */
  cqcLimit?: number;
  windowMs?: number;
  /** How long a request may take to arrive, its body included: 30 seconds. */
  arrivalLimitMs?: number;
  /** A Redis server through which instances share their counts. It has its own clock, and no reset reaches it. */
  redis?: RedisOptions;
  /** The clock, in milliseconds since the epoch. The script has its own. */
  now?: () => number;
  /** The script that the runtime face runs, and how it is compiled. */
  script?: Partial<Pick<ScriptHostOptions, 'scriptFile' | 'csharp' | 'timeLimitMs' | 'cacheDir'>>;
  /** Deliver operation ids to the script in Base64, as some regions of the platform do. */
  encodeOperationIds?: boolean;
  /** What the head of the page says of what is served, where it cannot be told from the other options. */
  served?: Served[];
  /** Folder of the connector that the runtime face runs: this project's by default. */
  connector?: string;
  /** Answer calls of the runtime face only from this machine, because a real key stands behind it. */
  localOnly?: boolean;
  /**
   * Believe X-Forwarded-Host and X-Forwarded-Proto, so that links lead back through a proxy or tunnel. Whoever stands behind
   * one looks local, so nobody gets the page or the controls then.
   */
  trustProxy?: boolean;
  /** Takes a line for each request, for each failure of the server itself, for outages of Redis and for builds of the script. */
  log?: (line: string) => void;
  /** Whether `log` takes a line for each request: yes, unless this is false. The other lines it takes in any case. */
  logRequests?: boolean;
}

export const defaultOptions = {
  data: fileURLToPath(new URL('./fixtures', import.meta.url)),
  keys: ['demo-key'],
  limit: 100,
  windowMs: 60_000,
  arrivalLimitMs: 30_000,
  script: {},
  encodeOperationIds: false,
} satisfies MockServerOptions;

declare module 'fastify' {
  interface FastifyInstance {
    /** What can be made to happen in the mock server. */
    mock: MockControls;
  }
}

/**
 * Makes the mock server without opening a port: call `inject` on it in tests, or `listen`.
 * @throws FixtureError when the fixtures are broken or do not fit together.
 */
export async function createMockServer(options: MockServerOptions = {}): Promise<FastifyInstance> {
  const isBuiltIn = options.data === undefined;
  const {
    data,
    keys,
    limit,
    cqcLimit = limit,
    windowMs,
    now = Date.now,
    trustProxy = false,
    log,
    ...runtime
  } = { ...defaultOptions, ...options };
  const definition = loadDefinition();
  const cqcApi = describeCqcApi(definition);
  const connectorFolder = runtime.connector ?? projectFolder;
  const connector = readConnectorFolder(connectorFolder);
  const checks = await createShapeChecks(cqcApi);
  const read = readWorld(data);
  const fixtures = createFixtureSource(read, checks, (events) => (isBuiltIn ? moveChanges(events, now()) : events));
  const { england } = runtime;
  const source = england
    ? await import('./england/england.ts').then(({ createEngland }) => createEngland(read, checks, now(), england))
    : fixtures;
  const world = createLiveWorld(source, cqcApi);
  const errors = createPlannedErrors(
    { cqc: listOperationIds(cqcApi), runtime: connector.operations.map(({ operationId }) => operationId) },
    cqcApi.host,
  );
  const operations = createOperations(cqcApi, world.answers, (operationId) => errors.take('cqc', operationId));
  const admit = createAdmission(keys, `${cqcApi.host}${cqcApi.basePath}`);
  const counting = { windowMs, now };

  const cqcUrl = `https://${cqcApi.host}${cqcApi.basePath}`;
  const cqcBackend = connector.serviceUrl === cqcUrl ? createBackend(operations, admit, cqcUrl) : undefined;
  const connections = runtime.connections ?? { demo: { api_key: keys[0] ?? '' } };
  let redact: Promise<Redact> | undefined;
  // Loaded late: only refusals need it.
  const loadRedact = async () => {
    const { createRedact, listSecrets } = await import('./runtime/redact.ts');
    return createRedact(listSecrets({ keys, connections, connector }), []);
  };
  const hide = async (text: string) => {
    redact ??= loadRedact();
    return (await redact).text(text);
  };
  const chosen = await chooseBackend(connector.serviceUrl, runtime, cqcBackend, hide, log);
  const { send: backend, close: closeBackend } = chosen;

  const app = createFastify({ arrivalLimitMs: runtime.arrivalLimitMs, trustProxy, ...(log && { log }) });
  const endWithOpenCalls = trackOpenCalls(app);
  if (log && runtime.logRequests !== false) logEachRequest(app, log);
  const windows = { cqc: new Map(), runtime: new Map() };
  const { redis } = runtime;
  const counts = redis && (await import('./http/redis-limit.ts').then(({ shareCounts }) => shareCounts(redis, log)));
  const share = (name: keyof typeof windows) => counts && { counts, name };
  const prefix = `/apim/${connector.name}`;
  const page = createPage({
    served: runtime.served ?? describeServed(runtime, data, data === defaultOptions.data),
    connector: { ...connector, folder: connectorFolder, prefix },
    ...{ cqcApi, keys, connections, now, trustsProxy: trustProxy, demoKey: defaultOptions.keys[0] ?? '' },
    ...(backend === cqcBackend && { world: world.register }),
    limits: { runtime: { limit, windows: windows.runtime }, cqc: { limit: cqcLimit, windows: windows.cqc } },
    sharesCounts: counts !== undefined,
  });
  page.watchCalls(app);
  // At once, before the body of a call that no operation takes is read and judged.
  app.addHook('onRequest', (request, reply, next) => {
    closeAfterUpgrade(request.raw, reply.raw);
    const refusal = refusalOfHead(request.raw);
    if (refusal) reply.raw.shouldKeepAlive = false; // so that its body is read to the end
    next(refusal ?? (request.is404 ? noSuchOperation() : undefined));
  });
  await app.register(page.plugin);
  const controls = createMockControls({
    world,
    errors,
    limit: { perConnection: limit, perKey: cqcLimit, windowSeconds: windowMs / 1000 },
    windows: Object.values(windows),
    now,
  });
  app.decorate('mock', controls);
  await app.register(cqcApiPlugin, {
    ...{ prefix: cqcApi.basePath, operations, admit, limit: cqcLimit, windows: windows.cqc, shared: share('cqc') },
    ...counting,
  });
  await app.register(controlRoutes, { prefix: '/mock', controls, trustsProxy: trustProxy });

  let scriptHost: Promise<ScriptHost> | undefined;
  const { scriptFile = connector.scriptFile }: Partial<ScriptHostOptions> = runtime.script;
  // Loaded late: CQC's face, which answers first, needs none of it.
  const startScriptHost = async () => {
    const { createScriptHost } = await import('./runtime/script-host/script-host.ts');
    return createScriptHost({ scriptFile: scriptFile ?? '', ...runtime.script, ...(log && { log }) });
  };
  const getScriptHost = () => {
    scriptHost ??= startScriptHost();
    return scriptHost;
  };
  await app.register(gatewayPlugin, {
    prefix,
    connector: { ...connector, scriptFile },
    localOnly: runtime.localOnly ?? false,
    connections,
    hide,
    watchBackend: page.watchBackend,
    mayLackKey: backend === cqcBackend,
    encodeOperationIds: runtime.encodeOperationIds,
    scriptHost: getScriptHost,
    backend,
    upstream: runtime.upstream,
    limit,
    windows: windows.runtime,
    shared: share('runtime'),
    takeError: (operationId) => errors.take('runtime', operationId),
    ...counting,
  });
  // Builds in the background, when the first calls of CQC's face have their answers; the first call of the runtime face does
  // not wait for that, nor does one without a port.
  let later: NodeJS.Timeout | undefined;
  let stopWatching: (() => void) | undefined;
  app.addHook('onListen', async () => {
    later = setTimeout(() => {
      // A failure is the answer of each call that needs the script.
      if (scriptFile !== undefined) getScriptHost().catch(() => {});
      if (log !== undefined) stopWatching = watchConnector(connectorFolder, connector, log);
    }, 250);
  });
  app.addHook('preClose', async () => {
    clearTimeout(later);
    stopWatching?.();
  });
  await app.register(endWithOpenCalls);
  app.addHook('onClose', () =>
    Promise.all([
      scriptHost?.then(
        (host) => host.close(),
        () => {}, // there is none to close
      ),
      closeBackend?.(),
      counts?.close(),
    ]),
  );
  return app;
}

function createFastify({
  arrivalLimitMs,
  trustProxy = false,
  log,
}: Pick<MockServerOptions, 'trustProxy' | 'log'> & { arrivalLimitMs: number }): FastifyInstance {
  const app = fastify({
    trustProxy,
    exposeHeadRoutes: false, // CQC's gateway knows GET alone
    routerOptions: { maxParamLength },
    pluginTimeout: 0, // it would break off the ending too, which waits for open calls
    // A request that takes longer to arrive is answered 408 and its connection is closed.
    requestTimeout: arrivalLimitMs,
    http: {
      headersTimeout: arrivalLimitMs,
      connectionsCheckingInterval: 1000,
      requireHostHeader: false, // Node would answer without a body
    },
    clientErrorHandler: answerParserError,
    frameworkErrors: async (_error, { raw: request }, reply) => {
      closeAfterUpgrade(request, reply.raw); // which no hook sees
      await readToTheEnd(request, reply.raw);
      unreadableAddress().send(reply);
    },
    // Fastify would load its compilers of schemas at the start, for which no route has work: parameters and bodies are read
    // and judged as CQC does, in its words.
    schemaController: { compilersFactory: { buildValidator: refuseSchema, buildSerializer: refuseSchema } },
  });
  app.server.on('checkExpectation', answerExpectation);
  app.server.on('connect', answerConnect);
  let isEnding = false;
  app.addHook('preClose', async () => {
    isEnding = true;
  });
  app.setNotFoundHandler((_request, reply) => noSuchOperation().send(reply));
  app.setErrorHandler(async (error: FastifyError | ApiError, request, reply) => {
    await readToTheEnd(request.raw, reply.raw);
    if (error instanceof ApiError) return error.send(reply);
    const { statusCode = 500 } = error;
    // Fastify would close the connection behind a body that it does not take, and who still sends would never see the answer.
    if (statusCode === 413 && reply.raw.shouldKeepAlive) reply.removeHeader('connection');
    if (statusCode < 500) return gatewayError(statusCode, error.message).send(reply);
    return answerDefect(error, reply);
  });
  /** Ctrl-C ends the compiler of TypeScript too, often before it is seen here; then nothing can be loaded late any more. */
  async function answerDefect(error: Error, reply: FastifyReply): Promise<FastifyReply> {
    await wait(200);
    if (isEnding) return gatewayError(503, 'The server is ending.').send(reply);
    for (const line of (error.stack ?? String(error)).split('\n')) log?.(`failed: ${line}`);
    return internalError().send(reply);
  }
  return app;
}

/** Node would drop what follows on a connection that offers an upgrade, although nobody upgrades it. */
function closeAfterUpgrade({ headers }: IncomingMessage, response: ServerResponse): void {
  if (headers.upgrade !== undefined) response.shouldKeepAlive = false;
}

/** How long somebody who is refused may go on sending. */
const readOnMs = 5000;

/**
 * Reads on what a call sends where its answer is the last of the connection: Node closes it with the answer, and who still
 * sends would not see why (RFC 9112, section 9.6).
 */
async function readToTheEnd(request: IncomingMessage, { shouldKeepAlive }: ServerResponse): Promise<void> {
  if (shouldKeepAlive || request.complete) return;
  await finished(request.resume(), { signal: AbortSignal.timeout(readOnMs) }).catch(() => {}); // or has left
}

function refuseSchema(): never {
  throw new Error(
    'A route of the mock server has a schema. Judge its parameters in its handler, or give Fastify compilers.',
  );
}

/** Logs the route instead of the address, because an address can hold a key. */
function logEachRequest(app: FastifyInstance, log: (line: string) => void): void {
  app.addHook('onResponse', (request, reply, next) => {
    const route = request.routeOptions.url ?? '(no such route)';
    log(`${request.method} ${route} ${reply.statusCode} ${reply.elapsedTime.toFixed(1)} ms`);
    next();
  });
}
