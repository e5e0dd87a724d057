import { requiredReadmeSections } from '../../connector/document-sections.ts';
import { independentColor } from '../../lib/api-properties.ts';
import { decode, type FileTree } from '../../lib/file-tree.ts';
import { readZip } from '../zip.ts';
import { checkCertificationPackage, checkSections } from './certification.ts';
import { checkConnectionParameters } from './connection-parameters.ts';
import { listFlowOperations } from './flow/operations.ts';
import { checkIcon } from './icon.ts';
import { type Find, within } from './package-finding.ts';

interface Parts {
  definition?: { swagger?: string; paths?: Record<string, Record<string, { operationId?: string }>> };
  properties?: { scriptOperations?: string[]; connectionParameters?: unknown; iconBrandColor?: string };
}

/** Checks the folder that paconn, pac and the portal read. What the files say is the business of `npm run validate`. */
export function checkConnectorFolder(files: FileTree, find: Find): void {
  const { properties } = checkConnectorFiles(files, find);
  const icon = files.get('icon.png');
  if (icon) checkIcon(icon, within('icon.png', find));
  else find('icon.png', 'the file is missing', 'Add the icon');
  const settings = parse<Record<string, unknown>>(files, 'settings.json', find);
  if (!settings) return;
  for (const key of ['apiProperties', 'apiDefinition', 'icon', 'script']) {
    const file = settings[key];
    const isNeeded = key !== 'script' || properties?.scriptOperations !== undefined;
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
        `it is "${settings[key]}"`,
        'Leave it null: the file is shared, the id belongs to one environment',
      );
  }
}

/** Checks the folder of a pull request by an independent publisher. */
export function checkIndependentPublisherFolder(files: FileTree, find: Find): void {
  const { properties } = checkConnectorFiles(files, find);
  const color = properties?.iconBrandColor;
  if (color !== undefined && color !== independentColor)
    find('apiProperties.json iconBrandColor', `it is "${color}"`, `Independent publishers write ${independentColor}`);
  const wanted = ['apiDefinition.swagger.json', 'apiProperties.json', 'readme.md', 'intro.md'];
  for (const name of wanted) if (!files.has(name)) find(name, 'the file is missing', 'Add it');
  const zips = [...files.keys()].filter((path) => path.endsWith('.zip'));
  for (const path of files.keys()) {
    if (/\.(png|jpe?g|svg|ico)$/i.test(path))
      find(path, 'the folder has an icon', 'Remove it: independent publishers share one');
    else if (path.endsWith('settings.json')) find(path, 'the folder has settings', 'Remove them');
    else if (![...wanted, 'script.csx', ...zips].includes(path))
      find(path, 'the file does not belong there', 'Remove it');
  }
  if (zips.length !== 1) find('ConnectorPackage.zip', `there are ${zips.length} packages`, 'Add exactly one');
  for (const zip of zips) {
    let packed: FileTree;
    try {
      packed = readZip(files.get(zip) as Uint8Array);
    } catch (error) {
      find(zip, (error as Error).message, 'Pack it again');
      continue;
    }
    checkCertificationPackage(packed, zip, within(zip, find));
  }
  const readme = files.get('readme.md');
  if (readme) checkSections(decode(readme), requiredReadmeSections, within('readme.md', find));
}

function checkConnectorFiles(files: FileTree, find: Find): Parts {
  const definition = parse<Parts['definition'] & object>(files, 'apiDefinition.swagger.json', find);
  const properties = parse<{ properties?: Parts['properties'] & object }>(
    files,
    'apiProperties.json',
    find,
  )?.properties;
  if (definition && definition.swagger !== '2.0')
    find('apiDefinition.swagger.json', 'it is no Swagger 2.0 definition', 'Write swagger "2.0"');
  for (const name of ['apiDefinition.swagger.json', 'apiProperties.json']) {
    const bytes = files.get(name);
    if (bytes && (bytes[0] as number) > 0x7f)
      find(name, 'it begins with a byte order mark', 'Save it without one: paconn refuses it');
  }
  if (properties)
    checkConnectionParameters(
      properties.connectionParameters ?? {},
      within('apiProperties.json connectionParameters', find),
    );
  const known = listFlowOperations(definition ?? {}).map(({ operationId }) => operationId);
  const listed = properties?.scriptOperations ?? [];
  if (!Array.isArray(listed))
    find('apiProperties.json scriptOperations', 'it is no array', 'Write the operation ids as ["…","…"]');
  for (const id of Array.isArray(listed) ? listed : []) {
    if (definition && !known.includes(id))
      find('apiProperties.json scriptOperations', `there is no operation ${id}`, 'Correct the id or remove it');
  }
  if (properties?.scriptOperations && !files.has('script.csx'))
    find('script.csx', 'the file is missing', 'Add it, or remove scriptOperations');
  return { ...(definition && { definition }), ...(properties && { properties }) };
}

function parse<T>(files: FileTree, name: string, find: Find): T | undefined {
  const bytes = files.get(name);
  if (!bytes) {
    find(name, 'the file is missing', 'Add it');
    return undefined;
  }
  try {
    return JSON.parse(decode(bytes));
  } catch (error) {
    find(name, `it is no JSON: ${(error as Error).message}`, 'Correct it');
    return undefined;
  }
}
