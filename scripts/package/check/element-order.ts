import type { Find } from './package-finding.ts';
import { childrenNamed, type XmlNode } from './read-xml.ts';

/** The children of an element in their order; a name that ends in `?` may be missing, one that ends in `!` must not. */
type Order = readonly string[];

/**
 * Compares the children of an element with those of exported solutions. Only one that must be there is a fault when it is
 * missing: exports of other years have other elements, and nobody is known to refuse them or another order.
 */
export function checkOrder(node: XmlNode, order: Order, find: Find): void {
  const known = order.map((name) => name.replace(/[?!]$/, ''));
  const found = node.children.map(({ tag }) => tag);
  for (const name of order.filter((one) => !one.endsWith('?'))) {
    const tag = name.replace('!', '');
    if (found.includes(tag)) continue;
    const other = found.find((candidate) => candidate.toLowerCase() === tag.toLowerCase());
    const remedy = other === undefined ? 'Add it, as exported solutions have it' : `Write ${other} as ${tag}`;
    find(node.tag, `the element ${tag} is missing`, remedy, name.endsWith('!') ? 'error' : 'note');
  }
  const ranks = found.filter((tag) => known.includes(tag));
  const early = ranks.find((tag, index) => index > 0 && known.indexOf(tag) < known.indexOf(ranks[index - 1] ?? tag));
  if (early)
    find(
      node.tag,
      `the element ${early} stands later than in exported solutions`,
      `They keep the order ${[...new Set(ranks)].sort((a, b) => known.indexOf(a) - known.indexOf(b)).join(', ')}`,
      'note',
    );
}

/** Names of the children that exported solutions with connectors and flows do not have. */
export function strangersIn(node: XmlNode, order: Order): string[] {
  const known = order.map((name) => name.replace(/[?!]$/, ''));
  return [...new Set(node.children.map(({ tag }) => tag))].filter((tag) => !known.includes(tag));
}

/** Checks that an element's text is one of the values given. */
export function checkText(
  node: XmlNode,
  tag: string,
  allowed: readonly string[],
  why: string,
  find: Find,
  severity?: 'warning' | 'note',
): void {
  const text = childrenNamed(node, tag)[0]?.text;
  if (text !== undefined && !allowed.includes(text))
    find(`${node.tag}/${tag}`, `it is "${text}"`, `Write ${allowed.join(' or ')}: ${why}`, severity);
}
