import { describe, expect, it } from 'vitest';
import { findDrift } from '../../../scripts/drift/find-drift.ts';
import { findOperation } from '../../../scripts/lib/definition.ts';
import { cqcApi, world } from '../../contract/server.ts';
import { measureGrowth, mostGrowth } from '../../growth.ts';

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
        values: ['red', 'blue'],
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
    expect(drift({ locationId: '1-1', careHome: 'Y', ...fields }).findings).toMatchObject([
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
    expect(drift({ message: 'x', odd: 1 }, 'Locations').findings).toMatchObject([{}, { kind: 'unknown-field' }]);
    expect(drift({ statusCode: 404, message: 'x' }, 'Locations')).toMatchObject({ errors: 1, findings: [] });
  });

  it.each<[string, { kind: string; pointer: string; count: number; example: string }[], unknown[]]>([
    [
      'values of a wrong type at one place: one finding, with the first of them',
      [{ kind: 'type-mismatch', pointer: '/numberOfBeds', count: 2, example: '"3"' }],
      [{ numberOfBeds: '3' }, { numberOfBeds: '4' }],
    ],
    [
      'a wrong type and a wrong value at one place: two findings',
      [
        { kind: 'type-mismatch', pointer: '/region', count: 1, example: '4' },
        { kind: 'enum-mismatch', pointer: '/region', count: 1, example: '"Wales"' },
      ],
      [{ region: 4 }, { region: 'Wales' }],
    ],
    [
      'an unknown field of one name at two places: two findings',
      [
        { kind: 'unknown-field', pointer: '/reports/*/odd', count: 1, example: '1' },
        { kind: 'unknown-field', pointer: '/odd', count: 1, example: '2' },
      ],
      [{ reports: [{ odd: 1 }] }, { odd: 2 }],
    ],
    [
      'unknown fields of any value at one place: one finding',
      [{ kind: 'unknown-field', pointer: '/odd', count: 3, example: '1' }],
      [{ odd: 1 }, { odd: 'two' }, { odd: null }],
    ],
    [
      'wrong dates at one place: one finding',
      [{ kind: 'format-mismatch', pointer: '/registrationDate', count: 2, example: '"1/2/2020"' }],
      [{ registrationDate: '1/2/2020' }, { registrationDate: '2020' }],
    ],
    [
      'items far down a list: the place of all of them',
      [{ kind: 'unknown-field', pointer: '/reports/*/odd', count: 12, example: '0' }],
      [{ reports: Array.from({ length: 12 }, (_, odd) => ({ odd })) }],
    ],
  ])('%s', (_, expected, bodies) => {
    const recordings = bodies.map((body, index) => ({
      file: `${index}.json`,
      body: { locationId: '1-1', careHome: 'Y', ...(body as object) },
    }));
    const findings = findDrift(recordings, cqcApi).findings.map(({ kind, pointer, count, example }) => ({
      ...{ kind, pointer, count, example },
    }));
    expect(findings).toHaveLength(expected.length);
    expect(findings).toEqual(expect.arrayContaining(expected));
  });

  it('keeps findings of two operations apart, each with the first file that has it', () => {
    const recordings = [
      { locationId: '1-1', careHome: 'Y' },
      { providerId: '1-1', locationIds: [] },
    ].flatMap((body, index) =>
      ['first', 'second'].map((name) => ({ file: `${name}-${index}`, body: { ...body, odd: 1 } })),
    );
    expect(findDrift(recordings, cqcApi).findings).toMatchObject([
      { operationId: 'LocationDetails', pointer: '/odd', count: 2, file: 'first-0' },
      { operationId: 'ProviderDetails', pointer: '/odd', count: 2, file: 'first-1' },
    ]);
  });

  it.each([
    ['60 characters are shown whole', 'a'.repeat(58), `"${'a'.repeat(58)}"`],
    ['61 are cut after 60', 'a'.repeat(59), `"${'a'.repeat(59)}…`],
  ])('%s', (_, odd, example) => {
    expect(drift({ locationId: '1-1', careHome: 'Y', odd }).findings).toMatchObject([{ example }]);
  });

  it('asks for nothing that must be there, and passes over operations that answer no JSON', () => {
    const changed = structuredClone(cqcApi);
    Object.assign(changed.definitions.Location ?? {}, { required: ['name'] });
    const { path } = findOperation(changed, 'Changes');
    Object.assign(changed.paths[path]?.get ?? {}, { responses: { 404: { description: 'No changes' } } });
    const bodies = [{ locationId: '1-1', careHome: 'Y' }, { changes: [] }];
    const recordings = bodies.map((body) => ({ file: 'a.json', body }));
    expect(findDrift(recordings, changed).findings).toMatchObject([
      { kind: 'unknown-body', example: '{"changes":[]}' },
    ]);
  });

  it('passes over error answers and names bodies of no known shape', () => {
    for (const body of [{ statusCode: 400, message: 'Bad' }, { message: '' }])
      expect(drift(body)).toEqual({ bodies: 0, errors: 1, findings: [] });
    const others = [[], 'text', null, 4, {}, { hello: 1 }, ['message'], { message: 1 }, { message: 'Bad', code: 4 }];
    for (const body of others) {
      expect(drift(body), JSON.stringify(body)).toEqual({
        bodies: 1,
        errors: 0,
        findings: [
          {
            ...{ kind: 'unknown-body', operationId: '-', pointer: '/', count: 1 },
            ...{ example: JSON.stringify(body), file: 'a.json' },
          },
        ],
      });
    }
  });

  it('takes time that grows no faster than the number of faulty items', async () => {
    const compare = (size: number) => {
      const locations = Array.from({ length: size }, (_, id) => ({ locationId: id, odd: id }));
      const { findings } = drift({ total: 1, page: 1, uri: '/locations', locations });
      expect(findings.map(({ count }) => count)).toEqual([size, size]);
    };
    expect(await measureGrowth(compare, 5000)).toBeLessThan(mostGrowth);
  });
});
