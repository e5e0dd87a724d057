import { errorMessageOf } from '../lib/cqc-client.ts';
import { type HttpMessage, textOf } from '../lib/http-messages.ts';
import { isObject, type JsonObject } from '../lib/json.ts';
import type { ProbeContext } from './probe-context.ts';

/** One point on which CQC gives no account: what the mock does, and the calls that would tell whether CQC does the same. */
export interface Assumption {
  id: string;
  /** What it is about, and what the mock does: a row of docs/assumptions.md. */
  point: string;
  assumed: string;
  /** The file below mock-server/ in which the mock does it. */
  code: string;
  /** What to change when CQC does otherwise; the file and its test by default. */
  change?: string;
  /** Makes the calls and judges the answers; a text instead says why no call can tell. */
  probe: ((context: ProbeContext) => Promise<Verdict>) | string;
}

export type Verdict =
  | { result: 'as assumed' }
  /** What was seen; it holds nothing of a body but an error's message. */
  | { result: 'differs'; seen: string }
  | { result: 'cannot be told'; why: string };

export const asAssumed: Verdict = { result: 'as assumed' };
export const differs = (seen: string): Verdict => ({ result: 'differs', seen });
export const cannotBeTold = (why: string): Verdict => ({ result: 'cannot be told', why });

/** What one answer should have been. */
export interface Check {
  /** The call, as a person would name it. */
  call: string;
  answer: HttpMessage;
  isAsAssumed: boolean;
  /** A status that is an answer to this call, although to others it would say that CQC takes no call now. */
  telling?: number | undefined;
}

/** Whether CQC, or a firewall before it, took no call at this moment: that tells nothing of what it does with this one. */
const tellsNothing = ({ answer: { status }, telling }: Check): boolean =>
  status !== telling && ([401, 403, 408, 429].includes(status) || status >= 500);

/** Judges several answers: one that is otherwise makes the difference, and is shown. */
export function judge(checks: readonly Check[]): Verdict {
  const others = checks.filter(({ isAsAssumed }) => !isAsAssumed);
  if (others.length === 0) return asAssumed;
  const telling = others.filter((check) => !tellsNothing(check));
  const word = ({ call, answer }: Check) => `${call}: ${show(answer)}`;
  return telling.length > 0 ? differs(telling.map(word).join('; ')) : cannotBeTold(others.map(word).join('; '));
}

/** As {@link judge}, for answers by the names of their calls, of which each should be alike. */
export function judgeAlike(
  answers: Record<string, HttpMessage>,
  isAsAssumed: (answer: HttpMessage) => boolean,
  telling?: number,
): Verdict {
  return judge(
    Object.entries(answers).map(([call, answer]) => ({ call, answer, isAsAssumed: isAsAssumed(answer), telling })),
  );
}

/** Judges an answer that should have been a success and is none. */
export const judgeFailure = (call: string, answer: HttpMessage): Verdict =>
  judge([{ call, answer, isAsAssumed: false }]);

/** An answer in a few words: the status, and what an error says. */
export function show(answer: HttpMessage): string {
  const message = messageOf(answer);
  const type = String(answer.headers['content-type'] ?? 'no content type');
  return answer.status < 400
    ? `${answer.status}, ${type}`
    : `${answer.status}${message ? ` "${message}"` : `, ${type}`}`;
}

function parse(answer: HttpMessage): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(textOf(answer));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The JSON object of an answer; an empty one where it is something else. */
export const jsonOf = (answer: HttpMessage): JsonObject => parse(answer) ?? {};

/** Whether an answer is a JSON object, as all of CQC's are. */
export const isJson = (answer: HttpMessage): boolean => parse(answer) !== undefined;

export const isWebPage = ({ headers }: HttpMessage): boolean => /html/i.test(String(headers['content-type']));

/** What an error answer says, shortened. */
export const messageOf = (answer: HttpMessage): string =>
  answer.status >= 400 ? (errorMessageOf(answer) ?? '').slice(0, 200) : '';

export const isPdf = ({ headers, body }: HttpMessage): boolean =>
  /^application\/pdf\b/.test(String(headers['content-type'])) && body.subarray(0, 5).toString() === '%PDF-';
