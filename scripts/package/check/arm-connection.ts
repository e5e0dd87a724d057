import { object, show, stringsIn, text } from '../../lib/json.ts';
import { isArmExpression } from '../logic-apps/escape-arm.ts';
import {
  isOfCustomApi,
  leadsTo,
  memberNamed,
  parametersIn,
  type Resource,
  type Template,
  waitsFor,
} from './arm-resources.ts';
import { type Find, within } from './package-finding.ts';

/** Checks a connection of the template's own connector: that it waits for it, and that no secret is written out. */
export function checkConnection(connection: Resource, resources: Resource[], template: Template, find: Find): void {
  const { properties = {} } = connection;
  const id = text(object(properties.api).id) ?? '';
  if (!isOfCustomApi(id)) return; // a connection of another connector
  const own = resources.find((one) => one.type === 'Microsoft.Web/customApis' && leadsTo(id, one));
  if (!own)
    find(
      'properties/api',
      `it leads to "${id}", which is no connector of the template`,
      'Deploy that connector before, or write the resourceId of the custom connector',
      'note',
    );
  else if (!waitsFor(connection, own, resources))
    find('dependsOn', 'it does not wait for its connector', `Add "${own.symbolicName ?? id}"`);
  const declaredThere = own?.properties?.connectionParameters;
  const parameters = object(declaredThere);
  for (const [name, value] of Object.entries(object(properties.parameterValues))) {
    const place = `properties/parameterValues/${name}`;
    if (own && typeof declaredThere !== 'string' && !(name in parameters))
      find(
        place,
        'the connector has no such connection parameter',
        `Take one of: ${Object.keys(parameters).join(', ')}`,
      );
    if (text(object(parameters[name]).type)?.startsWith('secure') === true)
      checkSecret(show(value), template, within(place, find));
  }
}

/** A secret comes from a secure parameter, alone or put together with more, or from a function that asks for it. */
function checkSecret(value: string, template: Template, find: Find): void {
  if (!isArmExpression(value)) find('', 'a secret is written out', 'Take it from a parameter of type securestring');
  for (const name of parametersIn(value)) {
    const { type, defaultValue } = memberNamed(template.parameters, name) ?? {};
    const isSecure = type === undefined || /^secure/i.test(type); // a type by $ref has another place
    if (!isSecure && /^\[\s*parameters\([^)]*\)\s*\]$/i.test(value))
      find('', `the parameter ${name} is a ${type}`, 'Make it a securestring');
    // An empty one asks for nothing, and an expression such as newGuid() holds none (arm-ttk: "Secure String Parameters").
    else if (isSecure && [...stringsIn(defaultValue)].some(({ text }) => text !== '' && !isArmExpression(text)))
      find('', `the parameter ${name} has a default value`, 'Remove it: a secret does not belong in a template');
  }
}
