import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxDepth, offsetOf, parseJson } from '../../../scripts/lib/positions.ts';

describe('parseJson', () => {
  it('gives the value that JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { value: parsed, problems } = parseJson(text);
        expect(problems).toEqual([]);
        expect(JSON.stringify(parsed)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it.each<[string, string, string, number]>([
    ['nothing', '', 'the end of the file where a value was expected', 0],
    ['blanks alone', ' \n', 'the end of the file where a value was expected', 2],
    ['an object that is not closed', '{"a":1', 'the end of the file where "," or a closing bracket was expected', 6],
    ['an array that is not closed', '[1', 'the end of the file where "," or a closing bracket was expected', 2],
    ['a comma before the end of an object', '{"a":1,}', '"}" where a property name was expected', 7],
    ['a comma before the end of an array', '[1,]', '"]" where a value was expected', 3],
    ['two commas', '[1,,2]', '"," where a value was expected', 3],
    ['no comma', '[1 2]', '"2" where "," or a closing bracket was expected', 3],
    ['the wrong bracket at the end of an array', '[1}', '"}" where "," or a closing bracket was expected', 2],
    ['the wrong bracket at the end of an object', '{"a":1]', '"]" where "," or a closing bracket was expected', 6],
    ['the wrong bracket in an empty array', '[}', '"}" where a value was expected', 1],
    ['the wrong bracket in an empty object', '{]', '"]" where a property name was expected', 1],
    ['a name without quotes', '{a:1}', '"a" where a property name was expected', 1],
    ['a name that is a number', '{1:1}', '"1" where a property name was expected', 1],
    ['a name that is not closed', '{"a', 'the text "a" without its closing quote on the same line', 1],
    ['no colon', '{"a" 1}', '"1" where ":" was expected', 5],
    ['no value', '{"a":}', '"}" where a value was expected', 5],
    ['a colon alone', ':', '":" where a value was expected', 0],
    ['a text that is not closed', '["a', 'the text "a" without its closing quote on the same line', 1],
    ['a text of two lines', '["a\nb"]', 'the text "a" without its closing quote on the same line', 1],
    [
      'a backslash behind one that is written right',
      '["C:\\\\a\\dir"]',
      '"\\d", which is no escape (a backslash itself is written \\\\)',
      7,
    ],
    ['a backslash in a name', '{"\\q":1}', '"\\q", which is no escape (a backslash itself is written \\\\)', 2],
    [
      'a number of a character that is cut off',
      '["\\u00z"]',
      '"\\u", which is no escape (a backslash itself is written \\\\)',
      2,
    ],
    ['the capital of an escape', '["C:\\Temp"]', '"\\T", which is no escape (a backslash itself is written \\\\)', 4],
    [
      'a backslash before a character of two units',
      '["\\😀"]',
      '"\\😀", which is no escape (a backslash itself is written \\\\)',
      2,
    ],
    ['a tab in a text', '["a\tb"]', 'the invisible character U+0009 in a text, where only its escape may stand', 3],
    ['half of a number', '[1.]', 'broken text "1."', 1],
    ['a word that is no value', '[yes]', '"yes" where a value was expected', 1],
    ['a second value', '{} []', '"[" after the end of the document', 3],
    ['a bracket behind the end', '1}', '"}" after the end of the document', 1],
    ['a comment to the end of a line', '// a\n1', 'a comment where a value was expected', 0],
    ['a comment in an array', '[1 /* a */]', 'a comment where "," or a closing bracket was expected', 3],
    [
      'a text of 31 characters',
      `[1 "${'a'.repeat(31)}"]`,
      `"${'a'.repeat(30)}…" where "," or a closing bracket was expected`,
      3,
    ],
  ])('refuses %s', (_, text, found, offset) => {
    expect(parseJson(text)).toEqual({ problems: [{ rule: 'JsonNotValid', offset, args: { found } }] });
  });

  it('reports a name that stands twice at the second one, and goes on', () => {
    expect(parseJson('{"a":1,"b":{"a":2},"a":3}')).toMatchObject({
      value: { a: 3, b: { a: 2 } },
      problems: [{ rule: 'JsonDuplicateKey', offset: 19, args: { key: 'a' } }],
    });
    expect(parseJson('{"a":1,"a":').problems.map(({ rule }) => rule)).toEqual(['JsonDuplicateKey', 'JsonNotValid']);
  });

  it('counts a name of a prototype once', () => {
    const { value, problems } = parseJson('{"__proto__":1,"constructor":2}');
    expect(problems).toEqual([]);
    expect(Object.entries(value as object)).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
  });

  it.each([
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('takes %s as deep as its limit, and no deeper', (_, open, close) => {
    const nested = (depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
    expect(parseJson(nested(maxDepth)).problems).toEqual([]);
    expect(parseJson(nested(maxDepth + 1))).toEqual({
      problems: [{ rule: 'JsonTooDeep', offset: open.length * maxDepth, args: { limit: maxDepth } }],
    });
  });

  it('counts the depth, not the brackets', () => {
    expect(parseJson(`[${'[],{},'.repeat(maxDepth)}1]`).problems).toEqual([]);
  });
});

describe('offsetOf', () => {
  const text = '{ "a": [10, {"b/c": null}, []], "e": {} }';
  const { node } = parseJson(text);

  it.each([
    ['', '{ "a"'],
    ['/a', '"a": ['],
    ['/a/0', '10,'],
    ['/a/1', '{"b/c"'],
    ['/a/1/b~1c', '"b/c": null'],
    ['/a/2', '[]]'],
    ['/e', '"e": {}'],
    ['/a/3', '"a": ['],
    ['/a/x', '"a": ['],
    ['/a/0/deeper', '10,'],
    ['/e/nothing', '"e": {}'],
    ['/nothing/at/all', '{ "a"'],
  ])('%s stands before %s', (pointer, rest) => {
    expect(text.slice(offsetOf(node, pointer)).startsWith(rest)).toBe(true);
  });

  it('is the beginning when there is no value', () => {
    expect(offsetOf(undefined, '/a')).toBe(0);
  });
});
