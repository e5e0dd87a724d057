import { Refusal } from '../lib/refusal.ts';

/**
 * Copies a body with its keys in a given order; what is undefined is left out.
 * @throws Refusal for a key that the order does not know: a property was renamed or removed in the definition.
 */
export function inOrder<T extends object>(keys: readonly string[], body: T): T {
  const values = new Map(Object.entries(body));
  const unknown = [...values.keys()].find((key) => !keys.includes(key));
  if (unknown !== undefined)
    throw new Refusal(
      `scripts/fixture-world: writes ${unknown}, which the definition does not have. Rename or remove it there too, or, where types/ is older than the definition, run \`npm run generate-types\` first.`,
    );
  return Object.fromEntries(
    keys.filter((key) => values.get(key) !== undefined).map((key) => [key, values.get(key)]),
  ) as T;
}
