import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Definition } from '../../scripts/lib/definition.ts';
import { UnreadableError } from '../../scripts/lib/file-errors.ts';
import { connectorFile, readNamedFile } from '../../scripts/lib/read-file.ts';
import type { RawValues } from '../cqc-api/call.ts';
import type { Register } from '../cqc-api/register.ts';
import { gatewayError, noSuchOperation } from '../http/api-error.ts';
import { callerOrigin } from '../http/caller-address.ts';
import { isLinkFollowed, isLocalCaller } from '../http/local-caller.ts';
import type { CallWindows } from '../http/rate-limit.ts';
import type { Connections } from '../runtime/connections.ts';
import type { ReadConnector } from '../runtime/connector-folder.ts';
import type { SendToBackend } from '../runtime/script-host/script-host.ts';
import { describeAddresses } from './addresses.ts';
import type { Face, Served } from './messages.ts';
import { sendFresh } from './send-fresh.ts';
import type { Visit } from './visit.ts';

export interface PageOptions {
  /** What the head of the page says of what is served. */
  served: Served[];
  /** The connector as the server read it, its folder, and where it answers. */
  connector: ReadConnector & { folder: string; prefix: string };
  /** CQC's API, where it is served. */
  cqcApi?: Definition;
  /** The fixtures as they are now, where fixtures are served. */
  world?: () => Register;
  /** Keys of CQC's face and connections of the runtime face: secrets, which the page does not show. */
  keys: string[];
  connections: Connections;
  /** The one key that is none, because everybody knows it. */
  demoKey: string;
  /** For each face, how many calls a window takes and the windows themselves. */
  limits: Record<Face, { limit: number; windows: CallWindows }>;
  /** Whether calls are counted elsewhere, so that those windows stay empty. */
  sharesCounts?: boolean;
  now: () => number;
  /** The server stands behind a proxy: then nobody gets the page. */
  trustsProxy?: boolean;
}

/** The page as the server sees it before anybody opens it. */
export interface Page {
  /** Adds what watches calls. It has to come before the routes whose calls are to be seen. */
  watchCalls(app: FastifyInstance): void;
  /** Fits `watchBackend` of the gateway. */
  watchBackend(call: FastifyRequest, backend: SendToBackend): SendToBackend;
  /** The routes of the page and of what programs read. */
  plugin(app: FastifyInstance): Promise<void>;
}

/** Makes the page. What draws, records, searches and checks is loaded at the first visit; until then a call costs nothing more. */
export function createPage(options: PageOptions): Page {
  let visit: Visit | undefined;
  let loading: Promise<Visit> | undefined;
  let isEnding = false;
  const open = async (): Promise<Visit> => {
    loading ??= import('./visit.ts')
      .then(({ createVisit }) => createVisit(options))
      .catch((error) => {
        loading = undefined;
        throw error;
      });
    visit = await loading;
    if (isEnding) visit.close();
    return visit;
  };

  async function plugin(app: FastifyInstance): Promise<void> {
    const isWelcome = (request: FastifyRequest) => isLocalCaller(request, options.trustsProxy);
    const onlyLocal = async (request: FastifyRequest) => {
      if (!isWelcome(request)) {
        throw gatewayError(
          403,
          'The page is only for this machine. Open it by 127.0.0.1 or localhost, without a proxy.',
        );
      }
    };
    const addresses = describeAddresses(options);

    const withHead = { exposeHeadRoute: true }; // monitors ask so
    app.get('/', withHead, async (request, reply) => {
      reply.header('vary', 'accept, sec-fetch-site');
      const hasOpener = isLinkFollowed(request, options.trustsProxy);
      if (!(await prefersHtml(request)) || !(hasOpener || isWelcome(request)))
        return reply.type('text/plain; charset=utf-8').send(addresses);
      return (await open()).sendShell(reply, hasOpener);
    });
    app.get('/health', withHead, (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
    app.get('/apiDefinition.swagger.json', withHead, (request, reply) => {
      let definition: Buffer;
      try {
        definition = readNamedFile(options.connector.definitionFile, connectorFile);
      } catch (error) {
        throw error instanceof UnreadableError ? noSuchOperation() : error; // some editors take a file away while they save
      }
      return sendFresh(request, reply, definition);
    });
    app.get('/openapi.json', withHead, async (request, reply) => {
      if (!options.cqcApi) throw noSuchOperation();
      const { writeOpenapi } = await import('./openapi.ts');
      const server = callerOrigin(request) + options.cqcApi.basePath;
      return sendFresh(request, reply, writeOpenapi(options.cqcApi, server));
    });
    await app.register(
      async (inner) => {
        inner.addHook('onRequest', onlyLocal);
        inner.get<{ Params: { '*': string }; Querystring: RawValues }>('/*', async (request, reply) =>
          (await open()).answer(request.params['*'], firstValues(request.query), reply),
        );
      },
      { prefix: '/page' },
    );
    app.addHook('preClose', async () => {
      isEnding = true;
      visit?.close();
    });
  }

  return {
    plugin,
    watchCalls: (app) => {
      // No onResponse, for which Fastify listens to the end of every answer, also while nobody looks.
      app.addHook('onRequest', (request, reply, next) => {
        const recorder = visit?.recorder;
        if (recorder) {
          const began = performance.now();
          reply.raw.once('finish', () => recorder.addCall(request, reply, performance.now() - began));
        }
        next();
      });
    },
    watchBackend: (call, backend) => visit?.recorder.watchBackend(call, backend) ?? backend,
  };
}

/** The values of a query; of a parameter that is repeated the first. */
const firstValues = (query: RawValues): Record<string, string> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat()[0] ?? '']));

/** A browser asks for HTML before anything else; curl and programs take anything, and get text. */
async function prefersHtml({ raw }: FastifyRequest): Promise<boolean> {
  if (!(raw.headers.accept ?? '').includes('text/html')) return false;
  const { default: accepts } = await import('accepts');
  return accepts(raw).type(['text/plain', 'text/html']) === 'text/html';
}
