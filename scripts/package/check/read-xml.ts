import { SaxesParser } from 'saxes';
import { messageOf } from '../../lib/message-of.ts';
import { maxDepth } from '../../lib/positions.ts';
import { megabyte } from '../../lib/read-file.ts';
import { WrongFormat } from '../wrong-format.ts';

/** An element as it was read. */
export interface XmlNode {
  tag: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
  /** Set when it holds elements that were not kept. */
  hasMore?: true;
}

/** Beyond these nothing is read: what is kept of an element takes some hundred bytes. */
const maxBytes = 64 * megabyte;
const maxElements = 500_000;

/**
 * Reads a document in the order of its elements, by an XML 1.0 parser that takes nothing that is not well-formed.
 * @param isKept says which children of the root are read with what they hold; the others come without it, because a
 * solution with tables has hundreds of thousands of elements that nobody looks at.
 * @throws WrongFormat when it is not well-formed, with its line and column; when it is not in the encoding that it
 * declares, or in one that .NET does not know; when it has a document type: nobody exports one, its entities would give every reader another text, and
 * .NET's XmlReader refuses it.
 */
export function readXml(bytes: Uint8Array, isKept: (tag: string) => boolean = () => true): XmlNode {
  if (bytes.length > maxBytes) throw new WrongFormat(`it has more than ${maxBytes / megabyte} MB`);
  const { text, unit } = decodeXml(bytes);
  // What declares version 1.1 is still read as 1.0 here, and then refused below.
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const at = (what: string) => new WrongFormat(`it is no XML: line ${parser.line}, column ${parser.column}: ${what}`);
  const open: Open[] = [];
  let root: XmlNode | undefined;
  let count = 0;
  parser.on('error', (error) => {
    // The parser puts the place in front, as 1:2.
    throw at(messageOf(error).replace(/^\d+:\d+: /, ''));
  });
  parser.on('doctype', () => {
    throw new WrongFormat('it has a document type (DOCTYPE), which the XML reader of .NET refuses');
  });
  parser.on('xmldecl', (declaration) => {
    if (declaration.version !== '1.0') throw at(`it declares version ${declaration.version}, and .NET reads 1.0 alone`);
    const declared = declaration.encoding?.toLowerCase();
    if (declared !== undefined && !encodings[unit].includes(declared))
      throw at(
        `it declares the encoding ${declaration.encoding}, which ${unit === 1 ? 'is not known' : 'it is not in'}`,
      );
  });
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1);
    if (open.length === maxDepth) throw new WrongFormat(`it nests deeper than ${maxDepth} levels`);
    const node: XmlNode = {
      tag: name,
      attributes: Object.fromEntries(Object.values(attributes).map((attribute) => [attribute.name, attribute.value])),
      children: [],
      text: '',
    };
    const keeps = parent === undefined || (parent.keeps && (open.length > 1 || isKept(name)));
    if (parent === undefined || parent.keeps) {
      if (++count > maxElements) throw new WrongFormat(`it has more than ${maxElements} elements`);
      parent?.node.children.push(node);
    } else parent.node.hasMore = true;
    root ??= node;
    open.push({ node, keeps, texts: [] });
  });
  const keepText = (text: string): void => {
    const current = open.at(-1);
    if (current?.keeps) current.texts.push(text);
  };
  parser.on('text', keepText);
  parser.on('cdata', keepText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined) closed.node.text = closed.texts.join('').trim();
  });
  parser.write(text).close();
  if (root === undefined) throw at('there is no element');
  return root;
}

/** An element whose end was not read yet. */
interface Open {
  node: XmlNode;
  keeps: boolean;
  texts: string[];
}

/** Encodings that .NET reads everywhere, by the bytes of their smallest unit; a document of 16 bits is told by its mark. */
const encodings = { 1: ['utf-8', 'us-ascii', 'iso-8859-1'], 2: ['utf-16'] };

/** The text without its byte order mark, and the bytes of the encoding's smallest unit. */
function decodeXml(bytes: Uint8Array): { text: string; unit: 1 | 2 } {
  const beginning = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const label = /^\xfe\xff/.test(beginning)
    ? 'utf-16be'
    : /^\xff\xfe/.test(beginning)
      ? 'utf-16le'
      : /^<\?xml[^>]*encoding\s*=\s*["']iso-8859-1["']/i.test(beginning)
        ? 'latin1'
        : 'utf-8';
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // The decoder takes one mark away, and the parser would another.
    if (text.startsWith('\ufeff')) throw new WrongFormat('it is no XML: it begins with two byte order marks');
    return { text, unit: label.startsWith('utf-16') ? 2 : 1 };
  } catch (error) {
    if (error instanceof WrongFormat) throw error;
    const advice = label === 'utf-8' ? ', in which it is read where it declares no other encoding' : '';
    throw new WrongFormat(`it is no XML: its bytes are not ${label.toUpperCase()}${advice}`);
  }
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
