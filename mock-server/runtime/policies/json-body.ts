import { parseExactly, writeExactly } from '../../../scripts/lib/exact-json.ts';
import { type HttpHeaders, putText, textOf } from '../../../scripts/lib/http-messages.ts';

/** A message whose body a policy reads or changes. */
export interface Message {
  headers: HttpHeaders;
  body?: Buffer | undefined;
}

/** The value of a JSON body; undefined when there is none. */
export function readJsonBody({ headers, body }: Message): unknown {
  return body?.length ? parseExactly(textOf({ headers, body })) : undefined;
}

/** A value as `show` of scripts/lib/json.ts writes it, numbers as they were written. */
export const showExactly = (value: unknown): string =>
  typeof value === 'string' ? value : (writeExactly(value) ?? '');

/** Changes a JSON body; a body that is none, or that `change` leaves alone, stays byte for byte. */
export function changeJsonBody(message: Message, change: (body: unknown) => boolean): void {
  const body = readJsonBody(message);
  if (body !== undefined && change(body)) putText(message, showExactly(body));
}
