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
  const sockets = new Map<Socket, Set<FastifyReply>>();
  let isEnding = false;
  app.decorate('countOpenCalls', () => [...sockets.values()].reduce((sum, replies) => sum + replies.size, 0));

  const follow = (socket: Socket): Set<FastifyReply> => {
    const replies = new Set<FastifyReply>();
    sockets.set(socket, replies);
    socket.once('close', () => sockets.delete(socket));
    return replies;
  };
  app.server.on('connection', follow);
  // By now the body was read, where the operation takes one. On the second address of `localhost` Fastify listens by a server
  // that nobody else sees, so that a connection may be met here first; a call without a port has none.
  app.addHook('preValidation', ({ raw: { socket } }, reply, next) => {
    if (socket instanceof Socket) {
      const replies = sockets.get(socket) ?? follow(socket);
      replies.add(reply);
      reply.raw.once('close', () => {
        replies.delete(reply);
        if (isEnding && replies.size === 0) socket.destroySoon();
      });
    }
    next();
  });
  app.addHook('preClose', async () => {
    isEnding = true;
    for (const [socket, replies] of sockets) {
      if (replies.size === 0) socket.destroy();
      else closeWhenUnread(socket, replies);
    }
  });
}

/** A call that still waits for its answer has all the time that it needs. */
function closeWhenUnread(socket: Socket, replies: Set<FastifyReply>): void {
  socket.setTimeout(unreadLimitMs);
  socket.on('timeout', () => {
    if ([...replies].every(({ raw }) => raw.writableEnded)) socket.destroy();
  });
}
