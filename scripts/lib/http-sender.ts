import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { explainHttpError } from './http-failure.ts';
import { type HttpHeaders, type HttpMessage, type HttpRequest, hopByHop } from './http-messages.ts';
import { megabyte } from './read-file.ts';

export interface HttpSenderOptions {
  /** How long a request may take until the last byte of its answer: a minute by default. */
  timeLimitMs?: number;
  /** The largest answer, packed and unpacked: 100 MB by default. */
  maxBodyBytes?: number;
}

export interface HttpSender {
  /**
   * Sends one request, once: no redirect is followed and nothing is tried again. The answer comes unpacked.
   * @param signal ends the request early.
   * @throws HttpFailure when there is no answer; what `signal` was aborted with.
   */
  send(request: HttpRequest, signal?: AbortSignal): Promise<HttpMessage>;
  close(): Promise<void>;
}

/** Makes the way out to other machines, through the proxies of the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY). */
export function createHttpSender(options: HttpSenderOptions = {}): HttpSender {
  const { timeLimitMs = 60_000, maxBodyBytes = 100 * megabyte } = options;
  // Loaded by who sends something: a mock server has this way out too, and seldom goes it.
  const load = async () => {
    const { EnvHttpProxyAgent, request } = await import('undici');
    const dispatcher = new EnvHttpProxyAgent({
      // A proxy cannot reach this machine by its inner names.
      noProxy: [process.env.NO_PROXY ?? process.env.no_proxy ?? [], 'localhost', '127.0.0.1', '::1'].flat().join(','),
      connect: { timeout: Math.min(timeLimitMs, 20_000) },
      headersTimeout: timeLimitMs,
      bodyTimeout: timeLimitMs,
      maxResponseSize: maxBodyBytes,
    });
    return { dispatcher, request };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return {
    async send({ method, url, headers, body }, signal) {
      loaded ??= load();
      const { dispatcher, request: sendByUndici } = await loaded;
      const timeLimit = AbortSignal.timeout(timeLimitMs);
      try {
        const answer = await sendByUndici(url, {
          dispatcher,
          method: method as 'GET', // any verb goes
          headers: withoutHopByHop(headers),
          body: body ?? null,
          signal: signal ? AbortSignal.any([signal, timeLimit]) : timeLimit,
        });
        const packed = Buffer.from(await answer.body.arrayBuffer());
        return unpack({ status: answer.statusCode, headers: namedHeaders(answer.headers), body: packed }, maxBodyBytes);
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        throw explainHttpError(error, new URL(url).host);
      }
    },
    close: async () => (await loaded)?.dispatcher.destroy(),
  };
}

/** Expect is left out too: undici refuses it, and a body that is there already needs no leave to be sent. */
function withoutHopByHop(headers: HttpHeaders): HttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name) && name !== 'expect'));
}

function namedHeaders(headers: Record<string, string | string[] | undefined>): HttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

type Unpack = (body: Buffer, options: { maxOutputLength: number }) => Buffer;

const codings: Record<string, Unpack> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  // Some servers send deflate without the frame that RFC 9110 asks for.
  deflate: (body, options) => ((body[0] ?? 0) % 16 === 8 ? inflateSync : inflateRawSync)(body, options),
  br: brotliDecompressSync,
};

/** Undoes the codings of an answer's body; one that is not known stays, with its header. */
function unpack(message: HttpMessage, maxOutputLength: number): HttpMessage {
  const { 'content-encoding': encoding, ...headers } = message.headers;
  const names = [encoding ?? []]
    .flat()
    .join(',')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .reverse();
  const steps = names.map((name) => codings[name]);
  if (message.body.length === 0 || steps.length === 0 || steps.includes(undefined)) return message;
  const body = steps.reduce((bytes, step) => (step as Unpack)(bytes, { maxOutputLength }), message.body);
  return { ...message, headers, body };
}
