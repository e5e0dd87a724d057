import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts';

/** Applies a merge patch (RFC 7396) to a copy: null removes, an object merges, anything else replaces. */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  // By entries, because a key may be called __proto__.
  const merged = new Map<string, Json>(Object.entries(target));
  for (const [key, value] of Object.entries(patch)) {
    const present = merged.get(key);
    if (value === null) merged.delete(key);
    else merged.set(key, isObject(value) ? mergePatch(isObject(present) ? present : {}, value) : value);
  }
  return Object.fromEntries(merged);
}
