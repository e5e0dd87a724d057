import { type FileTree, filesBelow } from '../../lib/file-tree.ts';
import { wrongFormatOf } from '../wrong-format.ts';
import { type Find, within } from './package-finding.ts';
import { child, childrenNamed, readXml, type XmlNode } from './read-xml.ts';

/** A Dataverse solution, packed or taken apart into the folders of Microsoft's packer: the same parts in other places. */
export interface SolutionParts {
  isPacked: boolean;
  /** By the paths that links name, so `Connector/…` in both forms. */
  files: FileTree;
  customizations: XmlNode | undefined;
  /** The root of solution.xml. */
  manifest: XmlNode | undefined;
  connectors: XmlNode[];
  workflows: XmlNode[];
  references: XmlNode[];
  /** Where the element of a connector or of a process stands: a file of its own, or its place in customizations.xml. */
  placeOf: (node: XmlNode, name: string) => string;
}

const packed = { customizations: 'customizations.xml', manifest: 'solution.xml' };
const unpacked = { customizations: 'Other/Customizations.xml', manifest: 'Other/Solution.xml' };

/** The sections that are read with all they hold; of the others only the names. */
export const isRead = (tag: string): boolean =>
  ['SolutionManifest', 'Connectors', 'Workflows', 'connectionreferences'].includes(tag) || /aiplugin/i.test(tag);

/** The folder in which a solution lies that was taken apart; undefined when there is none. */
export function findUnpacked(files: FileTree): string | undefined {
  const path = [...files.keys()].find((name) => /(^|\/)Other\/Solution\.xml$/i.test(name));
  return path?.slice(0, -unpacked.manifest.length).replace(/\/$/, '');
}

/** Whether files are a solution in YAML, as Git integration and newer versions of pac take one apart, which is not read here. */
export const isInYaml = (files: FileTree): boolean =>
  [...files.keys()].some((path) => /(^|\/)solutions\/[^/]+\/solution\.yml$/i.test(path));

/** Reads a solution from the files of its zip. */
export function readPackedSolution(files: FileTree, find: Find): SolutionParts {
  const customizations = readPart(packed.customizations, files, find);
  return {
    isPacked: true,
    files,
    customizations,
    manifest: readPart(packed.manifest, files, find),
    connectors: childrenNamed(child(customizations, 'Connectors'), 'Connector'),
    workflows: childrenNamed(child(customizations, 'Workflows'), 'Workflow'),
    references: childrenNamed(child(customizations, 'connectionreferences'), 'connectionreference'),
    placeOf: ({ tag }, name) => `${packed.customizations} ${tag} "${name}"`,
  };
}

/** Reads a solution that was taken apart; `folder` is where it lies. */
export function readUnpackedSolution(tree: FileTree, folder: string, find: Find): SolutionParts {
  const own = folder === '' ? tree : filesBelow(tree, folder);
  const customizations = readPart(unpacked.customizations, own, find);
  const manifest = readPart(unpacked.manifest, own, find);
  const paths = new Map<XmlNode, string>();
  const elements = (pattern: RegExp, tag: string): XmlNode[] =>
    [...own.keys()]
      .filter((path) => pattern.test(path))
      .flatMap((path) => {
        const node = readPart(path, own, find, () => true);
        if (node !== undefined) paths.set(node, path);
        if (node === undefined || node.tag === tag) return node ?? [];
        find(path, `the root is ${node.tag}`, `It must be ${tag}`);
        return [];
      });
  const connectors = elements(/^Connectors\/[^/]+\.xml$/i, 'Connector');
  const workflows = elements(/^Workflows\/[^/]+\.data\.xml$/i, 'Workflow');
  // The elements have files of their own here, which no link names.
  const linked = [...own].filter(([path]) => !/^(Connectors|Workflows)\/.*\.xml$/i.test(path));
  const files: FileTree = new Map(linked.map(([path, bytes]) => [path.replace(/^Connectors\//i, 'Connector/'), bytes]));
  return {
    isPacked: false,
    files,
    customizations,
    manifest,
    connectors,
    workflows,
    references: childrenNamed(child(customizations, 'connectionreferences'), 'connectionreference'),
    placeOf: (node) => paths.get(node) ?? '',
  };
}

function readPart(name: string, files: FileTree, find: Find, isKept = isRead): XmlNode | undefined {
  const bytes = files.get(name);
  if (!bytes) {
    const other = [...files.keys()].find((path) => path.toLowerCase() === name.toLowerCase());
    find(name, other ? `it is called ${other}` : 'the file is missing', `Put ${name} there, as exports have it`);
    return undefined;
  }
  try {
    return readXml(bytes, isKept);
  } catch (error) {
    within(name, find)('', wrongFormatOf(error), 'Correct it, or export the solution again');
    return undefined;
  }
}
