import type { FlowDefinition } from '../flow.ts';
import { checkFlow } from '../flow-check/check-flow.ts';
import { findLogicAppsCall } from '../flow-check/find-calls.ts';
import { listFlowOperations } from '../flow-check/operations.ts';
import { isArmExpression, unescapeArm } from '../logic-apps/escape-arm.ts';
import { armTypes, checkConnectionParameters } from './connection-parameters.ts';
import { type Find, within } from './package-finding.ts';
import { armTemplateShape, hasShape } from './shapes.ts';

type Values = Record<string, unknown>;

export interface Resource {
  type?: string;
  apiVersion?: string;
  name?: string;
  location?: string;
  dependsOn?: string[];
  properties?: Values;
}

interface Template {
  $schema?: string;
  contentVersion?: string;
  parameters?: Record<string, { type?: string; defaultValue?: unknown }>;
  resources?: Resource[];
}

const maxBytes = 4 * 1024 * 1024;

/** Members of a resource that every type may have. */
const common = [
  'type',
  'apiVersion',
  'name',
  'location',
  'tags',
  'dependsOn',
  'properties',
  'comments',
  'condition',
  'identity',
  'scope',
];

/** Properties of each resource type (Azure/azure-resource-manager-schemas: Microsoft.Web 2016-06-01, Microsoft.Logic 2019-05-01). */
const allowed: Record<string, string[]> = {
  'Microsoft.Web/customApis': [
    ...[
      'apiDefinitions',
      'apiType',
      'backendService',
      'brandColor',
      'capabilities',
      'connectionParameters',
      'description',
    ],
    ...['displayName', 'iconUri', 'runtimeUrls', 'swagger', 'wsdlDefinition'],
  ],
  'Microsoft.Web/connections': [
    ...['api', 'changedTime', 'createdTime', 'customParameterValues', 'displayName', 'nonSecretParameterValues'],
    ...['parameterValues', 'statuses', 'testLinks'],
  ],
  'Microsoft.Logic/workflows': [
    ...['accessControl', 'definition', 'endpointsConfiguration', 'integrationAccount', 'integrationServiceEnvironment'],
    ...['parameters', 'state'],
  ],
};

/** What a custom connector has in apiProperties.json and cannot have here. */
const inexpressible = [
  'scriptOperations',
  'scriptDefinitionUrl',
  'policyTemplateInstances',
  'connectionParameterSets',
  'iconBrandColor',
];

/** Checks an ARM template with a custom connector for Logic Apps, its connections and workflows. */
export function checkArmTemplate(template: unknown, bytes: number, find: Find): void {
  if (!hasShape<Template>(armTemplateShape, template, find)) return;
  if (!/deploymentTemplate\.json#?$/.test(template.$schema ?? ''))
    find('$schema', `it is "${template.$schema ?? ''}"`, 'Name the schema of a deployment template');
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(template.contentVersion ?? ''))
    find('contentVersion', `it is "${template.contentVersion ?? ''}"`, 'Write four numbers');
  if (bytes > maxBytes) find('', `it has ${bytes} bytes`, 'Stay below 4 MB');
  const resources = template.resources ?? [];
  const connectors = resources.filter(({ type }) => type === 'Microsoft.Web/customApis');
  if (connectors.length === 0)
    find('resources', 'there is no custom connector', 'Add a resource of type Microsoft.Web/customApis');
  for (const resource of resources) {
    const place = within(`resources ${resource.type ?? ''} ${resource.name ?? ''}`, find);
    checkResource(resource, template, place);
    if (resource.type === 'Microsoft.Web/customApis') checkCustomApi(resource.properties ?? {}, place);
    if (resource.type === 'Microsoft.Web/connections') checkConnection(resource, connectors, template, place);
    if (resource.type === 'Microsoft.Logic/workflows') checkWorkflow(resource, connectors, place);
  }
}

function checkResource(
  { type = '', apiVersion, name, location, properties, ...rest }: Resource,
  template: Template,
  find: Find,
): void {
  const known = allowed[type];
  if (!known) {
    find(
      'type',
      `resources of type "${type}" are not part of such a template`,
      `Take ${Object.keys(allowed).join(', ')}`,
    );
    return;
  }
  if (!/^\d{4}-\d{2}-\d{2}(-preview)?$/.test(apiVersion ?? ''))
    find('apiVersion', `it is "${apiVersion ?? ''}"`, 'Write a version such as 2016-06-01');
  if (!name) find('name', 'it has no name', 'Add one');
  if (!location) find('location', 'it has no location', 'Add one: without it the deployment fails');
  for (const key of Object.keys(rest))
    if (!common.includes(key)) find(key, 'a resource has no such member', 'Remove it');
  for (const key of Object.keys(properties ?? {})) {
    if (known.includes(key)) continue;
    const cause = inexpressible.includes(key) ? 'Logic Apps has no room for it' : `${type} has no such property`;
    find(`properties/${key}`, cause, `Remove it; known are ${known.join(', ')}`);
  }
  for (const [place, parameter] of parameterUses({ name, location, properties, ...rest })) {
    if (!(parameter in (template.parameters ?? {})))
      find(place, `there is no parameter ${parameter}`, 'Declare it or correct the name');
  }
}

function checkCustomApi(properties: Values, find: Find): void {
  const { apiType, backendService, connectionParameters, capabilities, swagger, iconUri } = properties;
  if (apiType !== undefined && !['NotSpecified', 'Rest', 'Soap'].includes(String(apiType)))
    find('properties/apiType', `it is "${apiType}"`, 'Write Rest');
  if (!(backendService as { serviceUrl?: string } | undefined)?.serviceUrl)
    find(
      'properties/backendService',
      'there is no serviceUrl',
      'Add it: without it the deployment ends with "Invalid Api definition object"',
    );
  if (capabilities !== undefined && !Array.isArray(capabilities))
    find('properties/capabilities', 'it is no array', 'Write ["actions"]');
  if (iconUri !== undefined && !/^(https:|data:image\/|\[)/.test(String(iconUri)))
    find('properties/iconUri', 'it is neither an https address nor data', 'Embed the icon as data:image/png;base64,…');
  checkConnectionParameters(connectionParameters ?? {}, within('properties/connectionParameters', find), armTypes);
  const definition = swagger as { swagger?: string; paths?: object } | undefined;
  if (definition?.swagger !== '2.0') {
    find('properties/swagger', 'it is no Swagger 2.0 definition', 'Put the definition there as an object');
    return;
  }
  for (const [place, text] of strings(definition, 'properties/swagger')) {
    if (isArmExpression(text)) find(place, `"${text}" would be read as an expression`, 'Write [[ at its beginning');
  }
  const known = listFlowOperations(definition).map(({ operationId }) => operationId);
  for (const [place, text] of strings(definition, 'properties/swagger')) {
    if (/x-ms-dynamic-[a-z]+\/operationId$/.test(place) && !known.includes(text)) {
      find(place, `the values come from ${text}, which is not there`, 'Remove the dynamic values');
    }
  }
}

function checkConnection(
  { properties = {}, dependsOn = [] }: Resource,
  connectors: Resource[],
  template: Template,
  find: Find,
): void {
  const { id } = properties.api as { id: string };
  if (!id.includes('Microsoft.Web/customApis')) return; // a connection of another connector
  if (!dependsOn.includes(id)) find('dependsOn', 'it does not wait for its connector', `Add "${id}"`);
  const own = connectors.find((connector) => leadsTo(id, connector));
  if (!own) {
    find(
      'properties/api',
      `it leads to "${id}", which is no connector of the template`,
      'Write the resourceId of the custom connector',
    );
  }
  const parameters = (own?.properties?.connectionParameters ?? {}) as Record<string, { type?: string }>;
  for (const [name, value] of Object.entries((properties.parameterValues ?? {}) as Values)) {
    const place = `properties/parameterValues/${name}`;
    if (own && !(name in parameters))
      find(
        place,
        'the connector has no such connection parameter',
        `Take one of: ${Object.keys(parameters).join(', ')}`,
      );
    if (!String(parameters[name]?.type).startsWith('secure')) continue;
    const parameter = /^\[parameters\('(\w+)'\)\]$/.exec(String(value))?.[1];
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

function checkWorkflow({ properties = {}, dependsOn = [] }: Resource, connectors: Resource[], find: Find): void {
  const { definition, parameters, state } = unescapeArm(properties) as unknown as {
    definition: FlowDefinition & { parameters?: Values };
    parameters?: { $connections?: { value?: Record<string, { connectionId?: string; id?: string }> } };
    state?: string;
  };
  if (state !== undefined && !/^(Enabled|Disabled|\[.*\])$/.test(state))
    find('properties/state', `it is "${state}"`, 'Write Enabled or Disabled');
  const connections = parameters?.$connections?.value ?? {};
  if (Object.keys(connections).length > 0 && !definition.parameters?.$connections) {
    find('properties/definition/parameters', '$connections is not declared', 'Declare it as an Object');
  }
  for (const [place, text] of strings(definition, 'properties/definition')) {
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
    const swagger = unescapeArm(own?.properties?.swagger) as object | undefined;
    if (!swagger) continue;
    const isOwn = (name: string) => name.startsWith(`@parameters('$connections')['${key}']`);
    checkFlow(definition, swagger, findLogicAppsCall(swagger, isOwn), within('properties/definition', find));
  }
}

/** Whether a resource id names a resource of the template: it holds the expression of its name. */
function leadsTo(id: string, { name = '' }: Resource): boolean {
  return name !== '' && id.includes(name.replace(/^\[|\]$/g, ''));
}

/** Uses of template parameters; texts inside workflow definitions belong to the workflow language and begin with @. */
function parameterUses(value: unknown): [string, string][] {
  return [...strings(value, '')].flatMap(([place, text]) => {
    if (!isArmExpression(text)) return [];
    return [...text.matchAll(/parameters\('(\w+)'\)/g)].map(([, name]): [string, string] => [
      place.replace(/^\//, ''),
      name as string,
    ]);
  });
}

function* strings(value: unknown, place: string): Generator<[string, string]> {
  if (typeof value === 'string') yield [place, value];
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) yield* strings(part, `${place}/${key}`);
  }
}
