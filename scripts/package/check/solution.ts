import { type FileTree, rootFolders } from '../../lib/file-tree.ts';
import { words } from '../../lib/words.ts';
import type { CheckContext } from './check-context.ts';
import { checkConnectorElement, type PackagedConnector } from './connector-element.ts';
import { checkContentTypes } from './content-types.ts';
import { checkOrder, strangersIn } from './element-order.ts';
import { checkManifest, strangeTypes } from './manifest.ts';
import { type Find, within } from './package-finding.ts';
import { textOf } from './read-xml.ts';
import { readPackedSolution, readUnpackedSolution, type SolutionParts } from './solution-parts.ts';
import { validatePackaged } from './validate-packaged.ts';
import { checkConnectionReferences, checkWorkflows } from './workflows.ts';

export const solutionRootFiles = ['[Content_Types].xml', 'customizations.xml', 'solution.xml'];

/** Sections of customizations.xml in the order of exported solutions. */
const sections = words(`
  Entities? Roles? Workflows? FieldSecurityProfiles? Templates? EntityMaps? EntityRelationships? OrganizationSettings?
  optionsets? CustomControls? EntityDataProviders? Connectors? connectionreferences? Languages?
`);

interface SolutionContents {
  connectors: PackagedConnector[];
  hasWorkflows: boolean;
}

/** Checks the files of a solution's zip: paths, content types, manifest, connectors, flows, connection references and their links. */
export function checkSolution(files: FileTree, context: CheckContext, find: Find): Promise<SolutionContents> {
  checkPaths(files, find);
  checkContentTypes(files, find);
  return checkParts(readPackedSolution(files, find), context, find);
}

/** Checks a solution that Microsoft's packer took apart, in the folder that holds `Other/`. */
export function checkUnpackedSolution(
  tree: FileTree,
  folder: string,
  context: CheckContext,
  find: Find,
): Promise<SolutionContents> {
  const here: Find = (where, what, remedy, severity) =>
    find(where.replace(/^Connector\//, 'Connectors/'), what, remedy, severity);
  return checkParts(readUnpackedSolution(tree, folder, here), context, here);
}

async function checkParts(parts: SolutionParts, context: CheckContext, find: Find): Promise<SolutionContents> {
  const { customizations, manifest, files } = parts;
  if (!customizations) return { connectors: [], hasWorkflows: false };
  const here = within(parts.isPacked ? 'customizations.xml' : 'Other/Customizations.xml', find);
  if (customizations.tag !== 'ImportExportXml')
    here('', `the root is ${customizations.tag}`, 'It must be ImportExportXml');
  checkOrder(customizations, sections, here);
  const linked = new Set<string>();
  const connectors: PackagedConnector[] = [];
  for (const node of parts.connectors) {
    context.budget.checkTime();
    connectors.push(checkConnectorElement(node, { files, linked, context }, find));
  }
  noteUnlinked('Connector/', files, linked, find);
  checkConnectionReferences(parts.references, connectors, context, here);
  checkWorkflows({ ...parts, connectors, context }, find);
  checkFolders(parts, find);
  if (manifest)
    checkManifest(
      manifest,
      { connectors, workflows: parts.workflows, context },
      within(parts.isPacked ? 'solution.xml' : 'Other/Solution.xml', find),
    );
  notePassedOver(parts, find);
  for (const connector of connectors) await validatePackaged(connector, context, find);
  return { connectors, hasWorkflows: parts.workflows.length > 0 };
}

function checkPaths(files: FileTree, find: Find): void {
  for (const path of files.keys()) {
    if (path.includes('\\')) find(path, 'the path has a backslash', 'Pack the zip with forward slashes');
    else if (path.endsWith('/')) find(path, 'the zip lists a folder', 'Pack files only', 'note');
  }
}

function noteUnlinked(folder: string, files: FileTree, linked: ReadonlySet<string>, find: Find): void {
  for (const path of files.keys()) {
    if (path.startsWith(folder) && !path.endsWith('/') && !linked.has(path.toLowerCase()))
      find(
        path,
        'nothing in customizations.xml links to it',
        'It is not imported: link to it if it is meant to be',
        'note',
      );
  }
}

/** A folder in other capitals, or as the unpacked form has it, is not found by the links of a packed solution. */
function checkFolders({ isPacked, files, connectors, workflows }: SolutionParts, find: Find): void {
  if (!isPacked) return;
  const wanted = [...(connectors.length > 0 ? ['Connector'] : []), ...(workflows.length > 0 ? ['Workflows'] : [])];
  const found = rootFolders(files);
  for (const folder of found) {
    const meant = wanted.find(
      (name) => !found.includes(name) && (name.toLowerCase() === folder.toLowerCase() || `${name}s` === folder),
    );
    if (meant !== undefined)
      find(`${folder}/`, 'the links of customizations.xml name another folder', `Call it ${meant}`);
  }
}

/** Names, in one line, what a solution holds besides connectors and cloud flows: it may, and nothing is said about it. */
function notePassedOver(parts: SolutionParts, find: Find): void {
  const { customizations, manifest, files, workflows } = parts;
  const known = parts.isPacked ? ['Connector', 'Workflows'] : ['Connector', 'Workflows', 'Other'];
  const others = customizations === undefined ? [] : strangersIn(customizations, sections);
  const filled = customizations?.children.filter(({ tag, hasMore }) => hasMore === true && tag !== 'Languages') ?? [];
  const folders = rootFolders(files).filter(
    (folder) => !known.some((name) => name.toLowerCase() === folder.toLowerCase()),
  );
  const names = new Set([...filled.map(({ tag }) => tag), ...others, ...folders.map((folder) => `${folder}/`)]);
  if (workflows.some((node) => (textOf(node, 'Category') ?? '5') !== '5'))
    names.add('processes that are no cloud flows');
  const types = strangeTypes(manifest);
  if (types.length > 0) names.add(`components of type ${types.join(', ')}`);
  if (names.size > 0)
    find(
      'solution',
      `these parts were passed over: ${[...names].join(', ')}`,
      'Connectors and cloud flows are checked alone',
      'note',
    );
}
