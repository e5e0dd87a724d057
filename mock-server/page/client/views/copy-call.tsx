import type { Call, Values } from '../model/calls.ts';
import { writeBash, writePowerShell } from '../model/copy-as.ts';
import { connectionNameOf, writeFlowStep } from '../model/flow-step.ts';
import type { Operation } from '../model/operations.ts';
import { writePlace } from '../model/place.ts';
import { Copy } from './parts.tsx';

interface Props {
  /** Without secrets, as the values are. */
  call: Call;
  operation: Operation;
  values: Values;
  connectorPrefix: string;
}

/** A call to take along: as a command, as a step of a flow, as a link to this page. */
export function CopyCall({ call, operation, values, connectorPrefix }: Props) {
  const url = location.origin + call.address;
  const place = () => writePlace({ view: 'operations', name: operation.operationId, values });
  return (
    <div class="copies">
      <span class="copies-label">Copy as</span>
      <Copy label="curl, bash" text={() => writeBash(call, url)} />
      <Copy label="curl, PowerShell" text={() => writePowerShell(call, url)} />
      <Copy label="flow step" text={() => writeFlowStep(operation, values, connectionNameOf(connectorPrefix))} />
      <Copy label="link" text={() => `${location.origin}/${place()}`} />
    </div>
  );
}
