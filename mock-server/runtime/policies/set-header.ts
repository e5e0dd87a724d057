import type { HttpHeaders } from '../../../scripts/lib/http-messages.ts';
import { parseTemplate } from './expressions.ts';
import type { Policy, PolicyCall, PolicyParameters } from './policy.ts';

/** Gives a header a value, on the request or on the response ("Set HTTP header"). */
export function setHeader(parameters: PolicyParameters): Policy {
  const name = parameters.required('name').toLowerCase();
  const value = parseTemplate(parameters.required('value'));
  const existsAction = parameters.choice('existsAction', ['override', 'skip', 'append']);
  const change = (headers: HttpHeaders, call: PolicyCall): void => {
    const present = headers[name];
    // Then the value is not asked for: a connection by another set need not have it.
    if (present !== undefined && existsAction === 'skip') return;
    const text = value.write({ call });
    headers[name] = present !== undefined && existsAction === 'append' ? [present, text].flat() : text;
  };
  return parameters.section() === 'Request'
    ? { onRequest: (call) => change(call.request.headers, call) }
    : { onResponse: (call, response) => change(response.headers, call) };
}
