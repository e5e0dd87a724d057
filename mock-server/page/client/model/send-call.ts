import { messageOf } from '../../../../scripts/lib/message-of.ts';
import type { Exchange } from '../../messages.ts';
import { fetchJson } from '../server.ts';
import type { Call } from './calls.ts';

/** What came back for a call, and what the connector sent for it. */
export interface Answered {
  call: Call;
  /** Status 0: there was no answer. */
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
  failure?: string;
}

/** What a browser does not let a page send. */
const forbidden = /^(host|origin|referer|cookie|user-agent)$/i;

/** An address that an answer names, as one of this server; undefined where it is none. */
export function addressHere(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link, location.origin)) return undefined;
  const { origin, pathname, search } = new URL(link, location.origin);
  return origin === location.origin ? pathname + search : undefined;
}

/** Sends a call to this server. It never throws: that nothing came back is an answer too. */
export async function sendCall(call: Call): Promise<Answered> {
  const id = crypto.randomUUID();
  const headers = Object.fromEntries(Object.entries(call.headers).filter(([name]) => !forbidden.test(name)));
  const start = performance.now();
  const empty = { call, headers: [], type: '', text: '', bytes: 0, exchanges: [] };
  try {
    const answer = await fetch(call.address, {
      method: call.method,
      headers: { ...headers, 'x-ms-client-request-id': id },
      ...(call.body !== undefined && { body: call.body }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
    });
    const blob = await answer.blob();
    const ms = performance.now() - start;
    const type = answer.headers.get('content-type') ?? '';
    const isText = /json|text|xml|^$/.test(type);
    return {
      ...empty,
      status: answer.status,
      headers: [...answer.headers],
      type,
      text: isText ? await blob.text() : '',
      ...(!isText && { blob }),
      bytes: blob.size,
      ms,
      at: Date.now(),
      exchanges: await fetchJson<Exchange[]>(`/page/exchanges?id=${id}`).catch(() => []),
    };
  } catch (error) {
    return { ...empty, status: 0, ms: performance.now() - start, at: Date.now(), failure: messageOf(error) };
  }
}
