/** Whether an ARM template would read a text as an expression: it begins with `[` and ends with `]`. */
export function isArmExpression(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
}

/**
 * Copies a value so that an ARM template takes its strings as they are: one that would be read as an expression gets a
 * second bracket ("Syntax and expressions in ARM templates", Microsoft Learn: escape characters). A text that only begins
 * with a bracket keeps it: the Bicep compiler shows that a second one would stay in the text.
 */
export function escapeArm<T>(value: T): T {
  return mapStrings(value, (text) => (text.startsWith('[') && text.endsWith(']') ? `[${text}` : text));
}

/** The opposite of `escapeArm`. */
export function unescapeArm<T>(value: T): T {
  return mapStrings(value, (text) => (text.startsWith('[[') && text.endsWith(']') ? text.slice(1) : text));
}

function mapStrings<T>(value: T, map: (text: string) => string): T {
  if (typeof value === 'string') return map(value) as T;
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapStrings(part, map)])) as T;
}
