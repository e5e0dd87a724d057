import { decode, encode } from '../../../../scripts/lib/file-tree.ts';
import { type Mutation, template } from './mutation.ts';

const [customApi, connection, workflow] = [0, 1, 2];

/** What is worth a note and does not fail. */
export const templateNotes: Mutation[] = [
  {
    name: 'comments and a text of several lines',
    make: () => {
      const { name, content } = template('', /./, (value) => {
        value.variables = { x: 'LINES' };
      }).make();
      const text = decode(content as Uint8Array).replace('LINES', `[concat('//a\\"', \n'b')]`);
      return { name, content: encode(`// "a\n${text} /* " */`) };
    },
    cause: /^note azuredeploy\.json: it has comments or texts of several lines/,
  },
  template('a preview version', /^note .*connections .*apiVersion: it is the preview "2018-07-01-preview"/, (value) => {
    value.resources[connection].apiVersion = '2018-07-01-preview';
  }),
];

export const templateMutations: Mutation[] = [
  template('another schema', /\$schema: it is/, (value) => {
    value.$schema = 'https://example.org/x.json';
  }),
  template('no connector', /^note .*there is no custom connector/, (value) => {
    value.resources.splice(customApi, 1);
  }),
  template('script operations', /properties\/scriptOperations: Logic Apps has no room for it/, (value) => {
    value.resources[customApi].properties.scriptOperations = [];
  }),
  template('policies', /properties\/policyTemplateInstances: Logic Apps has no room for it/, (value) => {
    value.resources[customApi].properties.policyTemplateInstances = [];
  }),
  template(
    'an unknown property',
    /^note .*properties\/displayname: Microsoft\.Web\/customApis is not known to have such a property/,
    (value) => {
      value.resources[customApi].properties.displayname = 'x';
    },
  ),
  template('an unknown member', /^note .*a resource has no such member/, (value) => {
    value.resources[customApi].kind2 = 'x';
  }),
  template('no service address', /there is no serviceUrl/, (value) => {
    delete value.resources[customApi].properties.backendService;
  }),
  template('another type of interface', /properties\/apiType: it is "REST"/, (value) => {
    value.resources[customApi].properties.apiType = 'REST';
  }),
  template('a parameter type that Logic Apps lacks', /its type is "gatewaySetting"/, (value) => {
    value.resources[customApi].properties.connectionParameters.api_key.type = 'gatewaySetting';
  }),
  template('no location', /it has no location/, (value) => {
    delete value.resources[connection].location;
  }),
  template('a version that is none', /connections .*apiVersion: it is "2099-01-01"\. Write 2016-06-01/, (value) => {
    value.resources[connection].apiVersion = '2099-01-01';
  }),
  template('a version of workflows on the connector', /customApis .*apiVersion: it is "2019-05-01"/, (value) => {
    value.resources[customApi].apiVersion = '2019-05-01';
  }),
  template(
    'a text that is an expression',
    /info\/title: it is read as an expression, and at character 7 there is the end/,
    (value) => {
      value.resources[customApi].properties.swagger.info.title = '[title]';
    },
  ),
  template(
    'drop-downs without their operation',
    /the values come from ListFilterValues, which is not there/,
    (value) => {
      const { parameters } = value.resources[customApi].properties.swagger.paths['/providers/{providerId}'].get;
      parameters.push({
        name: 'region',
        in: 'query',
        type: 'string',
        'x-ms-dynamic-values': { operationId: 'ListFilterValues' },
      });
    },
  ),
  template('a key written out', /a secret is written out/, (value) => {
    value.resources[connection].properties.parameterValues.api_key = '0123456789abcdef';
  }),
  template('a key with a default value', /the parameter subscriptionKey has a default value/, (value) => {
    value.parameters.subscriptionKey.defaultValue = 'abc';
  }),
  template('a key that is a plain text', /the parameter subscriptionKey is of type string/, (value) => {
    value.parameters.subscriptionKey.type = 'string';
  }),
  template(
    'a connection parameter that is not there',
    /no such connection parameter\. Take one of: api_key/,
    (value) => {
      value.resources[connection].properties.parameterValues = { key: 'x' };
    },
  ),
  template('a connection that does not wait', /it does not wait for its connector/, (value) => {
    delete value.resources[connection].dependsOn;
  }),
  template('a parameter that is not declared', /there is no parameter workflowState/, (value) => {
    delete value.parameters.workflowState;
  }),
  template('a workflow that does not wait', /the workflow does not wait for the connection/, (value) => {
    value.resources[workflow].dependsOn = [];
  }),
  template('a connection key that is not there', /there is no connection other/, (value) => {
    value.resources[
      workflow
    ].properties.definition.actions.Until_the_last_page.actions.List_changes.inputs.host.connection.name =
      "@parameters('$connections')['other']['connectionId']";
  }),
  template('a path that is not there', /there is no operation get \/change\//, (value) => {
    value.resources[workflow].properties.definition.actions.Until_the_last_page.actions.List_changes.inputs.path =
      '/change/location';
  }),
  template('a query of the connector with script', /Changes has no parameter endTimeStamp/, (value) => {
    value.resources[
      workflow
    ].properties.definition.actions.Until_the_last_page.actions.List_changes.inputs.queries.endTimeStamp = 'x';
  }),
  template('an output of the connector with script', /there is no output value/, (value) => {
    const { Look_at_the_changes: look } =
      value.resources[workflow].properties.definition.actions.Until_the_last_page.actions;
    look.cases.Listed.actions.Each_changed_location.foreach = "@body('List_changes')?['value']";
  }),
  {
    name: 'azuredeploy.json: a comment, and no JSON behind it',
    make: () => ({ name: 'azuredeploy.json', content: encode('{\n"a": "b\nc", // ]"\n"resources": [] oops') }),
    cause: /azuredeploy\.json: it is no JSON: line 4, column 17/,
  },
  {
    name: 'azuredeploy.json: cut off',
    make: () => ({ name: 'azuredeploy.json', content: encode('{"resources":[') }),
    cause: /azuredeploy\.json: it is no JSON/,
  },
  {
    name: 'comments in what is no template',
    make: () => ({ name: 'flow.json', content: encode('{ // a\n"a": 1 }') }),
    cause: /^flow\.json: it is no JSON: line 1, column 3/,
  },
];
