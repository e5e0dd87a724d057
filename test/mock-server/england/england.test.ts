import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMockServer } from '../../../mock-server/app.ts';
import { createBodies } from '../../../mock-server/england/bodies.ts';
import { createKinds } from '../../../mock-server/england/kinds.ts';
import { scatter } from '../../../mock-server/england/numbers.ts';
import { createPlaces } from '../../../mock-server/england/places.ts';
import { createPopulation, type Numbered } from '../../../mock-server/england/population.ts';
import { findDrift } from '../../../scripts/drift/find-drift.ts';
import { call, cqcApi, world } from '../../contract/server.ts';

const timeoutMs = 120_000;
const bodies = 2000;

let app: FastifyInstance;
const ask = async (path: string) => {
  const answer = await call(app, path);
  return { status: answer.statusCode, text: answer.body, body: answer.statusCode === 200 ? answer.json() : undefined };
};
/** The id at a place of a list. */
const idAt = async (list: 'locations' | 'providers', place: number): Promise<string> => {
  const { body } = await ask(`/${list}?perPage=1&page=${place + 1}`);
  return body[list][0][`${list.slice(0, -1)}Id`];
};

beforeAll(async () => {
  app = await createMockServer({ limit: 0, england: {}, now: () => Date.parse('2026-11-28T12:00:00Z') });
}, timeoutMs);
afterAll(() => app.close());

describe('a register of England', () => {
  it('has the real size, ids in order and no id twice', { timeout: timeoutMs }, async () => {
    for (const [list, count] of [
      ['locations', 121_000],
      ['providers', 64_000],
    ] as const) {
      const { body } = await ask(`/${list}?perPage=${count}`);
      const ids: string[] = body[list].map((row: Record<string, string>) => row[`${list.slice(0, -1)}Id`]);
      expect(body.total).toBe(count);
      expect(new Set(ids).size).toBe(count);
      expect(ids).toEqual([...ids].sort());
    }
  });

  it(`${bodies} bodies drawn at random have nothing that the definition does not describe`, {
    timeout: timeoutMs,
  }, async () => {
    for (const [operationId, list, count] of [
      ['LocationDetails', 'locations', 121_000],
      ['ProviderDetails', 'providers', 64_000],
    ] as const) {
      const recordings = [];
      for (let index = 0; index < bodies / 2; index++) {
        const id = await idAt(list, scatter(1, index, 0) % count);
        recordings.push({ file: id, body: (await ask(`/${list}/${id}`)).body });
      }
      expect(findDrift(recordings, cqcApi, operationId)).toEqual({ bodies: bodies / 2, errors: 0, findings: [] });
    }
  });

  it('every id in any answer resolves', { timeout: timeoutMs }, async () => {
    const paths = new Set<string>();
    for (let index = 0; index < 150; index++) {
      for (const list of ['locations', 'providers'] as const) {
        const { text } = await ask(`/${list}/${await idAt(list, scatter(2, index, 0) % 64_000)}`);
        for (const [, kind, id] of text.matchAll(/"(?:related)?(location|provider)Id":"([^"]+)"/gi))
          paths.add(`/${kind?.toLowerCase()}s/${id}`);
        for (const [, ids = ''] of text.matchAll(/"locationIds":\[([^\]]*)\]/g))
          for (const id of JSON.parse(`[${ids}]`).slice(0, 3)) paths.add(`/locations/${id}`);
        for (const [, id] of text.matchAll(/"(?:linkId|reportLinkId)":"([^"]+)"/g)) paths.add(`/reports/${id}`);
      }
    }
    const week = await ask('/changes/location?startTimestamp=2026-11-20T00:00:00Z&endTimestamp=2026-11-27T00:00:00Z');
    for (const id of week.body.changes.slice(0, 200)) paths.add(`/locations/${id}`);
    const unknown: string[] = [];
    for (const path of paths) if ((await call(app, path)).statusCode !== 200) unknown.push(path);
    expect(paths.size).toBeGreaterThan(1000);
    expect(unknown).toEqual([]);
  });

  it('locations and their providers name each other, and lists say what bodies say', {
    timeout: timeoutMs,
  }, async () => {
    for (let index = 0; index < 100; index++) {
      const { body: page } = await ask(`/locations?perPage=1&page=${1 + (scatter(3, index, 0) % 121_000)}`);
      const [row] = page.locations;
      const { body } = await ask(`/locations/${row.locationId}`);
      expect(row).toEqual({ locationId: body.locationId, locationName: body.name, postalCode: body.postalCode });
      const { body: provider } = await ask(`/providers/${body.providerId}`);
      expect(provider.locationIds).toContain(body.locationId);
      if (provider.registrationStatus === 'Deregistered') expect(body.registrationStatus).toBe('Deregistered');
    }
  });

  it.each([
    ['region', 'region', 'North West'],
    ['localAuthority', 'localAuthority', 'Bristol, City of'],
    ['careHome', 'careHome', 'Y'],
    ['inspectionDirectorate', 'inspectionDirectorate', 'Hospitals'],
  ])('the filter %s finds what bodies say', { timeout: timeoutMs }, async (filter, field, value) => {
    const { body } = await ask(`/locations?${filter}=${encodeURIComponent(value)}&perPage=7&page=3`);
    expect(body.locations).toHaveLength(7);
    for (const { locationId } of body.locations)
      expect((await ask(`/locations/${locationId}`)).body[field]).toBe(value);
  });

  it('about as many change in the last week as in the live register, up to the second of the start', async () => {
    const inWeek = async (type: string) =>
      (await ask(`/changes/${type}?startTimestamp=2026-11-21T12:00:01Z&endTimestamp=2026-11-28T12:00:01Z`)).body.total;
    expect(await inWeek('location')).toBeGreaterThan(840);
    expect(await inWeek('location')).toBeLessThan(940);
    expect(await inWeek('provider')).toBeGreaterThan(350);
    expect(await inWeek('provider')).toBeLessThan(430);
    expect(app.mock.state().world.changes.newest).toBe('2026-11-28T12:00:00.000Z');
  });

  it.each([
    ['2026-11-28T00:00:30Z', 1],
    ['2026-11-28T00:00:00.999Z', 40],
    ['2026-10-31T23:50:32Z', 500],
    ['2024-02-29T18:00:00Z', 500],
  ])('started at %s with %s locations, the change log ends there', async (start, scale) => {
    const small = await createMockServer({ england: { scale }, now: () => Date.parse(start) });
    expect(small.mock.state().world.changes.newest).toBe(start.replace(/(\.\d+)?Z/, '.000Z'));
    await small.close();
  });
});

it('in the body after every fixture, a name is that of the organisation whose id stands beside it', () => {
  const kinds = createKinds(world);
  const population = createPopulation(kinds, 2026, 1000);
  const modelled = <T>(numbered: Numbered<T>, models: T[]): Numbered<T> => ({
    ...numbered,
    modelOf: (number) => models[number % models.length] as T,
  });
  const all = {
    ...population,
    locations: modelled(population.locations, kinds.locations),
    providers: modelled(population.providers, kinds.providers),
  };
  const bodies = createBodies(kinds, all, createPlaces(world, all));
  let related = 0;
  for (const [kind, name] of [
    ['locations', 'Location'],
    ['providers', 'Provider'],
  ] as const) {
    expect(all[kind].count).toBeGreaterThan(kinds[kind].length);
    for (let number = 0; number < kinds[kind].length; number++) {
      const { relationships = [] } = JSON.parse(bodies[kind].write(number).body.toString());
      for (const each of relationships) {
        const other = all[kind].numberOf(each[`related${name}Id`]) ?? -1;
        expect(each[`related${name}Name`]).toBe(bodies[kind].nameOf(other));
        related++;
      }
    }
  }
  expect(related).toBeGreaterThan(20);
});

describe('an edit', () => {
  it('changes the body, the row and what filters find, and goes with a reset', { timeout: timeoutMs }, async () => {
    const small = await createMockServer({ limit: 0, england: { scale: 500 } });
    const [{ locationId: id }] = (await call(small, '/locations?careHome=Y&perPage=1')).json().locations;
    small.mock.patch('locations', id, { name: 'Edited', careHome: 'N' });
    expect((await call(small, `/locations/${id}`)).json()).toMatchObject({ name: 'Edited', careHome: 'N' });
    const row = { locationId: id, locationName: 'Edited' };
    expect((await call(small, '/locations?careHome=N')).json().locations).toContainEqual(expect.objectContaining(row));
    expect(() => small.mock.patch('locations', id, { providerId: '1-1' })).toThrow('Leave it out of the patch');
    expect(() => small.mock.patch('locations', id, { careHome: 'maybe' })).toThrow('/careHome');
    small.mock.reset();
    expect((await call(small, `/locations/${id}`)).json()).toMatchObject({ careHome: 'Y' });
    await small.close();
  });

  it('that names a report is checked like a fixture', { timeout: timeoutMs }, async () => {
    const small = await createMockServer({ limit: 0, england: { scale: 300 } });
    const { locations } = (await call(small, '/locations')).json();
    const bodies = await Promise.all(
      locations.map(async ({ locationId }: { locationId: string }) =>
        (await call(small, `/locations/${locationId}`)).json(),
      ),
    );
    const [report] = bodies.find(({ reports }) => reports?.length > 0).reports;
    const [{ locationId, providerId }] = bodies;
    const to = (...reports: unknown[]) => ({ reports });
    for (const [kind, id] of [
      ['locations', locationId],
      ['providers', providerId],
    ] as const) {
      small.mock.patch(kind, id, to({ linkId: report.linkId, reportDate: '2020-01-01' }));
      for (const [patch, words] of [
        [to({ linkId: 'no-such-report' }), '/reports/0: no reports/no-such-report/report.pdf. Add the file or drop'],
        [to(report, { reportDate: '2020-01-01' }), '/reports/1/linkId: is missing.'],
        [
          to({ ...report, relatedDocuments: [{ documentType: 'Nothing' }] }),
          `no reports/${report.linkId}/Nothing.pdf.`,
        ],
        [to({ ...report, relatedDocuments: [{}] }), '/reports/0/relatedDocuments/0/documentType: is missing.'],
      ] as const)
        expect(() => small.mock.patch(kind, id, patch)).toThrow(words);
    }
    await small.close();
  });
});

describe('the seed', () => {
  const bodyOf = async (seed: number) => {
    const server = await createMockServer({ limit: 0, england: { scale: 300, seed } });
    const [{ locationId }] = (await call(server, '/locations?page=100&perPage=1')).json().locations;
    const text = (await call(server, `/locations/${locationId}`)).body;
    await server.close();
    return text;
  };

  it('decides everything', { timeout: timeoutMs }, async () => {
    expect(await bodyOf(1)).toBe(await bodyOf(1));
    expect(await bodyOf(1)).not.toBe(await bodyOf(2));
  });

  it.each([2, 1009, 2018])(
    'in a register of %s locations nobody is related to itself',
    {
      timeout: timeoutMs,
    },
    async (scale) => {
      const server = await createMockServer({ limit: 0, england: { scale } });
      let count = 0;
      for (const kind of ['location', 'provider']) {
        const rows = (await call(server, `/${kind}s?perPage=200`)).json()[`${kind}s`];
        if (rows.length === 1) continue;
        for (const row of rows) {
          const id = row[`${kind}Id`];
          const { body } = await call(server, `/${kind}s/${id}`);
          const related = [...body.matchAll(/"related\w+Id":"([^"]+)"/g)].map(([, other]) => other);
          expect(related).not.toContain(id);
          count += related.length;
        }
      }
      expect(scale < 100 || count > 0).toBe(true);
      await server.close();
    },
  );

  it.each([1, 2, 7, 60])('a register of %s locations serves', { timeout: timeoutMs }, async (scale) => {
    const server = await createMockServer({ limit: 0, england: { scale } });
    const { total, locations } = (await call(server, '/locations')).json();
    expect(total).toBe(scale);
    for (const { locationId } of locations) {
      const { providerId } = (await call(server, `/locations/${locationId}`)).json();
      expect((await call(server, `/providers/${providerId}`)).json().locationIds).toContain(locationId);
    }
    await server.close();
  });
});
