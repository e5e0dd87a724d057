import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
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
  expect(html).toContain('<title>CQC Data</title>');
  expect(html).toContain(' translate="no">'); // else a browser hides what is written afterwards
  // Where there are no scripts nothing else says why nothing goes on.
  expect(html).toMatch(/<noscript>.* href="\/apiDefinition.swagger.json".*<\/noscript>\n<div id="page"/);
});

it('follows the file, and shows markup in it as text', async () => {
  const changed = structuredClone(definition);
  const [first] = Object.values(changed.paths);
  changed.info.title = '</title><img src=x>';
  if (first) Object.assign(first.get, { summary: '<script>alert(1)</script>', description: '"><img src=x onerror=a>' });
  writeFileSync(file, JSON.stringify(changed));
  const html = await getPage();
  expect(html).toContain('&lt;script>alert(1)&lt;/script>');
  expect(html).not.toMatch(/<script>alert|<img src=x/);
});

it.each<[string, string, string | undefined, RegExp | undefined]>([
  ['other words', 'apiDefinition.swagger.json', JSON.stringify({ ...definition, externalDocs: {} }), undefined],
  [
    'another host',
    'apiDefinition.swagger.json',
    JSON.stringify({ ...definition, host: 'b.example' }),
    /Start the server anew/,
  ],
  [
    'half a definition',
    'apiDefinition.swagger.json',
    '{',
    /:1:2: not valid JSON.* The server runs the connector as it was\.$/,
  ],
  ['no operation', 'apiDefinition.swagger.json', 'null', /describes no operation.* as it was\.$/],
  ['no definition', 'apiDefinition.swagger.json', undefined, /no apiDefinition\.swagger\.json.* as it was\.$/],
  ['other properties', 'apiProperties.json', '{"properties":{"scriptOperations":["a"]}}', /Start the server anew/],
  ['half of the properties', 'apiProperties.json', '{', /apiProperties\.json:1:2: not valid JSON.* as it was\.$/],
])('says how the files are other than what the server runs: %s', async (_name, name, content, note) => {
  const path = join(folder, name);
  const before = readFileSync(path);
  if (content === undefined) rmSync(path);
  else writeFileSync(path, content);
  const about = await app.inject({ url: '/page/about', headers: { host: '127.0.0.1:3000' } });
  writeFileSync(path, before);
  expect(about.json().filesNote).toEqual(note && expect.stringMatching(note));
});

it('is empty where the file cannot be read as JSON', async () => {
  writeFileSync(file, '{');
  expect(await getPage()).toContain('<div id="page" aria-busy="true"></div>');
});

it('answers 404 where what stands in its place cannot be read', async () => {
  rmSync(file);
  mkdirSync(file);
  expect((await app.inject('/apiDefinition.swagger.json')).statusCode).toBe(404);
  rmdirSync(file);
});
