import { file } from './parts.ts';

/** A cloud flow as exports hold it, with everything that was seen in public ones and that no sample flow here has. */

export const flowId = '4f0c2b1e-6a1d-4c53-9b6e-2f1f0d7a9c11';
const path = `Workflows/Whenanorderarrives-${flowId.toUpperCase()}.json`;

export const flowXml = (
  attributes = '',
): string => `<Workflow WorkflowId="{${flowId}}" Name="When an order arrives" Description="Says so."${attributes}>
      <JsonFileName>/${path}</JsonFileName><Type>1</Type><Subprocess>0</Subprocess><Category>5</Category><Mode>0</Mode><Scope>4</Scope>
      <OnDemand>0</OnDemand><TriggerOnCreate>0</TriggerOnCreate><TriggerOnDelete>0</TriggerOnDelete><AsyncAutodelete>0</AsyncAutodelete>
      <SyncWorkflowLogOnFailure>0</SyncWorkflowLogOnFailure><StateCode>1</StateCode><StatusCode>2</StatusCode><RunAs>1</RunAs>
      <IsTransacted>1</IsTransacted><IntroducedVersion>1.0.0.3</IntroducedVersion><IsCustomizable>1</IsCustomizable>
      <BusinessProcessType>0</BusinessProcessType><IsCustomProcessingStepAllowedForOtherPublishers>1</IsCustomProcessingStepAllowedForOtherPublishers>
      <ModernFlowType>0</ModernFlowType><PrimaryEntity>none</PrimaryEntity>
      <LocalizedNames><LocalizedName languagecode="1033" description="When an order arrives" /></LocalizedNames>
      <Descriptions><Description languagecode="1033" description="Says so." /></Descriptions>
    </Workflow>`;

export const flowComponent = `<RootComponent type="29" id="{${flowId}}" behavior="0" />`;

export interface References {
  /** Logical names: of the reference to the custom connector, and to Office 365 Outlook. */
  custom: string;
  mail: string;
}

export const referencesXml = ({ custom, mail }: References, api: string, connectorId: string): string => {
  const reference = (name: string, id: string, more = '') =>
    `<connectionreference connectionreferencelogicalname="${name}"><connectionreferencedisplayname>${name}</connectionreferencedisplayname><connectorid>/providers/Microsoft.PowerApps/apis/${id}</connectorid>${more}<iscustomizable>1</iscustomizable><promptingbehavior>0</promptingbehavior><statecode>0</statecode><statuscode>1</statuscode></connectionreference>`;
  const own = `<customconnectorid><connectorid>${connectorId}</connectorid></customconnectorid>`;
  return `<connectionreferences>${reference(custom, api, own)}${reference(mail, 'shared_office365')}</connectionreferences>`;
};

/** The flow's file. `operationId` and `inputs` are those of the custom connector's action. */
export function flowFile(
  { custom, mail }: References,
  api: string,
  operationId: string,
  templateName: null | '' = null,
  inputs: object = {},
): [string, Uint8Array] {
  const call = (connectionName: string, id: string, apiId: string, parameters: object, more: object = {}) => ({
    type: 'OpenApiConnection',
    inputs: { host: { connectionName, operationId: id, apiId }, parameters, ...more },
  });
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: {
      $connections: { defaultValue: {}, type: 'Object' },
      $authentication: { defaultValue: {}, type: 'SecureObject' },
    },
    triggers: {
      When_a_mail_arrives: {
        ...call('shared_office365', 'OnNewEmailV3', '/providers/Microsoft.PowerApps/apis/shared_office365', {
          folderPath: 'Inbox',
        }),
        recurrence: { interval: 3, frequency: 'Minute' },
        splitOn: "@triggerOutputs()?['body/value']",
        metadata: { operationMetadataId: '11111111-2222-3333-4444-555555555555' },
      },
    },
    actions: {
      Count: {
        type: 'InitializeVariable',
        runAfter: {},
        inputs: { variables: [{ name: 'Rounds', type: 'integer', value: 0 }] },
      },
      Ask: {
        ...call(api, operationId, '', inputs, {
          retryPolicy: { type: 'fixed', count: 2, interval: 'PT5S' },
          authentication: "@parameters('$authentication')",
        }),
        runAfter: { Count: ['Succeeded'] },
      },
      By_status: {
        type: 'Switch',
        runAfter: { Ask: ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] },
        expression: "@outputs('ask')?['statusCode']",
        cases: {
          Case: { case: 200, actions: {} },
          Case_2: { case: 404, actions: { Note: { type: 'Compose', inputs: 'gone' } } },
        },
        default: { actions: {} },
      },
      Until_done: {
        type: 'Until',
        runAfter: { By_status: ['Succeeded'] },
        expression: "@equals(outputs('State'), 'done')",
        limit: { count: 60, timeout: 'PT1H' },
        actions: {
          State: { type: 'Compose', runAfter: {}, inputs: "@if(greater(variables('rounds'), 3), 'done', 'open')" },
          Next: { type: 'IncrementVariable', runAfter: { State: ['Succeeded'] }, inputs: { name: 'Rounds', value: 1 } },
        },
      },
      Tell: {
        ...call('shared_office365', 'SendEmailV2', '/providers/Microsoft.PowerApps/apis/shared_office365', {
          'emailMessage/To': 'desk@example.com',
          'emailMessage/Subject': "Order of @{triggerOutputs()?['body/from']}",
          'emailMessage/Body': '<p>Arrived.</p>',
          'emailMessage/Importance': 'Normal',
        }),
        runAfter: { Until_done: ['Succeeded'] },
      },
      Flag: {
        ...call('shared_office365', 'Flag_V2', '/providers/Microsoft.PowerApps/apis/shared_office365', {
          messageId: '1',
        }),
        runAfter: { Tell: ['Succeeded'] },
      },
    },
  };
  const connectionReferences = {
    [api]: { runtimeSource: 'embedded', connection: { connectionReferenceLogicalName: custom }, api: { name: api } },
    shared_office365: {
      runtimeSource: 'embedded',
      connection: { connectionReferenceLogicalName: mail },
      api: { name: 'shared_office365' },
    },
  };
  return file(
    path,
    JSON.stringify({ properties: { connectionReferences, definition, templateName }, schemaVersion: '1.0.0.0' }),
  );
}
