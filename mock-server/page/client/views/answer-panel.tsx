import { useEffect, useMemo, useState } from 'preact/hooks';
import { isObject, object, text } from '../../../../scripts/lib/json.ts';
import { readJson } from '../model/exact-json.ts';
import type { Operation } from '../model/operations.ts';
import { retryAt } from '../model/retry-at.ts';
import { type Answered, addressHere } from '../model/send-call.ts';
import { isPdfType } from '../model/text-type.ts';
import { Exchanges } from './exchanges.tsx';
import { JsonTree } from './json-tree.tsx';
import { Chip, Copy, Problem, Status, Tabs } from './parts.tsx';
import { TriggerState } from './trigger-state.tsx';

interface Props {
  /** The answers of a walk through pages or polls; the last one is shown. */
  answers: Answered[];
  operation: Operation;
  isSending: boolean;
  /** Whether there are organisations that can be made to change. */
  hasWorld: boolean;
  /** For the trigger, which kind of organisation it watches. */
  organisationType: string;
  /** Goes to an address that an answer names. */
  onFollow: (address: string) => void;
}

/** What came back: status, times, body, headers, and what the script made of the request. */
export function AnswerPanel({ answers, operation, isSending, hasWorld, organisationType, onFollow }: Props) {
  const answer = answers.at(-1);
  if (!answer) return null;
  const trigger = operation.kind === 'trigger' && (
    <TriggerState
      operation={operation}
      answers={answers}
      hasWorld={hasWorld}
      organisationType={organisationType}
      isSending={isSending}
      onPoll={onFollow}
    />
  );
  if (answer.failure !== undefined)
    return (
      <>
        <Problem text={`No answer: ${answer.failure}`} />
        {trigger}
      </>
    );
  const next = findNext(answer, operation);
  const until = answer.status === 429 ? retryAt(answer) : undefined;
  return (
    <section class="answer" aria-label="Answer" aria-busy={isSending}>
      <p class="answer-line">
        {answer.isRedirect ? <Chip>redirect</Chip> : <Status status={answer.status} />}
        <span class="meaning">{meaningOf(answer.status)}</span>
        <span>{formatMs(answer.ms)}</span>
        <span>{formatBytes(answer.bytes)}</span>
        {answers.length > 1 && (
          <Chip>{operation.kind === 'trigger' ? `poll ${answers.length}` : `page ${answers.length}`}</Chip>
        )}
      </p>
      {until !== undefined && <Countdown from={answer.at} until={until} />}
      {trigger}
      {next !== undefined && (
        <p class="next">
          <button type="button" onClick={() => onFollow(next)} aria-disabled={isSending}>
            Next page
          </button>
          <code>{next}</code>
        </p>
      )}
      <Tabs
        label="answer"
        tabs={[
          { title: 'Body', content: <Body answer={answer} /> },
          { title: 'Headers', content: <Pairs pairs={answer.headers} /> },
          { title: `Sent upstream (${answer.exchanges.length})`, content: <Exchanges exchanges={answer.exchanges} /> },
        ]}
      />
    </section>
  );
}

/** The outcome for those who hear the page; why there is none is said where it is shown. */
export function sayAnswer(answers: Answered[]): string {
  const { status, failure } = answers.at(-1) ?? {};
  return status === undefined || failure !== undefined ? '' : `${status || 'redirect'} ${meaningOf(status)}`;
}

/** The next page as an address of this server, if the answer names one. */
function findNext(answer: Answered, { nextLinkName }: Operation): string | undefined {
  if (nextLinkName === '') return undefined;
  return addressHere(text(object(readJson(answer))[nextLinkName]), answer.call);
}

function Body({ answer }: { answer: Answered }) {
  const { type, text: body, blob } = answer;
  const parsed = useMemo(() => readJson(answer), [answer]);
  if (answer.isRedirect)
    return (
      <p class="empty">
        A redirect, which a browser does not show to a page: copy the call as a command. What the API answered is under
        Sent upstream.
      </p>
    );
  if (answer.bytes === 0) return <p class="empty">The answer has no body.</p>;
  if (blob) return <File blob={blob} type={type} />;
  return (
    <div class="body">
      <div class="body-head">
        <span>{type || 'no content type'}</span>
        <Copy text={() => (isObject(parsed) || Array.isArray(parsed) ? JSON.stringify(parsed, null, 2) : body)} />
      </div>
      {parsed === undefined ? <pre class="text">{body}</pre> : <JsonTree value={parsed} />}
    </div>
  );
}

/** A PDF is shown in a frame, from memory; anything else can be saved. */
function File({ blob, type }: { blob: Blob; type: string }) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  if (url === '') return null;
  return (
    <div class="body">
      <div class="body-head">
        <span>{type}</span>
        <a class="quiet" href={url} download={isPdfType(type) ? 'report.pdf' : 'answer'}>
          Save
        </a>
      </div>
      {isPdfType(type) && <iframe class="pdf" title="The report" src={url} />}
    </div>
  );
}

export function Pairs({ pairs }: { pairs: [name: string, value: string][] }) {
  return (
    <dl class="pairs">
      {pairs.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The seconds that the answer says to wait, counted down. */
function Countdown({ from, until }: { from: number; until: number }) {
  const left = useSecondsLeft(until);
  return (
    <p class="countdown">
      <meter min={0} max={Math.max((until - from) / 1000, 1)} value={left} aria-label="Seconds to wait" />
      <span role="timer">{left > 0 ? `Try again in ${left} s` : 'You can try again now'}</span>
    </p>
  );
}

/** Whole seconds until a moment, every second anew. */
export function useSecondsLeft(until: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((until - now) / 1000));
}

const meanings: Record<number, string> = {
  ...{
    200: 'OK',
    201: 'Created',
    202: 'Accepted',
    204: 'No content',
    400: 'A value is wrong',
    401: 'The key is missing or wrong',
  },
  ...{
    403: 'Refused',
    404: 'Not found',
    429: 'Too many calls',
    500: 'Failed',
    501: 'Not supported here',
    502: 'Bad gateway',
  },
  ...{ 503: 'Not available', 504: 'No answer in time' },
};
const meaningOf = (status: number) => meanings[status] ?? '';

export const formatMs = (ms: number) =>
  ms < 10 ? `${ms.toFixed(1)} ms` : ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;

const formatBytes = (bytes: number) =>
  bytes < 1000
    ? `${bytes} B`
    : bytes < 1_000_000
      ? `${(bytes / 1000).toFixed(1)} KB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`;
