import { describe, expect, it } from 'vitest';
import { findOperation } from '../../scripts/lib/definition.ts';
import { createCompile, responsePointer } from '../../scripts/lib/json-schema.ts';
import { call, cqcApi, createServer, mendFixtures } from './server.ts';
import { collectProperties, describedProperties, documentCalls, propertiesMissing } from './walk.ts';

const app = await createServer();
const compile = createCompile(cqcApi, { closed: true });
const seen = new Set<string>();

describe("bodies of CQC's face", () => {
  it.each(documentCalls(cqcApi))('%s %s (%s) fits its schema', async (operationId, path) => {
    const response = await call(app, path);
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    const body = response.json();
    const validate = compile(responsePointer(findOperation(cqcApi, operationId).path));
    validate(body);
    expect(validate.errors ?? [], mendFixtures).toEqual([]);
    collectProperties(seen, operationId, body);
  });

  it('hold every property of every schema at least once, at every depth', () => {
    expect(
      describedProperties(cqcApi).filter((property) => !seen.has(property)),
      propertiesMissing,
    ).toEqual([]);
  });
});
