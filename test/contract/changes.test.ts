import { describe, expect, it } from 'vitest';
import { call, createServer, query, world } from './server.ts';

const app = await createServer();
const hourMs = 3_600_000;
const start = Date.parse('2026-10-01T00:00:00Z');
const end = Date.parse('2026-10-31T00:00:00Z');
const iso = (time: number) => new Date(time).toISOString();

const between = async (type: string, from: number, to: number): Promise<string[]> => {
  const window: [string, string | number][] = [
    ['startTimestamp', iso(from)],
    ['endTimestamp', iso(to)],
    ['perPage', 1000],
  ];
  const response = await call(app, `/changes/${type}${query(window)}`);
  expect(response.statusCode).toBe(200);
  return response.json().changes;
};

describe.each(['location', 'provider'])('changes of a %s', (type) => {
  const events = world.changes.body.events.filter((event) => event.organisationType === type);

  it.each([1, 6, 24, 7 * 24])(
    'windows of %i hours together give what the whole month gives, and every event is in exactly one',
    async (hours) => {
      const union = new Set<string>();
      let found = 0;
      for (let from = start; from < end; from += hours * hourMs) {
        const to = Math.min(from + hours * hourMs, end);
        const ids = await between(type, from, to);
        const inside = events.filter(({ changedAt }) => Date.parse(changedAt) >= from && Date.parse(changedAt) < to);
        expect(ids).toEqual([...new Set(inside.map(({ organisationId }) => organisationId))].sort());
        found += inside.length;
        for (const id of ids) union.add(id);
      }
      expect(found).toBe(events.length);
      expect([...union].sort()).toEqual(await between(type, start, end));
    },
  );

  it('the start is included and the end is not', async () => {
    for (const { changedAt, organisationId } of events.slice(0, 20)) {
      const time = Date.parse(changedAt);
      expect(await between(type, time, time + 1)).toContain(organisationId);
      expect(await between(type, time - 1000, time)).not.toContain(organisationId);
      expect(await between(type, time - 1, time + 1)).toContain(organisationId);
      expect(await between(type, time + 1, time + 1000)).not.toContain(organisationId);
    }
  });

  it('start = end -> nothing', async () => {
    expect(await between(type, start, start)).toEqual([]);
  });

  it('some ids answer 404, as live ones do', async () => {
    const statuses = await Promise.all(
      (await between(type, start, end)).map(async (id) => (await call(app, `/${type}s/${id}`)).statusCode),
    );
    expect(statuses).toContain(404);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(10);
  });
});

describe('links of changes', () => {
  const path = '/changes/location?startTimestamp=2026-10-01T00:00:00Z&endTimestamp=2026-10-31T00:00:00Z&perPage=5';

  it('carry the window under the live spelling, the own link too', async () => {
    const { nextPageUri, uri } = (await call(app, path)).json();
    const window = 'perPage=5&startTimeStamp=2026-10-01T00:00:00Z&endTimeStamp=2026-10-31T00:00:00Z';
    expect(nextPageUri).toBe(`/changes/location?page=2&${window}`);
    expect(uri).toBe(`/changes/location?page=1&${window}`);
  });

  it('lead nowhere when followed as they stand, because the start is missing in its own spelling', async () => {
    const { nextPageUri } = (await call(app, path)).json();
    const response = await call(app, nextPageUri);
    expect([response.statusCode, response.json()]).toEqual([404, { statusCode: 404, message: 'Resource not found' }]);
  });
});

it.each(['2024-01-01T12:00:00.0000000+00:00', '2025-06-01T00:00:00Z', '2025-06-01T00:00:00.5+01:00'])(
  'takes %s as a timestamp',
  async (timestamp) => {
    const response = await call(
      app,
      `/changes/location${query([
        ['startTimestamp', timestamp],
        ['endTimestamp', timestamp],
      ])}`,
    );
    expect(response.json()).toMatchObject({ total: 0, totalPages: 0, changes: [] });
  },
);
