import type { Find } from './package-finding.ts';
import type { XmlNode } from './read-xml.ts';

/** The children of an element in their order; a name that ends in `?` may be missing. */
type Order = readonly string[];

/** Checks that an element has the children that exported solutions have, in their order, and no others. */
export function checkOrder(node: XmlNode, order: Order, find: Find): void {
  const known = order.map((name) => name.replace('?', ''));
  const found = node.children.map(({ tag }) => tag);
  for (const name of order) {
    if (!name.endsWith('?') && !found.includes(name))
      find(node.tag, `the element ${name} is missing`, 'Add it, as exported solutions have it');
  }
  for (const tag of found) {
    if (known.includes(tag)) continue;
    const meant = known.find((name) => name.toLowerCase() === tag.toLowerCase());
    find(
      node.tag,
      `there is an element ${tag}, which exported solutions do not have`,
      meant ? `Write it ${meant}` : 'Remove it',
    );
  }
  const ranks = found.filter((tag) => known.includes(tag));
  const early = ranks.find((tag, index) => index > 0 && known.indexOf(tag) < known.indexOf(ranks[index - 1] ?? tag));
  if (early)
    find(
      node.tag,
      `the element ${early} stands too late`,
      `Keep the order ${ranks.toSorted((a, b) => known.indexOf(a) - known.indexOf(b)).join(', ')}`,
    );
}

/** Checks that an element's text is one of the values given. */
export function checkText(node: XmlNode, tag: string, allowed: readonly string[], why: string, find: Find): void {
  const text = node.children.find((candidate) => candidate.tag === tag)?.text;
  if (text !== undefined && !allowed.includes(text))
    find(`${node.tag}/${tag}`, `it is "${text}"`, `Write ${allowed.join(' or ')}: ${why}`);
}
