/**
 * Copies a value so that an ARM template takes its strings as they are: one that begins with `[` is an expression there
 * and is written with `[[` ("Syntax and expressions in ARM templates", Microsoft Learn).
 */
export function escapeArm<T>(value: T): T {
  return mapStrings(value, (text) => (text.startsWith('[') ? `[${text}` : text));
}

/** The opposite of `escapeArm`. */
export function unescapeArm<T>(value: T): T {
  return mapStrings(value, (text) => (text.startsWith('[[') ? text.slice(1) : text));
}

function mapStrings<T>(value: T, map: (text: string) => string): T {
  if (typeof value === 'string') return map(value) as T;
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapStrings(part, map)])) as T;
}
