import type { Input, Operation } from './operations.ts';

/** What somebody has filled in, by the key of the input. */
export type Values = Record<string, string>;

/** A call that is ready to be sent. */
export interface Call {
  method: string;
  /** From the root of the server: path and query. */
  address: string;
  headers: Record<string, string>;
  body?: string;
}

/** The inputs that have to be filled in and are not. */
export function findMissing({ inputs }: Operation, values: Values): Input[] {
  return inputs.filter((input) => input.isRequired && filledIn(input, values) === '');
}

/** The connector's default stands in for an input that nobody sees. */
export function filledIn(input: Input, values: Values): string {
  return values[input.key] ?? (input.visibility === 'internal' || input.isRequired ? input.default : '');
}

/** Writes a call of the connector as the platform sends it: arrays joined by commas, several values as they were typed. */
export function writeConnectorCall(operation: Operation, values: Values, base: string): Call {
  const filled = operation.inputs.map((input) => ({ input, value: filledIn(input, values) }));
  const query = filled.filter(({ input, value }) => input.in === 'query' && value !== '');
  const pairs = query.map(({ input, value }) => `${escapeQuery(input.name)}=${escapeQuery(value)}`);
  const headers: Record<string, string> = {};
  for (const { input, value } of filled) if (input.in === 'header' && value !== '') headers[input.name] = value;
  const form = filled.filter(({ input, value }) => input.in === 'formData' && value !== '');
  const body = filled.find(({ input, value }) => input.in === 'body' && value !== '')?.value;
  if (form.length > 0) headers['content-type'] = 'application/x-www-form-urlencoded';
  else if (body !== undefined) headers['content-type'] = 'application/json';
  return {
    method: operation.verb.toUpperCase(),
    address: base + fillPath(operation, values) + (pairs.length > 0 ? `?${pairs.join('&')}` : ''),
    headers,
    ...(body !== undefined && { body }),
    ...(form.length > 0 && {
      body: new URLSearchParams(form.map(({ input, value }): [string, string] => [input.name, value])).toString(),
    }),
  };
}

export function fillPath({ path, inputs }: Operation, values: Values): string {
  return path.replaceAll(/\{([^}]+)\}/g, (_whole, name: string) => {
    const input = inputs.find((candidate) => candidate.in === 'path' && candidate.name === name);
    const escaped = encodeURIComponent(input ? filledIn(input, values) : '');
    return input?.isDoublyEscaped ? encodeURIComponent(escaped) : escaped;
  });
}

/** Escapes what has a meaning in a query and leaves what people read as it is. */
export function escapeQuery(text: string): string {
  return encodeURIComponent(text).replaceAll(/%(3B|2C|3A|2F)/g, (escaped) => decodeURIComponent(escaped));
}
