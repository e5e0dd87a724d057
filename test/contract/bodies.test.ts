import { describe, expect, it } from 'vitest';
import { type Definition, findOperation, follow, listOperations, type Schema } from '../../scripts/lib/definition.ts';
import { createCompile, responsePointer } from '../../scripts/lib/json-schema.ts';
import { call, cqcApi, createServer, definition, query, world } from './server.ts';

const app = await createServer();
const compile = createCompile(cqcApi, { closed: true });

/** Where properties stand in the bodies that came so far: operation, then a pointer with a star for every index. */
const seen = new Set<string>();

/** Every call whose answer is JSON: each operation with each document. */
const calls: [operationId: string, path: string, kind: string][] = listOperations(cqcApi).flatMap(
  ({ operationId, path }) => {
    const fill = (id: string) => path.replace(/\{\w+\}/, encodeURIComponent(id));
    if (path.startsWith('/reports/')) return [];
    if (path.startsWith('/changes/')) {
      const month = query([
        ['startTimestamp', '2026-10-01T00:00:00Z'],
        ['endTimestamp', '2026-10-31T00:00:00Z'],
      ]);
      return ['location', 'provider'].map((type): [string, string, string] => [operationId, fill(type) + month, type]);
    }
    if (!path.includes('{')) return [[operationId, path, 'all']];
    const documents = path.startsWith('/providers/') ? world.providers : world.locations;
    return documents.map(({ id, body }): [string, string, string] => [
      operationId,
      fill(id),
      `${body.type}, ${body.registrationStatus}`,
    ]);
  },
);

describe('bodies', () => {
  it.each(calls)('%s %s (%s) fits its schema', async (operationId, url) => {
    const { path } = findOperation(cqcApi, operationId);
    const response = await call(app, url);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    const validate = compile(responsePointer(path));
    const body = response.json();
    validate(body);
    expect(validate.errors ?? []).toEqual([]);
    collect(operationId, body, '');
  });

  it('hold every property of every schema at least once, at every depth', () => {
    const missing = listOperations(cqcApi).flatMap((operation) =>
      propertyPaths(operation.operationId, operation.responses['200']?.schema, cqcApi).filter(
        (path) => !seen.has(path),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('leave out nothing but what only the connector adds', () => {
    const live = new Set(
      listOperations(cqcApi).flatMap(({ operationId, responses }) =>
        propertyPaths(operationId, responses['200']?.schema, cqcApi),
      ),
    );
    const added = listOperations(definition)
      .flatMap(({ operationId, responses }) => propertyPaths(operationId, responses['200']?.schema, definition))
      .filter((path) => !live.has(path));
    expect(added.filter((path) => !path.includes('/latestRating/'))).toEqual(addedByConnector);
  });
});

/** What no answer of CQC's holds, because script.csx adds it. */
const addedByConnector = [
  'Providers /value',
  ...['providerId', 'providerName'].map((name) => `Providers /value/*/${name}`),
  'Providers /nextLink',
  'ProviderDetails /latestRating',
  'Locations /value',
  ...['locationId', 'locationName', 'postalCode'].map((name) => `Locations /value/*/${name}`),
  'Locations /nextLink',
  'LocationDetails /latestRating',
  'Changes /value',
  'Changes /nextLink',
  ...['MainReportText', 'ReportAndRelatedDocText'].flatMap((id) => [`${id} /isAvailable`, `${id} /text`]),
  ...['organisationId', 'organisationType', 'windowStart', 'windowEnd'].map(
    (name) => `OnOrganisationChanged /*/${name}`,
  ),
  'ListFilterValues /values',
  'ListFilterValues /values/*/value',
  'ListFilterValues /values/*/title',
];

function collect(operationId: string, value: unknown, path: string): void {
  if (Array.isArray(value)) for (const item of value) collect(operationId, item, `${path}/*`);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value)) {
      seen.add(`${operationId} ${path}/${name}`);
      collect(operationId, child, `${path}/${name}`);
    }
  }
}

function propertyPaths(operationId: string, schema: Schema | undefined, document: Definition, path = ''): string[] {
  const { items, properties = {} } = follow(document, schema ?? {});
  if (items) return propertyPaths(operationId, items, document, `${path}/*`);
  return Object.entries(properties).flatMap(([name, child]) => [
    `${operationId} ${path}/${name}`,
    ...propertyPaths(operationId, child, document, `${path}/${name}`),
  ]);
}
