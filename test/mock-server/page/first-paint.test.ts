import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMockServer } from '../../../mock-server/app.ts';
import { loadDefinition } from '../../../scripts/lib/definition.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-first-paint-'));
const file = join(folder, 'apiDefinition.swagger.json');
const definition = loadDefinition();
writeFileSync(file, JSON.stringify(definition));
writeFileSync(join(folder, 'apiProperties.json'), '{"properties":{}}');

let app: Awaited<ReturnType<typeof createMockServer>>;
beforeAll(async () => {
  app = await createMockServer({ limit: 0, connector: folder });
}, 60_000);
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});
const getPage = async () =>
  (await app.inject({ url: '/', headers: { accept: 'text/html', host: '127.0.0.1:3000' } })).body;

it('shows every card before a script runs', { timeout: 60_000 }, async () => {
  const html = await getPage();
  for (const { get } of Object.values(definition.paths)) expect(html).toContain(`>${get.summary}</a></h3>`);
  expect(html).toContain('aria-busy="true"');
});

it('follows the file, and shows markup in it as text', async () => {
  const changed = structuredClone(definition);
  const [first] = Object.values(changed.paths);
  if (first) Object.assign(first.get, { summary: '<script>alert(1)</script>', description: '"><img src=x onerror=a>' });
  writeFileSync(file, JSON.stringify(changed));
  const html = await getPage();
  expect(html).toContain('&lt;script>alert(1)&lt;/script>');
  expect(html).not.toMatch(/<script>alert|<img src=x/);
  expect(html).toContain('The definition on disk is newer');
});

it('is empty where the file cannot be read as JSON', async () => {
  writeFileSync(file, '{');
  expect(await getPage()).toContain('<div id="page" aria-busy="true"></div>');
});
