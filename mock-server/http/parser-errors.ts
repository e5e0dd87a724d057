import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type ApiError, gatewayError } from './api-error.ts';

/** The statuses of what Node's HTTP parser refuses; anything else is a 400 ("server.on('clientError')"). */
const statuses: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/** Connections whose last answer is the one to a parser error: what else comes is refused again and again. */
const refused = new WeakSet<Socket>();

/**
 * Answers what is no HTTP, or came too slowly, in the gateway's form, and closes the connection: nothing can be read from it
 * any more, and the answer says so. Calls that came whole before it get their answers first.
 */
export function answerParserError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET') socket.destroy();
  else if (!refused.has(socket)) answerLast(error, socket);
  refused.add(socket);
}

function answerLast(error: Error & { code?: string }, socket: Socket): void {
  // What Node writes next on a connection; a call whose body is broken gets this answer in place of its own.
  const { _httpMessage: pending } = socket as Socket & { _httpMessage?: ServerResponse | null };
  if (pending?.req.complete) {
    pending.once('close', () => answerLast(error, socket));
    return;
  }
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { statusCode, headers, body } = refusedByHttp(statuses[error.code ?? ''] ?? 400);
  const lines = [
    `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** Answers a request with an `Expect` that is not `100-continue`, which Node does without a body. */
export function answerExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const { statusCode, headers, body } = refusedByHttp(417);
  response.writeHead(statusCode, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

/** HTTP/1.1 wants a Host from every client, earlier versions do not. */
export const lacksHost = ({ headers, httpVersion }: IncomingMessage): boolean =>
  headers.host === undefined && httpVersion === '1.1';

/** What is refused for its HTTP, whatever it asks for; the connection is closed. */
export const refusedByHttp = (status: number): ApiError =>
  gatewayError(status, STATUS_CODES[status] ?? 'Bad Request', { connection: 'close' });
