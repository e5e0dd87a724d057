import { unescapeText } from '../../lib/escape-text.ts';
import { isLeftover } from '../../lib/file-kind.ts';
import { decode, type FileTree } from '../../lib/file-tree.ts';
import { wrongFormatOf } from '../wrong-format.ts';
import { type Find, within } from './package-finding.ts';
import { readXml, type XmlNode } from './read-xml.ts';

const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';

/**
 * Checks that [Content_Types].xml gives every file of the solution a type ("Open Packaging Conventions", ECMA-376 part 2):
 * the packaging library of .NET leaves out what has none. Which type it is does not matter: server and packer write different ones.
 */
export function checkContentTypes(files: FileTree, findAnywhere: Find): void {
  const name = '[Content_Types].xml';
  const find = within(name, findAnywhere);
  const bytes = files.get(name);
  if (!bytes) {
    find('', 'the file is missing', 'Put it at the root of the zip');
    return;
  }
  let root: XmlNode;
  try {
    root = readXml(bytes);
  } catch (error) {
    find('', wrongFormatOf(error), 'Correct it');
    return;
  }
  if (root.tag !== 'Types' || root.attributes.xmlns !== namespace) {
    find('', `the root is ${root.tag} in "${root.attributes.xmlns ?? ''}"`, `It must be Types in ${namespace}`);
  }
  // Extensions and part names are compared without regard to capitals (ECMA-376 part 2, 7.3.5 and 6.2.2).
  const extensions = new Set<string>();
  const parts = new Set<string>();
  for (const { tag, attributes } of root.children) {
    if (tag === 'Default') extensions.add((attributes.Extension ?? '').toLowerCase());
    else if (tag === 'Override') parts.add(partNameOf(attributes.PartName ?? ''));
    else find('', `there is an element ${tag}`, 'Only Default and Override may stand there');
    if (!attributes.ContentType)
      find(
        attributes.Extension ?? attributes.PartName ?? tag,
        'it has no type',
        'Solutions use application/octet-stream',
      );
  }
  const linked = new Set(
    [...decode(files.get('customizations.xml') ?? new Uint8Array()).matchAll(/>\s*\/([^<]+)</g)].map(([, path = '']) =>
      partNameOf(path.trim()),
    ),
  );
  const missing = new Map<string, string[]>();
  for (const path of files.keys()) {
    if (path === name || path.endsWith('/')) continue;
    const file = path.slice(path.lastIndexOf('/') + 1);
    const extension = file.includes('.') ? file.slice(file.lastIndexOf('.') + 1) : '';
    if (extensions.has(extension.toLowerCase()) || parts.has(partNameOf(`/${path}`))) continue;
    if (isLeftover(path))
      findAnywhere(path, 'a file manager left it there, and an import leaves it out', 'Leave it out', 'note');
    else {
      const key = extension === '' ? `/${path}` : extension;
      const paths = missing.get(key);
      if (paths) paths.push(path);
      else missing.set(key, [path]);
    }
  }
  for (const [one, paths] of missing) {
    const line = one.startsWith('/') ? `<Override PartName="${one}" …>` : `<Default Extension="${one}" …>`;
    if (paths.some((path) => isNeeded(path) || linked.has(partNameOf(path))))
      find('', `nothing gives ${one} a type`, `Add ${line}`);
    else
      find(
        '',
        `nothing gives ${one} a type, so an import leaves ${paths[0]} out`,
        `Leave it out, or add ${line} if it is meant to be imported`,
        'warning',
      );
  }
}

/** Whether connectors and flows are made of it; without other files an import may do, unless customizations.xml links to them. */
const isNeeded = (path: string): boolean => /^((customizations|solution)\.xml$|(Connector|Workflows)\/)/i.test(path);

/** A part name in one spelling: it is an address, so a blank may be written as %20. */
function partNameOf(name: string): string {
  return (unescapeText(name) ?? name).toLowerCase(); // a percent sign may stand for itself
}
