import { describe, expect, it } from 'vitest';
import { openConnection } from '../../../../mock-server/runtime/connection.ts';
import { describeConnector } from '../../../../mock-server/runtime/connector.ts';
import { bodyKeys, keysOf, parseTemplate, valueBelow } from '../../../../mock-server/runtime/policies/expressions.ts';
import { PolicyNotSupported } from '../../../../mock-server/runtime/policies/policy.ts';

const call = {
  request: {
    method: 'GET',
    serviceUrl: 'https://api.example',
    path: '/',
    query: 'q=x%20y&empty=',
    headers: { several: ['1', '2'] },
    spelling: new Map(),
    body: Buffer.from('{"n":1}'),
  },
  connection: openConnection(describeConnector({}, {}), { demo: { place: 'north' } }, 'demo'),
  pathValues: {},
  prefix: '',
};

describe('valueBelow', () => {
  const value = { a: { b: [1, { c: null }] }, text: 'four', none: null };
  it.each<[string[], unknown]>([
    [[], value],
    [['a', 'b', '0'], 1],
    [['a', 'b', '1', 'c'], null],
    [['a', 'b', '2'], undefined],
    [['none', 'x'], undefined],
    [['text', 'length'], undefined],
    [['constructor'], undefined],
    [['x', 'y'], undefined],
  ])('%j', (keys, expected) => {
    expect(valueBelow(value, keys)).toEqual(expected);
  });
});

it.each([
  ['', []],
  ['.a.b-c.$d', ['a', 'b-c', '$d']],
  [".a[0]['b.c'][12]", ['a', '0', 'b.c', '12']],
  ["['']", ['']],
])('the keys of %s are %j', (path, keys) => {
  expect(keysOf(path)).toEqual(keys);
});

describe('the keys of a path in the body', () => {
  it.each([
    ['@body()', []],
    ['body()', []],
    ['@Body().a.b', ['a', 'b']],
    [' @body().a ', ['a']],
    ['a.b', ['a', 'b']],
    ['@odata.nextLink', ['@odata', 'nextLink']],
    ['links.@odata.nextLink', ['links', '@odata', 'nextLink']],
    ["@body()['a(b)']", ['a(b)']],
    ["['a b'].c", ['a b', 'c']],
    ['größe', ['größe']],
  ])('%s: %j', (path, keys) => {
    expect(bodyKeys(path)).toEqual(keys);
  });

  it.each([
    '@item().a',
    '@body().a()',
    '@body().{a}',
    "@body()['a'](b)",
    '@headers',
    '@odata.',
    '@body().list[*]',
    '@body()?.a',
    'a b',
    'a..b',
    'name@odata.bind',
  ])('refuses %s', (path) => {
    expect(() => bodyKeys(path)).toThrow(new PolicyNotSupported(`the path ${path}`));
  });

  it('says what is wrong with one that nothing can read', () => {
    const reason = "which cannot be read: a quote or bracket behind it is not closed. Write @body()['NAME']";
    expect(() => bodyKeys("@body()['a'")).toThrow(new PolicyNotSupported("the expression @body()['a'", reason));
  });
});

describe('a template', () => {
  it.each<[string, unknown]>([
    ['', ''],
    ['text', 'text'],
    ["{@connectionParameters('place')}", 'north'],
    ["{@connectionParameters('place')", '{north'],
    ["@connectionParameters('place')}", 'north}'],
    ["{{@connectionParameters('place')}}", '{north}'],
    ['@connectionParameters("place")', 'north'],
    ['@connectionParameters(\'none\', "else")', 'else'],
    ["@headers('several')", '1, 2'],
    ["@headers('none')", ''],
    ["@queryParameters('q')", 'x y'],
    ["@queryParameters('empty', 'else')", ''],
    ["@queryParameters('none', 'else')", 'else'],
    ["@queryParameters('none')", ''],
    ['@body().n', 1],
    ['{@body().n}', 1],
    ['@body()', { n: 1 }],
    ['@body().n/@body().n', '1/1'],
    ['n: @body().n', 'n: 1'],
    ['@item().a-@item().a', '2-2'],
    ['@item().a@item().a', '22'],
    ['@body().a-b', undefined],
    ['@body().none', undefined],
    ['@item().a', 2],
    ["@{ queryParameters( 'q' ) }", 'x y'],
    ['@{ body().n }', 1],
    ['@body().n... (@body().n)?', '1... (1)?'],
    ['a@example.org', 'a@example.org'],
  ])('%s gives %j', (source, expected) => {
    expect(parseTemplate(source).evaluate({ call, item: { a: 2 } })).toEqual(expected);
  });

  it('reads the body of the answer where that is changed', () => {
    expect(parseTemplate('@body().n').evaluate({ call, body: { n: 5 } })).toBe(5);
  });

  it('encodes what expressions bring, and not what stands between them', () => {
    const template = parseTemplate("a/b?@queryParameters('q')");
    expect(template.write({ call }, encodeURIComponent)).toBe('a/b?x%20y');
  });

  it.each([
    ["@utcNow('x')", "@utcNow('x')"],
    ["@concat('a', body('x'))", "@concat('a', body('x'))"],
    ["a@if(equals(queryParameters(')'),'a'),'(') b", "@if(equals(queryParameters(')'),'a'),'(')"],
    ["@concat('a', @headers('b')) c", "@concat('a', @headers('b'))"],
    ['a @{guid()} @guid()', '@{guid()}'],
    ["@concat('a", "@concat('a"],
    ["a @{variables('x')} b", "@{variables('x')}"],
    ['@Request.OriginalHTTPMethod', '@Request.OriginalHTTPMethod'],
    ["@body()?['first']", "@body()?['first']"],
    ['a @body()?.first b', '@body()?.first'],
    ['@body().list[-1]', '@body().list[-1]'],
  ])('refuses %s', (source, expression) => {
    expect(() => parseTemplate(source)).toThrow(new PolicyNotSupported(`the expression ${expression}`));
  });
});
