import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMockServer } from '../../../mock-server/app.ts';
import { type WorldOverview, type WorldSearch, worldFacets } from '../../../mock-server/page/messages.ts';
import { call, world } from '../../contract/server.ts';

let app: Awaited<ReturnType<typeof createMockServer>>;
beforeAll(async () => {
  app = await createMockServer({ limit: 0 });
});
afterAll(() => app.close());
const get = async <T>(path: string): Promise<T> =>
  (await app.inject({ url: `/page/world${path}`, headers: { host: '127.0.0.1:3000' } })).json();
const search = (query: Record<string, string>) => get<WorldSearch>(`/search?${new URLSearchParams(query)}`);

describe('what is served, counted', () => {
  it('holds every organisation once in each plot, the most frequent value first', async () => {
    const { locations, providers, counts } = await get<WorldOverview>('');
    expect([locations, providers]).toEqual([world.locations.length, world.providers.length]);
    for (const facet of worldFacets) {
      const numbers = counts[facet].map(({ count }) => count);
      expect(numbers, facet).toEqual(numbers.toSorted((a, b) => b - a));
      expect(
        numbers.reduce((sum, count) => sum + count, 0),
        facet,
      ).toBe(locations + providers);
    }
    expect(counts.kind).toContainEqual({ value: 'provider', count: providers });
  });

  it('leads from each value to as many rows as it counts', async () => {
    const { counts } = await get<WorldOverview>('');
    for (const facet of worldFacets) {
      const [{ value, count } = { value: '', count: -1 }] = counts[facet].slice(-1);
      expect((await search({ [facet]: value })).total, `${facet} ${value}`).toBe(count);
    }
  });
});

describe('the search', () => {
  it('takes the first of values that are repeated', async () => {
    expect(await get<WorldSearch>('/search?q=no+such+name&q=a')).toEqual({ total: 0, rows: [] });
  });

  const [location] = world.locations;
  const { name = '', postalCode = '' } = location?.body ?? {};
  it.each([
    ['an id', location?.id ?? ''],
    ['a name in small letters', name.toLowerCase()],
    ['words in any order', name.split(' ').toReversed().join('  ')],
    ['a postcode', postalCode],
    ['a postcode without its blank', postalCode.replace(' ', '')],
  ])('finds by %s', async (_name, q) => {
    const { rows } = await search({ q, kind: 'location' });
    expect(rows.map(({ id }) => id)).toContain(location?.id);
  });

  it('narrows down by all that is chosen, and gives 50 rows at most', async () => {
    const everything = await search({});
    expect([everything.total, everything.rows.length]).toEqual([world.locations.length + world.providers.length, 50]);
    const narrow = await search({ region: 'London', kind: 'location' });
    expect(narrow.total).toBeGreaterThan(0);
    expect(new Set(narrow.rows.map(({ region, kind }) => `${region} ${kind}`))).toEqual(new Set(['London location']));
    expect(await search({ q: 'no such name' })).toEqual({ total: 0, rows: [] });
  });

  it('follows what is changed while the server runs', async () => {
    app.mock.patch('locations', location?.id ?? '', { name: 'Renamed Meadow' });
    expect((await search({ q: 'renamed meadow' })).rows.map(({ id }) => id)).toEqual([location?.id]);
    app.mock.reset();
    expect((await search({ q: 'renamed meadow' })).total).toBe(0);
  });
});

it('in a register of a size, each row is an organisation of its lists, with a report of its own', async () => {
  const england = await createMockServer({ limit: 0, england: { scale: 50 } });
  let reports = 0;
  for (const kind of ['location', 'provider']) {
    const { rows } = (
      await england.inject({ url: `/page/world/search?kind=${kind}`, headers: { host: '127.0.0.1:3000' } })
    ).json<WorldSearch>();
    const listed = (await call(england, `/${kind}s`)).json()[`${kind}s`];
    expect(rows.map(({ id, name }) => [id, name])).toEqual(
      listed.map((row: Record<string, string>) => [row[`${kind}Id`], row[`${kind}Name`]]),
    );
    for (const { id, name, postcode, region, reportLinkId } of rows) {
      const answer = await call(england, `/${kind}s/${id}`);
      const body = answer.json();
      expect([answer.statusCode, body.name, body.postalCode, body.region]).toEqual([200, name, postcode, region]);
      expect(reportLinkId).toBe(body.reports?.[0]?.linkId);
      if (reportLinkId !== undefined) reports++;
    }
  }
  expect(reports).toBeGreaterThan(0);
  await england.close();
});
