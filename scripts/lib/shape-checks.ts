import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { ErrorObject } from 'ajv';
import type { Definition } from './definition.ts';
import { Refusal } from './refusal.ts';

/** Tells whether a body fits its schema; where it does not, `errors` holds every place that does not until the next call. */
export interface ShapeCheck {
  (body: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** The schemas of the definition that fixtures are made of. */
export const checkedSchemas = ['Provider', 'Location', 'InspectionAreaTaxonomy'] as const;

/** A check for each of them. */
export type ShapeChecks = Record<(typeof checkedSchemas)[number], ShapeCheck>;

/**
 * Checks of what fixtures are made of. The generated ones are taken: to load and run a compiler of schemas takes a seventh
 * of the mock server's start. Where the definition was edited after they were generated, and where they cannot be read, they
 * are compiled now.
 */
export async function createShapeChecks(cqcApi: Definition, file = generatedChecks): Promise<ShapeChecks> {
  const { madeFrom, ...generated } = load(file) ?? {};
  if (madeFrom === fingerprint(cqcApi)) return generated as ShapeChecks;
  const { createCompile } = await import('./json-schema.ts');
  requireChecked(cqcApi);
  const compile = createCompile(cqcApi);
  const compiled = checkedSchemas.map((name) => [name, compile(`/definitions/${name}`)]);
  return Object.fromEntries(compiled) as ShapeChecks;
}

/** @throws Refusal when the definition has one of them no more. */
export function requireChecked({ definitions }: Definition): void {
  const missing = checkedSchemas.find((name) => !(name in definitions));
  if (missing !== undefined)
    throw new Refusal(
      `apiDefinition.swagger.json: no operation answers with #/definitions/${missing}, after which scripts/lib/shape-checks.ts checks fixtures. Call the schema so again, or change that file.`,
    );
}

const generatedChecks = '../../types/cqc-api-checks.cjs';

function load(file: string): (ShapeChecks & { madeFrom: string }) | undefined {
  try {
    // Required, because to import a file of this size through tsx takes longer than to run it.
    return createRequire(import.meta.url)(file);
  } catch {
    return undefined; // A start takes longer then, and `npm run generate-types -- --check` tells.
  }
}

/** The schemas of a definition without their documentation, which no check reads. */
export function writeSchemas({ definitions }: Definition): string {
  const isText = (key: string, value: unknown) =>
    /^(?:description|x-ms-summary)$/.test(key) && typeof value === 'string';
  return JSON.stringify({ definitions }, (key, value) => (isText(key, value) ? undefined : value));
}

/** The same for two definitions whose checks are the same. */
export const fingerprint = (definition: Definition): string =>
  createHash('sha256').update(writeSchemas(definition)).digest('hex');
