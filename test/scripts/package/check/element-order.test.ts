import { describe, expect, it } from 'vitest';
import { checkOrder, checkText } from '../../../../scripts/package/check/element-order.ts';
import { readXml } from '../../../../scripts/package/check/read-xml.ts';
import { sentencesOf } from './places.ts';

const order = ['first', 'second?', 'third'];
const missing = (name: string) => `root | the element ${name} is missing | Add it, as exported solutions have it`;
const stranger = (tag: string, remedy: string) =>
  `root | there is an element ${tag}, which exported solutions do not have | ${remedy}`;
const late = (tag: string, tags: string) => `root | the element ${tag} stands too late | Keep the order ${tags}`;

describe('checkOrder', () => {
  it.each<[string, string, string[]]>([
    ['all in order', '<first/><second/><third/>', []],
    ['without what may be missing', '<first/><third/>', []],
    ['none', '', [missing('first'), missing('third')]],
    ['one is missing', '<first/>', [missing('third')]],
    ['a stranger', '<first/><other/><third/>', [stranger('other', 'Remove it')]],
    ['one in other capitals', '<First/><third/>', [missing('first'), stranger('First', 'Write it first')]],
    ['the first one last', '<third/><first/>', [late('first', 'first, third')]],
    ['two in reverse order', '<first/><third/><second/>', [late('second', 'first, second, third')]],
    ['a stranger between', '<third/><other/><first/>', [stranger('other', 'Remove it'), late('first', 'first, third')]],
    ['one of them twice', '<first/><first/><third/>', []],
  ])('%s', (_, children, sentences) => {
    expect(sentencesOf((find) => checkOrder(readXml(`<root>${children}</root>`), order, find))).toEqual(sentences);
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
    const node = readXml(`<root>${children}</root>`);
    expect(sentencesOf((find) => checkText(node, 'a', ['1', '2'], 'so it is', find))).toEqual(sentences);
  });
});
