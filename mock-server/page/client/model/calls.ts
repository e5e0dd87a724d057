import { listSent } from './array-values.ts';
import { chooseBodyType, type Field, isMultipart, takeType, writeForm } from './bodies.ts';
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
  /** The fields of a multipart form, in place of a body. */
  fields?: Field[];
}

/** The inputs that have to be filled in and are not. */
export function findMissing({ inputs }: Operation, values: Values): Input[] {
  return inputs.filter((input) => input.isRequired && filledIn(input, values) === '');
}

/** The connector's default stands in for an input that nobody sees. */
export function filledIn(input: Input, values: Values): string {
  return values[input.key] ?? (input.visibility === 'internal' || input.isRequired ? input.default : '');
}

/** Writes a call of the connector as the platform sends it: arrays as their format says, several values as they were typed. */
export function writeConnectorCall(operation: Operation, values: Values, base: string): Call {
  const filled = (place: string) =>
    operation.inputs
      .filter((input) => input.in === place)
      .flatMap((input) => listSent(input, filledIn(input, values)).map((value) => ({ input, value })));
  const query = filled('query').filter(({ input }) => !pathQueryOf(operation).includes(`{${input.name}}`));
  const pairs = query.map(({ input, value }) => `${escapeQuery(input.name)}=${escapeQuery(value)}`);
  const headers: Record<string, string> = {};
  for (const { input, value } of filled('header')) headers[input.name] = value;
  const call = { method: operation.verb.toUpperCase(), address: writeAddress(base, operation, values, pairs) };
  const fields = filled('formData').map(({ input: { name, type }, value }) => ({
    name,
    value,
    isFile: type === 'file',
  }));
  const { type, others } = takeType(headers);
  const types = type === undefined ? operation.consumes : [type];
  // The type of a form in parts names what parts them, which only who writes the form knows.
  if (isMultipart(types, fields)) return { ...call, headers: others, fields };
  const body = fields.length > 0 ? writeForm(fields) : filled('body')[0]?.value;
  if (body === undefined) return { ...call, headers };
  return { ...call, headers: { ...others, 'content-type': type ?? chooseBodyType(types, fields) }, body };
}

/**
 * Path and query below a base. A query that the definition puts behind the path comes first; of it a pair whose value is not
 * filled in is left out.
 */
export function writeAddress(base: string, operation: Operation, values: Values, pairs: readonly string[]): string {
  const path = fill(operation.path.replace(/[?#].*/s, ''), operation, ['path'], values, encodeURIComponent);
  const behind = pathQueryOf(operation)
    .split('&')
    .map((pair) => [pair, fill(pair, operation, ['path', 'query'], values, escapeQuery)] as const)
    .filter(([pair, filled]) => filled !== '' && (filled === pair || !filled.endsWith('=')));
  const query = [...behind.map(([, filled]) => filled), ...pairs].join('&');
  return base + path + (query && `?${query}`);
}

/** Some definitions tell operations of one path apart by a query behind it, such as `/items?action=list`. */
const pathQueryOf = ({ path }: Operation): string => /^[^?#]*\?([^#]*)/.exec(path)?.[1] ?? '';

/** Puts what is filled in for the inputs of some places where a template names them. */
function fill(
  template: string,
  { inputs }: Operation,
  places: string[],
  values: Values,
  escapeText: (text: string) => string,
): string {
  return template.replaceAll(/\{([^}]+)\}/g, (_whole, name: string) => {
    const input = inputs.find((candidate) => places.includes(candidate.in) && candidate.name === name);
    const escaped = escapeText(input ? listSent(input, filledIn(input, values)).join(',') : '');
    return input?.isDoublyEscaped ? encodeURIComponent(escaped) : escaped;
  });
}

/** Escapes what has a meaning in a query and leaves what people read as it is. */
export function escapeQuery(text: string): string {
  return encodeURIComponent(text).replaceAll(/%(3B|2C|3A|2F)/g, (escaped) => decodeURIComponent(escaped));
}
