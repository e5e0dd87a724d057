import type { FastifyInstance } from 'fastify';
import { createMockServer, defaultOptions, type MockServerOptions } from '../../mock-server/app.ts';
import { readWorld } from '../../mock-server/cqc-api/world.ts';
import { describeCqcApi } from '../../scripts/lib/cqc-api.ts';
import { loadDefinition } from '../../scripts/lib/definition.ts';

/** What the contract tests hold answers against. */
export const definition = loadDefinition();
export const cqcApi = describeCqcApi(definition);
export const world = readWorld(defaultOptions.data);

/** What to do when fixtures are not what the definition or a test needs. */
export const mendFixtures =
  'Correct scripts/fixture-world/ or the definition, run `npm run generate-types` and `npm run generate-fixtures` and commit the result.';

export const key = 'demo-key';

/** A mock server without a limit and with changes at the times of the fixtures, unless the options say otherwise. */
export const createServer = (options: MockServerOptions = {}): Promise<FastifyInstance> =>
  createMockServer({ limit: 0, data: defaultOptions.data, ...options });

/** Calls an operation of CQC's face with a valid key. */
export const call = (app: FastifyInstance, path: string, headers: Record<string, string> = {}) =>
  app.inject({ url: cqcApi.basePath + path, headers: { 'ocp-apim-subscription-key': key, ...headers } });

/** Writes a query; the same name may stand several times. */
export const query = (pairs: [string, string | number][]): string =>
  `?${new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)]))}`;
