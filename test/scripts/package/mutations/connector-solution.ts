import { add, files, json, type Mutation, remove, rename, replace, solution, withFileTwice } from './mutation.ts';

const customizations = 'customizations.xml';
const definitionFile = 'Connector/cqc_cqcdata_openapidefinition.json';
const parametersFile = 'Connector/cqc_cqcdata_connectionparameters.json';

/** What is worth a note and does not fail. */
export const connectorSolutionNotes: Mutation[] = [
  solution(
    'no policies',
    /^note Connector\/.*policytemplateinstances\.json: it is empty.*nothing proves it/,
    add('Connector/cqc_cqcdata_policytemplateinstances.json', '[]'),
  ),
  solution(
    'a byte order mark before customizations.xml',
    /^note customizations\.xml: it begins with a byte order mark/,
    replace(customizations, '<ImportExportXml', '\ufeff<ImportExportXml'),
  ),
  solution(
    'a declaration in solution.xml',
    /^note solution\.xml: it has an XML declaration/,
    replace('solution.xml', '<ImportExportXml', '<?xml version="1.0" encoding="utf-8"?>\n<ImportExportXml'),
  ),
  solution(
    'content types without a byte order mark',
    /^note \[Content_Types\]\.xml: it begins without a byte order mark/,
    (tree) => void tree.set('[Content_Types].xml', (tree.get('[Content_Types].xml') as Uint8Array).slice(3)),
  ),
];

export const connectorSolutionMutations: Mutation[] = [
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
    'a document type with an entity',
    /customizations\.xml: it has a document type \(DOCTYPE\)/,
    replace(customizations, '<ImportExportXml', '<!DOCTYPE x [<!ENTITY title "CQC Data">]>\n<ImportExportXml'),
  ),
  solution(
    'a document type in the content types',
    /\[Content_Types\]\.xml: it has a document type/,
    replace('[Content_Types].xml', '<Types', '<!DOCTYPE Types><Types'),
  ),
  {
    name: 'CQCData.zip: customizations.xml twice',
    make: () => ({
      name: 'CQCData.zip',
      content: withFileTwice(files.get('CQCData.zip') as Uint8Array, customizations),
    }),
    cause: /CQCData\.zip: it holds customizations\.xml twice/,
  },
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
    /more than 500000 characters/,
    json(definitionFile, (value) => {
      value['x-much'] = 'a'.repeat(500_000);
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
];
