import { object, show, text } from '../../lib/json.ts';
import { leadsTo, type Resource, type Template, waitsFor } from './arm-resources.ts';
import type { Find } from './package-finding.ts';

/** Checks a connection of the template's own connector: that it waits for it, and that no secret is written out. */
export function checkConnection(connection: Resource, connectors: Resource[], template: Template, find: Find): void {
  const { properties = {} } = connection;
  const id = text(object(properties.api).id) ?? '';
  if (!id.includes('Microsoft.Web/customApis')) return; // a connection of another connector
  const own = connectors.find((connector) => leadsTo(id, connector));
  if (!own)
    find(
      'properties/api',
      `it leads to "${id}", which is no connector of the template`,
      'Deploy that connector before, or write the resourceId of the custom connector',
      'note',
    );
  else if (!waitsFor(connection, own)) find('dependsOn', 'it does not wait for its connector', `Add "${id}"`);
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
    if (text(object(parameters[name]).type)?.startsWith('secure') !== true) continue;
    const parameter = /^\[parameters\('(\w+)'\)\]$/.exec(show(value))?.[1];
    const declared = template.parameters?.[parameter ?? ''];
    if (!parameter) find(place, 'a secret is written out', 'Take it from a parameter of type securestring');
    else if (declared && declared.type !== 'securestring')
      find(place, `the parameter ${parameter} is a ${declared.type}`, 'Make it a securestring');
    else if (declared?.defaultValue !== undefined)
      find(
        place,
        `the parameter ${parameter} has a default value`,
        'Remove it: a secret does not belong in a template',
      );
  }
}
