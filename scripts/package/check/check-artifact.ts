import { basename, join } from 'node:path';
import { decode, type FileTree, filesBelow, readFolder, rootFiles, rootFolders } from '../../lib/file-tree.ts';
import { isFolder } from '../../lib/list-files.ts';
import { megabyte, readNamedFile, type SizeLimit } from '../../lib/read-file.ts';
import { Refusal } from '../../lib/refusal.ts';
import { wrongFormatOf } from '../wrong-format.ts';
import { readZip } from '../zip.ts';
import { checkArmTemplate } from './arm-template.ts';
import { checkCertificationPackage } from './certification.ts';
import { checkConnectorFolder, checkIndependentPublisherFolder } from './folders.ts';
import { createFindings, type PackageFinding, within } from './package-finding.ts';
import { readJson } from './read-json.ts';
import { checkSolution, solutionRootFiles } from './solution.ts';

export interface CheckedArtifact {
  /** Which artifact it is, in words. */
  kind: string;
  findings: PackageFinding[];
}

/** Nothing is imported that comes near. */
const artifactFile: SizeLimit = { bytes: 64 * megabyte, reason: 'no artifact is that large' };

/** The definition of a connector, in a folder of any depth. */
const definitionPath = /(^|\/)apidefinition\.swagger\.json$/i;

/**
 * Checks what lies at a path: a zip, a folder, an ARM template, or each of them in a folder of several. Nothing is
 * written or unpacked on disk. Gives the results by the path of each artifact.
 */
export function checkPath(path: string): Map<string, CheckedArtifact> {
  const isFolderPath = isFolder(path);
  if (isFolderPath === undefined) {
    throw new Refusal(`${path}: there is no such file or folder. Name a zip, a folder or an ARM template.`);
  }
  if (!isFolderPath) return new Map([[path, checkFile(basename(path), readNamedFile(path, artifactFile))]]);
  const files = readFolder(path);
  const names = listArtifacts(files);
  if (names.length < 2) return new Map([[path, checkFolder(basename(path), files)]]);
  return new Map(names.map((name) => [join(path, name), checkFiles(name, files)]));
}

/** Artifacts that lie side by side in a folder, as in dist/; none when the folder is one artifact itself. */
function listArtifacts(files: FileTree): string[] {
  const root = rootFiles(files);
  const isOne = root.some((file) => definitionPath.test(file) || /\.(md|xml)$/i.test(file));
  if (isOne) return [];
  const paths = [...files.keys()];
  const folders = rootFolders(files)
    .map((folder) => `${folder}/`)
    .filter((folder) => paths.some((path) => path.startsWith(folder) && definitionPath.test(path)));
  const zips = root.filter((file) => file.toLowerCase().endsWith('.zip'));
  const templates = paths.filter(
    (path) => isTemplate(path, files) && !folders.some((folder) => path.startsWith(folder)),
  );
  return [...folders, ...zips, ...templates];
}

function isTemplate(path: string, files: FileTree): boolean {
  const beginning = decode((files.get(path) as Uint8Array).subarray(0, 1000));
  return path.toLowerCase().endsWith('.json') && beginning.includes('deploymentTemplate.json');
}

/** Checks an artifact that is in memory, as `buildArtifacts` gives it. */
export function checkFiles(name: string, files: FileTree): CheckedArtifact {
  if (!name.endsWith('/')) return checkFile(basename(name), files.get(name) as Uint8Array);
  return checkFolder(name.slice(0, -1), filesBelow(files, name.slice(0, -1)));
}

function checkFile(name: string, bytes: Uint8Array): CheckedArtifact {
  return name.toLowerCase().endsWith('.json') ? checkJson(name, bytes) : checkZip(name, bytes);
}

function checkZip(name: string, bytes: Uint8Array): CheckedArtifact {
  const { findings, find } = createFindings();
  let files: FileTree;
  try {
    files = readZip(bytes);
  } catch (error) {
    find(name, wrongFormatOf(error), 'Give a zip, a folder or an ARM template');
    return { kind: 'nothing that is known', findings };
  }
  return checkPacked(name, files);
}

/** What a zip holds, whether it is packed or lies in a folder. */
function checkPacked(name: string, files: FileTree): CheckedArtifact {
  const { findings, find } = createFindings();
  const names = rootFiles(files).map((file) => file.toLowerCase());
  const isSolution = solutionRootFiles.some((file) => names.includes(file.toLowerCase())) || files.has('Connector/');
  if (isSolution || rootFolders(files).includes('Connector')) {
    const { connectors, hasWorkflows } = checkSolution(files, find);
    if (connectors.length === 0)
      find('customizations.xml', 'there is no connector', 'Add the connector to the solution and export it again');
    return { kind: hasWorkflows ? 'solution with connector and flows' : 'solution with connector', findings };
  }
  if (names.some((file) => file.endsWith('.md') || file.endsWith('.zip')) || rootFolders(files).length > 0) {
    checkCertificationPackage(files, name, find);
    return { kind: 'certification package', findings };
  }
  find(
    name,
    'it is none of the artifacts that are known',
    'Give a solution, a certification package, an ARM template or a connector folder',
  );
  return { kind: 'nothing that is known', findings };
}

function checkFolder(name: string, files: FileTree): CheckedArtifact {
  const { findings, find } = createFindings();
  const definition = [...files.keys()].find((path) => definitionPath.test(path));
  if (definition === undefined) return checkPacked(name, files);
  const folder = definition.includes('/') ? definition.slice(0, definition.lastIndexOf('/')) : '';
  const own = folder === '' ? files : filesBelow(files, folder);
  const strangers = [...files.keys()].filter((path) => folder !== '' && !path.startsWith(`${folder}/`));
  for (const path of strangers) find(path, 'it lies beside the folder of the connector', 'Remove it');
  const place = folder === '' ? find : within(`${folder}/`, find);
  if (own.has('settings.json') && !own.has('readme.md')) {
    checkConnectorFolder(own, place);
    return { kind: 'connector folder', findings };
  }
  checkIndependentPublisherFolder(own, place);
  return { kind: 'folder for the pull request of an independent publisher', findings };
}

function checkJson(name: string, bytes: Uint8Array): CheckedArtifact {
  const { findings, find } = createFindings();
  const template = readJson(bytes, within(name, find));
  if (template === undefined) return { kind: 'nothing that is known', findings };
  checkArmTemplate(template, bytes.length, within(name, find));
  return { kind: 'ARM template for Logic Apps', findings };
}
