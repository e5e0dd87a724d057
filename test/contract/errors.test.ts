import { describe, expect, it } from 'vitest';
import { listOperations } from '../../scripts/lib/definition.ts';
import { call, cqcApi, createServer, world } from './server.ts';

const app = await createServer();
const location = world.locations[0]?.id as string;
const window = 'startTimestamp=2026-10-01T00:00:00Z&endTimestamp=2026-10-02T00:00:00Z';
const noLocations = 'No Locations found on the given Location ID';
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
    ['/locations?page=2147483648', 'page'],
    ['/locations?perPage=2147483648', 'perPage'],
    ['/locations?perPage=-1', 'perPage'],
    ['/locations?perPage=0', 'perPage'],
    ['/locations?perPage=many', 'perPage'],
    ['/locations?careHome=Y&careHome=N', 'careHome'],
    [`/changes/locations?${window}`, 'organisationType'],
    [`/changes/Location?${window}`, 'organisationType'],
    ['/changes/location?startTimestamp=yesterday&endTimestamp=2026-10-02T00:00:00Z', 'startTimestamp'],
    ['/changes/location?startTimestamp=2026-10-01T00:00:00Z&endTimestamp=2026-13-02T00:00:00Z', 'endTimestamp'],
    ['/changes/location?startTimestamp=2026-10-01&endTimestamp=2026-10-02T00:00:00Z', 'startTimestamp'],
    ['/changes/location?startTimestamp=2026-10-01T00:00:00&endTimestamp=2026-10-02T00:00:00Z', 'startTimestamp'],
    ['/changes/location?startTimestamp=2026-02-29T00:00:00Z&endTimestamp=2026-10-02T00:00:00Z', 'startTimestamp'],
    ['/changes/location?startTimestamp=2016-12-31T23:59:60Z&endTimestamp=2026-10-02T00:00:00Z', 'startTimestamp'],
    [`/changes/location?${window}&startTimestamp=2026-10-01T00:00:00Z`, 'startTimestamp'],
    ['/changes/location?startTimestamp=2026-10-01T00:00:00.001Z&endTimestamp=2026-10-01T00:00:00Z', 'startTimestamp'],
    ['/changes/location?startTimestamp=2026-10-02T00:00:00Z&endTimestamp=2026-10-01T00:00:00Z', 'startTimestamp'],
  ])('%s', async (path, name) => {
    const response = await call(app, path);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({ statusCode: 400, message: expect.stringMatching(new RegExp(` ${name}[ .]`)) });
  });
});

it.each([
  ['neither time', '/changes/location'],
  ['no end', '/changes/location?startTimestamp=2026-10-01T00:00:00Z'],
  ['no start', '/changes/provider?endTimestamp=2026-10-01T00:00:00Z'],
  ['the spelling of live links', `/changes/location?${window.replaceAll('Timestamp', 'TimeStamp')}`],
  ['a wrong type too', '/changes/other'],
  ['an undeclared parameter too', '/changes/location?startTimestamp=2026-10-01T00:00:00Z&name=x'],
])('changes with %s are no operation: 404', async (_name, path) => {
  const response = await call(app, path);
  expect([response.statusCode, response.json()]).toEqual([404, { statusCode: 404, message: 'Resource not found' }]);
});

it.each(['rm317', location.toLowerCase().replace('1-', 'a-')])('an id in lower case (%s) answers 400', async (id) => {
  const response = await call(app, `/locations/${id}`);
  expect([response.statusCode, response.json()]).toEqual([400, { message: 'Bad Request' }]);
});

describe('a value that just fits is taken', () => {
  it.each([
    '/locations?page=1',
    '/locations?page=2147483647',
    '/locations?perPage=1',
    '/locations?perPage=2147483647',
    '/locations?page=007',
    '/locations?careHome=maybe',
    '/changes/location?startTimestamp=2024-02-29T00:00:00Z&endTimestamp=2026-10-02T00:00:00Z',
    '/changes/provider?startTimestamp=2026-10-01T00:00:00Z&endTimestamp=2026-10-01T00:00:00Z',
  ])('%s', async (path) => {
    expect((await call(app, path)).statusCode).toBe(200);
  });
});

describe('an id of a path', () => {
  it.each<[name: string, path: string, status: number, message: string]>([
    ['of 2000 characters is looked for', `/locations/${'9'.repeat(2000)}`, 404, noLocations],
    ['of 2001 characters cannot be read', `/locations/${'9'.repeat(2001)}`, 400, 'Bad Request'],
    ['that is escaped wrongly cannot be read', '/locations/%zz', 400, 'Bad Request'],
    ['of 2000 characters when it is unescaped is looked for', `/locations/${'%39'.repeat(2000)}`, 404, noLocations],
    ['in capitals is looked for', '/providers/RM317', 404, 'Not found'],
    ['with one small letter answers 400', '/providers/RM3l7', 400, 'Bad Request'],
    ['of a report may be in small letters', '/reports/abc', 404, 'Report Not Found'],
  ])('%s', async (_name, path, status, message) => {
    const response = await call(app, path);
    expect([response.statusCode, response.json().message]).toEqual([status, message]);
  });

  it.each(['location_id', 'locationid', 'providerId', 'provider_id'])(
    'in small letters answers 400 as %s',
    async (name) => {
      const paths = listOperations(cqcApi).flatMap(({ path }) => (path.includes(`{${name}}`) ? path : []));
      expect(paths).not.toEqual([]);
      for (const path of paths) {
        expect((await call(app, path.replace(`{${name}}`, '1-1a'))).statusCode, path).toBe(400);
      }
    },
  );
});

describe('an unknown id answers 404 in the words of its operation', () => {
  it.each([
    ['/locations/1-0', noLocations],
    ['/locations/1-0/inspection-areas', 'Not found'],
    ['/locations/1-0/provider-inspection-areas', noLocations],
    ['/locations/1-0/assessment-service-groups', 'Not found'],
    ['/providers/1-0', 'Not found'],
    ['/providers/1-0/locations', 'Not found'],
    ['/providers/1-0/inspection-areas', 'No Providers found on the given Provider ID'],
    ['/providers/1-0/assessment-service-groups', 'Not found'],
    ['/reports/00000000-0000-0000-0000-000000000000', 'Report Not Found'],
    [`/reports/${[...world.reports.keys()][0]}/report`, 'Report Not Found'],
    ['/reports/00000000-0000-0000-0000-000000000000/Use%20of%20Resources', 'Report Not Found'],
    [`/locations/${'9'.repeat(1500)}`, noLocations],
  ])('%s', async (path, message) => {
    const response = await call(app, path);
    expect([response.statusCode, response.json()]).toEqual([404, { message }]);
  });
});

it("the gateway's own errors are written with blanks, as API Management writes them", async () => {
  const { body } = await call(app, '/nothing');
  expect(body).toBe('{ "statusCode": 404, "message": "Resource not found" }');
});

describe('a path that is no operation answers 404, with or without a key', () => {
  it.each(['/public/v1/nothing', '/public/v1/', '/public/v1/locations/', '/public/v2/locations'])('%s', async (url) => {
    const response = await app.inject({ url });
    expect([response.statusCode, response.json()]).toEqual([404, { statusCode: 404, message: 'Resource not found' }]);
  });

  it.each(['POST', 'HEAD', 'OPTIONS', 'DELETE'] as const)('%s of a known path', async (method) => {
    expect((await app.inject({ method, url: '/public/v1/locations' })).statusCode).toBe(404);
  });
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
    ['an empty one in the query', '?subscription-key=', {}, 401, missing],
    [
      'a wrong one in the header, a valid one in the query',
      '?subscription-key=demo-key',
      { 'Ocp-Apim-Subscription-Key': 'wrong' },
      401,
      invalid,
    ],
    [
      'a valid one in the header, a wrong one in the query',
      '?subscription-key=wrong',
      { 'Ocp-Apim-Subscription-Key': 'demo-key' },
      200,
      undefined,
    ],
    [
      'an empty one in the header, a valid one in the query',
      '?subscription-key=demo-key',
      { 'Ocp-Apim-Subscription-Key': '' },
      401,
      missing,
    ],
    [
      'several in the query, of which the first counts',
      '?subscription-key=demo-key&subscription-key=wrong',
      {},
      200,
      undefined,
    ],
    [
      'several in the query, the first of them wrong',
      '?subscription-key=wrong&subscription-key=demo-key',
      {},
      401,
      invalid,
    ],
    ['one in other capitals', '', { 'Ocp-Apim-Subscription-Key': 'Demo-Key' }, 401, invalid],
  ])('%s', async (_name, query, headers, status, message) => {
    const response = await app.inject({ url: `/public/v1/inspection-areas${query}`, headers });
    expect(response.statusCode).toBe(status);
    if (!message) return;
    expect(response.json()).toEqual({ statusCode: 401, message });
    expect(response.headers['www-authenticate']).toBe(
      `AzureApiManagementKey realm="https://${cqcApi.host}${cqcApi.basePath}",name="Ocp-Apim-Subscription-Key",type="header"`,
    );
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
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
  it.each([401, 403, 404, 429, 500, 502, 503, 504])('code=%i forces that answer', async (code) => {
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

  it.each(['code=constructor', 'code=__proto__', 'code=418', 'delay=-1', 'delay=soon', 'delay=60001'])(
    '%s answers 400',
    async (prefer) => {
      expect((await call(app, '/locations', { prefer })).statusCode).toBe(400);
    },
  );
});
