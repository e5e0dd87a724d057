import leven from 'leven';
import { words } from '../lib/words.ts';
import { type Shape, type ShapeOf, settle } from './shape.ts';
import { documentShape } from './shapes.ts';

/**
 * Extensions of AutoRest and of Azure's API guidelines (github.com/Azure/autorest, docs/extensions; github.com/Azure/
 * azure-api-style-guide), which definitions made for those tools hold. The platform passes over them.
 */
const otherToolsExtensions = new Set(
  words(`
  x-ms-arm-id-details x-ms-azure-resource x-ms-client-default x-ms-client-flatten x-ms-client-name
  x-ms-client-request-id x-ms-code-generation-settings x-ms-discriminator-value x-ms-error-response x-ms-examples
  x-ms-external x-ms-header-collection-prefix x-ms-headers x-ms-identifiers x-ms-long-running-operation
  x-ms-long-running-operation-options x-ms-mutability x-ms-odata x-ms-original x-ms-parameter-grouping
  x-ms-parameterized-host x-ms-paths x-ms-request-id x-ms-secret x-ms-skip-url-encoding x-ms-text
  `),
);

/** Keys and keywords of OpenAPI 3 and JSON Schema that Swagger 2.0 does not have. */
export const foreignKeywords = words(`
  openapi components servers webhooks jsonSchemaDialect nullable oneOf anyOf not const if then else patternProperties
  requestBody callbacks content style explode allowReserved links
`);

/** Every key of a shape and of the shapes in it. */
function* keysOf(shape: ShapeOf, seen: Set<Shape>): Generator<string> {
  const settled = settle(shape);
  if (seen.has(settled)) return;
  seen.add(settled);
  const { keys = {}, others, items } = settled;
  for (const [key, inner] of Object.entries(keys)) {
    yield key;
    yield* keysOf(inner, seen);
  }
  for (const inner of [others, items]) if (inner !== undefined) yield* keysOf(inner, seen);
}

let known: Set<string> | undefined;

/** The extensions that the platform knows, wherever they may stand. */
function platformExtensions(): Set<string> {
  known ??= new Set([...keysOf(documentShape, new Set())].filter((key) => key.startsWith('x-ms-')));
  return known;
}

/** What an `x-ms-` key is that may not stand where it does, and the name that was meant, if one is near. */
export function judgeExtension(key: string): {
  kind: 'misplaced' | 'foreign' | 'misspelt' | 'unknown';
  meant?: string;
} {
  if (platformExtensions().has(key)) return { kind: 'misplaced' };
  if (otherToolsExtensions.has(key)) return { kind: 'foreign' };
  const meant = nearestName(key, platformExtensions());
  return meant === undefined ? { kind: 'unknown' } : { kind: 'misspelt', meant };
}

/** Which of the names that are asked for each of those found is meant for: the nearest, or the only one where there is one of each. */
export function meantNames(found: readonly string[], asked: readonly string[]): Map<string, string> {
  const left = new Set(asked);
  return new Map(
    found.flatMap((name): [string, string][] => {
      const [only = ''] = left;
      const meant = found.length === 1 && left.size === 1 ? only : nearestName(name, left);
      if (meant === undefined) return [];
      left.delete(meant);
      return [[name, meant]];
    }),
  );
}

/** A name without what is easily overlooked in it: capitals, and blanks around it. */
export const inSmallLetters = (name: string): string => name.trim().toLowerCase();

/** The name that was probably meant: at most two letters differ, or a quarter of what follows "x-ms-". */
export function nearestName(key: string, names: Iterable<string>): string | undefined {
  let nearest: { name: string; distance: number } | undefined;
  for (const name of names) {
    const limit = Math.max(2, Math.floor(name.replace(/^x-ms-/, '').length / 4));
    const distance = leven(inSmallLetters(key), name.toLowerCase(), { maxDistance: limit + 1 });
    // Of a short name two letters are too much to tell.
    if (distance <= Math.min(limit, name.length - 2) && distance < (nearest?.distance ?? Infinity))
      nearest = { name, distance };
  }
  return nearest?.name;
}
