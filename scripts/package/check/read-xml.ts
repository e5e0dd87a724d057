import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type JsonObject, list, object, show } from '../../lib/json.ts';
import { maxDepth } from '../../lib/positions.ts';
import { WrongFormat } from '../wrong-format.ts';

/** An element as it was read. */
export interface XmlNode {
  tag: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}

/**
 * Reads a document in the order of its elements.
 * @throws WrongFormat when it is not well-formed with its line, or has a document type: nobody exports one, its
 * entities would give every reader another text, and .NET's XmlReader refuses it.
 */
export function readXml(text: string): XmlNode {
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw new WrongFormat(`it is no XML: line ${validity.err.line}: ${validity.err.msg}`);
  if (/<!DOCTYPE/i.test(text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '')))
    throw new WrongFormat('it has a document type (DOCTYPE), which the XML reader of .NET refuses');
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: true,
    maxNestedTags: Number.POSITIVE_INFINITY, // counted below, where it can be said
  });
  const [root, ...others] = list(parser.parse(text)).filter((node) => !Object.keys(object(node))[0]?.startsWith('?'));
  if (root === undefined) throw new WrongFormat('it is no XML: line 1: there is no element');
  if (others.length > 0) throw new WrongFormat('it is no XML: there is more than one element at the root');
  return toNode(object(root));
}

/** An element in the form in which fast-xml-parser keeps the order of elements: its tag with its content, and `:@`. */
function toNode({ ':@': attributes, ...element }: JsonObject, depth = 1): XmlNode {
  if (depth > maxDepth) throw new WrongFormat(`it nests deeper than ${maxDepth} levels`);
  const [[tag, content] = ['', []]] = Object.entries(element);
  const parts = list(content).map(object);
  return {
    tag,
    attributes: Object.fromEntries(Object.entries(object(attributes)).map(([name, value]) => [name, show(value)])),
    children: parts
      .filter((part) => !('#text' in part) && !('#comment' in part))
      .map((part) => toNode(part, depth + 1)),
    text: parts.map((part) => show(part['#text'])).join(''),
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
