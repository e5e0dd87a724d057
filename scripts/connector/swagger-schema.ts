import { isObject, type JsonObject, list, object, text } from '../lib/json.ts';
import { valueAt } from '../lib/json-pointer.ts';
import { messageOf } from '../lib/message-of.ts';

/**
 * Values of a definition with every reference written out, beyond which references stay as they are: eight definitions
 * that name each other eight times hold sixteen million. The largest published definition
 * that was read has 34,000.
 */
export const maxExpandedValues = 400_000;

/**
 * Asks swagger-parser to resolve every reference and to hold the result against the official Swagger 2.0 schema: a net
 * under the named rules, asked only when none of them found an error. External references are never fetched.
 */
export async function validateSwagger(
  definition: JsonObject,
): Promise<{ pointer: string; args: { found: string } } | undefined> {
  // Loaded late: most runs that find an error never need it.
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  // A copy, because the parser replaces references in place.
  const copy = JSON.parse(JSON.stringify(definition));
  const isSmall = countExpanded(definition) <= maxExpandedValues;
  // The schema allows references, so that a large definition can be held against it as it is written.
  const dereference = { circular: 'ignore' as const, ...(isSmall ? {} : { excludedPathMatcher: () => true }) };
  try {
    await SwaggerParser.validate(copy, { resolve: { external: false }, dereference, validate: { spec: isSmall } });
    return undefined;
  } catch (error) {
    // The errors of the schema, when it is the schema that refuses.
    const [first] = list(object(error).details);
    const { instancePath, message } = object(first);
    const found = text(message) ?? messageOf(error).split('\n')[0] ?? 'no reason was given';
    return { pointer: text(instancePath) ?? '', args: { found } };
  }
}

/** Chains of references longer than this count as too large, so that the count cannot exhaust the call stack. */
const maxLevels = 2000;

/** Longer references count as too large as well: the parser's time grows with the square of their segments. */
const maxReferenceLength = 1000;

/** Number of values in a definition with every reference written out; each target is counted once and remembered. */
function countExpanded(definition: JsonObject): number {
  const known = new Map<string, number>();
  const countAt = (ref: string, level: number): number => {
    const before = known.get(ref);
    if (before !== undefined) return before;
    // Counts as one while it is open: the parser leaves circular references as they are.
    known.set(ref, 1);
    const count = countIn(valueAt(definition, ref), level + 1);
    known.set(ref, count);
    return count;
  };
  const countIn = (value: unknown, level: number): number => {
    if (level > maxLevels) return maxExpandedValues + 1;
    if (Array.isArray(value)) return value.reduce<number>((sum, inner) => sum + countIn(inner, level + 1), 1);
    if (!isObject(value)) return 1;
    const ref = text(value.$ref);
    if (ref !== undefined && ref.length > maxReferenceLength) return maxExpandedValues + 1;
    if (ref?.startsWith('#/') === true) return countAt(ref, level);
    return Object.values(value).reduce<number>((sum, inner) => sum + countIn(inner, level + 1), 1);
  };
  return countIn(definition, 0);
}
