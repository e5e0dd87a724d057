import { isObject } from '../../lib/json.ts';

/** Whether an ARM template would read a value as an expression: a text that begins with `[` and ends with `]`. */
export function isArmExpression(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('[') && value.endsWith(']') && !value.startsWith('[[');
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

/** A workflow definition as the template leaves it; an expression of ARM may stand for anything, as one of a workflow does. */
export function asWorkflow<T>(value: T): T {
  return mapStrings(value, (text) => (isArmExpression(text) ? '@null' : unescapeArm(text)));
}

/** The same value, in type too, with every string mapped. */
function mapStrings<T>(value: T, map: (text: string) => string): T {
  const copy = (part: unknown): unknown => {
    if (typeof part === 'string') return map(part);
    if (Array.isArray(part)) return part.map(copy);
    if (!isObject(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, copy(inner)]));
  };
  return copy(value) as T;
}
