import { join } from 'node:path';
import type { ConnectorSource } from '../../connector/connector-source.ts';
import { readText } from '../../lib/file-tree.ts';
import { object } from '../../lib/json.ts';
import { type Flow, flowsFolder, listSteps } from '../flow.ts';
import { namesOf } from '../names.ts';
import { describeForLogicApps } from './differences.ts';
import { escapeArm } from './escape-arm.ts';

/** The API versions whose resource types this template was checked against with the Bicep compiler. */
const apiVersions = { web: '2016-06-01', logic: '2019-05-01' };

const connectionKey = 'cqcdata';

/** Reads the sample workflow for Logic Apps; its calls name method and path, the template adds the connection. */
export function readLogicAppsWorkflow(): Flow {
  return JSON.parse(readText(join(flowsFolder, 'logic-apps.workflow.json')));
}

/**
 * Builds the ARM template for Azure Logic Apps (Consumption): custom connector, connection and sample workflow. The
 * subscription key is a parameter of type securestring, so no template and no deployment record holds it.
 */
export function logicAppsTemplate(source: ConnectorSource, workflow: Flow): object {
  const { definition, apiProperties, icon } = source;
  const { title, description } = definition.info;
  const connector = "parameters('connectorName')";
  const connection = "parameters('connectionName')";
  const connectorId = `resourceId('Microsoft.Web/customApis', ${connector})`;
  const connectionId = `resourceId('Microsoft.Web/connections', ${connection})`;
  const location = "[parameters('location')]";
  const swagger = describeForLogicApps(definition);
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: namesOf(source).version,
    metadata: {
      description: `${title}: custom connector without script, connection and sample workflow for Azure Logic Apps.`,
    },
    parameters: {
      connectorName: text(title.replace(/[^A-Za-z0-9]/g, '').toLowerCase(), 'Name of the custom connector.'),
      connectionName: text(connectionKey, 'Name of the connection.'),
      workflowName: text(workflow.name.toLowerCase().replaceAll(' ', '-'), 'Name of the sample workflow.'),
      workflowState: {
        ...text('Disabled', 'Whether the sample workflow starts to run.'),
        allowedValues: ['Disabled', 'Enabled'],
      },
      serviceUrl: text(
        `https://${definition.host}${definition.basePath}`,
        'Address of the API, which wins over host and base path.',
      ),
      location: text('[resourceGroup().location]', 'Region of all three resources.'),
      subscriptionKey: { type: 'securestring', metadata: { description: 'The subscription key that CQC issues.' } },
    },
    resources: [
      {
        type: 'Microsoft.Web/customApis',
        apiVersion: apiVersions.web,
        name: `[${connector}]`,
        location,
        properties: {
          apiType: 'Rest',
          displayName: escapeArm(title),
          description: escapeArm(description),
          brandColor: apiProperties.iconBrandColor,
          iconUri: `data:image/png;base64,${Buffer.from(icon).toString('base64')}`,
          capabilities: ['actions'],
          backendService: { serviceUrl: "[parameters('serviceUrl')]" },
          connectionParameters: escapeArm(apiProperties.connectionParameters),
          swagger: escapeArm(swagger),
        },
      },
      {
        type: 'Microsoft.Web/connections',
        apiVersion: apiVersions.web,
        name: `[${connection}]`,
        location,
        dependsOn: [`[${connectorId}]`],
        properties: {
          displayName: escapeArm(title),
          parameterValues: { api_key: "[parameters('subscriptionKey')]" },
          api: { id: `[${connectorId}]` },
        },
      },
      {
        type: 'Microsoft.Logic/workflows',
        apiVersion: apiVersions.logic,
        name: "[parameters('workflowName')]",
        location,
        dependsOn: [`[${connectionId}]`],
        properties: {
          state: "[parameters('workflowState')]",
          definition: escapeArm(workflowDefinition(workflow)),
          parameters: {
            $connections: {
              value: {
                [connectionKey]: {
                  connectionId: `[${connectionId}]`,
                  connectionName: `[${connection}]`,
                  id: `[${connectorId}]`,
                },
              },
            },
          },
        },
      },
    ],
  };
}

function workflowDefinition({ definition }: Flow): object {
  const own = structuredClone(definition);
  for (const [, step] of listSteps(own.actions)) {
    if (step.type !== 'ApiConnection') continue;
    const name = `@parameters('$connections')['${connectionKey}']['connectionId']`;
    step.inputs = { host: { connection: { name } }, ...object(step.inputs) };
  }
  return {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: { $connections: { defaultValue: {}, type: 'Object' } },
    ...own,
    outputs: {},
  };
}

function text(defaultValue: string, description: string) {
  return { type: 'string', defaultValue, metadata: { description } };
}
