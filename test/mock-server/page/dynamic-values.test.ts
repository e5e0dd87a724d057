import { afterEach, expect, it, vi } from 'vitest';
import { forgetChoices, loadChoices } from '../../../mock-server/page/client/model/dynamic-values.ts';
import { readOperations } from '../../../mock-server/page/client/model/operations.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  forgetChoices();
});

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

/** What fills the drop-down of a definition. */
function createLoad(of: object) {
  const operations = readOperations(of);
  const [ask] = operations;
  const input = ask?.inputs.find(({ name }) => name === 'pick');
  if (!ask || !input) throw new Error('There is no input.');
  return (region: string) => loadChoices(input, ask, operations, { region }, '/apim/any/demo');
}

it('fills a drop-down by the whole call, once for each until it is to ask anew', async () => {
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', (address: string, { method, headers, body }: RequestInit) => {
    asked.push([method, address, headers, body]);
    const answer = Buffer.from(`{"value":[{"id":${asked.length},"name":"é"}]}`, 'latin1');
    return Promise.resolve(new Response(answer, { headers: { 'content-type': 'application/json; charset=latin1' } }));
  });
  const load = createLoad(definition);
  expect(await load('eu')).toEqual([{ value: '1', title: 'é' }]);
  expect(await load('us')).toEqual([{ value: '2', title: 'é' }]);
  expect(await load('eu')).toEqual([{ value: '1', title: 'é' }]);
  forgetChoices();
  expect(await load('eu')).toEqual([{ value: '3', title: 'é' }]);
  const headers = (region: string) => ({ 'X-Region': region, 'content-type': 'application/json' });
  expect(asked).toEqual([
    ['POST', '/apim/any/demo/source', headers('eu'), '{"a":1}'],
    ['POST', '/apim/any/demo/source', headers('us'), '{"a":1}'],
    ['POST', '/apim/any/demo/source', headers('eu'), '{"a":1}'],
  ]);
});

it('asks nothing before what the call needs is filled in, and says what that is', async () => {
  const asked = vi.fn();
  vi.stubGlobal('fetch', asked);
  await expect(createLoad(definition)('')).rejects.toThrow('Fill in region first.');
  const unfed = JSON.parse(JSON.stringify(definition).replace('"X-Region":{"parameter":"region"}', '"a":"b"'));
  await expect(createLoad(unfed)('eu')).rejects.toThrow(/“Source”, which needs X-Region, and no field here has it\.$/);
  const unseen = JSON.parse(JSON.stringify(definition).replace('"name":"region"', '"x-ms-visibility":"internal",$&'));
  await expect(createLoad(unseen)('')).rejects.toThrow('no field here has it');
  expect(asked).not.toHaveBeenCalled();
});

it.each([
  ['a status', '{}', 400, 'answered 400.'],
  ['a page of a proxy', '<html>Sign in</html>', 200, 'answered no JSON.'],
])('says which call fills it where that answers %s', async (_name, body, status, said) => {
  vi.stubGlobal('fetch', async () => new Response(body, { status }));
  await expect(createLoad(definition)('eu')).rejects.toThrow(`The values come from “Source”, which ${said}`);
});
