import { describe, expect, it } from 'vitest';
import { findDrift } from '../../scripts/drift/find-drift.ts';
import { cqcApi, world } from '../contract/server.ts';

const drift = (body: unknown, operationId?: string) => findDrift([{ file: 'a.json', body }], cqcApi, operationId);

describe('findDrift', () => {
  it('finds nothing in the fixtures', () => {
    const recordings = [...world.locations, ...world.providers].map(({ file, body }) => ({ file, body }));
    expect(findDrift(recordings, cqcApi)).toEqual({ bodies: recordings.length, errors: 0, findings: [] });
  });

  it('reports an unknown field once, with count, pointer and example', () => {
    const body = {
      locationId: '1-1',
      organisationType: 'Location',
      reports: [{ colour: 'red' }, { colour: 'blue' }],
      name: 'A',
    };
    expect(drift(body).findings).toEqual([
      {
        kind: 'unknown-field',
        operationId: 'LocationDetails',
        pointer: '/reports/*/colour',
        count: 2,
        example: '"red"',
        file: 'a.json',
      },
    ]);
  });

  it.each([
    ['type-mismatch', '/numberOfBeds', { numberOfBeds: '3' }, '"3"'],
    ['type-mismatch', '/name', { name: null }, 'null'],
    ['type-mismatch', '/region', { region: 4 }, '4'],
    ['type-mismatch', '/numberOfBeds', { numberOfBeds: 1.5 }, '1.5'],
    ['unknown-field', '/a~1b', { 'a/b': 1 }, '1'],
    ['enum-mismatch', '/region', { region: 'Wales' }, '"Wales"'],
    [
      'enum-mismatch',
      '/currentRatings/overall/rating',
      { currentRatings: { overall: { rating: 'Superb' } } },
      '"Superb"',
    ],
    ['format-mismatch', '/registrationDate', { registrationDate: '01/02/2020' }, '"01/02/2020"'],
  ])('reports a %s at %s', (kind, pointer, fields, example) => {
    expect(drift({ locationId: '1-1', careHome: 'Y', ...fields }).findings).toEqual([
      { kind, operationId: 'LocationDetails', pointer, count: 1, example, file: 'a.json' },
    ]);
  });

  it('reports each unknown value of an enumeration', () => {
    const bodies = ['Wales', 'Scotland', 'Wales'].map((region) => ({
      file: 'a.json',
      body: { locationId: '1-1', careHome: 'Y', region },
    }));
    const findings = findDrift(bodies, cqcApi).findings.map(({ example, count }) => [example, count]);
    expect(findings).toEqual([
      ['"Wales"', 2],
      ['"Scotland"', 1],
    ]);
  });

  it.each([
    ['Locations', { total: 1, page: 1, uri: '/locations', locations: [{ locationId: '1-1' }] }],
    ['Providers', { total: 1, page: 1, uri: '/providers', providers: [{ providerId: '1-1' }] }],
    ['Changes', { total: 1, page: 1, nextPageUri: null, uri: '/changes/location', changes: ['1-1'] }],
    ['ProviderLocations', { locations: [{ organisationId: '1-1' }] }],
    ['ProviderDetails', { providerId: '1-1', locationIds: [], name: 'A' }],
    ['InspectionAreas', { lastUpdate: '2019', inspectionAreas: [{ inspectionAreaId: 'a', inspectionCategories: [] }] }],
    ['LocationProviderInspectionArea', { providerInspectionAreas: [] }],
  ])('tells %s from the shape of a body', (operationId, body) => {
    expect(drift({ ...body, odd: 1 }).findings).toMatchObject([
      { kind: 'unknown-field', operationId, pointer: '/odd' },
    ]);
    expect(drift(body).findings).toEqual([]);
  });

  it('takes the operation that is given instead', () => {
    expect(drift({ locations: [] }, 'Locations').findings).toEqual([]);
    expect(drift({ message: 'x' }, 'Locations').findings).toMatchObject([{ kind: 'unknown-field' }]);
  });

  it('passes over error answers and names bodies of no known shape', () => {
    expect(drift({ statusCode: 400, message: 'Bad' })).toEqual({ bodies: 0, errors: 1, findings: [] });
    for (const body of [[], 'text', null, {}, { hello: 1 }])
      expect(drift(body).findings).toMatchObject([{ kind: 'unknown-body' }]);
  });
});
