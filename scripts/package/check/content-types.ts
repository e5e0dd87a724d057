import { decode, type FileTree, hasByteOrderMark } from '../../lib/file-tree.ts';
import { wrongFormatOf } from '../wrong-format.ts';
import { type Find, within } from './package-finding.ts';
import { readXml } from './read-xml.ts';

const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';

/** Checks that [Content_Types].xml gives every file of the solution a type ("Open Packaging Conventions", ECMA-376 part 2). */
export function checkContentTypes(files: FileTree, findAnywhere: Find): void {
  const name = '[Content_Types].xml';
  const find = within(name, findAnywhere);
  const bytes = files.get(name);
  if (!bytes) {
    find('', 'the file is missing', 'Put it at the root of the zip');
    return;
  }
  if (!hasByteOrderMark(bytes))
    find(
      '',
      'it begins without a byte order mark',
      'Exported solutions have one, and nobody knows of a refusal; export it again if one comes',
      'note',
    );
  let root: ReturnType<typeof readXml>;
  try {
    root = readXml(decode(bytes));
  } catch (error) {
    find('', wrongFormatOf(error), 'Correct it');
    return;
  }
  if (root.tag !== 'Types' || root.attributes.xmlns !== namespace) {
    find('', `the root is ${root.tag} in "${root.attributes.xmlns ?? ''}"`, `It must be Types in ${namespace}`);
  }
  const extensions = new Set<string>();
  const parts = new Set<string>();
  for (const { tag, attributes } of root.children) {
    if (tag === 'Default') extensions.add(attributes.Extension ?? '');
    else if (tag === 'Override') parts.add(attributes.PartName ?? '');
    else find('', `there is an element ${tag}`, 'Only Default and Override may stand there');
    if (attributes.ContentType !== 'application/octet-stream') {
      find(
        attributes.Extension ?? attributes.PartName ?? tag,
        `its type is "${attributes.ContentType ?? ''}"`,
        'Solutions use application/octet-stream',
      );
    }
  }
  const missing = new Set<string>();
  for (const path of files.keys()) {
    if (path === name || path.endsWith('/')) continue;
    const file = path.slice(path.lastIndexOf('/') + 1);
    const extension = file.includes('.') ? file.slice(file.lastIndexOf('.') + 1) : '';
    if (!extensions.has(extension) && !parts.has(`/${path}`)) missing.add(extension === '' ? `/${path}` : extension);
  }
  for (const one of missing) {
    const line = one.startsWith('/') ? `<Override PartName="${one}" …>` : `<Default Extension="${one}" …>`;
    find('', `nothing gives ${one} a type`, `Add ${line}, in the capitals of the file name`);
  }
}
