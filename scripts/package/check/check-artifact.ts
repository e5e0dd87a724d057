import { basename, join } from 'node:path';
import { kindOfBytes } from '../../lib/file-kind.ts';
import { bufferOf, type FileTree, filesBelow, readFolder, rootFiles, rootFolders } from '../../lib/file-tree.ts';
import { object, show } from '../../lib/json.ts';
import { isFolder } from '../../lib/list-files.ts';
import { decodeLeniently, megabyte, readNamedFile, type SizeLimit } from '../../lib/read-file.ts';
import { Refusal } from '../../lib/refusal.ts';
import { shellWord } from '../../lib/shell-word.ts';
import type { ScriptCompiler } from '../../validate/script-compiler.ts';
import { Budget } from '../budget.ts';
import { wrongFormatOf } from '../wrong-format.ts';
import { checkArmTemplate } from './arm-template.ts';
import { checkCertificationPackage } from './certification.ts';
import type { CheckContext } from './check-context.ts';
import { checkConnectorFolder, checkIndependentPublisherFolder, findMisnamedDefinition } from './folders.ts';
import { createFindings, type Find, type PackageFinding, within } from './package-finding.ts';
import { readJson } from './read-json.ts';
import { listZip, readZip } from './read-zip.ts';
import { checkSolution, checkUnpackedSolution, solutionRootFiles } from './solution.ts';
import { findUnpacked } from './solution-parts.ts';

export interface CheckedArtifact {
  /** Which artifact it is, in words. */
  kind: string;
  findings: PackageFinding[];
}

type Shared = Omit<CheckContext, 'purpose'>;

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
    return new Map([[path, await checkFile(basename(path), bytes, { budget: new Budget(), compiler })]]);
  }
  const files = readFolder(path);
  const names = await listArtifacts(files);
  const [only] = names;
  // What lies beside the folder of a connector is said with it.
  const isOne = only === undefined || (names.length === 1 && holdsConnector(only, files));
  if (isOne) return new Map([[path, await checkFolder(basename(path), files, { budget: new Budget(), compiler })]]);
  const results = new Map<string, CheckedArtifact>();
  for (const name of names) results.set(join(path, name), await checkFiles(name, files, compiler));
  return results;
}

/** What is clearly no artifact is not looked at further. What is called a zip or JSON may be a broken one. */
function refuseOtherFile(path: string, bytes: Buffer): void {
  const kind = /\.zip$/i.test(path) ? 'zip' : kindOfBytes(bytes);
  if (kind === 'zip' || kind === 'template' || kind === 'template parameters') return;
  if (kind === 'definition')
    throw new Refusal(
      `${path}: is a definition alone, no artifact. Name the folder of its connector, or check it by \`npm run validate -- ${shellWord(path)}\`.`,
    );
  if (kind === 'properties')
    throw new Refusal(`${path}: is the properties file of a connector, no artifact. Name its folder.`);
  if (kind === 'other' || !/\.json$/i.test(path))
    throw new Refusal(
      `${path}: is none of the artifacts that are known. Name a solution, a certification package, an ARM template or a connector folder.`,
    );
}

/** Artifacts that lie in a folder or a zip, as in dist/; none when it is one artifact itself. */
async function listArtifacts(files: FileTree): Promise<string[]> {
  const root = rootFiles(files);
  const isConnector = root.some((file) => definitionPath.test(file) || propertiesPath.test(file));
  const isSolution = holdsSolution('', files) || findUnpacked(files) === '';
  if (isConnector || isSolution || (await isCertificationPackage(files))) return [];
  const folders = rootFolders(files)
    .map((folder) => `${folder}/`)
    .filter((folder) => holdsConnector(folder, files) || holdsSolution(folder, files));
  const zips = root.filter((file) => file.toLowerCase().endsWith('.zip'));
  const templates = [...files.keys()].filter(
    (path) => isTemplate(path, files) && !folders.some((folder) => path.startsWith(folder)),
  );
  return [...folders, ...zips, ...templates];
}

/** Whether a folder holds, at any depth, a connector or a solution that was taken apart. */
function holdsConnector(folder: string, files: FileTree): boolean {
  const marks = [definitionPath, propertiesPath, /(^|\/)Other\/Solution\.xml$/i];
  return [...files.keys()].some((path) => path.startsWith(folder) && marks.some((mark) => mark.test(path)));
}

/** Whether the files of a solution lie in a folder as they do in its zip. */
function holdsSolution(folder: string, files: FileTree): boolean {
  const wanted = solutionRootFiles.map((file) => `${folder}${file}`.toLowerCase());
  return [...files.keys()].some((path) => wanted.includes(path.toLowerCase()));
}

/** The package has its intro, or a zip with the folder that Microsoft's validator looks for, or is what that zip holds. */
async function isCertificationPackage(files: FileTree): Promise<boolean> {
  const root = rootFiles(files).map((file) => file.toLowerCase());
  if (root.includes('intro.md') || rootFolders(files).includes('PkgAssets')) return true;
  for (const [path, bytes] of files) {
    const isZip = !path.includes('/') && path.toLowerCase().endsWith('.zip');
    if (isZip && (await listZip(bytes)).some((name) => name.startsWith('PkgAssets/'))) return true;
  }
  return false;
}

function isTemplate(path: string, files: FileTree): boolean {
  const beginning = decodeLeniently(bufferOf((files.get(path) as Uint8Array).subarray(0, 1000)));
  return path.toLowerCase().endsWith('.json') && beginning.includes('deploymentTemplate.json');
}

/** Checks an artifact that is in memory, as `buildArtifacts` gives it. */
export function checkFiles(name: string, files: FileTree, compiler?: ScriptCompiler): Promise<CheckedArtifact> {
  return checkInside(name, files, { budget: new Budget(), compiler });
}

function checkInside(name: string, files: FileTree, shared: Shared): Promise<CheckedArtifact> {
  if (!name.endsWith('/')) return checkFile(basename(name), files.get(name) as Uint8Array, shared);
  return checkFolder(name.slice(0, -1), filesBelow(files, name.slice(0, -1)), shared);
}

function checkFile(name: string, bytes: Uint8Array, shared: Shared): Promise<CheckedArtifact> {
  return name.toLowerCase().endsWith('.json') ? checkJson(name, bytes) : checkZip(name, bytes, shared);
}

async function checkZip(name: string, bytes: Uint8Array, shared: Shared): Promise<CheckedArtifact> {
  const isZip = bufferOf(bytes).toString('latin1', 0, 2) === 'PK';
  const remedy = isZip ? 'Pack it again, with the files of one artifact' : 'Give a zip, a folder or an ARM template';
  return collect(name, remedy, async (find) => {
    const files = await readZip(bytes, shared.budget, (oddity) =>
      find(name, oddity, 'Pack it again if a reader refuses it', 'note'),
    );
    return checkPacked(name, files, shared, find);
  });
}

/** Collects what a check finds until it ends, or until it cannot go on: what was found by then stands. */
async function collect(name: string, remedy: string, check: (find: Find) => Promise<string>): Promise<CheckedArtifact> {
  const { findings, find } = createFindings();
  try {
    return { kind: await check(find), findings };
  } catch (error) {
    find(name, wrongFormatOf(error), remedy);
    return { kind: 'nothing that is known', findings };
  }
}

/** Checks what a zip holds, whether it is packed or lies in a folder, and gives which artifact it is, in words. */
async function checkPacked(name: string, files: FileTree, shared: Shared, find: Find): Promise<string> {
  const context: CheckContext = { purpose: 'import', ...shared };
  const isSolution = holdsSolution('', files) || files.has('Connector/');
  const folder = findUnpacked(files);
  if (isSolution || folder !== undefined || rootFolders(files).includes('Connector')) {
    let hasErrors = false;
    const findHere: Find = (where, what, remedy, severity) => {
      hasErrors ||= severity === undefined || severity === 'error';
      find(where, what, remedy, severity);
    };
    const check =
      isSolution || folder === undefined
        ? checkSolution(files, context, findHere)
        : checkUnpackedSolution(files, folder, context, findHere);
    const { connectors, hasWorkflows } = await check;
    const form = isSolution || folder === undefined ? 'solution' : 'unpacked solution';
    if (connectors.length > 0) return `${form} with connector${hasWorkflows ? ' and flows' : ''}`;
    if (!hasErrors)
      find(form, 'it holds no connector', 'Add the connector to the solution if it is meant to be there', 'note');
    return hasWorkflows ? `${form} with flows` : form;
  }
  const outer = rootFolders(files).find((one) => holdsSolution(`${one}/`, files));
  if (outer !== undefined) {
    find(
      `${outer}/`,
      'the files of the solution lie in this folder, where no import finds them',
      'Zip the files and not the folder, so that solution.xml is at the top of the zip',
    );
    return checkPacked(name, filesBelow(files, outer), shared, within(`${outer}/`, find));
  }
  if (await isCertificationPackage(files)) {
    await checkCertificationPackage(files, name, context, find);
    return 'certification package';
  }
  const names = await listArtifacts(files);
  const kinds = new Set<string>();
  for (const inside of names) {
    const { kind, findings } = await checkInside(inside, files, shared);
    kinds.add(kind);
    for (const { where, what, remedy, severity } of findings) within(inside, find)(where, what, remedy, severity);
  }
  if (kinds.size > 0) return [...kinds].join(' and ');
  find(name, ...noArtifact);
  return 'nothing that is known';
}

const noArtifact = [
  'it is none of the artifacts that are known',
  'Give a solution, a certification package, an ARM template or a connector folder',
] as const;

function checkFolder(name: string, files: FileTree, shared: Shared): Promise<CheckedArtifact> {
  return collect(name, 'Make it smaller', (find) => checkFolderFiles(name, files, shared, find));
}

async function checkFolderFiles(name: string, files: FileTree, shared: Shared, find: Find): Promise<string> {
  const paths = [...files.keys()];
  const definition =
    paths.find((path) => definitionPath.test(path)) ??
    paths.find((path) => propertiesPath.test(path)) ??
    (holdsSolution('', files) ? undefined : findMisnamedDefinition(files));
  if (definition === undefined || findUnpacked(files) !== undefined) return checkPacked(name, files, shared, find);
  const folder = definition.includes('/') ? definition.slice(0, definition.lastIndexOf('/')) : '';
  const own = folder === '' ? files : filesBelow(files, folder);
  const strangers = paths.filter((path) => folder !== '' && !path.startsWith(`${folder}/`));
  for (const path of strangers)
    find(path, 'it lies beside the folder of the connector', 'Leave it out of the pull request', 'warning');
  const place = folder === '' ? find : within(`${folder}/`, find);
  if (isPullRequest(own)) {
    await checkIndependentPublisherFolder(own, shared, place);
    return 'folder for the pull request of an independent publisher';
  }
  await checkConnectorFolder(own, shared, place);
  return 'connector folder';
}

/** Whether a connector's folder holds what a pull request has and paconn and pac do not ask for. */
function isPullRequest(files: FileTree): boolean {
  const names = [...files.keys()].map((path) => path.toLowerCase());
  if (names.includes('readme.md')) return true;
  return !names.includes('settings.json') && names.some((name) => name === 'intro.md' || name.endsWith('.zip'));
}

async function checkJson(name: string, bytes: Uint8Array): Promise<CheckedArtifact> {
  const { findings, find } = createFindings();
  const value = readJson(bytes, within(name, find));
  if (value === undefined) return { kind: 'nothing that is known', findings };
  const { $schema, contentVersion, resources } = object(value);
  if (show($schema).includes('deploymentParameters')) {
    find(name, 'it holds the parameters of an ARM template', 'Give the template that lies beside it');
    return { kind: 'parameters of an ARM template', findings };
  }
  if (show($schema).includes('deploymentTemplate') || contentVersion !== undefined || resources !== undefined) {
    checkArmTemplate(value, bytes.length, within(name, find));
    return { kind: 'ARM template for Logic Apps', findings };
  }
  find(name, ...noArtifact);
  return { kind: 'nothing that is known', findings };
}
