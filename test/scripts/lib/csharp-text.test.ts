import { describe, expect, it } from 'vitest';
import { blankCommentsAndStrings } from '../../../scripts/lib/csharp-text.ts';

const cases: [name: string, source: string, code: string][] = [
  ['a comment to the end of the line', 'a; // Wait()\nb;', 'a;          \nb;'],
  ['a comment over lines', 'a /* Wait\n() */ b', 'a        \n      b'],
  ['a string with an escaped quote', 'f("a\\"b")', 'f("    ")'],
  ['a verbatim string with a doubled quote', 'f(@"a""b\\")', 'f(@      ")'],
  ['an interpolated string', 'f($"a{b}")', 'f($     ")'],
  ['a raw string with quotes inside', 'f("""a "b" c""", d)', 'f("           ", d)'],
  ['a raw string between four quotes', 'f(""""a """ b"""", d)', 'f("             ", d)'],
  ['a quote as a character', "f('\"', b)", "f(' ', b)"],
  ['a string that looks like a comment', 'f("// a"); b', 'f("    "); b'],
  ['an apostrophe in a comment', "// don't\nf('a')", "        \nf(' ')"],
];

describe('blankCommentsAndStrings', () => {
  it.each(cases)('blanks %s', (_name, source, code) => {
    expect(blankCommentsAndStrings(source)).toBe(code);
  });
});
