import { useState } from 'preact/hooks';
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
  const [note, setNote] = useState('');
  const [ids, setIds] = useState<Choice[]>([]);
  const [failure, setFailure] = useState('429');
  const run = async (done: string, method: string, address: string, body?: unknown, type = 'application/json') => {
    setNote('…');
    const answer = await ask(address, {
      method,
      ...(body !== undefined && { headers: { 'content-type': type }, body: JSON.stringify(body) }),
    });
    const said = answer.ok ? done : `${answer.status}: ${await readMessage(answer)}`;
    setNote(said);
  };
  const suggest = (text: string) => {
    if (about.hasWorld) void searchIds('location', text).then(setIds, (error: Error) => setNote(error.message));
  };
  const submit = (act: (form: FormData) => Promise<void>) => (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    act(form).catch((error: Error) => setNote(error.message));
  };
  const read = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

  const fail = submit(async (form) => {
    const [count, status] = [Number(read(form, 'count')), Number(read(form, 'status'))];
    const [operationId, retryAfter] = [read(form, 'operationId'), read(form, 'retryAfter')];
    const others = { ...(operationId && { operationId }), ...(retryAfter && { retryAfter: Number(retryAfter) }) };
    const body = { face: read(form, 'face'), status, count, ...others };
    await run(
      `The next ${count === 1 ? 'call answers' : `${count} calls answer`} ${status}.`,
      'POST',
      '/mock/errors',
      body,
    );
  });
  const change = submit(async (form) => {
    const organisationId = read(form, 'id');
    await run(`${organisationId} changed a minute ago.`, 'POST', '/mock/changes', {
      organisationType: 'location',
      organisationId,
    });
  });
  const rate = submit(async (form) => {
    const [id, rating] = [read(form, 'id'), read(form, 'rating')];
    await run(
      `${id} is ${rating} now.`,
      'PATCH',
      `/mock/locations/${encodeURIComponent(id)}`,
      writeRating(rating, new Date()),
      'application/merge-patch+json',
    );
  });
  const reset = () =>
    void run('Everything is as at the start.', 'POST', '/mock/reset').catch((error: Error) => setNote(error.message));

  const idInput = (label: string) => (
    <label>
      {label}
      <input
        name="id"
        list="scenario-ids"
        required
        autocomplete="off"
        onFocus={() => suggest('')}
        onInput={({ currentTarget }) => suggest(currentTarget.value)}
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
        </form>
        {about.hasWorld && (
          <>
            <form onSubmit={change}>
              <h3>A location changes</h3>
              {idInput('Location')}
              <p class="muted">The trigger’s next poll brings it, or with Delay Hours the first one after the delay.</p>
              <button type="submit">Make it change</button>
            </form>
            <form onSubmit={rate}>
              <h3>Another rating</h3>
              {idInput('Location')}
              <label>
                Overall rating
                <select name="rating">
                  {ratings.map((rating) => (
                    <option key={rating}>{rating}</option>
                  ))}
                </select>
              </label>
              <button type="submit">Rate it</button>
            </form>
          </>
        )}
      </div>
      <p class="note" role="status">
        {note}
      </p>
    </section>
  );
}

async function readMessage(answer: Response): Promise<string> {
  try {
    const body = (await answer.json()) as { message?: string };
    return body.message ?? '';
  } catch {
    return '';
  }
}
