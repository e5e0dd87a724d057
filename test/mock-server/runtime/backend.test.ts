import { beforeAll, describe, expect, it } from 'vitest';
import { createAdmission } from '../../../mock-server/cqc-api/admission.ts';
import { json } from '../../../mock-server/cqc-api/answer.ts';
import type { CqcCall } from '../../../mock-server/cqc-api/call.ts';
import { ApiError } from '../../../mock-server/http/api-error.ts';
import { createBackend } from '../../../mock-server/runtime/backend.ts';
import type { SendToBackend } from '../../../mock-server/runtime/script-host/script-host.ts';
import { findOperation } from '../../../scripts/lib/definition.ts';
import { cqcApi } from '../../contract/server.ts';

const calls: CqcCall[] = [];
const operation = (operationId: string, answer: (call: CqcCall) => ReturnType<typeof json>) => ({
  operation: findOperation(cqcApi, operationId),
  operate: (call: CqcCall) => {
    calls.push(call);
    return answer(call);
  },
});
let send: SendToBackend;
beforeAll(() => {
  send = createBackend(
    [
      operation('LocationDetails', () => json('{"name":"é"}')),
      operation('Locations', () => json(Buffer.from('{}'))),
      operation('Providers', () => {
        throw new ApiError(418, 'short and stout', { 'x-pot': 'tea' });
      }),
      operation('ProviderDetails', () => {
        throw new Error('a defect');
      }),
    ],
    createAdmission(['secret'], 'cqc.example/v1'),
    'https://cqc.example/v1',
  );
});
const headers = { 'ocp-apim-subscription-key': 'secret' };
const get = (path: string, more = {}) => send({ method: 'GET', url: `https://cqc.example${path}`, headers, ...more });

describe('a request to the address of CQC', () => {
  it('reaches its operation with the values of path and query unescaped', async () => {
    calls.length = 0;
    expect(await get('/v1/locations/1-1%2F2?a=1&a=b%20c?d&e=&%66=+')).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: Buffer.from('{"name":"é"}'),
    });
    expect(calls).toEqual([{ path: { locationid: '1-1/2' }, query: { a: ['1', 'b c?d'], e: '', f: ' ' }, headers }]);
  });

  it('takes a key with blanks around it, as a wire would', async () => {
    const padded = { 'ocp-apim-subscription-key': ' \tsecret ' };
    expect((await get('/v1/locations', { headers: padded })).status).toBe(200);
  });

  it('gives bytes as they are', async () => {
    expect((await get('/v1/locations')).body).toEqual(Buffer.from('{}'));
  });

  it('loses none of more than a thousand values', async () => {
    calls.length = 0;
    await get(`/v1/locations?${Array.from({ length: 1500 }, (_value, index) => `region=${index}`).join('&')}`);
    expect(calls[0]?.query.region).toHaveLength(1500);
  });

  it.each([
    ['the longest id', '/v1/locations/'.padEnd(14 + 2000, '9'), 200],
    ['a longer id', '/v1/locations/'.padEnd(14 + 2001, '9'), 400],
    ['an empty id', '/v1/locations/', 404],
    ['an unknown path', '/v1/nothing', 404],
    ['a path without the base path', '/locations', 404],
    ['a path that is no address', '/v1/locations/%zz', 400],
  ])('%s (%#)', async (_name, path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it.each(['POST', 'HEAD', 'OPTIONS'])('%s answers 404', async (method) => {
    expect(await get('/v1/locations', { method })).toMatchObject({
      status: 404,
      body: Buffer.from('{ "statusCode": 404, "message": "Resource not found" }'),
    });
  });

  it('without a valid key does not reach the operation', async () => {
    calls.length = 0;
    expect((await get('/v1/locations', { headers: {} })).status).toBe(401);
    expect((await get('/v1/locations', { headers: { 'ocp-apim-subscription-key': 'wrong' } })).status).toBe(401);
    expect(calls).toEqual([]);
  });

  it('takes the first of several keys, and the key in the query where the header gives none', async () => {
    const several = { 'ocp-apim-subscription-key': ['secret', 'wrong'] };
    expect((await get('/v1/locations', { headers: several })).status).toBe(200);
    expect((await get('/v1/locations?subscription-key=secret', { headers: {} })).status).toBe(200);
  });

  it('is answered by the error of the operation', async () => {
    expect(await get('/v1/providers')).toEqual({
      status: 418,
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-pot': 'tea' },
      body: Buffer.from('short and stout'),
    });
  });

  it('passes a defect of this server on', async () => {
    await expect(get('/v1/providers/1-1')).rejects.toThrow('a defect');
  });
});

it.each([
  'https://elsewhere.example/v1/locations',
  'http://cqc.example/v1/locations',
  'https://cqc.example.elsewhere.example/v1/locations',
  'https://cqc.example:8443/v1/locations',
])('%s cannot be reached', async (url) => {
  await expect(send({ method: 'GET', url, headers })).rejects.toThrow(
    `The script asked for ${new URL(url).host}. Only https://cqc.example can be reached.`,
  );
});
