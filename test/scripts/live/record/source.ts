import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createMockServer, type MockServerOptions } from '../../../../mock-server/app.ts';

/** Long enough that nothing else is called so. */
export const key = 'secret-key-of-the-test-4711';

/** A mock server that stands for CQC, over HTTP. */
export async function startSource(options: MockServerOptions = {}): Promise<{ app: FastifyInstance; base: string }> {
  const app = await createMockServer({ limit: 0, keys: [key], ...options });
  await app.listen({ port: 0 });
  return { app, base: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/public/v1` };
}

/** Asks a mock server for JSON. */
export async function ask(app: FastifyInstance, path: string): Promise<Record<string, unknown>> {
  const response = await app.inject({ url: `/public/v1${path}`, headers: { 'ocp-apim-subscription-key': key } });
  return { status: response.statusCode, ...response.json<Record<string, unknown>>() };
}

/** A folder for recordings, and what removes it. */
export function makeFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'cqc-data-record-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Every file of a folder, by its path, as a text in which bytes stay apart. */
export function readAll(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}
