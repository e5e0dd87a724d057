import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer, world } from '../../contract/server.ts';
import { describeWithDotnet } from '../../dotnet.ts';

type Server = Awaited<ReturnType<typeof createServer>>;
const buildMs = 180_000;

describe('the runtime face', () => {
  let app: Server;
  beforeAll(async () => {
    app = await createServer();
  });
  afterAll(() => app.close());
  const get = (path: string) => app.inject({ url: `/apim/cqcdata/${path}` });

  it('does not know other connections', async () => {
    const response = await get('other/inspection-areas');
    expect([response.statusCode, response.json().message]).toEqual([
      404,
      expect.stringContaining('no connection other'),
    ]);
    expect((await get('toString/inspection-areas')).statusCode).toBe(404);
  });

  it.each(['demo/nothing', 'demo', 'demo/public/v1/locations'])('does not know the path %s', async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  });

  it.each([
    ['demo/locations?page=many', 'page is no whole number'],
    ['demo/locations?careHome=yes', 'careHome is none of Y, N'],
    ['demo/locations?page=1&page=2', 'page stands more than once'],
    ['demo/changes/location?startTimestamp=2026-10-01T00:00:00Z', 'endTimeStamp is missing'],
    ['demo/changes/place?startTimestamp=a&endTimeStamp=b', 'organisation_type is none of location, provider'],
    ['demo/locations/', 'locationid is missing'],
  ])('%s answers 400 and names the input', async (path, message) => {
    const response = await get(path);
    expect([response.statusCode, response.json()]).toEqual([
      400,
      { statusCode: 400, message: expect.stringContaining(message) },
    ]);
  });

  it('without a .NET SDK answers 501 and says what to install, while CQC answers', async () => {
    const { PATH } = process.env;
    process.env.PATH = '/nowhere';
    const without = await createServer();
    try {
      const response = await without.inject({ url: '/apim/cqcdata/demo/inspection-areas' });
      expect([response.statusCode, response.json().message]).toEqual([501, expect.stringMatching(/\.NET SDK/)]);
      const headers = { 'ocp-apim-subscription-key': 'demo-key' };
      expect((await without.inject({ url: '/public/v1/inspection-areas', headers })).statusCode).toBe(200);
    } finally {
      process.env.PATH = PATH;
      await without.close();
    }
  });
});

describeWithDotnet('the runtime face with the script of this project', () => {
  const location = world.locations[0]?.id;

  it('counts a call once, where it enters, and each connection by itself', { timeout: buildMs }, async () => {
    const connections = { one: { api_key: 'demo-key' }, two: { api_key: 'demo-key' } };
    const app = await createServer({ limit: 100, connections });
    const calls = (connection: string, count: number) =>
      Promise.all(
        Array.from(
          { length: count },
          async () => (await app.inject({ url: `/apim/cqcdata/${connection}/locations/${location}` })).statusCode,
        ),
      );
    const passed = (statuses: number[]) => statuses.filter((status) => status === 200).length;
    expect(passed(await calls('one', 150))).toBe(100);
    expect(passed(await calls('two', 101))).toBe(100);
    const refused = await app.inject({ url: '/apim/cqcdata/one/inspection-areas' });
    expect(refused.json()).toEqual({ statusCode: 429, message: expect.stringContaining('Rate limit is exceeded.') });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const headers = { 'ocp-apim-subscription-key': 'demo-key' };
    expect((await app.inject({ url: '/public/v1/inspection-areas', headers })).statusCode).toBe(200);
    await app.close();
  });

  it('uses the key of its connection', { timeout: buildMs }, async () => {
    const app = await createServer({
      connections: { good: { api_key: 'demo-key' }, bad: { api_key: 'wrong' }, empty: {} },
    });
    const get = (connection: string) => app.inject({ url: `/apim/cqcdata/${connection}/inspection-areas` });
    expect((await get('good')).statusCode).toBe(200);
    for (const connection of ['bad', 'empty']) {
      const response = await get(connection);
      expect(response.statusCode).toBe(401);
      expect(response.json().error.message).toMatch(/subscription key/);
    }
    await app.close();
  });

  it.each(['my conn', 'a/b', 'apim', 'demo'])(
    'works for a connection called %s',
    { timeout: buildMs },
    async (name) => {
      const app = await createServer({ connections: { [name]: { api_key: 'demo-key' } } });
      const path = `/apim/cqcdata/${encodeURIComponent(name)}/locations?perPage=1`;
      const body = (await app.inject({ url: path })).json();
      expect(body.value).toHaveLength(1);
      expect(body.nextLink).toContain(path);
      await app.close();
    },
  );

  it('takes no key from the caller', { timeout: buildMs }, async () => {
    const app = await createServer({ connections: { empty: {} } });
    const headers = { 'ocp-apim-subscription-key': 'demo-key' };
    expect((await app.inject({ url: '/apim/cqcdata/empty/inspection-areas', headers })).statusCode).toBe(401);
    await app.close();
  });

  it('hands on more than a thousand values of a filter', { timeout: buildMs }, async () => {
    const app = await createServer();
    const values = [...Array.from({ length: 1005 }, (_value, index) => `a${index}`), 'London'].join(';');
    const body = (await app.inject({ url: `/apim/cqcdata/demo/locations?perPage=1&region=${values}` })).json();
    expect(body.total).toBeGreaterThan(0);
    await app.close();
  });

  it('works with operation ids in Base64 too', { timeout: buildMs }, async () => {
    const app = await createServer({ encodeOperationIds: true });
    const body = (await app.inject({ url: '/apim/cqcdata/demo/locations?perPage=1' })).json();
    expect(body.value).toHaveLength(1);
    await app.close();
  });

  it.each([401, 403, 404, 429, 500, 503])(
    'Prefer: code=%i reaches CQC through the script',
    { timeout: buildMs },
    async (code) => {
      const app = await createServer();
      const response = await app.inject({
        url: '/apim/cqcdata/demo/inspection-areas',
        headers: { prefer: `code=${code}` },
      });
      expect(response.statusCode).toBe(code);
      expect(response.json().error).toEqual({ code: expect.any(String), message: expect.any(String) });
      expect(response.headers['retry-after']).toBe(code === 429 ? '2' : undefined);
      await app.close();
    },
  );
});

describeWithDotnet('the runtime face with another script', () => {
  let app: Server;
  beforeAll(async () => {
    const scriptFile = fileURLToPath(new URL('./probe.csx', import.meta.url));
    app = await createServer({ script: { scriptFile, timeLimitMs: 6000 } });
    await app.inject({ url: '/apim/cqcdata/demo/filter-values/region' });
  }, buildMs);
  afterAll(() => app.close());
  const get = (path: string, headers = {}) => app.inject({ url: `/apim/cqcdata/demo${path}`, headers });

  it("gives it what the platform gives: CQC's address, the caller's own, the key, policies and platform headers", async () => {
    const headers = { host: 'flows.example:8080', 'user-agent': 'me', 'x-ms-client-request-id': 'mine' };
    const echo = (await get('/reports/a%2Fb?x=1&y=a%20b', headers)).json();
    expect(echo).toMatchObject({
      operationId: 'MainReport',
      requestUri: 'https://api.service.cqc.org.uk/public/v1/reports/a%2Fb?x=1&y=a%20b',
      originalRequestUri: 'http://flows.example:8080/apim/cqcdata/demo/reports/a%2Fb?x=1&y=a%20b',
      'ocp-apim-subscription-key': 'demo-key',
      'user-agent': 'CQC-Data-Connector/2.0',
      'accept-encoding': expect.stringMatching(/^gzip, ?deflate$/),
      'x-ms-apim-referrer': 'http://flows.example:8080/apim/cqcdata/demo/reports/a%2Fb?x=1&y=a%20b',
      'x-ms-apim-referrer-prefix': 'http://flows.example:8080/apim/cqcdata/demo',
      'x-ms-client-request-id': 'mine',
    });
  });

  it.each([
    ['loops for ever', '/providers', 504, /longer than 6000 ms/],
    ['throws', '/locations', 500, /InvalidOperationException: probe/],
    [
      'returns null',
      '/changes/location?startTimestamp=2026-10-01T00:00:00Z&endTimeStamp=2026-10-02T00:00:00Z',
      500,
      /null/,
    ],
    ['answers 30 MB', '/inspection-areas', 500, /body|MB|bytes/i],
    ['answers with a header that cannot be sent', '/providers/1-1/inspection-areas', 500, /X-Odd/i],
    ['asks another host', '/providers/1-1/locations', 500, /elsewhere\.example/],
  ])('a script that %s gives a clear error, and the next call works', async (_name, path, status, message) => {
    const response = await get(path);
    expect([response.statusCode, response.json()]).toEqual([
      status,
      { statusCode: status, message: expect.stringMatching(message) },
    ]);
    expect((await get('/filter-values/region')).statusCode).toBe(200);
  });
});
