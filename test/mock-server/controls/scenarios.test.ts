import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createMockServer } from '../../../mock-server/app.ts';

const doc = readFileSync('docs/scenarios.md', 'utf8');
const calls = [...doc.matchAll(/^curl .*$/gm)].map(([line]) => ({
  line,
  method: (/ -X (\w+)/.exec(line)?.[1] ?? 'GET') as 'GET' | 'POST' | 'PATCH',
  payload: / -d '([^']+)'/.exec(line)?.[1],
  url: / http:\/\/127\.0\.0\.1:3000(\S+)/.exec(line)?.[1] ?? '',
}));
const app = await createMockServer();

it('the doc shows every control', () => {
  expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /mock/errors',
    'POST /mock/changes',
    expect.stringMatching(/^PATCH \/mock\/locations\//),
    'GET /mock/state',
    'POST /mock/reset',
  ]);
});

it.each(calls)('$line', async ({ method, payload, url }) => {
  const headers = { host: '127.0.0.1:3000', ...(payload && { 'content-type': 'application/x-www-form-urlencoded' }) };
  const response = await app.inject({ method, url, headers, ...(payload && { payload }) });
  expect(response.statusCode, response.body).toBeLessThan(300);
});
