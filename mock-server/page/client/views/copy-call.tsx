import type { Call, Values } from '../model/calls.ts';
import { writeBash, writeFlowStep, writePowerShell } from '../model/copy-as.ts';
import { keyHeader } from '../model/cqc-call.ts';
import type { Operation } from '../model/operations.ts';
import { Copy } from './parts.tsx';

interface Props {
  call: Call;
  operation: Operation;
  values: Values;
  demoKey: string | undefined;
}

/** A call to take along: as a command, as a step of a flow, as a link to this page. */
export function CopyCall({ call, operation, values, demoKey }: Props) {
  const url = location.origin + call.address;
  // A key that somebody typed in is not copied.
  const shown =
    call.headers[keyHeader] && call.headers[keyHeader] !== demoKey
      ? { ...call, headers: { ...call.headers, [keyHeader]: 'YOUR-KEY' } }
      : call;
  return (
    <div class="copies">
      <span class="copies-label">Copy as</span>
      <Copy label="curl, bash" text={() => writeBash(shown, url)} />
      <Copy label="curl, PowerShell" text={() => writePowerShell(shown, url)} />
      <Copy label="flow step" text={() => writeFlowStep(operation, values, 'shared_cqcdata')} />
      <Copy label="link" text={() => location.href} />
    </div>
  );
}
