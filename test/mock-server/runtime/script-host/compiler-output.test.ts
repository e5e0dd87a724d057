import { describe, expect, it } from 'vitest';
import { readDiagnostics } from '../../../../mock-server/runtime/script-host/compiler-output.ts';

interface Found {
  uri?: string;
  line?: number;
  id?: string;
  level?: string;
}

/** A result as the compiler logs it, at column 2 of a line. */
const found = (text: string, { uri = 'script.csx', line = 1, id = 'CS1', level = 'error' }: Found = {}) => ({
  ruleId: id,
  level,
  message: { text },
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: line, startColumn: 2 } } }],
});
const read = (results: object[], older?: string) =>
  readDiagnostics(JSON.stringify({ runs: [{ results }] }), '/x/my.csx', '/build', older);
const at = (line: number, column: number, id: string, message: string, advice?: string) => ({
  file: '/x/my.csx',
  ...{ line, column, id, message },
  ...(advice !== undefined && { advice }),
});

describe('readDiagnostics', () => {
  it.each<[string, object[], unknown[]]>([
    ['nothing in nothing', [], []],
    [
      'an error of the compiler',
      [found('; expected', { line: 12, id: 'CS1002' })],
      [at(12, 2, 'CS1002', '; expected')],
    ],
    ['no warning', [found('a', { level: 'warning' })], []],
    ['no result without a level', [{ ...found('a'), level: undefined }], []],
    [
      'an error that the script suppresses',
      [{ ...found('a', { id: 'RS0030' }), suppressions: [{ kind: 'inSource' }] }],
      [at(1, 2, 'RS0030', 'a')],
    ],
    [
      'no error of what stands before the script',
      [found('a', { uri: 'file:///build/script-behind-usings.cs', line: 3 })],
      [],
    ],
    [
      'an error behind `#line default`',
      [found('a', { uri: 'file:///build/script-behind-usings.cs', line: 7 })],
      [at(4, 2, 'CS1', 'a')],
    ],
    [
      'an error in a file that the script names nearly as itself',
      [found('a', { uri: 'script.cs', line: 20 })],
      [{ ...at(20, 2, 'CS1', 'a'), file: 'script.cs' }],
    ],
    [
      'an error in a file that the script names with `#line`',
      [found('a', { uri: 'else/where.cs', line: 504 })],
      [{ ...at(504, 2, 'CS1', 'a'), file: 'else/where.cs' }],
    ],
    [
      'an error in a file that the script names by a whole path',
      [found('a', { uri: 'file:///else%20/where.cs', line: 504 })],
      [{ ...at(504, 2, 'CS1', 'a'), file: '/else /where.cs' }],
    ],
    [
      'an error in a file whose name an address escapes',
      [found('a', { uri: 'https%3A%2F%2Fx.example%2Fa%20b.csx', line: 5 })],
      [{ ...at(5, 2, 'CS1', 'a'), file: 'https://x.example/a b.csx' }],
    ],
    [
      'an error in a file whose name has a percent sign',
      [found('a', { uri: 'a%b.cs', line: 5 })],
      [{ ...at(5, 2, 'CS1', 'a'), file: 'a%b.cs' }],
    ],
    ['no error without a place', [{ ...found('no Main'), locations: undefined }], []],
    [
      'each of several, in their order',
      [found('b', { line: 2, id: 'CS2' }), found('a')],
      [at(2, 2, 'CS2', 'b'), at(1, 2, 'CS1', 'a')],
    ],
    [
      'a reference, which is a line of other scripts',
      [found('#r is only allowed in scripts', { id: 'CS7011' })],
      [at(1, 2, 'CS7011', 'The platform takes no #r: it supplies the references itself. Remove the line.')],
    ],
    [
      'another file to load',
      [found('#load is only allowed in scripts', { id: 'CS8097' })],
      [at(1, 2, 'CS8097', 'The platform takes no #load: a script is a single file. Remove the line.')],
    ],
    [
      'unsafe code, which takes an option of the compiler',
      [found('Unsafe code may only appear if compiling with /unsafe', { id: 'CS0227' })],
      [at(1, 2, 'CS0227', 'The platform takes no unsafe code. Write this without pointers.')],
    ],
    [
      'a banned symbol',
      [found("The symbol 'File' is banned in this project: A script has no files.", { id: 'RS0030' })],
      [at(1, 2, 'RS0030', "The symbol 'File' is not for scripts: A script has no files.")],
    ],
    [
      'a banned symbol once at a place, though its constructor is one too',
      ['Ping', 'Ping.Ping()'].map((name) =>
        found(`The symbol '${name}' is banned in this project: No.`, { id: 'RS0030' }),
      ),
      [at(1, 2, 'RS0030', "The symbol 'Ping' is not for scripts: No.")],
    ],
    [
      'a feature of the newest level',
      [
        found("Feature 'using declarations' is not available in C# 7.3. Please use language version 8.0 or greater.", {
          id: 'CS8370',
        }),
      ],
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
      [found('Feature. Please use language version 9.0 or greater.', { id: 'CS8370' })],
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
      [
        found(
          "Feature 'top-level statements' is not available in C# 7.3. Please use language version 9.0 or greater.",
          { id: 'CS8370' },
        ),
      ],
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
      'statements behind a class, where the compiler names their place',
      [found('Top-level statements must precede namespace and type declarations.', { id: 'CS8803' })],
      [
        at(
          1,
          2,
          'CS8803',
          'Top-level statements must precede namespace and type declarations.',
          'Put what stands behind a class into it, statements into ExecuteAsync; a bracket too many may end the class early.',
        ),
      ],
    ],
    [
      'a feature of a later level',
      [found('Feature. Please use language version 10.0 or greater.', { id: 'CS8936' })],
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
    [
      'a feature of a later level, whose number stands between quotes',
      [found("Modifier. Please use language version '11.0' or greater.", { id: 'CS8703' })],
      [
        at(
          1,
          2,
          'CS8703',
          'Modifier.',
          'No level of this server has it: 9 is the newest that a published script needs.',
        ),
      ],
    ],
    [
      'no level for a feature whose type .NET Standard lacks, and that type once',
      [
        found('Feature. Please use language version 8.0 or greater.', { id: 'CS8370' }),
        found("Predefined type 'System.Range' is not defined or imported", { id: 'CS0518' }),
        found("Predefined type 'System.Index' is not defined or imported", { id: 'CS0518' }),
        found("Missing compiler required member 'System.Index..ctor'", { id: 'CS0656' }),
      ],
      [
        at(1, 2, 'CS8370', 'Feature.'),
        at(
          1,
          2,
          'CS0518',
          'This needs System.Range, which .NET Standard 2.0 does not have. Write it in an older form, such as Substring, Skip or Length - 1.',
        ),
      ],
    ],
    [
      'no step of texts and lists for another type that .NET Standard lacks',
      [
        found("Predefined type 'System.Collections.Generic.IAsyncEnumerable`1' is not defined or imported", {
          id: 'CS0518',
        }),
      ],
      [
        at(
          1,
          2,
          'CS0518',
          'This needs System.Collections.Generic.IAsyncEnumerable`1, which .NET Standard 2.0 does not have. Write it in an older form.',
        ),
      ],
    ],
    [
      'no level for a feature that the runtime of .NET Standard lacks',
      [
        found('Feature. Please use language version 8.0 or greater.', { id: 'CS8370' }),
        found("Target runtime doesn't support it.", { id: 'CS8701' }),
      ],
      [at(1, 2, 'CS8370', 'Feature.'), at(1, 2, 'CS8701', "Target runtime doesn't support it.")],
    ],
    [
      'a level for a feature beside an error of another place',
      [
        found('Feature. Please use language version 8.0 or greater.', { id: 'CS8370' }),
        found('; expected', { line: 2, id: 'CS1002' }),
      ],
      [
        at(
          1,
          2,
          'CS8370',
          'Feature.',
          '--csharp 9 has it, which published scripts are seen to use though the documents do not say so.',
        ),
        at(2, 2, 'CS1002', '; expected'),
      ],
    ],
    [
      'no place of a global using, which stands behind the using directives of the platform',
      [
        found('A global using directive must precede all non-global using directives.', { id: 'CS8915' }),
        found('Feature. Please use language version 10.0 or greater.', { id: 'CS8370' }),
      ],
      [
        at(
          1,
          2,
          'CS8370',
          'Feature.',
          'No level of this server has it: 9 is the newest that a published script needs.',
        ),
      ],
    ],
    [
      'another name for a reference',
      [
        found('An extern alias declaration must precede all other elements defined in the namespace', {
          id: 'CS0439',
        }),
      ],
      [at(1, 2, 'CS0439', 'The platform takes no extern alias: it supplies the references itself. Remove the line.')],
    ],
    [
      'a using directive behind a class',
      [
        found(
          'A using clause must precede all other elements defined in the namespace except extern alias declarations',
          { id: 'CS1529' },
        ),
      ],
      [at(1, 2, 'CS1529', 'A using directive stands before all else. Move the line to the top of the file.')],
    ],
  ])('%s', (_, results, expected) => {
    expect(read(results)).toEqual(expected);
  });

  const context =
    'It has CorrelationId, OperationId, Request, Logger and SendAsync; a value of the connection comes into';
  it.each<[string, string, string?]>([
    [
      "'Group' does not contain a definition for 'Name' and no accessible extension method 'Name' accepting a first argument of type 'Group' could be found (are you missing a using directive or an assembly reference?)",
      "'Group' does not contain a definition for 'Name' and no accessible extension method 'Name' accepting a first argument of type 'Group' could be found (are you missing a using directive?).",
    ],
    [
      "The type or namespace name 'Json' does not exist in the namespace 'System.Text' (are you missing an assembly reference?)",
      "The type or namespace name 'Json' does not exist in the namespace 'System.Text'.",
    ],
    [
      "No suitable 'Deconstruct' instance or extension method was found for type 'string', with 2 out parameters and a void return type.",
      "No suitable 'Deconstruct' instance or extension method was found for type 'string', with 2 out parameters and a void return type.",
    ],
    ...[
      "'Convert' does not contain a definition for 'ToHexString'",
      "No overload for method 'Contains' takes 2 arguments",
      "Argument 1: cannot convert from 'string' to 'char'",
      "The name 'HashCode' does not exist in the current context",
      "The non-generic method 'Enum.Parse(Type, string)' cannot be used with type arguments",
    ].map((text): [string, string] => [text, `${text}.`]),
    [
      "'IScriptContext' does not contain a definition for 'ConnectionParameters' and no accessible extension method",
      "'IScriptContext' does not contain a definition for 'ConnectionParameters'.",
      `${context} Request by a policy, such as setheader.`,
    ],
    [
      "The non-generic type 'IEnumerable' cannot be used with type arguments",
      "The non-generic type 'IEnumerable' cannot be used with type arguments",
      '',
    ],
    [
      "The name 'item' does not exist in the current context",
      "The name 'item' does not exist in the current context",
      '',
    ],
    [
      "Argument 1: cannot convert from 'JObject' to 'string'",
      "Argument 1: cannot convert from 'JObject' to 'string'",
      '',
    ],
  ])(
    'tells of what there is for: %s',
    (said, text, more = 'Check the name and what it is given; what came after .NET Standard 2.0 a script does not have: write that in an older form.') => {
      expect(read([found(said)])).toEqual([at(1, 2, 'CS1', `${text} ${more}`.trim())]);
    },
  );

  const wrong = [found('} expected', { id: 'CS1513' }), found('Not for scripts.', { id: 'RS0030' })];
  it.each([
    ['record P(int A);', 1],
    ['class A {} public sealed record P { }', 26],
    ['class A { private record P<T, U>(T A, U B); }', 19],
    ['[Obsolete] record P : Q;', 12],
    ['// record P(int A);', undefined],
    ['class A { void B() { foreach (var record in C) { if (record is D) E(record); } } }', undefined],
    ['switch (a) { case B record when (record.C): break; }', undefined],
    ['var a = record switch { _ => 1 };', undefined],
    ['class record { } class A { record B(int C) { return null; } }', undefined],
  ])('tells a record in place of what it makes the compiler say: %s', (script, column) => {
    const other = at(1, 2, 'RS0030', 'Not for scripts.');
    const advice = '--csharp 9 has it, which published scripts are seen to use though the documents do not say so.';
    const record = at(1, column ?? 0, 'CS8370', "Feature 'records' is not available in C# 7.3.", advice);
    expect(read(wrong, script)).toEqual(column ? [record, other] : [at(1, 2, 'CS1513', '} expected'), other]);
    expect(read([], script)).toEqual([]);
  });

  it.each(['readonly record struct P(int A);', 'public record class P { }'])(
    'tells that no level has: %s',
    (script) => {
      const needed = found("Feature 'x' is not available in C# 7.3. Please use language version 11.0 or greater.", {
        line: 2,
      });
      const [record, ...others] = read([...wrong, needed], script);
      expect(record?.message).toBe("Feature 'record structs' is not available in C# 7.3.");
      expect([record?.advice, others.at(-1)?.advice]).toEqual(
        Array(2).fill(expect.stringMatching(/^No level of this server/)),
      );
    },
  );

  it.each(['', '{"runs": [{"results": [{'])('finds nothing in a log that the compiler did not finish: %j', (log) => {
    expect(readDiagnostics(log, '/x/my.csx', '/build')).toEqual([]);
  });
});
