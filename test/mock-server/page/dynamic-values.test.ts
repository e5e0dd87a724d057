import { afterEach, expect, it, vi } from 'vitest';
import { loadChoices } from '../../../mock-server/page/client/model/dynamic-values.ts';
import { readOperations } from '../../../mock-server/page/client/model/operations.ts';

afterEach(() => vi.unstubAllGlobals());

const values = (parameters: object) => ({
  ...{ operationId: 'Source', parameters, 'value-path': 'id', 'value-title': 'name', 'value-collection': 'value' },
});
const definition = {
  paths: {
    '/a': {
      get: {
        operationId: 'Ask',
        parameters: [
          { name: 'region', in: 'query', type: 'string' },
          {
            ...{ name: 'pick', in: 'query', type: 'string' },
            'x-ms-dynamic-values': values({ 'X-Region': { parameter: 'region' }, filter: '{"a":1}' }),
          },
        ],
      },
    },
    '/source': {
      post: {
        operationId: 'Source',
        parameters: [
          { name: 'X-Region', in: 'header', type: 'string', required: true },
          { name: 'filter', in: 'body', schema: {} },
        ],
      },
    },
  },
};

it('fills a drop-down by the whole call, once for each', async () => {
  const operations = readOperations(definition);
  const [ask] = operations;
  const input = ask?.inputs.find(({ name }) => name === 'pick');
  if (!ask || !input) throw new Error('There is no input.');
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', (address: string, { method, headers, body }: RequestInit) => {
    asked.push([method, address, headers, body]);
    const answer = Buffer.from(`{"value":[{"id":${asked.length},"name":"é"}]}`, 'latin1');
    return Promise.resolve(new Response(answer, { headers: { 'content-type': 'application/json; charset=latin1' } }));
  });
  const load = (region: string) => loadChoices(input, ask, operations, { region }, '/apim/any/demo');
  expect(await load('eu')).toEqual([{ value: '1', title: 'é' }]);
  expect(await load('us')).toEqual([{ value: '2', title: 'é' }]);
  expect(await load('eu')).toEqual([{ value: '1', title: 'é' }]);
  const headers = (region: string) => ({ 'X-Region': region, 'content-type': 'application/json' });
  expect(asked).toEqual([
    ['POST', '/apim/any/demo/source', headers('eu'), '{"a":1}'],
    ['POST', '/apim/any/demo/source', headers('us'), '{"a":1}'],
  ]);
});
