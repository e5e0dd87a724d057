import { useMemo } from 'preact/hooks';
import type { About, CheckFinding, CheckResult } from '../../messages.ts';
import type { Live } from '../live.ts';
import { findOperationsAt } from '../model/find-operations.ts';
import type { Operation } from '../model/operations.ts';
import { writePlace } from '../model/place.ts';
import { tokensByOperation } from '../model/tokens.ts';
import { useJson } from '../server.ts';
import { Chip, Problem } from './parts.tsx';

interface Props {
  about: About;
  definition: unknown;
  operations: Operation[];
  live: Live;
}

const severities = [
  { severity: 'error', title: 'Errors', meaning: 'Microsoft refuses this' },
  { severity: 'warning', title: 'Warnings', meaning: 'A reviewer asks for a change' },
  { severity: 'advice', title: 'Advice', meaning: 'Better, but nobody asks' },
] as const;

/** What the validator says of the files on disk, anew whenever one is saved. */
export function CheckView({ definition, operations, live }: Props) {
  const { value: result, problem } = useJson<CheckResult>('/page/check', live.filesVersion);
  const tokens = useMemo(() => [...tokensByOperation(definition).values()].flat(), [definition]);
  const list = (findings: CheckFinding[]) => (
    <ul class="findings">
      {findings.map((finding, index) => (
        <Finding key={index} finding={finding} operations={findOperationsAt(finding.pointer, operations, tokens)} />
      ))}
    </ul>
  );
  return (
    <>
      <div class="view-head">
        <h1>Check</h1>
        <p class="muted">What certification would say of the files on disk. Save one, and it is checked again.</p>
      </div>
      {problem && <Problem text={problem} />}
      {result?.failure && <Problem text={`The validator did not run: ${result.failure}`} />}
      {!result && !problem && (
        <p class="empty" role="status">
          Checking…
        </p>
      )}
      {result && !result.failure && (
        <>
          <ul class="totals">
            {severities.map(({ severity, title, meaning }) => {
              const count = result.findings.filter((finding) => finding.severity === severity).length;
              return (
                <li key={severity} class={count > 0 ? severity : 'none'}>
                  <b>{count}</b> {title}
                  <span class="muted">{meaning}</span>
                </li>
              );
            })}
          </ul>
          {result.findings.length === 0 && <p class="good">Nothing to mend.</p>}
          {severities.map(({ severity, title }) => {
            const findings = result.findings.filter((finding) => finding.severity === severity);
            return (
              findings.length > 0 && (
                <section key={severity}>
                  <h2>
                    {title} <span class="count">{findings.length}</span>
                  </h2>
                  {list(findings)}
                </section>
              )
            );
          })}
          {result.accepted.length > 0 && (
            <details class="accepted">
              <summary>
                Accepted findings <span class="count">{result.accepted.length}</span>
              </summary>
              {list(result.accepted)}
            </details>
          )}
          <p class="muted">The validator took {(result.ms / 1000).toFixed(1)} s.</p>
        </>
      )}
    </>
  );
}

/** Operations that one finding is linked to. */
const shownOperations = 4;

function Finding({ finding, operations }: { finding: CheckFinding; operations: Operation[] }) {
  const { severity, rule, message, file, line, reason } = finding;
  return (
    <li>
      <p>
        <Chip kind={severity}>{severity}</Chip> <b>{rule}</b>{' '}
        <code>
          {file}:{line}
        </code>
      </p>
      <p>{message}</p>
      {reason && <p class="muted">Accepted: {reason}</p>}
      {operations.length > 0 && (
        <p class="links">
          {operations.slice(0, shownOperations).map(({ operationId, title }) => (
            <a key={operationId} href={writePlace({ view: 'operations', name: operationId })}>
              {title}
            </a>
          ))}
          {operations.length > shownOperations && (
            <span class="muted">and {operations.length - shownOperations} more</span>
          )}
        </p>
      )}
    </li>
  );
}
