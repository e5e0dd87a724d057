import type { ConnectorSource } from '../connector/connector-source.ts';
import { encode, type FileTree } from '../lib/file-tree.ts';
import { assembleSolution, connectorComponent, connectorFiles } from './connector-solution.ts';
import { connectorElement, customizationsXml } from './customizations-xml.ts';
import type { Flow } from './flow.ts';
import {
  addHost,
  connectionReferenceElement,
  connectionReferencesOf,
  connectionsOf,
  listCalls,
} from './flow-connections.ts';
import { flowId, type Names, namesOf } from './names.ts';
import { rootComponent, solutionXml } from './solution-xml.ts';
import { element, type XmlElement } from './xml.ts';

/** Component type of a cloud flow ("Solution component type", Microsoft Learn: Workflow). */
const flowComponentType = 29;

/** The unmanaged solution that holds the connector and the flows, switched off, as files. */
export function flowSolution(source: ConnectorSource, flows: Flow[]): FileTree {
  const names = namesOf(source);
  const components = flows.map((flow) => rootComponent(flowComponentType, flowId(names, flow.name)));
  return assembleSolution({
    customizations: customizationsXml({
      connector: connectorElement(source, names),
      workflows: flows.map((flow) => workflowElement(flow, names)),
      connectionReferences: connectionsOf(source, flows).map(connectionReferenceElement),
    }),
    solution: solutionXml(names, {
      uniqueName: `${names.stem}Flows`,
      displayName: `${source.definition.info.title} sample flows`,
      components: [...components, connectorComponent(names)],
    }),
    content: new Map([
      ...connectorFiles(source, names),
      ...flows.map((flow): [string, Uint8Array] => [
        fileOf(flow, names),
        encode(JSON.stringify(workflowJson(flow, source))),
      ]),
    ]),
  });
}

function fileOf({ name }: Flow, names: Names): string {
  const words = name.split(' ').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `Workflows/${words.join('')}-${flowId(names, name).toUpperCase()}.json`;
}

/** The flow's element. StateCode 0 with StatusCode 1 is off, so that an import starts nothing that has no connection yet. */
function workflowElement(flow: Flow, names: Names): XmlElement {
  const fields = {
    JsonFileName: `/${fileOf(flow, names)}`,
    Type: '1',
    Subprocess: '0',
    Category: '5',
    Mode: '0',
    Scope: '4',
    OnDemand: '0',
    TriggerOnCreate: '0',
    TriggerOnDelete: '0',
    AsyncAutodelete: '0',
    SyncWorkflowLogOnFailure: '0',
    StateCode: '0',
    StatusCode: '1',
    RunAs: '1',
    IsTransacted: '1',
    IntroducedVersion: names.version,
    IsCustomizable: '1',
    BusinessProcessType: '0',
    IsCustomProcessingStepAllowedForOtherPublishers: '1',
    ModernFlowType: '0',
    PrimaryEntity: 'none',
  };
  const inEnglish = (tag: string, description: string) => element(tag, '', { languagecode: '1033', description });
  return element(
    'Workflow',
    [
      ...Object.entries(fields).map(([tag, text]) => element(tag, text)),
      element('LocalizedNames', [inEnglish('LocalizedName', flow.name)]),
      element('Descriptions', [inEnglish('Description', flow.description)]),
    ],
    { WorkflowId: `{${flowId(names, flow.name)}}`, Name: flow.name, Description: flow.description },
  );
}

/** The file of a cloud flow: the sample's definition with host, connection and the members that the designer expects. */
function workflowJson(flow: Flow, source: ConnectorSource): object {
  const names = namesOf(source);
  const packaged = structuredClone(flow);
  for (const step of listCalls(packaged)) addHost(step, names);
  return {
    properties: {
      connectionReferences: connectionReferencesOf(connectionsOf(source, [flow])),
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        parameters: {
          $connections: { defaultValue: {}, type: 'Object' },
          $authentication: { defaultValue: {}, type: 'SecureObject' },
        },
        ...packaged.definition,
      },
      templateName: '',
    },
    schemaVersion: '1.0.0.0',
  };
}
