import { expect, it } from 'vitest';
import { createMockServer } from '../../../mock-server/app.ts';
import { writeCqcCall } from '../../../mock-server/page/client/model/cqc-call.ts';
import { readOperations } from '../../../mock-server/page/client/model/operations.ts';
import { loadDefinition } from '../../../scripts/lib/definition.ts';
import { call, world } from '../../contract/server.ts';

const operations = readOperations(loadDefinition());

it('writes a call of every operation that CQC has, and of no other', async () => {
  const app = await createMockServer({ limit: 0 });
  const openapi = (await app.inject('/openapi.json')).json();
  const related = world.locations
    .flatMap(({ body: { reports = [] } }) => reports)
    .find(({ relatedDocuments = [] }) => relatedDocuments.length > 0);
  const [locationId, providerId] = [world.locations[0]?.id, world.providers[0]?.id];
  const given: Record<string, string | undefined> = {
    locationid: locationId,
    location_id: locationId,
    providerId,
    provider_id: providerId,
    organisation_type: 'location',
    startTimestamp: '2026-11-01T00:00:00Z',
    endTimeStamp: '2026-11-02T00:00:00Z',
    inspection_report_link_id: related?.linkId,
    related_document_type: related?.relatedDocuments?.[0]?.documentType,
  };
  const answers: [string, number][] = [];
  for (const operation of operations) {
    const values = operation.inputs
      .filter(({ isRequired }) => isRequired)
      .map(({ key, name }) => [key, given[name] ?? `no value for ${name}`]);
    const written = writeCqcCall(openapi, operation, Object.fromEntries(values), '');
    if (written) answers.push([operation.operationId, (await call(app, written.address)).statusCode]);
  }
  const known = Object.values<{ get: { operationId: string } }>(openapi.paths).map(({ get }) => get.operationId);
  expect(known.length).toBe(14);
  expect(answers.sort()).toEqual(known.sort().map((operationId) => [operationId, 200]));
  await app.close();
});
