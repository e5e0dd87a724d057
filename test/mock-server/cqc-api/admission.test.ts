import { expect, it } from 'vitest';
import { createAdmission } from '../../../mock-server/cqc-api/admission.ts';
import type { CqcCall } from '../../../mock-server/cqc-api/call.ts';
import { ApiError } from '../../../mock-server/http/api-error.ts';

const admit = createAdmission(new Set(['one', 'two']), 'cqc.example/v1');
const missing = 'Access denied due to missing subscription key.';
const invalid = 'Access denied due to invalid subscription key.';

/** The key of a call, or the status and the first sentence of the refusal. */
function ask(call: Partial<CqcCall>): unknown {
  try {
    return admit({ path: {}, query: {}, headers: {}, ...call });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [error.statusCode, /^[^.]*\.?/.exec(JSON.parse(error.body).message)?.[0]];
  }
}
const header = (value: string) => ({ 'ocp-apim-subscription-key': value });

it.each<[string, Partial<CqcCall>, unknown]>([
  ['a key in the header', { headers: header('one') }, 'one'],
  ['another of the keys', { headers: header('two') }, 'two'],
  ['a key in the query', { query: { 'subscription-key': 'two' } }, 'two'],
  ['several in the query', { query: { 'subscription-key': ['two', 'x'] } }, 'two'],
  ['the header before the query', { headers: header('one'), query: { 'subscription-key': 'two' } }, 'one'],
  ['none', {}, [401, missing]],
  ['an empty one', { headers: header('') }, [401, missing]],
  ['an empty one before a right one', { headers: header(''), query: { 'subscription-key': 'one' } }, [401, missing]],
  ['a wrong one', { headers: header('three') }, [401, invalid]],
  ['several of which the first is wrong', { query: { 'subscription-key': ['x', 'one'] } }, [401, invalid]],
  ['an id in the path', { path: { id: '1-1' }, headers: header('one') }, 'one'],
  ['an empty id in the path', { path: { id: '' }, headers: header('one') }, [404, 'Resource not found']],
  ['an empty second id', { path: { id: '1', type: '' }, headers: header('one') }, [404, 'Resource not found']],
  ['an empty id before the key is looked at', { path: { id: '' } }, [404, 'Resource not found']],
])('%s', (_, call, expected) => {
  expect(ask(call)).toEqual(expected);
});

it.each([missing, invalid])('"%s" names the host that asks for a key', (message) => {
  const headers = message === missing ? {} : header('three');
  expect(() => admit({ path: {}, query: {}, headers })).toThrow(
    expect.objectContaining({
      headers: expect.objectContaining({
        'www-authenticate':
          'AzureApiManagementKey realm="https://cqc.example/v1",name="Ocp-Apim-Subscription-Key",type="header"',
      }),
    }),
  );
});
