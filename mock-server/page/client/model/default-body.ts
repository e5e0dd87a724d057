import { isObject, object } from '../../../../scripts/lib/json.ts';
import { resolveReference } from '../../../../scripts/lib/json-pointer.ts';

/** The body that the designer makes of the defaults of a schema's properties; undefined where there are none. */
export function composeDefault(definition: unknown, schema: unknown): unknown {
  const known = new Map<unknown, unknown>(); // a schema may hold itself
  const compose = (written: unknown): unknown => {
    const place = resolveReference(definition, written);
    if (!isObject(place) || known.has(place)) return known.get(place);
    known.set(place, place.default);
    const parts = Object.entries(object(place.properties)).map(
      ([name, property]) => [name, compose(property)] as const,
    );
    const given = parts.filter(([, value]) => value !== undefined);
    if (place.default === undefined && given.length > 0) known.set(place, Object.fromEntries(given));
    return known.get(place);
  };
  return compose(schema);
}
