import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCqcClient, expectCqc, explainAnswer, OddAnswer } from '../../../scripts/lib/cqc-client.ts';
import type { HttpMessage } from '../../../scripts/lib/http-messages.ts';

const answer = (status: number, headers: HttpMessage['headers'] = {}, body = ''): HttpMessage => ({
  status,
  headers,
  body: Buffer.from(body),
});
const html = { 'content-type': 'text/html' };

describe('what an answer means and what to do', () => {
  it.each<[HttpMessage, string, isOdd: boolean]>([
    [answer(204), 'answers without data (204). Check the address.', true],
    [
      answer(302, { location: 'https://other.example/x?key=1' }),
      'leads on to https://other.example (302). Check',
      true,
    ],
    [answer(301, { location: '/public/v2' }), 'leads on to another path (301). Check the address.', true],
    [answer(304), 'answers without data (304). Check the address.', true],
    [answer(400, {}, '{"message":"no"}'), 'does not take the call (400): "no". Check what is asked for.', true],
    [answer(400, {}, '\uFEFF{"message":"no"}'), 'does not take the call (400): "no".', true],
    [answer(500), 'failed (500). Try again later; if it stays, ask CQC.', true],
    [answer(401), 'does not take the key (401).', false],
    [answer(403, html), 'refuses this network by a page of its firewall (403).', false],
    [answer(429, { 'retry-after': '86400' }), 'to wait 86400 s. Use a lower --rate.', false],
    [answer(429, { 'retry-after': '9'.repeat(20) }), 'to wait for more than a day. Use a lower --rate.', false],
    [answer(429), 'too many calls (429). Use a lower --rate.', false],
  ])('%#: %j', (given, words, isOdd) => {
    const refusal = explainAnswer(given, 'cqc.example');
    expect(refusal.message).toContain(`cqc.example `);
    expect(refusal.message).toContain(words);
    expect(refusal.message).not.toContain('key=');
    expect(refusal instanceof OddAnswer).toBe(isOdd);
  });
});

it.each([
  [undefined, '404'],
  [[1], 'something else'],
  [{ ok: 1 }, 'something else'],
])('%j is not the first answer of CQC', (body, found) => {
  expect(() => expectCqc(body, 'https://cqc.example/v1')).toThrow(found);
});

describe('the client', () => {
  const server = createServer((_request, response) => response.end('\uFEFF{"inspectionAreas":[]}'));
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.close();
  });

  it('passes over a byte order mark, as other readers of HTTP do', async () => {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = createCqcClient({ base, key: 'some-key', callsPerMinute: 100 });
    expect(await client.get('/inspection-areas')).toEqual({ inspectionAreas: [] });
    await client.close();
  });

  it('takes no address with the key in it', () => {
    const make = (key: string) =>
      createCqcClient({ base: 'https://cqc.example/SOME-KEY/v1', key, callsPerMinute: 100 });
    expect(() => make('some-key')).toThrow('the key stands among the options.');
    expect(() => make('v1')).not.toThrow(); // too short to tell
  });
});
