import { describe, expect, it } from 'vitest';
import { maxDepth } from '../../../../scripts/lib/positions.ts';
import { child, childrenNamed, readXml, textOf } from '../../../../scripts/package/check/read-xml.ts';

describe('readXml', () => {
  it('reads elements in their order, with attributes and texts as they are written', () => {
    const text =
      '<?xml version="1.0"?>\n<!-- a --><root a="1" b="x &amp; y"> <b>007</b><a>true</a><b/><!-- c -->  t<![CDATA[<u>]]></root>';
    const leaf = (tag: string, value: string) => ({ tag, attributes: {}, children: [], text: value });
    expect(readXml(text)).toEqual({
      tag: 'root',
      attributes: { a: '1', b: 'x & y' },
      children: [leaf('b', '007'), leaf('a', 'true'), leaf('b', '')],
      text: 't<u>',
    });
  });

  it.each([
    ['an empty text', '', /^it is no XML: line 1/],
    ['a text', 'hello', /^it is no XML: line 1/],
    ['a comment alone', '<!-- a -->', /^it is no XML: line 1/],
    ['an element that is not closed, with its line', '<a>\n<b>\n</a>', /^it is no XML: line 3: /],
    ['two roots', '<a/><b/>', /^it is no XML: there is more than one element at the root$/],
    ['a document type', '<!DOCTYPE a><a/>', /^it has a document type \(DOCTYPE\)/],
    [
      'a document type in small letters behind a comment',
      '<!-- a --><!doctype a><a/>',
      /^it (has a document type|is no XML)/,
    ],
    [
      'too many levels',
      `${'<a>'.repeat(maxDepth + 1)}${'</a>'.repeat(maxDepth + 1)}`,
      /^it nests deeper than 200 levels$/,
    ],
  ])('refuses %s', (_, text, sentence) => {
    expect(() => readXml(text)).toThrow(sentence);
  });

  it.each([
    ['a document type in a comment', '<a><!-- <!DOCTYPE b> --></a>'],
    ['a document type in a comment of several lines', '<a><!-- \n<!DOCTYPE b>\n --></a>'],
    ['a document type in a text', '<a><![CDATA[<!DOCTYPE b>\n]]></a>'],
    ['as many levels as may be', `${'<a>'.repeat(maxDepth)}${'</a>'.repeat(maxDepth)}`],
  ])('takes %s', (_, text) => {
    expect(readXml(text).tag).toBe('a');
  });
});

describe('what stands in an element', () => {
  const node = readXml('<root><a>1</a><b/><a>2</a></root>');

  it('is found by its name', () => {
    expect(child(node, 'a')?.text).toBe('1');
    expect(childrenNamed(node, 'a').map(({ text }) => text)).toEqual(['1', '2']);
    expect([textOf(node, 'a'), textOf(node, 'b'), textOf(node, 'c')]).toEqual(['1', '', undefined]);
  });

  it('is nothing when there is no such name, or no element', () => {
    expect(child(node, 'c')).toBeUndefined();
    expect(childrenNamed(node, 'c')).toEqual([]);
    expect([child(undefined, 'a'), childrenNamed(undefined, 'a'), textOf(undefined, 'a')]).toEqual([
      undefined,
      [],
      undefined,
    ]);
  });
});
