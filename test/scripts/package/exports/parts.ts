import { encode, type FileTree } from '../../../../scripts/lib/file-tree.ts';
import { iconOf } from './icon.ts';

/** Writes parts of solutions as Microsoft's server and packer write them, after facts read from public exports. */

export interface ExportedConnector {
  id: string;
  name: string;
  displayName: string;
  definition: object;
  /** What the two JSON files hold, as text: exports have `{}`, `[]` and `null`. */
  parameters?: string;
  policies?: string;
  color?: string;
  iconWidth?: number;
  description?: string;
  script?: { code: string; operations?: string[] };
}

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const platform =
  'OrganizationVersion="9.2.26033.180" OrganizationSchemaType="Standard" CRMServerServiceabilityVersion="9.2.26033.00180"';

export const file = (path: string, text: string): [string, Uint8Array] => [path, encode(text)];

/** A definition of one operation, as the maker portal writes it: short, and far from what certification asks for. */
export function smallDefinition(title: string, operation: object = {}): object {
  return {
    swagger: '2.0',
    info: { title, description: '', version: '1.0' },
    host: 'orders.example.net',
    basePath: '/',
    schemes: ['https'],
    consumes: [],
    produces: [],
    paths: {
      '/mcp': {
        post: {
          responses: { default: { description: 'default' } },
          operationId: 'InvokeServer',
          summary: title,
          ...operation,
        },
      },
    },
    definitions: {},
    parameters: {},
    responses: {},
    securityDefinitions: {},
    security: [],
    tags: [],
  };
}

export const mcp = { 'x-ms-agentic-protocol': 'mcp-streamable-1.0', description: 'Serves tools.' };

export function connectorFilesOf(
  { name, definition, parameters = '{}', policies = '[]', iconWidth = 100, script }: ExportedConnector,
  folder = 'Connector',
) {
  return [
    file(`${folder}/${name}_openapidefinition.json`, JSON.stringify(definition)),
    file(`${folder}/${name}_connectionparameters.json`, parameters),
    file(`${folder}/${name}_policytemplateinstances.json`, policies),
    ...(script ? [file(`${folder}/${name}_customcodeblobcontent.csx`, script.code)] : []),
    [`${folder}/${name}_iconblob.Png`, iconOf(iconWidth)] satisfies [string, Uint8Array],
  ];
}

export function connectorXml(connector: ExportedConnector, attributes = ''): string {
  const { id, name, displayName, color = '#007ee5', description = 'Reads orders.', script } = connector;
  const link = (tag: string, end: string) => `<${tag}>/Connector/${name}_${end}</${tag}>`;
  return `<Connector${attributes}>
      <connectorid>${id}</connectorid>
      ${description === '' ? '<description></description>' : `<description>${description}</description>`}
      <displayname>${displayName}</displayname>
      ${color === '' ? '<iconbrandcolor></iconbrandcolor>' : `<iconbrandcolor>${color}</iconbrandcolor>`}
      <name>${name}</name>
      <connectortype>1</connectortype>
      ${script?.operations ? `<scriptoperations>${JSON.stringify(script.operations)}</scriptoperations>` : ''}
      ${link('openapidefinition', 'openapidefinition.json')}
      ${link('connectionparameters', 'connectionparameters.json')}
      ${link('policytemplateinstances', 'policytemplateinstances.json')}
      ${script ? link('customcodeblobcontent', 'customcodeblobcontent.csx') : ''}
      ${link('iconblob', 'iconblob.Png')}
    </Connector>`;
}

/** customizations.xml of sections in their order, each its element. */
export function customizations(sections: string[], beginning = ''): string {
  return `${beginning}<ImportExportXml ${xsi} ${platform}>\n  ${sections.join('\n  ')}\n</ImportExportXml>`;
}

export const empty = (...tags: string[]): string[] => tags.map((tag) => `<${tag}></${tag}>`);
export const languages = '<Languages><Language>1033</Language></Languages>';

interface Manifest {
  components: string[];
  managed?: 0 | 1 | 2;
  missing?: number;
  prefix?: string;
  uniqueName?: string;
}

export const connectorComponent = ({ id, name }: ExportedConnector): string =>
  `<RootComponent type="372" id="{${id}}" schemaName="${name}" behavior="0" />`;

export function manifest(
  { components, managed = 0, missing = 0, prefix = 'new', uniqueName = 'OrderDesk' }: Manifest,
  beginning = '',
): string {
  const names = '<LocalizedNames><LocalizedName description="Order desk" languagecode="1033" /></LocalizedNames>';
  const dependency = `<MissingDependency><Required type="1" schemaName="account" displayName="Account" solution="msdynce" /><Dependent type="372" id="{00000000-0000-0000-0000-000000000001}" /></MissingDependency>`;
  const address = (number: number) =>
    `<Address><AddressNumber>${number}</AddressNumber><AddressTypeCode>1</AddressTypeCode><City xsi:nil="true"></City><ShippingMethodCode>1</ShippingMethodCode></Address>`;
  return `${beginning}<ImportExportXml version="9.2.26033.180" SolutionPackageVersion="9.2" languagecode="1033" generatedBy="CrmLive" ${xsi} ${platform}>
  <SolutionManifest>
    <UniqueName>${uniqueName}</UniqueName>${names}<Descriptions />
    <Version>1.0.0.3</Version><Managed>${managed}</Managed>
    <Publisher><UniqueName>DefaultPublisherorg1a2b3c4d</UniqueName>${names}<Descriptions />
      <EMailAddress xsi:nil="true"></EMailAddress><SupportingWebsiteUrl xsi:nil="true"></SupportingWebsiteUrl>
      <CustomizationPrefix>${prefix}</CustomizationPrefix><CustomizationOptionValuePrefix>10000</CustomizationOptionValuePrefix>
      <Addresses>${address(1)}${address(2)}</Addresses></Publisher>
    <RootComponents>${components.join('')}</RootComponents>
    <MissingDependencies>${dependency.repeat(missing)}</MissingDependencies>
  </SolutionManifest>
</ImportExportXml>`;
}

/** [Content_Types].xml with a Default for each extension and an Override for each file without one. */
export function contentTypes(files: FileTree, typeOf = (_extension: string) => 'application/octet-stream'): string {
  const names = [...files.keys()].map((path) => path.slice(path.lastIndexOf('/') + 1));
  const extensions = new Set([
    'xml',
    ...names.filter((name) => name.includes('.')).map((name) => name.slice(name.lastIndexOf('.') + 1)),
  ]);
  const defaults = [...extensions].map((one) => `<Default Extension="${one}" ContentType="${typeOf(one)}" />`);
  const bare = [...files.keys()].filter((path) => !path.slice(path.lastIndexOf('/') + 1).includes('.'));
  const overrides = bare.map(
    (path) => `<Override PartName="/${encodeURI(path)}" ContentType="application/octet-stream" />`,
  );
  return `\ufeff<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}${overrides.join('')}</Types>`;
}

/** Puts the content types last, as the server does. */
export function solutionFiles(files: [string, Uint8Array][], typeOf?: (extension: string) => string): FileTree {
  const tree: FileTree = new Map(files);
  return new Map([...tree, file('[Content_Types].xml', contentTypes(tree, typeOf))]);
}
