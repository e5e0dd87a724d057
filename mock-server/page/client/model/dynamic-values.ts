import { decodeBody } from '../../../../scripts/lib/body-text.ts';
import { list, object, show } from '../../../../scripts/lib/json.ts';
import { ask } from './ask.ts';
import { whyRefused } from './browser-limits.ts';
import { type Call, filledIn, findMissing, type Values, writeConnectorCall } from './calls.ts';
import { parseExactly } from './exact-json.ts';
import type { Choice, DynamicValues, Input, Operation } from './operations.ts';
import { writeRequest } from './write-request.ts';

const loaded = new Map<string, Promise<Choice[]>>();

/** Lets every drop-down ask anew: what filled it may answer otherwise by now. */
export const forgetChoices = (): void => loaded.clear();

/**
 * Fills a drop-down by the call that the designer makes for it; the same call is made once.
 * @throws Error that says why there are no values.
 */
export function loadChoices(
  input: Input,
  operation: Operation,
  operations: Operation[],
  values: Values,
  base: string,
): Promise<Choice[]> {
  const { dynamicValues } = input;
  const source = operations.find(({ operationId }) => operationId === dynamicValues?.operationId);
  if (!dynamicValues || !source)
    return Promise.reject(new Error(`No operation ${dynamicValues?.operationId} fills this.`));
  const given = Object.entries(dynamicValues.parameters).flatMap(([name, from]) => {
    const parameter = source.inputs.find((candidate) => candidate.name === name);
    const other = 'input' in from ? operation.inputs.find((candidate) => candidate.name === from.input) : undefined;
    const value = 'value' in from ? from.value : other ? filledIn(other, values) : '';
    return parameter ? [[parameter.key, value]] : [];
  });
  const sourceValues: Values = Object.fromEntries(given);
  const [lacking] = findMissing(source, sourceValues);
  if (lacking) return Promise.reject(new Error(wordLack(lacking, source, dynamicValues, operation)));
  const call = writeConnectorCall(source, sourceValues, base);
  const key = JSON.stringify([call, dynamicValues]);
  const known = loaded.get(key);
  if (known) return known;
  const loading = fetchChoices(call, source, dynamicValues);
  loaded.set(key, loading);
  loading.catch(() => loaded.delete(key)); // so that the next touch asks again
  return loading;
}

/** Says what to fill in before the call that fills a drop-down can be made. */
function wordLack(lacking: Input, source: Operation, { parameters }: DynamicValues, { inputs }: Operation): string {
  const [, from = {}] = Object.entries(parameters).find(([name]) => name === lacking.name) ?? [];
  const other = inputs.find(
    ({ name, visibility }) => visibility !== 'internal' && 'input' in from && name === from.input,
  );
  if (other) return `Fill in ${other.title} first.`;
  return `The values come from “${source.title}”, which needs ${lacking.title}, and no field here has it.`;
}

async function fetchChoices(
  call: Call,
  { title }: Operation,
  { collection, valuePath, titlePath }: DynamicValues,
): Promise<Choice[]> {
  const refused = whyRefused(call);
  if (refused !== undefined) throw new Error(`The values come from “${title}”. ${refused}`);
  const answer = await ask(call.address, writeRequest(call));
  const wordFailure = (answered: string) =>
    `The values come from “${title}”, which answered ${answered}. Try that operation to see why, or come back to the field to ask again.`;
  if (!answer.ok) throw new Error(wordFailure(String(answer.status)));
  const type = answer.headers.get('content-type') ?? '';
  const text = decodeBody(new Uint8Array(await answer.arrayBuffer()), type);
  let body: unknown;
  try {
    body = parseExactly(text);
  } catch {
    throw new Error(wordFailure('no JSON'));
  }
  return list(follow(body, collection)).map((item) => {
    const value = show(follow(item, valuePath));
    return { value, title: show(follow(item, titlePath)) || value };
  });
}

/** A place in a body, such as `values` or `a/b`; an empty one is the body. */
export const follow = (body: unknown, path: string): unknown =>
  path
    .split('/')
    .filter(Boolean)
    .reduce((value, key) => object(value)[key], body);
