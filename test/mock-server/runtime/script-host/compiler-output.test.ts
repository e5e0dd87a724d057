import { describe, expect, it } from 'vitest';
import { readDiagnostics } from '../../../../mock-server/runtime/script-host/compiler-output.ts';

const read = (output: string) => readDiagnostics(output, 'script.csx', { path: '/build/script.cs', linesBefore: 2 });
const at = (line: number, column: number, id: string, message: string, advice?: string) => ({
  file: 'script.csx',
  ...{ line, column, id, message },
  ...(advice !== undefined && { advice }),
});

describe('readDiagnostics', () => {
  it.each<[string, string, unknown[]]>([
    ['nothing in nothing', '', []],
    ['an error of the compiler', '/x/script.csx(12,5): error CS1002: ; expected', [at(12, 5, 'CS1002', '; expected')]],
    ['an error with its end', '/x/script.csx(1,2,3,4): error CS1: a', [at(1, 2, 'CS1', 'a')]],
    ['blanks and the end of a line of Windows', '  C:\\x\\script.csx(1,2): error CS1: a\r', [at(1, 2, 'CS1', 'a')]],
    ['no warning', '/x/script.csx(1,2): warning CS1: a', []],
    ['no error of what stands before the script', '/build/script.cs(1,2): error CS1: a', []],
    ['an error behind `#line default`', '/build/script.cs(7,2): error CS1: a', [at(5, 2, 'CS1', 'a')]],
    [
      'an error in a file that the script names with `#line`',
      '/build/else/where.cs(504,2): error CS1: a',
      [{ ...at(504, 2, 'CS1', 'a'), file: 'else/where.cs' }],
    ],
    [
      'an error in a file that the script names by a whole path',
      '/else/where.cs(504,2): error CS1: a',
      [{ ...at(504, 2, 'CS1', 'a'), file: '/else/where.cs' }],
    ],
    ['no error of another tool', '/x/script.csx(1,2): error MSB1: a', []],
    ['no error without a place', 'error CS5001: no Main', []],
    ['no text behind an error in a line', 'see /x/script.csx(1,2): error', []],
    [
      'each of several, in their order',
      'Build started\n/x/script.csx(2,1): error CS2: b\n/x/script.csx(1,1): error CS1: a\n',
      [at(2, 1, 'CS2', 'b'), at(1, 1, 'CS1', 'a')],
    ],
    [
      'a banned symbol, without its address',
      "/x/script.csx(1,2): error RS0030: The symbol 'File' is banned in this project: A script has no files. (https://example.org/a)",
      [at(1, 2, 'RS0030', "The symbol 'File' is not for scripts: A script has no files.")],
    ],
    [
      'a banned symbol once at a place, though its constructor is one too',
      ['Ping', 'Ping.Ping()']
        .map((name) => `/x/script.csx(1,2): error RS0030: The symbol '${name}' is banned in this project: No.`)
        .join('\n'),
      [at(1, 2, 'RS0030', "The symbol 'Ping' is not for scripts: No.")],
    ],
    [
      'a feature of the newest level',
      "/x/script.csx(1,2): error CS8370: Feature 'using declarations' is not available in C# 7.3. Please use language version 8.0 or greater.",
      [
        at(
          1,
          2,
          'CS8370',
          "Feature 'using declarations' is not available in C# 7.3.",
          '--csharp 9 has it, which published scripts are seen to use though the documents do not say so.',
        ),
      ],
    ],
    [
      'a feature of just the newest level',
      '/x/script.csx(1,2): error CS8370: Feature. Please use language version 9.0 or greater.',
      [
        at(
          1,
          2,
          'CS8370',
          'Feature.',
          '--csharp 9 has it, which published scripts are seen to use though the documents do not say so.',
        ),
      ],
    ],
    [
      'statements outside a class, which no level takes',
      "/x/script.csx(1,2): error CS8370: Feature 'top-level statements' is not available in C# 7.3. Please use language version 9.0 or greater.",
      [
        at(
          1,
          2,
          'CS8370',
          "Feature 'top-level statements' is not available in C# 7.3.",
          'A script is a class: put them into the method ExecuteAsync of `public class Script : ScriptBase`.',
        ),
      ],
    ],
    [
      'a feature of a later level',
      '/x/script.csx(1,2): error CS8936: Feature. Please use language version 10.0 or greater.',
      [
        at(
          1,
          2,
          'CS8936',
          'Feature.',
          'No level of this server has it: 9 is the newest that a published script needs.',
        ),
      ],
    ],
  ])('%s', (_, output, expected) => {
    expect(read(output)).toEqual(expected);
  });
});
