import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ApiError, gatewayError, noSuchOperation } from './api-error.ts';

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
  afterAnswers(socket, (pending) => {
    // An answer that has begun, such as a stream of events, would hold this one in its middle.
    if (!socket.writable || pending?.headersSent) socket.destroy();
    else endWith(socket, refusedByHttp(statuses[error.code ?? ''] ?? 400));
  });
}

/** Answers CONNECT, which no operation takes: Node would close the connection without a word. */
export function answerConnect(_request: IncomingMessage, socket: Duplex): void {
  // Node has taken its own listener away, and whoever asks may have left.
  socket.on('error', () => socket.destroy());
  afterAnswers(socket, () => endWith(socket, noSuchOperation()));
}

/** Goes on once the calls that came whole have their answers; one whose body is broken gets what follows in place of its own. */
function afterAnswers(socket: Duplex, goOn: (pending: ServerResponse | undefined) => void): void {
  // What Node writes next on a connection.
  const { _httpMessage: pending } = socket as Duplex & { _httpMessage?: ServerResponse | null };
  if (pending?.req.complete) pending.once('close', () => afterAnswers(socket, goOn));
  else goOn(pending ?? undefined);
}

function endWith(socket: Duplex, { statusCode, headers, body }: ApiError): void {
  const lines = [
    `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}`,
    ...Object.entries({ ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** Answers a request with an `Expect` that is not `100-continue`, which Node does without a body. */
export function answerExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const { statusCode, headers, body } = refusedByHttp(417);
  response.writeHead(statusCode, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

/** Node keeps the first 1,000 headers of a request, a name and a value each, and drops the others without a word. */
const mostHeaderParts = 2000;

/**
 * Why a head cannot be judged: HTTP/1.1 wants one Host from every client, earlier versions none (RFC 9112, section 3.2), and
 * where headers may be missing, the key may be among them, or the header that tells a proxy. Node undoes no other transfer
 * coding than chunked (section 6.1); a list may have empty elements (RFC 9110, section 5.6.1.2).
 */
export function refusalOfHead({ headers, httpVersion, rawHeaders }: IncomingMessage): ApiError | undefined {
  if (rawHeaders.length >= mostHeaderParts) return refusedByHttp(431);
  const { 'transfer-encoding': coding } = headers;
  if (coding !== undefined && !/^[\s,]*(?:chunked[\s,]*)?$/i.test(coding))
    return refusedByHttp(501, `The Transfer-Encoding is ${coding}. Send the body with chunked alone.`);
  if (headers.host === undefined) return httpVersion === '1.1' ? refusedByHttp(400) : undefined;
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string;
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1 ? refusedByHttp(400) : undefined;
}

/** What is refused for its HTTP, whatever it asks for; the connection is closed. */
const refusedByHttp = (status: number, message = STATUS_CODES[status] ?? 'Bad Request'): ApiError =>
  gatewayError(status, message, { connection: 'close' });
