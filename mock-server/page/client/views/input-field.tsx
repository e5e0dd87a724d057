import { useEffect, useState } from 'preact/hooks';
import { chooseValue, readList, writeList } from '../model/array-values.ts';
import { isDropped } from '../model/browser-limits.ts';
import type { Values } from '../model/calls.ts';
import { loadChoices } from '../model/dynamic-values.ts';
import { idKindOf, searchIds } from '../model/id-choices.ts';
import { type Choice, type Input, type Operation, withOthers } from '../model/operations.ts';

interface Props {
  input: Input;
  operation: Operation;
  operations: Operation[];
  values: Values;
  base: string;
  hasWorld: boolean;
  isMissing: boolean;
  onChange: (key: string, value: string) => void;
  /** Somebody chose a file, or took it away again. */
  onPick: (name: string, file: File | undefined) => void;
}

/** One input with its title, its description and whatever helps to fill it in. */
export function InputField(props: Props) {
  const { input, operation, isMissing } = props;
  const id = idOf(input, operation);
  const isGroup = input.type === 'array' && input.choices.length > 0;
  const title = (
    <>
      {input.title}
      {input.isRequired && (
        <span class="required" title="required">
          {' '}
          *
        </span>
      )}
    </>
  );
  const description = (
    <p class="field-description" id={`description-${id}`}>
      {isMissing && <strong class="missing">Fill this in. </strong>}
      {input.description}
      {input.in === 'header' && isDropped(input.name) && (
        <strong> A browser does not send this header: copy the call as a command.</strong>
      )}
    </p>
  );
  if (isGroup) {
    return (
      <fieldset class="field wide" aria-describedby={`description-${id}`}>
        <legend>{title}</legend>
        <CheckList {...props} />
        {description}
      </fieldset>
    );
  }
  return (
    <div class={`field ${input.type === 'body' ? 'wide' : ''}`}>
      <label for={id}>{title}</label>
      <Control {...props} id={id} />
      {description}
    </div>
  );
}

/** Of its own in the operation, also where two keys differ by nothing but signs that an id does not have. */
function idOf({ key }: Input, { inputs }: Operation): string {
  const write = (text: string) => `input-${text.replaceAll(/[^\w-]/g, '-')}`;
  const keys = inputs.map((input) => input.key).filter((other) => write(other) === write(key));
  return write(key) + (keys.indexOf(key) > 0 ? `.${keys.indexOf(key)}` : '');
}

function Control({
  input,
  operation,
  operations,
  values,
  base,
  hasWorld,
  isMissing,
  onChange,
  onPick,
  id,
}: Props & { id: string }) {
  const value = values[input.key] ?? '';
  const set = (text: string) => onChange(input.key, text);
  const common = {
    id,
    'aria-describedby': `description-${id}`,
    'aria-required': input.isRequired,
    'aria-invalid': isMissing,
    placeholder: input.default,
  };
  if (input.type === 'body') {
    return (
      <textarea
        {...common}
        rows={8}
        spellcheck={false}
        value={value}
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
    );
  }
  if (input.type === 'file') {
    const { placeholder: _, ...shared } = common;
    return (
      <input {...shared} type="file" onChange={({ currentTarget }) => onPick(input.name, currentTarget.files?.[0])} />
    );
  }
  if (input.choices.length > 0) {
    return (
      <select {...common} value={value} onChange={({ currentTarget }) => set(currentTarget.value)}>
        <option value="">{input.default && `${input.default} (default)`}</option>
        {withOthers(input.choices, value === '' ? [] : [value]).map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </select>
    );
  }
  if (input.format === 'date-time') {
    return (
      <div class="with-buttons">
        <input
          {...common}
          type="text"
          placeholder="2026-10-01T00:00:00Z"
          value={value}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
        <button type="button" class="quiet" onClick={() => set(daysAgo(7))}>
          7 days ago<span class="unseen"> as {input.title}</span>
        </button>
        <button type="button" class="quiet" onClick={() => set(daysAgo(0))}>
          Now<span class="unseen"> as {input.title}</span>
        </button>
      </div>
    );
  }
  const kind = hasWorld ? idKindOf(input.name) : undefined;
  const load = input.dynamicValues
    ? () => loadChoices(input, operation, operations, values, base)
    : kind && ((text: string) => searchIds(kind, text));
  return (
    <TextInput
      common={common}
      value={value}
      asked={input.dynamicValues ? '' : value}
      load={load}
      choose={(chosen) => chooseValue(input, value, chosen)}
      onInput={set}
    />
  );
}

interface TextProps {
  common: { id: string };
  value: string;
  /** What the suggestions depend on. */
  asked: string;
  load: ((text: string) => Promise<Choice[]>) | undefined;
  /** What stands in the field once a suggestion is chosen, which replaces the whole text. */
  choose: (chosen: string) => string;
  onInput: (text: string) => void;
}

/**
 * A text, or a number, which goes out as it was typed: a field for numbers keeps to itself what it cannot read. Suggestions are
 * asked for when it is touched, as the designer does, so that nothing counts that nobody uses.
 */
function TextInput({ common, value, asked, load, choose, onInput }: TextProps) {
  const [choices, setChoices] = useState<Choice[]>([]);
  const [touches, setTouches] = useState(0);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    if (touches === 0 || !load) return;
    let isWanted = true;
    const show = (loaded: Choice[], found: string) => {
      if (!isWanted) return;
      setChoices(loaded);
      setProblem(found);
    };
    load(asked).then(
      (loaded) => show(loaded, ''),
      (error: Error) => show([], error.message),
    );
    return () => {
      isWanted = false;
    };
  }, [touches, asked]);
  const listId = `choices-${common.id}`;
  return (
    <>
      <input
        {...common}
        type="text"
        autocomplete="off"
        spellcheck={false}
        list={load ? listId : undefined}
        value={value}
        onFocus={() => setTouches(touches + 1)}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {load && (
        <datalist id={listId}>
          {choices.map((choice) => (
            <option key={choice.value} value={choose(choice.value)}>
              {choice.title === choice.value ? undefined : choice.title}
            </option>
          ))}
        </datalist>
      )}
      {problem && <p class="field-problem">{problem}</p>}
    </>
  );
}

/** An array with known values: a box for each. */
function CheckList({ input, values, onChange }: Props) {
  const given = readList(values[input.key] ?? '');
  const choices = withOthers(input.choices, given);
  const chosen = choices.filter(({ value }) => given.includes(value));
  const toggle = (value: string, isOn: boolean) => {
    const next = choices.filter((choice) => (choice.value === value ? isOn : chosen.includes(choice)));
    onChange(input.key, writeList(next.map((choice) => choice.value)));
  };
  return (
    <div class="checks">
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="checkbox"
            checked={chosen.includes(choice)}
            onChange={({ currentTarget }) => toggle(choice.value, currentTarget.checked)}
          />
          {choice.title}
        </label>
      ))}
    </div>
  );
}

const daysAgo = (days: number) => `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 19)}Z`;
