import { decode, encode, type FileTree } from '../../scripts/package/file-tree.ts';
import { readZip, writeZip } from '../../scripts/package/zip.ts';
import { artifactFiles } from './package-artifacts.ts';

/** One way to break an artifact, and the cause that the check must name. */
export interface Mutation {
  name: string;
  /** The broken artifact: a zip, a template or a folder. */
  make(): { name: string; content: Uint8Array | FileTree };
  /** What a finding must say. */
  cause: RegExp;
}

const files = artifactFiles();
type Change = (tree: FileTree) => void;

function changedZip(bytes: Uint8Array, change: Change): Uint8Array {
  const tree = readZip(bytes);
  change(tree);
  return writeZip(tree);
}

const solution = (name: string, cause: RegExp, change: Change, zip = 'CQCData.zip'): Mutation => ({
  name: `${zip}: ${name}`,
  make: () => ({ name: zip, content: changedZip(files.get(zip) as Uint8Array, change) }),
  cause,
});
const flows = (name: string, cause: RegExp, change: Change) => solution(name, cause, change, 'CQCDataFlows.zip');

/** Changes the certification package: its outer zip, its inner zip, or one of the solutions in it. */
const certification = (
  name: string,
  cause: RegExp,
  change: Change,
  level: 'outer' | 'inner' | 'PkgAssets/ConnectorSolution.zip' | 'PkgAssets/FlowSolution.zip' = 'outer',
): Mutation => ({
  name: `ConnectorPackage.zip: ${name}`,
  make: () => {
    const outer = (tree: FileTree) => {
      if (level === 'outer') return change(tree);
      const inner = (innerTree: FileTree) => {
        if (level === 'inner') return change(innerTree);
        innerTree.set(level, changedZip(innerTree.get(level) as Uint8Array, change));
      };
      tree.set('package.zip', changedZip(tree.get('package.zip') as Uint8Array, inner));
    };
    return {
      name: 'ConnectorPackage.zip',
      content: changedZip(files.get('ConnectorPackage.zip') as Uint8Array, outer),
    };
  },
  cause,
});

const folder = (artifact: string, name: string, cause: RegExp, change: Change): Mutation => ({
  name: `${artifact}: ${name}`,
  make: () => {
    const own = [...files]
      .filter(([path]) => path.startsWith(artifact))
      .map(([path, bytes]): [string, Uint8Array] => [path.slice(artifact.length), bytes]);
    const tree: FileTree = new Map(own);
    change(tree);
    return { name: artifact, content: tree };
  },
  cause,
});

// biome-ignore lint/suspicious/noExplicitAny: a mutation reaches into any part of a template
type Json = any;
const template = (name: string, cause: RegExp, change: (template: Json) => void): Mutation => ({
  name: `azuredeploy.json: ${name}`,
  make: () => ({
    name: 'azuredeploy.json',
    content: encode(changedJson(files.get('logic-apps/azuredeploy.json') as Uint8Array, change)),
  }),
  cause,
});

function changedJson(bytes: Uint8Array, change: (value: Json) => void): string {
  const value = JSON.parse(decode(bytes));
  change(value);
  return JSON.stringify(value);
}

/** Replaces a text in a file that must hold it. */
const replace =
  (path: string, from: string | RegExp, to: string): Change =>
  (tree) => {
    const text = decode(tree.get(path) as Uint8Array);
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${path} does not hold ${from}; the mutation changes nothing.`);
    tree.set(path, encode(changed));
  };
const remove =
  (path: string): Change =>
  (tree) => {
    if (!tree.delete(path)) throw new Error(`there is no ${path}; the mutation changes nothing.`);
  };
const rename =
  (from: RegExp, to: string): Change =>
  (tree) => {
    const renamed = [...tree].map(([path, bytes]): [string, Uint8Array] => [path.replace(from, to), bytes]);
    tree.clear();
    for (const [path, bytes] of renamed) tree.set(path, bytes);
  };
const add =
  (path: string, text = '{}'): Change =>
  (tree) =>
    void tree.set(path, encode(text));
const json =
  (path: string, change: (value: Json) => void): Change =>
  (tree) =>
    void tree.set(path, encode(changedJson(tree.get(path) as Uint8Array, change)));
const flow =
  (pattern: RegExp, change: (definition: Json) => void): Change =>
  (tree) => {
    const path = [...tree.keys()].find((candidate) => pattern.test(candidate)) as string;
    json(path, (file) => change(file.properties.definition))(tree);
  };

const customizations = 'customizations.xml';
const definitionFile = 'Connector/cqc_cqcdata_openapidefinition.json';
const parametersFile = 'Connector/cqc_cqcdata_connectionparameters.json';
const rating = /SayTheRating/;
const [customApi, connection, workflow] = [0, 1, 2];

export const mutations: Mutation[] = [
  solution('solution.xml is missing', /solution\.xml: the file is missing/, remove('solution.xml')),
  solution('customizations.xml is missing', /customizations\.xml: the file is missing/, remove(customizations)),
  solution('content types are missing', /\[Content_Types\]\.xml: the file is missing/, remove('[Content_Types].xml')),
  solution('the folder Connector is missing', /Connector\/: the folder is missing/, (tree) => {
    for (const path of [...tree.keys()]) if (path.startsWith('Connector/')) tree.delete(path);
  }),
  solution(
    'the folder is called connector',
    /connector\/: no component has such a folder\. Call it Connector/,
    rename(/^Connector\//, 'connector/'),
  ),
  solution(
    'the folder is called Connectors, as in the unpacked form',
    /Connectors\/: no component has such a folder\. Call it Connector/,
    rename(/^Connector\//, 'Connectors/'),
  ),
  solution('an extra folder', /Entities\/: no component has such a folder/, add('Entities/account.xml', '<a/>')),
  solution(
    'a second file that nothing links to',
    /_old\.json: nothing links to it/,
    add('Connector/cqc_cqcdata_old.json'),
  ),
  solution('paths with backslashes', /the path has a backslash/, rename(/^Connector\//, 'Connector\\')),
  solution('a folder as an entry', /the zip lists a folder/, (tree) => void tree.set('Connector/', new Uint8Array())),
  solution(
    'customizations.xml is cut off',
    /customizations\.xml: it is no XML: line \d+/,
    (tree) => void tree.set(customizations, (tree.get(customizations) as Uint8Array).slice(0, 900)),
  ),
  solution(
    'a link to nowhere',
    /the file Connector\/other\.json is missing/,
    replace(customizations, '/Connector/cqc_cqcdata_openapidefinition.json', '/Connector/other.json'),
  ),
  solution(
    'a link in other capitals',
    /the file Connector\/cqc_cqcdata_iconblob\.png is missing\. Rename Connector\/cqc_cqcdata_iconblob\.Png/,
    replace(customizations, 'iconblob.Png', 'iconblob.png'),
  ),
  solution(
    'a linked file is missing',
    /policytemplateinstances\.json is missing/,
    remove('Connector/cqc_cqcdata_policytemplateinstances.json'),
  ),
  solution(
    'an unknown element',
    /there is an element capabilities/,
    replace(customizations, '<connectortype>', '<capabilities>actions</capabilities><connectortype>'),
  ),
  solution(
    'an element in other capitals',
    /there is an element displayName, .* Write it displayname/,
    replace(customizations, /displayname>/g, 'displayName>'),
  ),
  solution(
    'elements in another order',
    /the element connectorid stands too late/,
    replace(customizations, /(\s*<connectorid>.*<\/connectorid>)(\s*<description>[\s\S]*?<\/description>)/, '$2$1'),
  ),
  solution(
    'an element is missing',
    /the element iconbrandcolor is missing/,
    replace(customizations, /<iconbrandcolor>.*<\/iconbrandcolor>/, ''),
  ),
  solution(
    'the id has braces',
    /Connector\/connectorid: it is "\{/,
    replace(customizations, /<connectorid>(.*)<\/connectorid>/, '<connectorid>{$1}</connectorid>'),
  ),
  solution(
    'another connector type',
    /Connector\/connectortype: it is "2"/,
    replace(customizations, '<connectortype>1', '<connectortype>2'),
  ),
  solution(
    'a script operation that is not there',
    /there is no operation LocationDetail\./,
    replace(customizations, '"LocationDetails"', '"LocationDetail"'),
  ),
  solution(
    'a script without its operations',
    /there is customcodeblobcontent without scriptoperations/,
    replace(customizations, /<scriptoperations>.*<\/scriptoperations>/, ''),
  ),
  solution(
    'another title than the definition',
    /Connector\/displayname: it is "CQC"/,
    replace(customizations, '<displayname>CQC Data', '<displayname>CQC'),
  ),
  solution('a brand colour in words', /iconbrandcolor: it is "orange"/, replace(customizations, '#da3b01', 'orange')),
  solution(
    'connection parameters wrapped in properties',
    /wrapped in "properties".*ApiHubsRequestFailed/,
    replace(parametersFile, /^(.*)$/, '{"properties":$1}'),
  ),
  solution(
    'connection parameters wrapped in connectionParameters',
    /wrapped in "connectionParameters"/,
    replace(parametersFile, /^(.*)$/, '{"connectionParameters":$1}'),
  ),
  solution(
    'a key as default value',
    /a secret has a default value/,
    json(parametersFile, (value) => {
      value.api_key.defaultValue = 'abc';
    }),
  ),
  solution(
    'a boolean constraint',
    /its constraint required is true/,
    json(parametersFile, (value) => {
      value.api_key.uiDefinition.constraints.required = true;
    }),
  ),
  solution(
    'an unknown parameter type',
    /its type is "secret"/,
    json(parametersFile, (value) => {
      value.api_key.type = 'secret';
    }),
  ),
  solution(
    'policies wrapped',
    /policytemplateinstances\.json: it is no array/,
    replace('Connector/cqc_cqcdata_policytemplateinstances.json', /^(.*)$/, '{"policyTemplateInstances":$1}'),
  ),
  solution(
    'no policies',
    /policytemplateinstances\.json: it is empty\. .*5000\.1\.1\.16/,
    add('Connector/cqc_cqcdata_policytemplateinstances.json', '[]'),
  ),
  solution('a definition that is not JSON', /openapidefinition\.json: it is no JSON/, replace(definitionFile, '{', '')),
  solution(
    'an OpenAPI 3 definition',
    /it is no Swagger 2\.0 definition/,
    json(definitionFile, (value) => {
      delete value.swagger;
      value.openapi = '3.0.0';
    }),
  ),
  solution(
    'a definition beyond the column',
    /more than 1000000 characters/,
    json(definitionFile, (value) => {
      value['x-much'] = 'a'.repeat(1_000_000);
    }),
  ),
  solution(
    'an icon that is no PNG',
    /iconblob\.Png: the icon is no PNG/,
    add('Connector/cqc_cqcdata_iconblob.Png', 'GIF89a'),
  ),
  solution(
    'an extension without a type',
    /nothing gives csx a type/,
    replace('[Content_Types].xml', /<Default Extension="csx"[^>]*>(<\/Default>)?/, ''),
  ),
  solution(
    'an extension in other capitals',
    /nothing gives Png a type/,
    replace('[Content_Types].xml', '"Png"', '"png"'),
  ),
  solution(
    'the wrong component type',
    /its type is "371"\. Write 372 \(connector\)/,
    replace('solution.xml', 'type="372"', 'type="371"'),
  ),
  solution(
    'a component that is not there',
    /customizations\.xml has no such component/,
    replace('solution.xml', /id="\{.*?\}"/, 'id="{00000000-0000-0000-0000-000000000000}"'),
  ),
  solution(
    'a component is not listed',
    /the component \{.*\} is not listed/,
    replace('solution.xml', /<RootComponent [^>]*>(<\/RootComponent>)?/, ''),
  ),
  solution('a managed solution', /Managed: it is "1"/, replace('solution.xml', '<Managed>0', '<Managed>1')),
  solution(
    'a version of three parts',
    /Version: it is "2\.0\.0"/,
    replace('solution.xml', '<Version>2.0.0.0', '<Version>2.0.0'),
  ),
  solution(
    'a missing dependency',
    /1 components are not in the solution/,
    replace('solution.xml', /<MissingDependencies>/, '<MissingDependencies><MissingDependency></MissingDependency>'),
  ),
  solution(
    'another prefix',
    /it is abc, but the connector is called cqc_cqcdata/,
    replace('solution.xml', '<CustomizationPrefix>cqc', '<CustomizationPrefix>abc'),
  ),
  solution(
    'no publisher',
    /the element Publisher is missing/,
    replace('solution.xml', /<Publisher>[\s\S]*<\/Publisher>/, ''),
  ),
  solution(
    'an option value prefix out of range',
    /CustomizationOptionValuePrefix: it is "1"/,
    replace('solution.xml', /(<CustomizationOptionValuePrefix>)\d+/, '$11'),
  ),

  flows('a flow that is switched on', /StateCode: it is "1"/, replace(customizations, '<StateCode>0', '<StateCode>1')),
  flows('a flow whose file is missing', /the file Workflows\/.* is missing/, (tree) =>
    remove([...tree.keys()].find((path) => rating.test(path)) as string)(tree),
  ),
  flows('a flow without an element', /no Workflow element links to it/, add('Workflows/Other.json')),
  flows(
    'the folder is called workflows',
    /workflows\/: no component has such a folder\. Call it Workflows/,
    rename(/^Workflows\//, 'workflows/'),
  ),
  flows('a flow of another category', /Category: it is "0"/, replace(customizations, '<Category>5', '<Category>0')),
  flows(
    'a reference to another connector',
    /names the connector 0+, which the solution does not hold/,
    replace(customizations, /(<customconnectorid>\s*<connectorid>)[^<]*/, '$100000000'),
  ),
  flows(
    'a reference that is not there',
    /there is no connection reference cqc_cqcdataconnection/,
    replace(customizations, 'logicalname="cqc_cqcdataconnection"', 'logicalname="cqc_other"'),
  ),
  flows('another connector in a flow', /the solution has no connector cqc_other/, (tree) => {
    const path = [...tree.keys()].find((candidate) => rating.test(candidate)) as string;
    replace(path, '"logicalName":"cqc_cqcdata"', '"logicalName":"cqc_other"')(tree);
  }),
  flows(
    'a connection reference as a component',
    /customizations\.xml has no such component/,
    replace(
      'solution.xml',
      '<RootComponents>',
      '<RootComponents><RootComponent type="10150" schemaName="cqc_cqcdataconnection" behavior="0"></RootComponent>',
    ),
  ),
  flows(
    'an unknown operation',
    /Read_location: there is no operation LocationDetail\b/,
    flow(rating, ({ actions }) => {
      actions.Each_changed_location.actions.Read_location.inputs.host.operationId = 'LocationDetail';
    }),
  ),
  flows(
    'an unknown parameter',
    /LocationDetails has no parameter location_id/,
    flow(rating, ({ actions }) => {
      const { parameters } = actions.Each_changed_location.actions.Read_location.inputs;
      parameters.location_id = parameters.locationid;
    }),
  ),
  flows(
    'a required parameter is missing',
    /the required parameter organisation_type is missing/,
    flow(rating, ({ triggers }) => {
      triggers.When_locations_change.inputs.parameters = {};
    }),
  ),
  flows(
    'a value that is no choice',
    /the parameter organisation_type is "locations"/,
    flow(rating, ({ triggers }) => {
      triggers.When_locations_change.inputs.parameters.organisation_type = 'locations';
    }),
  ),
  flows('an unknown output', /there is no output body\/latestRating\/overal \(at overal\)/, (tree) => {
    const path = [...tree.keys()].find((candidate) => rating.test(candidate)) as string;
    replace(path, 'latestRating/overall', 'latestRating/overal')(tree);
  }),
  flows('an output of v1.1', /there is no output body\/locations/, (tree) => {
    const path = [...tree.keys()].find((candidate) => /CareHomes/.test(candidate)) as string;
    replace(path, "['body/value']", "['body/locations']")(tree);
  }),
  flows('an unknown step in an expression', /there is no trigger or action Read_locations here/, (tree) => {
    const path = [...tree.keys()].find((candidate) => rating.test(candidate)) as string;
    replace(path, "outputs('Read_location')", "outputs('Read_locations')")(tree);
  }),
  flows('a broken expression', /is no expression: at character/, (tree) => {
    const path = [...tree.keys()].find((candidate) => rating.test(candidate)) as string;
    replace(path, "@variables('ratings')", "@variables('ratings'")(tree);
  }),
  flows('an unknown variable', /there is no variable rating\b/, (tree) => {
    const path = [...tree.keys()].find((candidate) => rating.test(candidate)) as string;
    replace(path, "@variables('ratings')", "@variables('rating')")(tree);
  }),
  flows(
    'a step that runs after nothing',
    /it runs after Keep_rating, which never runs before it/,
    flow(rating, ({ actions }) => {
      actions.Keep_failures.runAfter = { Keep_rating: ['Succeeded'] };
    }),
  ),
  flows(
    'an action as a trigger',
    /Changes is no trigger/,
    flow(rating, ({ triggers }) => {
      triggers.When_locations_change.inputs.host.operationId = 'Changes';
    }),
  ),
  flows(
    'paging of an operation without pages',
    /pagination is on, but LocationDetails has no pages/,
    flow(rating, ({ actions }) => {
      actions.Each_changed_location.actions.Read_location.runtimeConfiguration = {
        paginationPolicy: { minimumItemCount: 1 },
      };
    }),
  ),
  flows(
    'a connection that is not declared',
    /it calls through the connection "shared_other"/,
    flow(rating, ({ actions }) => {
      actions.Each_changed_location.actions.Read_location.inputs.host.connectionName = 'shared_other';
    }),
  ),

  certification(
    'a folder at the root',
    /should not contain any folder inside 'ConnectorPackage\.zip'.*__MACOSX/,
    add('__MACOSX/._intro.md'),
  ),
  certification('no intro', /The intro\.md file is missing\. Please add the required file/, remove('intro.md')),
  certification('no package', /The package zip file is missing/, remove('package.zip')),
  certification(
    'two intros',
    /it has 2 files where one is taken: intro\.md, readme\.md/,
    add('readme.md', '# CQC Data'),
  ),
  certification(
    'an intro without a section',
    /intro\.md: the section "## FAQ" is missing/,
    replace('intro.md', '## FAQ', '## Questions'),
  ),
  certification('an intro in another order', /the section "## FAQ" stands too early/, (tree) => {
    const [before, faq] = decode(tree.get('intro.md') as Uint8Array).split('## FAQ') as [string, string];
    tree.set('intro.md', encode(before.replace('## Prerequisites', `## FAQ${faq}\n## Prerequisites`)));
  }),
  certification('a package that is no zip', /package\.zip: it is no zip/, add('package.zip', 'no zip')),
  certification(
    'no folder in the package',
    /should contain a folder ideally named 'PkgAssets'/,
    rename(/^PkgAssets\//, ''),
    'inner',
  ),
  certification('two folders in the package', /it has 2 folders where one is taken/, add('Other/x.txt'), 'inner'),
  certification(
    'a folder below PkgAssets',
    /The package folder 'PkgAssets' should not contain any folder/,
    add('PkgAssets/en-us/x.txt'),
    'inner',
  ),
  certification('no solutions', /does not contain solution zip files/, rename(/\.zip$/, '.txt'), 'inner'),
  certification(
    'one solution',
    /should contain only connector and flow solution zip files/,
    remove('PkgAssets/FlowSolution.zip'),
    'inner',
  ),
  certification(
    'three solutions',
    /should contain only connector and flow solution zip files.*there are 3/,
    (tree) => void tree.set('PkgAssets/Third.zip', tree.get('PkgAssets/FlowSolution.zip') as Uint8Array),
    'inner',
  ),
  certification(
    'the connector solution twice',
    /Flow solution in '.*' is invalid/,
    (tree) => void tree.set('PkgAssets/FlowSolution.zip', tree.get('PkgAssets/ConnectorSolution.zip') as Uint8Array),
    'inner',
  ),
  certification(
    'the flow solution twice',
    /Connector solution in '.*' is invalid/,
    (tree) => void tree.set('PkgAssets/ConnectorSolution.zip', tree.get('PkgAssets/FlowSolution.zip') as Uint8Array),
    'inner',
  ),
  certification(
    'a solution without solution.xml',
    /Please add the missing 'solution\.xml'/,
    remove('solution.xml'),
    'PkgAssets/ConnectorSolution.zip',
  ),
  certification(
    'a flow solution without the folder Connector',
    /should contain folder namely 'Connector'/,
    (tree) => {
      for (const path of [...tree.keys()]) if (path.startsWith('Connector/')) tree.delete(path);
    },
    'PkgAssets/FlowSolution.zip',
  ),
  certification(
    'a wrong component type inside',
    /ConnectorSolution\.zip solution\.xml RootComponents .*: its type is "371"/,
    replace('solution.xml', 'type="372"', 'type="371"'),
    'PkgAssets/ConnectorSolution.zip',
  ),
  certification(
    'two connectors',
    /the solutions hold other connectors/,
    (tree) => {
      for (const path of [customizations, 'solution.xml']) replace(path, /65bd818a/g, '75bd818a')(tree);
    },
    'PkgAssets/FlowSolution.zip',
  ),

  template('another schema', /\$schema: it is/, (value) => {
    value.$schema = 'https://example.org/x.json';
  }),
  template('no connector', /there is no custom connector/, (value) => {
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
    /properties\/displayname: Microsoft\.Web\/customApis has no such property/,
    (value) => {
      value.resources[customApi].properties.displayname = 'x';
    },
  ),
  template('an unknown member', /a resource has no such member/, (value) => {
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
  template('a text that is an expression', /would be read as an expression\. Write \[\[/, (value) => {
    value.resources[customApi].properties.swagger.info.title = '[title]';
  }),
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
  template('a key that is a plain text', /the parameter subscriptionKey is a string/, (value) => {
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
    value.resources[workflow].properties.definition.actions.Until_the_last_page.actions.Each_changed_location.foreach =
      "@body('List_changes')?['value']";
  }),
  {
    name: 'azuredeploy.json: cut off',
    make: () => ({ name: 'azuredeploy.json', content: encode('{"resources":[') }),
    cause: /azuredeploy\.json: it is no JSON/,
  },

  folder('connector/', 'no script', /settings\.json script: the file script\.csx is missing/, remove('script.csx')),
  folder(
    'connector/',
    'settings without the script',
    /Name the script: an update without it deletes the code/,
    json('settings.json', (value) => {
      delete value.script;
    }),
  ),
  folder(
    'connector/',
    'settings with an environment',
    /settings\.json environment: it is "Default-1"/,
    json('settings.json', (value) => {
      value.environment = 'Default-1';
    }),
  ),
  folder('connector/', 'a byte order mark', /it begins with a byte order mark/, (tree) => {
    const path = 'apiProperties.json';
    tree.set(path, new Uint8Array([0xef, 0xbb, 0xbf, ...(tree.get(path) as Uint8Array)]));
  }),
  folder(
    'independent-publisher/',
    'an icon',
    /icon\.png: the folder has an icon/,
    (tree) => void tree.set('CQC Data/icon.png', files.get('connector/icon.png') as Uint8Array),
  ),
  folder('independent-publisher/', 'settings', /the folder has settings/, add('CQC Data/settings.json')),
  folder('independent-publisher/', 'no readme', /readme\.md: the file is missing/, remove('CQC Data/readme.md')),
  folder(
    'independent-publisher/',
    'a readme without a section',
    /the section "## Obtaining Credentials" is missing/,
    replace('CQC Data/readme.md', '## Obtaining Credentials', '## Credentials'),
  ),
  folder(
    'independent-publisher/',
    'another colour',
    /Independent publishers write #da3b01/,
    replace('CQC Data/apiProperties.json', '#da3b01', '#123456'),
  ),
  folder(
    'independent-publisher/',
    'a file of another connector',
    /it lies beside the folder of the connector/,
    add('Other/readme.md'),
  ),
];
