import { requiredReadmeSections } from '../../connector/document-sections.ts';
import { independentColor } from '../../lib/api-properties.ts';
import { decode, type FileTree, hasByteOrderMark } from '../../lib/file-tree.ts';
import { isObject, type Json, type JsonObject, list, object, show } from '../../lib/json.ts';
import { wrongFormatOf } from '../wrong-format.ts';
import { readZip } from '../zip.ts';
import { checkCertificationPackage, checkSections } from './certification.ts';
import { checkConnectionParameters } from './connection-parameters.ts';
import { listFlowOperations } from './flow/operations.ts';
import { checkIcon } from './icon.ts';
import { type Find, within } from './package-finding.ts';
import { readJson } from './read-json.ts';

/** Checks the folder that paconn, pac and the portal read. What the files say is the business of `npm run validate`. */
export function checkConnectorFolder(files: FileTree, find: Find): void {
  const properties = checkConnectorFiles(files, find);
  const icon = files.get('icon.png');
  if (icon) checkIcon(icon, within('icon.png', find));
  else find('icon.png', 'the file is missing', 'Add the icon');
  const settings = readNamed(files, 'settings.json', find);
  if (!isObject(settings)) return;
  for (const key of ['apiProperties', 'apiDefinition', 'icon', 'script']) {
    const file = settings[key];
    const isNeeded = key !== 'script' || listsScriptOperations(properties);
    if (typeof file === 'string' && !files.has(file))
      find(`settings.json ${key}`, `the file ${file} is missing`, 'Add the file or correct the name');
    if (typeof file !== 'string' && isNeeded)
      find(
        `settings.json ${key}`,
        'it names no file',
        key === 'script' ? 'Name the script: an update without it deletes the code' : 'Name the file',
      );
  }
  for (const key of ['connectorId', 'environment']) {
    if (settings[key])
      find(
        `settings.json ${key}`,
        `it is "${show(settings[key])}"`,
        'Leave it null: the file is shared, the id belongs to one environment',
      );
  }
}

/** Checks the folder of a pull request by an independent publisher. */
export function checkIndependentPublisherFolder(files: FileTree, find: Find): void {
  const { iconBrandColor: color } = checkConnectorFiles(files, find);
  if (color !== undefined && show(color).toLowerCase() !== independentColor)
    find(
      'apiProperties.json iconBrandColor',
      `it is "${show(color)}"`,
      `Independent publishers write ${independentColor}`,
    );
  const wanted = ['apiDefinition.swagger.json', 'apiProperties.json', 'readme.md', 'intro.md'];
  for (const name of wanted) if (!files.has(name)) find(name, 'the file is missing', 'Add it');
  const zips = [...files].filter(([path]) => path.endsWith('.zip'));
  for (const path of files.keys()) {
    if (/\.(png|jpe?g|svg|ico)$/i.test(path))
      find(path, 'the folder has an icon', 'Remove it: independent publishers share one');
    else if (path.endsWith('settings.json')) find(path, 'the folder has settings', 'Remove them');
    else if (![...wanted, 'script.csx'].includes(path) && !path.endsWith('.zip'))
      find(path, 'the file does not belong there', 'Remove it');
  }
  if (zips.length !== 1) find('ConnectorPackage.zip', `there are ${zips.length} packages`, 'Add exactly one');
  for (const [zip, bytes] of zips) {
    let packed: FileTree;
    try {
      packed = readZip(bytes);
    } catch (error) {
      find(zip, wrongFormatOf(error), 'Pack it again');
      continue;
    }
    checkCertificationPackage(packed, zip, within(zip, find));
  }
  const readme = files.get('readme.md');
  if (readme) checkSections(decode(readme), requiredReadmeSections, within('readme.md', find));
}

/** Checks definition and properties, and gives what the properties hold. */
function checkConnectorFiles(files: FileTree, find: Find): JsonObject {
  const definition = readNamed(files, 'apiDefinition.swagger.json', find);
  const properties = object(object(readNamed(files, 'apiProperties.json', find)).properties);
  if (isObject(definition) && definition.swagger !== '2.0')
    find('apiDefinition.swagger.json', 'it is no Swagger 2.0 definition', 'Write swagger "2.0"');
  for (const name of ['apiDefinition.swagger.json', 'apiProperties.json']) {
    const bytes = files.get(name);
    if (bytes && hasByteOrderMark(bytes))
      find(name, 'it begins with a byte order mark', 'Save it without one: paconn refuses it');
  }
  const { connectionParameters = {}, scriptOperations } = properties;
  checkConnectionParameters(connectionParameters, within('apiProperties.json connectionParameters', find));
  if (listsScriptOperations(properties) && !Array.isArray(scriptOperations))
    find('apiProperties.json scriptOperations', 'it is no array', 'Write the operation ids as ["…","…"]');
  const known: Json[] = listFlowOperations(object(definition)).map(({ operationId }) => operationId);
  for (const id of list(scriptOperations)) {
    if (isObject(definition) && !known.includes(id))
      find('apiProperties.json scriptOperations', `there is no operation ${show(id)}`, 'Correct the id or remove it');
  }
  if (listsScriptOperations(properties) && !files.has('script.csx'))
    find('script.csx', 'the file is missing', 'Add it, or remove scriptOperations');
  return properties;
}

/** `pac connector init` writes null where there are none. */
function listsScriptOperations({ scriptOperations = null }: JsonObject): boolean {
  return scriptOperations !== null;
}

function readNamed(files: FileTree, name: string, find: Find): Json | undefined {
  const bytes = files.get(name);
  if (bytes) return readJson(bytes, within(name, find));
  find(name, 'the file is missing', 'Add it');
  return undefined;
}
