import { posix } from 'node:path';
import { type SourceFile, sourceFromBytes } from '../../connector/connector-folder.ts';
import { independentColor } from '../../lib/api-properties.ts';
import {
  chooseDefinitions,
  choosePart,
  fileNamed,
  isSwaggerName,
  type Part,
  rightName,
} from '../../lib/connector-names.ts';
import { bufferOf, type FileTree } from '../../lib/file-tree.ts';
import { type Json, type JsonObject, object, show } from '../../lib/json.ts';
import { isMeantAsDefinition, isMisnamedDefinition, isNameInSolution } from '../../lib/misnamed-definition.ts';
import { isSameName } from '../../lib/same-name.ts';
import { isSettingsName, namedParts, nameInAnyCapitals, partKeys } from '../../lib/settings-names.ts';
import { checkCertificationPackage } from './certification.ts';
import type { CheckContext } from './check-context.ts';
import { type Find, type Severity, within } from './package-finding.ts';
import { readJson } from './read-json.ts';
import { listZip, unzip } from './read-zip.ts';
import { type PackagedParts, validateFolder } from './validate-packaged.ts';

type Shared = Omit<CheckContext, 'purpose'>;

const definitionName = 'apiDefinition.swagger.json';

/** Checks the folder that paconn, pac and the portal read; what its files say, by the rules of `npm run validate`. */
export async function checkConnectorFolder(files: FileTree, context: Shared, find: Find): Promise<void> {
  const settings = readSettings(files);
  const named = settings === undefined ? {} : namedParts(settings.text);
  const parts: PackagedParts = settings === undefined ? {} : { settings };
  for (const key of partKeys) {
    const found = fileNamed(rootNames(files), key, nameInAnyCapitals(files.keys(), named[key] ?? ''));
    if (files.has(found)) parts[key] = found;
  }
  const missing = partKeys.filter((key) => named[key] !== undefined && parts[key] === undefined);
  await checkConnectorFiles(files, { parts, missing, otherName: 'note' }, context, find);
  for (const key of missing)
    find(`settings.json ${key}`, `the file ${named[key]} is missing`, 'Add the file or correct the name');
  if (named.icon === undefined && findIcon(files) === undefined)
    find('icon.png', 'the file is missing', 'Add one if the connector is to have an icon of its own', 'note');
  const values = object(settings?.value);
  for (const key of ['connectorId', 'environment']) {
    if (values[key])
      find(
        `settings.json ${key}`,
        `it is "${show(values[key])}"`,
        'Leave it null where the file is shared: the id belongs to one environment',
        'warning',
      );
  }
}

export interface PullRequestMarks {
  /** What a folder has otherwise than that of a pull request by an independent publisher, in words. */
  lacking: string[];
  /** Whether it is one: what is otherwise is then an error. */
  isOne: boolean;
  /** Whether it may be meant for one, by at least half of the marks. */
  isPerhapsOne: boolean;
}

/**
 * How far a folder is that of a pull request by an independent publisher. A readme lies in every repository, and a verified
 * publisher may have an intro or the package beside the connector; both the intro and the color nobody else has.
 */
export async function readPullRequestMarks(files: FileTree): Promise<PullRequestMarks> {
  const names = rootNames(files);
  const { iconBrandColor: color } = readProperties(files, choosePart(names, 'apiProperties'));
  const [hasIntro, hasColor] = [inAnyCapitals(files, 'intro.md') !== undefined, isIndependentColor(color)];
  const isPackaged = await holdsPackage(files);
  const marks: [what: string, isMet: boolean][] = [
    ['readme.md', inAnyCapitals(files, 'readme.md') !== undefined],
    ['intro.md', hasIntro],
    ['ConnectorPackage.zip', isPackaged],
    [`the iconBrandColor ${independentColor}`, hasColor],
    ['no icon', !names.some(isPicture)],
    ['no settings.json', !names.some(isSettingsName)],
  ];
  const lacking = marks.filter(([, isMet]) => !isMet).map(([what]) => what);
  return {
    lacking,
    isOne: (hasIntro && hasColor) || lacking.length <= 1,
    isPerhapsOne: (hasIntro || hasColor || isPackaged) && lacking.length <= marks.length / 2,
  };
}

async function holdsPackage(files: FileTree): Promise<boolean> {
  for (const name of rootNames(files).filter((one) => /\.zip$/i.test(one))) {
    const inside = await listZip(files.get(name) as Uint8Array);
    if (inside.some((path) => /(^|\/)(intro\.md$|PkgAssets\/)/i.test(path))) return true;
  }
  return false;
}

const isPicture = (path: string): boolean => /\.(png|jpe?g|svg|ico)$/i.test(path);

const isIndependentColor = (color: Json | undefined): boolean => show(color).toLowerCase() === independentColor;

/** The files that the settings of a folder name, which may lie in folders of their own. */
export function namedFiles(files: FileTree): Set<string> {
  const named = namedParts(readSettings(files)?.text ?? '');
  return new Set(Object.values(named).map((name) => nameInAnyCapitals(files.keys(), name)));
}

/** Checks the folder of a pull request by an independent publisher. */
export async function checkIndependentPublisherFolder(files: FileTree, context: Shared, find: Find): Promise<void> {
  const { iconBrandColor: color } = await checkConnectorFiles(
    files,
    { parts: {}, missing: [], otherName: 'error' },
    context,
    find,
  );
  if (color !== undefined && !isIndependentColor(color))
    find(
      'apiProperties.json iconBrandColor',
      `it is "${show(color)}"`,
      `Independent publishers write ${independentColor}`,
    );
  const names = rootNames(files);
  const found = [findDefinition(files), choosePart(names, 'apiProperties'), choosePart(names, 'script')];
  const wanted = [...found.filter((name) => name !== undefined), 'readme.md', 'intro.md'];
  for (const name of ['readme.md', 'intro.md'])
    if (!inAnyCapitals(files, name)) find(name, 'the file is missing', 'Add it');
  const zips = [...files].filter(([path]) => path.toLowerCase().endsWith('.zip'));
  for (const path of files.keys()) {
    if (isPicture(path))
      find(path, 'the folder has an icon', 'Independent publishers share one: leave it out of the pull request');
    else if (/settings\.json$/i.test(path))
      find(path, 'the folder has settings', 'They belong to an environment: leave them out of the pull request');
    else if (!isExpected(path, wanted))
      find(path, 'the file is none of those that are asked for', 'Leave it out if nobody asks for it', 'note');
  }
  if (zips.length !== 1) find('ConnectorPackage.zip', `there are ${zips.length} packages`, 'Add exactly one');
  for (const [zip, bytes] of zips) {
    const packed = await unzip(bytes, zip, context.budget, find);
    if (packed) await checkCertificationPackage(packed, zip, context, within(zip, find));
  }
}

const inAnyCapitals = (files: FileTree, name: string): Uint8Array | undefined =>
  files.get(nameInAnyCapitals(files.keys(), name));

const rootNames = (files: FileTree): string[] => [...files.keys()].filter((path) => !path.includes('/')).sort();

const findIcon = (files: FileTree): string | undefined => rootNames(files).find((name) => isSameName(name, 'icon.png'));

function readSettings(files: FileTree): SourceFile | undefined {
  const name = rootNames(files).find(isSettingsName) ?? '';
  const bytes = files.get(name);
  return bytes && sourceFromBytes(name, bufferOf(bytes));
}

const isExpected = (path: string, wanted: string[]): boolean =>
  wanted.some((name) => name.toLowerCase() === path.toLowerCase()) || path.toLowerCase().endsWith('.zip');

/** The file of the folder itself that holds a definition under another name. */
export function findMisnamedDefinition(files: FileTree): string | undefined {
  const found = [...files].find(
    ([path, bytes]) => !path.includes('/') && !isNameInSolution(path) && isMisnamedDefinition(path, bufferOf(bytes)),
  );
  return found?.[0];
}

/** The definition of the folder: the one of settings or of the best name, or else by what it holds, or by a name that says so. */
function findDefinition(files: FileTree, named?: string): string | undefined {
  if (named !== undefined) return named;
  const names = rootNames(files);
  const [byName] = chooseDefinitions(names);
  return (
    byName ??
    findMisnamedDefinition(files) ??
    names.find((name) => /(swagger|openapi|definition).*\.json$/i.test(name)) ??
    names.find((name) => isMeantAsDefinition(name, bufferOf(files.get(name) as Uint8Array)))
  );
}

/**
 * Checks definition and properties by the rules of the validator, and gives what the properties hold.
 * @param parts the files that settings name, where they are there.
 * @param missing what settings name that is not there, which is said with them.
 * @param otherName what it is that the definition has another name: pac calls it apiDefinition.json itself.
 */
async function checkConnectorFiles(
  files: FileTree,
  { parts: named, missing, otherName }: { parts: PackagedParts; missing: readonly Part[]; otherName: Severity },
  context: Shared,
  find: Find,
): Promise<JsonObject> {
  const parts = { ...named };
  for (const key of ['apiProperties', 'icon', 'script'] as const) {
    const name = named[key] ?? (key === 'icon' ? findIcon(files) : choosePart(rootNames(files), key));
    if (name !== undefined) parts[key] = name;
  }
  const definition = findDefinition(files, parts.apiDefinition);
  const { apiProperties: propertiesName = 'apiProperties.json' } = parts;
  const findMissing = (part: Part, remedy: string): void => {
    if (!missing.includes(part)) find(rightName(part), 'the file is missing', remedy);
  };
  if (definition === undefined) findMissing('apiDefinition', 'Add it');
  else {
    // YAML is no definition by another name; that it has to be JSON is said where it is read.
    if (posix.basename(definition) !== definitionName && !/\.ya?ml$/i.test(definition))
      find(
        definition,
        'the definition has another name',
        `Call it ${definitionName}, as Microsoft's checks look for it`,
        otherName,
      );
    for (const [path, bytes] of files)
      if (path !== definition && isOtherDefinition(path, bytes))
        find(
          path,
          'it is another definition, which was not checked',
          'Give each connector a folder of its own',
          'warning',
        );
    await validateFolder(files, { ...parts, apiDefinition: definition }, context, find);
  }
  const properties = readProperties(files, propertiesName);
  if (!files.has(propertiesName)) findMissing('apiProperties', 'Add it');
  if (listsScriptOperations(properties) && choosePart([...files.keys()], 'script') === undefined)
    findMissing('script', 'Add it, or remove scriptOperations');
  return properties;
}

/** What the properties hold; nothing where they are not there or are no JSON, which the rules say. */
function readProperties(files: FileTree, name = ''): JsonObject {
  const bytes = files.get(name);
  return object(object(bytes && readJson(bytes, () => {})).properties);
}

/** A copy with .txt behind is put aside. */
const isOtherDefinition = (path: string, bytes: Uint8Array): boolean =>
  !path.includes('/') && !/\.txt$/i.test(path) && (isSwaggerName(path) || isMisnamedDefinition(path, bufferOf(bytes)));

/** `pac connector init` writes null where there are none. */
function listsScriptOperations({ scriptOperations = null }: JsonObject): boolean {
  return scriptOperations !== null;
}
