import { type Definition, follow, listOperations, type Schema } from '../../scripts/lib/definition.ts';
import { query, world } from './server.ts';

/** A call whose answer is JSON: an operation and one document that it is asked for. */
export type DocumentCall = [operationId: string, path: string, kind: string];

/** The month of the change log. */
const month = ['2026-10-01T00:00:00Z', '2026-10-31T00:00:00Z'] as const;

/** Every call of lists, documents and changes that a definition allows, with every document of the fixtures. */
export function documentCalls(definition: Definition): DocumentCall[] {
  return listOperations(definition).flatMap(({ operationId, path, parameters }): DocumentCall[] => {
    const fill = (id: string) => path.replace(/\{\w+\}/, encodeURIComponent(id));
    if (/reports|trigger|filter-values/.test(path)) return [];
    if (path.startsWith('/changes/')) {
      const names = parameters
        .filter(({ in: place, required }) => place === 'query' && required)
        .map(({ name }) => name);
      const window = query(names.map((name, index): [string, string] => [name, month[index] as string]));
      return ['location', 'provider'].map((type) => [operationId, fill(type) + window, type]);
    }
    if (!path.includes('{')) return [[operationId, path, 'all']];
    const documents = path.startsWith('/providers/') ? world.providers : world.locations;
    return documents.map(({ id, body }) => [operationId, fill(id), `${body.type}, ${body.registrationStatus}`]);
  });
}

/** Adds where properties stand in a body: operation, then a pointer with a star for every index. */
export function collectProperties(seen: Set<string>, operationId: string, value: unknown, path = ''): void {
  if (Array.isArray(value)) for (const item of value) collectProperties(seen, operationId, item, `${path}/*`);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value)) {
      seen.add(`${operationId} ${path}/${name}`);
      collectProperties(seen, operationId, child, `${path}/${name}`);
    }
  }
}

/** All properties that a definition describes for its answers, at every depth. */
export function describedProperties(definition: Definition): string[] {
  const list = (operationId: string, schema: Schema, path = ''): string[] => {
    const { items, properties = {} } = follow(definition, schema);
    if (items) return list(operationId, items, `${path}/*`);
    return Object.entries(properties).flatMap(([name, child]) => [
      `${operationId} ${path}/${name}`,
      ...list(operationId, child, `${path}/${name}`),
    ]);
  };
  return listOperations(definition).flatMap(({ operationId, responses }) =>
    list(operationId, responses['200']?.schema ?? {}),
  );
}

/** What to do about properties that occur nowhere. */
export const propertiesMissing =
  'No body holds these properties. Give them to an organisation in scripts/fixture-world/, run `npm run generate-fixtures` and commit the result; what the script adds needs a fixture that makes it do so.';
