import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { ErrorObject } from 'ajv';
import type { Definition } from './definition.ts';

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
 * Checks of what fixtures are made of. The ones in types/ are taken: to load and run a compiler of schemas would be a third
 * of the mock server's start. Where the definition was edited after they were generated, they are compiled now.
 */
export async function createShapeChecks(cqcApi: Definition): Promise<ShapeChecks> {
  const { madeFrom, ...generated } = loadGenerated();
  if (madeFrom === fingerprint(cqcApi)) return generated;
  const { createCompile } = await import('./json-schema.ts');
  const compile = createCompile(cqcApi);
  const compiled = checkedSchemas.map((name) => [name, compile(`/definitions/${name}`)]);
  return Object.fromEntries(compiled) as ShapeChecks;
}

function loadGenerated(): ShapeChecks & { madeFrom: string } {
  // Required, because to import a file of this size through tsx takes longer than to run it.
  return createRequire(import.meta.url)('../../types/cqc-api-checks.cjs');
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
