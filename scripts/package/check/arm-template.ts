import { type JsonObject, list, object, show } from '../../lib/json.ts';
import { words } from '../../lib/words.ts';
import { isArmExpression } from '../logic-apps/escape-arm.ts';
import { checkConnection } from './arm-connection.ts';
import { checkDeclarations } from './arm-declarations.ts';
import { checkDependencies } from './arm-dependencies.ts';
import { checkExpressions, readArm } from './arm-expressions.ts';
import {
  type Declared,
  followVariables,
  listDeclared,
  listResources,
  type Resource,
  type Template,
  textsWithPlaces,
  withDeployed,
} from './arm-resources.ts';
import { checkWorkflow } from './arm-workflow.ts';
import { checkConnectionParameters } from './connection-parameters.ts';
import { definitionMembers } from './flow/members.ts';
import { listFlowOperations } from './flow/operations.ts';
import { type Find, within } from './package-finding.ts';
import { armResourceShape, armTemplateShape, hasShape } from './shapes.ts';

const maxBytes = 4 * 1024 * 1024;

/** Members that resources may have ("Understand the structure and syntax of ARM templates", Microsoft Learn; etag: the schemas). */
const common = words(`
  type apiVersion name location tags dependsOn properties comments condition copy etag identity kind metadata resources scope
`);

/**
 * Properties of each resource type (Azure/azure-resource-manager-schemas: Microsoft.Web 2016-06-01, Microsoft.Logic 2019-05-01).
 * The schema lacks what Learn has connections with a managed identity hold ("Authenticate access and connections to Azure
 * resources with managed identities", ARM template) and what is exported (Azure/LogicAppsUX, ConnectionProperties).
 */
const allowed: Record<string, string[]> = {
  'Microsoft.Web/customApis': words(`
    apiDefinitions apiType backendService brandColor capabilities connectionParameters description displayName iconUri
    runtimeUrls swagger wsdlDefinition
  `),
  'Microsoft.Web/connections': words(`
    alternativeParameterValues api authenticatedUser changedTime connectionRuntimeUrl connectionState createdTime
    customParameterValues displayName nonSecretParameterValues overallStatus parameterValues parameterValueSet
    parameterValueType statuses testLinks testRequests
  `),
  'Microsoft.Logic/workflows': words(`
    accessControl definition endpointsConfiguration integrationAccount integrationServiceEnvironment parameters state
  `),
};

/** Versions of each resource type that are no previews; the older ones of workflows have fewer of the properties above. */
const versions: Record<string, string[]> = {
  'Microsoft.Web/customApis': ['2016-06-01'],
  'Microsoft.Web/connections': ['2016-06-01'],
  'Microsoft.Logic/workflows': ['2019-05-01', '2017-07-01', '2016-10-01', '2016-06-01'],
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
export function checkArmTemplate(given: unknown, bytes: number, find: Find): void {
  const template = withDeployed(given, Object.keys(allowed));
  if (!hasShape<Template>(armTemplateShape, template, find)) return;
  if (!/deploymentTemplate\.json#?$/i.test(template.$schema ?? ''))
    find('$schema', `it is "${template.$schema ?? ''}"`, 'Name the schema of a deployment template');
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(template.contentVersion ?? ''))
    find('contentVersion', `it is "${template.contentVersion ?? ''}"`, 'Write four numbers');
  if (bytes > maxBytes) find('', `it has ${bytes} bytes`, 'Stay below 4 MB');
  const resources = listResources(template);
  const placeOf = ({ type, name = '' }: Resource): Find => within(`resources ${type} ${name}`, find);
  const misshapen = resources.filter((one) => !hasShape(armResourceShape, one, placeOf(one)));
  if (misshapen.length > 0) return;
  const declared = listDeclared(template);
  checkDeclarations(template, find);
  checkTexts(template, declared, find);
  const connectors = resources.filter(({ type }) => type === 'Microsoft.Web/customApis');
  if (connectors.length === 0)
    find(
      'resources',
      'there is no custom connector',
      'Add a resource of type Microsoft.Web/customApis if it is meant to be there',
      'note',
    );
  const others = new Set(resources.flatMap(typesIn).filter((type) => !(type in allowed)));
  if (others.size > 0)
    find(
      'resources',
      `these were passed over: ${[...others].join(', ')}`,
      `Checked are ${Object.keys(allowed).join(', ')}`,
      'note',
    );
  const existing = listResources(given as Template).filter((resource) => 'existing' in resource);
  checkDependencies(resources, existing, declared, find);
  for (const resource of resources) {
    if (!(resource.type !== undefined && resource.type in allowed)) continue;
    const place = placeOf(resource);
    const { comments: _comments, metadata: _metadata, ...texts } = resource;
    checkExpressions(texts, declared, place);
    // An expression in place of the properties says nothing about them.
    if (typeof resource.properties === 'string') continue;
    // A profile of the template says the versions of all.
    if (template.apiProfile === undefined || resource.apiVersion !== undefined)
      checkVersion(resource.type, resource.apiVersion ?? '', place);
    checkResource(resource, place);
    if (resource.type === 'Microsoft.Web/customApis') checkCustomApi(resource.properties ?? {}, declared, place);
    if (resource.type === 'Microsoft.Web/connections') checkConnection(resource, resources, declared, place);
    if (resource.type === 'Microsoft.Logic/workflows') checkWorkflow(resource, resources, declared, place);
  }
}

/** The type of a resource, and those of the resources inside of it. */
const typesIn = ({ type = '', resources }: Resource): string[] => [
  type,
  ...list(resources).map((inner) => `${type}/${show(object(inner).type)}`),
];

/** Checks the expressions outside of resources; functions of users have parameters of their own. */
function checkTexts({ parameters, variables, outputs }: Template, declared: Declared, find: Find): void {
  for (const [name, { defaultValue }] of Object.entries(parameters ?? {}))
    checkExpressions({ defaultValue }, declared, within(`parameters ${name}`, find));
  checkExpressions(variables, declared, within('variables', find));
  for (const [name, { metadata: _metadata, ...output }] of Object.entries(outputs ?? {}))
    checkExpressions(output, declared, within(`outputs ${name}`, find));
}

function checkResource(
  { symbolicName: _symbolicName, type = '', apiVersion: _apiVersion, name, location, properties, ...rest }: Resource,
  find: Find,
): void {
  const known = allowed[type];
  if (!known) return;
  if (!name) find('name', 'it has no name', 'Add one');
  if (!location) find('location', 'it has no location', 'Add one: without it the deployment fails');
  for (const key of Object.keys(rest))
    if (!common.includes(key))
      find(key, 'a resource has no such member', 'Azure does not say what it does with it', 'note');
  for (const key of Object.keys(properties ?? {})) {
    if (known.includes(key)) continue;
    // "Could not find member … on object of type 'FlowPropertiesDefinition'" (Azure/LogicAppsUX, issue 8590)
    if (type === 'Microsoft.Logic/workflows' && definitionMembers.includes(key)) {
      find(`properties/${key}`, 'it stands beside the definition', 'Put it into properties/definition');
      continue;
    }
    const isLost = inexpressible.includes(key);
    const cause = isLost ? 'Logic Apps has no room for it' : `${type} is not known to have such a property`;
    find(`properties/${key}`, cause, `Known are ${known.join(', ')}`, isLost ? 'error' : 'note');
  }
}

/** Connections are often written in a preview version, which Azure takes; what it holds is published nowhere. */
function checkVersion(type: string, version: string, find: Find): void {
  const known = versions[type] ?? [];
  if (known.includes(version) || isArmExpression(version)) return;
  const isPreview = /^\d{4}-\d{2}-\d{2}-preview$/.test(version);
  const what = isPreview ? `it is the preview "${version}"` : `it is "${version}"`;
  const remedy = `Write ${known[0]}; known are ${known.join(', ')}`;
  if (version === '') find('apiVersion', 'it has none', remedy);
  else find('apiVersion', what, remedy, isPreview ? 'note' : 'warning');
}

function checkCustomApi(properties: JsonObject, declared: Declared, find: Find): void {
  const { apiType, backendService, connectionParameters, capabilities, iconUri } = properties;
  const swagger = followVariables(properties.swagger, declared);
  if (apiType !== undefined && !isArmExpression(apiType) && !['NotSpecified', 'Rest', 'Soap'].includes(show(apiType)))
    find('properties/apiType', `it is "${show(apiType)}"`, 'Write Rest');
  if (!isArmExpression(backendService) && !object(backendService).serviceUrl)
    find(
      'properties/backendService',
      'there is no serviceUrl',
      'Add it: without it the deployment ends with "Invalid Api definition object"',
    );
  if (capabilities !== undefined && !isArmExpression(capabilities) && !Array.isArray(capabilities))
    find('properties/capabilities', 'it is no array', 'Write ["actions"]');
  if (iconUri !== undefined && !/^(https?:|data:image\/|\[)/.test(show(iconUri)))
    find(
      'properties/iconUri',
      'it is neither an https address nor data',
      'Embed the icon as data:image/png;base64,… to be sure of it',
      'note',
    );
  if (!isArmExpression(connectionParameters))
    checkConnectionParameters(connectionParameters ?? {}, within('properties/connectionParameters', find));
  // Without a definition of its own it may have the address of one.
  if (isArmExpression(swagger) || (swagger === undefined && properties.apiDefinitions !== undefined)) return;
  const definition = object(swagger);
  if (definition.swagger !== '2.0') {
    find('properties/swagger', 'it is no Swagger 2.0 definition', 'Put the definition there as an object');
    return;
  }
  for (const [place, text] of textsWithPlaces(definition, 'properties/swagger')) {
    const read = readArm(text);
    // Azure takes one that is a mere constant, such as [5], without its brackets.
    if (isArmExpression(text) && !('problem' in read) && read.kind === 'value')
      find(place, `"${text}" would be read as an expression`, 'Write [[ at its beginning');
  }
  const known = listFlowOperations(definition).map(({ operationId }) => operationId);
  for (const [place, text] of textsWithPlaces(definition, 'properties/swagger')) {
    if (/x-ms-dynamic-[a-z]+\/operationId$/.test(place) && !known.includes(text)) {
      find(place, `the values come from ${text}, which is not there`, 'Remove the dynamic values');
    }
  }
}
