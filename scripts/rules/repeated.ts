/** Indexes of the keys that stand earlier in the list as well. */
export function repeatedIndexes(keys: readonly unknown[]): number[] {
  const seen = new Set<unknown>();
  return keys.flatMap((key, index) => {
    if (seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
}

/** The names that differ from an earlier one by case alone, each with that one. */
export function namesInOtherCase(names: readonly string[]): { name: string; other: string }[] {
  const seen = new Map<string, string>();
  return names.flatMap((name) => {
    const other = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    return other === undefined ? [] : [{ name, other }];
  });
}
