import type { JsonObject } from './json.ts';

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
  try {
    await SwaggerParser.validate(copy, { resolve: { external: false }, dereference: { circular: 'ignore' } });
    return undefined;
  } catch (error) {
    const details = (error as { details?: { instancePath?: string; message?: string }[] }).details;
    const first = Array.isArray(details) ? details[0] : undefined;
    const found = first?.message ?? (error as Error).message.split('\n')[0] ?? 'no reason was given';
    return { pointer: first?.instancePath ?? '', args: { found } };
  }
}
