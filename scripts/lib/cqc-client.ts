import { cqcBase } from './cqc-base.ts';
import { createHttpClient, type HttpClientOptions, retryAfterMs } from './http-client.ts';
import { HttpFailure } from './http-failure.ts';
import { type HttpMessage, textOf } from './http-messages.ts';
import { createHttpSender } from './http-sender.ts';
import { isObject, type JsonObject, object, text } from './json.ts';
import { parseJsonText } from './json-text.ts';
import { Refusal } from './refusal.ts';
import { shorten } from './shorten.ts';
import { keyVariable, refuseKeyIn } from './subscription-key.ts';

export interface CqcClientOptions extends HttpClientOptions {
  /** Scheme, host and base path; CQC's by default, as the definition has them. */
  base?: string | undefined;
  key: string;
  /** How long a call may take, in ms. */
  timeLimitMs?: number;
}

export interface CallDetails {
  method?: string;
  headers?: Record<string, string>;
}

export interface CqcClient {
  /** Without a slash at the end. */
  base: string;
  /**
   * Makes a call and gives the answer, whatever its status.
   * @param path below the base, with its query.
   * @param more the verb, GET by default, and more headers; an empty one is left out, the key too.
   * @throws HttpFailure when there was no answer; OddAnswer when it cannot be read.
   */
  call(path: string, more?: CallDetails, signal?: AbortSignal): Promise<HttpMessage>;
  /**
   * Makes a GET call for a JSON body.
   * @returns undefined for 404.
   * @throws HttpFailure; Refusal for any other answer, with what to do.
   */
  get(path: string, signal?: AbortSignal): Promise<Record<string, unknown> | undefined>;
  /** Calls so far, repeated ones not counted. */
  count(): number;
  close(): Promise<void>;
}

/** What every command asks for first: it is always there, and no other server has it. */
export const firstPath = '/inspection-areas';

/**
 * Tells CQC from another server by the answer at {@link firstPath}, before anything is made of what it says.
 * @param body undefined for 404.
 * @param base the address that was asked.
 * @throws Refusal when it is not CQC's.
 */
export function expectCqc(body: unknown, base: string): JsonObject {
  if (isObject(body) && Array.isArray(body.inspectionAreas)) return body;
  const found = body === undefined ? '404' : 'it answers with something else';
  throw new Refusal(`${new URL(base).host} gives no inspection areas (${found}). Check the address.`);
}

/** An answer that nothing can be made of and that says nothing of other calls: another path may be answered as it should. */
export class OddAnswer extends Refusal {
  override name = 'OddAnswer';
}

const keyHeader = 'ocp-apim-subscription-key';

/** CQC's firewall is said to refuse clients without a name. */
const userAgent = 'cqc-data-connector-tools/2.0';

/**
 * Makes the client of the commands that ask CQC itself.
 * @throws UsageError when the key stands in the address.
 */
export function createCqcClient({
  base = cqcBase(),
  key,
  timeLimitMs = 60_000,
  ...options
}: CqcClientOptions): CqcClient {
  refuseKeyIn(base, key);
  const sender = createHttpSender({ timeLimitMs });
  const client = createHttpClient(sender, options);
  const root = base.replace(/\/+$/, '');
  let calls = 0;
  const call: CqcClient['call'] = async (path, { method = 'GET', headers = {} } = {}, signal) => {
    calls += 1;
    const all = Object.entries({ [keyHeader]: key, accept: 'application/json', 'user-agent': userAgent, ...headers });
    const sent = Object.fromEntries(all.filter(([, value]) => value !== ''));
    try {
      return await client.call({ method, url: root + path, headers: sent }, signal);
    } catch (error) {
      throw error instanceof HttpFailure && error.kind === 'answer'
        ? new OddAnswer(error.message, { cause: error })
        : error;
    }
  };
  return {
    base: root,
    call,
    async get(path, signal) {
      const answer = await call(path, {}, signal);
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw explainAnswer(answer, new URL(root).host);
      const { value } = parseJsonText<Record<string, unknown>>(textOf(answer));
      if (value !== undefined) return value;
      throw new OddAnswer(
        `${new URL(root).host} answers ${path} with what is no JSON. A proxy or firewall may stand in between.`,
      );
    },
    count: () => calls,
    close: () => sender.close(),
  };
}

/** What an answer means that is no success, and what to do. No address is shown, because it may hold an identifier. */
export function explainAnswer(answer: HttpMessage, host: string): Refusal {
  const { status, headers } = answer;
  const isHtml =
    /html/i.test(String(headers['content-type'] ?? '')) ||
    answer.body.subarray(0, 100).toString().trimStart().startsWith('<');
  const wait = retryAfterMs(answer);
  const words: Record<number, string> = {
    401: `does not take the key (401). Set ${keyVariable} to the primary or secondary key of your profile in CQC's portal, subscribed to the product Syndication.`,
    403: isHtml
      ? 'refuses this network by a page of its firewall (403). Try from another network, without VPN or cloud; if it stays, write to syndicationapi@cqc.org.uk.'
      : 'forbids the call (403). Check in the portal that the key is subscribed to the product Syndication.',
    407: 'is behind a proxy that asks for a user name and password (407). Put them into HTTPS_PROXY.',
    429: `says that there were too many calls (429)${wait === undefined ? '' : `, and to wait ${wordWait(wait)}`}. Use a lower --rate.`,
  };
  const said = status >= 400 && status < 500 && !isHtml ? errorMessageOf(answer) : undefined;
  const refused = said && `does not take the call (${status}): "${shorten(said, 200)}". Check what is asked for.`;
  if (status < 400) return new OddAnswer(`${host} ${wordSuccess(answer)}. Check the address.`);
  const other = status >= 500 ? 'failed' : isHtml ? 'answered a page in place of data' : 'did not take the call';
  const text = `${host} ${words[status] ?? refused ?? `${other} (${status}). Try again later; if it stays, ask CQC.`}`;
  return status in words ? new Refusal(text) : new OddAnswer(text);
}

const dayMs = 86_400_000;

const wordWait = (ms: number): string => (ms > dayMs ? 'for more than a day' : `${ms / 1000} s`);

/** What an answer does that is no error and holds no data. */
function wordSuccess({ status, headers }: HttpMessage): string {
  const [location] = [headers.location ?? []].flat();
  if (status < 300 || location === undefined) return `answers without data (${status})`;
  // Scheme and host alone: the rest of an address may hold an identifier, or what the call brought along.
  const place = URL.canParse(location) ? new URL(location).origin : 'another path';
  return `leads on to ${place} (${status})`;
}

/** What CQC says of an error, such as which parameter it does not take. */
export const errorMessageOf = (answer: HttpMessage): string | undefined =>
  text(object(parseJsonText<unknown>(textOf(answer)).value).message);
