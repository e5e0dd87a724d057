import { encode, type FileTree } from '../../../../scripts/lib/file-tree.ts';
import { flowComponent, flowFile, flowId, flowXml, type References, referencesXml } from './flows.ts';
import {
  connectorComponent,
  connectorFilesOf,
  connectorXml,
  customizations,
  type ExportedConnector,
  empty,
  file,
  languages,
  manifest,
  mcp,
  smallDefinition,
  solutionFiles,
} from './parts.ts';

/** Solutions as Microsoft's server and packer write them, after public exports of 2023 to 2026. All names are invented. */

const orders: ExportedConnector = {
  id: '0b5c7f1e-3a77-4f0e-9d55-70a1f3a0c001',
  name: 'new_5Forders-20mcp',
  displayName: 'Orders MCP',
  definition: smallDefinition('Orders MCP', mcp),
  color: '#007ee5',
};
const warehouse: ExportedConnector = {
  id: '0b5c7f1e-3a77-4f0e-9d55-70a1f3a0c002',
  name: 'new_5Fwarehouse-20server-203',
  displayName: 'Warehouse Server 3',
  definition: smallDefinition('Warehouse Server 3', mcp),
  policies: 'null',
  color: '',
};

const skeleton = [
  ...empty('Entities', 'Roles', 'Workflows', 'FieldSecurityProfiles'),
  '<Templates />',
  '<EntityMaps />',
  '<EntityRelationships />',
  '<OrganizationSettings />',
  '<optionsets />',
];
const afterwards = ['<CustomControls />', '<EntityDataProviders />'];
const connectors = (...all: ExportedConnector[]): string =>
  `<Connectors>${all.map((one) => connectorXml(one)).join('')}</Connectors>`;

/** A: an agent with two MCP connectors, exported by the server in 2026. */
export function agentWithTwoConnectors(): FileTree {
  const reference = (api: string, hash: string) =>
    `<connectionreference connectionreferencelogicalname="cr26e_Desk.shared_${api}-5f${hash}.6be7a421f5184b9ebb376965cf6cd8b8"><connectionreferencedisplayname>Desk</connectionreferencedisplayname><connectorid>/providers/Microsoft.PowerApps/apis/shared_${api}-5f${hash}</connectorid><iscustomizable>0</iscustomizable><promptingbehavior>0</promptingbehavior><statecode>0</statecode><statuscode>1</statuscode></connectionreference>`;
  return solutionFiles([
    file(
      'customizations.xml',
      customizations([
        ...skeleton,
        ...afterwards,
        connectors(orders, warehouse),
        `<connectionreferences>${reference('new-5forders-20mcp', '5fee08b8354fad177a')}${reference('new-5fwarehouse-20server-203', '5f0123456789abcdef')}</connectionreferences>`,
        languages,
      ]),
    ),
    file('solution.xml', manifest({ components: [orders, warehouse].map(connectorComponent), prefix: 'cr26e' })),
    ...connectorFilesOf(orders),
    ...connectorFilesOf(warehouse),
    file('botcomponents/cr26e_Desk.topic.Greeting/data', 'kind: AdaptiveDialog'),
    file(
      'botcomponents/cr26e_Desk.topic.Greeting/botcomponent.xml',
      '<botcomponent schemaname="cr26e_Desk.topic.Greeting" />',
    ),
    file('bots/cr26e_Desk/bot.xml', '<bot schemaname="cr26e_Desk" />'),
    file('bots/cr26e_Desk/configuration.json', '{"publishOnImport":true}'),
  ]);
}

/** B: a managed workshop solution with a security role, without connection references. */
export function managedWithRole(): FileTree {
  const connector = { ...orders, displayName: 'Orders', policies: 'null', color: '#ffffff', iconWidth: 144 };
  return solutionFiles([
    file(
      'customizations.xml',
      customizations([
        '<Entities></Entities>',
        '<Roles><Role id="{2f0c2b1e-6a1d-4c53-9b6e-2f1f0d7a9c22}" name="Order clerk"><RolePrivileges><RolePrivilege name="prvReadOrder" level="Global" /></RolePrivileges></Role></Roles>',
        ...skeleton.slice(2),
        ...afterwards,
        connectors(connector),
        languages,
      ]),
    ),
    file(
      'solution.xml',
      manifest({
        components: [
          '<RootComponent type="20" id="{2f0c2b1e-6a1d-4c53-9b6e-2f1f0d7a9c22}" behavior="0" />',
          connectorComponent(connector),
        ],
        managed: 1,
      }),
    ),
    ...connectorFilesOf(connector),
  ]);
}

const declared = '\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n';

/** C: a canvas app with a renamed connector, repacked by Microsoft's packer in 2023. */
export function canvasAppRepacked(): FileTree {
  const connector = { ...orders, displayName: 'Orders of the shop', policies: 'null', description: '' };
  const table = (type: number, name: string) => `<RootComponent type="${type}" schemaName="${name}" behavior="0" />`;
  return solutionFiles(
    [
      file(
        'solution.xml',
        manifest(
          {
            components: [
              table(1, 'new_order'),
              table(1, 'new_item'),
              '<RootComponent type="20" id="{2f0c2b1e-6a1d-4c53-9b6e-2f1f0d7a9c22}" behavior="0" />',
              table(300, 'new_ordersapp_1a2b3'),
              connectorComponent(connector),
              table(431, 'new_order new_image'),
              table(432, 'new_order'),
            ],
            missing: 2,
          },
          declared,
        ),
      ),
      file(
        'customizations.xml',
        customizations(
          [
            '<Entities><Entity><Name LocalizedName="Order">new_order</Name></Entity></Entities>',
            ...skeleton.slice(1, 5),
            '<EntityImageConfigs><EntityImageConfig><name>new_image</name></EntityImageConfig></EntityImageConfigs>',
            '<AttributeImageConfigs><AttributeImageConfig><name>new_image</name></AttributeImageConfig></AttributeImageConfigs>',
            ...skeleton.slice(5),
            ...afterwards,
            '<CanvasApps><CanvasApp><Name>new_ordersapp_1a2b3</Name><DocumentUri>/CanvasApps/new_ordersapp_1a2b3_DocumentUri.msapp</DocumentUri></CanvasApp></CanvasApps>',
            connectors(connector),
            languages,
          ],
          declared,
        ),
      ),
      ...connectorFilesOf(connector),
      file('CanvasApps/new_ordersapp_1a2b3_DocumentUri.msapp', 'PK'),
      file('CanvasApps/new_ordersapp_1a2b3_BackgroundImageUri', 'image'),
      file(
        'environmentvariabledefinitions/new_Shop Address/environmentvariabledefinition.xml',
        '<environmentvariabledefinition schemaname="new_Shop Address" />',
      ),
    ],
    (extension) => (extension === 'xml' ? 'text/xml' : 'application/octet-stream'),
  );
}

const references: References = { custom: 'new_sharedneworders_1a2b3', mail: 'new_sharedoffice365_4d5e6' };
const api = 'shared_new-5forders-20mcp-5fbbdfa23d16e24d26';

/** A connector with a script for all its operations, and a flow as exports hold it. */
export function flowWithConnector(templateName: null | '' = null): FileTree {
  const connector = {
    ...orders,
    script: {
      code: 'public class Script : ScriptBase\n{\n    public override async Task<HttpResponseMessage> ExecuteAsync()\n    {\n        return await Context.SendAsync(Context.Request, CancellationToken).ConfigureAwait(false);\n    }\n}\n',
    },
  };
  return solutionFiles([
    file(
      'customizations.xml',
      customizations([
        ...skeleton.slice(0, 2),
        `<Workflows>${flowXml()}</Workflows>`,
        ...skeleton.slice(3),
        ...afterwards,
        connectors(connector),
        referencesXml(references, api, connector.id),
        languages,
      ]),
    ),
    file('solution.xml', manifest({ components: [flowComponent, connectorComponent(connector)] })),
    ...connectorFilesOf(connector),
    flowFile(references, api, 'InvokeServer', templateName),
  ]);
}

/** The flow without its connector, as one certification package of 2024 had it: it needs the other solution. */
export function flowWithoutConnector(): FileTree {
  return solutionFiles([
    file(
      'customizations.xml',
      customizations([
        ...skeleton.slice(0, 2),
        `<Workflows>${flowXml()}</Workflows>`,
        ...skeleton.slice(3),
        referencesXml(references, api, orders.id),
        languages,
      ]),
    ),
    file('solution.xml', manifest({ components: [flowComponent], missing: 1 })),
    flowFile(references, api, 'InvokeServer', ''),
  ]);
}

/** A solution in the folders of Microsoft's packer, with a flow. */
export function unpackedFolders(folder = ''): FileTree {
  const inside = folder === '' ? '' : `${folder}/`;
  const xml = (text: string) => `<?xml version="1.0" encoding="utf-8"?>\n${text}`;
  const root = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const [path, bytes] = flowFile(references, api, 'InvokeServer');
  return new Map([
    file(
      `${inside}Other/Solution.xml`,
      xml(manifest({ components: [flowComponent, connectorComponent(orders)], managed: 2 })),
    ),
    file(
      `${inside}Other/Customizations.xml`,
      xml(
        customizations([
          ...skeleton.slice(0, 2),
          '<Workflows />',
          ...skeleton.slice(3),
          referencesXml(references, api, orders.id),
          languages,
        ]),
      ),
    ),
    file(`${inside}Other/Relationships.xml`, xml('<EntityRelationships />')),
    file(`${inside}Connectors/${orders.name}.xml`, xml(connectorXml(orders, root))),
    ...connectorFilesOf(orders, `${inside}Connectors`),
    [`${inside}${path}`, bytes],
    file(`${inside}${path}.data.xml`, xml(flowXml(root))),
    ...(folder === '' ? [] : [file('OrderDesk.cdsproj', '<Project />'), file('.gitignore', 'bin/')]),
  ]);
}

export const workflowFolder = `Workflows/Whenanorderarrives-${flowId.toUpperCase()}.json`;

/** An ARM template as public ones are: expressions for whole parts, other resources beside, no connector of its own version. */
export function armWithExpressions(): Uint8Array {
  return encode(
    JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: {
        Swagger: { type: 'object' },
        name: { type: 'string' },
        location: { type: 'string' },
        url: { type: 'string' },
        key: { type: 'securestring' },
      },
      variables: { connectionName: "[concat(parameters('name'), '-connection')]" },
      resources: [
        {
          type: 'Microsoft.Storage/storageAccounts',
          apiVersion: '2023-01-01',
          name: 'orders',
          location: "[parameters('location')]",
          sku: { name: 'Standard_LRS' },
          kind: 'StorageV2',
        },
        {
          type: 'Microsoft.Web/customApis',
          apiVersion: '2016-06-01',
          name: "[parameters('name')]",
          location: "[parameters('location')]",
          properties: {
            connectionParameters: { api_key: { type: 'securestring' } },
            backendService: { serviceUrl: "[parameters('url')]" },
            capabilities: [],
            displayName: "[parameters('name')]",
            iconUri: '/Content/retail/assets/default-connection-icon.png',
            swagger: "[parameters('Swagger')]",
            apiType: 'Rest',
          },
        },
        {
          type: 'Microsoft.Web/connections',
          apiVersion: '2016-06-01',
          kind: 'V1',
          name: "[variables('connectionName')]",
          location: "[parameters('location')]",
          dependsOn: ["[concat('Microsoft.Web/customApis/', parameters('name'))]"],
          properties: {
            displayName: 'Orders',
            parameterValues: { api_key: "[parameters('key')]" },
            api: {
              id: "[concat(subscription().id, '/resourceGroups/', resourceGroup().name, '/providers/Microsoft.Web/customApis/', parameters('name'))]",
            },
          },
        },
        {
          type: 'Microsoft.Logic/workflows',
          apiVersion: '2019-05-01',
          name: 'orders',
          location: "[parameters('location')]",
          dependsOn: ["[resourceId('Microsoft.Web/connections', variables('connectionName'))]"],
          properties: {
            state: 'Enabled',
            definition: {
              $schema:
                'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
              contentVersion: '1.0.0.0',
              parameters: { $connections: { defaultValue: {}, type: 'Object' } },
              triggers: { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } },
              actions: {
                Ask: {
                  type: 'ApiConnection',
                  runAfter: {},
                  inputs: {
                    host: { connection: { name: "@parameters('$connections')['orders']['connectionId']" } },
                    method: 'get',
                    path: '/orders',
                  },
                },
                Answer: {
                  type: 'Response',
                  kind: 'Http',
                  runAfter: { Ask: ['Succeeded'] },
                  inputs: { statusCode: 200, body: "@triggerBody()?['x']" },
                },
              },
              outputs: {},
            },
            parameters: {
              $connections: {
                value: {
                  orders: {
                    connectionId: "[resourceId('Microsoft.Web/connections', variables('connectionName'))]",
                    connectionName: "[variables('connectionName')]",
                    id: "[concat(subscription().id, '/resourceGroups/', resourceGroup().name, '/providers/Microsoft.Web/customApis/', parameters('name'))]",
                  },
                },
              },
            },
          },
        },
      ],
    }),
  );
}
