import { type FileTree, rootFolders } from '../../lib/file-tree.ts';
import { isSameName } from '../../lib/same-name.ts';
import { words } from '../../lib/words.ts';
import type { CheckContext } from './check-context.ts';
import { checkConnectorElement, type PackagedConnector } from './connector-element.ts';
import { checkContentTypes } from './content-types.ts';
import { checkOrder, strangersIn } from './element-order.ts';
import { checkManifest, keyOf, strangeTypes } from './manifest.ts';
import { type Find, type Severity, within } from './package-finding.ts';
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
  const inFolder = (text: string) => text.replace(/^(the file )?Connector\//, '$1Connectors/');
  const here: Find = (where, what, remedy, severity) => find(inFolder(where), inFolder(what), remedy, severity);
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
    const place = parts.placeOf(node, textOf(node, 'name') ?? '');
    connectors.push(checkConnectorElement(node, { place, files, linked, context }, find));
  }
  checkDistinct(connectors, find);
  noteUnlinked(files, linked, find);
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

/**
 * Checks that no two connectors are one. An id is the key of a row, so one of two with the same is lost; that a name or a
 * definition is shared is not known to be refused, and makes one connector of what was meant to be two.
 */
function checkDistinct(connectors: readonly PackagedConnector[], find: Find): void {
  const before = new Map<string, string>();
  for (const { id, name, place, contents } of connectors) {
    const definition = contents.get('openapidefinition')?.path ?? '';
    const kinds: [what: string, value: string, remedy: string, severity: Severity][] = [
      ['connectorid', keyOf(id), 'Give each an id of its own', 'error'],
      ['name', name.toLowerCase(), 'Give each a name of its own', 'warning'],
      ['definition', definition.toLowerCase(), 'Link each to a definition of its own', 'warning'],
    ];
    const given = kinds.filter(([, value]) => value !== '');
    const same = given.find(([what, value]) => before.has(`${what} ${value}`));
    if (same !== undefined) {
      const [what, value, remedy, severity] = same;
      const other = before.get(`${what} ${value}`);
      find(place, `its ${what} ${value} is that of the connector "${other}" before it`, remedy, severity);
    }
    for (const [what, value] of given) before.set(`${what} ${value}`, before.get(`${what} ${value}`) ?? name);
  }
}

function checkPaths(files: FileTree, find: Find): void {
  const names = new Map<string, string>();
  for (const path of files.keys()) {
    const other = names.get(path.toLowerCase());
    // System.IO.Packaging: "Format error in package".
    if (other !== undefined)
      find(path, `it differs from ${other} in its capitals alone, and .NET refuses the zip`, 'Leave one of them out');
    else names.set(path.toLowerCase(), path);
  }
  for (const path of files.keys()) {
    if (path.includes('\\')) find(path, 'the path has a backslash', 'Pack the zip with forward slashes');
    else if (path.endsWith('/')) find(path, 'the zip lists a folder', 'Pack files only', 'note');
  }
}

function noteUnlinked(files: FileTree, linked: ReadonlySet<string>, find: Find): void {
  for (const path of files.keys()) {
    if (/^Connector\//i.test(path) && !path.endsWith('/') && !linked.has(path.toLowerCase()))
      find(path, 'no connector links to it', 'It is not imported: link to it if it is meant to be', 'note');
  }
}

/** A folder that is called as in the unpacked form is not found by the links of a packed solution. */
function checkFolders({ isPacked, files, connectors }: SolutionParts, find: Find): void {
  const folders = rootFolders(files);
  const folder = folders.find((name) => isSameName(name, 'Connectors'));
  const isThere = folders.some((name) => isSameName(name, 'Connector'));
  if (isPacked && connectors.length > 0 && folder !== undefined && !isThere)
    find(`${folder}/`, 'the links of customizations.xml name another folder', 'Call it Connector');
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
