import { expect, it } from 'vitest';
import { createFindings, within, wordPackageFinding } from '../../../../scripts/package/check/package-finding.ts';

it('collects findings in their order, and takes them for errors where nothing else is said', () => {
  const { findings, find } = createFindings();
  find('a', 'b', 'c');
  find('d', 'e', 'f', 'note');
  expect(findings).toEqual([
    { where: 'a', what: 'b', remedy: 'c', severity: 'error' },
    { where: 'd', what: 'e', remedy: 'f', severity: 'note' },
  ]);
});

it('puts the place of the whole before that of the part', () => {
  const { findings, find } = createFindings();
  const inner = within('outer', within('outermost', find));
  inner('', 'b', 'c');
  inner('part', 'e', 'f', 'note');
  expect(findings.map(({ where, severity }) => [where, severity])).toEqual([
    ['outermost outer', 'error'],
    ['outermost outer part', 'note'],
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
  ['says that it is a note', { where: 'a', what: 'b.', remedy: 'c', severity: 'note' as const }, 'note a: b. c.'],
  ['says that it is a warning', { where: 'a', what: 'b', remedy: '', severity: 'warning' as const }, 'warning a: b.'],
])('%s', (_, finding, line) => {
  expect(wordPackageFinding({ severity: 'error', ...finding })).toBe(line);
});
