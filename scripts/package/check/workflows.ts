import type { FileTree } from '../../lib/file-tree.ts';
import { object, text } from '../../lib/json.ts';
import { words } from '../../lib/words.ts';
import type { FlowDefinition } from '../flow.ts';
import type { PackagedConnector } from './connector-element.ts';
import { checkOrder, checkText } from './element-order.ts';
import { checkFlow } from './flow/check-flow.ts';
import { findCloudFlowCall } from './flow/find-calls.ts';
import { type Find, within } from './package-finding.ts';
import { readJson } from './read-json.ts';
import { child, childrenNamed, textOf, type XmlNode } from './read-xml.ts';
import { hasShape, workflowFileShape } from './shapes.ts';

const workflowOrder = words(`
  JsonFileName Type Subprocess Category Mode Scope OnDemand TriggerOnCreate TriggerOnDelete AsyncAutodelete
  SyncWorkflowLogOnFailure StateCode StatusCode CreateStage? UpdateStage? DeleteStage? RunAs SdkMessageId? UniqueName?
  IsTransacted IntroducedVersion IsCustomizable BusinessProcessType IsCustomProcessingStepAllowedForOtherPublishers
  ModernFlowType? PrimaryEntity LocalizedNames Descriptions?
`);
const referenceOrder = words(`
  connectionreferencedisplayname connectorid customconnectorid? description? iscustomizable promptingbehavior?
  statecode statuscode
`);

interface Workflows {
  workflows: XmlNode[];
  /** Logical names of the connection references. */
  references: string[];
  connectors: PackagedConnector[];
  files: FileTree;
}

/** Checks connection references: order, and that each leads to a connector of the solution. */
export function checkConnectionReferences(
  list: XmlNode | undefined,
  connectors: PackagedConnector[],
  find: Find,
): void {
  for (const node of childrenNamed(list, 'connectionreference')) {
    const place = within(`connectionreference ${node.attributes.connectionreferencelogicalname ?? ''}`, find);
    if (!node.attributes.connectionreferencelogicalname)
      place('', 'it has no logical name', 'Add connectionreferencelogicalname');
    checkOrder(node, referenceOrder, place);
    const api = textOf(node, 'connectorid') ?? '';
    if (!api.startsWith('/providers/Microsoft.PowerApps/apis/'))
      place('connectorid', `it is "${api}"`, 'Write /providers/Microsoft.PowerApps/apis/ and the id');
    const custom = child(node, 'customconnectorid');
    const id = textOf(custom, 'connectorid');
    if (custom && !connectors.some((connector) => connector.id === id)) {
      place(
        'customconnectorid',
        `it names the connector ${id ?? ''}, which the solution does not hold`,
        'Write the connectorid of the packaged connector',
      );
    }
  }
}

/** Checks flows: their elements, their files, and every call of a packaged connector in them. */
export function checkWorkflows(parts: Workflows, findAnywhere: Find): void {
  const linked = new Set<string>();
  for (const node of parts.workflows) {
    const name = node.attributes.Name ?? '';
    const find = within(`customizations.xml Workflow "${name}"`, findAnywhere);
    checkOrder(node, workflowOrder, find);
    const id = node.attributes.WorkflowId ?? '';
    if (!/^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/.test(id))
      find('WorkflowId', `it is "${id}"`, 'Write a GUID in lower case and braces');
    checkText(node, 'Category', ['5'], 'a cloud flow', find);
    checkText(node, 'Type', ['1'], 'a definition', find);
    const state = `${textOf(node, 'StateCode')}/${textOf(node, 'StatusCode')}`;
    if (state !== '0/1' && state !== '1/2') {
      find(
        'StateCode/StatusCode',
        `they are ${state}`,
        'Write 0 and 1 for a flow that is switched off, or 1 and 2 for one that is on',
      );
    }
    const link = textOf(node, 'JsonFileName') ?? '';
    const path = link.replace(/^\//, '');
    linked.add(path);
    const wanted = new RegExp(`^/Workflows/[^/ ]+-${id.slice(1, -1).toUpperCase()}\\.json$`);
    if (!wanted.test(link))
      find(
        'JsonFileName',
        `it links to ${link}`,
        `Link to /Workflows/NAME-${id.slice(1, -1).toUpperCase()}.json, without blanks`,
      );
    const bytes = parts.files.get(path);
    if (!bytes) find('JsonFileName', `the file ${path} is missing`, 'Add the file or correct the link');
    else checkWorkflowFile(bytes, parts, within(path, findAnywhere));
  }
  for (const path of parts.files.keys()) {
    if (path.startsWith('Workflows/') && !path.endsWith('/') && !linked.has(path))
      findAnywhere(path, 'no Workflow element links to it', 'Remove it or add the element');
  }
}

interface WorkflowFile {
  properties: {
    connectionReferences?: Record<
      string,
      { connection?: { connectionReferenceLogicalName?: string }; api?: { name?: string; logicalName?: string } }
    >;
    definition: FlowDefinition;
  };
  schemaVersion?: string;
}

function checkWorkflowFile(bytes: Uint8Array, { references, connectors }: Workflows, find: Find): void {
  const file = readJson(bytes, find);
  if (file === undefined || !hasShape<WorkflowFile>(workflowFileShape, file, find)) return;
  const { definition, connectionReferences = {} } = file.properties;
  if (file.schemaVersion !== '1.0.0.0') find('schemaVersion', `it is "${file.schemaVersion ?? ''}"`, 'Write 1.0.0.0');
  for (const [key, { connection, api }] of Object.entries(connectionReferences)) {
    const name = connection?.connectionReferenceLogicalName ?? '';
    if (!references.includes(name))
      find(
        `connectionReferences ${key}`,
        `there is no connection reference ${name}`,
        `Take one of customizations.xml: ${references.join(', ') || 'it has none'}`,
      );
    if (api?.logicalName !== undefined && !connectors.some((connector) => connector.name === api.logicalName)) {
      find(
        `connectionReferences ${key}`,
        `the solution has no connector ${api.logicalName}`,
        'Write the name of the packaged connector',
      );
    }
  }
  checkHosts(definition, Object.keys(connectionReferences), find);
  for (const connector of connectors) {
    if (!connector.definition) continue;
    const keys = Object.entries(connectionReferences)
      .filter(([, { api }]) => api?.logicalName === connector.name)
      .map(([key]) => key);
    checkFlow(
      definition,
      connector.definition,
      findCloudFlowCall(connector.definition, (key) => keys.includes(key ?? '')),
      find,
    );
  }
}

/** Every call must name a connection of the flow; one that names none would be passed over by the other checks. */
function checkHosts(definition: FlowDefinition, keys: string[], find: Find): void {
  const walk = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { operationId, connectionName } = object(object(value).host);
    const name = text(connectionName) ?? '';
    if (operationId !== undefined && !keys.includes(name)) {
      find(
        place,
        `it calls through the connection "${name}"`,
        `Take one of connectionReferences: ${keys.join(', ') || 'there is none'}`,
      );
    }
    for (const [key, part] of Object.entries(value)) walk(part, key === 'inputs' || key === 'actions' ? place : key);
  };
  walk({ ...definition.triggers, ...definition.actions }, '');
}
