import { add, files, folder, json, type Mutation, remove, replace } from './mutation.ts';

export const folderMutations: Mutation[] = [
  folder('connector/', 'no icon', /^settings\.json icon: the file icon\.png is missing/, remove('icon.png')),
  folder(
    'connector/',
    'no properties',
    /^settings\.json apiProperties: the file apiProperties\.json is missing/,
    remove('apiProperties.json'),
  ),
  folder(
    'connector/',
    'settings that name another icon',
    /^settings\.json icon: the file logo\.png is missing/,
    json('settings.json', (value) => {
      value.icon = 'logo.png';
    }),
  ),
  folder(
    'connector/',
    'settings without the definition',
    /^settings\.json:\d+:\d+ \S+: SettingsFileNotValid: settings\.json names no file as apiDefinition\. Name it/,
    json('settings.json', (value) => {
      delete value.apiDefinition;
    }),
  ),
  folder(
    'connector/',
    'settings with the id of a connector',
    /^warning settings\.json connectorId: it is "shared_x"/,
    json('settings.json', (value) => {
      value.connectorId = 'shared_x';
    }),
  ),
  folder(
    'connector/',
    'settings that are no JSON',
    /^settings\.json:1:2: JsonNotValid: Not valid JSON: found the end of the file/,
    add('settings.json', '{'),
  ),
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
  folder(
    'connector/',
    'a secret with a default value',
    /^apiProperties\.json:\S+ #\/properties\/connectionParameters\/api_key\/defaultValue: SecretInProperties.* "defaultValue" holds a secret/,
    json('apiProperties.json', (value) => {
      value.properties.connectionParameters.api_key.defaultValue = 'abc';
    }),
  ),
  folder(
    'connector/',
    'a secret with a default value, in properties whose name is in capitals',
    /^APIPROPERTIES\.JSON:\S+ #\/properties\/connectionParameters\/api_key\/defaultValue: SecretInProperties.* "defaultValue" holds a secret/,
    (tree) => {
      json('apiProperties.json', (value) => {
        value.properties.connectionParameters.api_key.defaultValue = 'abc';
      })(tree);
      tree.set('APIPROPERTIES.JSON', tree.get('apiProperties.json') as Uint8Array);
      tree.delete('apiProperties.json');
    },
  ),
  folder(
    'connector/',
    'a connection parameter of an unknown type',
    /apiProperties\.json:\d+:\d+ \S+: JsonValueNotInEnum/,
    json('apiProperties.json', (value) => {
      value.properties.connectionParameters.api_key.type = 'secret';
    }),
  ),
  folder('connector/', 'a byte order mark', /apiProperties\.json:1:1: ByteOrderMark/, (tree) => {
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
  folder('independent-publisher/', 'no intro', /intro\.md: the file is missing/, remove('CQC Data/intro.md')),
  folder(
    'independent-publisher/',
    'no package',
    /ConnectorPackage\.zip: there are 0 packages\. Add exactly one/,
    remove('CQC Data/ConnectorPackage.zip'),
  ),
  folder(
    'independent-publisher/',
    'two packages',
    /ConnectorPackage\.zip: there are 2 packages\. Add exactly one/,
    (tree) => void tree.set('CQC Data/Other.ZIP', tree.get('CQC Data/ConnectorPackage.zip') as Uint8Array),
  ),
  folder(
    'independent-publisher/',
    'a package that is no zip',
    /ConnectorPackage\.zip: it is no whole zip/,
    add('CQC Data/ConnectorPackage.zip', 'no zip'),
  ),
  folder(
    'independent-publisher/',
    'a file that nobody asks for',
    /^note CQC Data\/ notes\.txt: the file is none of those that are asked for/,
    add('CQC Data/notes.txt'),
  ),
  folder(
    'independent-publisher/',
    'a script that properties name and nobody added',
    /script\.csx: the file is missing\. Add it, or remove scriptOperations/,
    remove('CQC Data/script.csx'),
  ),
  folder(
    'independent-publisher/',
    'a definition of another name that is no JSON',
    /my-openapi\.json: the definition has another name/,
    (tree) => {
      tree.delete('CQC Data/apiDefinition.swagger.json');
      add('CQC Data/my-openapi.json', '{')(tree);
    },
  ),
  folder(
    'independent-publisher/',
    'no definition',
    /apiDefinition\.swagger\.json: the file is missing\. Add it/,
    remove('CQC Data/apiDefinition.swagger.json'),
  ),
  folder(
    'independent-publisher/',
    'a readme without a section',
    /readme\.md:1:1: ReadmeSectionMissing: The section "## Obtaining Credentials" is missing/,
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
  folder(
    'independent-publisher/',
    'a definition of another name',
    /swagger\.json: the definition has another name\. Call it apiDefinition\.swagger\.json/,
    (tree) => {
      tree.set('CQC Data/swagger.json', tree.get('CQC Data/apiDefinition.swagger.json') as Uint8Array);
      tree.delete('CQC Data/apiDefinition.swagger.json');
    },
  ),
  folder(
    'independent-publisher/',
    'properties without the outer member',
    /apiProperties\.json:.*Move it into "properties"/,
    json('CQC Data/apiProperties.json', (value) => {
      Object.assign(value, value.properties);
      delete value.properties;
    }),
  ),
];
