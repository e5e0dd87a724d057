import { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** Calls that are being answered now. */
    countOpenCalls(): number;
  }
}

/** So many calls of a connection are taken in, and those of what was read together with them. */
const mostWaiting = 100;

/**
 * Lets the server end with its last open call. A call is open once it has arrived whole and until its answer is on its way:
 * neither a connection that has sent nothing, half a head or half a body holds the end up, nor one whose client does not
 * read. Without this, Node would wait for all of them, and keep the others open for a next call.
 *
 * A call that comes on a connection before the answer to the one before it has left ("pipelining") is begun only then: the
 * answers of a client that does not read would fill the memory. Nor are many taken in beforehand.
 * @param unreadLimitMs how long a client may leave its answer unread while the server ends.
 * @returns the plugin that does so, to be registered last: streams that never end by themselves have to be closed before.
 */
export function trackOpenCalls(app: FastifyInstance, unreadLimitMs = 5000): (last: FastifyInstance) => Promise<void> {
  // The calls of a connection that were open when the last one came. Nothing listens to their end before the server ends:
  // a listener for each call costs more than looking when it matters.
  const sockets = new Map<Socket, FastifyReply[]>();
  app.decorate('countOpenCalls', () =>
    [...sockets.values()].reduce((sum, calls) => sum + calls.filter(isOpen).length, 0),
  );

  const follow = (socket: Socket): FastifyReply[] => {
    const calls: FastifyReply[] = [];
    sockets.set(socket, calls);
    socket.once('close', () => sockets.delete(socket));
    return calls;
  };
  app.server.on('connection', follow);
  // On the second address of `localhost` Fastify listens by a server that nobody else sees, so that a connection may be met
  // here first; a call without a port has none.
  app.addHook('onRequest', ({ raw: { socket } }, reply, next) => {
    if (!(socket instanceof Socket)) return next();
    const calls = sockets.get(socket) ?? follow(socket);
    dropEnded(calls);
    const before = calls.at(-1);
    calls.push(reply);
    if (before === undefined) return next();
    // Node stops reading where many answers wait, and here are none. It starts again with the end of a call that it reads, and
    // once it reads that the client has sent all, it lets no further answer leave.
    const brake = () => {
      const isFull = calls.length > mostWaiting || (calls.length > 1 && socket.writableLength > 0);
      if (isFull) socket.pause();
      else if (socket.isPaused()) socket.resume();
    };
    process.nextTick(brake);
    before.raw.once('close', () => {
      dropEnded(calls);
      setImmediate(brake);
      if (socket.writable) next();
    });
  });

  // Before Fastify closes the servers: the second one is not waited for, and Node cuts off whoever still reads an answer then.
  // A call that comes in the meantime is answered 503.
  return async (last) => {
    last.addHook('preClose', async () => {
      const ends = [...sockets].map(([socket, calls]) =>
        calls.some(isOpen) ? endAfter(calls, socket, unreadLimitMs) : socket.destroy(),
      );
      await Promise.all(ends);
      // Node waits for those who connected meanwhile and ask nothing.
      for (const [socket, calls] of sockets) if (!calls.some(isOpen)) socket.destroy();
    });
  };
}

/** Calls of one connection end in their order. */
function dropEnded(calls: FastifyReply[]): void {
  while (calls[0]?.raw.closed) calls.shift();
}

const isOpen = ({ raw, request }: FastifyReply) => request.raw.complete && !raw.closed;

/** Closes a connection with its last open call. */
async function endAfter(calls: FastifyReply[], socket: Socket, unreadLimitMs: number): Promise<void> {
  for (const { raw } of calls) {
    raw.once('close', () => {
      if (!calls.some(isOpen)) socket.destroySoon();
    });
    // Set on the answer, because Node closes a connection on which nothing moves for so long unless the answer that is next
    // listens. One that is still worked on has all the time that it needs.
    raw.setTimeout(unreadLimitMs, () => {
      if (raw.writableEnded) socket.destroy();
    });
  }
  await new Promise((resolve) => socket.once('close', resolve));
}
