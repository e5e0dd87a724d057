import { describe, expect, it } from 'vitest';
import { writeFlowStep } from '../../../mock-server/page/client/model/flow-step.ts';
import { readOperations } from '../../../mock-server/page/client/model/operations.ts';
import { loadDefinition } from '../../../scripts/lib/definition.ts';

type Step = { type: string; recurrence?: object; splitOn?: string; runAfter?: object; inputs: { parameters: object } };

function stepOf(operation: object, values: Record<string, string> = {}, item: object = {}, root: object = {}): Step {
  const [read] = readOperations({ ...root, paths: { '/a': { ...item, post: { operationId: 'Ask', ...operation } } } });
  if (!read) throw new Error('There is no operation.');
  return JSON.parse(writeFlowStep(read, values, 'shared_any')).Ask;
}

const url = { type: 'string', 'x-ms-notification-url': true };
const bodyOf = (schema: object) => [{ name: 'body', in: 'body', schema }];
const subscription = bodyOf({ type: 'object', properties: { url } });
const items = { type: 'array', items: {} };

describe('a step of a flow', () => {
  it('means what was filled in where a flow would read an expression', () => {
    const parameters = [
      ...['plain', 'start', 'middle', 'both', 'mail'].map((name) => ({ name, in: 'query', type: 'string' })),
      { name: 'list', in: 'query', type: 'array', items: { type: 'string' } },
      ...bodyOf({}),
    ];
    const values = {
      ...{ plain: 'x', start: '@channel', middle: 'at @{utcNow()}', both: '@{a}', mail: 'me@example.com' },
      ...{ list: '@a,b', 'body:body': '{"@odata.type":"@b","deep":[{"c":"@{d}"},1,null]}' },
    };
    expect(stepOf({ parameters }, values).inputs.parameters).toEqual({
      ...{ plain: 'x', start: '@@channel', middle: 'at @@{utcNow()}', both: '@@{a}', mail: 'me@example.com' },
      ...{ list: ['@@a', 'b'], body: { '@@odata.type': '@@b', deep: [{ c: '@@{d}' }, 1, null] } },
    });
  });

  it.each([
    ['true', true],
    ['false', false],
    ['True', 'True'],
    ['yes', 'yes'],
  ])('has a boolean as it is sent: %s', (text, value) => {
    const parameters = [{ name: 'flag', in: 'query', type: 'boolean', enum: ['true', 'false', 'True', 'yes'] }];
    expect(stepOf({ parameters }, { flag: text }).inputs.parameters).toEqual({ flag: value });
  });

  it.each<[string, object, object, object]>([
    ['its body has the address', { 'x-ms-trigger': 'single', parameters: subscription }, {}, {}],
    [
      'the address stands behind references',
      { 'x-ms-trigger': 'single', parameters: [{ $ref: '#/parameters/Hook' }] },
      {},
      {
        parameters: { Hook: { name: 'body', in: 'body', schema: { $ref: '#/definitions/Hook' } } },
        definitions: {
          Hook: { allOf: [{ $ref: '#/definitions/Hook' }, { properties: { to: { properties: { url } } } }] },
        },
      },
    ],
    ['its path says what is sent', { 'x-ms-trigger': 'single' }, { 'x-ms-notification-content': {} }, {}],
  ])('that is a webhook waits for its service: %s', (_name, operation, item, root) => {
    const { type, recurrence, splitOn } = stepOf(operation, {}, item, root);
    expect([type, recurrence, splitOn]).toEqual(['OpenApiConnectionWebhook', undefined, undefined]);
  });

  it('is an action that waits where it gives an address and starts no flow', () => {
    expect(stepOf({ parameters: subscription })).toMatchObject({ type: 'OpenApiConnectionWebhook', runAfter: {} });
    expect(stepOf({}, {}, { 'x-ms-notification-content': {} }).type).toBe('OpenApiConnection');
  });

  it.each([
    ['single', items, undefined],
    ['batch', items, "@triggerOutputs()?['body']"],
    ['batch', { type: 'object', properties: { next: {}, value: items } }, "@triggerOutputs()?['body/value']"],
    ['batch', {}, "@triggerOutputs()?['body']"],
  ])('starts a run for each item of a batch, where the items lie: %s %j', (trigger, schema, splitOn) => {
    const polling = stepOf({ 'x-ms-trigger': trigger, responses: { 200: { schema } } });
    expect(polling).toMatchObject({ type: 'OpenApiConnection', recurrence: { frequency: 'Hour' } });
    expect(polling.splitOn).toBe(splitOn);
    const webhook = stepOf({ 'x-ms-trigger': trigger }, {}, { 'x-ms-notification-content': { schema } });
    expect(webhook).toMatchObject({ type: 'OpenApiConnectionWebhook' });
    expect(webhook.splitOn).toBe(splitOn);
  });

  it('polls every hour for our own trigger', () => {
    const operation = readOperations(loadDefinition()).find(({ kind }) => kind === 'trigger');
    if (!operation) throw new Error('There is no trigger.');
    expect(Object.values(JSON.parse(writeFlowStep(operation, {}, 'shared_cqcdata')))).toMatchObject([
      {
        type: 'OpenApiConnection',
        recurrence: { frequency: 'Hour', interval: 1 },
        splitOn: "@triggerOutputs()?['body']",
      },
    ]);
  });
});
