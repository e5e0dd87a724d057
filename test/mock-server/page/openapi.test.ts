import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { Ajv } from 'ajv';
import createClient from 'openapi-fetch';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMockServer } from '../../../mock-server/app.ts';
import { describeCqcApi } from '../../../scripts/lib/cqc-api.ts';
import { listOperations, loadDefinition } from '../../../scripts/lib/definition.ts';

const cqcApi = describeCqcApi(loadDefinition());
const operations = listOperations(cqcApi);

// biome-ignore lint/suspicious/noExplicitAny: the document is looked at as any reader would
let document: any;
let url: string;
const app = await createMockServer({ limit: 0 });
beforeAll(async () => {
  url = await app.listen({ port: 0 });
  document = await (await fetch(`${url}/openapi.json`)).json();
});
afterAll(() => app.close());

describe('/openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    await SwaggerParser.validate(structuredClone(document));
  });

  it('holds every operation of CQC’s API and none that only the connector has, without what Power Platform reads', () => {
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item as object).map(([verb, { operationId }]) => `${verb} ${path} ${operationId}`),
    );
    expect(described).toEqual(operations.map(({ path, operationId }) => `get ${path} ${operationId}`));
    expect(JSON.stringify(document)).not.toContain('x-ms-');
    expect(document.servers).toEqual([expect.objectContaining({ url: `${url}/public/v1` })]);
  });

  it('describes every error of every operation as it is sent, and how long to wait', async () => {
    const ajv = new Ajv();
    const addresses = operations.map(({ path }) =>
      path.replaceAll('{organisationType}', 'location').replaceAll(/\{\w+\}/g, '1-0'),
    );
    const failures: [query: string, prefer: string][] = [
      ['?bogus=1', ''],
      ...['401', '403', '404', '429', '500'].map((code): [string, string] => ['', `code=${code}`]),
    ];
    for (const [index, { path, operationId }] of operations.entries())
      for (const [query, prefer] of failures) {
        const headers = { 'ocp-apim-subscription-key': 'demo-key', prefer };
        const answer = await app.inject({ url: `/public/v1${addresses[index]}${query}`, headers });
        const { $ref = '' } = document.paths[path].get.responses[answer.statusCode] ?? {};
        const { content } = document.components.responses[$ref.split('/').at(-1)] ?? {};
        const [type] = String(answer.headers['content-type']).split(';');
        const what = `${operationId} ${query}${prefer} ${answer.statusCode}`;
        expect(Object.keys(content ?? {}), what).toEqual([type]);
        const { $ref: schema } = content[type as string].schema;
        if (schema === undefined) continue;
        expect(schema, what).toBe('#/components/schemas/ErrorBody');
        expect(ajv.validate(document.components.schemas.ErrorBody, answer.json()), what).toBe(true);
      }
    expect(document.components.responses.TooManyRequests.headers).toHaveProperty('Retry-After');
  });

  it('gives reports as PDF, which generators of clients can read, names the text, and says that a filter can be repeated', () => {
    const { content, description } = document.paths['/reports/{inspection_report_link_id}'].get.responses['200'];
    expect(content).toEqual({ 'application/pdf': { schema: { type: 'string', format: 'binary' } } });
    expect(description).toContain('With "Accept: text/plain" it comes as that.');
    expect(document.components.parameters.region).toMatchObject({ explode: true, schema: { type: 'array' } });
    expect(
      JSON.stringify(document).match(/semicolon|on the CQC website|date alone|(Report|Document) URI (may|alone)/g),
    ).toBe(null);
  });
});

describe('a client that is generated from it', () => {
  it('has types that fit what it is used for, and no other', async () => {
    const types = astToString(await openapiTS(structuredClone(document)));
    const folder = mkdtempSync(join('test/mock-server/page', 'client-')); // where packages are found
    try {
      writeFileSync(join(folder, 'cqc.d.ts'), types);
      writeFileSync(
        join(folder, 'use.ts'),
        `import createClient from 'openapi-fetch';
import type { paths } from './cqc.d.ts';
const client = createClient<paths>({ baseUrl: '' });
const { data } = await client.GET('/locations', { params: { query: { region: ['London'], perPage: 2 } } });
const name: string | undefined = data?.locations?.[0]?.locationName;
const details = await client.GET('/locations/{locationid}', { params: { path: { locationid: '1-1' } } });
const rating: string | undefined = details.data?.currentRatings?.overall?.rating;
// @ts-expect-error: there is no such path
await client.GET('/nothing');
// @ts-expect-error: a page is a number
await client.GET('/locations', { params: { query: { page: 'one' } } });
export { name, rating };
`,
      );
      const program = ts.createProgram([join(folder, 'use.ts')], {
        ...{ noEmit: true, strict: true, skipLibCheck: true, allowImportingTsExtensions: true, types: [] },
        ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
        ...{ target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] },
      });
      expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('reads the mock', async () => {
    const client = createClient<import('../../../types/cqc-api.d.ts').paths>({
      baseUrl: document.servers[0].url,
      headers: { 'Ocp-Apim-Subscription-Key': 'demo-key' },
    });
    const { data } = await client.GET('/locations', {
      params: { query: { region: ['London', 'South East'], perPage: 3 } },
    });
    expect(data?.locations).toHaveLength(3);
  });
});
