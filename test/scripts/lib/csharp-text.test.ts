import { describe, expect, it } from 'vitest';
import { blankCommentsAndStrings } from '../../../scripts/lib/csharp-text.ts';

const cases: [name: string, source: string, code: string][] = [
  ['a comment to the end of the line', 'a; // Wait()\nb;', 'a;          \nb;'],
  ['a comment over lines', 'a /* Wait\n() */ b', 'a        \n      b'],
  ['a string with an escaped quote', 'f("a\\"b")', 'f("    ")'],
  ['a verbatim string with a doubled quote', 'f(@"a""b\\")', 'f(@      ")'],
  ['an interpolated string', 'f($"a{{b}}")', 'f($       ")'],
  ['an interpolated string around its holes', 'f($"a{b}c{d.E()}")', 'f($  (b) (d.E())")'],
  ['a format', '$"{a,5:yyyy} {(b ? c : d)} {global::E}"', '$ (a,5     ) ((b ? c : d)) (global::E)"'],
  ['a string in a hole', '$"{a("b{", c)} d"; e', '$ (a("  ", c))  "; e'],
  ['an interpolated string in a hole', '$"{$"a{b}c"}d"; e', '$ ($  (b) ") "; e'],
  ['a verbatim interpolated string', '$@"a""{b}\\"; @$"\n{c}"', '$     (b) "; @  \n(c)"'],
  ['an interpolated string that is not closed', '$"a {b\nc; "d"', '$   (b\nc; " "'],
  ['a raw string with quotes inside', 'f("""a "b" c""", d)', 'f("           ", d)'],
  ['a raw string between four quotes', 'f(""""a """ b"""", d)', 'f("             ", d)'],
  ['a quote as a character', "f('\"', b)", "f(' ', b)"],
  ['a string that looks like a comment', 'f("// a"); b', 'f("    "); b'],
  ['a directive', '#region don\'t "a\nb', '                \nb'],
  ['a section that is switched off', 'a\n #if B // c\nd "\n #endif\ne', 'a\n           \n   \n       \ne'],
  ['the other part of a section', '#if !TRACE\na\n#else\nb\n#endif', '          \n \n     \nb\n      '],
  ['what looks like a directive in a text', '@"\n#if A\n" + b', '@ \n     \n" + b'],
  ['lines that end in a carriage return', 'a // b\r#if C\rd\r#endif\re', 'a     \r     \r \r      \re'],
  ['an apostrophe in a comment', "// don't\nf('a')", "        \nf(' ')"],
];

describe('blankCommentsAndStrings', () => {
  it.each(cases)('blanks %s', (_name, source, code) => {
    expect(blankCommentsAndStrings(source)).toBe(code);
  });

  it.each(['"', '$"{', '$"{a}"', '/*', '#', '#if A\n', '#if A\n#endif\n', ' '])(
    'takes seconds for a megabyte of %j',
    (part) => {
      expect(blankCommentsAndStrings(part.repeat(1_000_000 / part.length))).toHaveLength(
        part.length * Math.floor(1_000_000 / part.length),
      );
    },
    20_000,
  );
});
