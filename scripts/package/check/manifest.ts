import { words } from '../../lib/words.ts';
import type { CheckContext } from './check-context.ts';
import type { PackagedConnector } from './connector-element.ts';
import { checkOrder, checkText } from './element-order.ts';
import type { Find } from './package-finding.ts';
import { child, textOf, type XmlNode } from './read-xml.ts';

const manifestOrder = words(`
  UniqueName! LocalizedNames? Descriptions? Version! Managed? Publisher! RootComponents? MissingDependencies?
`);
const publisherOrder = words(`
  UniqueName! LocalizedNames? Descriptions? EMailAddress? SupportingWebsiteUrl? CustomizationPrefix!
  CustomizationOptionValuePrefix? Addresses?
`);

/** Component types that are checked ("Solution component type", Microsoft Learn). */
const componentTypes: Record<string, string> = { 372: 'connector', 29: 'flow' };

interface Contents {
  connectors: PackagedConnector[];
  workflows: XmlNode[];
  context: CheckContext;
}

/** Checks solution.xml: names, version, publisher, and that its components are those of customizations.xml. */
export function checkManifest(root: XmlNode, contents: Contents, find: Find): void {
  const isForCertification = contents.context.purpose === 'certification';
  if (root.tag !== 'ImportExportXml') find('', `the root is ${root.tag}`, 'It must be ImportExportXml');
  const manifest = child(root, 'SolutionManifest');
  if (!manifest) {
    find('', 'there is no SolutionManifest', 'Add it');
    return;
  }
  checkOrder(manifest, manifestOrder, find);
  checkPattern(manifest, 'UniqueName', /^[A-Za-z_][A-Za-z0-9_]*$/, 'letters, digits and underscores', find);
  checkPattern(manifest, 'Version', /^\d+(\.\d+){1,3}$/, 'two to four numbers, such as 2.0.0.0', find);
  if (isForCertification) {
    checkText(manifest, 'Managed', ['0'], 'certification takes unmanaged solutions', find);
    const missing = child(manifest, 'MissingDependencies')?.children.length ?? 0;
    if (missing > 0)
      find(
        'MissingDependencies',
        `${missing} components are not in the solution`,
        'Add them before exporting',
        'warning',
      );
  }
  checkPublisher(child(manifest, 'Publisher'), find);
  checkComponents(child(manifest, 'RootComponents'), contents, find);
}

/** Types of components that are listed and that nobody looks at. */
export function strangeTypes(root: XmlNode | undefined): string[] {
  const components = child(child(root, 'SolutionManifest'), 'RootComponents')?.children ?? [];
  const types = components.map(({ attributes }) => attributes.type ?? '');
  return [...new Set(types)]
    .filter((type) => type !== '' && !(type in componentTypes))
    .sort((a, b) => Number(a) - Number(b));
}

function checkPublisher(publisher: XmlNode | undefined, find: Find): void {
  if (!publisher) return;
  checkOrder(publisher, publisherOrder, find);
  checkPattern(publisher, 'UniqueName', /^[A-Za-z_][A-Za-z0-9_]*$/, 'letters, digits and underscores', find);
  checkPattern(
    publisher,
    'CustomizationPrefix',
    /^(?!mscrm)[A-Za-z][A-Za-z0-9]{1,7}$/,
    '2 to 8 letters and digits, not mscrm',
    find,
    'warning',
  );
  const value = Number(textOf(publisher, 'CustomizationOptionValuePrefix') ?? 10_000);
  if (!(value >= 10_000 && value <= 99_999))
    find(
      'Publisher/CustomizationOptionValuePrefix',
      `it is "${textOf(publisher, 'CustomizationOptionValuePrefix') ?? ''}"`,
      'Write a number from 10000 to 99999',
      'warning',
    );
}

function checkComponents(list: XmlNode | undefined, { connectors, workflows, context }: Contents, find: Find): void {
  const wanted = new Map<string, { type: string; schemaName?: string }>();
  for (const { id, name } of connectors) wanted.set(keyOf(id), { type: '372', schemaName: name });
  for (const { attributes } of workflows) wanted.set(keyOf(attributes.WorkflowId ?? ''), { type: '29' });
  const listed = new Set<string>();
  for (const { tag, attributes } of list?.children ?? []) {
    const id = attributes.id ?? attributes.schemaName ?? '';
    const place = `RootComponents ${id}`;
    if (tag !== 'RootComponent')
      find(place, `there is an element ${tag}`, 'Only RootComponent may stand there', 'note');
    const { type = '' } = attributes;
    // Tables and columns are named, and the same name may stand for components of several types.
    if (listed.has(`${type} ${id}`)) find(place, 'it is listed twice', 'Remove one', 'warning');
    listed.add(`${type} ${id}`);
    const expected = wanted.get(keyOf(id));
    if (expected === undefined) {
      if (type in componentTypes)
        find(
          place,
          `the solution holds no such ${componentTypes[type]}`,
          'Correct the id, or export it with the solution',
          'warning',
        );
      continue;
    }
    wanted.delete(keyOf(id));
    if (type !== expected.type)
      find(place, `its type is "${type}"`, `Write ${expected.type} (${componentTypes[expected.type]})`);
    if (
      expected.schemaName !== undefined &&
      attributes.schemaName !== undefined &&
      attributes.schemaName !== expected.schemaName
    )
      find(place, `its schemaName is "${attributes.schemaName}"`, `Write ${expected.schemaName}`, 'warning');
  }
  for (const [id, { type }] of wanted)
    find(
      'RootComponents',
      `the ${componentTypes[type]} {${id}} is not listed`,
      'Add a RootComponent for it',
      // Policy 5000.1.1.8 asks for the connector as a component.
      context.purpose === 'certification' ? 'error' : 'warning',
    );
}

/** Ids with and without braces, in any capitals, are one. */
export const keyOf = (id: string): string => id.replace(/^\{|\}$/g, '').toLowerCase();

function checkPattern(
  node: XmlNode,
  tag: string,
  pattern: RegExp,
  allowed: string,
  find: Find,
  severity?: 'warning',
): void {
  const text = textOf(node, tag);
  if (text !== undefined && !pattern.test(text))
    find(`${node.tag}/${tag}`, `it is "${text}"`, `Use ${allowed}`, severity);
}
