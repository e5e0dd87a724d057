import { describe, expect, it } from 'vitest';
import { expressionsOf, parseTemplate } from '../../../../../scripts/package/check/flow/expression.ts';
import { WrongFormat } from '../../../../../scripts/package/wrong-format.ts';

const value = (of: string | number | boolean | null) => ({ kind: 'value', value: of });
const call = (name: string, ...args: unknown[]) => ({ kind: 'call', name, args });
const member = (of: unknown, key: unknown) => ({ kind: 'member', of, key });

describe('a whole expression', () => {
  it.each<[string, unknown]>([
    ['@true', value(true)],
    ['@false', value(false)],
    ['@null', value(null)],
    ['@0', value(0)],
    ['@-12', value(-12)],
    ['@1.25', value(1.25)],
    ['@+1', value(1)],
    ['@-1.5E-3', value(-0.0015)],
    ["@''", value('')],
    ["@'it''s'", value("it's")],
    ["@'a)}]@{'", value('a)}]@{')],
    ['@f()', call('f')],
    ['@ f ( ) ', call('f')],
    ["@f('a')", call('f', value('a'))],
    ["@f('a', 1,g())", call('f', value('a'), value(1), call('g'))],
    ['@_a1()', call('_a1')],
    ["@f()['a']", member(call('f'), value('a'))],
    ["@f()?['a']", member(call('f'), value('a'))],
    ['@f() [ 0 ]', member(call('f'), value(0))],
    ['@f().a', member(call('f'), value('a'))],
    ['@f() ? . a', member(call('f'), value('a'))],
    ['@f().$content', member(call('f'), value('$content'))],
    ['@f()?.größe-1', member(call('f'), value('größe-1'))],
    ['@f()?.a_1.b', member(member(call('f'), value('a_1')), value('b'))],
    ["@f()[g()?['x']]", member(call('f'), member(call('g'), value('x')))],
    ["@f(true)['a']?.b", member(member(call('f', value(true)), value('a')), value('b'))],
  ])('%s', (text, whole) => {
    expect(parseTemplate(text)).toEqual({ whole });
  });

  it.each([
    ['@f', 3, 'the end', '"("'],
    ['@f(', 4, 'the end', 'a name, a number or a text in single quotes'],
    ['@f(1', 5, 'the end', '")"'],
    ['@f(1,)', 6, ')', 'a name, a number or a text in single quotes'],
    ['@f(1 2)', 6, '2', '")"'],
    ["@f()['a'", 9, 'the end', '"]"'],
    ['@f().', 6, 'the end', 'a name, a number or a text in single quotes'],
    ['@f()?', 6, 'the end', '"[" or "."'],
    ['@f().1', 6, '1', 'a name, a number or a text in single quotes'],
    ['@f() and more than that', 6, 'a', 'an end'],
    ["@'open", 2, "'", 'a name, a number or a text in single quotes'],
    ['@-', 2, '-', 'a name, a number or a text in single quotes'],
    ['@1.x', 3, '.', undefined],
    ['@"a"', 2, '"', 'a name, a number or a text in single quotes'],
  ])('%s is none at character %i', (text, place, found, wanted) => {
    if (wanted === undefined) {
      expect(parseTemplate(text)).toEqual({ whole: member(value(1), value('x')) });
      return;
    }
    expect(() => parseTemplate(text)).toThrow(WrongFormat);
    expect(() => parseTemplate(text)).toThrow(
      `at character ${place} there is ${found === 'the end' ? found : `"${found}"`} instead of ${wanted}`,
    );
  });
});

describe('a text', () => {
  it.each<[string, unknown[]]>([
    ['', ['']],
    ['plain', ['plain']],
    ['a@b', ['a@b']],
    ['@', ['@']],
    ['@ ', ['@ ']],
    ['a @@{f} b', ['a @', '{', 'f} b']],
    ['@{1}@@{2}@{3}', [value(1), '@', '{', '2}', value(3)]],
    ['@@f()', ['@f()']],
    ['@{f()}', [call('f')]],
    ['@{ f() }', [call('f')]],
    ['a@{1}', ['a', value(1)]],
    ['@{1}b', [value(1), 'b']],
    ['a@{1}b@{2}c', ['a', value(1), 'b', value(2), 'c']],
    ['@{1}@{2}', [value(1), value(2)]],
    ["@{'}'}", [value('}')]],
    ['a@{1} @b', ['a', value(1), ' @b']],
  ])('"%s" has its pieces', (text, pieces) => {
    expect(parseTemplate(text)).toEqual({ pieces });
    expect(expressionsOf(text).map(({ expression }) => expression)).toEqual(
      pieces.filter((piece) => typeof piece !== 'string'),
    );
  });

  it.each(['a@{', 'a@{1', 'a@{1 2}'])('"%s" is none', (text) => {
    expect(() => parseTemplate(text)).toThrow(WrongFormat);
  });
});

it('counts the characters of each expression, without those that mark it as one', () => {
  const lengthsOf = (text: string) => expressionsOf(text).map(({ length }) => length);
  expect([lengthsOf('@f()'), lengthsOf('a@{f()}b@{ 1 }'), lengthsOf('a')]).toEqual([[3], [3, 3], []]);
});

it.each([
  [100, true],
  [10_000, false],
])('%i calls in each other are read: %s', (depth, isRead) => {
  const read = () => parseTemplate(`@${'f('.repeat(depth)}1${')'.repeat(depth)}`);
  if (isRead) expect(read).not.toThrow();
  else expect(read).toThrow(/it nests deeper than \d+ levels/);
});

it('expressions side by side nest no deeper', () => {
  const many = Array.from({ length: 5000 }, () => '1').join();
  expect(() => parseTemplate(`@f(${many})`)).not.toThrow();
});

it.each([
  [100, true],
  [20_000, false],
])('%i members of each other are read: %s', (depth, isRead) => {
  const read = () => parseTemplate(`@a()${'.b'.repeat(depth)}`);
  if (isRead) expect(read).not.toThrow();
  else expect(read).toThrow(/it nests deeper than \d+ levels/);
});
