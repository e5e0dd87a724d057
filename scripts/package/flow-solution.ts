import type { ConnectorSource } from '../connector/connector-source.ts';
import { encode, type FileTree } from '../lib/file-tree.ts';
import { object } from '../lib/json.ts';
import { assembleSolution, connectorComponent, connectorFiles } from './connector-solution.ts';
import { connectorElement, customizationsXml } from './customizations-xml.ts';
import { type Flow, listSteps } from './flow.ts';
import { flowId, type Names, namesOf } from './names.ts';
import { rootComponent, solutionXml } from './solution-xml.ts';
import { element, type XmlElement } from './xml.ts';

/** Component type of a cloud flow ("Solution component type", Microsoft Learn: Workflow). */
const flowComponentType = 29;

/** The unmanaged solution that holds the connector and the flows, switched off, as files. */
export function flowSolution(source: ConnectorSource, flows: Flow[]): FileTree {
  const names = namesOf(source);
  const title = source.definition.info.title;
  const components = flows.map((flow) => rootComponent(flowComponentType, flowId(names, flow.name)));
  return assembleSolution({
    customizations: customizationsXml({
      connector: connectorElement(source, names),
      workflows: flows.map((flow) => workflowElement(flow, names)),
      connectionReferences: [connectionReferenceElement(title, names)],
    }),
    solution: solutionXml(names, {
      uniqueName: `${names.stem}Flows`,
      displayName: `${title} sample flows`,
      components: [...components, connectorComponent(names)],
    }),
    content: new Map([
      ...connectorFiles(source, names),
      ...flows.map((flow): [string, Uint8Array] => [
        fileOf(flow, names),
        encode(JSON.stringify(workflowJson(flow, names))),
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
  const localized = element('LocalizedName', '', { languagecode: '1033', description: flow.name });
  return element(
    'Workflow',
    [...Object.entries(fields).map(([tag, text]) => element(tag, text)), element('LocalizedNames', [localized])],
    { WorkflowId: `{${flowId(names, flow.name)}}`, Name: flow.name },
  );
}

/** `customconnectorid` is what ties the reference to the connector in the package; the id above it is a stand-in. */
function connectionReferenceElement(title: string, names: Names): XmlElement {
  return element(
    'connectionreference',
    [
      element('connectionreferencedisplayname', title),
      element('connectorid', `/providers/Microsoft.PowerApps/apis/${names.api}`),
      element('customconnectorid', [element('connectorid', names.connectorId)]),
      element('iscustomizable', '1'),
      element('promptingbehavior', '0'),
      element('statecode', '0'),
      element('statuscode', '1'),
    ],
    { connectionreferencelogicalname: names.connectionReference },
  );
}

/** The file of a cloud flow: the sample's definition with host, connection and the members that the designer expects. */
function workflowJson(flow: Flow, names: Names): object {
  const definition = structuredClone(flow.definition);
  for (const steps of [definition.triggers, definition.actions]) {
    for (const [, step] of listSteps(steps)) {
      if (step.type !== 'OpenApiConnection') continue;
      const inputs = object(step.inputs);
      const { operationId } = object(inputs.host);
      const apiId = `/providers/Microsoft.PowerApps/apis/${names.api}`;
      step.inputs = { ...inputs, host: { connectionName: names.api, operationId, apiId } };
    }
  }
  return {
    properties: {
      connectionReferences: {
        [names.api]: {
          runtimeSource: 'embedded',
          connection: { connectionReferenceLogicalName: names.connectionReference },
          api: { name: names.api, logicalName: names.connector },
        },
      },
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        parameters: {
          $connections: { defaultValue: {}, type: 'Object' },
          $authentication: { defaultValue: {}, type: 'SecureObject' },
        },
        ...definition,
      },
      templateName: '',
    },
    schemaVersion: '1.0.0.0',
  };
}
