import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findAskedOperations } from '../../../scripts/rules/script-operations.ts';

const table = (entries: string, look = 'Table.TryGetValue(OperationName(), out run)'): string => `
  private static readonly Dictionary<string, Func<Task>> Table = new Dictionary<string, Func<Task>>
  {
    ${entries}
  };
  void Run() { ${look}; }`;

describe('the operations that a script tells apart', () => {
  it.each<[string, string, string[]]>([
    ['a comparison', 'if (Context.OperationId == "A") return;', ['A']],
    ['two comparisons', 'if (this.Context.OperationId != "A" || OperationName() == "B") return;', ['A', 'B']],
    ['Equals', 'if (Context.OperationId.Equals("A")) return;', ['A']],
    ['a variable', 'var id = Decode(Context.OperationId); if (id == "A") return;', ['A']],
    ['a part of the id', 'var id = Context.OperationId.Split(x)[0]; if (id == "A") return;', []],
    [
      'what is called operation and is a part',
      'var operation = OperationName().Remove(3); if (operation == "A") return;',
      [],
    ],
    [
      'an id behind a condition',
      'var id = Context.OperationId.Contains("=") ? Decode(Context.OperationId) : Context.OperationId; if (id == "A") return;',
      ['A'],
    ],
    [
      'an id behind two conditions',
      'var id = Context?.OperationId[0] == c ? Read(x) : Context.OperationId.Length > 9 ? Decode(Context.OperationId) : "B"; if (id == "A") return;',
      ['A'],
    ],
    ['an id or nothing', 'var id = Context.OperationId ?? ""; if (id == "A") return;', ['A']],
    [
      'what a condition makes of the id',
      'var verb = Context.OperationId == "A" ? "x" : "y"; if (verb == "x") return;',
      ['A'],
    ],
    ['what is looked up by the id', 'var verb = Verbs[Context.OperationId]; if (verb == "A") return;', []],
    ['more than the id', 'var id = prefix + Context.OperationId; if (id == "A") return;', []],
    ['an id in Base64', 'switch (Context.OperationId) { case "QUI=": return; case "A/B": return; }', ['QUI=']],
    ['another variable', 'var id = Name(); if (id == "A") return;', []],
    ['a switch', 'switch (Context.OperationId) { case "A": { Run(); break; } case "B": return; }', ['A', 'B']],
    ['a switch of something else', 'switch (kind) { case "A": return; }', []],
    ['a switch expression', 'var r = operationId switch { "A" => Run("x"), "B" => null, _ => null };', ['A', 'B']],
    ['a dictionary', table('["A"] = () => Run("x", "y"), ["B"] = () => { Run("z"); },'), ['A', 'B']],
    ['a dictionary in the older form', table('{ "A", () => Run("x") }, { "B", Run }'), ['A', 'B']],
    ['a dictionary that is indexed', table('["A"] = Run', 'Table[Context.OperationId]()'), ['A']],
    ['a dictionary of something else', table('["A"] = Run', 'Table[kind]()'), []],
    ['values of a dictionary', table('["A"] = new[] { "x", "y" }'), ['A']],
    ['a set', 'var All = new HashSet<string> { "A", "B" }; if (All.Contains(OperationName())) return;', ['A', 'B']],
    ['an array', 'string[] all = { "A" }; if (all.Contains(Context.OperationId)) return;', ['A']],
    [
      'keys that are added',
      'Table.Add("A", Run); Table["B"] = Run; Table.ContainsKey(Context.OperationId);',
      ['A', 'B'],
    ],
    [
      'a comparison the other way round',
      'if ("A" == Context.OperationId || "B" != OperationName()) return;',
      ['A', 'B'],
    ],
    ['a text that is compared with a part', 'if ("A" == operation.Kind || "B" == kind) return;', []],
    ['Equals of string', 'string.Equals(operationId, "A", Ordinal); string.Equals("B", operationId);', ['A', 'B']],
    ['Equals of a text', 'if ("A".Equals(Context.OperationId, Ordinal)) return;', ['A']],
    ['Equals of something else', 'string.Equals(kind, "A"); string.Equals("B", kind); "C".Equals(kind);', []],
    ['a pattern', 'if (operationId is "A" || operationId is not "B" || kind is "C") return;', ['A', 'B']],
    [
      'a switch in a switch',
      'switch (operationId) { case "A": switch (kind) { case "x": { return; } } break; case "B": return; }',
      ['A', 'B'],
    ],
    [
      'a switch in one of something else',
      'switch (kind) { case "x": switch (operationId) { case "A": return; } }',
      ['A'],
    ],
    [
      'arguments in a switch expression',
      'var r = operationId switch { "A" => Run("x", "y"), "B" => null };',
      ['A', 'B'],
    ],
    ['arguments in a set', 'var All = new HashSet<string> { Name("x", "y"), "A" }; All.Contains(operationId);', ['A']],
    [
      'a table that is looked up by another',
      'Names.TryGetValue(Table[operationId], out n); Names["x"] = 1; Table["A"] = 2;',
      ['A'],
    ],
    ['a text that is added to', 'if (Context.OperationId == "A" + "B" || x + "C" == Context.OperationId) return;', []],
    ['alternatives', 'if (operationId is "A" or "B" || operationId is not ("C" or "D")) return;', ['A', 'B', 'C', 'D']],
    ['a label with alternatives', 'switch (operationId) { case "A" or "B": return; }', ['A', 'B']],
    [
      'an arm with alternatives',
      'var r = operationId switch { "A" or "B" => Run("x"), "C" => null };',
      ['A', 'B', 'C'],
    ],
    ['an id without blanks or case', 'if (Context.OperationId?.Trim().ToLower() == "a") return;', ['a']],
    [
      'lists without a name',
      'if (new[] { "A", "B" }.Contains(Context.OperationId) || new List<string> { "C" }.IndexOf(operationId) > 0) return;',
      ['A', 'B', 'C'],
    ],
    ['a list without a name of something else', 'if (new[] { "A" }.Contains(kind)) return;', []],
    [
      'what is looked for by a part',
      'string[] all = { "A" }; if (all.Contains(operationId.Split(x)[0]) || new[] { "B" }.Contains(operationId[0])) return;',
      [],
    ],
    ...[
      'var operation = (string)item["op"];',
      'string operation = body["operation"].ToString();',
      'var operation = change.Operation;',
      'foreach (var operation in all)',
      'changes.Where(operation =>',
      'Read(body, out var operation);',
      'if (item is string operation)',
    ].map((made): [string, string, string[]] => [
      `what is called operation and is something else: ${made}`,
      `${made} if (operation == "A") return; switch (operation) { case "B": return; }`,
      [],
    ]),
    ...[
      'string operation = "";',
      'string operation = null;',
      'var operation = GetOperationId();',
      'var operation = operationId.Trim();',
      'var encoded = Context.OperationId; var operation = Decode(encoded);',
      'string operationName = string.Empty; var operation = this.OperationName();',
      'var operation = GetOperation();',
      'var operation = ctx.OperationId;',
      'if (Context.OperationId is string operation)',
      'TryDecode(this.Context.OperationId, out var operation);',
    ].map((made): [string, string, string[]] => [
      `what is called operation and may be one: ${made}`,
      `${made} if (operation == "A") return;`,
      ['A'],
    ]),
    [
      'a member of something else',
      'if (change.Operation == "A" || body.operationId?.Equals("B") || "C" == patch.OperationName || Read().OperationId is "D") return;',
      [],
    ],
    [
      'a member of the context',
      'if (this . Context . OperationId == "A" || this.OperationName() == "B" || context?.OperationId == "C" || Context!.OperationId == "D") return;',
      ['A', 'B', 'C', 'D'],
    ],
    ['a comment', '// if (Context.OperationId == "A")\nvar text = "Context.OperationId == ";', []],
  ])('%s', (_name, source, expected) => {
    expect(findAskedOperations(source).map(({ id }) => id)).toEqual(expected);
  });

  it('of this package are those of the definition that need the script', () => {
    const script = readFileSync('script.csx', 'utf8');
    const { paths } = JSON.parse(readFileSync('apiDefinition.swagger.json', 'utf8'));
    const ids = Object.values<Record<string, { operationId?: string }>>(paths).flatMap((item) =>
      Object.values(item).flatMap(({ operationId }) => operationId ?? []),
    );
    const asked = findAskedOperations(script);
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
    for (const { id, offset } of asked) expect(script.slice(offset, offset + id.length + 2)).toBe(`"${id}"`);
  });

  it.each<[name: string, source: string, count: number]>([
    ['one table', table('["A"] = () => { Run("x"); },\n'.repeat(20_000)), 20_000],
    [
      'a table and a name for each of its methods',
      Array.from(
        { length: 4000 },
        (_, i) =>
          `string F${i}(string operationId) { var op${i} = OperationName(operationId); var d${i} = new Dictionary<string, string> { { "a", $"x{op${i}}" }, { "b", "y" } }; return d${i}[op${i}] == "c" ? op${i} : null; }\n`,
      ).join(''),
      8000,
    ],
    ['alternatives', `if (operationId is "A"${' or "A"'.repeat(100_000)}) return;`, 100_001],
    ['lists without a name', 'new[] { "A" }.Contains(operationId);'.repeat(20_000), 20_000],
    [
      'blanks',
      `operationId == "A"; operation is${' '.repeat(200_000)}; a${' '.repeat(400_000)}.operation is${' '.repeat(400_000)}"A"; a.${' '.repeat(400_000)}b`,
      1,
    ],
    ['switches within switches', 'switch (operationId) { case "A": '.repeat(30_000), 30_000],
    ['switch expressions within each other', 'operationId switch { "A" => '.repeat(30_000), 30_000],
  ])(
    'are found in a script of a megabyte in seconds: %s',
    (_name, source, count) => {
      expect(findAskedOperations(source)).toHaveLength(count);
    },
    20_000,
  );
});
