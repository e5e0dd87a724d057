import { useEffect, useRef, useState } from 'preact/hooks';
import type { About } from '../../messages.ts';
import type { Live } from '../live.ts';
import { type Call, filledIn, findMissing, type Values, writeConnectorCall } from '../model/calls.ts';
import { keyHeader, writeCqcCall } from '../model/cqc-call.ts';
import { forgetChoices } from '../model/dynamic-values.ts';
import { hideSecrets, keepPlain, standIn } from '../model/hide-secrets.ts';
import { type Operation, withOthers } from '../model/operations.ts';
import { writePlace } from '../model/place.ts';
import { type Answered, sendCall } from '../model/send-call.ts';
import type { Files } from '../model/write-request.ts';
import { useJson } from '../server.ts';
import { AnswerPanel, sayAnswer } from './answer-panel.tsx';
import { CopyCall } from './copy-call.tsx';
import { InputFields } from './input-fields.tsx';

interface Props {
  about: About;
  operation: Operation;
  operations: Operation[];
  live: Live;
  values: Record<string, string>;
}

/** What went out, which stays as it was while the form goes on. */
interface Sent {
  call: Call;
  values: Values;
  files: Files;
}

/** Values of the address that are no inputs. */
const faceKey = '~face';
const connectionKey = '~connection';

/** What no address keeps, by operation: it is here as long as the page is open. */
const unshared = new Map<string, Values>();

/** Values of an address, with what it does not keep. A stand-in is none: somebody has to fill in the secret anew. */
const begin = ({ operationId }: Operation, given: Values): Values => ({
  ...unshared.get(operationId),
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== standIn)),
});

/** Fills an operation in, sends it and shows what comes back. The address of the page keeps what is filled in, but no secret. */
export function TryIt({ about, operation, operations, live, values: given }: Props) {
  const [values, setValues] = useState<Values>(begin(operation, given));
  const [files, setFiles] = useState<Files>(new Map());
  const [key, setKey] = useState(about.demoKey ?? '');
  const [walk, setWalk] = useState<{ sent: Sent; answers: Answered[] }>();
  const [isSending, setSending] = useState(false);
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const shownAnswer = useRef<HTMLDivElement>(null);
  useEffect(() => setValues(begin(operation, given)), [given]); // another object whenever somebody goes to an address
  // The button may stand far from what is missing, and from the answer.
  useEffect(() => {
    const field = form.current?.querySelector('.missing')?.closest('.field');
    field?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [tries]);
  useEffect(() => {
    if (!walk) return;
    shownAnswer.current?.scrollIntoView({ block: 'nearest' });
    if (document.activeElement === document.body) shownAnswer.current?.focus(); // the button of a last page is gone
  }, [walk]);

  const [firstConnection = ''] = about.connections;
  const connection = values[connectionKey] ?? firstConnection;
  const connections = withOthers(
    about.connections.map((name) => ({ value: name, title: name })),
    [connection],
  );
  const isCqc = values[faceKey] === 'cqc' && about.cqcPrefix !== undefined;
  const openapi = useJson<unknown>(isCqc ? '/openapi.json' : undefined, live.filesVersion);
  const base = `${about.connectorPrefix}/${encodeURIComponent(connection)}`;
  const write = (given: Values, keyGiven: string): Call | undefined => {
    if (!isCqc) return writeConnectorCall(operation, given, base);
    const cqcCall = writeCqcCall(openapi.value, operation, given, about.cqcPrefix ?? '');
    return cqcCall && { ...cqcCall, headers: { [keyHeader]: keyGiven } };
  };
  // A file is here as long as the page is open, so what goes elsewhere names none but in a command.
  const chosen = operation.inputs
    .filter(({ type }) => type === 'file')
    .map(({ key, name }) => [key, files.get(name)?.name]);
  const filled: Values = { ...values, ...Object.fromEntries(chosen.map(([key, name = '']) => [key, name])) };
  const call = write(filled, key);

  const change = (name: string, value: string) => {
    const changed = { ...values, [name]: value };
    if (value === '') delete changed[name];
    setValues(changed);
    const plain = keepPlain(operation, changed);
    unshared.set(operation.operationId, Object.fromEntries(Object.entries(changed).filter(([key]) => !(key in plain))));
    history.replaceState(
      history.state,
      '',
      writePlace({ view: 'operations', name: operation.operationId, values: plain }),
    );
  };

  const pick = (name: string, file: File | undefined) =>
    setFiles((before) => new Map([...before].filter(([other]) => other !== name).concat(file ? [[name, file]] : [])));

  const send = async (sent: Sent, before: Answered[]) => {
    if (isSending) return; // a button that was disabled would lose the focus
    setSending(true);
    const answer = await sendCall(sent.call, sent.files);
    if (sent.call.method !== 'GET') forgetChoices(); // it may have made or changed what a drop-down offers
    setWalk({ sent, answers: [...before, answer] });
    setSending(false);
  };

  const missing = findMissing(operation, filled);
  const unseen = missing.filter(({ visibility }) => visibility === 'internal');
  const submit = (event: Event) => {
    event.preventDefault();
    setTries(tries + 1);
    if (call && missing.length === 0) void send({ call, values: filled, files }, []);
  };

  return (
    <section class="try" aria-labelledby="try-title">
      <h2 id="try-title">Try it</h2>
      <form ref={form} onSubmit={submit} noValidate>
        <fieldset class="face">
          <legend>Send to</legend>
          <div class="segments">
            <Radio name="face" checked={!isCqc} onChoose={() => change(faceKey, '')} label="The connector" />
            {about.cqcPrefix !== undefined && (
              <Radio name="face" checked={isCqc} onChoose={() => change(faceKey, 'cqc')} label="CQC’s API" />
            )}
          </div>
          {!isCqc && connections.length > 1 && (
            <label class="inline">
              Connection
              <select value={connection} onChange={({ currentTarget }) => change(connectionKey, currentTarget.value)}>
                {connections.map(({ value, title }) => (
                  <option key={value} value={value}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
          )}
          {isCqc && about.demoKey === undefined && (
            <label class="inline">
              Key
              <input
                type="password"
                autocomplete="off"
                value={key}
                onInput={({ currentTarget }) => setKey(currentTarget.value)}
              />
            </label>
          )}
        </fieldset>
        <InputFields
          operation={operation}
          operations={operations}
          values={values}
          base={base}
          hasWorld={about.hasWorld}
          missing={tries > 0 ? missing : []}
          onChange={change}
          onPick={pick}
        />
        {isCqc && openapi.problem && <p class="problem">{openapi.problem}</p>}
        {isCqc && openapi.value !== undefined && !call && (
          <p class="hint">CQC’s API has no such operation: only the connector answers it.</p>
        )}
        <div class="actions">
          {tries > 0 && unseen.length > 0 && (
            <p class="problem" role="alert">
              Nothing is sent without {unseen.map(({ name }) => name).join(', ')}, which is required and internal. Give
              it a default in the definition.
            </p>
          )}
          <button type="submit" class="primary" disabled={!call} aria-disabled={isSending}>
            {isSending ? 'Sending…' : labelOf(operation)}
          </button>
          {call && (
            <CopyCall
              write={() => write(hideSecrets(operation, filled), key === about.demoKey ? key : standIn) ?? call}
              operation={operation}
              values={values}
              connectorPrefix={about.connectorPrefix}
            />
          )}
        </div>
        {call && (
          <p class="address">
            <span class="verb">{call.method}</span> <code>{call.address}</code>
          </p>
        )}
      </form>
      <div ref={shownAnswer} tabIndex={-1}>
        <p class="unseen" role="status">
          {isSending ? 'Sending…' : walk && sayAnswer(walk.answers)}
        </p>
        {walk && (
          <AnswerPanel
            answers={walk.answers}
            operation={operation}
            isSending={isSending}
            hasWorld={about.hasWorld}
            organisationType={givenTo(operation, walk.sent.values, 'organisation_type')}
            onFollow={(address) => void send({ ...walk.sent, call: { ...walk.sent.call, address } }, walk.answers)}
          />
        )}
      </div>
    </section>
  );
}

const labelOf = ({ kind, isWebhook }: Operation): string =>
  kind === 'action' ? 'Send' : isWebhook ? 'Subscribe' : 'Poll';

function givenTo({ inputs }: Operation, values: Values, name: string): string {
  const input = inputs.find((candidate) => candidate.name === name);
  return input ? filledIn(input, values) : '';
}

interface RadioProps {
  name: string;
  checked: boolean;
  label: string;
  onChoose: () => void;
}

function Radio({ name, checked, label, onChoose }: RadioProps) {
  return (
    <label>
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span>{label}</span>
    </label>
  );
}
