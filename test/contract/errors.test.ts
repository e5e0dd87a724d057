import { describe, expect, it } from 'vitest';
import { call, cqcApi, createServer, world } from './server.ts';

const app = await createServer();
const location = world.locations[0]?.id as string;
const window = 'startTimestamp=2026-10-01T00:00:00Z&endTimestamp=2026-10-02T00:00:00Z';
const unspecified = (name: string) => ({
  statusCode: 400,
  message: `Unspecified query parameter ${name} is not allowed.`,
});

describe('an undeclared query parameter is refused with the live body', () => {
  it.each([
    ['/locations?partnerCode=x', 'partnerCode'],
    ['/locations?name=x', 'name'],
    ['/locations?Page=1', 'Page'],
    ['/providers?careHome=Y', 'careHome'],
    ['/providers?gacServiceTypeDescription=x', 'gacServiceTypeDescription'],
    [`/locations/${location}?page=1`, 'page'],
    [`/changes/location?${window}&endTimeStamp=2026-10-02T00:00:00Z`, 'endTimeStamp'],
    ['/inspection-areas?page=1', 'page'],
    ['/reports/x?20220420120000', '20220420120000'],
  ])('%s', async (path, name) => {
    const response = await call(app, path);
    expect(response.statusCode).toBe(400);
    expect(response.body).toBe(JSON.stringify(unspecified(name)));
  });
});

describe('a value that does not fit answers 400 and names the parameter', () => {
  it.each([
    ['/locations?page=0', 'page'],
    ['/locations?page=-1', 'page'],
    ['/locations?page=1.0', 'page'],
    ['/locations?page=1e2', 'page'],
    ['/locations?page=0x10', 'page'],
    ['/locations?page=%205', 'page'],
    ['/locations?page=', 'page'],
    ['/locations?page=99999999999999999999', 'page'],
    ['/locations?page=1&page=2', 'page'],
    ['/locations?perPage=0', 'perPage'],
    ['/locations?perPage=many', 'perPage'],
    ['/locations?careHome=Y&careHome=N', 'careHome'],
    [`/changes/locations?${window}`, 'organisation_type'],
    [`/changes/Location?${window}`, 'organisation_type'],
    ['/changes/location', 'startTimestamp'],
    ['/changes/location?startTimestamp=2026-10-01T00:00:00Z', 'endTimestamp'],
    ['/changes/location?startTimestamp=yesterday&endTimestamp=2026-10-02T00:00:00Z', 'startTimestamp'],
    ['/changes/location?startTimestamp=2026-10-01T00:00:00Z&endTimestamp=2026-13-02T00:00:00Z', 'endTimestamp'],
    ['/changes/location?startTimestamp=2026-10-01&endTimestamp=2026-10-02T00:00:00Z', 'startTimestamp'],
    ['/changes/location?startTimestamp=2026-10-02T00:00:00Z&endTimestamp=2026-10-01T00:00:00Z', 'startTimestamp'],
  ])('%s', async (path, name) => {
    const response = await call(app, path);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({ statusCode: 400, message: expect.stringMatching(new RegExp(` ${name}[ .]`)) });
  });
});

it.each(['rm317', location.toLowerCase().replace('1-', 'a-')])('an id in lower case (%s) answers 400', async (id) => {
  const response = await call(app, `/locations/${id}`);
  expect([response.statusCode, response.json()]).toEqual([400, { message: 'Bad Request' }]);
});

describe('an unknown id answers 404 in the words of its operation', () => {
  it.each([
    ['/locations/1-0', 'Not found'],
    ['/locations/1-0/inspection-areas', 'Not found'],
    ['/locations/1-0/provider-inspection-areas', 'No Locations found on the given Location ID'],
    ['/locations/1-0/assessment-service-groups', 'Not found'],
    ['/providers/1-0', 'Not found'],
    ['/providers/1-0/locations', 'Not found'],
    ['/providers/1-0/inspection-areas', 'No Providers found on the given Provider ID'],
    ['/providers/1-0/assessment-service-groups', 'Not found'],
    ['/reports/00000000-0000-0000-0000-000000000000', 'Report Not Found'],
    [`/reports/${[...world.reports.keys()][0]}/report`, 'Report Not Found'],
    ['/reports/00000000-0000-0000-0000-000000000000/Use%20of%20Resources', 'Report Not Found'],
    [`/locations/${'9'.repeat(1500)}`, 'Not found'],
  ])('%s', async (path, message) => {
    const response = await call(app, path);
    expect([response.statusCode, response.json()]).toEqual([404, { message }]);
  });
});

describe('a path that is no operation answers 404, with or without a key', () => {
  it.each(['/public/v1/nothing', '/public/v1/', '/', '/public/v1/locations/', '/public/v2/locations'])(
    '%s',
    async (url) => {
      const response = await app.inject({ url });
      expect([response.statusCode, response.json()]).toEqual([404, { statusCode: 404, message: 'Resource not found' }]);
    },
  );

  it.each(['POST', 'HEAD', 'OPTIONS', 'DELETE'] as const)('%s of a known path', async (method) => {
    expect((await app.inject({ method, url: '/public/v1/locations' })).statusCode).toBe(404);
  });
});

it('a path that is not a valid address answers 400', async () => {
  expect((await call(app, '/locations/%zz')).statusCode).toBe(400);
});

describe('the key', () => {
  const missing =
    'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.';
  const invalid =
    'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.';
  it.each<[string, string, Record<string, string>, number, string | undefined]>([
    ['none', '', {}, 401, missing],
    ['an empty one', '', { 'Ocp-Apim-Subscription-Key': '' }, 401, missing],
    ['a wrong one', '', { 'Ocp-Apim-Subscription-Key': 'wrong' }, 401, invalid],
    ['a wrong one in the query', '?subscription-key=wrong', {}, 401, invalid],
    ['a valid one in the header', '', { 'Ocp-Apim-Subscription-Key': 'demo-key' }, 200, undefined],
    ['a valid one in the query', '?subscription-key=demo-key', {}, 200, undefined],
  ])('%s', async (_name, query, headers, status, message) => {
    const response = await app.inject({ url: `/public/v1/inspection-areas${query}`, headers });
    expect(response.statusCode).toBe(status);
    if (!message) return;
    expect(response.json()).toEqual({ statusCode: 401, message });
    expect(response.headers['www-authenticate']).toContain('name="Ocp-Apim-Subscription-Key"');
    expect(response.body).not.toContain('wrong');
  });

  it('is checked before the parameters', async () => {
    expect((await app.inject({ url: `${cqcApi.basePath}/locations?nonsense=1` })).statusCode).toBe(401);
  });

  it('can be any of several', async () => {
    const several = await createServer({ keys: ['one', 'two'] });
    const status = async (key: string) =>
      (await call(several, '/inspection-areas', { 'ocp-apim-subscription-key': key })).statusCode;
    expect([await status('one'), await status('two'), await status('demo-key')]).toEqual([200, 200, 401]);
  });
});

describe('Prefer', () => {
  it.each([401, 403, 404, 429, 500, 503])('code=%i forces that answer', async (code) => {
    const response = await call(app, '/locations', { prefer: `code=${code}` });
    expect(response.statusCode).toBe(code);
    if (code === 403) {
      expect(response.headers['content-type']).toBe('text/html');
      expect(response.body).toContain('<center><h1>403 Forbidden</h1></center>');
    } else expect(response.json()).toHaveProperty('message');
    expect(response.headers['retry-after']).toBe(code === 429 ? '2' : undefined);
  });

  it('delay=20, code=500 waits and then fails', async () => {
    const began = performance.now();
    const response = await call(app, '/locations', { prefer: 'delay=20, code=500' });
    expect(response.statusCode).toBe(500);
    expect(performance.now() - began).toBeGreaterThan(15);
  });

  it('another preference is ignored', async () => {
    expect((await call(app, '/locations', { prefer: 'respond-async' })).statusCode).toBe(200);
  });

  it.each(['code=constructor', 'code=__proto__', 'code=418', 'delay=-1', 'delay=soon', 'delay=99999'])(
    '%s answers 400',
    async (prefer) => {
      expect((await call(app, '/locations', { prefer })).statusCode).toBe(400);
    },
  );
});
