import { decodeBody } from '../../../../scripts/lib/body-text.ts';
import type { Exchange } from '../../messages.ts';
import { fetchJson } from '../server.ts';
import { wordNoAnswer } from './ask.ts';
import { whyRefused } from './browser-limits.ts';
import type { Call } from './calls.ts';
import { isTextType } from './text-type.ts';
import { type Files, writeRequest } from './write-request.ts';

/** What came back for a call, and what the connector sent for it. */
export interface Answered {
  call: Call;
  /** Status 0: there was no answer, or none that a page may see. */
  status: number;
  headers: [name: string, value: string][];
  type: string;
  text: string;
  /** A body that is no text. */
  blob?: Blob;
  bytes: number;
  ms: number;
  /** When it came, by the page's clock. */
  at: number;
  exchanges: Exchange[];
  /** A redirect: a browser shows nothing of it to a page. */
  isRedirect: boolean;
  /** Why there is no answer, and what to do. */
  failure?: string;
}

/** An address that the answer to a call names, as one of this server; undefined where it is none. */
export function addressHere(link: string | undefined, { address }: Call): string | undefined {
  const base = location.origin + address; // a relative one belongs to the call (RFC 3986, 5.2)
  if (!link?.trim() || !URL.canParse(link, base)) return undefined; // an empty one, as some last pages have, leads nowhere
  const { origin, pathname, search } = new URL(link, base);
  return origin === location.origin ? pathname + search : undefined;
}

/** By it the server knows what was sent for a call. */
const idHeader = 'x-ms-client-request-id';

/** A browser makes a UUID for pages of https or of its own machine alone, and this one may come from another machine. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** Sends a call to this server. It never throws: that nothing came back is an answer too. */
export async function sendCall(call: Call, files: Files): Promise<Answered> {
  const start = performance.now();
  const empty = { call, headers: [], type: '', text: '', bytes: 0, exchanges: [], isRedirect: false };
  const refused = whyRefused(call);
  if (refused !== undefined) return { ...empty, status: 0, ms: 0, at: Date.now(), failure: refused };
  try {
    const request = writeRequest(call, files);
    const headers = new Headers(request.headers);
    const id = headers.get(idHeader) ?? newId(); // some APIs have it as an input
    headers.set(idHeader, id);
    const answer = await fetch(call.address, {
      ...request,
      headers,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
    });
    const blob = await answer.blob();
    const ms = performance.now() - start;
    const type = answer.headers.get('content-type') ?? '';
    const isText = isTextType(type);
    return {
      ...empty,
      status: answer.status,
      isRedirect: answer.type === 'opaqueredirect',
      headers: [...answer.headers],
      type,
      text: isText ? decodeBody(new Uint8Array(await blob.arrayBuffer()), type) : '',
      ...(!isText && { blob }),
      bytes: blob.size,
      ms,
      at: Date.now(),
      exchanges: await fetchJson<Exchange[]>(`/page/exchanges?id=${encodeURIComponent(id)}`).catch(() => []),
    };
  } catch (error) {
    return { ...empty, status: 0, ms: performance.now() - start, at: Date.now(), failure: wordNoAnswer(error) };
  }
}
