import { basename, join } from 'node:path';
import { kindOfBytes } from '../../lib/file-kind.ts';
import { bufferOf, type FileTree, filesBelow, readFolder, rootFiles, rootFolders } from '../../lib/file-tree.ts';
import { object, show } from '../../lib/json.ts';
import { isFolder } from '../../lib/list-files.ts';
import { decodeLeniently, megabyte, readNamedFile, type SizeLimit } from '../../lib/read-file.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { ScriptCompiler } from '../../validate/script-compiler.ts';
import { Budget } from '../budget.ts';
import { wrongFormatOf } from '../wrong-format.ts';
import { checkArmTemplate } from './arm-template.ts';
import { checkCertificationPackage } from './certification.ts';
import type { CheckContext } from './check-context.ts';
import { checkConnectorFolder, checkIndependentPublisherFolder, findMisnamedDefinition } from './folders.ts';
import { createFindings, type PackageFinding, within } from './package-finding.ts';
import { readJson } from './read-json.ts';
import { readZip } from './read-zip.ts';
import { checkSolution, checkUnpackedSolution, solutionRootFiles } from './solution.ts';
import { findUnpacked } from './solution-parts.ts';

export interface CheckedArtifact {
  /** Which artifact it is, in words. */
  kind: string;
  findings: PackageFinding[];
}

/** Nothing is imported that comes near. */
const artifactFile: SizeLimit = { bytes: 64 * megabyte, reason: 'no artifact is that large' };

/** The definition of a connector, in a folder of any depth. */
const definitionPath = /(^|\/)apidefinition\.swagger\.json$/i;
const propertiesPath = /(^|\/)apiproperties\.json$/i;

/**
 * Checks what lies at a path: a zip, a folder, an ARM template, or each of them in a folder of several. Nothing is
 * written or unpacked on disk but a script for the compiler. Gives the results by the path of each artifact.
 * @param compiler what compiles the scripts; without it only their text is looked at.
 */
export async function checkPath(path: string, compiler?: ScriptCompiler): Promise<Map<string, CheckedArtifact>> {
  const isFolderPath = isFolder(path);
  if (isFolderPath === undefined) {
    throw new Refusal(`${path}: there is no such file or folder. Name a zip, a folder or an ARM template.`);
  }
  if (!isFolderPath) {
    const bytes = readNamedFile(path, artifactFile);
    refuseOtherFile(path, bytes);
    return new Map([[path, await checkFile(basename(path), bytes, compiler)]]);
  }
  const files = readFolder(path);
  const names = listArtifacts(files);
  if (names.length < 2) return new Map([[path, await checkFolder(basename(path), files, compiler)]]);
  const results = new Map<string, CheckedArtifact>();
  for (const name of names) results.set(join(path, name), await checkFiles(name, files, compiler));
  return results;
}

/** What is clearly no artifact is not looked at further. What is called a zip or JSON may be a broken one. */
function refuseOtherFile(path: string, bytes: Buffer): void {
  const kind = /\.zip$/i.test(path) ? 'zip' : kindOfBytes(bytes);
  if (kind === 'zip' || kind === 'template') return;
  if (kind === 'definition')
    throw new Refusal(
      `${path}: is a definition alone, no artifact. Name the folder of its connector, or check it by \`npm run validate -- ${path}\`.`,
    );
  if (kind === 'properties')
    throw new Refusal(`${path}: is the properties file of a connector, no artifact. Name its folder.`);
  if (kind === 'other' || !/\.json$/i.test(path))
    throw new Refusal(
      `${path}: is none of the artifacts that are known. Name a solution, a certification package, an ARM template or a connector folder.`,
    );
}

/** Artifacts that lie side by side in a folder, as in dist/; none when the folder is one artifact itself. */
function listArtifacts(files: FileTree): string[] {
  const root = rootFiles(files);
  const isOne = root.some(
    (file) => definitionPath.test(file) || propertiesPath.test(file) || /\.(md|xml)$/i.test(file),
  );
  if (isOne || findUnpacked(files) === '') return [];
  const paths = [...files.keys()];
  const folders = rootFolders(files)
    .map((folder) => `${folder}/`)
    .filter((folder) =>
      paths.some(
        (path) =>
          path.startsWith(folder) &&
          (definitionPath.test(path) || propertiesPath.test(path) || /(^|\/)Other\/Solution\.xml$/i.test(path)),
      ),
    );
  const zips = root.filter((file) => file.toLowerCase().endsWith('.zip'));
  const templates = paths.filter(
    (path) => isTemplate(path, files) && !folders.some((folder) => path.startsWith(folder)),
  );
  return [...folders, ...zips, ...templates];
}

function isTemplate(path: string, files: FileTree): boolean {
  const beginning = decodeLeniently(bufferOf((files.get(path) as Uint8Array).subarray(0, 1000)));
  return path.toLowerCase().endsWith('.json') && beginning.includes('deploymentTemplate.json');
}

/** Checks an artifact that is in memory, as `buildArtifacts` gives it. */
export function checkFiles(name: string, files: FileTree, compiler?: ScriptCompiler): Promise<CheckedArtifact> {
  if (!name.endsWith('/')) return checkFile(basename(name), files.get(name) as Uint8Array, compiler);
  return checkFolder(name.slice(0, -1), filesBelow(files, name.slice(0, -1)), compiler);
}

function checkFile(name: string, bytes: Uint8Array, compiler?: ScriptCompiler): Promise<CheckedArtifact> {
  return name.toLowerCase().endsWith('.json') ? checkJson(name, bytes) : checkZip(name, bytes, compiler);
}

async function checkZip(name: string, bytes: Uint8Array, compiler?: ScriptCompiler): Promise<CheckedArtifact> {
  const { findings, find } = createFindings();
  const budget = new Budget();
  try {
    const files = await readZip(bytes, budget, (oddity) =>
      find(name, oddity, 'Pack it again if a reader refuses it', 'note'),
    );
    const checked = await checkPacked(name, files, { budget, compiler });
    return { ...checked, findings: [...findings, ...checked.findings] };
  } catch (error) {
    find(name, wrongFormatOf(error), 'Give a zip, a folder or an ARM template');
    return { kind: 'nothing that is known', findings };
  }
}

/** What a zip holds, whether it is packed or lies in a folder. */
async function checkPacked(
  name: string,
  files: FileTree,
  shared: Omit<CheckContext, 'purpose'>,
): Promise<CheckedArtifact> {
  const { findings, find } = createFindings();
  const context: CheckContext = { purpose: 'import', ...shared };
  const names = rootFiles(files).map((file) => file.toLowerCase());
  const isSolution = solutionRootFiles.some((file) => names.includes(file.toLowerCase())) || files.has('Connector/');
  const folder = findUnpacked(files);
  if (isSolution || folder !== undefined || rootFolders(files).includes('Connector')) {
    const check =
      isSolution || folder === undefined
        ? checkSolution(files, context, find)
        : checkUnpackedSolution(files, folder, context, find);
    const { connectors, hasWorkflows } = await check;
    const form = isSolution || folder === undefined ? 'solution' : 'unpacked solution';
    if (connectors.length > 0) return { kind: `${form} with connector${hasWorkflows ? ' and flows' : ''}`, findings };
    if (findings.every(({ severity }) => severity !== 'error'))
      find(form, 'it holds no connector', 'Add the connector to the solution if it is meant to be there', 'note');
    return { kind: hasWorkflows ? `${form} with flows` : form, findings };
  }
  if (names.some((file) => file.endsWith('.md') || file.endsWith('.zip')) || rootFolders(files).length > 0) {
    await checkCertificationPackage(files, name, context, find);
    return { kind: 'certification package', findings };
  }
  find(name, ...noArtifact);
  return { kind: 'nothing that is known', findings };
}

const noArtifact = [
  'it is none of the artifacts that are known',
  'Give a solution, a certification package, an ARM template or a connector folder',
] as const;

async function checkFolder(name: string, files: FileTree, compiler?: ScriptCompiler): Promise<CheckedArtifact> {
  const { findings, find } = createFindings();
  const shared = { budget: new Budget(), compiler };
  const paths = [...files.keys()];
  const isSolution = solutionRootFiles.some((file) => files.has(file));
  const definition =
    paths.find((path) => definitionPath.test(path)) ??
    paths.find((path) => propertiesPath.test(path)) ??
    (isSolution ? undefined : findMisnamedDefinition(files));
  if (definition === undefined || findUnpacked(files) !== undefined)
    return checkInTime(name, () => checkPacked(name, files, shared));
  const folder = definition.includes('/') ? definition.slice(0, definition.lastIndexOf('/')) : '';
  const own = folder === '' ? files : filesBelow(files, folder);
  const strangers = paths.filter((path) => folder !== '' && !path.startsWith(`${folder}/`));
  for (const path of strangers)
    find(path, 'it lies beside the folder of the connector', 'Leave it out of the pull request', 'warning');
  const place = folder === '' ? find : within(`${folder}/`, find);
  if (own.has('settings.json') && !own.has('readme.md')) {
    await checkConnectorFolder(own, shared, place);
    return { kind: 'connector folder', findings };
  }
  await checkIndependentPublisherFolder(own, shared, place);
  return { kind: 'folder for the pull request of an independent publisher', findings };
}

async function checkInTime(name: string, check: () => Promise<CheckedArtifact>): Promise<CheckedArtifact> {
  try {
    return await check();
  } catch (error) {
    const { findings, find } = createFindings();
    find(name, wrongFormatOf(error), 'Make it smaller');
    return { kind: 'nothing that is known', findings };
  }
}

async function checkJson(name: string, bytes: Uint8Array): Promise<CheckedArtifact> {
  const { findings, find } = createFindings();
  const value = readJson(bytes, within(name, find));
  if (value === undefined) return { kind: 'nothing that is known', findings };
  const { $schema, contentVersion, resources } = object(value);
  if (show($schema).includes('deploymentTemplate') || contentVersion !== undefined || resources !== undefined) {
    checkArmTemplate(value, bytes.length, within(name, find));
    return { kind: 'ARM template for Logic Apps', findings };
  }
  find(name, ...noArtifact);
  return { kind: 'nothing that is known', findings };
}
