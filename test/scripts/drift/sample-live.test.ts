import { describe, expect, it } from 'vitest';
import { sampleLive } from '../../../scripts/drift/sample-live.ts';
import type { CqcClient } from '../../../scripts/lib/cqc-client.ts';
import { loadDefinition } from '../../../scripts/lib/definition.ts';

const taxonomy = { inspectionAreas: [] };

/** Samples a CQC that a function plays. @returns what was read, and what was asked for. */
async function sample(answer: (path: string) => object | undefined, size = 1) {
  const asked: string[] = [];
  const get = async (path: string) => {
    asked.push(path);
    return path === '/inspection-areas' ? taxonomy : answer(path);
  };
  const base = 'https://cqc.example/public/v1';
  return { ...(await sampleLive({ get, base } as unknown as CqcClient, loadDefinition(), size)), asked };
}

const isList = (path: string) => path.includes('?');
/** A register with one location and no provider. */
const oneLocation =
  (details: object, id = '1-1') =>
  (path: string) => {
    if (!isList(path)) return details;
    return path.startsWith('/locations') ? { totalPages: 1, locations: [{ locationId: id }] } : { totalPages: 0 };
  };

describe('sampleLive', () => {
  it.each([
    [1, 10],
    [40, 10],
    [41, 11],
    [400, 100],
  ])('for %i of each it asks for pages of %i', async (size, perPage) => {
    const { asked } = await sample(() => ({}), size);
    expect(asked.filter((path) => isList(path) && !path.endsWith(`&perPage=${perPage}`))).toEqual([]);
    expect(asked.filter(isList).length).toBeGreaterThan(20);
  });

  it('asks for several values of a filter by its key, once each, escaped', async () => {
    const { asked } = await sample(() => ({}));
    expect(asked).toContain(
      '/locations?primaryInspectionCategoryCode=S1&primaryInspectionCategoryCode=S2&primaryInspectionCategoryCode=S3&perPage=10',
    );
    expect(asked).toContain('/providers?overallRating=Requires+improvement&perPage=10');
  });

  it.each<[unknown, string[]]>([
    [undefined, ['first']],
    [0, ['first']],
    [1, ['first']],
    [2, ['first', 'last']],
    [31, ['first', 'last']],
  ])('of %j pages it reads %j', async (totalPages, pages) => {
    const { asked } = await sample((path) => {
      if (!isList(path)) return {};
      const isLast = path.endsWith(`&page=${totalPages}`);
      return { totalPages, locations: [{ locationId: isLast ? 'last' : 'first' }] };
    }, 9);
    const chosen = asked.filter((path) => path.startsWith('/locations/')).map((path) => path.slice(11));
    expect(chosen).toEqual(pages);
    expect(asked.some((path) => path.includes('&page='))).toBe(pages.length > 1);
  });

  it('keeps every body that there is, with the path that it came from', async () => {
    const { recordings, asked } = await sample(() => undefined);
    expect(recordings).toEqual([{ file: '/inspection-areas', body: taxonomy, operationId: 'InspectionAreas' }]);
    expect(asked.length).toBeGreaterThan(50);
  });

  it('counts the organisations whose body it read, and says where each body comes from', async () => {
    const { organisations, recordings } = await sample(oneLocation({}));
    expect(organisations).toEqual({ locations: 1, providers: 0 });
    expect(recordings.at(-1)).toMatchObject({ operationId: 'Providers' });
    expect(recordings.find(({ file }) => file === '/locations/1-1')?.operationId).toBe('LocationDetails');
    const listed = (path: string) => (isList(path) ? { locations: [{ locationId: '1-1' }] } : undefined);
    expect((await sample(listed)).organisations).toEqual({ locations: 0, providers: 0 });
  });

  it('escapes an identifier', async () => {
    const { asked } = await sample(oneLocation({}, '1/2 3'));
    expect(asked.filter((path) => path.startsWith('/locations/'))).toEqual(['/locations/1%2F2%203']);
  });

  it.each<[string, object, string[]]>([
    ['nothing', {}, ['without a rating']],
    [
      'type, directorate and status',
      { type: 'Social Care Org', inspectionDirectorate: 'Hospitals', registrationStatus: 'Registered' },
      ['Hospitals', 'Registered', 'Social Care Org', 'without a rating'],
    ],
    ['values of another type', { type: 1, registrationStatus: null }, ['without a rating']],
    ['ratings without an overall one', { currentRatings: { serviceRatings: [] } }, ['without a rating']],
    ['an overall rating', { currentRatings: { overall: {} } }, ['rated by inspection']],
    ['an assessment', { assessment: [] }, ['rated by assessment']],
    ['both', { assessment: [], currentRatings: { overall: {} } }, ['rated by assessment']],
    ['a type that the definition does not know', { type: 'Moon base' }, ['Moon base', 'without a rating']],
  ])('counts a location with %s', async (_, details, expected) => {
    const { kinds } = await sample(oneLocation(details));
    const counted = [...kinds].filter(([, count]) => count > 0);
    expect(counted.sort()).toEqual(expected.map((kind) => [`locations, ${kind}`, 1]));
  });

  it('names each kind that it found nothing of', async () => {
    const { kinds } = await sample(() => ({}));
    const { ServiceSector, InspectionDirectorate, RegistrationStatus } = loadDefinition().definitions;
    const known = [ServiceSector, InspectionDirectorate, RegistrationStatus].flatMap((schema) => schema?.enum ?? []);
    const rated = ['rated by assessment', 'rated by inspection', 'without a rating'];
    const expected = ['locations', 'providers'].flatMap((list) =>
      [...known, ...rated].map((kind) => `${list}, ${kind}`),
    );
    expect([...kinds]).toEqual(expected.map((kind) => [kind, 0]));
  });

  it('counts each organisation of a kind', async () => {
    const { kinds } = await sample((path) => {
      if (!isList(path)) return { type: 'Social Care Org' };
      return { providers: ['1', '2', '3'].map((providerId) => ({ providerId })) };
    }, 3);
    expect(kinds.get('providers, Social Care Org')).toBe(3);
    expect(kinds.get('locations, Social Care Org')).toBe(0);
  });

  it('passes over items without an identifier', async () => {
    const { asked } = await sample((path) => (isList(path) ? { locations: [null, 1, { locationId: 4 }, {}] } : {}));
    expect(asked.filter((path) => path.startsWith('/locations/'))).toEqual([]);
  });
});
