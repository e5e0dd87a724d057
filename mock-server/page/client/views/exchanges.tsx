import type { Exchange } from '../../messages.ts';
import { formatMs, Pairs } from './answer-panel.tsx';
import { Status } from './parts.tsx';

/** What the connector made of the request: what it sent to its API, and what that answered. */
export function Exchanges({ exchanges }: { exchanges: Exchange[] }) {
  if (exchanges.length === 0) return <p class="empty">Nothing was sent on: the call was answered where it arrived.</p>;
  return (
    <ol class="exchanges">
      {exchanges.map(({ method, url, headers, body, answer, failure }, index) => (
        <li key={index}>
          <p class="address">
            <span class="verb">{method}</span> <code>{url}</code>
          </p>
          <h3>Headers of the request</h3>
          <Pairs pairs={Object.entries(headers)} />
          {body && <pre class="text">{body}</pre>}
          {failure && <p class="problem">{failure}</p>}
          {answer && (
            <>
              <h3>
                Answer <Status status={answer.status} /> <span class="muted">{formatMs(answer.ms)}</span>
              </h3>
              <Pairs pairs={Object.entries(answer.headers)} />
              {answer.body && <pre class="text">{answer.body}</pre>}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
