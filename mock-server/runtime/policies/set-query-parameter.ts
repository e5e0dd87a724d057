import { addToQuery, isInQuery, setInQuery } from '../query.ts';
import { parseTemplate } from './expressions.ts';
import type { Policy, PolicyParameters } from './policy.ts';

/** Gives a query parameter of the request a value ("Set query string parameter"). */
export function setQueryParameter(parameters: PolicyParameters): Policy {
  const name = parameters.required('name');
  const value = parseTemplate(parameters.required('value'));
  const existsAction = parameters.choice('existsAction', ['override', 'skip', 'append']);
  return {
    onRequest(call) {
      const { request } = call;
      const text = value.write({ call });
      if (existsAction === 'append') request.query = addToQuery(request.query, name, text);
      else if (existsAction === 'override' || !isInQuery(request.query, name)) {
        request.query = setInQuery(request.query, name, text);
      }
    },
  };
}
