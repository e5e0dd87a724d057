import { useState } from 'preact/hooks';
import { messageOf } from '../../../../scripts/lib/message-of.ts';
import type { About } from '../../messages.ts';
import { ask } from '../model/ask.ts';
import { searchIds } from '../model/id-choices.ts';
import type { Choice, Operation } from '../model/operations.ts';
import { writeRating } from '../model/write-rating.ts';

interface Props {
  about: About;
  operations: Operation[];
}

const ratings = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'];

/** Switches that make the mock behave otherwise: errors for the next calls, a change, another rating, and back to the start. */
export function Scenarios({ about, operations }: Props) {
  /** What came of a switch, beside the button that was pressed. */
  const [note, setNote] = useState({ at: '', text: '' });
  const [ids, setIds] = useState<Choice[]>([]);
  const [failure, setFailure] = useState('429');
  const act = (at: string, done: Promise<string>) => {
    setNote({ at, text: '…' });
    void done.catch(messageOf).then((text) => setNote({ at, text }));
  };
  const suggest = (at: string, text: string) =>
    void searchIds('location', text).then(setIds, (error: Error) => setNote({ at, text: error.message }));
  const submit = (at: string, send: (form: FormData) => Promise<string>) => (event: Event) => {
    event.preventDefault();
    act(at, send(new FormData(event.currentTarget as HTMLFormElement)));
  };
  const read = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

  const fail = submit('fail', (form) => {
    const [count, status] = [Number(read(form, 'count')), Number(read(form, 'status'))];
    const [operationId, retryAfter] = [read(form, 'operationId'), read(form, 'retryAfter')];
    const others = { ...(operationId && { operationId }), ...(retryAfter && { retryAfter: Number(retryAfter) }) };
    const body = { face: read(form, 'face'), status, count, ...others };
    return run(
      `The next ${count === 1 ? 'call answers' : `${count} calls answer`} ${status}.`,
      'POST',
      '/mock/errors',
      body,
    );
  });
  const change = submit('change', (form) => {
    const organisationId = read(form, 'id');
    return run(`${organisationId} changed a minute ago.`, 'POST', '/mock/changes', {
      organisationType: 'location',
      organisationId,
    });
  });
  const rate = submit('rate', (form) => {
    const [id, rating] = [read(form, 'id'), read(form, 'rating')];
    return run(
      `${id} is ${rating} now.`,
      'PATCH',
      `/mock/locations/${encodeURIComponent(id)}`,
      writeRating(rating, new Date()),
      'application/merge-patch+json',
    );
  });
  const reset = () => act('reset', run('Everything is as at the start.', 'POST', '/mock/reset'));

  const noteAt = (at: string) => (
    <p class="note" role="status">
      {note.at === at && note.text}
    </p>
  );
  const idInput = (at: string) => (
    <label>
      Location
      <input
        name="id"
        list="scenario-ids"
        required
        autocomplete="off"
        onFocus={() => suggest(at, '')}
        onInput={({ currentTarget }) => suggest(at, currentTarget.value)}
      />
    </label>
  );
  return (
    <section class="panel scenarios" aria-labelledby="scenarios-title">
      <div class="section-head">
        <h2 id="scenarios-title">Scenarios</h2>
        <button type="button" onClick={reset}>
          Reset everything
        </button>
      </div>
      {noteAt('reset')}
      <datalist id="scenario-ids">
        {ids.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </datalist>
      <div class="scenario-forms">
        <form onSubmit={fail}>
          <h3>Next calls fail</h3>
          <div class="scenario-row">
            <label>
              Calls
              <input name="count" type="number" min="1" max="1000" defaultValue="1" required />
            </label>
            <label>
              Answer
              <select name="status" value={failure} onChange={({ currentTarget }) => setFailure(currentTarget.value)}>
                {[400, 401, 403, 404, 429, 500, 502, 503, 504].map((status) => (
                  <option key={status}>{status}</option>
                ))}
              </select>
            </label>
            <label>
              Retry after, s
              <input
                name="retryAfter"
                type="number"
                min="0"
                max="3600"
                defaultValue="10"
                required
                disabled={failure !== '429'}
              />
            </label>
          </div>
          {about.cqcPrefix === undefined ? (
            <input type="hidden" name="face" value="runtime" />
          ) : (
            <label>
              At
              <select name="face">
                <option value="cqc">CQC’s API</option>
                <option value="runtime">The connector</option>
              </select>
            </label>
          )}
          <label>
            Operation
            <select name="operationId">
              <option value="">any</option>
              {operations.map(({ operationId }) => (
                <option key={operationId}>{operationId}</option>
              ))}
            </select>
          </label>
          <button type="submit">Make them fail</button>
          {noteAt('fail')}
        </form>
        {about.hasWorld && (
          <>
            <form onSubmit={change}>
              <h3>A location changes</h3>
              {idInput('change')}
              <p class="muted">The trigger’s next poll brings it, or with Delay Hours the first one after the delay.</p>
              <button type="submit">Make it change</button>
              {noteAt('change')}
            </form>
            <form onSubmit={rate}>
              <h3>Another rating</h3>
              {idInput('rate')}
              <label>
                Overall rating
                <select name="rating">
                  {ratings.map((rating) => (
                    <option key={rating}>{rating}</option>
                  ))}
                </select>
              </label>
              <button type="submit">Rate it</button>
              {noteAt('rate')}
            </form>
          </>
        )}
      </div>
    </section>
  );
}

/** Asks the mock for something. @returns what came of it, in words. */
async function run(done: string, method: string, address: string, body?: unknown, type = 'application/json') {
  const answer = await ask(address, {
    method,
    ...(body !== undefined && { headers: { 'content-type': type }, body: JSON.stringify(body) }),
  });
  return answer.ok ? done : `${answer.status}: ${await readMessage(answer)}`;
}

async function readMessage(answer: Response): Promise<string> {
  try {
    const body = (await answer.json()) as { message?: string };
    return body.message ?? '';
  } catch {
    return '';
  }
}
