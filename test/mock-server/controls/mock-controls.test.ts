import { beforeEach, describe, expect, it } from 'vitest';
import { UnknownOrganisation } from '../../../mock-server/controls/mock-controls.ts';
import { FixtureError } from '../../../mock-server/cqc-api/world.ts';
import { Refusal } from '../../../scripts/lib/refusal.ts';
import { call, createServer, world } from '../../contract/server.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const lastMinutes = 'startTimestamp=2026-11-28T11:50:00Z&endTimestamp=2026-11-28T12:00:00Z';
const app = await createServer({ now: () => now, limit: 1000, cqcLimit: 2000 });
const { mock } = app;
const home = world.locations.find(({ body }) => body.careHome === 'Y' && body.region === 'London');
const id = home?.id as string;
const runtime = (path: string) => app.inject(`/apim/cqcdata/demo${path}`);
const statuses = async (count: number, path = '/locations') => {
  const found: number[] = [];
  for (let index = 0; index < count; index += 1) found.push((await call(app, path)).statusCode);
  return found;
};
beforeEach(() => mock.reset());

describe('failNext', () => {
  it('429 once, then 200', async () => {
    mock.failNext({ face: 'cqc', status: 429, retryAfter: 7 });
    const refused = await call(app, '/locations');
    expect([refused.statusCode, refused.headers['retry-after'], refused.json().message]).toEqual([
      429,
      '7',
      'Rate limit is exceeded. Try again in 7 seconds.',
    ]);
    expect(await statuses(2)).toEqual([200, 200]);
  });

  it('of one operation leaves the others alone, and plans are used up one after the other', async () => {
    mock.failNext({ face: 'cqc', operationId: 'LocationDetails', status: 500, count: 2 });
    mock.failNext({ face: 'cqc', operationId: 'LocationDetails', status: 503 });
    expect(await statuses(1)).toEqual([200]);
    expect(await statuses(4, `/locations/${id}`)).toEqual([500, 500, 503, 200]);
  });

  it.each([
    [401, 'invalid subscription key'],
    [403, '<h1>403 Forbidden</h1>'],
    [404, '{"message":"Not found"}'],
    [418, `I'm a Teapot`],
    [500, '{"message":"Internal server error."}'],
    [502, 'Bad Gateway'],
    [599, 'Error'],
  ])('%i of CQC comes in its own words', async (status, words) => {
    mock.failNext({ face: 'cqc', status });
    const response = await call(app, '/locations');
    expect([response.statusCode, response.headers['retry-after']]).toEqual([status, undefined]);
    expect(response.body).toContain(words);
  });

  it('takes no call without a key, and none that the limit refuses', async () => {
    mock.failNext({ face: 'cqc', status: 500 });
    expect((await app.inject('/public/v1/locations')).statusCode).toBe(401);
    expect(await statuses(2)).toEqual([500, 200]);
  });

  it('runtime: the gateway answers, before inputs, policies and script', async () => {
    mock.failNext({ face: 'runtime', operationId: 'Locations', status: 502, retryAfter: 3 });
    expect((await runtime('/providers?page=many')).statusCode).toBe(400);
    const failed = await runtime('/locations?page=many');
    expect([failed.statusCode, failed.headers['retry-after']]).toEqual([502, '3']);
    expect(failed.json()).toEqual({ statusCode: 502, message: 'Bad Gateway' });
    expect((await runtime('/locations?page=many')).statusCode).toBe(400);
    expect(await statuses(1)).toEqual([200]);
  });

  it.each<[string, unknown, string]>([
    ['another face', { face: 'page', status: 500 }, 'face is none of cqc, runtime.'],
    ['no face', { status: 500 }, 'face is none of'],
    ['a good status', { face: 'cqc', status: 200 }, 'from 400 to 599'],
    ['a status as text', { face: 'cqc', status: '500' }, 'from 400 to 599'],
    ['no calls', { face: 'cqc', status: 500, count: 0 }, 'count is no whole number from 1'],
    ['half a call', { face: 'cqc', status: 500, count: 1.5 }, 'count is no whole number from 1'],
    ['a negative delay', { face: 'cqc', status: 429, retryAfter: -1 }, 'retryAfter is no whole number of seconds'],
    ['an unknown operation', { face: 'cqc', status: 500, operationId: 'Places' }, 'operationId is none of Providers'],
    ['an operation of the other face', { face: 'cqc', status: 500, operationId: 'MainReportText' }, 'is none of'],
    [
      'a key that is spelled wrongly',
      { face: 'cqc', status: 500, operationID: 'Locations' },
      'operationID is not known',
    ],
    ['nothing', undefined, 'The error is no object.'],
    ['null', null, 'The error is no object.'],
  ])('refuses %s', (_name, plan, message) => {
    expect(() => mock.failNext(plan as never)).toThrow(Refusal);
    expect(() => mock.failNext(plan as never)).toThrow(message);
    expect(mock.state().errors).toEqual([]);
  });

  it('keeps no more than a thousand plans', () => {
    for (let index = 0; index < 1000; index += 1) mock.failNext({ face: 'cqc', status: 500 });
    expect(() => mock.failNext({ face: 'cqc', status: 500 })).toThrow('Reset the mock first.');
  });
});

describe('patch', () => {
  it('body, list, filter and changes follow', async () => {
    const before = (await call(app, '/locations?region=London')).json().total;
    const patched = mock.patch('locations', id, { name: 'Anew', region: 'East', website: null });
    expect(patched).toMatchObject({ locationId: id, name: 'Anew', region: 'East' });
    const body = (await call(app, `/locations/${id}`)).json();
    expect(body).toEqual(JSON.parse(JSON.stringify(patched)));
    expect(body).not.toHaveProperty('website');
    expect((await call(app, '/locations?region=London')).json().total).toBe(before - 1);
    const { locations } = (await call(app, '/locations?region=East')).json();
    expect(locations).toContainEqual(expect.objectContaining({ locationId: id, locationName: 'Anew' }));
    expect((await call(app, `/changes/location?${lastMinutes}`)).json().changes).toEqual([id]);
    expect((await call(app, `/changes/provider?${lastMinutes}`)).json().changes).toEqual([]);
  });

  it('of a provider: its rating, and the filter by it', async () => {
    const provider = world.providers.find(({ body }) => body.currentRatings?.overall);
    const rating = { currentRatings: { overall: { rating: 'Inadequate' } } };
    mock.patch('providers', provider?.id as string, rating);
    const { providers } = (await call(app, '/providers?overallRating=Inadequate')).json();
    expect(providers.map(({ providerId }: { providerId: string }) => providerId)).toContain(provider?.id);
  });

  it('what does not fit is refused, names no path of the machine, and changes nothing', async () => {
    const before = (await call(app, `/locations/${id}`)).body;
    for (const [patch, message] of [
      [{ numberOfBeds: 'many' }, `locations/${id}.json /numberOfBeds: "many" must be integer`],
      [{ providerId: '1-0' }, '/providerId: cannot change, since others name it. Leave it out of the patch.'],
      [{ locationId: '1-0' }, '/locationId: cannot change'],
      [{ reports: [{ linkId: 'x' }] }, 'no reports/x/report.pdf'],
    ] as const) {
      expect(() => mock.patch('locations', id, patch)).toThrow(FixtureError);
      expect(() => mock.patch('locations', id, patch)).toThrow(message);
      expect(() => mock.patch('locations', id, patch)).not.toThrow(process.cwd());
    }
    expect((await call(app, `/locations/${id}`)).body).toBe(before);
    expect(mock.state().world.edited.locations).toEqual([]);
    expect((await call(app, `/changes/location?${lastMinutes}`)).json().changes).toEqual([]);
  });

  it('an unknown organisation, and a patch that is no object', () => {
    expect(() => mock.patch('locations', '1-0', {})).toThrow(UnknownOrganisation);
    expect(() => mock.patch('locations', world.providers[0]?.id as string, {})).toThrow('There is no location');
    expect(() => mock.patch('locations', id, [])).toThrow('The patch is no object.');
  });
});

it('reset: everything as at the start, the windows of the limit too', async () => {
  const small = await createServer({ limit: 1, now: () => now });
  const before = (await call(small, `/locations/${id}`)).body;
  expect((await call(small, '/locations')).statusCode).toBe(429);
  expect((await small.inject('/apim/cqcdata/demo/locations?page=many')).statusCode).toBe(400);
  expect((await small.inject('/apim/cqcdata/demo/locations?page=many')).statusCode).toBe(429);
  small.mock.patch('locations', id, { name: 'Anew' });
  small.mock.failNext({ face: 'cqc', status: 500, count: 9 });
  small.mock.addChange({ organisationType: 'provider', organisationId: '1-1' });
  small.mock.reset();
  expect((await call(small, `/locations/${id}`)).body).toBe(before);
  expect((await small.inject('/apim/cqcdata/demo/locations?page=many')).statusCode).toBe(400);
  small.mock.reset();
  expect((await call(small, `/changes/provider?${lastMinutes}`)).json().changes).toEqual([]);
});

it('state: the clock, the limits, what was added, edited and planned', async () => {
  const { events } = world.changes.body;
  const changes = { count: events.length, oldest: expect.any(String), newest: expect.any(String), added: [] };
  const start = {
    now: '2026-11-28T12:00:00.000Z',
    limit: { perConnection: 1000, perKey: 2000, windowSeconds: 60 },
    world: {
      locations: world.locations.length,
      providers: world.providers.length,
      edited: { locations: [], providers: [] },
      changes,
    },
    errors: [],
  };
  expect(mock.state()).toEqual(start);
  mock.patch('locations', id, { name: 'Anew' });
  mock.patch('locations', id, { name: 'Once more' });
  mock.failNext({ face: 'cqc', status: 500, count: 3 });
  await call(app, '/locations');
  const change = { organisationType: 'location', organisationId: id, changedAt: '2026-11-28T11:59:00.000Z' };
  expect(mock.state()).toEqual({
    ...start,
    world: {
      ...start.world,
      edited: { locations: [id], providers: [] },
      changes: { ...changes, count: events.length + 2, newest: change.changedAt, added: [change, change] },
    },
    errors: [{ face: 'cqc', status: 500, count: 2 }],
  });
  mock.reset();
  expect(mock.state()).toEqual(start);
});
