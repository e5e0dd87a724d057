import { addToQuery, isInQuery, setInQuery } from '../query.ts';
import { parseTemplate } from './expressions.ts';
import type { Policy, PolicyParameters } from './policy.ts';

/** Gives a query parameter of the request a value ("Set query string parameter"). */
export function setQueryParameter(parameters: PolicyParameters): Policy {
  const nameTemplate = parseTemplate(parameters.required('name'));
  const value = parseTemplate(parameters.required('value'));
  const existsAction = parameters.existsAction();
  return {
    onRequest(call) {
      const { request } = call;
      const name = nameTemplate.write({ call });
      // Then the value is not asked for, as in set-header.ts.
      if (existsAction === 'skip' && isInQuery(request.query, name)) return;
      const put = existsAction === 'append' ? addToQuery : setInQuery;
      request.query = put(request.query, name, value.write({ call }));
    },
  };
}
