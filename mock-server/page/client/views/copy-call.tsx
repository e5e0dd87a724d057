import type { Call, Values } from '../model/calls.ts';
import { writeBash, writePowerShell } from '../model/copy-as.ts';
import { connectionNameOf, writeFlowStep } from '../model/flow-step.ts';
import { hideSecrets, keepPlain } from '../model/hide-secrets.ts';
import type { Operation } from '../model/operations.ts';
import { writePlace } from '../model/place.ts';
import { Copy } from './parts.tsx';

interface Props {
  /** The call without secrets. */
  write: () => Call;
  operation: Operation;
  values: Values;
  connectorPrefix: string;
}

/** A call to take along: as a command, as a step of a flow, as a link to this page. They go elsewhere, so none holds a secret. */
export function CopyCall({ write, operation, values, connectorPrefix }: Props) {
  const writeAs = (language: typeof writeBash) => () => {
    const call = write();
    return language(call, location.origin + call.address);
  };
  const step = () => writeFlowStep(operation, hideSecrets(operation, values), connectionNameOf(connectorPrefix));
  const place = () =>
    writePlace({ view: 'operations', name: operation.operationId, values: keepPlain(operation, values) });
  return (
    <div class="copies">
      <span class="copies-label">Copy as</span>
      <Copy label="curl, bash" text={writeAs(writeBash)} />
      <Copy label="curl, PowerShell" text={writeAs(writePowerShell)} />
      <Copy label="flow step" text={step} />
      <Copy label="link" text={() => `${location.origin}/${place()}`} />
    </div>
  );
}
