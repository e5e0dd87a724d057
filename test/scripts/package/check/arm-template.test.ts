import { describe, expect, it } from 'vitest';
import { checkArmTemplate } from '../../../../scripts/package/check/arm-template.ts';
import { sentencesOf } from './places.ts';

const connectorName = "[parameters('name')]";
const apiId = `[resourceId('Microsoft.Web/customApis', parameters('name'))]`;
const connector = {
  type: 'Microsoft.Web/customApis',
  apiVersion: '2016-06-01',
  name: connectorName,
  location: '[resourceGroup().location]',
  properties: {
    apiType: 'Rest',
    backendService: { serviceUrl: 'https://api.example' },
    capabilities: ['actions'],
    iconUri: 'https://example.org/icon.png',
    connectionParameters: { api_key: { type: 'securestring' } },
    swagger: {
      swagger: '2.0',
      paths: { '/a': { get: { operationId: 'GetA', parameters: [{ name: 'q', in: 'query' }] } } },
    },
  },
};
const connection = {
  type: 'Microsoft.Web/connections',
  apiVersion: '2016-06-01',
  name: 'link',
  location: 'uksouth',
  dependsOn: [apiId],
  properties: { api: { id: apiId }, parameterValues: { api_key: "[parameters('key')]" } },
};
const workflow = {
  type: 'Microsoft.Logic/workflows',
  apiVersion: '2019-05-01',
  name: 'flow',
  location: 'uksouth',
  dependsOn: ["[resourceId('Microsoft.Web/connections', 'link')]"],
  properties: {
    state: 'Enabled',
    definition: { triggers: {}, actions: {}, parameters: { $connections: { type: 'Object' } } },
    parameters: {
      $connections: {
        value: { own: { id: apiId, connectionId: "[resourceId('Microsoft.Web/connections', 'link')]" } },
      },
    },
  },
};
const template = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: { name: { type: 'string' }, key: { type: 'securestring' } },
  resources: [connector, connection, workflow] as unknown[],
};

const check = (given: unknown, bytes = 100) => sentencesOf((find) => checkArmTemplate(given, bytes, find));
const place = `resources Microsoft.Web/customApis ${connectorName}`;
/** The template with other properties of its connector; undefined takes one away. */
const withProperties = (properties: object) => ({
  ...template,
  resources: [JSON.parse(JSON.stringify({ ...connector, properties: { ...connector.properties, ...properties } }))],
});
const withConnector = (more: object) => ({
  ...template,
  resources: [JSON.parse(JSON.stringify({ ...connector, ...more }))],
});
const withConnection = (more: object, others: object = {}, first: object = connector) => ({
  ...template,
  ...others,
  resources: [first, JSON.parse(JSON.stringify({ ...connection, ...more }))],
});

describe('a template', () => {
  it.each<[string, unknown, number?]>([
    ['with a connector, a connection and a workflow', template],
    ['of just 4 MB', template, 4 * 1024 * 1024],
    ['with resources by their names', { ...template, resources: { a: connector } }],
    ['whose schema ends without a number sign', { ...template, $schema: 'https://x/deploymentTemplate.json' }],
    ['with an expression in place of properties', withConnector({ properties: "[parameters('name')]" })],
    ['of a version with long numbers', { ...template, contentVersion: '2026.11.290.100' }],
    ['of a subscription', { ...template, $schema: 'https://x/subscriptionDeploymentTemplate.json#' }],
    [
      'with symbolic names, as Bicep writes them',
      {
        ...template,
        languageVersion: '2.0',
        definitions: { region: { type: 'string' } },
        resources: {
          api: connector,
          link: { ...connection, dependsOn: ['api'] },
          flow: { ...workflow, dependsOn: ['LINK', 'there'] },
          there: { existing: true, type: 'Microsoft.Web/connections', apiVersion: '2016-06-01', name: 'there' },
        },
      },
    ],
    [
      'that waits for a loop',
      {
        ...template,
        resources: [
          { ...connector, copy: { name: 'all', count: 2 } },
          { ...connection, dependsOn: ['all'] },
        ],
      },
    ],
    ['with a parameter in other capitals', withConnector({ location: "[PARAMETERS('Name')]" })],
    ['with a version for all', { ...withConnector({ apiVersion: undefined }), apiProfile: '2018-06-01-hybrid' }],
    [
      'with members that resources may have',
      withConnector({ tags: {}, comments: 'x', condition: true, etag: 'x', metadata: { description: '[x' } }),
    ],
    [
      'with a connection through a managed identity, as Learn has it',
      withConnection({
        apiVersion: "[providers('Microsoft.Web','connections').apiVersions[0]]",
        kind: 'V1',
        properties: {
          alternativeParameterValues: {},
          api: { id: apiId },
          authenticatedUser: {},
          connectionState: 'Enabled',
          customParameterValues: {},
          displayName: 'link',
          parameterValueSet: { name: 'managedIdentityAuth', values: {} },
          parameterValueType: 'Alternative',
        },
      }),
    ],
  ])('%s has no fault', (_, given, bytes) => {
    expect(check(given, bytes)).toEqual([]);
  });

  it.each<[string, unknown, string[], number?]>([
    [
      'another schema',
      { ...template, $schema: 'x' },
      ['$schema | it is "x" | Name the schema of a deployment template'],
    ],
    [
      'a schema with more behind it',
      { ...template, $schema: 'deploymentTemplate.json#x' },
      ['$schema | it is "deploymentTemplate.json#x" | Name the schema of a deployment template'],
    ],
    [
      'three numbers',
      { ...template, contentVersion: '1.0.0' },
      ['contentVersion | it is "1.0.0" | Write four numbers'],
    ],
    [
      'more than numbers',
      { ...template, contentVersion: 'v1.0.0.0' },
      ['contentVersion | it is "v1.0.0.0" | Write four numbers'],
    ],
    [
      'five numbers',
      { ...template, contentVersion: '1.0.0.0.0' },
      ['contentVersion | it is "1.0.0.0.0" | Write four numbers'],
    ],
    ['more than 4 MB', template, [' | it has 4194305 bytes | Stay below 4 MB'], 4 * 1024 * 1024 + 1],
    [
      'no connector',
      { ...template, resources: [] },
      [
        'note | resources | there is no custom connector | Add a resource of type Microsoft.Web/customApis if it is meant to be there',
      ],
    ],
    [
      'other resources',
      { ...template, resources: [connector, { type: 'A/b' }, { type: 'A/b' }, { type: 'C/d' }] },
      [
        'note | resources | these were passed over: A/b, C/d | Checked are Microsoft.Web/customApis, Microsoft.Web/connections, Microsoft.Logic/workflows',
      ],
    ],
    [
      'resources inside of others',
      { ...template, resources: [{ ...connector, resources: [{ type: 'accessPolicies' }] }] },
      [
        'note | resources | these were passed over: Microsoft.Web/customApis/accessPolicies | Checked are Microsoft.Web/customApis, Microsoft.Web/connections, Microsoft.Logic/workflows',
      ],
    ],
    [
      'a slip in each of two resources, by their names',
      withConnection(
        { properties: {} },
        { parameters: { ...template.parameters, odd: { type: 'odd' } } },
        { ...connector, properties: { ...connector.properties, swagger: 'x' } },
      ),
      [
        `${place} properties/swagger | it must be object | Export it again, or correct it by hand`,
        "resources Microsoft.Web/connections link properties | it must have required property 'api' | Export it again, or correct it by hand",
      ],
    ],
    [
      'no resources',
      { ...template, resources: 'x' },
      ['resources | it must be array,object | Export it again, or correct it by hand'],
    ],
    ['no name', withConnector({ name: '' }), ['resources Microsoft.Web/customApis  name | it has no name | Add one']],
    [
      'no location',
      withConnector({ location: undefined }),
      [`${place} location | it has no location | Add one: without it the deployment fails`],
    ],
    [
      'an unknown member',
      withConnector({ odd: 1 }),
      [`note | ${place} odd | a resource has no such member | Azure does not say what it does with it`],
    ],
    [
      'a version that is not known',
      withConnector({ apiVersion: '2015-01-01' }),
      [`warning | ${place} apiVersion | it is "2015-01-01" | Write 2016-06-01; known are 2016-06-01`],
    ],
    [
      'a preview',
      withConnector({ apiVersion: '2018-07-01-preview' }),
      [`note | ${place} apiVersion | it is the preview "2018-07-01-preview" | Write 2016-06-01; known are 2016-06-01`],
    ],
    [
      'no version',
      withConnector({ apiVersion: undefined }),
      [`${place} apiVersion | it has none | Write 2016-06-01; known are 2016-06-01`],
    ],
    [
      'no version of what a profile does not cover',
      { ...withConnector({ apiVersion: '' }), apiProfile: '2018-06-01-hybrid' },
      [`${place} apiVersion | it has none | Write 2016-06-01; known are 2016-06-01`],
    ],
    [
      'names that there are not, wherever Azure works them out',
      {
        ...template,
        parameters: { ...template.parameters, at: { type: 'string', defaultValue: "[variables('a')]" } },
        variables: { v: ["[parameters('b')]"] },
        outputs: { o: { type: 'string', value: "[variables('c')]", metadata: { x: '[no]' } } },
        functions: [{ namespace: 'n', members: { f: { output: { value: "[parameters('own')]" } } } }],
        resources: [{ ...connector, tags: { x: "[variables('d')]" }, comments: '[no]' }],
      },
      [
        'parameters at defaultValue | there is no variable a | Declare it or correct the name',
        'variables v/0 | there is no parameter b | Declare it or correct the name',
        'outputs o value | there is no variable c | Declare it or correct the name',
        `${place} tags/x | there is no variable d | Declare it or correct the name`,
      ],
    ],
    [
      'a parameter that there is not, beside an expression in place of properties',
      withConnector({ properties: "[parameters('a')]" }),
      [`${place} properties | there is no parameter a | Declare it or correct the name`],
    ],
    [
      'no waiting beside a variable that there is not',
      { ...template, resources: [connector, { ...connection, dependsOn: ["[variables('a')]"] }] },
      [
        'resources Microsoft.Web/connections link dependsOn/0 | there is no variable a | Declare it or correct the name',
      ],
    ],
    [
      'waiting in a circle, in types of other capitals too',
      {
        ...template,
        resources: [
          {
            ...connector,
            type: 'microsoft.web/customapis',
            dependsOn: ["[resourceId('Microsoft.Web/connections', 'link')]"],
          },
          connection,
        ],
      },
      [
        `${place} dependsOn | it waits for itself, by way of Microsoft.Web/connections link | Leave out what closes the circle`,
      ],
    ],
    [
      'a type of a parameter, and a resource that is there twice',
      { ...template, parameters: { ...template.parameters, a: { type: 'text' } }, resources: [connector, connector] },
      [
        'parameters a type | it is "text" | Take one of: string, securestring, int, bool, object, secureobject, array',
        `${place} | the template has it twice | Leave one out, or give it another name`,
      ],
    ],
    [
      'no address of a connector whose type has other capitals',
      withConnector({ type: 'Microsoft.Web/customapis', properties: { ...connector.properties, backendService: {} } }),
      [
        `${place} properties/backendService | there is no serviceUrl | Add it: without it the deployment ends with "Invalid Api definition object"`,
      ],
    ],
    [
      'a parameter that is not declared, of any name',
      withConnector({ location: "[parameters( 'my-name' )]" }),
      [`${place} location | there is no parameter my-name | Declare it or correct the name`],
    ],
    [
      'no waiting for a symbolic name',
      { ...template, resources: { api: connector, link: { ...connection, dependsOn: [] } } },
      ['resources Microsoft.Web/connections link dependsOn | it does not wait for its connector | Add "api"'],
    ],
    [
      'a parameter that is not declared',
      { ...template, parameters: {}, resources: [connector] },
      [`${place} name | there is no parameter name | Declare it or correct the name`],
    ],
  ])('says so: %s', (_, given, sentences, bytes) => {
    expect(check(given, bytes)).toEqual(sentences);
  });
});

describe('a connector of a template', () => {
  it.each<[string, object]>([
    ['without a type of API', { apiType: undefined }],
    ['of the other types', { apiType: 'NotSpecified' }],
    ['of SOAP', { apiType: 'Soap' }],
    [
      'with expressions',
      {
        apiType: "[parameters('name')]",
        backendService: "[parameters('name')]",
        swagger: "[parameters('name')]",
        capabilities: "[parameters('name')]",
        connectionParameters: "[parameters('name')]",
        iconUri: "[parameters('name')]",
      },
    ],
    [
      'without capabilities, icon and connection parameters',
      { capabilities: undefined, iconUri: undefined, connectionParameters: undefined },
    ],
    ['with an icon in it', { iconUri: 'data:image/png;base64,AA' }],
    ['with the address of its definition', { swagger: undefined, apiDefinitions: { modifiedSwaggerUrl: 'x' } }],
    ['with an expression in it', { swagger: { ...connector.properties.swagger, host: "[parameters('name')]" } }],
    ['with a text that is escaped', { swagger: { ...connector.properties.swagger, info: { title: '[[a]' } } }],
  ])('%s has no fault', (_, properties) => {
    expect(check(withProperties(properties))).toEqual([]);
  });

  const dynamic = (operationId: string) => ({
    swagger: {
      ...connector.properties.swagger,
      definitions: { D: { 'x-ms-dynamic-values': { operationId } } },
    },
  });
  it.each<[string, object, string]>([
    ['another type of API', { apiType: 'Graph' }, 'properties/apiType | it is "Graph" | Write Rest'],
    [
      'no address',
      { backendService: {} },
      'properties/backendService | there is no serviceUrl | Add it: without it the deployment ends with "Invalid Api definition object"',
    ],
    [
      'capabilities that are no list',
      { capabilities: 'actions' },
      'properties/capabilities | it is no array | Write ["actions"]',
    ],
    [
      'a secret with a default value',
      { connectionParameters: { k: { type: 'securestring', defaultValue: 'abc' } } },
      'properties/connectionParameters k/defaultValue | "defaultValue" holds a secret | Take it out: the file is shared',
    ],
    [
      'no definition',
      { swagger: undefined },
      'properties/swagger | it is no Swagger 2.0 definition | Put the definition there as an object',
    ],
    [
      'a definition of OpenAPI 3',
      { swagger: { openapi: '3.0.0' } },
      'properties/swagger | it is no Swagger 2.0 definition | Put the definition there as an object',
    ],
    [
      'a text that is not escaped',
      { swagger: { ...connector.properties.swagger, info: { title: '[a]' } } },
      'properties/swagger/info/title | it is read as an expression, and at character 3 there is the end instead of "(" | Correct it, or write [[ at its beginning if it is meant as a plain text',
    ],
    [
      'a text that is a number without its brackets',
      { swagger: { ...connector.properties.swagger, info: { title: '[5]' } } },
      'properties/swagger/info/title | "[5]" would be read as an expression | Write [[ at its beginning',
    ],
    [
      'values from an operation that there is not',
      dynamic('GetB'),
      'properties/swagger/definitions/D/x-ms-dynamic-values/operationId | the values come from GetB, which is not there | Remove the dynamic values',
    ],
  ])('says so: %s', (_, properties, sentence) => {
    expect(check(withProperties(properties))).toEqual([`${place} ${sentence}`]);
  });

  it('may have its definition in a variable', () => {
    const given = withProperties({ swagger: "[variables('swagger')]" });
    expect(check({ ...given, variables: { swagger: { swagger: '3.0' } } })).toEqual([
      `${place} properties/swagger | it is no Swagger 2.0 definition | Put the definition there as an object`,
    ]);
  });

  it('may take values from an operation that there is', () => {
    expect(check(withProperties(dynamic('GetA')))).toEqual([]);
  });

  it('has no room for what Logic Apps lacks, and may have what is not known', () => {
    const found = check(withProperties({ scriptOperations: [], odd: 1 }));
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(
      / properties\/scriptOperations \| Logic Apps has no room for it \| Known are apiDefinitions, /,
    );
    expect(found[0]).not.toMatch(/^note/);
    expect(found[1]).toMatch(
      /^note \| .* properties\/odd \| Microsoft\.Web\/customApis is not known to have such a property/,
    );
  });

  it('is looked at as nothing else, whatever its properties are called', () => {
    const properties = { api: { id: apiId }, definition: { triggers: {}, actions: {} }, state: 'On' };
    expect(check(withProperties(properties)).map((line) => line.split(' | ').slice(0, 2).join(' | '))).toEqual(
      Object.keys(properties).map((name) => `note | ${place} properties/${name}`),
    );
  });

  it.each<[string, boolean]>([
    ['http://example.org/icon.png', true],
    ['https://example.org/icon.png', true],
    ['ftp://example.org/icon.png', false],
    ['data:text/plain,x', false],
    ['see https://example.org', false],
  ])('with the icon %s: %s', (iconUri, isTaken) => {
    expect(check(withProperties({ iconUri }))).toHaveLength(isTaken ? 0 : 1);
  });
});

describe('a connection of a template', () => {
  const at = 'resources Microsoft.Web/connections link';
  const values = (parameterValues: object) => ({ properties: { api: { id: apiId }, parameterValues } });
  const secret = (more: object) => ({ parameters: { ...template.parameters, key: { type: 'securestring', ...more } } });

  it.each<[string, object, object?]>([
    ['as it should be', {}],
    [
      'of another connector',
      { dependsOn: undefined, properties: { api: { id: '/managedApis/office365' }, parameterValues: { any: 'x' } } },
    ],
    [
      'that waits for what a variable stands for',
      { dependsOn: ["[variables('ID')]"] },
      { variables: { id: "[variables('other')]", other: apiId } },
    ],
    [
      'that waits for what one of several variables stands for',
      { dependsOn: ["[variables('id')]"] },
      { variables: { copy: [{ name: 'id', count: 2, input: 'x' }] } },
    ],
    [
      'that waits for what an expression stands for',
      { dependsOn: ["[variables('ids').api]"] },
      { variables: { ids: { api: apiId } } },
    ],
    [
      'that waits for what one expression more stands for',
      { dependsOn: ["[resourceId('Microsoft.Web/customApis', variables('n'))]"] },
      { variables: { n: "[parameters('name')]" } },
    ],
    ['whose variables lead back to themselves', {}, { variables: { a: "[variables('b')]", b: "[variables('a')]" } }],
    ['that waits in other capitals and blanks', { dependsOn: [apiId.replace("', par", "',\n par").toUpperCase()] }],
    ['whose secret is put together', values({ api_key: "[concat('Bearer ', parameters('key'))]" })],
    ['whose secret is asked for', values({ api_key: "[listKeys(parameters('name'), '2022-03-01').key]" })],
    ['whose secret is of a type in other capitals', {}, secret({ type: 'secureString' })],
    [
      'whose secret is part of an object',
      values({ api_key: "[parameters('KEY').a]" }),
      secret({ type: 'secureObject' }),
    ],
    [
      'whose secret is of a type of its own',
      {},
      { parameters: { ...template.parameters, key: { $ref: '#/definitions/key' } } },
    ],
    ['whose secret may be empty', {}, secret({ defaultValue: '' })],
    ['whose secret is made anew', {}, secret({ defaultValue: '[newGuid()]' })],
  ])('%s has no fault', (_, more, others) => {
    expect(check(withConnection(more, others))).toEqual([]);
  });

  it.each<[string, object, object, string]>([
    [
      'waits for another',
      { dependsOn: ['other'] },
      {},
      `dependsOn | it does not wait for its connector | Add "${apiId}"`,
    ],
    [
      'puts a secret together that has a default value',
      values({ api_key: "[concat('Bearer ', parameters('key'))]" }),
      secret({ defaultValue: 'x' }),
      'properties/parameterValues/api_key | the parameter key has a default value | Remove it: a secret does not belong in a template',
    ],
    ...[
      "[resourceId('Microsoft.Web/customApis', 'other')]",
      "[resourceId('Microsoft.Web/connections', parameters('name'))]",
    ].map((id): [string, object, object, string] => [
      `waits for ${id}`,
      { dependsOn: [id] },
      {},
      `dependsOn | it does not wait for its connector | Add "${apiId}"`,
    ]),
    ...["['x']", "[concat('Bearer ', 'x')]", "[variables('k')]"].map((value): [string, object, object, string] => [
      `has its secret in ${value}`,
      values({ api_key: value }),
      { variables: { k: 'x' } },
      'properties/parameterValues/api_key | a secret is written out | Take it from a parameter of type securestring',
    ]),
    [
      'puts a secret together from a text',
      values({ api_key: "[concat('Bearer ', parameters('key'))]" }),
      secret({ type: 'string' }),
      'properties/parameterValues/api_key | the parameter key is of type string | Take one of type securestring',
    ],
    ['does not wait', { dependsOn: [] }, {}, `dependsOn | it does not wait for its connector | Add "${apiId}"`],
    [
      'waits for nothing',
      { dependsOn: undefined },
      {},
      `dependsOn | it does not wait for its connector | Add "${apiId}"`,
    ],
    [
      'has a value for no parameter',
      values({ other: 'x' }),
      {},
      'properties/parameterValues/other | the connector has no such connection parameter | Take one of: api_key',
    ],
    [
      'has its secret in it',
      values({ api_key: 'x' }),
      {},
      'properties/parameterValues/api_key | a secret is written out | Take it from a parameter of type securestring',
    ],
    [
      'takes its secret from a text',
      {},
      secret({ type: 'string' }),
      'properties/parameterValues/api_key | the parameter key is of type string | Take one of type securestring',
    ],
    [
      'takes a secret that has a default value',
      {},
      secret({ defaultValue: 'x' }),
      'properties/parameterValues/api_key | the parameter key has a default value | Remove it: a secret does not belong in a template',
    ],
  ])('%s', (_, more, others, sentence) => {
    expect(check(withConnection(more, others))).toEqual([`${at} ${sentence}`]);
  });

  const byVariable = { api: { id: "[variables('apiId')]" }, parameterValues: { api_key: 'x' } };
  it.each<[string, object, object]>([
    ['its id', { apiId }, byVariable],
    ['its id, by two', { apiId: "[variables('other')]", other: apiId }, byVariable],
    ['its id, by a member', { ids: { Api: apiId } }, { ...byVariable, api: { id: "[variables('ids').api]" } }],
    [
      'its type',
      { type: 'Microsoft.Web/customApis' },
      { ...byVariable, api: { id: apiId.replace(/'M.*?s'/, "variables('type')") } },
    ],
    ['what says its id', { api: { id: apiId } }, { ...byVariable, api: "[variables('api')]" }],
    ['its values', { all: { api_key: 'x' } }, { api: { id: apiId }, parameterValues: "[variables('all')]" }],
  ])('is looked at where a variable holds %s', (_, variables, properties) => {
    expect(check(withConnection({ properties, dependsOn: [] }, { variables }))).toEqual([
      expect.stringContaining('dependsOn | it does not wait for its connector'),
      `${at} properties/parameterValues/api_key | a secret is written out | Take it from a parameter of type securestring`,
    ]);
  });

  it.each<[string, string, object]>([
    ["[variables('n')]", "[variables('n')]", { n: 'api' }],
    ["[variables('n')]", "[resourceId('Microsoft.Web/customApis', 'api')]", { n: 'api' }],
    ["[variables('n')]", 'api', { n: 'API' }],
    ["[variables('names').api]", 'api', { names: { api: 'api' } }],
    ['api', "[resourceId('Microsoft.Web/customApis', variables('n'))]", { n: 'api' }],
    ["[concat('x-', variables('n'))]", "[concat('x-', 'api')]", { n: 'api' }],
  ])('waits for the connector %s by %s', (name, waited, variables) => {
    const id = `[resourceId('Microsoft.Web/customApis', ${name.startsWith('[') ? name.slice(1, -1) : `'${name}'`})]`;
    const one = { ...connection, dependsOn: [waited], properties: { api: { id } } };
    expect(check({ ...template, variables, resources: [{ ...connector, name }, one] })).toEqual([]);
  });

  it('is looked at in the same time, however much its variables hold', () => {
    const variables = {
      v0: "[concat('a')]",
      ...Object.fromEntries(
        Array.from({ length: 5000 }, (_, index) => [
          `v${index + 1}`,
          `[concat(variables('v${index}'), variables('v${index}'))]`,
        ]),
      ),
    };
    const dependsOn = ["[variables('v5000')]"];
    expect(check(withConnection({ dependsOn }, { variables }))).toEqual([
      'variables | there are 5001 | Azure takes 512: put several into one object',
    ]);
  });

  it('may lead to a connector that is deployed before', () => {
    const id = "[resourceId('Microsoft.Web/customApis', 'other')]";
    expect(check(withConnection({ properties: { api: { id } } }))).toEqual([
      `note | ${at} properties/api | it leads to "${id}", which is no connector of the template | Deploy that connector before, or write the resourceId of the custom connector`,
    ]);
  });

  it.each(['api', 'x-api', 'api-x'])('is of the connector of just its name: %s', (other) => {
    const named = (name: string, key: string) => ({
      ...connector,
      name,
      properties: { ...connector.properties, connectionParameters: { [key]: { type: 'string' } } },
    });
    const id = "[resourceId('Microsoft.Web/customApis', 'api')]";
    const one = { ...connection, dependsOn: [id], properties: { api: { id }, parameterValues: { own: 'x' } } };
    const others = other === 'api' ? [] : [named(other, 'other')];
    expect(check({ ...template, resources: [...others, named('api', 'own'), one] })).toEqual([]);
  });

  it('of a connector whose parameters are an expression may have any', () => {
    const open = {
      ...connector,
      properties: { ...connector.properties, connectionParameters: "[parameters('name')]" },
    };
    const given = { ...template, resources: [open, { ...connection, ...values({ any: 'x' }) }] };
    expect(check(given)).toEqual([]);
  });
});

describe('a workflow of a template', () => {
  const at = 'resources Microsoft.Logic/workflows flow';
  const { definition, parameters } = workflow.properties;
  const withWorkflow = (properties: object, more: object = {}) => ({
    ...template,
    resources: [connector, connection, { ...workflow, properties: { ...workflow.properties, ...properties }, ...more }],
  });
  const call = (connectionName: string, path = '/a') => ({
    A: {
      type: 'ApiConnection',
      inputs: {
        host: { connection: { name: `@parameters('$connections')['${connectionName}']['connectionId']` } },
        method: 'get',
        path,
      },
    },
  });

  it.each<[string, object]>([
    ['that is off', { state: 'Disabled' }],
    ['whose state is an expression', { state: "[parameters('name')]" }],
    ['without connections', { parameters: {} }],
    ['without connections that declares none', { parameters: {}, definition: { triggers: {}, actions: {} } }],
    // Azure/azure-quickstart-templates, logicapps-jobscheduler: its steps come with a second deployment.
    ['with its trigger alone', { parameters: {}, definition: { triggers: { manual: { type: 'Request' } } } }],
    ['with a call', { definition: { ...definition, actions: call('own') } }],
    ['with a call through a connection in other capitals', { definition: { ...definition, actions: call('OWN') } }],
    ['with a call of an expression', { definition: { ...definition, actions: call('own', "[format('/a{0}', 'x')]") } }],
    [
      'with texts that are put together',
      {
        definition: {
          ...definition,
          actions: {
            ...call('own'),
            B: { type: 'Compose', inputs: "[format('@{{body(''A'')}}{0}', parameters('name'))]" },
          },
        },
      },
    ],
    [
      'with connections from an expression',
      { parameters: { $connections: "[json('{}')]" }, definition: { ...definition, actions: call('other') } },
    ],
    ['whose definition is an expression', { definition: "[parameters('name')]" }],
  ])('%s has no fault', (_, properties) => {
    expect(check(withWorkflow(properties))).toEqual([]);
  });

  const own = parameters.$connections.value.own;
  it.each<[string, object, object]>([
    ['an id', { apiId }, { $connections: { value: { own: { ...own, id: "[variables('apiId')]" } } } }],
    [
      'the connection',
      { linkId: own.connectionId },
      { $connections: { value: { own: { ...own, connectionId: "[variables('linkId')]" } } } },
    ],
    ['what says both', { own }, { $connections: { value: { own: "[variables('own')]" } } }],
    ['all connections', { all: { own } }, { $connections: { value: "[variables('all')]" } }],
    ['their parameter', { all: { value: { own } } }, { $connections: "[variables('all')]" }],
    ['all parameters', { all: parameters }, "[variables('all')]" as unknown as object],
  ])('is looked at where a variable holds %s', (_, variables, parameters) => {
    const given = withWorkflow(
      { parameters, definition: { ...definition, actions: call('own', '/b') } },
      { dependsOn: [] },
    );
    expect(check({ ...given, variables })).toEqual([
      expect.stringContaining('$connections/own | the workflow does not wait for the connection'),
      expect.stringContaining('A | there is no operation get /b'),
    ]);
  });

  it.each([
    "@parameters('$connections')?['own']?['connectionId']",
    "@parameters('$connections').own.connectionId",
    "@{parameters('$connections')['own']['connectionId']}",
    "@PARAMETERS( '$Connections' )[ 'Own' ][ 'connectionId' ]",
  ])('calls through %s', (name) => {
    const calls = (one: string) => {
      const inputs = { host: { connection: { name: one } }, method: 'get', path: '/b' };
      return check(withWorkflow({ definition: { ...definition, actions: { A: { type: 'ApiConnection', inputs } } } }));
    };
    expect(calls(name)).toEqual([
      `${at} properties/definition A | there is no operation get /b | Take a method and path of the definition`,
    ]);
    const other = name.replace(/own(?=['.])/i, 'other');
    expect(calls(other)).toEqual([expect.stringContaining('there is no connection other | Take one of: own')]);
  });

  it.each<[string, object, object, string[]]>([
    [
      'steps beside the definition',
      { actions: {} },
      {},
      ['properties/actions | it stands beside the definition | Put it into properties/definition'],
    ],
    [
      'connections without their value',
      {
        parameters: { $connections: parameters.$connections.value },
        definition: { ...definition, actions: call('own') },
      },
      {},
      [
        'properties/parameters/$connections | it has own, which it cannot have | Write {"value": …} with the value in it',
      ],
    ],
    [
      'what a definition and its parameters cannot hold',
      { definition: { ...definition, variables: {}, parameters: { ...definition.parameters, a: { type: 'Text' } } } },
      {},
      [
        'properties/definition | a definition has no variables | Remove it: it may have $schema, contentVersion, parameters, triggers, actions, outputs, staticResults, description, metadata',
        'properties/definition parameters a | type is Text, which there is not | Take one of: String, SecureString, Int, Float, Bool, Array, Object, SecureObject',
      ],
    ],
    ['another state', { state: 'On' }, {}, ['properties/state | it is "On" | Write Enabled or Disabled']],
    [
      'connections that are not declared',
      { definition: { triggers: {}, actions: {} } },
      {},
      ['properties/definition/parameters | $connections is not declared | Declare it as an Object'],
    ],
    [
      'a value of a parameter that is not declared',
      { parameters: { ...parameters, size: { value: 1 } } },
      {},
      [
        'properties/definition/parameters | size is not declared | Declare it, or leave its value out of properties/parameters',
      ],
    ],
    [
      'what needs no connection',
      {
        parameters: {},
        definition: { triggers: {}, actions: { A: { type: 'Compose', runAfter: { B: ['Succeeded'] } } } },
      },
      {},
      ['properties/definition A | it runs after B, which is not there | Correct the name, or take it out of runAfter'],
    ],
    [
      'a connection that there is not',
      { definition: { ...definition, actions: call('other') } },
      {},
      ['properties/definition/actions/A/inputs/host/connection/name | there is no connection other | Take one of: own'],
    ],
    [
      'an operation that there is not',
      { definition: { ...definition, actions: call('own', '/b') } },
      {},
      ['properties/definition A | there is no operation get /b | Take a method and path of the definition'],
    ],
    [
      'not waiting',
      {},
      { dependsOn: [] },
      [
        `properties/parameters/$connections/own | the workflow does not wait for the connection | Add "[resourceId('Microsoft.Web/connections', 'link')]" to dependsOn`,
      ],
    ],
    [
      'a connection to another connector of its kind',
      {
        parameters: {
          $connections: { value: { own: { ...parameters.$connections.value.own, id: 'Microsoft.Web/customApis/x' } } },
        },
      },
      {},
      [
        'properties/parameters/$connections/own | it leads to "Microsoft.Web/customApis/x", which is no connector of the template | Deploy that connector before, or write the resourceId of the custom connector',
      ],
    ],
  ])('says so: %s', (_, properties, more, sentences) => {
    expect(check(withWorkflow(properties, more)).map((line) => line.replace(/^note \| /, ''))).toEqual(
      sentences.map((sentence) => `${at} ${sentence}`),
    );
  });
});
