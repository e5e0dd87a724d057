import { isObject, list, object } from '../../../../scripts/lib/json.ts';
import { resolveReference } from '../../../../scripts/lib/json-pointer.ts';

/** Names in a body, and the one of the body itself, under which the definition says that a password stands. */
export function findSecrets(
  definition: unknown,
  written: unknown,
  name: string,
  seen = new Map<object, Set<string>>(),
): string[] {
  const place = resolveReference(definition, written);
  if (!isObject(place)) return [];
  const names = seen.get(place) ?? new Set();
  if (names.has(name)) return [];
  seen.set(place, names.add(name));
  const { format, schema, items, additionalProperties, allOf, properties } = place;
  const own = format === 'password' ? [name] : [];
  const parts = [schema, items, additionalProperties, ...list(allOf)].map((part) => [name, part] as const);
  return [
    ...own,
    ...[...parts, ...Object.entries(object(properties))].flatMap(([key, part]) =>
      findSecrets(definition, part, key, seen),
    ),
  ];
}
