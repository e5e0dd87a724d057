import type { FileTree } from '../../../../scripts/lib/file-tree.ts';
import { add, files, json, type Mutation, remove, rename, replace, solution, withFileTwice } from './mutation.ts';

const customizations = 'customizations.xml';
const definitionFile = 'Connector/cqc_cqcdata_openapidefinition.json';
const connectorElement = /<Connector>[\s\S]*<\/Connector>/;
const parametersFile = 'Connector/cqc_cqcdata_connectionparameters.json';

export const connectorSolutionMutations: Mutation[] = [
  solution('solution.xml is missing', /solution\.xml: the file is missing/, remove('solution.xml')),
  solution('customizations.xml is missing', /customizations\.xml: the file is missing/, remove(customizations)),
  solution('content types are missing', /\[Content_Types\]\.xml: the file is missing/, remove('[Content_Types].xml')),
  solution(
    'the folder Connector is missing',
    /the file Connector\/cqc_cqcdata_openapidefinition\.json is missing/,
    (tree) => {
      for (const path of [...tree.keys()]) if (path.startsWith('Connector/')) tree.delete(path);
    },
  ),
  solution(
    'the folder is called connector',
    /^warning .*the file Connector\/cqc_cqcdata_openapidefinition\.json is called connector\//,
    rename(/^Connector\//, 'connector/'),
  ),
  solution(
    'the folder is called Connectors, as in the unpacked form',
    /Connectors\/: the links of customizations\.xml name another folder\. Call it Connector/,
    rename(/^Connector\//, 'Connectors/'),
  ),
  solution(
    'connection parameters that are empty',
    /connectionparameters\.json: it is no JSON/,
    add(parametersFile, ''),
  ),
  solution(
    'an extra folder',
    /^note solution: these parts were passed over: Entities\//,
    add('Entities/account.xml', '<a/>'),
  ),
  solution(
    'a second file that nothing links to',
    /^note .*_old\.json: no connector links to it/,
    add('Connector/cqc_cqcdata_old.json'),
  ),
  solution('paths with backslashes', /the path has a backslash/, rename(/^Connector\//, 'Connector\\')),
  solution(
    'a folder as an entry',
    /^note .*the zip lists a folder/,
    (tree) => void tree.set('Connector/', new Uint8Array()),
  ),
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
    /^warning .*the file Connector\/cqc_cqcdata_iconblob\.png is called Connector\/cqc_cqcdata_iconblob\.Png/,
    replace(customizations, 'iconblob.Png', 'iconblob.png'),
  ),
  solution(
    'a linked file is missing',
    /policytemplateinstances\.json is missing/,
    remove('Connector/cqc_cqcdata_policytemplateinstances.json'),
  ),
  solution(
    'an unknown element',
    /^note .* capabilities: this element was passed over/,
    replace(customizations, '<connectortype>', '<capabilities>actions</capabilities><connectortype>'),
  ),
  solution(
    'an element in other capitals',
    /the element displayname is missing\. Write displayName as displayname/,
    replace(customizations, /displayname>/g, 'displayName>'),
  ),
  solution(
    'elements in another order',
    /^note .*the element connectorid stands later than in exported solutions/,
    replace(customizations, /(\s*<connectorid>.*<\/connectorid>)(\s*<description>[\s\S]*?<\/description>)/, '$2$1'),
  ),
  solution(
    'the id has braces',
    /^note .* connectorid: it is "\{/,
    replace(customizations, /<connectorid>(.*)<\/connectorid>/, '<connectorid>{$1}</connectorid>'),
  ),
  solution(
    'another connector type',
    /^note .*Connector\/connectortype: it is "2"/,
    replace(customizations, '<connectortype>1', '<connectortype>2'),
  ),
  solution(
    'a script operation that is not there',
    /^note .*ScriptOperationNotFound: .*LocationDetail\b/,
    replace(customizations, '"LocationDetails"', '"LocationDetail"'),
  ),
  solution(
    'a brand colour in words',
    /^note .*BrandColorNotValid.*orange/,
    replace(customizations, '#da3b01', 'orange'),
  ),
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
    /^warning .*connectionparameters\.json api_key\/defaultValue: "defaultValue" holds a secret/,
    json(parametersFile, (value) => {
      value.api_key.defaultValue = 'abc';
    }),
  ),
  solution(
    'an unknown parameter type',
    /^note .*connectionparameters\.json .*JsonValueNotInEnum.*secret/,
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
    /openapidefinition\.json #\/swagger: SpecificationVersionIncorrect/,
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
    /^note .*iconblob\.Png: IconNotValid: The icon is no PNG/,
    add('Connector/cqc_cqcdata_iconblob.Png', 'GIF89a'),
  ),
  solution(
    'an extension without a type',
    /nothing gives csx a type/,
    replace('[Content_Types].xml', /<Default Extension="csx"[^>]*>(<\/Default>)?/, ''),
  ),
  solution(
    'the wrong component type',
    /its type is "371"\. Write 372 \(connector\)/,
    replace('solution.xml', 'type="372"', 'type="371"'),
  ),
  solution(
    'a component that is not there',
    /^warning .*the solution holds no such connector/,
    replace('solution.xml', /id="\{.*?\}"/, 'id="{00000000-0000-0000-0000-000000000000}"'),
  ),
  solution(
    'a component is not listed',
    /^warning .*the connector \{.*\} is not listed/,
    replace('solution.xml', /<RootComponent [^>]*>(<\/RootComponent>)?/, ''),
  ),
  solution('a version of one part', /Version: it is "2"/, replace('solution.xml', '<Version>2.0.0.0', '<Version>2')),
  solution(
    'a prefix of one letter',
    /CustomizationPrefix: it is "a"/,
    replace('solution.xml', '<CustomizationPrefix>cqc', '<CustomizationPrefix>a'),
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
  solution(
    'a brand colour is missing',
    /iconbrandcolor|iconBrandColor/,
    replace(customizations, /<iconbrandcolor>.*<\/iconbrandcolor>/, ''),
  ),
  solution(
    'an operation id twice',
    /openapidefinition\.json #.*: OperationIdNotUnique/,
    json(definitionFile, (value) => {
      value.paths['/providers'].get.operationId = 'Locations';
    }),
  ),
  solution(
    'a reference that leads nowhere',
    /^Connector\/.*openapidefinition\.json #.*: SchemaReferenceNotFound/,
    json(definitionFile, (value) => {
      value.paths['/providers'].get.responses['200'].schema = { $ref: '#/definitions/Nowhere' };
    }),
  ),
  solution(
    'a text without its description',
    /^note .*connectionparameters\.json .*ConnectionParameterTextMissing|RequiredValueEmpty/,
    json(parametersFile, (value) => {
      value.api_key.uiDefinition.description = '';
    }),
  ),
  solution(
    'a name that begins with an underscore',
    /name: it is "_cqcdata"/,
    replace(customizations, '<name>cqc_cqcdata', '<name>_cqcdata'),
  ),
  solution(
    'script operations that are no array',
    /scriptoperations: it is no array/,
    replace(customizations, /<scriptoperations>.*<\/scriptoperations>/, '<scriptoperations>{}</scriptoperations>'),
  ),
  solution(
    'no definition behind its link',
    /openapidefinition: it links to no file\. Put the file there/,
    replace(customizations, /<openapidefinition>.*<\/openapidefinition>/, '<openapidefinition></openapidefinition>'),
  ),
  ...['[]', 'null', '"text"', '42', 'true'].map((text) =>
    solution(
      `a definition that is ${text}`,
      /openapidefinition\.json: it is no object\. Put the definition/,
      add(definitionFile, text),
    ),
  ),
  solution(
    'connection parameters that are a list',
    /connectionparameters\.json: the connection parameters are no object/,
    add(parametersFile, '[1]'),
  ),
  solution(
    'a key as default value in a set',
    /^warning .*parametersets\.json values\/0\/parameters\/api_key\/defaultValue: "defaultValue" holds a secret/,
    withSets({ values: [{ name: 'key', parameters: { api_key: { type: 'securestring', defaultValue: 'abc' } } }] }),
  ),
  solution('sets of connection parameters that are a list', /parametersets\.json: it is no object/, withSets([1])),
  ...(
    [
      ['paths that are a list', (value) => void Object.assign(value, { paths: [] })],
      ['no info', (value) => void delete value.info],
      ['a parameter at an unknown place', (value) => void Object.assign(value.parameters.region, { in: 'qurey' })],
      ['responses that are a number', (value) => void Object.assign(value.paths['/providers'].get, { responses: 5 })],
      [
        'a number that divides by less than nothing, and what certification alone refuses',
        (value) => {
          Object.assign(value, { schemes: ['http'] });
          Object.assign(value.definitions, { Strange: { type: 'number', multipleOf: -1 } });
        },
      ],
    ] satisfies [string, Parameters<typeof json>[1]][]
  ).map(([name, change]) =>
    solution(
      `${name}, which violates the official schema`,
      /^Connector\/\S+openapidefinition\.json #\S*: SwaggerSchemaViolated/,
      json(definitionFile, change),
    ),
  ),
  solution(
    'its files in a folder of the zip',
    /CQCData_2_0\/: the files of the solution lie in this folder.*Zip the files and not the folder/,
    rename(/^/, 'CQCData_2_0/'),
  ),
  solution(
    'a file in other capitals',
    /Solution\.xml: it differs from solution\.xml in its capitals alone, and \.NET refuses the zip/,
    add('Solution.xml', '<a/>'),
  ),
  solution('what a file manager left', /^note \.DS_Store: a file manager left it there/, add('.DS_Store', '')),
  solution(
    'two connectors of one id',
    /its connectorid \S+ is that of the connector "cqc_cqcdata" before it\. Give each an id of its own/,
    replace(
      customizations,
      connectorElement,
      (text) => text + text.replace(/<name>.*<\/name>/, '<name>cqc_other</name>'),
    ),
  ),
  solution(
    'two connectors of one name',
    /^warning .*its name \S+ is that of the connector "cqc_cqcdata" before it\. Give each a name of its own/,
    replace(customizations, connectorElement, (text) => text + text.replace(/<connectorid>./, '<connectorid>0')),
  ),
  solution(
    'two connectors of one definition',
    /^warning .*its definition connector\/\S+ is that of the connector "cqc_cqcdata" before it\. Link each/,
    replace(
      customizations,
      connectorElement,
      (text) =>
        text + text.replace(/<connectorid>./, '<connectorid>0').replace(/<name>.*<\/name>/, '<name>cqc_other</name>'),
    ),
  ),
];

function withSets(sets: unknown) {
  return (tree: FileTree): void => {
    replace(
      customizations,
      '<policytemplateinstances>',
      '<connectionparametersets>/Connector/cqc_cqcdata_connectionparametersets.json</connectionparametersets><policytemplateinstances>',
    )(tree);
    add('Connector/cqc_cqcdata_connectionparametersets.json', JSON.stringify(sets))(tree);
  };
}
