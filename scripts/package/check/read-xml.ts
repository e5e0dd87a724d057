import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element as it was read. */
export interface XmlNode {
  tag: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}

type Ordered = Record<string, unknown> & { ':@'?: Record<string, string> };

/**
 * Reads a document in the order of its elements.
 * @throws Error in words, when it is not well-formed with its line, or has a document type: nobody exports one, its
 * entities would give every reader another text, and .NET's XmlReader refuses it.
 */
export function readXml(text: string): XmlNode {
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw new Error(`it is no XML: line ${validity.err.line}: ${validity.err.msg}`);
  if (/<!DOCTYPE/i.test(text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '')))
    throw new Error('it has a document type (DOCTYPE), which the XML reader of .NET refuses');
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: true,
  });
  const roots = (parser.parse(text) as Ordered[]).filter((node) => !Object.keys(node)[0]?.startsWith('?'));
  if (roots.length === 0) throw new Error('it is no XML: line 1: there is no element');
  return toNode(roots[0] as Ordered);
}

function toNode(ordered: Ordered): XmlNode {
  const [tag, content] = Object.entries(ordered).find(([key]) => key !== ':@') as [string, Ordered[]];
  const texts = content.filter((child) => '#text' in child).map((child) => String(child['#text']));
  return {
    tag,
    attributes: ordered[':@'] ?? {},
    children: content.filter((child) => !('#text' in child) && !('#comment' in child)).map(toNode),
    text: texts.join(''),
  };
}

/** The first child of this name. */
export function child(node: XmlNode | undefined, tag: string): XmlNode | undefined {
  return node?.children.find((candidate) => candidate.tag === tag);
}

/** All children of this name. */
export function childrenNamed(node: XmlNode | undefined, tag: string): XmlNode[] {
  return node?.children.filter((candidate) => candidate.tag === tag) ?? [];
}

/** The text of the first child of this name; undefined when there is no such child. */
export function textOf(node: XmlNode | undefined, tag: string): string | undefined {
  return child(node, tag)?.text;
}
