import { expect, it } from 'vitest';
import { json } from '../../../mock-server/cqc-api/answer.ts';
import { type Answers, type Call, createAnswers } from '../../../mock-server/cqc-api/answers.ts';
import { createChangeLog } from '../../../mock-server/cqc-api/changes.ts';
import { createOperations } from '../../../mock-server/cqc-api/operations.ts';
import { createRegister } from '../../../mock-server/cqc-api/register.ts';
import { cqcApi, world } from '../../contract/server.ts';

const answers = () => createAnswers(createRegister(world), createChangeLog([]), cqcApi);
const operateOf = (all: Answers, operationId: string) => {
  const found = createOperations(cqcApi, all).find(({ operation }) => operation.operationId === operationId);
  if (!found) throw new Error(`no ${operationId}`);
  return found.operate;
};

it('every operation of the definition is carried out', () => {
  expect(createOperations(cqcApi, answers()).map(({ operation }) => operation.operationId)).toEqual(
    Object.values(cqcApi.paths).map(({ get }) => get.operationId),
  );
});

it('an operation without an answer is refused at the start, with what to do', () => {
  const { Locations: _, ...others } = answers();
  expect(() => createOperations(cqcApi, others as Answers)).toThrow(
    'Locations has no answer. Run `npm run generate-types`, then add it to mock-server/cqc-api/answers.ts.',
  );
});

it('a parameter of a list that its answer does not read is refused at the start', () => {
  const edited = structuredClone(cqcApi);
  edited.paths['/locations']?.get.parameters.push({ name: 'isCharity', in: 'query', type: 'string', required: false });
  expect(() => createAnswers(createRegister(world), createChangeLog([]), edited)).toThrow(
    'apiDefinition.swagger.json: Locations has the parameter isCharity, which its answer does not read. Say what it does in mock-server/cqc-api/filters.ts.',
  );
});

it('an answer gets the values of the path in order and the checked query', async () => {
  const calls: Call[] = [];
  const ReportAndRelatedDoc = (call: Call) => {
    calls.push(call);
    return json('{}');
  };
  const headers = { accept: 'text/plain' };
  const path = { inspection_report_link_id: 'one', related_document_type: 'two' };
  await operateOf({ ...answers(), ReportAndRelatedDoc }, 'ReportAndRelatedDoc')({ path, query: {}, headers });
  expect(calls).toEqual([{ path: ['one', 'two'], query: { page: 1, perPage: 1, filters: [], times: {} }, headers }]);
});

it('a forced error comes before the parameters, an ignored preference changes nothing', async () => {
  const operate = operateOf(answers(), 'InspectionAreas');
  const call = { path: {}, query: { nonsense: '1' } };
  await expect(operate({ ...call, headers: { prefer: 'code=503' } })).rejects.toThrow('503');
  await expect(operate({ ...call, headers: { prefer: 'respond-async' } })).rejects.toThrow('nonsense');
  expect(() => operate({ ...call, headers: {} })).toThrow('nonsense');
  const plain = await operate({ path: {}, query: {}, headers: {} });
  expect(await operate({ path: {}, query: {}, headers: { prefer: 'respond-async' } })).toEqual(plain);
});
