import { XMLBuilder } from 'fast-xml-parser';

/** One element in the form in which fast-xml-parser keeps the order of elements. */
export type XmlElement = { [tag: string]: unknown };

type Attributes = Record<string, string>;

/** Makes an element. `content` is its text, its children, or nothing. */
export function element(tag: string, content: string | XmlElement[] = '', attributes: Attributes = {}): XmlElement {
  const children = typeof content === 'string' ? (content === '' ? [] : [{ '#text': content }]) : content;
  return { [tag]: children, ':@': Object.fromEntries(Object.entries(attributes).map(([k, v]) => [`@_${k}`, v])) };
}

/** An element that says that it has no value, as exported solutions write it. */
export function nil(tag: string): XmlElement {
  return element(tag, '', { 'xsi:nil': 'true' });
}

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
export const xsiAttribute: Attributes = { 'xmlns:xsi': xsi };

/** Exports leave quotation marks in text as they are, and so does this; in attributes they are escaped. */
const escapeText = (text: unknown) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeAttribute = (text: unknown) => escapeText(text).replaceAll('"', '&quot;');

/** Writes a document without a declaration, indented unless told otherwise. */
export function writeXml(root: XmlElement, { format = true } = {}): string {
  const builder = new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    suppressBooleanAttributes: false,
    format,
    processEntities: false,
    tagValueProcessor: (_tag, text) => escapeText(text),
    attributeValueProcessor: (_name, text) => escapeAttribute(text),
  });
  return `${builder.build([root]).trim()}${format ? '\n' : ''}`;
}
