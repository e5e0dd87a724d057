import { MIMEType } from 'node:util';
import { decodeBody } from '../../lib/body-text.ts';
import { type CqcClient, explainAnswer, OddAnswer } from '../../lib/cqc-client.ts';
import type { HttpMessage } from '../../lib/http-messages.ts';
import { isObject, type Json, type JsonObject } from '../../lib/json.ts';
import { shortestKey } from '../../lib/subscription-key.ts';
import { isWebPage } from '../assumption.ts';
import type { Notebook } from './notebook.ts';
import type { CallCount } from './progress.ts';

/** The calls of a recording. Each is made once, whichever start of the run makes it; what is kept of it is all that is known later. */
export interface Asker {
  /**
   * Asks for a JSON object.
   * @param keep what of the body may touch the disk; it gets undefined for 404. What it throws ends the run, and leaves the
   * answer to be asked for again.
   */
  ask<T extends Json | undefined>(path: string, keep: (body: JsonObject | undefined) => T): Promise<T>;
  /**
   * Asks for a file.
   * @returns its bytes in Base64, without the key; undefined where CQC has none of that type.
   * @throws OddAnswer for what no report can be, such as a web page.
   */
  askFile(path: string, type: 'application/pdf' | 'text/plain'): Promise<string | undefined>;
}

/** What is kept of a 404. */
const nothing = null;

/**
 * @param key is taken out of whatever an answer repeats of it.
 * @param signal ends the run between two calls, and the call under way with it.
 */
export function createAsker(
  client: CqcClient,
  notebook: Notebook,
  key: string,
  count: CallCount,
  signal: AbortSignal,
): Asker {
  const host = new URL(client.base).host;
  const once = async (name: string, make: () => Promise<Json>): Promise<Json | undefined> => {
    signal.throwIfAborted();
    const known = notebook.find(name);
    const value = known === undefined ? await make() : known;
    if (known === undefined) notebook.keep(name, value);
    count.done(known === undefined);
    return value === nothing ? undefined : value;
  };
  return {
    ask: <T extends Json | undefined>(path: string, keep: (body: JsonObject | undefined) => T) =>
      once(path, async () => {
        const body: unknown = await client.get(path, signal);
        if (body === undefined) return keep(undefined) ?? nothing;
        if (isObject(body)) return keep(withoutKey(body, key)) ?? nothing;
        throw new OddAnswer(
          `${host} answers ${path.replace(/\?.*/, '')} with a JSON value that is no object. Check the address.`,
        );
      }) as Promise<T>,
    askFile: (path, type) =>
      once(`${type} ${path}`, async () => {
        const answer = await client.call(path, { headers: { accept: type } }, signal);
        if (answer.status === 404) return nothing;
        if (answer.status !== 200) throw explainAnswer(answer, host);
        const bytes = type === 'text/plain' ? readText(answer) : readPdf(answer);
        if (bytes === 'none') return nothing;
        if (bytes) return withoutKeyInFile(bytes, key).toString('base64');
        throw new OddAnswer(
          `${host} answers ${path} with what is no ${type}. A proxy or firewall may stand in between.`,
        );
      }) as Promise<string | undefined>,
  };
}

const readPdf = ({ body }: HttpMessage): Buffer | undefined =>
  body.subarray(0, 5).toString() === '%PDF-' ? body : undefined;

/**
 * The text of an answer in UTF-8, in which a recording keeps it.
 * @returns none where CQC has no text: it sends something of another type then. Web pages are not of CQC: undefined.
 */
function readText(answer: HttpMessage): Buffer | 'none' | undefined {
  const [written = ''] = [answer.headers['content-type'] ?? []].flat();
  const type = readType(written);
  if (!type || isWebPage(answer)) return undefined;
  if (type.essence !== 'text/plain') return 'none';
  return Buffer.from(decodeBody(answer.body, written, { ignoreBOM: true }));
}

function readType(written: string): MIMEType | undefined {
  try {
    return new MIMEType(written);
  } catch {
    return undefined;
  }
}

function withoutKey(body: JsonObject, key: string): JsonObject {
  const written = JSON.stringify(key).slice(1, -1);
  if (key.length < shortestKey || !JSON.stringify(body).includes(written)) return body;
  return JSON.parse(JSON.stringify(body).replaceAll(written, '(key)')) as JsonObject;
}

/** As long as before: a PDF finds its parts by their places. */
function withoutKeyInFile(bytes: Buffer, key: string): Buffer {
  if (key.length < shortestKey || !bytes.includes(key)) return bytes;
  return Buffer.from(bytes.toString('latin1').replaceAll(key, '*'.repeat(key.length)), 'latin1');
}
