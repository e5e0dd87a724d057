import { add, files, folder, json, type Mutation, remove, replace } from './mutation.ts';

export const folderMutations: Mutation[] = [
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
    /apiProperties\.json connectionParameters api_key: a secret has a default value/,
    json('apiProperties.json', (value) => {
      value.properties.connectionParameters.api_key.defaultValue = 'abc';
    }),
  ),
  folder(
    'connector/',
    'a connection parameter of an unknown type',
    /apiProperties\.json:\d+:\d+ \S+: JsonValueNotInEnum/,
    json('apiProperties.json', (value) => {
      value.properties.connectionParameters.api_key.type = 'secret';
    }),
  ),
  folder('connector/', 'a byte order mark', /apiProperties\.json: it begins with a byte order mark/, (tree) => {
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
    /apiProperties\.json:.*RequiredPropertyMissing|apiProperties\.json:.*"properties" is missing/,
    json('CQC Data/apiProperties.json', (value) => {
      Object.assign(value, value.properties);
      delete value.properties;
    }),
  ),
];
