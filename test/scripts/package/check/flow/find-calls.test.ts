import { describe, expect, it } from 'vitest';
import {
  findCloudFlowCall,
  findLogicAppsCall,
  findStandardCall,
} from '../../../../../scripts/package/check/flow/find-calls.ts';
import { listFlowOperations } from '../../../../../scripts/package/check/flow/operations.ts';
import { createFindings, wordPackageFinding } from '../../../../../scripts/package/check/package-finding.ts';
import type { Step } from '../../../../../scripts/package/flow.ts';

const definition = {
  paths: {
    '/items/{id}/parts/{part}': {
      get: { operationId: 'GetPart', parameters: [{ name: 'id', in: 'path', required: true }] },
    },
    '/items': { get: { operationId: 'GetItems' }, post: { operationId: 'AddItem' } },
    '/a.b': { get: { operationId: 'GetDot' } },
    '/orders/{order-id}': {
      get: {
        operationId: 'GetOrder',
        parameters: [
          { name: 'order-id', in: 'path', required: true },
          { name: 'X-Tenant', in: 'header', required: true },
          { name: 'file', in: 'formData', required: true },
        ],
      },
    },
    '/orders/latest': { get: { operationId: 'GetLatest' } },
  },
};
const call = (type: string, inputs: unknown): Step => ({ type, inputs });

/** The operation and the parameters that a step was found to call, or what is said of it. */
function look(find: ReturnType<typeof findCloudFlowCall>, step: Step): unknown {
  const { findings, find: report } = createFindings();
  const found = find(step, report);
  return findings.length > 0
    ? findings.map(wordPackageFinding)
    : found && [found.operation.operationId, found.parameters];
}

describe('a call of a cloud flow', () => {
  const find = findCloudFlowCall(definition, (names) => names.includes('own'));
  const host = (operationId?: unknown, connectionName = 'own') => ({ operationId, connectionName });

  it.each<[string, Step, unknown]>([
    ['of an action', call('OpenApiConnection', { host: host('AddItem'), parameters: { a: 1 } }), ['AddItem', { a: 1 }]],
    ['of a webhook', call('OpenApiConnectionWebhook', { host: host('AddItem') }), ['AddItem', {}]],
    ['of a notification', call('OpenApiConnectionNotification', { host: host('AddItem') }), ['AddItem', {}]],
    ['of another type', call('Http', { host: host('AddItem') }), undefined],
    ['through another connection', call('OpenApiConnection', { host: host('AddItem', 'other') }), undefined],
    ['through none', call('OpenApiConnection', { host: { operationId: 'AddItem' } }), undefined],
    [
      'as the code view has it',
      call('OpenApiConnection', { host: { operationId: 'AddItem', connectionReferenceName: 'own' } }),
      ['AddItem', {}],
    ],
    ['without inputs', call('OpenApiConnection', undefined), undefined],
    [
      'of an operation that there is not',
      call('OpenApiConnection', { host: host('Add') }),
      [': there is no operation Add. Take one of: GetPart, GetItems, AddItem, GetDot, GetOrder, GetLatest.'],
    ],
    [
      'of no operation',
      call('OpenApiConnection', { host: host() }),
      [': there is no operation . Take one of: GetPart, GetItems, AddItem, GetDot, GetOrder, GetLatest.'],
    ],
  ])('%s', (_, step, expected) => {
    expect(look(find, step)).toEqual(expected);
  });
});

describe("a call of one of Microsoft's connectors", () => {
  const passedOver: string[] = [];
  const find = findStandardCall('shared_office365', 'mail', (operation) => passedOver.push(operation));
  const host = (operationId: unknown, connectionName = 'mail') => ({ host: { operationId, connectionName } });

  it.each<[string, Step, unknown, string[]]>([
    ['that is known', call('x', { ...host('SendEmailV2'), parameters: { a: 1 } }), ['SendEmailV2', { a: 1 }], []],
    ['without parameters', call('x', host('SendEmailV2')), ['SendEmailV2', {}], []],
    ['that is not known', call('x', host('Flag_V2')), undefined, ['Flag_V2 of Office 365 Outlook']],
    ['through another connection', call('x', host('Flag_V2', 'other')), undefined, []],
    [
      'as the code view has it',
      call('x', { host: { operationId: 'Flag_V2', connectionReferenceName: 'mail' } }),
      undefined,
      ['Flag_V2 of Office 365 Outlook'],
    ],
    ['of no operation', call('x', host(undefined)), undefined, []],
  ])('%s', (_, step, expected, passed) => {
    passedOver.length = 0;
    expect(look(find, step)).toEqual(expected);
    expect(passedOver).toEqual(passed);
  });

  it('that is not known at all is passed over by the name of its API', () => {
    const unknown = findStandardCall('shared_other', 'mail', (operation) => passedOver.push(operation));
    passedOver.length = 0;
    expect(look(unknown, call('x', host('Anything')))).toBeUndefined();
    expect(passedOver).toEqual(['Anything of shared_other']);
  });

  it('is an action without pages', () => {
    const found = find(call('x', host('SendEmailV2')), () => {});
    expect(found?.operation).toMatchObject({ isTrigger: false, isPageable: false, method: 'post' });
  });
});

describe('a call of a Logic Apps workflow', () => {
  const find = findLogicAppsCall(definition, (name) => name === 'own');
  const inputs = (method: unknown, path: unknown, more = {}) => ({
    host: { connection: { name: 'own' } },
    method,
    path,
    ...more,
  });

  it.each<[string, Step, unknown]>([
    ['by verb and path', call('ApiConnection', inputs('post', '/items')), ['AddItem', {}]],
    ['in any capitals', call('ApiConnection', inputs('POST', '/items', { queries: { a: 1 } })), ['AddItem', { a: 1 }]],
    [
      'with values in the path',
      call('ApiConnection', inputs('get', '/items/1/parts/b')),
      ['GetPart', { id: '1', part: 'b' }],
    ],
    [
      'with expressions in the path',
      call('ApiConnection', inputs('get', "/items/@{body('a/b')}/parts/2")),
      ['GetPart', { id: '@{}', part: '2' }],
    ],
    [
      'with an at sign',
      call('ApiConnection', inputs('get', '/items/1@/parts/2')),
      ['GetPart', { id: '1@', part: '2' }],
    ],
    [
      'with a parameter of any name, and a brace in an expression',
      call('ApiConnection', inputs('get', "/orders/@{encodeURIComponent(item()?['{Identifier}'])}")),
      ['GetOrder', { 'order-id': '@{}' }],
    ],
    ['of the path that is written so', call('ApiConnection', inputs('get', '/orders/latest')), ['GetLatest', {}]],
    [
      'with headers, of which any may be there',
      call('ApiConnection', inputs('get', '/orders/1', { headers: { 'x-tenant': 'a', Accept: 'b' } })),
      ['GetOrder', { 'order-id': '1', 'X-Tenant': 'a' }],
    ],
    ['whose path is put together', call('ApiConnection', inputs('get', "@concat('/items', '')")), ['GetItems', {}]],
    [
      'whose path is put together from what is not known',
      call('ApiConnection', inputs('get', "@concat('/items/', variables('id'), '/parts/', 2)")),
      ['GetPart', { id: '@{}', part: '2' }],
    ],
    ['whose path is an expression', call('ApiConnection', inputs('get', "@variables('path')")), undefined],
    ['whose path is a broken expression', call('ApiConnection', inputs('get', '/items/@{')), undefined],
    ['whose path may have any segments', call('ApiConnection', inputs('get', "/@{variables('path')}")), undefined],
    ['whose verb is an expression', call('ApiConnection', inputs('@{1}', '/items')), undefined],
    ['of another type', call('Http', inputs('post', '/items')), undefined],
    [
      'through another connection',
      call('ApiConnection', { ...inputs('post', '/items'), host: { connection: { name: 'other' } } }),
      undefined,
    ],
    ['without inputs', call('ApiConnection', undefined), undefined],
    ...[
      ['put', '/items'],
      ['post', '/items/'],
      ['post', '/more/items'],
      ['get', '/items/1/parts/2/3'],
      ['get', "/items/@{encodeURIComponent('a')}"],
      ['get', '/aXb'],
      ['get', "/more/@{variables('path')}"],
      ['delete', "@concat('/items', '')"],
      ['get', "@concat('/more/', variables('path'))"],
      ['', ''],
    ].map(([method, path]): [string, Step, unknown] => [
      `of what there is not: ${method} ${path}`,
      call('ApiConnection', inputs(method, path)),
      [`: there is no operation ${`${method} ${path}`.trim()}. Take a method and path of the definition.`],
    ]),
    ['of a webhook, which posts', call('ApiConnectionWebhook', inputs(undefined, '/items')), ['AddItem', {}]],
    ['of a webhook that does not', call('ApiConnectionWebhook', inputs(undefined, '/a.b')), ['GetDot', {}]],
    [
      'of a webhook, which names no method',
      call('ApiConnectionWebhook', inputs(undefined, '/none')),
      [': there is no operation /none. Take a method and path of the definition.'],
    ],
    [
      'of a step that names its paths otherwise',
      call('ApiConnectionNotification', inputs(undefined, undefined)),
      ['note : it has no path of its own. Its call was passed over.'],
    ],
  ])('%s', (_, step, expected) => {
    expect(look(find, step)).toEqual(expected);
  });
});

it('nothing is known of what a Logic Apps workflow gives in a body or by an expression', () => {
  const find = findLogicAppsCall(definition, () => true);
  const inputs = { method: 'get', path: '/orders/1', queries: {}, headers: "@variables('headers')" };
  const found = find(call('ApiConnection', inputs), () => {});
  expect(found?.operation.parameters.map(({ name }) => name)).toEqual(['order-id']);
});

describe('the operations of any definition', () => {
  it('are those with an id, with what is shared by their path', () => {
    const paths = {
      '/a': {
        parameters: [{ name: 'shared', in: 'header' }],
        get: { operationId: 'A', parameters: [{ $ref: '#/parameters/p' }, { in: 'query' }, 'broken'] },
        put: {},
        trace: { operationId: 'T' },
      },
      '/b': 'broken',
    };
    const parameters = { p: { name: 'p', in: 'query', required: true, enum: ['x'], type: 'string' } };
    expect(listFlowOperations({ paths, parameters })).toEqual([
      {
        operationId: 'A',
        path: '/a',
        method: 'get',
        parameters: [
          { name: 'shared', in: 'header' },
          { name: 'p', in: 'query', required: true, enum: ['x'] },
        ],
        isTrigger: false,
        isPageable: false,
      },
    ]);
  });

  it.each<[string, object, unknown]>([
    ['200', { 200: { schema: { a: 1 } }, default: { schema: { b: 1 } } }, { a: 1 }],
    ['201', { 201: { schema: { a: 1 } } }, { a: 1 }],
    ['the first success', { 404: { schema: { b: 1 } }, 202: { schema: { a: 1 } }, 204: {} }, { a: 1 }],
    ['default without a success', { 404: { schema: { b: 1 } }, default: { schema: { a: 1 } } }, { a: 1 }],
    ['no default beside a success', { 204: {}, default: { schema: { a: 1 } } }, undefined],
    ['none', { 404: { schema: { b: 1 } } }, undefined],
    ['none of two', { 200: { schema: { a: 1 } }, 201: { schema: { b: 1 } } }, undefined],
    ['two that are the same', { 200: { schema: { a: 1 } }, 201: { $ref: '#/responses/R' } }, { a: 1 }],
    ['what a reference leads to', { 200: { $ref: '#/responses/R' } }, { a: 1 }],
    ['none that is no object', { 200: { schema: 'x' } }, undefined],
    ['none of 1200', { 1200: { schema: { b: 1 } } }, undefined],
  ])('answer with the schema of %s', (_, responses, response) => {
    const paths = { '/a': { get: { operationId: 'A', responses } } };
    const [operation] = listFlowOperations({ paths, responses: { R: { schema: { a: 1 } } } });
    expect(operation?.response).toEqual(response);
  });

  it('have the parameters of their path, but for those that they have of the same name and place', () => {
    const shared = [
      { name: 'lang', in: 'query', required: true },
      { name: 'id', in: 'path' },
    ];
    const parameters = [
      { name: 'lang', in: 'query' },
      { name: 'id', in: 'header' },
    ];
    const [operation] = listFlowOperations({
      paths: { '/a': { parameters: shared, get: { operationId: 'A', parameters } } },
    });
    expect(operation?.parameters).toEqual([shared[1], ...parameters]);
  });

  const sent = { schema: { a: 1 } };
  const answered = { responses: { 201: { schema: { b: 1 } } } };
  it.each<[string, object, unknown]>([
    [
      'what it sends',
      { 'x-ms-notification-content': sent, post: { ...answered, 'x-ms-trigger': 'single' } },
      sent.schema,
    ],
    ['what it sends to a step that waits', { 'x-ms-notification-content': sent, post: answered }, sent.schema],
    ['nothing that is known', { post: { ...answered, 'x-ms-trigger': 'single' } }, undefined],
    ['its answer where it is none', { 'x-ms-notification-content': sent, delete: answered }, { b: 1 }],
  ])('give by a webhook %s', (_, item, response) => {
    const named = Object.fromEntries(
      Object.entries(item).map(([key, value]) => [key, key.startsWith('x-') ? value : { operationId: 'A', ...value }]),
    );
    expect(listFlowOperations({ paths: { '/a': named } })[0]?.response).toEqual(response);
  });

  it('start flows or have pages where they say so', () => {
    const paths = { '/a': { get: { operationId: 'A', 'x-ms-trigger': 'single', 'x-ms-pageable': {} } } };
    expect(listFlowOperations({ paths })).toMatchObject([{ isTrigger: true, isPageable: true }]);
  });

  it.each([{}, { paths: [] }, [], { paths: { '/a': { get: 1 } } }])('are none of %j', (broken) => {
    expect(listFlowOperations(broken)).toEqual([]);
  });
});
