import { isObject, type JsonObject, object } from '../../lib/json.ts';
import { isSameName } from '../../lib/same-name.ts';
import type { FlowDefinition } from '../flow.ts';
import { asWorkflow, unescapeArm } from '../logic-apps/escape-arm.ts';
import {
  type Declared,
  followVariables,
  isOfCustomApi,
  leadsTo,
  type Resource,
  textsWithPlaces,
  waitsFor,
} from './arm-resources.ts';
import { checkParameterValues, outsideOfValue } from './arm-workflow-values.ts';
import { type Callee, checkFlow } from './flow/check-flow.ts';
import { connectionKeyIn, findLogicAppsCall } from './flow/find-calls.ts';
import { type Find, within } from './package-finding.ts';

/** What the shape check has made sure of in the properties of a workflow. */
interface Workflow {
  definition: FlowDefinition;
  parameters: JsonObject;
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
  const follow = (part: unknown): unknown => followVariables(part, declared);
  const { $connections: all } = object(follow(parameters));
  const { value } = object(follow(all));
  const isOpen =
    [follow(parameters), follow(all), follow(value)].some((part) => typeof part === 'string') ||
    outsideOfValue(follow(all)).length > 0;
  const connections = object(follow(value));
  const declaredKeys = Object.keys(definition.parameters ?? {}).map((key) => key.toLowerCase());
  for (const key of isObject(parameters) && typeof definition.parameters !== 'string' ? Object.keys(parameters) : [])
    if (!declaredKeys.includes(key.toLowerCase()))
      find(
        'properties/definition/parameters',
        `${key} is not declared`,
        `Declare it${key === '$connections' ? ' as an Object' : ', or leave its value out of properties/parameters'}`,
      );
  if (isObject(parameters)) checkParameterValues(parameters, definition.parameters, declared, find);
  const keys = new Set(Object.keys(connections).map((key) => key.toLowerCase()));
  for (const [place, text] of textsWithPlaces(definition, 'properties/definition')) {
    const key = connectionKeyIn(text);
    if (key !== undefined && !isOpen && !keys.has(key.toLowerCase()))
      find(place, `there is no connection ${key}`, `Take one of: ${Object.keys(connections).join(', ')}`);
  }
  const callees: Callee[] = [];
  for (const [key, connection] of Object.entries(connections)) {
    const { connectionId, id = '' } = object(follow(connection));
    if (typeof id !== 'string' || !isOfCustomApi(id, declared)) continue; // a connection of another connector
    const place = `properties/parameters/$connections/${key}`;
    const own = resources.find((one) => one.type === 'Microsoft.Web/customApis' && leadsTo(id, one, declared));
    const leadsThere = (one: Resource) => typeof connectionId === 'string' && leadsTo(connectionId, one, declared);
    const through = resources.find((one) => one.type === 'Microsoft.Web/connections' && leadsThere(one));
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
    const swagger = unescapeArm(follow(own?.properties?.swagger));
    if (!isObject(swagger)) continue;
    const isOwn = (name: string) => isSameName(connectionKeyIn(name), key);
    callees.push({ definition: swagger, findCall: findLogicAppsCall(swagger, isOwn) });
  }
  checkFlow(definition, callees, within('properties/definition', find));
}
