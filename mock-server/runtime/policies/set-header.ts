import type { HttpMessage } from '../../../scripts/lib/http-messages.ts';
import { parseTemplate } from './expressions.ts';
import type { Message } from './json-body.ts';
import type { Policy, PolicyCall, PolicyParameters } from './policy.ts';

/** Gives a header a value, on the request or on the response ("Set HTTP header"). */
export function setHeader(parameters: PolicyParameters): Policy {
  const nameTemplate = parseTemplate(parameters.required('name'));
  const value = parseTemplate(parameters.required('value'));
  const existsAction = parameters.existsAction();
  const change = (message: Message & Pick<HttpMessage, 'spelling'>, call: PolicyCall): void => {
    const { headers, spelling } = message;
    const written = nameTemplate.write({ call, message });
    const name = written.toLowerCase();
    const present = headers[name];
    // Then the value is not asked for: a connection by another set need not have it.
    if (present !== undefined && existsAction === 'skip') return;
    const text = value.write({ call, message });
    const isAppended = present !== undefined && existsAction === 'append';
    headers[name] = isAppended ? [present, text].flat() : text;
    if (!isAppended) spelling?.set(name, written);
  };
  return parameters.section() === 'Request'
    ? { onRequest: (call) => change(call.request, call) }
    : { onResponse: (call, response) => change(response, call) };
}
