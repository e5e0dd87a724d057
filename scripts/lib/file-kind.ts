import { isObject, type JsonObject, object, show } from './json.ts';
import { parseJson } from './positions.ts';
import { decodeLeniently } from './read-file.ts';
import { shellWord } from './shell-word.ts';

/** What somebody names who means a connector; `other` is JSON that is clearly none of the rest. */
export type FileKind = 'definition' | 'properties' | 'template' | 'template parameters' | 'zip' | 'other';

/** Keys at the top of a definition in any version; one is enough, so that an odd definition stays one. */
const definitionKeys = [
  'swagger',
  'openapi',
  'swaggerVersion',
  'info',
  'paths',
  'definitions',
  'components',
  'host',
  'basePath',
  'securityDefinitions',
];

const propertiesKeys = [
  'connectionParameters',
  'connectionParameterSets',
  'iconBrandColor',
  'capabilities',
  'policyTemplateInstances',
  'publisher',
  'scriptOperations',
  'stackOwner',
];

/** What a file is by its bytes, whatever it is called; undefined when that cannot be told, as of broken JSON. */
export function kindOfBytes(bytes: Buffer): FileKind | undefined {
  if (isZip(bytes.toString('latin1', 0, 4))) return 'zip'; // it may be large, and is not decoded
  const text = decodeLeniently(bytes);
  return kindOf(text, parseJson(text).value);
}

/** As {@link kindOfBytes}, for a file that was read: its text, and its value where it is JSON. */
export function kindOf(text: string, value: unknown): FileKind | undefined {
  if (isZip(text)) return 'zip';
  if (!isObject(value) || Object.keys(value).length === 0) return undefined;
  // A template that Bicep wrote may have definitions too.
  const schema = show(value.$schema);
  if (/deploymentParameters/i.test(schema)) return 'template parameters';
  if (/deploymentTemplate/i.test(schema)) return 'template';
  if (hasAny(value, definitionKeys)) return 'definition';
  if (hasAny(object(value.properties), propertiesKeys)) return 'properties';
  return hasAny(value, ['contentVersion', 'resources']) ? 'template' : 'other';
}

/** What a text is that is YAML: a definition, of OpenAPI too, or properties; undefined when it is neither. */
export function kindOfYaml(text: string): 'definition' | 'properties' | undefined {
  if (/^\s*[{[]/.test(text)) return undefined;
  if (/^["']?(swagger|openapi)["']?:/m.test(text)) return 'definition';
  return /^["']?properties["']?:/m.test(text) ? 'properties' : undefined;
}

/** The signature of a zip, or of an empty one. */
const isZip = (beginning: string): boolean =>
  ['PK\u0003\u0004', 'PK\u0005\u0006'].some((signature) => beginning.startsWith(signature));

const hasAny = (value: JsonObject, keys: readonly string[]): boolean => keys.some((key) => Object.hasOwn(value, key));

/** Whether file managers leave such a file in a folder or a zip: views, thumbnails, and what a Mac knows of another file. */
export const isLeftover = (path: string): boolean =>
  /(^|\/)(\.ds_store|thumbs\.db|desktop\.ini|\._[^/]*)$|^__macosx\//i.test(path);

/** Why a file cannot be read as a definition, and what to do with it; undefined when it may be one. */
export function refusalOfDefinition(path: string, kind: FileKind | undefined): string | undefined {
  switch (kind) {
    case 'zip':
      return `is a zip, no definition. Check it by \`npm run package -- --check ${shellWord(path)}\`.`;
    case 'template':
      return `is an ARM template, no definition. Check it by \`npm run package -- --check ${shellWord(path)}\`.`;
    case 'template parameters':
      return 'holds the parameters of an ARM template, no definition. Name a definition or the folder of a connector.';
    case 'properties':
      return 'is the properties file of a connector, no definition. Name its folder.';
    case 'other':
      return 'is no definition: it has neither "swagger" nor "paths". Name a definition or the folder of a connector.';
    default:
      return undefined;
  }
}
