import { isObject, type JsonObject, object, show } from '../../lib/json.ts';
import { secretsIn } from '../../lib/secrets-in.ts';
import type { Find } from './package-finding.ts';

/** Types that Microsoft.Web/customApis knows (ARM schema 2016-06-01). */
const armTypes = [
  'string',
  'securestring',
  'secureobject',
  'int',
  'bool',
  'object',
  'array',
  'oauthSetting',
  'connection',
];

/** Checks the connection parameters of an ARM template: known types, no secret. */
export function checkConnectionParameters(value: unknown, find: Find): void {
  if (!isBare(value, find)) return;
  for (const [name, parameter] of Object.entries(value)) {
    const { type = '' } = object(parameter);
    if (!armTypes.includes(show(type)))
      find(name, `its type is "${show(type)}"`, `Take one of: ${armTypes.join(', ')}`);
  }
  checkSecrets(value, find);
}

/** Checks that connection parameters, or sets of them, hold no secret: what is packaged is shared. */
export function checkSecrets(parameters: JsonObject, find: Find, severity?: 'warning'): void {
  for (const { keys, what, remedy } of secretsIn(parameters))
    find(keys.join('/'), what, `${remedy}: the file is shared`, severity);
}

/** Whether connection parameters stand as they are, and not in what apiProperties.json has around them; says so if not. */
export function isBare(value: unknown, find: Find): value is JsonObject {
  if (!isObject(value)) {
    find('', 'the connection parameters are no object', 'Package the bare connectionParameters object');
    return false;
  }
  const wrapper = ['properties', 'connectionParameters'].find((key) => {
    const inner = value[key];
    return isObject(inner) && typeof inner.type !== 'string';
  });
  if (wrapper === undefined) return true;
  find(
    '',
    `the connection parameters are wrapped in "${wrapper}"`,
    'Package the bare object: wrapped, the import fails with ApiHubsRequestFailed',
  );
  return false;
}
