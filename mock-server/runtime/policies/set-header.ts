import type { HttpHeaders } from '../../../scripts/lib/http-messages.ts';
import { parseTemplate } from './expressions.ts';
import type { Policy, PolicyParameters } from './policy.ts';

/** Gives a header a value, on the request or on the response ("Set HTTP header"). */
export function setHeader(parameters: PolicyParameters): Policy {
  const name = parameters.required('name').toLowerCase();
  const value = parseTemplate(parameters.required('value'));
  const existsAction = parameters.choice('existsAction', ['override', 'skip', 'append']);
  const change = (headers: HttpHeaders, text: string): void => {
    const present = headers[name];
    if (present === undefined || existsAction === 'override') headers[name] = text;
    else if (existsAction === 'append') headers[name] = [present, text].flat();
  };
  return parameters.section() === 'Request'
    ? { onRequest: (call) => change(call.request.headers, value.write({ call })) }
    : { onResponse: (call, response) => change(response.headers, value.write({ call })) };
}
