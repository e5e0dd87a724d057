import { describe, expect, it } from 'vitest';
import { encode } from '../../../../scripts/lib/file-tree.ts';
import { checkOrder, checkText, strangersIn } from '../../../../scripts/package/check/element-order.ts';
import { readXml } from '../../../../scripts/package/check/read-xml.ts';
import { sentencesOf } from './places.ts';

const order = ['first!', 'second?', 'third'];
const missing = (name: string, remedy = 'Add it, as exported solutions have it') =>
  `${name === 'first' ? '' : 'note | '}root | the element ${name} is missing | ${remedy}`;
const late = (tag: string, tags: string) =>
  `note | root | the element ${tag} stands later than in exported solutions | They keep the order ${tags}`;

describe('checkOrder', () => {
  it.each<[string, string, string[]]>([
    ['all in order', '<first/><second/><third/>', []],
    ['without what may be missing', '<first/><third/>', []],
    ['none', '', [missing('first'), missing('third')]],
    ['one is missing', '<first/>', [missing('third')]],
    ['a stranger', '<first/><other/><third/>', []],
    ['one in other capitals', '<First/><third/>', [missing('first', 'Write First as first')]],
    ['the first one last', '<third/><first/>', [late('first', 'first, third')]],
    ['two in reverse order', '<first/><third/><second/>', [late('second', 'first, second, third')]],
    ['a stranger between', '<third/><other/><first/>', [late('first', 'first, third')]],
    ['one of them twice', '<first/><first/><third/>', []],
  ])('%s', (_, children, sentences) => {
    expect(sentencesOf((find) => checkOrder(readXml(encode(`<root>${children}</root>`)), order, find))).toEqual(
      sentences,
    );
  });

  it('names the strangers once each', () => {
    const node = readXml(encode('<root><first/><other/><third/><other/><Second/></root>'));
    expect(strangersIn(node, order)).toEqual(['other', 'Second']);
  });
});

describe('checkText', () => {
  it.each<[string, string, string[]]>([
    ['one of the values', '<a>1</a>', []],
    ['another of the values', '<a>2</a>', []],
    ['another value', '<a>3</a>', ['root/a | it is "3" | Write 1 or 2: so it is']],
    ['an empty text', '<a/>', ['root/a | it is "" | Write 1 or 2: so it is']],
    ['no element, which is the business of the order', '<b>3</b>', []],
    ['the first of two', '<a>1</a><a>3</a>', []],
  ])('%s', (_, children, sentences) => {
    const node = readXml(encode(`<root>${children}</root>`));
    expect(sentencesOf((find) => checkText(node, 'a', ['1', '2'], 'so it is', find))).toEqual(sentences);
  });
});
