import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { Pool } from 'undici';
import { groupBy } from './group-by.ts';
import { explainHttpError } from './http-failure.ts';
import {
  type HttpHeaders,
  type HttpMessage,
  type HttpRequest,
  namesOf,
  spellHeaders,
  spellingOf,
  splitAddress,
  withoutHopByHop,
} from './http-messages.ts';
import { isSafeVerb } from './http-verbs.ts';
import { findSocksProxy, nameProxy } from './proxy-tunnel.ts';
import { megabyte } from './read-file.ts';

export interface HttpSenderOptions {
  /** How long a request may take until the last byte of its answer: a minute by default. */
  timeLimitMs?: number;
  /** The largest answer, packed and unpacked: 100 MB by default. */
  maxBodyBytes?: number;
}

export interface HttpSender {
  /**
   * Sends one request, once: no redirect is followed, and nothing is tried again but what finds a kept connection closed by the
   * other side and does no harm when it arrives twice. The answer comes unpacked.
   * @param signal ends the request early.
   * @throws HttpFailure when there is no answer; what `signal` was aborted with.
   */
  send(request: HttpRequest, signal?: AbortSignal): Promise<HttpMessage>;
  close(): Promise<void>;
}

/** What undici makes the way to a proxy with. */
interface ProxyConnection {
  connect(to: object, done: (...result: [Error, null] | [null, Socket]) => void): void;
}

/** The largest answer that is read, in bytes, packed and unpacked. */
const mostBodyBytes = 100 * megabyte;

/** Makes the way out to other machines, through the proxies of the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY). */
export function createHttpSender(options: HttpSenderOptions = {}): HttpSender {
  const { timeLimitMs = 60_000, maxBodyBytes = mostBodyBytes } = options;
  const connectLimitMs = Math.min(Math.ceil(timeLimitMs / 3), 20_000); // early enough to tell what did not come about
  // Loaded by who sends something: a mock server has this way out too, and seldom goes it.
  const load = async () => {
    const { EnvHttpProxyAgent, Pool } = await import('undici');
    const { readEnvironmentProxies } = await import('./environment-proxies.ts');
    const limits = {
      headersTimeout: timeLimitMs,
      bodyTimeout: timeLimitMs,
      maxResponseSize: maxBodyBytes,
      maxHeaderSize: 64 * 1024, // as .NET takes them (HttpClientHandler.MaxResponseHeadersLength)
    };
    // Who cannot reach the proxy must not look for the fault at CQC.
    const openProxy = (origin: URL, { connect }: ProxyConnection) =>
      new Pool(origin, {
        ...limits,
        connect: (to, done) =>
          connect(to, (error, socket) =>
            error ? done(explainHttpError(error, `the proxy ${origin.host}`), null) : done(null, socket),
          ),
      });
    return new EnvHttpProxyAgent({
      ...readEnvironmentProxies(),
      ...limits,
      connect: { timeout: connectLimitMs },
      // A plain address is asked of the proxy itself: many a proxy makes tunnels to port 443 alone.
      proxyTunnel: false,
      clientFactory: (origin, options) =>
        nameProxy(openProxy(origin, options as ProxyConnection), origin.host, connectLimitMs),
      // Of a connection to the proxy for plain addresses undici tells no more than how to make it.
      factory: (origin, options: ProxyConnection | Pool.Options) =>
        'headersTimeout' in options
          ? new Pool(origin, options)
          : openProxy(new URL(origin), options as ProxyConnection),
    });
  };
  let loaded: ReturnType<typeof load> | undefined;
  return {
    async send({ method, url, headers, spelling, body }, signal) {
      loaded ??= load();
      const dispatcher = await loaded;
      const timeLimit = AbortSignal.timeout(timeLimitMs);
      const ending = signal ? AbortSignal.any([signal, timeLimit]) : timeLimit;
      const exchange = async () => {
        ending.throwIfAborted();
        const request = (retries: number): ReturnType<typeof dispatcher.request> =>
          dispatcher
            .request({
              ...splitAddress(url),
              method: method as 'GET', // any verb goes
              headers: spellHeaders(sentHeaders(headers), spelling),
              body: body ?? null,
              signal: ending,
              responseHeaders: 'raw',
            })
            .catch((error: unknown) => {
              if (retries > 0 && metClosing.has(error as object)) return request(retries - 1);
              throw error;
            });
        const answer = await request(isSafeVerb(method) && !body?.length ? mostRetries : 0);
        const { statusCode: status, statusText: reason, body: stream } = answer;
        const raw = answer.headers as unknown as string[]; // which the types do not tell
        const read = async () => Buffer.from(await stream.arrayBuffer());
        // The length that these tell is not that of a body (RFC 9110, section 8.6), which undici waits for all the same.
        const packed = await (status === 204 || status === 304 ? read().catch(() => Buffer.alloc(0)) : read());
        const spelt = { headers: groupHeaders(raw), spelling: spellingOf(namesOf(raw)) };
        return unpack({ status, reason, ...spelt, body: packed }, maxBodyBytes);
      };
      try {
        return await endWith(ending, exchange());
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        const address = new URL(url);
        throw explainHttpError(error, findSocksProxy(error, address) ?? address.host);
      }
    },
    close: async () => {
      const dispatcher = await loaded?.catch(() => undefined);
      await dispatcher?.destroy();
    },
  };
}

/** As .NET's HttpClient: each may meet another connection that is kept and closed. */
const mostRetries = 3;

/** Errors of requests whose connection broke though it had served before, as it does when its limit of idleness is over. */
const metClosing = new WeakSet<object>();

/** What undici tells of a request on its way (its "Diagnostics Channel Support"). */
interface Event {
  request: object;
  socket: object;
  error: NodeJS.ErrnoException;
}

const usedConnections = new WeakSet<object>();
const sentOnUsed = new WeakSet<object>();
subscribe('undici:client:sendHeaders', (event) => {
  const { request, socket } = event as Event;
  if (usedConnections.has(socket)) sentOnUsed.add(request);
  usedConnections.add(socket);
});
subscribe('undici:request:error', (event) => {
  const { request, error } = event as Event;
  if (sentOnUsed.has(request) && /^(?:UND_ERR_SOCKET|ECONNRESET|EPIPE)$/.test(String(error.code)))
    metClosing.add(error);
});

/** Waits for a request no longer than its signal lets it: undici looks at the signal only once it has a connection. */
async function endWith<T>(signal: AbortSignal, request: Promise<T>): Promise<T> {
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([request, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Without Expect: undici refuses it, and a body that is there already needs no leave to be sent. */
function sentHeaders(headers: HttpHeaders): HttpHeaders {
  const { expect: _expect, ...sent } = withoutHopByHop(headers);
  return sent;
}

/** Headers of names and values in turn. */
function groupHeaders(raw: readonly string[]): HttpHeaders {
  const fields = namesOf(raw).map((name, index) => ({ name: name.toLowerCase(), value: raw[2 * index + 1] ?? '' }));
  return Object.fromEntries(
    [...groupBy(fields, ({ name }) => name)].map(([name, group]) => {
      const values = group.map(({ value }) => value);
      return [name, values.length === 1 ? (values[0] as string) : values];
    }),
  );
}

type Unpack = (body: Buffer, options: { maxOutputLength: number }) => Buffer;

const codings: Record<string, Unpack | undefined> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  // Some servers send deflate without the frame that RFC 9110 asks for.
  deflate: (body, options) => ((body[0] ?? 0) % 16 === 8 ? inflateSync : inflateRawSync)(body, options),
  br: brotliDecompressSync,
};

/**
 * Undoes the codings of an answer's body; one that is not known stays, with its header.
 * @throws the error of node:zlib for a body that is not packed as its header says, or larger than the limit in bytes.
 */
export function unpack(message: HttpMessage, maxOutputLength = mostBodyBytes): HttpMessage {
  const { 'content-encoding': encoding, 'content-length': _packedLength, ...headers } = message.headers;
  const names = [encoding ?? []]
    .flat()
    .join(',')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .reverse();
  const steps = names.map((name) => codings[name]);
  if (steps.length === 0 || steps.includes(undefined)) return message;
  // An answer without a body, as to HEAD, tells of the packing of one that would come unpacked too.
  const unpackBy = (bytes: Buffer, step: Unpack | undefined) =>
    bytes.length === 0 ? bytes : (step as Unpack)(bytes, { maxOutputLength });
  const body = steps.reduce(unpackBy, message.body);
  return { ...message, headers, body };
}
