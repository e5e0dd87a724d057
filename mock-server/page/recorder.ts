import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeBody } from '../../scripts/lib/body-text.ts';
import type { HttpHeaders } from '../../scripts/lib/http-messages.ts';
import { messageOf } from '../../scripts/lib/message-of.ts';
import { originForm } from '../http/caller-address.ts';
import type { Redact } from '../runtime/redact.ts';
import type { SendToBackend } from '../runtime/script-host/script-host.ts';
import { isTextType } from './client/model/text-type.ts';
import type { CallRecord, Exchange, Face, Minute } from './messages.ts';
import { countCall } from './minutes.ts';

/** How many calls are kept. */
const kept = 200;
/** How much of a body is kept, in characters. */
const keptBody = 20_000;

export interface RecorderOptions {
  /** Where each face answers; a call elsewhere is not recorded. */
  prefixes: Partial<Record<Face, string>>;
  /** The name that is shown for a caller of a face. */
  nameCaller(face: Face, caller: string): string;
  redact: Redact;
  now: () => number;
}

/** Keeps the last calls of both faces, and what the connector's calls sent to its API. */
export interface Recorder {
  calls(): CallRecord[];
  /** How many there were in each of the last minutes, also of those that are not kept. */
  minutes(): Minute[];
  /** What was sent for a call, by the `x-ms-client-request-id` that came with it; empty when nothing is known. */
  exchanges(clientRequestId: string): Exchange[];
  /** @param ms how long its answer took. */
  addCall(request: FastifyRequest, reply: FastifyReply, ms: number): void;
  watchBackend(call: FastifyRequest, backend: SendToBackend): SendToBackend;
  /** Hears of each call; gives what ends that. */
  listen(listener: (call: CallRecord) => void): () => void;
}

export function createRecorder({ prefixes, nameCaller, redact, now }: RecorderOptions): Recorder {
  const calls: CallRecord[] = [];
  const exchangesOf = new Map<string, Exchange[]>();
  const listeners = new Set<(call: CallRecord) => void>();
  let number = 0;
  let minutes: Minute[] = [];

  const faceOf = (url: string): Face | undefined =>
    (['runtime', 'cqc'] as const).find((face) => prefixes[face] !== undefined && url.startsWith(`${prefixes[face]}/`));

  return {
    calls: () => calls,
    minutes: () => minutes,
    exchanges: (id) => exchangesOf.get(id) ?? [],
    addCall(request, reply, ms) {
      const face = faceOf(originForm(request.url));
      if (face === undefined) return;
      const call: CallRecord = {
        number: ++number,
        at: now(),
        face,
        caller: nameCaller(face, request.caller),
        operationId: request.routeOptions.config.operationId ?? '',
        method: request.method,
        address: redact.address(request.url),
        status: reply.statusCode,
        ms: Math.round(ms * 10) / 10,
      };
      calls.push(call);
      if (calls.length > kept) calls.shift();
      minutes = countCall(minutes, call);
      for (const listener of listeners) listener(call);
    },
    watchBackend(call, backend) {
      const id = call.headers['x-ms-client-request-id'];
      if (typeof id !== 'string') return backend;
      const exchanges: Exchange[] = [];
      exchangesOf.set(id, exchanges);
      for (const oldest of exchangesOf.keys()) if (exchangesOf.size > kept) exchangesOf.delete(oldest);
      return async (request) => {
        const { method, url, headers, body } = request;
        const exchange: Exchange = { method, url: redact.address(url), headers: redact.headers(headers), body: '' };
        if (body) exchange.body = redact.text(showBody(body, headers));
        exchanges.push(exchange);
        const start = performance.now();
        try {
          const answer = await backend(request);
          exchange.answer = {
            status: answer.status,
            headers: redact.headers(answer.headers),
            body: redact.text(showBody(answer.body, answer.headers)),
            ms: Math.round((performance.now() - start) * 10) / 10,
          };
          return answer;
        } catch (error) {
          exchange.failure = redact.text(messageOf(error));
          throw error;
        }
      };
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A body as text, as far as it is one. */
function showBody(body: Buffer, headers: HttpHeaders): string {
  const type = String(headers['content-type'] ?? '');
  if (!isTextType(type)) return body.length > 0 ? `(${type}, ${body.length} bytes)` : '';
  const text = decodeBody(body, type);
  return text.length > keptBody ? `${text.slice(0, keptBody)}…` : text;
}
