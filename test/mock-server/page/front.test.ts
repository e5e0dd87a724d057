import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMockServer } from '../../../mock-server/app.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await createMockServer({ limit: 0 });
});
afterAll(() => app.close());

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', host: '127.0.0.1:3000' };
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

describe('GET /', () => {
  it.each([
    ['nothing in Accept', {}],
    ['curl', { accept: '*/*' }],
    ['a program', { accept: 'application/json' }],
    ['who likes text better', { accept: 'text/html;q=0.1, text/plain' }],
  ])('answers a short text with the addresses: %s', async (_name, headers) => {
    const answer = await get('/', headers);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    for (const address of ['/public/v1/', '/apim/cqcdata/demo/', '/openapi.json', '/health']) {
      expect(answer.body).toContain(address);
    }
    expect(answer.body.split('\n').length).toBeLessThan(10);
  });

  it('answers a browser with the page, which may load nothing from elsewhere, and nothing inline but by its hash', async () => {
    const answer = await get('/', html);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cross-origin-opener-policy']).toBeUndefined(); // it would cost each visit a process
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const inline = [...answer.body.matchAll(/<(script|style)>(.*?)<\/\1>/gs)];
    expect(inline.map(([, kind]) => kind)).toEqual(['style', 'script']);
    for (const [, kind, text = ''] of inline) {
      const hash = createHash('sha256').update(text).digest('base64');
      expect(policy.split('; ').find((part) => part.startsWith(`${kind}-src `))).toContain(`'sha256-${hash}'`);
    }
    const rest = inline.reduce((html, [whole]) => html.replace(whole, ''), answer.body);
    expect(rest).not.toMatch(/<script(?![^>]*src=)|<style|style=|https?:/);
    const files = [...answer.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, url]) => url as string);
    expect(files.length).toBeGreaterThan(3);
    for (const url of files) expect((await get(url, { host: html.host })).statusCode, url).toBe(200);
  });

  it('keeps the files of the page for ever, and asks for the page each time', async () => {
    const shell = await get('/', html);
    expect(shell.headers['cache-control']).toBe('no-cache');
    const [, script = ''] = /type="module" src="([^"]+)"/.exec(shell.body) ?? [];
    const answer = await get(script, { host: html.host });
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });
});

describe('nobody but a browser of this machine gets the page', () => {
  it.each([
    ['behind a proxy', { ...html, 'x-forwarded-for': '203.0.113.7' }],
    ['behind a proxy that follows the standard', { ...html, forwarded: 'for=203.0.113.7' }],
    ['by a foreign name that leads here', { ...html, host: 'evil.example' }],
    ['from a page of another site', { ...html, origin: 'https://evil.example' }],
    ['from a frame of another site', { ...html, 'sec-fetch-site': 'cross-site' }],
  ])('%s', async (_name, headers) => {
    expect((await get('/page/about', headers)).statusCode).toBe(403);
    expect((await get('/', headers)).headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  it.each(['cross-site', 'same-site'])(
    'but whoever follows a link to it, from a page that then lets go: %s',
    async (site) => {
      const link = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
      const answer = await get('/', { ...html, ...link });
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin');
      for (const other of [
        { 'sec-fetch-dest': 'iframe' },
        { 'sec-fetch-mode': 'no-cors' },
        { origin: 'https://evil.example' },
        { host: 'evil.example' },
        { 'x-forwarded-for': '203.0.113.7' },
      ]) {
        const refused = await get('/', { ...html, ...link, ...other });
        expect(refused.headers['content-type'], JSON.stringify(other)).toBe('text/plain; charset=utf-8');
      }
      expect((await get('/page/about', { ...html, ...link })).statusCode).toBe(403);
    },
  );

  it('from another machine', async () => {
    const answer = await app.inject({ url: '/page/about', headers: html, remoteAddress: '192.0.2.1' });
    expect(answer.statusCode).toBe(403);
  });
});

describe('what programs read', () => {
  it('/health', async () => {
    const answer = await get('/health');
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  it.each(['/', '/health', '/openapi.json', '/apiDefinition.swagger.json'])('HEAD %s, as monitors ask', async (url) => {
    const { statusCode, body } = await app.inject({ url, method: 'HEAD' });
    expect([statusCode, body]).toEqual([200, '']);
  });

  it('/apiDefinition.swagger.json is the file, and unchanged it is not sent again', async () => {
    const answer = await get('/apiDefinition.swagger.json');
    expect(answer.body).toBe(readFileSync('apiDefinition.swagger.json', 'utf8'));
    const again = await get('/apiDefinition.swagger.json', { 'if-none-match': String(answer.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    for (const known of [`W/${answer.headers.etag}`, `"x", ${answer.headers.etag}`, '*'])
      expect((await get('/apiDefinition.swagger.json', { 'if-none-match': known })).statusCode).toBe(304);
    const known = { url: '/apiDefinition.swagger.json', headers: { 'if-none-match': '*' } };
    const { statusCode, headers } = await app.inject({ ...known, method: 'HEAD' });
    expect([statusCode, headers['content-length']]).toEqual([304, String(Buffer.byteLength(answer.body))]);
  });

  it.each(['/docs', '/swagger', '/page', '/page/', '/page/nothing', '/favicon.ico', '/index.html'])(
    '%s is not there',
    async (url) => {
      expect((await get(url, html)).statusCode).toBe(404);
    },
  );
});

it('no key leaves the server but the one that everybody knows', async () => {
  const own = await createMockServer({
    keys: ['a real key', 'demo-key'],
    connections: { mine: { api_key: 'a real key' } },
    limit: 5,
  });
  const headers = { host: html.host };
  await own.inject({ url: '/', headers: html });
  await own.inject({ url: '/public/v1/inspection-areas?subscription-key=a%20real%20key' });
  await own.inject({
    url: '/public/v1/locations?primaryInspectionCategoryCode=P2',
    headers: { 'ocp-apim-subscription-key': 'a real key' },
  });
  await own.inject({ url: '/public/v1/inspection-areas', headers: { 'ocp-apim-subscription-key': 'demo-key' } });
  const about = await own.inject({ url: '/page/about', headers });
  expect(about.json()).toMatchObject({ demoKey: 'demo-key', connections: ['mine'] });
  expect(about.body).not.toContain('real key');
  const url = await own.listen({ port: 0 });
  const events = await fetch(`${url}/page/events`);
  const { value } = (await events.body?.getReader().read()) ?? {};
  const hello = Buffer.from(value ?? []).toString();
  const { calls, limits } = JSON.parse(/^event: hello\ndata: (.*)\n/m.exec(hello)?.[1] ?? '{}');
  expect(
    calls.map(({ caller, operationId, status }: Record<string, unknown>) => [caller, operationId, status]),
  ).toEqual([
    ['key 1', 'InspectionAreas', 200],
    ['key 1', 'Locations', 200],
    ['demo-key', 'InspectionAreas', 200],
  ]);
  expect(calls[0].address).toBe('/public/v1/inspection-areas?subscription-key=(key 1)');
  expect(limits).toContainEqual(expect.objectContaining({ face: 'cqc', caller: 'key 1', count: 2, limit: 5 }));
  expect(hello).not.toContain('real');
  await own.close();
});

it('ends its stream of events, also where the server ends while the page is still made', async () => {
  const own = await createMockServer();
  const url = await own.listen({ port: 0 });
  const events = fetch(`${url}/page/events`).then((answer) => answer.text());
  await expect.poll(() => own.countOpenCalls(), { interval: 1 }).toBe(1);
  await own.close();
  expect(await events).toContain('event: hello');
});

it('loads nothing of the page before somebody opens it', () => {
  const page = 'mock-server/page/';
  const loaded = new Set(['mock-server/server.ts', 'mock-server/command.ts', 'mock-server/app.ts']);
  for (const file of loaded) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
    for (const statement of source.statements) {
      const isTyped = ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly === true;
      if (!(ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) || isTyped) continue;
      const name =
        statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier)
          ? statement.moduleSpecifier.text
          : '';
      const path = name.startsWith('.') ? join(dirname(file), name) : name;
      if (!name.startsWith('.') || existsSync(path)) loaded.add(path);
      if (!name.startsWith('.')) loaded.delete(path);
      expect(['esbuild', 'preact', '@scalar/openapi-upgrader'], `${file} loads`).not.toContain(name);
    }
  }
  const ofPage = [...loaded].filter((file) => file.startsWith(page)).map((file) => file.slice(page.length));
  expect(ofPage.sort()).toEqual(['addresses.ts', 'describe-served.ts', 'front.ts', 'send-fresh.ts']);
});
