import { encode, type FileTree } from '../../../../scripts/lib/file-tree.ts';
import { type JsonObject, object } from '../../../../scripts/lib/json.ts';
import { writeZip } from '../../../../scripts/package/zip.ts';
import { buildExample } from '../../../../scripts/rules/example-connector.ts';
import { flowComponent, flowFile, flowXml, type References, referencesXml } from './flows.ts';
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
  solutionFiles,
} from './parts.ts';

const { definition, properties, script, intro } = buildExample();
const { info } = definition.value as { info: { title: string; description: string } };

/** A connector with code and a key, without policies. */
const connector: ExportedConnector = {
  id: '0b5c7f1e-3a77-4f0e-9d55-70a1f3a0c0d1',
  name: 'new_5Fcare-20register',
  displayName: info.title,
  description: info.description,
  definition: definition.value as JsonObject,
  parameters: JSON.stringify(object(object(properties?.value).properties).connectionParameters),
  color: '#808080',
  iconWidth: 144,
  script: { code: script?.text ?? '', operations: ['GetItem'] },
};
const api = 'shared_new-5fcare-20register-5fbbdfa23d16e24d26';
const references: References = { custom: 'new_sharednew5fcare20register_1a2b3', mail: 'new_sharedoffice365_4d5e6' };

/** A solution as the server exports it, with the connector, the flow or both. */
function solution(uniqueName: string, has: { connector: boolean; flow: boolean }): Uint8Array {
  const components = [...(has.flow ? [flowComponent] : []), ...(has.connector ? [connectorComponent(connector)] : [])];
  const sections = [
    ...empty('Entities', 'Roles'),
    has.flow ? `<Workflows>${flowXml()}</Workflows>` : '<Workflows></Workflows>',
    ...empty('FieldSecurityProfiles'),
    ...['Templates', 'EntityMaps', 'EntityRelationships', 'OrganizationSettings', 'optionsets'].map(
      (tag) => `<${tag} />`,
    ),
    ...['CustomControls', 'EntityDataProviders'].map((tag) => `<${tag} />`),
    ...(has.connector ? [`<Connectors>${connectorXml(connector)}</Connectors>`] : []),
    ...(has.flow ? [referencesXml(references, api, connector.id)] : []),
    languages,
  ];
  return writeZip(
    solutionFiles([
      file('customizations.xml', customizations(sections)),
      file('solution.xml', manifest({ components, uniqueName, missing: has.connector ? 0 : 2 })),
      ...(has.connector ? connectorFilesOf(connector) : []),
      ...(has.flow ? [flowFile(references, api, 'GetItem', '', { itemId: '1' })] : []),
    ]),
  );
}

/**
 * D: a certification package with two exported solutions and what a deployment package has beside them, of 2024.
 * @param isWhole whether the solution with the flow holds the connector too, as certification asks; that of 2024 did not.
 */
export function certificationPackage({ isWhole }: { isWhole: boolean }): FileTree {
  const solutions = ['CareRegister', 'CareRegisterFlow'];
  const assets: FileTree = new Map([
    ['PkgAssets/CareRegister.zip', solution('CareRegister', { connector: true, flow: false })],
    ['PkgAssets/CareRegisterFlow.zip', solution('CareRegisterFlow', { connector: isWhole, flow: true })],
    file(
      'PkgAssets/ImportConfig.xml',
      `\ufeff<?xml version="1.0" encoding="utf-8"?><configdatastorage installsampledata="false" waitforsampledatatoinstall="true" crmmigdataimportfile=""><solutions>${solutions.map((name) => `<configsolutionfile solutionpackagefilename="${name}.zip" publishworkflowsandactivateplugins="true" />`).join('')}</solutions></configdatastorage>`,
    ),
    file(
      'PkgAssets/manifest.ppkg.json',
      JSON.stringify({
        SchemaVersion: '1.0',
        solutionParameters: Object.fromEntries(solutions.map((name) => [name, { components: [] }])),
      }),
    ),
  ]);
  return new Map([
    ['intro.md', encode(intro?.text ?? '')],
    ['package.zip', writeZip(assets)],
  ]);
}
