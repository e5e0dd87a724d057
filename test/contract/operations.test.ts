import { expect, it } from 'vitest';
import type { QueryOf } from '../../mock-server/cqc-api/parameters.ts';
import { listOperations } from '../../scripts/lib/definition.ts';
import { cqcApi } from './server.ts';

/** What CQC's OpenAPI export says of each filter: `[]` where its key may be repeated. */
const organisationFilters: Record<QueryOf<'Providers'>, '' | '[]'> = {
  constituency: '[]',
  inspectionDirectorate: '[]',
  localAuthority: '[]',
  nonPrimaryInspectionCategoryCode: '[]',
  nonPrimaryInspectionCategoryName: '[]',
  overallRating: '[]',
  primaryInspectionCategoryCode: '[]',
  primaryInspectionCategoryName: '[]',
  region: '[]',
  regulatedActivity: '[]',
  reportType: '[]',
};
const locationFilters: Record<QueryOf<'Locations'>, '' | '[]'> = {
  ...organisationFilters,
  careHome: '',
  gacServiceTypeDescription: '[]',
  odsCcgCode: '[]',
  odsCcgName: '[]',
  onspdCcgCode: '[]',
  onspdCcgName: '[]',
};
const keysOf = (filters: Record<string, string>) => Object.entries(filters).map(([name, mark]) => name + mark);
const paging = ['page', 'perPage'];

/** Facts from CQC's OpenAPI export (developer portal, July 2026): path, with names left out, and query. */
const liveOperations: Record<string, string[]> = {
  '/providers': [...keysOf(organisationFilters), ...paging],
  '/providers/{}': [],
  '/providers/{}/locations': [],
  '/providers/{}/inspection-areas': [],
  '/providers/{}/assessment-service-groups': [],
  '/locations': [...keysOf(locationFilters), ...paging],
  '/locations/{}': [],
  '/locations/{}/inspection-areas': [],
  '/locations/{}/provider-inspection-areas': [],
  '/locations/{}/assessment-service-groups': [],
  '/changes/{}': ['startTimestamp', 'endTimestamp', ...paging],
  '/inspection-areas': [],
  '/reports/{}': [],
  '/reports/{}/{}': [],
};

it('the definition after its differences has the operations of CQC with their parameters', () => {
  const described = listOperations(cqcApi).map(({ path, parameters }) => [
    path.replaceAll(/\{\w+\}/g, '{}'),
    parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name, type }) => (type === 'array' ? `${name}[]` : name))
      .sort(),
  ]);
  const live = Object.entries(liveOperations).map(([path, names]) => [path, [...names].sort()]);
  const advice =
    "Add what CQC's OpenAPI export says to test/contract/operations.test.ts, or name the difference in scripts/lib/cqc-api.ts.";
  expect(described.sort(), advice).toEqual(live.sort());
});
