import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellWord } from '../../../scripts/lib/shell-word.ts';

it.each([
  './a/b-1.json',
  'a b',
  'a\\b c',
  "it's",
  '"',
  '$HOME `id` !',
  'a\\b c',
  '',
  '(a);b&c|d',
  '*',
  '~',
  '#a',
  'ä',
  'a\nb',
])('a shell reads %j as it is', (text) => {
  expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' })).toBe(text);
});

it('quotes only what needs it, for every shell where it can', () => {
  expect(['a/b.zip', 'C:\\a', 'C:\\my folder', 'a$b'].map(shellWord)).toEqual([
    'a/b.zip',
    'C:\\a',
    '"C:\\my folder"',
    "'a$b'",
  ]);
});
