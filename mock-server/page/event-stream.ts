import type { FastifyReply } from 'fastify';
import type { PageEvents } from './messages.ts';

/** Proxies and browsers drop a stream on which nothing comes for long. */
const keepAliveMs = 20_000;

/** When a browser comes back after the stream broke off, as it does when the server restarts. */
const retryMs = 1000;

/**
 * Whoever reads nothing for so many bytes is let go: what is sent would be kept for ever, and a page comes back by itself. It is
 * more than the first event can have, which names 200 calls with addresses of up to 16 KB each.
 */
const mostUnread = 2 ** 23;

/** Server-sent events to every page that is open ("HTML", section 9.2). */
export interface EventStream {
  /** Turns a reply into a stream that begins with one event. */
  add(reply: FastifyReply, hello: PageEvents['hello']): void;
  /** Sends what `makeData` makes, which is not asked while nobody listens. */
  send<Name extends keyof PageEvents>(name: Name, makeData: () => PageEvents[Name]): void;
  /** Ends every stream, so that the server can end. */
  close(): void;
}

export function createEventStream(): EventStream {
  const open = new Set<FastifyReply>();
  const write = ({ raw }: FastifyReply, name: string, data: unknown) => {
    raw.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    if (raw.writableLength > mostUnread) raw.destroy();
  };
  const timer = setInterval(() => {
    for (const reply of open) reply.raw.write(': still here\n\n');
  }, keepAliveMs);
  timer.unref();
  let isClosed = false;
  return {
    add(reply, hello) {
      reply.hijack();
      reply.raw.on('error', () => {}); // who left is taken out below
      reply.raw.on('close', () => open.delete(reply));
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
      });
      open.add(reply);
      reply.raw.write(`retry: ${retryMs}\n`);
      write(reply, 'hello', hello);
      if (isClosed) reply.raw.end();
    },
    send(name, makeData) {
      if (open.size === 0) return;
      const data = makeData();
      for (const reply of open) write(reply, name, data);
    },
    close() {
      isClosed = true;
      clearInterval(timer);
      for (const reply of open) reply.raw.end();
    },
  };
}
