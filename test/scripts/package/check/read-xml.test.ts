import { describe, expect, it } from 'vitest';
import { encode } from '../../../../scripts/lib/file-tree.ts';
import { maxDepth } from '../../../../scripts/lib/positions.ts';
import { child, childrenNamed, readXml, textOf } from '../../../../scripts/package/check/read-xml.ts';
import { brokenXml, wellFormedXml } from './broken-xml.ts';

const read = (text: string, isKept?: (tag: string) => boolean) => readXml(encode(text), isKept);

describe('readXml', () => {
  it('reads elements in their order, with attributes and texts as they are written', () => {
    const text =
      '<?xml version="1.0"?>\n<!-- a --><root a="1" b="x &amp; y"> <b>007</b><a>true</a><b/><!-- c -->  t<![CDATA[<u>]]></root>';
    const leaf = (tag: string, value: string) => ({ tag, attributes: {}, children: [], text: value });
    expect(read(text)).toEqual({
      tag: 'root',
      attributes: { a: '1', b: 'x & y' },
      children: [leaf('b', '007'), leaf('a', 'true'), leaf('b', '')],
      text: 't<u>',
    });
  });

  it.each(Object.entries(brokenXml))('refuses %s', (_, bytes) => {
    expect(() => readXml(bytes)).toThrow(/^it (is no XML: |has a document type)/);
  });

  it.each(Object.entries(wellFormedXml))('takes %s', (_, bytes) => {
    expect(readXml(bytes).tag).toMatch(/^(p:)?a$/);
  });

  it.each<[string, Uint8Array, string]>([
    ['two marks', encode('\ufeff\ufeff<a/>'), 'it is no XML: it begins with two byte order marks'],
    [
      'bytes of Latin-1 without a declaration',
      new Uint8Array([0x3c, 0xe9]),
      'it is no XML: its bytes are not UTF-8, in which it is read where it declares no other encoding',
    ],
    ['half a character of UTF-16', new Uint8Array([0xff, 0xfe, 0x3c]), 'it is no XML: its bytes are not UTF-16LE'],
  ])('says of %s what is wrong', (_, bytes, message) => {
    expect(() => readXml(bytes)).toThrow(new RegExp(`^${message}$`));
  });

  it('says in which line and column', () => {
    expect(() => read('<a>\n<b>\n</a>')).toThrow(/^it is no XML: line 3, column 4: unexpected close tag/);
  });

  it.each([
    [maxDepth, true],
    [maxDepth + 1, false],
  ])('of %i levels: %s', (depth, isTaken) => {
    const nested = () => read('<a>'.repeat(depth) + '</a>'.repeat(depth));
    if (isTaken) expect(nested().tag).toBe('a');
    else expect(nested).toThrow(/^it nests deeper than 200 levels$/);
  });

  it('reads what the root holds only where it is asked for, and says where there is more', () => {
    const { children } = read('<root><a><b>c</b></a><d><e/><f>g</f></d><h/></root>', (tag) => tag !== 'd');
    expect(children).toEqual([
      { tag: 'a', attributes: {}, children: [{ tag: 'b', attributes: {}, children: [], text: 'c' }], text: '' },
      { tag: 'd', attributes: {}, children: [], text: '', hasMore: true },
      { tag: 'h', attributes: {}, children: [], text: '' },
    ]);
  });

  it.each([
    [500_000, true],
    [500_001, false],
  ])('of %i elements: %s', { timeout: 30_000 }, (count, isTaken) => {
    const many = () => read(`<a>${'<b/>'.repeat(count - 1)}</a>`);
    if (isTaken) expect(many().children).toHaveLength(count - 1);
    else expect(many).toThrow(/^it has more than 500000 elements$/);
  });

  it('refuses 64 MB and a byte more before it looks', () => {
    expect(() => readXml(new Uint8Array(64 * 1024 * 1024 + 1))).toThrow(/^it has more than 64 MB$/);
  });

  it('needs no longer for what looks like the beginnings of comments', { timeout: 20_000 }, () => {
    const before = performance.now();
    expect(read(`<a b="${'!--'.repeat(700_000)}">${'&lt;!--'.repeat(300_000)}</a>`).tag).toBe('a');
    expect(() => read(`<a b="${'<!--'.repeat(700_000)}"/>`)).toThrow(/^it is no XML/);
    // Quadratic, as it was, a hundredth of this took 50 s.
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});

describe('what stands in an element', () => {
  const node = read('<root><a>1</a><b/><a>2</a></root>');

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
