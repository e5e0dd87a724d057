import { decodeBody } from '../../../../scripts/lib/body-text.ts';
import { list, object, show } from '../../../../scripts/lib/json.ts';
import { ask } from './ask.ts';
import { whyRefused } from './browser-limits.ts';
import { type Call, filledIn, type Values, writeConnectorCall } from './calls.ts';
import { parseExactly } from './exact-json.ts';
import type { Choice, DynamicValues, Input, Operation } from './operations.ts';
import { writeRequest } from './write-request.ts';

const loaded = new Map<string, Promise<Choice[]>>();

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
  const call = writeConnectorCall(source, Object.fromEntries(given), base);
  const key = JSON.stringify([call, dynamicValues]);
  const known = loaded.get(key);
  if (known) return known;
  const loading = fetchChoices(call, dynamicValues);
  loaded.set(key, loading);
  loading.catch(() => loaded.delete(key)); // so that the next touch asks again
  return loading;
}

async function fetchChoices(call: Call, { collection, valuePath, titlePath }: DynamicValues): Promise<Choice[]> {
  const refused = whyRefused(call);
  if (refused !== undefined) throw new Error(refused);
  const answer = await ask(call.address, writeRequest(call));
  if (!answer.ok)
    throw new Error(
      `The values cannot be had: the connector answered ${answer.status}. Come back to the field to ask again.`,
    );
  const body = parseExactly(
    decodeBody(new Uint8Array(await answer.arrayBuffer()), answer.headers.get('content-type') ?? ''),
  );
  return list(follow(body, collection)).map((item) => {
    const value = show(follow(item, valuePath));
    return { value, title: show(follow(item, titlePath)) || value };
  });
}

/** A place in a body, such as `values` or `a/b`; an empty one is the body. */
const follow = (body: unknown, path: string): unknown =>
  path
    .split('/')
    .filter(Boolean)
    .reduce((value, key) => object(value)[key], body);
