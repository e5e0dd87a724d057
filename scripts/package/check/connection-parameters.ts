import { connectionParameterTypes } from '../../lib/api-properties.ts';
import { isObject, object, show } from '../../lib/json.ts';
import type { Find } from './package-finding.ts';

/** Types that Microsoft.Web/customApis knows (ARM schema 2016-06-01). */
export const armTypes = [
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

/** Checks the bare object of connection parameters: no wrapping, known types, no secret. */
export function checkConnectionParameters(value: unknown, find: Find, known = connectionParameterTypes): void {
  if (!isObject(value)) {
    find('', 'the connection parameters are no object', 'Package the bare connectionParameters object');
    return;
  }
  for (const wrapper of ['properties', 'connectionParameters']) {
    const inner = value[wrapper];
    if (isObject(inner) && typeof inner.type !== 'string') {
      find(
        '',
        `the connection parameters are wrapped in "${wrapper}"`,
        'Package the bare object: wrapped, the import fails with ApiHubsRequestFailed',
      );
      return;
    }
  }
  for (const [name, parameter] of Object.entries(value)) {
    const { type = '', defaultValue, oAuthSettings, uiDefinition } = object(parameter);
    if (!known.includes(show(type))) find(name, `its type is "${show(type)}"`, `Take one of: ${known.join(', ')}`);
    if (show(type).startsWith('secure') && defaultValue !== undefined)
      find(name, 'a secret has a default value', 'Remove it: the file is public');
    if (object(oAuthSettings).clientSecret) find(name, 'there is a client secret', 'Remove it: the file is public');
    const { required, hidden } = object(object(uiDefinition).constraints);
    for (const [key, flag] of Object.entries({ required, hidden })) {
      if (flag !== undefined && flag !== 'true' && flag !== 'false')
        find(
          name,
          `its constraint ${key} is ${JSON.stringify(flag)}`,
          'Write "true" or "false" as a text: certification refuses a boolean',
        );
    }
  }
}
