import type { FastifyInstance } from 'fastify';
import type { ChangeLog } from '../cqc-api/changes.ts';
import { gatewayError } from '../http/api-error.ts';

/** How long ago a change is put: a trigger asks for changes up to a minute ago, so that its next poll sees it. */
const agoMs = 60_000;

/**
 * Lets a person make an organisation change: `POST /mock/changes` with `{"organisationType":"location","organisationId":"…"}`.
 * An identifier in lower case is listed as it is, as CQC does at times. Only from this machine, and not from a page of another site.
 */
export async function mockControlsPlugin(
  app: FastifyInstance,
  { changes, now }: { changes: ChangeLog; now: () => number },
) {
  app.addHook('onRequest', (request, _reply, next) => {
    const { origin } = request.headers;
    if ((origin !== undefined && !isOwn(origin, request.host)) || !/^(127\.|::1$|::ffff:127\.)/.test(request.ip)) {
      throw gatewayError(403, 'Changes can be made only from this machine, and not from a page of another site.');
    }
    next();
  });
  app.post<{ Body: Record<string, unknown> | null }>('/changes', (request, reply) => {
    const { organisationType, organisationId } = request.body ?? {};
    if (organisationType !== 'location' && organisationType !== 'provider') {
      throw gatewayError(400, 'organisationType is neither location nor provider.');
    }
    if (typeof organisationId !== 'string' || !/^[A-Za-z0-9-]{1,50}$/.test(organisationId)) {
      throw gatewayError(400, 'organisationId is no identifier. Give one such as 1-1000000001.');
    }
    const change = { organisationType, organisationId, changedAt: new Date(now() - agoMs).toISOString() } as const;
    changes.add(change);
    return reply.code(201).send(change);
  });
}

/** A page of this server itself: same host, and a name of this machine, because a foreign name can be made to lead here too. */
function isOwn(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === host && /^(localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname);
}
