import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { createMockServer } from '../mock-server/app.ts';
import { describeCqcApi } from '../scripts/lib/cqc-api.ts';
import { listOperationIds, loadDefinition } from '../scripts/lib/definition.ts';
import { hasDotnet } from './dotnet.ts';

const definition = loadDefinition();
const app = await createMockServer({ limit: 0 });
afterAll(() => app.close());

/** The requests of docs/clients.http, with its variables put in. */
const text = readFileSync('docs/clients.http', 'utf8');
const variables = new Map([...text.matchAll(/^@(\w+) = (.*)$/gm)].map(([, name, value]) => [name, value as string]));
const fill = (part: string): string => {
  const filled = part.replaceAll(/\{\{(\w+)\}\}/g, (whole, name) => variables.get(name) ?? whole);
  return filled === part ? part : fill(filled);
};
const requests = text
  .split(/^### /m)
  .slice(1)
  .map((block) => {
    const [title = '', start = '', ...headers] = fill(block).trim().split('\n');
    const [method = '', url = ''] = start.split(' ');
    return {
      title,
      ...{ operationId: title.split(':')[0] ?? '', isConnector: title.endsWith('(connector)'), method, url },
      headers: Object.fromEntries(headers.map((header) => header.split(': ') as [string, string])),
    };
  });

describe('docs/clients.http', () => {
  it('has every operation of the connector and of CQC’s API', () => {
    const of = (isConnector: boolean) =>
      requests
        .filter((one) => one.isConnector === isConnector)
        .map(({ operationId }) => operationId)
        .sort();
    expect(of(true)).toEqual(listOperationIds(definition).sort());
    expect(of(false)).toEqual(listOperationIds(describeCqcApi(definition)).sort());
  });

  if (!hasDotnet) console.log('Skipped: requests of docs/clients.http to the connector. There is no .NET SDK on PATH.');
  for (const { title, isConnector, method, url, headers } of requests) {
    it.skipIf(isConnector && !hasDotnet)(`${title} answers`, async () => {
      const { pathname, search } = new URL(url);
      const answer = await app.inject({ method: method as 'GET', url: pathname + search, headers });
      expect(answer.statusCode, answer.body).toBe(title.startsWith('OnOrganisationChanged') ? 202 : 200);
    });
  }
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.log('Skipped: the Python of docs/clients.md. There is no python3 on PATH.');
it.skipIf(!hasPython)('the Python of docs/clients.md goes through all pages', async () => {
  const url = await app.listen({ port: 0 });
  const [, code = ''] = /```python\n([\s\S]*?)```/.exec(readFileSync('docs/clients.md', 'utf8')) ?? [];
  const { stdout } = await promisify(execFile)('python3', ['-c', code.replace('http://127.0.0.1:3000', url)]);
  const headers = { 'ocp-apim-subscription-key': 'demo-key' };
  const list = await app.inject({ url: '/public/v1/locations?region=London&careHome=Y', headers });
  expect(stdout.trim().split('\n')).toHaveLength(list.json().total);
});
