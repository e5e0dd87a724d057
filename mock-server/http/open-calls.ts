import { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** How long a client may leave its answer unread while the server ends. */
const unreadLimitMs = 5000;

declare module 'fastify' {
  interface FastifyInstance {
    /** Calls that are being answered now. */
    countOpenCalls(): number;
  }
}

/**
 * Lets the server end with its last open call. A call is open once it has arrived whole and until its answer is on its way:
 * neither a connection that has sent nothing, half a head or half a body holds the end up, nor one whose client does not
 * read. Without this, Node would wait for all of them, and keep the others open for a next call.
 */
export function trackOpenCalls(app: FastifyInstance): void {
  // The calls of a connection that were open when the last one came. Nothing listens to their end before the server ends:
  // a listener for each call costs more than looking when it matters.
  const sockets = new Map<Socket, FastifyReply[]>();
  let isEnding = false;
  app.decorate('countOpenCalls', () =>
    [...sockets.values()].reduce((sum, calls) => sum + calls.filter(isOpen).length, 0),
  );

  const follow = (socket: Socket): FastifyReply[] => {
    const calls: FastifyReply[] = [];
    sockets.set(socket, calls);
    socket.once('close', () => sockets.delete(socket));
    return calls;
  };
  const endAfter = (call: FastifyReply, calls: FastifyReply[], socket: Socket) => {
    call.raw.once('close', () => {
      if (!calls.some(isOpen)) socket.destroySoon();
    });
  };
  app.server.on('connection', follow);
  // By now the body was read, where the operation takes one. On the second address of `localhost` Fastify listens by a server
  // that nobody else sees, so that a connection may be met here first; a call without a port has none.
  app.addHook('preValidation', ({ raw: { socket } }, reply, next) => {
    if (socket instanceof Socket) {
      const calls = sockets.get(socket) ?? follow(socket);
      while (calls[0]?.raw.closed) calls.shift();
      calls.push(reply);
      if (isEnding) endAfter(reply, calls, socket);
    }
    next();
  });
  app.addHook('preClose', async () => {
    isEnding = true;
    for (const [socket, calls] of sockets) {
      const open = calls.filter(isOpen);
      for (const call of open) endAfter(call, calls, socket);
      if (open.length === 0) socket.destroy();
      else closeWhenUnread(socket, calls);
    }
  });
}

const isOpen = ({ raw }: FastifyReply) => !raw.closed;

/** A call that still waits for its answer has all the time that it needs. */
function closeWhenUnread(socket: Socket, calls: FastifyReply[]): void {
  socket.setTimeout(unreadLimitMs);
  socket.on('timeout', () => {
    if (calls.every((call) => call.raw.writableEnded || !isOpen(call))) socket.destroy();
  });
}
