import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../../mock-server/cqc-api/changes.ts';
import type { Location } from '../../../mock-server/cqc-api/filters.ts';
import { createFixtureSource, createLiveWorld, type LiveWorld } from '../../../mock-server/cqc-api/live-world.ts';
import { FixtureError } from '../../../mock-server/cqc-api/world.ts';
import { createShapeChecks } from '../../../scripts/lib/shape-checks.ts';
import { cqcApi, world } from '../../contract/server.ts';

const checks = await createShapeChecks(cqcApi);
const first = world.locations[0]?.body as Location;
const id = first.locationId as string;
const changeAt = (changedAt: string, organisationId = id): Change => ({
  organisationType: 'location',
  organisationId,
  changedAt,
});

let live: LiveWorld;
beforeEach(() => {
  live = createLiveWorld(
    createFixtureSource(world, checks, () => [changeAt('2026-10-02T00:00:00Z'), changeAt('2026-10-01T00:00:00Z')]),
    cqcApi,
  );
});

const textOf = (body: string | Buffer): string => body.toString();
const nameOf = (): string => {
  const query = { page: 1, perPage: 1, filters: [], times: {} };
  return JSON.parse(textOf(live.answers.LocationDetails({ path: [id], query, headers: {} }).body)).name;
};
const timestamp = (link: string) => ({ time: Date.parse(link), link });
const changed = (startTimestamp: string, endTimestamp: string): string[] => {
  const query = {
    page: 1,
    perPage: 10,
    filters: [],
    times: { startTimestamp: timestamp(startTimestamp), endTimestamp: timestamp(endTimestamp) },
  };
  return JSON.parse(textOf(live.answers.Changes({ path: ['location'], query, headers: {} }).body)).changes;
};

describe('a world at its start', () => {
  it('describes itself', () => {
    expect(live.describe()).toEqual({
      locations: world.locations.length,
      providers: world.providers.length,
      edited: { locations: [], providers: [] },
      changes: { count: 2, oldest: '2026-10-01T00:00:00.000Z', newest: '2026-10-02T00:00:00.000Z', added: [] },
    });
  });

  it('describes an empty change log without times', () => {
    const empty = createLiveWorld(
      createFixtureSource(world, checks, () => []),
      cqcApi,
    );
    expect(empty.describe().changes).toEqual({ count: 0, added: [] });
  });

  it('takes the change log of the fixtures as it is', () => {
    const plain = createLiveWorld(createFixtureSource(world, checks), cqcApi);
    expect(plain.describe().changes.count).toBe(world.changes.body.events.length);
  });

  it('finds an organisation of its kind alone', () => {
    expect(live.find('locations', id)).toEqual(first);
    expect(live.find('providers', id)).toBeUndefined();
    expect(live.find('locations', '1-0')).toBeUndefined();
  });
});

describe('an edit', () => {
  it('changes what is found and answered, and is listed', () => {
    const before = live.register();
    expect(nameOf()).toBe(first.name);
    live.replace('locations', id, { ...first, name: 'Larkfield' });
    expect(nameOf()).toBe('Larkfield');
    expect(live.find('locations', id)).toMatchObject({ name: 'Larkfield' });
    expect(live.register()).not.toBe(before);
    expect(live.describe().edited).toEqual({ locations: [id], providers: [] });
  });

  it('keeps the one before, of the other kind too', () => {
    const provider = world.providers[0]?.body ?? {};
    const providerId = String(provider.providerId);
    live.replace('locations', id, { ...first, name: 'Larkfield' });
    live.replace('providers', providerId, { ...provider, name: 'Larkfield Care' });
    live.replace('locations', id, { ...first, name: 'Larkfield House' });
    expect(nameOf()).toBe('Larkfield House');
    expect(live.find('providers', providerId)).toMatchObject({ name: 'Larkfield Care' });
    expect(live.describe().edited).toEqual({ locations: [id], providers: [providerId] });
  });

  it('that does not fit is refused with the short name of its file, and changes nothing', () => {
    const broken = { ...first, name: 4 } as unknown as Location;
    expect(() => live.replace('locations', id, broken)).toThrow(FixtureError);
    expect(() => live.replace('locations', id, broken)).toThrow(new RegExp(`^locations/${id}\\.json /name: `));
    expect(nameOf()).toBe(first.name);
    expect(live.describe().edited.locations).toEqual([]);
  });
});

describe('lists and filters are made anew by the call that edits, never by one whose script waits for them', () => {
  const source = createFixtureSource(world, checks);
  const made = vi.spyOn(source.register.locations, 'entryAt');
  const query = { page: 1, perPage: 1, filters: [], times: {} };
  const edited = createLiveWorld(source, cqcApi);
  const rename = () => edited.replace('locations', id, { ...first, name: 'Larkfield' });

  it.each([
    ['an edit', rename],
    ['a reset', () => edited.reset()],
  ])('%s', (_name, change) => {
    made.mockClear();
    change();
    expect(made).toHaveBeenCalled();
    made.mockClear();
    edited.answers.Locations({ path: [], query, headers: {} });
    expect(made).not.toHaveBeenCalled();
  });

  it('and where that fails, the world stays as it was', () => {
    made.mockImplementationOnce(() => {
      throw new RangeError('no memory is left');
    });
    expect(rename).toThrow('no memory is left');
    expect(edited.find('locations', id)).toEqual(first);
    expect(edited.describe().edited.locations).toEqual([]);
  });
});

describe('a change', () => {
  it('that is added is found and listed, and can be older than all', () => {
    live.addChange(changeAt('2026-09-01T00:00:00Z', '1-9'));
    expect(changed('2026-09-01T00:00:00Z', '2026-09-02T00:00:00Z')).toEqual(['1-9']);
    expect(live.describe().changes).toEqual({
      count: 3,
      oldest: '2026-09-01T00:00:00.000Z',
      newest: '2026-10-02T00:00:00.000Z',
      added: [changeAt('2026-09-01T00:00:00Z', '1-9')],
    });
  });

  it('is found after a call that found nothing', () => {
    expect(changed('2026-09-01T00:00:00Z', '2026-09-02T00:00:00Z')).toEqual([]);
    live.addChange(changeAt('2026-09-01T00:00:00Z'));
    expect(changed('2026-09-01T00:00:00Z', '2026-09-02T00:00:00Z')).toEqual([id]);
  });

  it('is told to nobody who could alter the list', () => {
    live.describe().changes.added.push(changeAt('2026-09-01T00:00:00Z'));
    expect(live.describe().changes.added).toEqual([]);
  });
});

describe('a reset', () => {
  it('takes back edits and changes', () => {
    const start = live.describe();
    live.replace('locations', id, { ...first, name: 'Larkfield' });
    live.addChange(changeAt('2026-09-01T00:00:00Z'));
    live.reset();
    expect(nameOf()).toBe(first.name);
    expect(changed('2026-09-01T00:00:00Z', '2026-09-02T00:00:00Z')).toEqual([]);
    expect(live.describe()).toEqual(start);
  });

  it('without edits leaves the register as it is', () => {
    const before = live.register();
    live.reset();
    expect(live.register()).toBe(before);
  });
});
