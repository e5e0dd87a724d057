import { decode, type FileTree, hasByteOrderMark, rootFolders } from '../../lib/file-tree.ts';
import { words } from '../../lib/words.ts';
import { wrongFormatOf } from '../wrong-format.ts';
import { checkConnectorElement, type PackagedConnector } from './connector-element.ts';
import { checkContentTypes } from './content-types.ts';
import { checkOrder } from './element-order.ts';
import { checkManifest } from './manifest.ts';
import { type Find, within } from './package-finding.ts';
import { child, childrenNamed, readXml, type XmlNode } from './read-xml.ts';
import { checkConnectionReferences, checkWorkflows } from './workflows.ts';

export const solutionRootFiles = ['[Content_Types].xml', 'customizations.xml', 'solution.xml'];

/** Sections of customizations.xml in the order of exported solutions. */
const sections = words(`
  Entities Roles Workflows FieldSecurityProfiles Templates EntityMaps EntityRelationships OrganizationSettings
  optionsets CustomControls? EntityDataProviders? Connectors? connectionreferences? Languages
`);

interface SolutionContents {
  connectors: PackagedConnector[];
  hasWorkflows: boolean;
}

/** Checks a Dataverse solution: files, content types, manifest, connector, flows, connection references and their links. */
export function checkSolution(files: FileTree, find: Find): SolutionContents {
  checkPaths(files, find);
  checkContentTypes(files, find);
  const customizations = read('customizations.xml', files, find);
  const solution = read('solution.xml', files, find);
  if (!customizations) return { connectors: [], hasWorkflows: false };
  const here = within('customizations.xml', find);
  if (customizations.tag !== 'ImportExportXml')
    here('', `the root is ${customizations.tag}`, 'It must be ImportExportXml');
  checkOrder(customizations, sections, here);
  const connectors = childrenNamed(child(customizations, 'Connectors'), 'Connector').map((node) =>
    checkConnectorElement(node, files, find),
  );
  const workflows = childrenNamed(child(customizations, 'Workflows'), 'Workflow');
  checkConnectionReferences(child(customizations, 'connectionreferences'), connectors, here);
  checkWorkflows({ workflows, references: referenceNames(customizations), connectors, files }, find);
  checkFolders(files, connectors, workflows, find);
  if (solution) checkManifest(solution, connectors, workflows, within('solution.xml', find));
  return { connectors, hasWorkflows: workflows.length > 0 };
}

function referenceNames(customizations: XmlNode): string[] {
  return childrenNamed(child(customizations, 'connectionreferences'), 'connectionreference').map(
    ({ attributes }) => attributes.connectionreferencelogicalname ?? '',
  );
}

function read(name: string, files: FileTree, find: Find): XmlNode | undefined {
  const bytes = files.get(name);
  if (!bytes) {
    const other = [...files.keys()].find((path) => path.toLowerCase() === name.toLowerCase());
    find(name, other ? `it is called ${other}` : 'the file is missing', `Put ${name} at the root of the zip`);
    return undefined;
  }
  checkBeginning(name, bytes, find);
  try {
    return readXml(decode(bytes));
  } catch (error) {
    find(name, wrongFormatOf(error), 'Correct it, or export the solution again');
    return undefined;
  }
}

/** The two files of a solution begin with their root element. An importer is not known to refuse another beginning. */
function checkBeginning(name: string, bytes: Uint8Array, find: Find): void {
  const remedy =
    'Exported solutions begin with <ImportExportXml, and nobody knows of a refusal; export it again if one comes';
  if (hasByteOrderMark(bytes)) find(name, 'it begins with a byte order mark', remedy, 'note');
  if (decode(bytes.subarray(0, 100)).startsWith('<?xml')) find(name, 'it has an XML declaration', remedy, 'note');
}

function checkPaths(files: FileTree, find: Find): void {
  for (const path of files.keys()) {
    if (path.includes('\\')) find(path, 'the path has a backslash', 'Pack the zip with forward slashes');
    else if (path.endsWith('/')) find(path, 'the zip lists a folder', 'Pack files only');
  }
}

/** Only the folders that the file customizations.xml speaks of may be there, in its capitals. */
function checkFolders(files: FileTree, connectors: PackagedConnector[], workflows: XmlNode[], find: Find): void {
  const wanted = [...(connectors.length > 0 ? ['Connector'] : []), ...(workflows.length > 0 ? ['Workflows'] : [])];
  const found = rootFolders(files);
  for (const folder of wanted) {
    if (!found.includes(folder))
      find(`${folder}/`, 'the folder is missing', 'Add the folder that customizations.xml links to');
  }
  for (const folder of found) {
    if (wanted.includes(folder)) continue;
    const meant = wanted.find((name) => name.toLowerCase() === folder.toLowerCase() || `${name}s` === folder);
    find(`${folder}/`, 'no component has such a folder', meant ? `Call it ${meant}` : 'Remove it');
  }
}
