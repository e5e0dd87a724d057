import { describe, expect, it } from 'vitest';
import { createAnswers } from '../../../mock-server/cqc-api/answers.ts';
import { createChangeLog } from '../../../mock-server/cqc-api/changes.ts';
import { createRegister, type Register } from '../../../mock-server/cqc-api/register.ts';
import type { World } from '../../../mock-server/cqc-api/world.ts';
import { cqcApi, world } from '../../contract/server.ts';

const group = { serviceGroup: 'Homecare', levels: [] };
const area = { inspectionAreaId: 'RT1', inspectionAreaName: 'Surgery' };
const documents = <T extends object>(all: Record<string, T>) =>
  Object.entries(all).map(([id, body]) => ({ id, file: `${id}.json`, body }));

/** Two of each kind: one whose body has the parts that operations answer with, and one that has none of them. */
const register = createRegister({
  ...world,
  providers: documents({
    '1-1': { providerId: '1-1', locationIds: ['1-3', '1-4'], inspectionAreas: [area], assessmentServiceGroup: [group] },
    '1-2': { providerId: '1-2' },
  }),
  locations: documents({
    '1-3': {
      locationId: '1-3',
      name: 'Café Quay',
      inspectionAreas: [area],
      providerInspectionAreas: [{ ...area, inspectionAreaName: 'Ward' }],
      assessmentServiceGroup: [group],
    },
    '1-4': { locationId: '1-4' },
  }),
} as unknown as World);

const answersOf = (one: Register) => createAnswers(one, createChangeLog([]), cqcApi);
const answers = answersOf(register);
type LookUp =
  | 'ProviderDetails'
  | 'ProviderLocations'
  | 'ProviderInspectionAreas'
  | 'ProviderAssessmentServiceGroups'
  | 'LocationDetails'
  | 'LocationInspectionAreas'
  | 'LocationProviderInspectionArea'
  | 'LocationAssessmentServiceGroups';
const call = (id: string) => ({ path: [id], query: { page: 1, perPage: 1, filters: [], times: {} }, headers: {} });
const bodyOf = (operation: LookUp, id: string): unknown => JSON.parse(String(answers[operation](call(id)).body));

describe('the answer about one organisation', () => {
  it.each<[LookUp, string, object]>([
    ['ProviderDetails', '1-2', { providerId: '1-2' }],
    ['ProviderLocations', '1-1', { locations: [{ organisationId: '1-3' }, { organisationId: '1-4' }] }],
    ['ProviderLocations', '1-2', { locations: [] }],
    ['ProviderInspectionAreas', '1-1', { inspectionAreas: [area] }],
    ['ProviderInspectionAreas', '1-2', { inspectionAreas: [] }],
    ['ProviderAssessmentServiceGroups', '1-1', { assessmentServiceGroup: [group] }],
    ['ProviderAssessmentServiceGroups', '1-2', { assessmentServiceGroup: [] }],
    ['LocationDetails', '1-4', { locationId: '1-4' }],
    ['LocationInspectionAreas', '1-3', { inspectionAreas: [area] }],
    ['LocationInspectionAreas', '1-4', { inspectionAreas: [] }],
    ['LocationProviderInspectionArea', '1-3', { providerInspectionAreas: [{ ...area, inspectionAreaName: 'Ward' }] }],
    ['LocationProviderInspectionArea', '1-4', { providerInspectionAreas: [] }],
    ['LocationAssessmentServiceGroups', '1-3', { assessmentServiceGroup: [group] }],
    ['LocationAssessmentServiceGroups', '1-4', { assessmentServiceGroup: [] }],
  ])('%s of %s', (operation, id, body) => {
    expect(bodyOf(operation, id)).toEqual(body);
  });

  it.each<[LookUp, string]>([
    ['ProviderDetails', 'Not found'],
    ['ProviderLocations', 'Not found'],
    ['ProviderInspectionAreas', 'No Providers found on the given Provider ID'],
    ['ProviderAssessmentServiceGroups', 'Not found'],
    ['LocationDetails', 'No Locations found on the given Location ID'],
    ['LocationInspectionAreas', 'Not found'],
    ['LocationProviderInspectionArea', 'No Locations found on the given Location ID'],
    ['LocationAssessmentServiceGroups', 'Not found'],
  ])('%s of an id that nobody has is 404 in the words of that operation', (operation, message) => {
    expect(() => answers[operation](call('1-9'))).toThrow(`404 ${JSON.stringify({ message })}`);
  });

  it('is bytes where its text is more than ASCII, and the text itself otherwise', () => {
    expect(answers.LocationDetails(call('1-3')).body).toEqual(Buffer.from(register.locations.answerAt(0).body));
    expect(answers.LocationDetails(call('1-4')).body).toBe(register.locations.answerAt(1).body);
  });

  it('is written once for fixtures, and anew at each call for a register whose bodies are too many to keep', () => {
    expect(answers.LocationDetails(call('1-3'))).toBe(answers.LocationDetails(call('1-3')));
    const large = answersOf({ ...register, locations: { ...register.locations, keepsBodies: false } });
    const first = large.LocationDetails(call('1-3'));
    expect(large.LocationDetails(call('1-3'))).toEqual(first);
    expect(large.LocationDetails(call('1-3'))).not.toBe(first);
  });
});
