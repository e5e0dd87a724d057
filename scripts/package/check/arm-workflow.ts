import { isObject, type JsonObject } from '../../lib/json.ts';
import type { FlowDefinition } from '../flow.ts';
import { asWorkflow, unescapeArm } from '../logic-apps/escape-arm.ts';
import { type Declared, isOfCustomApi, leadsTo, type Resource, textsWithPlaces, waitsFor } from './arm-resources.ts';
import { type Callee, checkFlow } from './flow/check-flow.ts';
import { findLogicAppsCall } from './flow/find-calls.ts';
import { type Find, within } from './package-finding.ts';

type Connections = Record<string, { connectionId?: string; id?: string }>;

/** What the shape check has made sure of in the properties of a workflow. */
interface Workflow {
  definition: FlowDefinition;
  parameters: JsonObject & { $connections?: { value?: Connections } };
  state: string;
}

/** Checks a workflow: its connections, and every call of the template's own connector in it. */
export function checkWorkflow(workflow: Resource, resources: Resource[], declared: Declared, find: Find): void {
  const { parameters, state, ...rest }: Partial<Workflow> = unescapeArm(workflow.properties ?? {});
  // The shape check says what is missing, and an expression says nothing.
  if (!isObject(rest.definition)) return;
  const definition = asWorkflow(workflow.properties?.definition as unknown as Workflow['definition']);
  if (state !== undefined && !/^(Enabled|Disabled|\[.*\])$/.test(state))
    find('properties/state', `it is "${state}"`, 'Write Enabled or Disabled');
  const isOpen = [parameters, parameters?.$connections, parameters?.$connections?.value].some(
    (part) => typeof part === 'string',
  );
  const connections: Connections = isOpen ? {} : (parameters?.$connections?.value ?? {});
  const declaredKeys = Object.keys(definition.parameters ?? {}).map((key) => key.toLowerCase());
  for (const key of isObject(parameters) && typeof definition.parameters !== 'string' ? Object.keys(parameters) : [])
    if (!declaredKeys.includes(key.toLowerCase()))
      find(
        'properties/definition/parameters',
        `${key} is not declared`,
        `Declare it${key === '$connections' ? ' as an Object' : ', or leave its value out of properties/parameters'}`,
      );
  const keys = new Set(Object.keys(connections).map((key) => key.toLowerCase()));
  for (const [place, text] of textsWithPlaces(definition, 'properties/definition')) {
    const key = /^@parameters\('\$connections'\)\['([^']+)'\]/i.exec(text)?.[1];
    if (key !== undefined && !isOpen && !keys.has(key.toLowerCase()))
      find(place, `there is no connection ${key}`, `Take one of: ${Object.keys(connections).join(', ')}`);
  }
  const callees: Callee[] = [];
  for (const [key, connection] of Object.entries(connections)) {
    const { connectionId = '', id = '' } = connection;
    if (!isOfCustomApi(id)) continue; // a connection of another connector
    const place = `properties/parameters/$connections/${key}`;
    const own = resources.find((one) => one.type === 'Microsoft.Web/customApis' && leadsTo(id, one));
    const through = resources.find((one) => one.type === 'Microsoft.Web/connections' && leadsTo(connectionId, one));
    if (through && !waitsFor(workflow, through, declared))
      find(
        place,
        'the workflow does not wait for the connection',
        `Add "${through.symbolicName ?? connectionId}" to dependsOn`,
      );
    if (!own)
      find(
        place,
        `it leads to "${id}", which is no connector of the template`,
        'Deploy that connector before, or write the resourceId of the custom connector',
        'note',
      );
    if (typeof own?.properties === 'string') continue;
    const swagger = unescapeArm(own?.properties?.swagger);
    if (!isObject(swagger)) continue;
    const beginning = `@parameters('$connections')['${key}']`.toLowerCase();
    const isOwn = (name: string) => name.toLowerCase().startsWith(beginning);
    callees.push({ definition: swagger, findCall: findLogicAppsCall(swagger, isOwn) });
  }
  checkFlow(definition, callees, within('properties/definition', find));
}
