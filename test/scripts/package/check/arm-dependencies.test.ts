import { describe, expect, it } from 'vitest';
import { checkDependencies } from '../../../../scripts/package/check/arm-dependencies.ts';
import { listDeclared, type Resource } from '../../../../scripts/package/check/arm-resources.ts';
import { sentencesOf } from './places.ts';

const declared = listDeclared({
  parameters: {
    a: { defaultValue: 'A' },
    free: {},
    other: {},
    same: { defaultValue: 'A' },
  },
  variables: { id: "[resourceId('T/x', 'b')]", b: 'b' },
});
const check = (resources: Resource[], existing: Resource[] = []) =>
  sentencesOf((find) => checkDependencies(resources, existing, declared, find));
const x = (name: string, more: object = {}): Resource => ({ type: 'T/x', name, ...more });
const on = (...dependsOn: string[]) => ({ dependsOn });
const idOf = (name: string) => `[resourceId('T/x', ${name})]`;

describe('what resources are called and wait for', () => {
  it.each<[string, Resource[], Resource[]?]>([
    ['two names', [x('a'), x('b')]],
    ['one name of two types', [x('a'), { type: 'T/y', name: 'a' }]],
    ['one name under two conditions', [x('a', { condition: "[parameters('free')]" }), x('a', { condition: true })]],
    ['one name in two groups', [x('a', { resourceGroup: 'g' }), x('a')]],
    ['names that are not known', [x("[parameters('free')]"), x("[parameters('other')]")]],
    ['a name of parts', [{ type: 'T/x/y', name: 'a/b' }]],
    ['a name of parts that are not known', [{ type: 'T/x/y', name: "[concat(parameters('free'), '/b')]" }]],
    ['no name', [{ type: 'T/x' }, { type: 'T/x' }, { type: 'T' }]],
    ['an id', [x('a'), x('b', on(idOf("'A'")))]],
    ['an id with a slash, a group and a subscription', [x('a'), x('b', on("[ResourceId('s', 'g', 't/x/', 'a')]"))]],
    ['an id of parts', [{ type: 'T/x/y', name: 'a/b' }, x('c', on("[resourceId('T/x/y', 'a', 'b')]"))]],
    ['an id by a parameter', [x("[parameters('a')]"), x('b', on(idOf("'a'"), idOf("parameters('A')")))]],
    ['an id by a variable', [x("[variables('b')]"), x('c', on("[variables('id')]"))]],
    ['an id by what is not known', [x('a'), x('b', on(idOf("parameters('free')")))]],
    ['one of what is not known', [x("[parameters('free')]"), x('b', on(idOf("'c'"), 'c'))]],
    ['an id that is put together', [x('a', on("[concat('T/x/', 'c')]", "[extensionResourceId('s', 'T/z', 'b')]"))]],
    ['an id that is written out', [x('a', on('T/x/c', '/subscriptions/s/c'))]],
    ['a name alone', [x('a'), x('b', on('A', "[parameters('a')]"))]],
    ['a symbolic name', [x('a', { symbolicName: 'One' }), x('b', on('one'))]],
    ['a loop', [x("[concat('a', copyIndex())]", { copy: { name: 'All', count: 2 } }), x('b', on('all'))]],
    [
      'one inside of another',
      [x('a', { resources: [{ type: 'y', name: 'c' }] }), x('b', on("[resourceId('T/x/y', 'a', 'c')]"))],
    ],
    [
      'one inside of one inside of another',
      [
        x('a', { resources: [{ type: 'y', name: 'c', resources: [{ type: 'z', name: 'd' }] }] }),
        x('b', on("[resourceId('T/x/y/z', 'a', 'c', 'd')]")),
      ],
    ],
    [
      'one inside of another, with a whole type and a symbolic name',
      [
        x('a', { resources: { One: { type: 'T/x/y', name: 'a/c' } } }),
        x('b', on('one', "[resourceId('T/x/y', 'a', 'c')]")),
      ],
    ],
    ['a name that is another one by default', [x('a'), x("[parameters('a')]"), x("[parameters('same')]")]],
    [
      'an id that is another one by default',
      [x("[parameters('a')]"), x('b', on(idOf("'c'"), idOf("parameters('same')")))],
    ],
    ['one that is there', [x('b', on('there', idOf("'c'")))], [x('c', { symbolicName: 'there' })]],
    ['a chain', [x('a', on('b')), x('b', on('c')), x('c')]],
    ['one twice', [x('a', on('b', 'c')), x('b', on('c')), x('c')]],
    [
      'a circle that a condition may open',
      [x('a', on('b')), x('b', { ...on('a'), condition: "[parameters('free')]" })],
    ],
    ['a name that two have', [x('a', on('b')), x('b', on('a')), { type: 'T/y', name: 'a' }]],
  ])('may be %s', (_, resources, existing) => {
    expect(check(resources, existing)).toEqual([]);
  });

  it('looks at 800 resources that wait for all before them', () => {
    const names = Array.from({ length: 800 }, (_, index) => `n${index}`);
    const began = performance.now();
    expect(check(names.map((name, index) => x(name, on(...names.slice(0, index)))))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  const twice = 'the template has it twice | Leave one out, or give it another name';
  const missing = (entry: string) => `the template has no resource "${entry}" | Correct it, or leave it out`;
  const close = 'Leave out what closes the circle';
  it.each<[string, Resource[], string[]]>([
    ['one resource twice', [x('a'), x('A')], [`resources T/x A | ${twice}`]],
    [
      'one by one parameter',
      [x("[parameters('a')]"), x("[Parameters('A')]")],
      [`resources T/x [Parameters('A')] | ${twice}`],
    ],
    ['one expression twice', [x('[f()]'), x('[ F() ]')], [`resources T/x [ F() ] | ${twice}`]],
    [
      'too many parts',
      [x('a/b')],
      [
        'resources T/x a/b name | its "/" make 2 parts of it, where its type has 1 | Write a part for each part of the type behind the namespace',
      ],
    ],
    [
      'too few parts',
      [{ type: 'T/x/y', name: "[variables('b')]" }],
      [
        `resources T/x/y [variables('b')] name | its "/" make 1 part of it, where its type has 2 | Write a part for each part of the type behind the namespace`,
      ],
    ],
    ['an id of another name', [x('a', on(idOf("'c'")))], [`resources T/x a dependsOn | ${missing(idOf("'c'"))}`]],
    [
      'an id of another type',
      [x("[parameters('free')]", on("[resourceId('T/z', toLower('a'))]"))],
      [`resources T/x [parameters('free')] dependsOn | ${missing("[resourceId('T/z', toLower('a'))]")}`],
    ],
    [
      'an id by a variable',
      [x('a', on("[variables('id')]"))],
      [`resources T/x a dependsOn | ${missing("[variables('id')]")}`],
    ],
    ['another name', [x('a', on('c'))], [`resources T/x a dependsOn | ${missing('c')}`]],
    ['itself', [x('a', on('a'))], [`resources T/x a dependsOn | it waits for itself | ${close}`]],
    [
      'a circle behind a chain, and another',
      [
        x('a', on('b')),
        x('b', on(idOf("'c'"))),
        x('c', on('d')),
        x('d', on('b')),
        x('e', on('f')),
        x('f', on('e', 'a')),
      ],
      [
        `resources T/x b dependsOn | it waits for itself, by way of T/x c, T/x d | ${close}`,
        `resources T/x e dependsOn | it waits for itself, by way of T/x f | ${close}`,
      ],
    ],
    [
      'an expression that waits for itself',
      [x("[parameters('free')]", on(idOf("parameters( 'Free' )")))],
      [`resources T/x [parameters('free')] dependsOn | it waits for itself | ${close}`],
    ],
    [
      'more than Azure takes',
      Array.from({ length: 801 }, () => x('a/b')),
      ['resources | there are 801 | Azure takes 800: move some to a template of their own'],
    ],
  ])('may not be %s', (_, resources, sentences) => {
    expect(check(resources)).toEqual(sentences);
  });
});
