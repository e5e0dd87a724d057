import { useState } from 'preact/hooks';
import type { Values } from '../model/calls.ts';
import type { Input, Operation } from '../model/operations.ts';
import { InputField } from './input-field.tsx';

interface Props {
  operation: Operation;
  operations: Operation[];
  values: Values;
  /** Where the connector answers the calls that fill drop-downs. */
  base: string;
  hasWorld: boolean;
  /** Required inputs that are empty, once somebody tried to send. */
  missing: Input[];
  onChange: (key: string, value: string) => void;
  onPick: (name: string, file: File | undefined) => void;
}

/** The inputs in the order of the designer: advanced ones folded away, internal ones hidden. */
export function InputFields({ operation, missing, ...shared }: Props) {
  const seen = operation.inputs.filter(({ visibility }) => visibility !== 'internal');
  const isAdvanced = (input: Input) => input.visibility === 'advanced' && !input.isRequired;
  const advanced = seen.filter(isAdvanced);
  const isUsed = advanced.some(({ key }) => shared.values[key]);
  const [isOpen, setOpen] = useState(advanced.length === seen.length);
  const field = (input: Input) => (
    <InputField key={input.key} input={input} operation={operation} isMissing={missing.includes(input)} {...shared} />
  );
  if (seen.length === 0) return <p class="empty">This operation takes no inputs.</p>;
  return (
    <>
      <div class="fields">{seen.filter((input) => !isAdvanced(input)).map(field)}</div>
      {advanced.length > 0 && (
        <details
          class="advanced"
          open={isOpen || isUsed}
          onToggle={({ currentTarget }) => setOpen(currentTarget.open)} // so that it stays when the last value goes
        >
          <summary>
            Advanced inputs <span class="count">{advanced.length}</span>
          </summary>
          <div class="fields">{advanced.map(field)}</div>
        </details>
      )}
    </>
  );
}
