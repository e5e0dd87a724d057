import { object, show, stringsIn, text } from '../../lib/json.ts';
import { words } from '../../lib/words.ts';
import { isArmExpression } from '../logic-apps/escape-arm.ts';
import {
  type Declared,
  followVariables,
  isOfCustomApi,
  leadsTo,
  parametersIn,
  type Resource,
  waitsFor,
} from './arm-resources.ts';
import { type Find, within } from './package-finding.ts';

/** Checks a connection of the template's own connector: that it waits for it, and that no secret is written out. */
export function checkConnection(connection: Resource, resources: Resource[], declared: Declared, find: Find): void {
  const { properties = {} } = connection;
  const id = text(object(followVariables(properties.api, declared)).id) ?? '';
  if (!isOfCustomApi(id, declared)) return; // a connection of another connector
  const own = resources.find((one) => one.type === 'Microsoft.Web/customApis' && leadsTo(id, one, declared));
  if (!own)
    find(
      'properties/api',
      `it leads to "${id}", which is no connector of the template`,
      'Deploy that connector before, or write the resourceId of the custom connector',
      'note',
    );
  else if (!waitsFor(connection, own, declared))
    find('dependsOn', 'it does not wait for its connector', `Add "${own.symbolicName ?? id}"`);
  const declaredThere = followVariables(own?.properties?.connectionParameters, declared);
  const parameters = object(declaredThere);
  for (const [name, value] of Object.entries(object(followVariables(properties.parameterValues, declared)))) {
    const place = `properties/parameterValues/${name}`;
    if (own && typeof declaredThere !== 'string' && !Object.hasOwn(parameters, name))
      find(
        place,
        'the connector has no such connection parameter',
        `Take one of: ${Object.keys(parameters).join(', ')}`,
      );
    if (text(object(parameters[name]).type)?.startsWith('secure') === true)
      checkSecret(value, declared, within(place, find));
  }
}

/** Functions of ARM that only put texts together. */
const joins = words('concat format string base64 tolower toupper trim replace uricomponent');

/** A secret comes from a secure parameter, alone or put together with more, or from a function that asks for it. */
function checkSecret(given: unknown, declared: Declared, find: Find): void {
  const value = show(followVariables(given, declared));
  const names = parametersIn(value);
  const typed = names.map((name) => ({ name, ...declared.parameters.get(name.toLowerCase()) }));
  // A type by $ref has another place.
  const [secure, others] = [typed.filter(isSecure), typed.filter((one) => !isSecure(one))];
  const [first] = others;
  if (secure.length === 0 && isWrittenHere(value)) {
    if (first) find('', `the parameter ${first.name} is of type ${first.type}`, 'Take one of type securestring');
    else find('', 'a secret is written out', 'Take it from a parameter of type securestring');
  }
  // An empty one asks for nothing, and an expression such as newGuid() holds none (arm-ttk: "Secure String Parameters").
  for (const { name, defaultValue } of secure)
    if ([...stringsIn(defaultValue)].some(({ text }) => text !== '' && isWrittenHere(text)))
      find('', `the parameter ${name} has a default value`, 'Remove it: a secret does not belong in a template');
}

const isSecure = ({ type }: { type?: string }): boolean => type === undefined || /^secure/i.test(type);

/** Whether a text holds no more than what stands in it and in parameters. */
function isWrittenHere(value: string): boolean {
  if (!isArmExpression(value)) return true;
  const calls = value.replace(/'[^']*'/g, '').matchAll(/(\w+)\s*\(/g);
  return [...calls].every(([, name = '']) => [...joins, 'parameters'].includes(name.toLowerCase()));
}
