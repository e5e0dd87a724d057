import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../contract/server.ts';
import { describeWithDotnet } from '../dotnet.ts';

const forwarded = { 'x-forwarded-host': 'mock.tunnel.example', 'x-forwarded-proto': 'https' };
const outside = 'https://mock.tunnel.example';
const key = { 'ocp-apim-subscription-key': 'demo-key' };

let trusting: FastifyInstance;
let plain: FastifyInstance;
beforeAll(async () => {
  const script = { timeLimitMs: 60_000 };
  trusting = await createServer({ trustProxy: true, script });
  plain = await createServer({ script });
});
afterAll(() => Promise.all([trusting.close(), plain.close()]));

describeWithDotnet('links of the runtime face', () => {
  it('lead back through the proxy', { timeout: 180_000 }, async () => {
    const list = await trusting.inject({ url: '/apim/cqcdata/demo/locations?perPage=2', headers: forwarded });
    expect(list.json().nextLink).toBe(`${outside}/apim/cqcdata/demo/locations?perPage=2&page=2`);
    const poll = await trusting.inject({ url: '/apim/cqcdata/demo/trigger/changes/location', headers: forwarded });
    expect(poll.statusCode).toBe(202);
    expect(poll.headers.location).toMatch(/^https:\/\/mock\.tunnel\.example\/apim\/cqcdata\/demo\/trigger\//);
  });

  it('take the address that the last proxy of several wrote', { timeout: 180_000 }, async () => {
    const headers = { 'x-forwarded-host': 'other.example, mock.tunnel.example', 'x-forwarded-proto': 'http, https' };
    const list = await trusting.inject({ url: '/apim/cqcdata/demo/locations?perPage=2', headers });
    expect(list.json().nextLink).toContain(`${outside}/apim/`);
  });

  it('believe nobody without --trust-proxy', { timeout: 180_000 }, async () => {
    const list = await plain.inject({ url: '/apim/cqcdata/demo/locations?perPage=2', headers: forwarded });
    expect(list.json().nextLink).not.toContain('tunnel.example');
  });
});

describe('behind a proxy', () => {
  it.each([
    [{ 'x-forwarded-host': 'a b' }],
    [{ 'x-forwarded-host': 'a/b' }],
    [{ 'x-forwarded-host': 'a@b' }],
    [{ 'x-forwarded-proto': 'javascript' }],
    [{ 'x-forwarded-proto': 'ftp' }],
    [{ 'x-forwarded-proto': 'https://a.example/' }],
  ])('%j is refused with 400', async (headers) => {
    const answer = await trusting.inject({ url: '/apim/cqcdata/demo/inspection-areas', headers });
    expect(answer.statusCode).toBe(400);
  });

  it("CQC's face answers, with its links below its own address", async () => {
    const list = await trusting.inject({ url: '/public/v1/locations?perPage=2', headers: { ...forwarded, ...key } });
    expect([list.statusCode, list.json().nextPageUri]).toEqual([200, '/locations?page=2&perPage=2']);
  });

  it('the OpenAPI document names the address of the proxy', async () => {
    const { servers } = (await trusting.inject({ url: '/openapi.json', headers: forwarded })).json();
    expect(servers[0].url).toBe(`${outside}/public/v1`);
    const direct = (await plain.inject({ url: '/openapi.json', headers: forwarded })).json();
    expect(direct.servers[0].url).not.toContain('tunnel.example');
  });
});

describe('nobody gets the page or the controls', () => {
  const html = { accept: 'text/html', host: '127.0.0.1:3000' };
  it.each<[string, Record<string, string>]>([
    ['through the proxy', forwarded],
    ['through a proxy that hides', {}],
  ])('%s, with --trust-proxy', async (_name, headers) => {
    const page = await trusting.inject({ url: '/', headers: { ...html, ...headers } });
    expect(page.headers['content-type']).toMatch(/^text\/plain/);
    for (const url of ['/page/overview.json', '/mock/state'])
      expect((await trusting.inject({ url, headers: { ...html, ...headers } })).statusCode, url).toBe(403);
    const reset = await trusting.inject({ url: '/mock/reset', method: 'POST', headers });
    expect(reset.statusCode).toBe(403);
  });

  it.each([
    ...['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Forwarded-Port', 'X-Forwarded-Server'],
    ...['X-Forwarded', 'Forwarded', 'Via', 'X-Real-IP', 'X-Client-IP', 'True-Client-IP', 'CF-Connecting-IP', 'CF-Ray'],
    ...['X-Original-Host', 'X-Azure-ClientIP', 'Fastly-Client-IP', 'X-Cluster-Client-IP', 'CDN-Loop'],
  ])('as soon as %s comes along, without it', async (name) => {
    expect((await plain.inject({ url: '/mock/state', headers: { [name]: 'x' } })).statusCode).toBe(403);
    const page = await plain.inject({ url: '/', headers: { ...html, [name]: 'x' } });
    expect(page.headers['content-type']).toMatch(/^text\/plain/);
  });
});
