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

  it('are found in a script of a megabyte in seconds', () => {
    const source = table('["A"] = () => { Run("x"); },\n'.repeat(20_000));
    expect(findAskedOperations(source)).toHaveLength(20_000);
  }, 20_000);
});
