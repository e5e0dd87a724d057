import { escapeText } from '../../../scripts/lib/escape-text.ts';
import { parseTemplate } from './expressions.ts';
import { type Policy, PolicyNotSupported, type PolicyParameters } from './policy.ts';

/**
 * Sends the request to another path of the backend, by another verb if it says so ("Route request"). The path is below the
 * base path: published connectors with a base path leave it out. `{name}` stands for a value of the operation's own path.
 */
export function routeRequest(parameters: PolicyParameters): Policy {
  const newPath = parameters.required('newPath');
  const [path = '', query] = newPath.split(/\?(.*)/s);
  const template = parseTemplate(path);
  const queryTemplate = query === undefined ? undefined : parseTemplate(query);
  const method = readMethod(parameters.text('httpMethod'));
  return {
    onRequest(call) {
      const { request, pathValues } = call;
      const fill = (text: string, encode: (value: string) => string) =>
        text.replaceAll('#', '%23').replaceAll(/\{([^{}]+)\}/g, (whole, name) => {
          // Braces around what an expression gave are text, and the value may be secret.
          if (!newPath.includes(whole)) return whole;
          if (!Object.hasOwn(pathValues, name))
            throw new PolicyNotSupported(
              `The policy routerequesttoendpoint uses ${whole} in newPath. Take a parameter in the path of the operation: this runtime fills in no other.`,
            );
          return encode(pathValues[name] ?? '');
        });
      const written = fill(template.write({ call }, encodePath), escapeText);
      const more = queryTemplate && fill(queryTemplate.write({ call }, escapeText), escapeText);
      request.path = written.startsWith('/') ? written : `/${written}`;
      request.query = [more, request.query].filter(Boolean).join('&');
      request.method = method ?? request.method;
    },
  };
}

/** A value may be several segments of a path, and no more than that. */
const encodePath = (value: string): string => value.split('/').map(escapeText).join('/');

function readMethod(text: string | undefined): string | undefined {
  return text === undefined || text === '' || text.startsWith('@') ? undefined : text.toUpperCase();
}
