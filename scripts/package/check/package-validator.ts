import { type FileTree, filesBelow, rootFiles, rootFolders } from '../../lib/file-tree.ts';
import { plural } from '../../lib/findings.ts';
import type { Budget } from '../budget.ts';
import { wrongFormatOf } from '../wrong-format.ts';
import type { Find } from './package-finding.ts';
import { readXml, type XmlNode } from './read-xml.ts';
import { unzip } from './read-zip.ts';
import { solutionRootFiles } from './solution.ts';
import { isRead } from './solution-parts.ts';

/**
 * The rules of ConnectorPackageValidator.ps1 (repository microsoft/PowerPlatformConnectors, folder scripts), in its order
 * and with its texts, so that they can be searched for. Like the script it stops at the first step that fails, and it
 * compares names without regard to capitals. Gives the solutions that it came to see, by the names of their zips.
 */
export async function runPackageValidator(
  files: FileTree,
  zipName: string,
  budget: Budget,
  find: Find,
): Promise<Map<string, FileTree>> {
  const solutions = new Map<string, FileTree>();
  const markdown = filesEnding(files, '.md');
  const packages = filesEnding(files, '.zip');
  const outer = rootFolders(files);
  if (outer.length > 0) {
    find(
      zipName,
      `The provided zip file should not contain any folder inside '${zipName}'`,
      `Please remove the ${plural('folder', outer.length)} ${outer.join(', ')}`,
    );
  }
  if (markdown.length === 0 || packages.length === 0) {
    const both = markdown.length === 0 && packages.length === 0;
    const missing = both
      ? 'The intro.md file and package zip file are'
      : markdown.length === 0
        ? 'The intro.md file is'
        : 'The package zip file is';
    find(
      zipName,
      `The provided zip file should contain both intro.md and package zip file in '${zipName}'`,
      `${missing} missing. Please add the required ${plural('file', both ? 2 : 1)}`,
    );
  }
  for (const group of [markdown, packages]) {
    if (group.length > 1)
      find(zipName, `it has ${group.length} files where one is taken: ${group.join(', ')}`, 'Keep one of them');
  }
  const [packageName = ''] = packages;
  const packageBytes = files.get(packageName);
  if (outer.length > 0 || markdown.length !== 1 || packages.length !== 1 || !packageBytes) return solutions;

  const packagePath = `${zipName}/${packageName}`;
  const inner = await unzip(packageBytes, packagePath, budget, find);
  if (!inner) return solutions;
  const folders = rootFolders(inner);
  if (folders.length === 0) {
    find(
      packagePath,
      `The package zip file should contain a folder ideally named 'PkgAssets' inside '${packagePath}'`,
      'Please add the folder containing the solution zip files',
    );
  } else if (folders.length > 1) {
    find(
      packagePath,
      `it has ${folders.length} folders where one is taken: ${folders.join(', ')}`,
      'Keep the one with the solutions',
    );
  }
  const [folder, ...others] = folders;
  if (folder === undefined || others.length > 0) return solutions;

  const folderPath = `${packagePath}/${folder}`;
  const assets = filesBelow(inner, folder);
  const below = rootFolders(assets);
  if (below.length > 0) {
    find(
      folderPath,
      `The package folder '${folder}' should not contain any folder inside '${folderPath}'`,
      `Please remove the ${plural('folder', below.length)} ${below.join(', ')}`,
    );
  }
  const zips = filesEnding(assets, '.zip');
  for (const zip of zips) {
    const bytes = assets.get(zip);
    const solution = bytes && (await unzip(bytes, `${folderPath}/${zip}`, budget, find));
    if (solution) solutions.set(zip, solution);
  }
  const isPlugin = [...solutions.values()].some((solution) => has(customizationsOf(solution), 'aicopilot_aiplugin'));
  const wanted = isPlugin ? 3 : 2;
  if (zips.length === 0) {
    find(
      folderPath,
      `The package folder '${folder}' does not contain solution zip files in '${folderPath}'`,
      `Please add the required ${isPlugin ? 'connector, flow and AIplugin' : 'connector and flow'} solution zip files`,
    );
  } else if (zips.length !== wanted) {
    find(
      folderPath,
      `The package folder '${folder}' should contain ${isPlugin ? 'connector, flow and AIplugin' : 'only connector and flow'} solution zip files in '${folderPath}'`,
      `Keep ${wanted}; there are ${zips.length}`,
    );
  }
  if (below.length > 0 || zips.length !== wanted || solutions.size !== wanted) return solutions;
  classify(solutions, folderPath, find);
  return solutions;
}

function classify(solutions: Map<string, FileTree>, folderPath: string, find: Find): void {
  const kinds = new Set<string>();
  for (const [zip, files] of solutions) {
    const names = rootFiles(files).map((name) => name.toLowerCase());
    const missing = solutionRootFiles.filter((name) => !names.includes(name.toLowerCase()));
    if (missing.length > 0) {
      find(
        `${folderPath}/${zip}`,
        `The solution zip file '${zip}' in '${folderPath}' should contain three files namely '[Content_Types].xml', 'customizations.xml', 'solution.xml'`,
        `Please add the missing '${missing.join(', ')}' to the solution zip file`,
      );
      return;
    }
    const root = customizationsOf(files);
    const [hasConnector, hasFlows, hasPlugin] = ['Connector', 'Workflows', 'aicopilot_aiplugin'].map((tag) =>
      has(root, tag),
    );
    if (hasConnector && !hasFlows) kinds.add(hasPlugin ? 'plugin' : 'connector');
    if (hasConnector && hasFlows && !hasPlugin) kinds.add('flow');
    const wanted = [
      ...(hasConnector || hasFlows ? ['Connector'] : []),
      ...(hasFlows ? ['Workflows'] : []),
      ...(hasPlugin ? ['aiplugins', 'aipluginoperations'] : []),
    ];
    const folders = rootFolders(files).map((name) => name.toLowerCase());
    const absent = wanted.filter((name) => !folders.includes(name.toLowerCase()));
    if (absent.length > 0) {
      find(
        `${folderPath}/${zip}`,
        `The solution zip file '${zip}' in '${folderPath}' should contain ${plural('folder', absent.length)} namely '${absent.join("', '")}'`,
        'Please add the required folder to the solution zip or export the correct solution again',
      );
      return;
    }
  }
  if (!kinds.has('connector')) {
    find(
      folderPath,
      `Connector solution in '${folderPath}' is invalid. Connector solution should only contain 'Connector' folder`,
      "Validate the connector solution has no extra component except 'Connector'",
    );
  } else if (!kinds.has('flow')) {
    find(
      folderPath,
      `Flow solution in '${folderPath}' is invalid. Flow solution should contain both 'Connector' and 'Workflows' folders`,
      "Validate the flow solution has both 'Connector' and 'Workflows' components",
    );
  }
}

function customizationsOf(files: FileTree): XmlNode | undefined {
  const bytes = files.get('customizations.xml');
  try {
    return bytes && readXml(bytes, isRead);
  } catch (error) {
    wrongFormatOf(error); // the check of the solution says what is wrong
    return undefined;
  }
}

/** Whether the first element of this name has children or attributes. */
function has(root: XmlNode | undefined, tag: string): boolean {
  const first = root && search(root, tag);
  return (
    first !== undefined && (first.children.length > 0 || first.text !== '' || Object.keys(first.attributes).length > 0)
  );
}

function search(node: XmlNode, tag: string): XmlNode | undefined {
  if (node.tag === tag) return node;
  for (const child of node.children) {
    const found = search(child, tag);
    if (found) return found;
  }
  return undefined;
}

function filesEnding(files: FileTree, ending: string): string[] {
  return rootFiles(files).filter((name) => name.toLowerCase().endsWith(ending));
}
