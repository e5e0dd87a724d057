import { isObject, type JsonObject } from '../../lib/json.ts';
import type { FlowDefinition } from '../flow.ts';
import { unescapeArm } from '../logic-apps/escape-arm.ts';
import { leadsTo, type Resource, textsWithPlaces } from './arm-resources.ts';
import { checkFlow } from './flow/check-flow.ts';
import { findLogicAppsCall } from './flow/find-calls.ts';
import { type Find, within } from './package-finding.ts';

/** What the shape check has made sure of in the properties of a workflow. */
interface Workflow {
  definition: FlowDefinition & { parameters?: JsonObject };
  parameters: { $connections?: { value?: Record<string, { connectionId?: string; id?: string }> } };
  state: string;
}

/** Checks a workflow: its connections, and every call of the template's own connector in it. */
export function checkWorkflow({ properties = {}, dependsOn = [] }: Resource, connectors: Resource[], find: Find): void {
  const { definition, parameters, state } = unescapeArm<Partial<Workflow>>(properties);
  if (definition === undefined) return; // the shape check says so
  if (state !== undefined && !/^(Enabled|Disabled|\[.*\])$/.test(state))
    find('properties/state', `it is "${state}"`, 'Write Enabled or Disabled');
  const connections = parameters?.$connections?.value ?? {};
  if (Object.keys(connections).length > 0 && !definition.parameters?.$connections) {
    find('properties/definition/parameters', '$connections is not declared', 'Declare it as an Object');
  }
  for (const [place, text] of textsWithPlaces(definition, 'properties/definition')) {
    const key = /^@parameters\('\$connections'\)\['([^']+)'\]/.exec(text)?.[1];
    if (key !== undefined && !(key in connections))
      find(place, `there is no connection ${key}`, `Take one of: ${Object.keys(connections).join(', ')}`);
  }
  for (const [key, { connectionId = '', id = '' }] of Object.entries(connections)) {
    if (!id.includes('Microsoft.Web/customApis')) continue; // a connection of another connector
    const place = `properties/parameters/$connections/${key}`;
    if (!dependsOn.includes(connectionId))
      find(place, 'the workflow does not wait for the connection', `Add "${connectionId}" to dependsOn`);
    const own = connectors.find((connector) => leadsTo(id, connector));
    if (!own)
      find(
        place,
        `it leads to "${id}", which is no connector of the template`,
        'Write the resourceId of the custom connector',
      );
    const swagger = unescapeArm(own?.properties?.swagger);
    if (!isObject(swagger)) continue;
    const isOwn = (name: string) => name.startsWith(`@parameters('$connections')['${key}']`);
    checkFlow(definition, swagger, findLogicAppsCall(swagger, isOwn), within('properties/definition', find));
  }
}
