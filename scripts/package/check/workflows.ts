import type { FileTree } from '../../lib/file-tree.ts';
import { text } from '../../lib/json.ts';
import { isSameName } from '../../lib/same-name.ts';
import { connectionNamesOf, type FlowDefinition, isOfType, listSteps, operationCalls } from '../flow.ts';
import type { CheckContext } from './check-context.ts';
import type { PackagedConnector } from './connector-element.ts';
import { checkText } from './element-order.ts';
import { checkCalls, checkFlow } from './flow/check-flow.ts';
import { findCloudFlowCall, findStandardCall } from './flow/find-calls.ts';
import { keyOf } from './manifest.ts';
import { type Find, within } from './package-finding.ts';
import { readJson } from './read-json.ts';
import { child, textOf, type XmlNode } from './read-xml.ts';
import { hasShape, workflowFileShape } from './shapes.ts';

interface Workflows {
  isPacked: boolean;
  workflows: XmlNode[];
  placeOf: (node: XmlNode, name: string) => string;
  references: XmlNode[];
  connectors: PackagedConnector[];
  files: FileTree;
  context: CheckContext;
}

/**
 * Checks connection references. One may lead to a connector that was imported before; certification asks for a solution that
 * holds it.
 */
export function checkConnectionReferences(
  references: XmlNode[],
  connectors: PackagedConnector[],
  { purpose }: CheckContext,
  find: Find,
): void {
  for (const node of references) {
    const place = within(`connectionreference ${node.attributes.connectionreferencelogicalname ?? ''}`, find);
    if (!node.attributes.connectionreferencelogicalname)
      place('', 'it has no logical name', 'Add connectionreferencelogicalname');
    const api = textOf(node, 'connectorid') ?? '';
    if (!/^\/providers\/Microsoft\.PowerApps\/apis\/./i.test(api))
      place('connectorid', `it is "${api}"`, 'Write /providers/Microsoft.PowerApps/apis/ and the id', 'warning');
    const id = textOf(child(node, 'customconnectorid'), 'connectorid');
    if (id !== undefined && !connectors.some((connector) => keyOf(connector.id) === keyOf(id)))
      place(
        'customconnectorid',
        `it names the connector ${id}, which the solution does not hold`,
        purpose === 'certification'
          ? connectors.length > 0
            ? 'Write the connectorid of the packaged connector'
            : 'Add the connector to this solution too'
          : 'Import the solution that holds it first',
        purpose === 'certification' ? 'error' : 'note',
      );
  }
}

/** Checks cloud flows: their elements, their files, and every call of a known connector in them. Other processes are passed over. */
export function checkWorkflows(parts: Workflows, findAnywhere: Find): void {
  const before = new Map<string, string>();
  for (const node of parts.workflows) {
    parts.context.budget.checkTime();
    const { Name: name = '', WorkflowId: id = '' } = node.attributes;
    const find = within(parts.placeOf(node, name), findAnywhere);
    const other = before.get(keyOf(id));
    // An id is the key of a row, so one of two with the same is lost.
    if (id !== '' && other !== undefined)
      find('WorkflowId', `its id ${id} is that of the process "${other}" before it`, 'Give each an id of its own');
    before.set(keyOf(id), name);
    if ((textOf(node, 'Category') ?? cloudFlow) !== cloudFlow) continue;
    if (!/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(id))
      find('WorkflowId', `it is "${id}"`, 'Write a GUID in braces');
    checkText(node, 'Type', ['1'], 'a definition', find, 'note');
    const state = `${textOf(node, 'StateCode')}/${textOf(node, 'StatusCode')}`;
    if (!['0/1', '1/2', '2/3'].includes(state))
      find(
        'StateCode/StatusCode',
        `they are ${state}`,
        'Write 0 and 1 for a flow that is switched off, or 1 and 2 for one that is on',
        'warning',
      );
    const link = textOf(node, 'JsonFileName') ?? '';
    const path = link.replace(/^\//, '');
    const there = [...parts.files.keys()].find((one) => isSameName(one, path));
    const bytes = there === undefined ? undefined : parts.files.get(there);
    if (there === undefined || bytes === undefined)
      find('JsonFileName', `the file ${path} is missing`, 'Add the file or correct the link');
    else {
      if (there !== path)
        find('JsonFileName', `the file ${path} is called ${there}`, 'Write both in the same capitals', 'warning');
      checkWorkflowFile(bytes, parts, within(path, findAnywhere));
    }
  }
  noteUnlinked(parts, findAnywhere);
}

/** Category of a process that is a cloud flow ("Workflow table", Microsoft Learn: modern flow). */
const cloudFlow = '5';

/** A file of a flow that no element links to is not imported. */
function noteUnlinked({ isPacked, workflows, files }: Workflows, find: Find): void {
  const linked = new Set(
    workflows.map((node) => (textOf(node, 'JsonFileName') ?? '').replace(/^\//, '').toLowerCase()),
  );
  for (const path of files.keys()) {
    if (!/^Workflows\/.*\.json$/i.test(path) || linked.has(path.toLowerCase())) continue;
    const element = isPacked ? 'the element' : `${path}.data.xml`;
    const remedy = `It is not imported: add ${element} if it is meant to be`;
    find(path, 'no Workflow element links to it', remedy, 'note');
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

function checkWorkflowFile(bytes: Uint8Array, parts: Workflows, find: Find): void {
  const file = readJson(bytes, find);
  if (file === undefined || !hasShape<WorkflowFile>(workflowFileShape, file, find)) return;
  const { definition, connectionReferences = {} } = file.properties;
  checkReferences(connectionReferences, parts, find);
  checkHosts(definition, Object.keys(connectionReferences), find);
  const connections = Object.entries(connectionReferences);
  const own = calledBy(connections, parts);
  const callees = own.flatMap(({ definition: called, keys }) =>
    called === undefined
      ? [] // said where the connector was read
      : { definition: called, findCall: findCloudFlowCall(called, (names) => names.some((key) => keys.includes(key))) },
  );
  checkFlow(definition, callees, find);
  const ownKeys = new Set(own.flatMap(({ keys }) => keys));
  const passedOver = new Set<string>();
  for (const [key, { api }] of connections) {
    if (ownKeys.has(key)) continue;
    const name = api?.logicalName ?? api?.name ?? key;
    const findCall = findStandardCall(name, key, (operation) => void passedOver.add(operation));
    checkCalls(definition, { definition: {}, findCall }, find);
  }
  if (passedOver.size > 0)
    find(
      '',
      `calls of these were passed over: ${[...passedOver].join(', ')}`,
      'What they take is not known here',
      'note',
    );
}

/** The packaged connectors with the names of the flow's connections that lead to them, as its file or the reference says. */
function calledBy(connections: [string, Reference][], { connectors, references }: Workflows) {
  const customIdOf = (name: string | undefined): string => {
    const node = references.find(({ attributes }) => isSameName(attributes.connectionreferencelogicalname, name));
    return keyOf(textOf(child(node, 'customconnectorid'), 'connectorid') ?? '');
  };
  return connectors.flatMap(({ id, name, definition }) => {
    const isOwn = ({ api, connection }: Reference) =>
      isSameName(api?.logicalName, name) ||
      (id !== '' && customIdOf(connection?.connectionReferenceLogicalName) === keyOf(id));
    const keys = connections.filter(([, reference]) => isOwn(reference)).map(([key]) => key);
    return keys.length === 0 ? [] : [{ definition, keys }];
  });
}

type Reference = NonNullable<WorkflowFile['properties']['connectionReferences']>[string];

/** A flow may go through references and connectors that the environment has already; certification wants them with it. */
function checkReferences(
  references: Record<string, Reference>,
  { references: known, connectors, context }: Workflows,
  find: Find,
): void {
  const severity = context.purpose === 'certification' ? 'error' : 'note';
  const names = known.map(({ attributes }) => attributes.connectionreferencelogicalname ?? '');
  for (const [key, { connection, api }] of Object.entries(references)) {
    const name = text(connection?.connectionReferenceLogicalName);
    if (name !== undefined && !names.some((one) => isSameName(one, name)))
      find(
        `connectionReferences ${key}`,
        `the solution has no connection reference ${name}`,
        names.length > 0
          ? `Take one of these: ${names.join(', ')}`
          : 'Add it to the solution, or have it in the environment',
        severity,
      );
    if (api?.logicalName !== undefined && !connectors.some((connector) => isSameName(connector.name, api.logicalName)))
      find(
        `connectionReferences ${key}`,
        `the solution has no connector ${api.logicalName}`,
        'Import the solution that holds it first, or write the name of the packaged connector',
        severity,
      );
  }
}

/** Every call must name a connection of the flow; one that names none would be passed over by the other checks. */
function checkHosts(definition: FlowDefinition, keys: string[], find: Find): void {
  const known = keys.join(', ') || 'there is none';
  for (const [name, step] of [...listSteps(definition.triggers), ...listSteps(definition.actions)]) {
    if (!isOfType(step, ...operationCalls)) continue;
    const named = connectionNamesOf(step);
    if (named.length === 0)
      find(name, 'its host names no connection', `Add connectionName, one of connectionReferences: ${known}`);
    else if (!named.some((one) => one.startsWith('@') || keys.includes(one)))
      find(
        name,
        `it calls through the connection "${named.join('", "')}"`,
        `Take one of connectionReferences: ${known}`,
      );
  }
}
