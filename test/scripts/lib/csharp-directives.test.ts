import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { definedSymbols } from '../../../scripts/lib/csharp-directives.ts';
import { blankCommentsAndStrings } from '../../../scripts/lib/csharp-text.ts';

/** The letters of a source that are compiled. */
const compiled = (source: string): string => blankCommentsAndStrings(source).replace(/\s/g, '');

describe('the sections of a C# source', () => {
  it.each<[condition: string, isTrue: boolean]>([
    ['true', true],
    ['false', false],
    ['TRACE', true],
    ['NETSTANDARD2_0', true],
    ['DEBUG', false],
    ['!DEBUG', true],
    ['!!TRACE // a reason', true],
    ['(TRACE)', true],
    ['TRACE && DEBUG', false],
    ['TRACE || DEBUG && DEBUG', true],
    ['(TRACE || DEBUG) && DEBUG', false],
    ['!(DEBUG || (TRACE && DEBUG))', true],
    ['DEBUG == false', true],
    ['TRACE != DEBUG', true],
    ['TRACE == !DEBUG', true],
    ['DEBUG == DEBUG', true],
    ['', false],
    [`${'('.repeat(400_000)}TRACE${')'.repeat(400_000)}`, false],
  ])('#if %.40s', (condition, isTrue) => {
    expect(compiled(`#if ${condition}\na\n#else\nb\n#endif`)).toBe(isTrue ? 'a' : 'b');
  });

  it.each<[name: string, source: string, code: string]>([
    ['a symbol of the file', '#define A\n#if A\nb\n#endif', 'b'],
    ['a symbol that is undefined', '#undef TRACE\n#if TRACE\nb\n#endif', ''],
    ['a symbol that is defined in a section that is switched off', '#if A\n#define B\n#endif\n#if B\nc\n#endif', ''],
    ['the first part that holds', '#if A\na\n#elif TRACE\nb\n#elif true\nc\n#else\nd\n#endif\ne', 'be'],
    ['sections in one that is switched off', '#if A\n#if TRACE\na\n#else\nb\n#endif\n#else\nc\n#endif', 'c'],
    ['sections in one that is compiled', '#if TRACE\n#if A\na\n#endif\nb\n#else\nc\n#endif', 'b'],
    ['a comment that begins in one that is switched off', '#if A\n/* "\n#endif\nb', 'b'],
    ['a section without end', 'a\n#if A\nb', 'a'],
  ])('%s', (_name, source, code) => {
    expect(compiled(source)).toBe(code);
  });

  it('know the symbols of the script host', () => {
    const project = readFileSync('mock-server/runtime/script-host/script/Script.csproj', 'utf8');
    expect(/<DefineConstants>(.*)<\/DefineConstants>/.exec(project)?.[1]?.split(';')).toEqual(definedSymbols);
  });
});
