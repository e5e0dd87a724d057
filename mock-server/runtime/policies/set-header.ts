import type { HttpMessage } from '../../../scripts/lib/http-messages.ts';
import { parseTemplate } from './expressions.ts';
import type { Policy, PolicyCall, PolicyParameters } from './policy.ts';

/** Gives a header a value, on the request or on the response ("Set HTTP header"). */
export function setHeader(parameters: PolicyParameters): Policy {
  const written = parameters.required('name');
  const name = written.toLowerCase();
  const value = parseTemplate(parameters.required('value'));
  const existsAction = parameters.choice('existsAction', ['override', 'skip', 'append']);
  const change = ({ headers, spelling }: Pick<HttpMessage, 'headers' | 'spelling'>, call: PolicyCall): void => {
    const present = headers[name];
    // Then the value is not asked for: a connection by another set need not have it.
    if (present !== undefined && existsAction === 'skip') return;
    const text = value.write({ call });
    const isAppended = present !== undefined && existsAction === 'append';
    headers[name] = isAppended ? [present, text].flat() : text;
    if (!isAppended) spelling?.set(name, written);
  };
  return parameters.section() === 'Request'
    ? { onRequest: (call) => change(call.request, call) }
    : { onResponse: (call, response) => change(response, call) };
}
