import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkOwnDefinition } from './check-own-definition.ts';
import { show } from './json.ts';
import { resolveReference } from './json-pointer.ts';
import { readNamedJson } from './read-file.ts';
import { Refusal } from './refusal.ts';

/** A JSON Schema as Swagger 2.0 allows it ("Schema Object"), with the extensions this project reads. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  nullable?: boolean;
  'x-nullable'?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  description?: string;
  'x-ms-summary'?: string;
  'x-ms-dynamic-values'?: unknown;
}

/** A parameter that is not in the body (Swagger 2.0, "Parameter Object"). */
export interface Parameter extends Schema {
  name: string;
  in: 'query' | 'path' | 'header';
  required: boolean;
  default?: unknown;
  minimum?: number;
  collectionFormat?: 'csv' | 'multi';
}

interface Response {
  description: string;
  schema?: Schema;
}

type Reference = { $ref: string };

interface OperationObject {
  operationId: string;
  summary: string;
  description: string;
  produces?: string[];
  parameters: (Parameter | Reference)[];
  responses: Record<string, Response | Reference>;
  'x-ms-visibility'?: string;
  [extension: `x-ms-${string}`]: unknown;
}

/** The parts of a Swagger 2.0 document ("Swagger Object") that this project reads. Every operation is a GET. */
export interface Definition {
  swagger: '2.0';
  info: { title: string; version: string; description: string };
  host: string;
  basePath: string;
  paths: Record<string, { get: OperationObject }>;
  definitions: Record<string, Schema>;
  parameters: Record<string, Parameter>;
  responses: Record<string, Response>;
  securityDefinitions: Record<string, { type: string; in: string; name: string }>;
}

/** An operation with its references to parameters and responses followed. */
export interface Operation {
  operationId: string;
  path: string;
  parameters: Parameter[];
  responses: Record<string, Response>;
}

/** The project's own definition, the source of truth. */
export const definitionFile = fileURLToPath(new URL('../../apiDefinition.swagger.json', import.meta.url));

/** The folder of this project. */
export const projectFolder = dirname(definitionFile);

/**
 * Refuses to do with this package's connector what is meant for the one in whose folder it is called.
 * @throws Refusal that names the other definition.
 */
export function refuseOtherFolder(): void {
  const here = resolve('apiDefinition.swagger.json');
  if (!existsSync(here) || realpathSync(here) === realpathSync(definitionFile)) return;
  throw new Refusal(
    `${here}: is another connector's, and this is done with ${definitionFile} alone. Call it from another folder.`,
  );
}

/**
 * Reads the project's own definition.
 * @throws UnreadableError that names the file when it is missing, is not JSON, or lacks what is read of it.
 */
export function loadDefinition(): Definition {
  const definition = readNamedJson<Definition>(definitionFile);
  checkOwnDefinition(definitionFile, definition);
  return definition;
}

/** Lists the operations of a definition in the order of its paths. */
export function listOperations(definition: Definition): Operation[] {
  return Object.keys(definition.paths).map((path) => describeOperation(definition, path));
}

/** The operationIds of a definition in the order of its paths. */
export function listOperationIds({ paths }: Definition): string[] {
  return Object.values(paths).map(({ get }) => get.operationId);
}

/**
 * Finds an operation that code names.
 * @throws Refusal when there is none: the definition was edited, and the code has not followed.
 */
export function findOperation(definition: Definition, operationId: string): Operation {
  const known = listOperationIds(definition);
  const path = Object.keys(definition.paths)[known.indexOf(operationId)];
  if (path !== undefined) return describeOperation(definition, path);
  throw new Refusal(
    `apiDefinition.swagger.json: no operation is called ${operationId}, which is described in code. Call it so again, by which flows know it, or take it out of the code.`,
  );
}

function describeOperation(definition: Definition, path: string): Operation {
  const { operationId, parameters, responses } = partOf(definition.paths, path).get;
  return {
    operationId,
    path,
    parameters: parameters.map((parameter) => follow(definition, parameter)),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [status, follow(definition, response)]),
    ),
  };
}

/**
 * A part of a definition that cannot be missing.
 * @throws Refusal that names it when it is.
 */
export function partOf<T>(parts: Record<string, T> | undefined, name: string): T {
  const part = parts?.[name];
  if (part === undefined)
    throw new Refusal(`The definition has no "${name}", which is described in code. Correct one.`);
  return part;
}

/** Follows a local reference such as `#/parameters/page`; anything else is returned as it is. */
export function follow<T extends object>(definition: Definition, value: T | Reference): T {
  const target = resolveReference(definition, value);
  if (target === undefined)
    throw new Refusal(`The reference ${show(value)} leads nowhere. Add it or correct the name.`);
  return target as T;
}
