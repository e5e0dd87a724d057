import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { noSuchOperation } from '../http/api-error.ts';
import { createRedact, listSecrets } from '../runtime/redact.ts';
import { readOnDisk } from '../runtime/watch-connector.ts';
import { watchFolder } from '../runtime/watch-folder.ts';
import { type Bundle, bundlePage } from './bundle.ts';
import { createCheck } from './check.ts';
import { createEventStream } from './event-stream.ts';
import type { PageOptions } from './front.ts';
import type { About, Face, LimitState } from './messages.ts';
import { createOverview } from './overview.ts';
import { createRecorder, type Recorder } from './recorder.ts';

/** The page from its first visit on. */
export interface Visit {
  recorder: Recorder;
  /** @param hasOpener a page of another site may hold the window: it loses it. */
  sendShell(reply: FastifyReply, hasOpener: boolean): FastifyReply;
  /** Answers what lies under `/page/`. @throws ApiError 404 for anything that is not there. */
  answer(path: string, query: Record<string, string>, reply: FastifyReply): Promise<FastifyReply>;
  close(): void;
}

/**
 * Everything comes from this server, and nothing is inline but what the first paint needs, each by its hash. A PDF report is
 * shown in a frame, from memory. Texts from anywhere can become markup by no way (`trusted-types 'none'`).
 */
const writePolicy = ({ script, style }: Bundle['inline']) =>
  [
    "default-src 'none'",
    `script-src 'self' ${script}`,
    `style-src ${style}`,
    "img-src 'self'",
    "connect-src 'self'",
    'frame-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

const writeSecurityHeaders = (inline: Bundle['inline']) => ({
  'content-security-policy': writePolicy(inline),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
});

/** Loads the page: bundles it and begins to record calls. */
export async function createVisit(options: PageOptions): Promise<Visit> {
  const { writeHtml, script, inline } = await bundlePage();
  const securityHeaders = writeSecurityHeaders(inline);
  const redact = createRedact(listSecrets(options), [options.demoKey]);
  const listLimits = () => readLimits(options);
  const recorder = createRecorder({
    prefixes: { runtime: options.connector.prefix, ...(options.cqcApi && { cqc: options.cqcApi.basePath }) },
    nameCaller: (face, caller) => nameCaller(options, face, caller),
    redact,
    now: options.now,
  });
  const stream = createEventStream();
  const { folder, prefix: _, ...running } = options.connector;
  const read = () => readOnDisk(folder, running);
  const draw = createDraw(writeHtml);
  recorder.listen((call) => stream.send('call', () => ({ call, limits: listLimits() })));
  const check = createCheck(folder);
  const overview = options.world && createOverview(options.world);
  const files = { server: randomUUID(), saved: 0 };
  const nameFiles = () => `${files.server} ${files.saved}`;
  const stopWatching = watchFolder(folder, () => {
    files.saved += 1;
    stream.send('files', () => ({ files: nameFiles() }));
  });

  return {
    recorder,
    sendShell(reply, hasOpener) {
      const { definition, note } = read();
      // A browser takes a new process for it, so nobody else waits for that (docs/decisions.md).
      if (hasOpener) reply.header('cross-origin-opener-policy', 'same-origin');
      return reply
        .headers({ ...securityHeaders, 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
        .send(draw(describe(options, note), definition));
    },
    async answer(path, query, reply) {
      reply.headers({ ...securityHeaders, 'cache-control': 'no-store' });
      if (path === script.name) {
        return reply.headers({ 'cache-control': 'max-age=31536000, immutable' }).type(script.type).send(script.content);
      }
      switch (path) {
        case 'about':
          return reply.send(describe(options, read().note));
        case 'icon.png':
          return sendIcon(folder, reply);
        case 'events':
          stream.add(reply, {
            ...{ calls: recorder.calls(), minutes: recorder.minutes() },
            ...{ limits: listLimits(), files: nameFiles() },
          });
          return reply;
        case 'exchanges':
          return reply.send(recorder.exchanges(query.id ?? ''));
        case 'check':
          return reply.send(await check.run());
        case 'world':
          if (overview) return reply.send(overview.count());
          break;
        case 'world/search':
          if (overview) return reply.send(overview.search(query));
          break;
      }
      throw noSuchOperation();
    },
    close() {
      stopWatching();
      check.stop();
      stream.close();
    },
  };
}

function nameCaller({ keys, demoKey }: PageOptions, face: Face, caller: string): string {
  if (face === 'runtime' || caller === '' || caller === demoKey) return caller;
  return `key ${keys.indexOf(caller) + 1}`;
}

function readLimits(options: PageOptions): LimitState[] {
  return (['runtime', 'cqc'] as const).flatMap((face) => {
    const { limit, windows } = options.limits[face];
    const time = options.now();
    if (limit === 0) return [];
    return [...windows]
      .filter(([, { endsAt }]) => endsAt > time)
      .map(([caller, { count, endsAt }]) => ({
        ...{ face, caller: nameCaller(options, face, caller), count, limit },
        msLeft: endsAt - time,
      }));
  });
}

/**
 * Makes what draws the page; as long as nothing has changed it is not drawn again. What cannot be drawn is left to the script,
 * which says in the page what is wrong.
 */
function createDraw(writeHtml: Bundle['writeHtml']): Bundle['writeHtml'] {
  let known: { drawn: string; html: string } | undefined;
  const draw: Bundle['writeHtml'] = (about, definition) => {
    try {
      return writeHtml(about, definition);
    } catch {
      return writeHtml(about);
    }
  };
  return (about, definition) => {
    const drawn = JSON.stringify([about, definition]);
    if (known?.drawn !== drawn) known = { drawn, html: draw(about, definition) };
    return known.html;
  };
}

function describe(
  { served, connector, connections, cqcApi, keys, demoKey, world, limits, sharesCounts }: PageOptions,
  filesNote: string | undefined,
): About {
  return {
    served,
    connectorPrefix: connector.prefix,
    connections: Object.keys(connections),
    ...(cqcApi && world && { cqcPrefix: cqcApi.basePath }),
    ...(keys.includes(demoKey) && { demoKey }),
    hasWorld: world !== undefined,
    ...(filesNote !== undefined && { filesNote }),
    hasIcon: existsSync(join(connector.folder, 'icon.png')),
    counting: sharesCounts ? 'redis' : Object.values(limits).some(({ limit }) => limit > 0) ? 'server' : 'none',
  };
}

/** The icon that the connector is imported with; not every one has it. */
function sendIcon(folder: string, reply: FastifyReply): FastifyReply {
  const file = join(folder, 'icon.png');
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return reply.code(204).send();
  return reply.type('image/png').send(readFileSync(file));
}
