import { basename, join } from 'node:path';
import { isLeftover, kindOf, kindOfBytes } from '../../lib/file-kind.ts';
import {
  bufferOf,
  type FileTree,
  filesBelow,
  readFolder,
  rootFiles,
  rootFolders,
  rootSubtrees,
} from '../../lib/file-tree.ts';
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
import {
  checkConnectorFolder,
  checkIndependentPublisherFolder,
  findMisnamedDefinition,
  namedFiles,
  readPullRequestMarks,
} from './folders.ts';
import { createFindings, type Find, type PackageFinding, within } from './package-finding.ts';
import { readTemplate } from './read-json.ts';
import { listZip, readZip } from './read-zip.ts';
import { checkSolution, checkUnpackedSolution, solutionRootFiles } from './solution.ts';
import { findUnpacked, isInYaml } from './solution-parts.ts';

export interface CheckedArtifact {
  /** Which artifact it is, in words. */
  kind: string;
  findings: PackageFinding[];
}

interface Shared extends Omit<CheckContext, 'purpose'> {
  /** Whether it lies in a zip, at any depth: somebody means to import that. */
  isInZip?: boolean;
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
    return new Map([[path, await checkFile(basename(path), bytes, { budget: new Budget(), compiler })]]);
  }
  const files = readFolder(path);
  const names = await listArtifacts(files);
  const results = new Map<string, CheckedArtifact>();
  for (const name of names.length === 0 ? [''] : names) {
    const shared = { budget: new Budget(), compiler };
    if (name === '') results.set(path, await checkItself(basename(path), names, files, shared));
    else results.set(join(path, name), await checkInside(name, files, shared));
  }
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

/**
 * Artifacts that lie in a folder or a zip, as in dist/, at any depth, by their paths; '' first when it is one itself. What
 * lies beside the folder of a connector is said with it, so both are one where there is no other artifact.
 */
async function listArtifacts(files: FileTree, budget?: Budget): Promise<string[]> {
  return (await findArtifacts(files, false, budget)).map(({ name }) => name);
}

/** The files of a folder that is an artifact itself, without those in which others were found. */
function ownFiles(files: FileTree, names: readonly string[]): FileTree {
  const top = (path: string) => path.split('/', 1)[0] ?? '';
  const named = namedFiles(files);
  const others = new Set(names.map(top));
  return new Map([...files].filter(([path]) => named.has(path) || !others.has(top(path))));
}

interface Found {
  name: string;
  /** Whether it is a folder of what is given on as a zip. */
  isUnzipped: boolean;
}

/** @param isInside whether they are the files of a folder that lies in what was named: it may hold anything. */
async function findArtifacts(files: FileTree, isInside: boolean, budget?: Budget): Promise<Found[]> {
  budget?.checkTime(); // the paths of a zip may be thousands of folders deep
  const root = rootFiles(files).filter((file) => !isLeftover(file));
  const zips: string[] = [];
  const mayHoldAny = isInside || holdsConnector(files);
  for (const file of root)
    if (/\.zip$/i.test(file) && (!mayHoldAny || (await mayBeArtifact(files.get(file) as Uint8Array)))) zips.push(file);
  const isUnzipped = (await isContentOfZip(files)) && (!isInside || zips.length > 0 || !isMereIntro(files));
  const itself: Found = { name: '', isUnzipped };
  // What else lies in a folder inside is found when that is checked.
  if (isUnzipped || (isInside && isConnector(files))) return [itself];
  const found: Found[] = [];
  const named = isConnector(files) ? namedFiles(files) : new Set<string>();
  const others = new Map([...files].filter(([path]) => !named.has(path)));
  // The folders of a solution that was taken apart are parts of it.
  for (const [folder, inside] of isTakenApart(files) ? [] : rootSubtrees(others)) {
    if (folder === packages) continue;
    for (const one of await findArtifacts(inside, true, budget)) found.push({ ...one, name: `${folder}/${one.name}` });
  }
  const hasFolders = found.some(({ name }) => name.endsWith('/'));
  const single = [...zips, ...root.filter((file) => isTemplate(file, files))];
  found.push(...single.map((name) => ({ name, isUnzipped: false })));
  if (isConnector(files) || (!isInside && !hasFolders && isMisnamedConnector(files)))
    return (await readPullRequestMarks(files)).isOne ? [itself] : [itself, ...found];
  const [only] = found;
  return found.length === 1 && only?.name.endsWith('/') && !only.isUnzipped ? [itself] : found;
}

/** The folder of what npm installs, where nobody keeps an artifact of their own. */
const packages = 'node_modules';

/** Whether a zip is broken, or holds what an artifact or a zip of artifacts does, and not the pictures of a repository. */
async function mayBeArtifact(bytes: Uint8Array): Promise<boolean> {
  const names = await listZip(bytes);
  return (
    names.length === 0 ||
    names.some((name) => /(^|\/)(\[content_types\]\.xml|intro\.md|[^/]+\.(json|zip))$/i.test(name))
  );
}

/** Whether there is an intro and nothing else of a certification package, as in the docs of many a repository. */
const isMereIntro = (files: FileTree): boolean => !holdsSolution(files) && !rootFolders(files).includes('PkgAssets');

/** Whether a folder is that of a connector whose files are called otherwise, as settings may say. */
function isMisnamedConnector(files: FileTree): boolean {
  const isOfConnector = rootFiles(files).some((file) => /^(settings\.json|intro\.md)$/i.test(file));
  return isOfConnector && !holdsSolution(files) && findMisnamedDefinition(files) !== undefined;
}

/** Whether a folder is that of a connector, or of a solution that was taken apart. */
const isConnector = (files: FileTree): boolean => holdsConnector(files) || isTakenApart(files);

const holdsConnector = (files: FileTree): boolean =>
  [...files.keys()].some((path) => /^(apidefinition\.swagger|apiproperties)\.json$/i.test(path));

const isTakenApart = (files: FileTree): boolean =>
  [...files.keys()].some((path) => /^other\/solution\.xml$/i.test(path));

/** Whether a folder holds what is given on as a zip: the files of a solution or of a certification package. */
async function isContentOfZip(files: FileTree): Promise<boolean> {
  return holdsSolution(files) || (!isConnector(files) && (await isCertificationPackage(files)));
}

/**
 * Whether the files of a solution lie in a folder as they do in its zip. Beside the manifest of one that was taken apart, the
 * others are what somebody left there.
 */
function holdsSolution(files: FileTree): boolean {
  const names = new Set(rootFiles(files).map((file) => file.toLowerCase()));
  const hasManifest = names.has('solution.xml');
  return (hasManifest || !isTakenApart(files)) && solutionRootFiles.some((file) => names.has(file.toLowerCase()));
}

/** The package has its intro, or a zip with the folder that Microsoft's validator looks for, or is what that zip holds. */
async function isCertificationPackage(files: FileTree): Promise<boolean> {
  const hasIntro = rootFiles(files).some((file) => file.toLowerCase() === 'intro.md');
  // The folder of a pull request has one too.
  if ((hasIntro && findDefinition(files) === undefined) || rootFolders(files).includes('PkgAssets')) return true;
  for (const [path, bytes] of files) {
    const isZip = !path.includes('/') && path.toLowerCase().endsWith('.zip');
    if (isZip && (await listZip(bytes)).some((name) => name.startsWith('PkgAssets/'))) return true;
  }
  return false;
}

function isTemplate(path: string, files: FileTree): boolean {
  const beginning = decodeLeniently(bufferOf((files.get(path) as Uint8Array).subarray(0, 1000)));
  return path.toLowerCase().endsWith('.json') && /deploymentTemplate\.json/i.test(beginning);
}

/** Checks an artifact that is in memory, as `buildArtifacts` gives it. */
export function checkFiles(name: string, files: FileTree, compiler?: ScriptCompiler): Promise<CheckedArtifact> {
  return checkInside(name, files, { budget: new Budget(), compiler });
}

function checkInside(name: string, files: FileTree, shared: Shared): Promise<CheckedArtifact> {
  if (!name.endsWith('/')) return checkFile(basename(name), files.get(name) as Uint8Array, shared);
  return checkFolder(basename(name), filesBelow(files, name.slice(0, -1)), shared);
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
    return checkTree(name, files, { ...shared, isInZip: true }, find);
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

/** Checks what a folder or a zip holds, and gives which artifact it is, in words. */
async function checkTree(name: string, files: FileTree, shared: Shared, find: Find): Promise<string> {
  const names = await listArtifacts(files, shared.budget);
  if (names.some((one) => one !== '')) return checkEach(name, names, files, shared, find);
  return checkOne(name, files, shared, find);
}

/** @param whole the files with those of the other artifacts that lie in the same folder. */
async function checkOne(name: string, files: FileTree, shared: Shared, find: Find, whole = files): Promise<string> {
  const isPacked = holdsSolution(files);
  const unpacked = isPacked ? undefined : findTakenApart(files);
  if (shared.isInZip && unpacked !== undefined)
    find(name, 'it is a solution that was taken apart, and no import takes it', packFirst);
  if (isPacked || unpacked !== undefined) {
    if (holdsConnector(unpacked ? filesBelow(files, unpacked) : files))
      find(
        name,
        'the files of a connector lie beside those of the solution, and were not checked',
        'Give the connector a folder of its own',
        'warning',
      );
    return checkSolutionFiles(files, unpacked, shared, find);
  }
  if (await isContentOfZip(files)) {
    await checkCertificationPackage(files, name, shared, find);
    return 'certification package';
  }
  const definition = findDefinition(files);
  if (definition !== undefined) return checkConnectorFiles(files, definition, shared, find, whole);
  if (rootFolders(files).includes('Connector')) return checkSolutionFiles(files, undefined, shared, find);
  if (isInYaml(files)) {
    find(name, 'it is a solution in the YAML format of source control, which is not read here', packFirst);
    return 'solution in YAML';
  }
  find(name, ...noArtifact);
  return 'nothing that is known';
}

const packFirst = 'Pack it with `pac solution pack`, and check the zip that it writes';

/** Checks each artifact of a zip or a folder. */
async function checkEach(name: string, names: string[], files: FileTree, shared: Shared, find: Find): Promise<string> {
  const [only = ''] = names;
  if (names.length === 1 && only.endsWith('/')) {
    const inside = filesBelow(files, only.slice(0, -1));
    const [what, first] = holdsSolution(inside) ? ['solution', 'solution.xml'] : ['package', 'intro.md'];
    find(
      only,
      `the files of the ${what} lie in this folder, where nobody looks for them`,
      `Zip the files and not the folder, so that ${first} is at the top of the zip`,
    );
    return checkTree(name, inside, shared, within(only, find));
  }
  const kinds = new Set<string>();
  for (const inside of names) {
    const { kind, findings } = await (inside === ''
      ? checkItself(name, names, files, shared)
      : checkInside(inside, files, shared));
    kinds.add(kind);
    const findHere = inside === '' ? find : within(inside, find);
    for (const { where, what, remedy, severity } of findings) findHere(where, what, remedy, severity);
  }
  return [...kinds].join(' and ');
}

/** @param unpacked the folder of a solution that was taken apart. */
async function checkSolutionFiles(
  files: FileTree,
  unpacked: string | undefined,
  shared: Shared,
  find: Find,
): Promise<string> {
  const context: CheckContext = { purpose: 'import', ...shared };
  let hasErrors = false;
  const findHere: Find = (where, what, remedy, severity) => {
    hasErrors ||= severity === undefined || severity === 'error';
    find(where, what, remedy, severity);
  };
  const { connectors, hasWorkflows } = await (unpacked === undefined
    ? checkSolution(files, context, findHere)
    : checkUnpackedSolution(files, unpacked, context, findHere));
  const form = unpacked === undefined ? 'solution' : 'unpacked solution';
  if (connectors.length > 0) return `${form} with connector${hasWorkflows ? ' and flows' : ''}`;
  if (!hasErrors)
    find(form, 'it holds no connector', 'Add the connector to the solution if it is meant to be there', 'note');
  return hasWorkflows ? `${form} with flows` : form;
}

const noArtifact = [
  'it is none of the artifacts that are known',
  'Give a solution, a certification package, an ARM template or a connector folder',
] as const;

function checkFolder(name: string, files: FileTree, shared: Shared): Promise<CheckedArtifact> {
  return collect(name, 'Make it smaller', (find) => checkTree(name, files, shared, find));
}

/** Checks the artifact that a folder is itself, without the others that were found in it. */
function checkItself(name: string, names: string[], files: FileTree, shared: Shared): Promise<CheckedArtifact> {
  return collect(name, 'Make it smaller', (find) => checkOne(name, ownFiles(files, names), shared, find, files));
}

/** The folder of a solution that was taken apart; what lies below the files of a connector is another artifact. */
function findTakenApart(files: FileTree): string | undefined {
  const unpacked = findUnpacked(files);
  const mark = findMark(files);
  if (unpacked === undefined || mark === undefined) return unpacked;
  const folder = mark.slice(0, mark.lastIndexOf('/') + 1);
  return unpacked.startsWith(folder) && unpacked !== '' ? undefined : unpacked;
}

/** The file by which a folder, or the first of the least depth in it, is known for that of a connector. */
const findDefinition = (files: FileTree): string | undefined => findMark(files) ?? findMisnamedDefinition(files);

function findMark(files: FileTree): string | undefined {
  const rank = (path: string): number => 2 * path.split('/').length + (definitionPath.test(path) ? 0 : 1);
  const marks = [...files.keys()].filter(
    (path) => (definitionPath.test(path) || propertiesPath.test(path)) && !path.split('/').includes(packages),
  );
  return marks.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** Checks the connector that lies in a folder or in one below it, and says what lies beside it. */
async function checkConnectorFiles(
  entries: FileTree,
  definition: string,
  shared: Shared,
  find: Find,
  whole: FileTree,
): Promise<string> {
  const files: FileTree = new Map([...entries].filter(([path]) => !path.endsWith('/')));
  const folder = definition.slice(0, Math.max(0, definition.lastIndexOf('/')));
  const own = folder === '' ? files : filesBelow(files, folder);
  const { lacking, isOne: isPull, isPerhapsOne } = await readPullRequestMarks(folder === '' ? whole : own);
  if (folder !== '') {
    const beside = [...files.keys()].filter((path) => !path.startsWith(`${folder}/`));
    for (const path of beside.filter(isLeftover)) find(path, 'a file manager left it there', 'Leave it out', 'note');
    const others = beside.filter((path) => !isLeftover(path));
    if (!isPull) notePassedOver(others, folder, find);
    else
      for (const path of others)
        find(path, 'it lies beside the folder of the connector', 'Leave it out of the pull request', 'warning');
    return checkTree(folder, own, shared, within(`${folder}/`, find));
  }
  if (isPull) {
    await checkIndependentPublisherFolder(own, shared, find);
    return 'folder for the pull request of an independent publisher';
  }
  if (isPerhapsOne)
    find(
      connectorKind,
      'it is not taken for the folder for the pull request of an independent publisher',
      `If it is meant for one, it should have: ${lacking.join(', ')}`,
      'note',
    );
  const named = namedFiles(own);
  const others = [...own.keys()].filter((path) => /\/|\.zip$/i.test(path) && !named.has(path) && !isLeftover(path));
  notePassedOver(others, '', find);
  await checkConnectorFolder(own, shared, find);
  return connectorKind;
}

const connectorKind = 'connector folder';

const mostNamed = 20;

/** Names, in one line, what was not looked at, by where it leaves the folder of the connector. */
function notePassedOver(paths: readonly string[], folder: string, find: Find): void {
  const found = new Set<string>();
  const own = folder.split('/');
  for (const path of paths) {
    const parts = path.split('/');
    const count = 1 + parts.findIndex((part, index) => part !== own[index]);
    found.add(`${parts.slice(0, count).join('/')}${count < parts.length ? '/' : ''}`);
  }
  const names = [...found];
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  if (names.length > 0)
    find(
      connectorKind,
      `what lies beside its files was passed over: ${names.slice(0, mostNamed).join(', ')}${more}`,
      'Name by itself what is to be checked',
      'note',
    );
}

async function checkJson(name: string, bytes: Uint8Array): Promise<CheckedArtifact> {
  const { findings, find } = createFindings();
  const value = readTemplate(bytes, (one) => /^template/.test(kindOf('', one) ?? ''), within(name, find));
  if (value === undefined) return { kind: 'nothing that is known', findings };
  const kind = kindOf('', value);
  if (kind === 'template parameters') {
    find(name, 'it holds the parameters of an ARM template', 'Give the template that lies beside it');
    return { kind: 'parameters of an ARM template', findings };
  }
  if (kind === 'template') {
    checkArmTemplate(value, bytes.length, within(name, find));
    return { kind: 'ARM template for Logic Apps', findings };
  }
  find(name, ...noArtifact);
  return { kind: 'nothing that is known', findings };
}
