import { describe, expect, it } from 'vitest';
import { call, createServer, query, world } from './server.ts';

const app = await createServer();
const get = async (path: string) => (await call(app, path)).json();

const month: [string, string][] = [
  ['startTimestamp', '2026-10-01T00:00:00Z'],
  ['endTimestamp', '2026-10-31T00:00:00Z'],
];
const changed = (type: string) => [
  ...new Set(
    world.changes.body.events.filter((event) => event.organisationType === type).map((event) => event.organisationId),
  ),
];
const lists: [path: string, filters: [string, string][], array: string, ids: string[]][] = [
  ['/providers', [], 'providers', world.providers.map(({ id }) => id)],
  ['/locations', [], 'locations', world.locations.map(({ id }) => id)],
  [
    '/locations',
    [['careHome', 'Y']],
    'locations',
    world.locations.filter(({ body }) => body.careHome === 'Y').map(({ id }) => id),
  ],
  ['/changes/location', month, 'changes', changed('location')],
  ['/changes/provider', month, 'changes', changed('provider')],
];

const idOf = (item: string | Record<string, string>) =>
  typeof item === 'string' ? item : (item.locationId ?? item.providerId);

describe.each(lists)('%s %j', (path, filters, array, ids) => {
  it.each([1, 7, 1000])('walked to the end with perPage %i gives each id once, in string order', async (perPage) => {
    const walked: string[] = [];
    let page = 1;
    for (let totalPages = 1; page <= totalPages; page += 1) {
      const body = await get(path + query([['page', page], ['perPage', perPage], ...filters]));
      totalPages = body.totalPages;
      expect(body.total).toBe(ids.length);
      expect(totalPages).toBe(Math.ceil(ids.length / perPage));
      expect(body.nextPageUri === null).toBe(page === totalPages);
      expect(body.previousPageUri === null).toBe(page === 1);
      walked.push(...body[array].map(idOf));
    }
    expect(walked).toEqual([...ids].sort());
  });
});

describe('the envelope', () => {
  it('has its keys in the live order', async () => {
    const keys = [
      'total',
      'firstPageUri',
      'page',
      'previousPageUri',
      'lastPageUri',
      'nextPageUri',
      'perPage',
      'totalPages',
    ];
    expect(Object.keys(await get('/locations'))).toEqual([...keys, 'locations', 'uri']);
    expect(Object.keys(await get('/providers'))).toEqual([...keys, 'providers', 'uri']);
    expect(Object.keys(await get(`/changes/location${query(month)}`))).toEqual([...keys, 'changes', 'uri']);
  });

  it('begins at page 1 with 1000 a page', async () => {
    expect(await get('/locations')).toMatchObject({ page: 1, perPage: 1000, uri: '/locations' });
  });

  it('has relative links with page and perPage first, then the filters, a blank as +', async () => {
    const body = await get(
      '/locations?inspectionDirectorate=Adult%20social%20care&perPage=3&page=2&region=London&region=South%20West',
    );
    const rest = '&perPage=3&inspectionDirectorate=Adult+social+care&region=London&region=South+West';
    expect(body).toMatchObject({
      firstPageUri: `/locations?page=1${rest}`,
      previousPageUri: `/locations?page=1${rest}`,
      nextPageUri: `/locations?page=3${rest}`,
      lastPageUri: `/locations?page=${body.totalPages}${rest}`,
      uri: '/locations',
    });
  });

  it('escapes an ampersand and a comma in links so that they can be followed', async () => {
    const values = ['Yorkshire & Humberside', 'London'];
    const body = await get(
      `/locations${query([['perPage', 1], ...values.map((value): [string, string] => ['region', value])])}`,
    );
    const next = await get(body.nextPageUri);
    expect(next).toMatchObject({ page: 2, total: body.total });
  });

  it('never holds the key, even when the query did', async () => {
    const response = await app.inject({ url: '/public/v1/locations?subscription-key=demo-key&perPage=1' });
    expect(response.statusCode).toBe(200);
    expect(response.body).not.toContain('demo-key');
  });

  const total = world.locations.length;
  it.each<
    [
      name: string,
      page: number,
      perPage: number,
      items: number,
      totalPages: number,
      previous: number | null,
      next: number | null,
    ]
  >([
    ['one item fewer than all', 1, total - 1, total - 1, 2, null, 2],
    ['the page with the last item', 2, total - 1, 1, 2, 1, null],
    ['as many as there are', 1, total, total, 1, null, null],
    ['one more than there are', 1, total + 1, total, 1, null, null],
    ['the page before the last', total - 1, 1, 1, total, total - 2, total],
    ['the last page', total, 1, 1, total, total - 1, null],
    ['the page after the last', total + 1, 1, 0, total, total, null],
    ['two after the last', total + 2, 1, 0, total, total, null],
    ['the second page of one', 2, total, 0, 1, 1, null],
  ])('%s (page %i of perPage %i)', async (_name, page, perPage, items, totalPages, previous, next) => {
    const body = await get(`/locations?page=${page}&perPage=${perPage}`);
    const link = (number: number | null) => number && `/locations?page=${number}&perPage=${perPage}`;
    expect(body).toMatchObject({
      total,
      page,
      perPage,
      totalPages,
      firstPageUri: link(1),
      previousPageUri: link(previous),
      nextPageUri: link(next),
      lastPageUri: link(totalPages),
    });
    expect(body.locations).toHaveLength(items);
  });

  it('page 99 of a short list -> empty, and back to the last page', async () => {
    const body = await get('/locations?page=99&perPage=100');
    expect(body).toMatchObject({
      locations: [],
      nextPageUri: null,
      previousPageUri: `/locations?page=${body.totalPages}&perPage=100`,
    });
  });

  it('nothing found -> no pages, both neighbours null', async () => {
    expect(await get('/locations?region=Atlantis')).toMatchObject({
      total: 0,
      totalPages: 0,
      locations: [],
      previousPageUri: null,
      nextPageUri: null,
      lastPageUri: '/locations?page=1&perPage=1000&region=Atlantis',
    });
  });
});
