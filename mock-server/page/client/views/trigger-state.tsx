import { useState } from 'preact/hooks';
import { messageOf } from '../../../../scripts/lib/message-of.ts';
import type { WorldSearch } from '../../messages.ts';
import { ask } from '../model/ask.ts';
import { follow } from '../model/dynamic-values.ts';
import { readJson } from '../model/exact-json.ts';
import type { Operation } from '../model/operations.ts';
import { retryAt } from '../model/retry-at.ts';
import { type Answered, addressHere } from '../model/send-call.ts';
import { fetchJson } from '../server.ts';

interface Props {
  operation: Operation;
  answers: Answered[];
  hasWorld: boolean;
  organisationType: string;
  isSending: boolean;
  onPoll: (address: string) => void;
}

/** How a trigger stands after an answer. */
export function TriggerState(props: Props) {
  const answer = props.answers.at(-1);
  if (!answer) return null;
  return props.operation.isWebhook ? (
    <Subscription answer={answer} />
  ) : (
    <Polls key={props.answers[0]?.at} {...props} answer={answer} />
  );
}

/** A webhook subscribes once; the address that its answer names ends that. */
function Subscription({ answer }: { answer: Answered }) {
  const place = locationOf(answer);
  if (answer.status < 200 || answer.status > 299)
    return <p class="trigger">There is no subscription: the flow would not hear of anything.</p>;
  return (
    <p class="trigger">
      The subscription stands.{' '}
      {place
        ? 'The platform ends it by DELETE of '
        : 'The answer names no Location by which the platform could end it.'}
      {place && <code>{place}</code>}
    </p>
  );
}

/** A trigger's polls: the state rides in the address that each answer names for the next one. */
function Polls({
  operation,
  answers,
  answer,
  hasWorld,
  organisationType,
  isSending,
  onPoll,
}: Props & { answer: Answered }) {
  const [note, setNote] = useState('');
  const next = answers.map(findLocation).findLast((found) => found !== undefined);
  if (next === undefined) return null;
  const state = [...new URLSearchParams(next.split('?')[1] ?? '')];
  const delayHours = Number(Object.fromEntries(state).delayHours ?? 0);
  const when = delayHours > 0 ? `in ${delayHours} h, because of the delay` : 'in a second';
  const makeChange = async () =>
    setNote(await changeOne(organisationType === 'provider' ? 'provider' : 'location', `Poll again ${when}.`));
  return (
    <div class="trigger">
      <p>{describe(answer, operation)}</p>
      <dl class="pairs state">
        {state.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="actions">
        <button type="button" onClick={() => onPoll(next)} aria-disabled={isSending}>
          Poll again
        </button>
        {hasWorld && (
          <button type="button" onClick={makeChange}>
            Make a change
          </button>
        )}
        <span role="status">{note}</span>
      </p>
    </div>
  );
}

function describe(answer: Answered, { itemsPath }: Operation): string {
  const { status, at } = answer;
  const until = retryAt(answer);
  const seconds = Math.max(0, Math.ceil(((until ?? at) - at) / 1000));
  const wait = until === undefined ? '' : ` The platform would come back after ${seconds} s.`;
  const items = itemsPath === undefined ? undefined : follow({ body: readJson(answer) }, itemsPath);
  if (status === 202 || (status === 200 && Array.isArray(items) && items.length === 0))
    return `Nothing new: the flow does not start. The state for the next poll is below.${wait}`;
  if (status !== 200) return `An error moves no state: the next poll asks for the same again.${wait}`;
  if (itemsPath === undefined) return `The flow starts.${wait}`;
  if (Array.isArray(items)) return `The flow starts, once for each item.${wait}`;
  return `The flow does not start: there is no list at ${itemsPath}, where its items should lie.${wait}`;
}

const locationOf = ({ headers }: Answered): string | undefined => headers.find(([name]) => name === 'location')?.[1];

const findLocation = (answer: Answered): string | undefined => addressHere(locationOf(answer), answer.call);

/** Makes any organisation change and says which, and what to do then. */
async function changeOne(organisationType: 'location' | 'provider', then: string): Promise<string> {
  try {
    const { rows } = await fetchJson<WorldSearch>(`/page/world/search?kind=${organisationType}`);
    const row = rows[Math.floor(Math.random() * rows.length)];
    if (!row) return 'There is no organisation to change.';
    const answer = await ask('/mock/changes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ organisationType, organisationId: row.id }),
    });
    return answer.ok ? `${row.name} (${row.id}) changed. ${then}` : `The server answered ${answer.status}.`;
  } catch (error) {
    return messageOf(error);
  }
}
