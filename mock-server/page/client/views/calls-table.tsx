import { useState } from 'preact/hooks';
import type { CallRecord } from '../../messages.ts';
import { formatMs } from './answer-panel.tsx';
import { Status } from './parts.tsx';

/** Made once: what is said of the language and the form is read anew for each that is made. */
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** The last calls, newest first, as far as they match. */
export function CallsTable({ calls }: { calls: CallRecord[] }) {
  const [search, setSearch] = useState('');
  const [face, setFace] = useState('');
  const [status, setStatus] = useState('');
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = calls
    .filter((call) => {
      const text = `${call.operationId} ${call.address} ${call.caller} ${call.method} ${call.status}`.toLowerCase();
      if (face !== '' && call.face !== face) return false;
      if (status !== '' && String(call.status)[0] !== status) return false;
      return words.every((word) => text.includes(word));
    })
    .toReversed();
  return (
    <section aria-labelledby="calls-title">
      <div class="section-head">
        <h2 id="calls-title">
          Calls <span class="count">{rows.length}</span>
        </h2>
        <div class="filters">
          <input
            type="search"
            aria-label="Filter calls"
            placeholder="Filter calls"
            value={search}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
          <select aria-label="Sent to" value={face} onChange={({ currentTarget }) => setFace(currentTarget.value)}>
            <option value="">All calls</option>
            <option value="runtime">To the connector</option>
            <option value="cqc">To CQC’s API</option>
          </select>
          <select aria-label="Status" value={status} onChange={({ currentTarget }) => setStatus(currentTarget.value)}>
            <option value="">Any status</option>
            <option value="2">2xx</option>
            <option value="4">4xx</option>
            <option value="5">5xx</option>
          </select>
        </div>
      </div>
      <p class="empty" role="status">
        {rows.length === 0 &&
          (calls.length === 0 ? 'No calls yet. Send one, or point a client here.' : 'No call matches.')}
      </p>
      {rows.length > 0 && (
        <section class="table-frame" tabIndex={0} aria-label="Recorded calls">
          <table>
            <thead>
              <tr>
                <th>Time</th>
                <th>Status</th>
                <th>Operation</th>
                <th>Caller</th>
                <th>Address</th>
                <th class="number">Took</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((call) => (
                <tr key={call.number}>
                  <td class="time">{time.format(call.at)}</td>
                  <td>
                    <Status status={call.status} />
                  </td>
                  <td class="operation">{call.operationId || '–'}</td>
                  <td class={call.caller ? 'caller' : 'lacking'}>{call.caller || '–'}</td>
                  <td class="call-address">
                    <code>
                      {call.method} {call.address}
                    </code>
                  </td>
                  <td class="number">{formatMs(call.ms)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
