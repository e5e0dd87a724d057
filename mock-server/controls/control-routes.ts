import type { FastifyInstance } from 'fastify';
import { object } from '../../scripts/lib/json.ts';
import { parseJsonText } from '../../scripts/lib/json-text.ts';
import { encodingProblem } from '../../scripts/lib/read-file.ts';
import { Refusal } from '../../scripts/lib/refusal.ts';
import type { Kind } from '../cqc-api/live-world.ts';
import { gatewayError } from '../http/api-error.ts';
import { isLocalCaller, onlyThisMachine } from '../http/local-caller.ts';
import { type MockControls, UnknownOrganisation } from './mock-controls.ts';
import { refuseOtherFields } from './refuse-other-fields.ts';

export interface ControlRoutesOptions {
  controls: MockControls;
  /** Whether the server stands behind a proxy, where every caller looks local. */
  trustsProxy: boolean;
}

/**
 * The controls over HTTP, below `/mock`: POST /changes, POST /errors, PATCH /locations/{id} and /providers/{id},
 * POST /reset, GET /state. Only for callers on this machine (isLocalCaller): whoever reaches them can change what everybody
 * else is answered.
 */
export async function controlRoutes(
  app: FastifyInstance,
  { controls, trustsProxy }: ControlRoutesOptions,
): Promise<void> {
  app.addHook('onRequest', (request, _reply, next) => {
    if (!isLocalCaller(request, trustsProxy)) throw onlyThisMachine('The controls of the mock answer');
    // Programs put many a content type on a body of JSON without being told to, and Fastify refuses what is none at all.
    request.raw.headers['content-type'] = 'application/json';
    next();
  });
  app.removeAllContentTypeParsers(); // the one for JSON takes any depth, which a walk through the value does not
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const wrong = encodingProblem(body);
    if (wrong !== undefined) {
      // Some programs name a charset here, or a packing that they do not do: only a body that is no text is packed.
      const { 'content-encoding': packed = '' } = request.headers;
      const isPacked = /gzip|deflate|br|zstd|compress/i.test(packed);
      return done(
        isPacked
          ? gatewayError(415, `The body is packed (${packed}). Send it as it is, without the header Content-Encoding.`)
          : new Refusal(
              `The body is ${wrong.found} (byte ${wrong.byte}). Send it as UTF-8; Windows PowerShell does so for [Text.Encoding]::UTF8.GetBytes(...).`,
            ),
      );
    }
    // Windows PowerShell begins a file in UTF-8 with a byte order mark.
    const text = body.toString('utf8').replace(/^\uFEFF/, '');
    const { value, problem } = text.trim() === '' ? { value: undefined } : parseJsonText(text);
    if (!problem) return done(null, value);
    const where = `line ${problem.line}, ${problem.found}`;
    done(
      new Refusal(`The body is not JSON: ${where}. Send an object as docs/scenarios.md shows, with any content type.`),
    );
  });
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) throw error;
    const status = error instanceof UnknownOrganisation ? 404 : 400;
    return gatewayError(status, error.lines.join(' ')).send(reply);
  });

  type Body<T> = { Body: Record<string, unknown> & T };
  // What does not have these shapes is refused by the controls, in words.
  app.post<Body<Parameters<MockControls['addChange']>[0]>>('/changes', ({ body }, reply) =>
    reply.code(201).send(controls.addChange(body)),
  );
  app.post<Body<Parameters<MockControls['failNext']>[0]>>('/errors', ({ body }, reply) =>
    reply.code(201).send(controls.failNext(body)),
  );
  for (const kind of ['locations', 'providers'] satisfies Kind[]) {
    app.patch<Body<object> & { Params: { id: string } }>(`/${kind}/:id`, ({ params, body }) =>
      controls.patch(kind, params.id, body),
    );
  }
  app.post('/reset', ({ body }, reply) => {
    refuseOtherFields(object(body), 'Send no body: everything is reset.');
    controls.reset();
    return reply.code(204).send();
  });
  app.get('/state', () => controls.state());
}
