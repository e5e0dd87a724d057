import { describe, expect, it } from 'vitest';
import { checkExpressions, plainTextOf, readArm } from '../../../../scripts/package/check/arm-expressions.ts';
import { listDeclared } from '../../../../scripts/package/check/arm-resources.ts';
import { sentencesOf } from './places.ts';

const declared = listDeclared({
  parameters: {
    P: { defaultValue: 'of p' },
    free: {},
  },
  variables: {
    V: 'of v',
    w: "[variables('v')]",
    round: "[variables('around')]",
    around: "[variables('round')]",
    broken: '[a',
    wrong: '[a]',
    copy: [{ name: 'Loop' }, 5],
  },
});
const check = (value: unknown) => sentencesOf((find) => checkExpressions(value, declared, find));

describe('expressions of a template', () => {
  // As `bicep decompile` 0.49.2 reads them.
  it.each([
    "[parameters('p')]",
    "[ Variables ( 'v' ) ]",
    "[variables('loop')[0]]",
    "[concat('it''s', 5, -3, +3, true())]",
    "[concat(\n'a\nb'\n)]",
    "[own.name('a')]",
    "[__bicep . name('a')]",
    "[$x(é('a'))]",
    "[concat('a') . $b['c'].d.é]",
    "[map(variables('v'), lambda('i', lambdaVariables('i')))]",
    "[parameters(concat('p'))]",
    '[5]',
    "['x']",
    '[[x]',
    "[parameters('none')",
    "[parameters('none')]\n",
  ])('%j is one that can be read, or a plain text', (text) => {
    expect(check([text])).toEqual([]);
  });

  it.each([
    '[true]',
    '[ ]',
    '[]',
    '[maybe]',
    "[concat('a',]",
    '[concat(,)]',
    "[concat('a' 'b')]",
    "[concat('a'))]",
    "[concat('a')]]",
    '[concat("a")]',
    "[concat('a', null)]",
    "[concat('a')?.b]",
    "[concat('a')?['b']]",
    "[concat('a').0]",
    "[concat('a')[]]",
    "[con-cat('a')]",
    '[a.b.c(1)]',
    "[1x('a')]",
  ])('%j is none', (text) => {
    expect(check({ a: text })).toEqual([expect.stringMatching(/^a \| it is read as an expression, and at character /)]);
  });

  it('names each parameter and variable that there is not', () => {
    const text = "[concat(parameters('a').b[variables('c')], variables('loops'), constructor('x'))]";
    expect(check({ a: [text] })).toEqual([
      'a/0 | there is no parameter a | Declare it or correct the name',
      'a/0 | there is no variable c | Declare it or correct the name',
      'a/0 | there is no variable loops | Declare it or correct the name',
    ]);
  });

  it.each<[string, string | undefined]>([
    ['a', 'a'],
    ["['a']", 'a'],
    ["[parameters('p')]", undefined],
    ["[variables('W')]", 'of v'],
    ["[parameters('free')]", undefined],
    ["[parameters('none')]", undefined],
    ["[variables('round')]", undefined],
    ["[variables('broken')]", '[a'],
    ["[variables('wrong')]", undefined],
    ["[variables('copy')]", undefined],
    ["[toLower('a')]", undefined],
    ['[newGuid()]', undefined],
    ["[parameters('p').a]", undefined],
  ])('%s stands for %s', (text, plain) => {
    const read = readArm(text);
    if ('problem' in read) throw new Error(read.problem);
    expect(plainTextOf(read, declared)).toBe(plain);
  });
});
