import { describe, expect, it } from 'vitest';
import { call, createServer } from '../../contract/server.ts';

const now = Date.parse('2026-11-01T12:00:00.250Z');
const app = await createServer({ now: () => now });
const change = { organisationType: 'location', organisationId: '1-777' };
const post = (payload: unknown, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  app.inject({
    method: 'POST',
    url: '/mock/changes',
    remoteAddress,
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(payload),
  });

describe('POST /mock/changes', () => {
  it('makes an organisation change a minute ago', async () => {
    const response = await post(change);
    expect([response.statusCode, response.json()]).toEqual([201, { ...change, changedAt: '2026-11-01T11:59:00.250Z' }]);
    const window = 'startTimestamp=2026-11-01T11:59:00Z&endTimestamp=2026-11-01T11:59:01Z';
    expect((await call(app, `/changes/location?${window}`)).json().changes).toEqual(['1-777']);
    expect((await call(app, `/changes/provider?${window}`)).json().changes).toEqual([]);
  });

  it('takes an id in lower case and lists it so, as CQC does at times', async () => {
    const response = await post({ ...change, organisationId: 'r9a01' });
    expect([response.statusCode, response.json().organisationId]).toEqual([201, 'r9a01']);
    const window = 'startTimestamp=2026-11-01T11:59:00Z&endTimestamp=2026-11-01T11:59:01Z';
    expect((await call(app, `/changes/location?${window}`)).json().changes).toContain('r9a01');
    expect((await call(app, '/locations/r9a01')).statusCode).toBe(400);
  });

  it.each([
    ['another type', { ...change, organisationType: 'Location' }],
    ['no type', { organisationId: '1-1' }],
    ['no id', { organisationType: 'location' }],
    ['an id with a blank', { ...change, organisationId: 'R9A 01' }],
    ['an empty id', { ...change, organisationId: '' }],
    ['a huge id', { ...change, organisationId: '9'.repeat(1000) }],
    ['a list', []],
    ['null', null],
  ])('refuses %s', async (_name, payload) => {
    expect((await post(payload)).statusCode).toBe(400);
  });

  it('refuses what is not JSON', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/mock/changes',
      headers: { 'content-type': 'application/json' },
      payload: '{',
    });
    expect(response.statusCode).toBe(400);
  });

  it.each([
    ['a page of another site', 'https://elsewhere.example', 'localhost:3000', 403],
    ['a page without an origin of its own', 'null', 'localhost:3000', 403],
    ['a page of another server on this machine', 'http://localhost:8080', 'localhost:3000', 403],
    ['a foreign name that leads to this machine', 'http://elsewhere.example:3000', 'elsewhere.example:3000', 403],
    ['a page of this server', 'http://localhost:3000', 'localhost:3000', 201],
    ['a page of this server by number', 'http://127.0.0.1:3000', '127.0.0.1:3000', 201],
  ])('%s (Origin %s, Host %s) -> %i', async (_name, origin, host, status) => {
    expect((await post(change, { origin, host })).statusCode).toBe(status);
  });

  it.each([
    ['::1', 201],
    ['::ffff:127.0.0.1', 201],
    ['192.168.1.5', 403],
    ['10.0.0.1', 403],
  ])('from %s -> %i', async (address, status) => {
    expect((await post(change, {}, address)).statusCode).toBe(status);
  });
});
