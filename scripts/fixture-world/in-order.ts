/**
 * Copies a body with its keys in a given order; what is undefined is left out.
 * @throws Error for a key that the order does not know: then the generated types are older than the definition.
 */
export function inOrder<T extends object>(keys: readonly string[], body: T): T {
  const values = new Map(Object.entries(body));
  const unknown = [...values.keys()].find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new Error(`The definition has no ${unknown}. Run \`npm run generate-types\`.`);
  return Object.fromEntries(
    keys.filter((key) => values.get(key) !== undefined).map((key) => [key, values.get(key)]),
  ) as T;
}
