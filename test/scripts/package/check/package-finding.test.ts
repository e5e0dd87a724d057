import { expect, it } from 'vitest';
import { createFindings, within, wordPackageFinding } from '../../../../scripts/package/check/package-finding.ts';

it('collects findings in their order, and marks notes alone', () => {
  const { findings, find } = createFindings();
  find('a', 'b', 'c');
  find('d', 'e', 'f', 'note');
  expect(findings).toEqual([
    { where: 'a', what: 'b', remedy: 'c' },
    { where: 'd', what: 'e', remedy: 'f', isNote: true },
  ]);
});

it('puts the place of the whole before that of the part', () => {
  const { findings, find } = createFindings();
  const inner = within('outer', within('outermost', find));
  inner('', 'b', 'c');
  inner('part', 'e', 'f', 'note');
  expect(findings.map(({ where, isNote }) => [where, isNote])).toEqual([
    ['outermost outer', undefined],
    ['outermost outer part', true],
  ]);
});

it.each([
  ['ends each sentence', { where: 'a', what: 'it is b', remedy: 'Write c' }, 'a: it is b. Write c.'],
  ['leaves the ends that are there', { where: 'a', what: 'What?', remedy: 'Stop!' }, 'a: What? Stop!'],
  [
    'takes no end within for one',
    { where: 'a', what: 'it is 1.0', remedy: 'Say why? or not' },
    'a: it is 1.0. Say why? or not.',
  ],
  ['says that it is a note', { where: 'a', what: 'b.', remedy: 'c', isNote: true as const }, 'note a: b. c.'],
])('%s', (_, finding, line) => {
  expect(wordPackageFinding(finding)).toBe(line);
});
