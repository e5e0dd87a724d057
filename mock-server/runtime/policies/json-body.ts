import type { HttpHeaders } from '../../../scripts/lib/http-messages.ts';
import { parseJsonText } from '../../../scripts/lib/json-text.ts';

/** A message whose body a policy changes. */
interface Message {
  headers: HttpHeaders;
  body?: Buffer | undefined;
}

/** The value of a JSON body; undefined when there is none. */
export function readJsonBody({ body }: Message): unknown {
  const text = body?.toString('utf8') ?? '';
  return text === '' ? undefined : parseJsonText<unknown>(text).value;
}

/** Changes a JSON body; a body that is none, or that `change` leaves alone, stays byte for byte. */
export function changeJsonBody(message: Message, change: (body: unknown) => boolean): void {
  const body = readJsonBody(message);
  if (body !== undefined && change(body)) message.body = Buffer.from(JSON.stringify(body));
}
