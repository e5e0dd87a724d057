import { words } from '../../lib/words.ts';
import type { PackagedConnector } from './connector-element.ts';
import { checkOrder, checkText } from './element-order.ts';
import type { Find } from './package-finding.ts';
import { child, textOf, type XmlNode } from './read-xml.ts';

const manifestOrder = words(`
  UniqueName LocalizedNames Descriptions Version Managed Publisher RootComponents MissingDependencies
`);
const publisherOrder = words(`
  UniqueName LocalizedNames Descriptions EMailAddress SupportingWebsiteUrl CustomizationPrefix
  CustomizationOptionValuePrefix Addresses
`);

/** Component types that these solutions may list ("Solution component type", Microsoft Learn). */
const componentTypes: Record<string, string> = { 372: 'connector', 29: 'flow' };

/** Checks solution.xml: names, version, publisher, and that its components are those of customizations.xml. */
export function checkManifest(root: XmlNode, connectors: PackagedConnector[], workflows: XmlNode[], find: Find): void {
  if (root.tag !== 'ImportExportXml') find('', `the root is ${root.tag}`, 'It must be ImportExportXml');
  const manifest = child(root, 'SolutionManifest');
  if (!manifest) {
    find('', 'there is no SolutionManifest', 'Add it');
    return;
  }
  checkOrder(manifest, manifestOrder, find);
  checkPattern(manifest, 'UniqueName', /^[A-Za-z_][A-Za-z0-9_]*$/, 'letters, digits and underscores', find);
  checkPattern(manifest, 'Version', /^\d+\.\d+\.\d+\.\d+$/, 'four numbers, such as 2.0.0.0', find);
  checkText(manifest, 'Managed', ['0'], 'certification and this project take unmanaged solutions', find);
  const missing = child(manifest, 'MissingDependencies')?.children.length ?? 0;
  if (missing > 0)
    find('MissingDependencies', `${missing} components are not in the solution`, 'Add them before exporting');
  checkPublisher(child(manifest, 'Publisher'), connectors, find);
  checkComponents(child(manifest, 'RootComponents'), connectors, workflows, find);
}

function checkPublisher(publisher: XmlNode | undefined, connectors: PackagedConnector[], find: Find): void {
  if (!publisher) return;
  checkOrder(publisher, publisherOrder, find);
  checkPattern(publisher, 'UniqueName', /^[A-Za-z_][A-Za-z0-9_]*$/, 'letters, digits and underscores', find);
  checkPattern(
    publisher,
    'CustomizationPrefix',
    /^(?!mscrm)[A-Za-z][A-Za-z0-9]{1,7}$/,
    '2 to 8 letters and digits, not mscrm',
    find,
  );
  const value = Number(textOf(publisher, 'CustomizationOptionValuePrefix'));
  if (!(value >= 10_000 && value <= 99_999)) {
    find(
      'Publisher/CustomizationOptionValuePrefix',
      `it is "${textOf(publisher, 'CustomizationOptionValuePrefix') ?? ''}"`,
      'Write a number from 10000 to 99999',
    );
  }
  const prefix = textOf(publisher, 'CustomizationPrefix') ?? '';
  for (const { name } of connectors) {
    if (!name.startsWith(`${prefix}_`))
      find(
        'Publisher/CustomizationPrefix',
        `it is ${prefix}, but the connector is called ${name}`,
        `Begin the name with ${prefix}_`,
      );
  }
}

function checkComponents(
  list: XmlNode | undefined,
  connectors: PackagedConnector[],
  workflows: XmlNode[],
  find: Find,
): void {
  const wanted = new Map<string, Record<string, string>>();
  for (const { id, name } of connectors) wanted.set(`{${id}}`, { type: '372', schemaName: name, behavior: '0' });
  for (const { attributes } of workflows) wanted.set(attributes.WorkflowId ?? '', { type: '29', behavior: '0' });
  const listed = new Set<string>();
  for (const { tag, attributes } of list?.children ?? []) {
    const id = attributes.id ?? attributes.schemaName ?? '';
    const place = `RootComponents ${id}`;
    if (tag !== 'RootComponent') find(place, `there is an element ${tag}`, 'Only RootComponent may stand there');
    if (listed.has(id)) find(place, 'it is listed twice', 'Remove one');
    listed.add(id);
    const expected = wanted.get(id);
    if (!expected) {
      find(
        place,
        `customizations.xml has no such component (type ${attributes.type})`,
        'Correct the id, in braces and lower case, or remove the line',
      );
      continue;
    }
    for (const [key, value] of Object.entries(expected)) {
      if (attributes[key] === value) continue;
      const hint = key === 'type' ? ` (${componentTypes[value]})` : '';
      find(place, `its ${key} is "${attributes[key] ?? ''}"`, `Write ${value}${hint}`);
    }
  }
  for (const id of wanted.keys()) {
    if (!listed.has(id)) find('RootComponents', `the component ${id} is not listed`, 'Add a RootComponent for it');
  }
}

function checkPattern(node: XmlNode, tag: string, pattern: RegExp, allowed: string, find: Find): void {
  const text = textOf(node, tag);
  if (text !== undefined && !pattern.test(text)) find(`${node.tag}/${tag}`, `it is "${text}"`, `Use ${allowed}`);
}
