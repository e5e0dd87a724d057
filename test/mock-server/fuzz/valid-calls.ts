import fc from 'fast-check';
import { mainReport } from '../../../mock-server/cqc-api/world.ts';
import { type Definition, listOperations, type Operation, type Parameter } from '../../../scripts/lib/definition.ts';
import { textsOf } from '../../contract/places.ts';
import { cqcApi, definition, key, world } from '../../contract/server.ts';
import type { FuzzRequest } from './hostile-requests.ts';

/** Where the operations of a definition are served. */
export interface Face {
  name: 'cqc' | 'runtime';
  base: string;
  definition: Definition;
  operations: Operation[];
  headers: Record<string, string>;
}

export const faces: Face[] = [
  { name: 'cqc', base: cqcApi.basePath, definition: cqcApi, headers: { 'ocp-apim-subscription-key': key } },
  { name: 'runtime', base: '/apim/cqcdata/demo', definition, headers: {} },
].map((face) => ({ ...face, operations: listOperations(face.definition) }) as Face);

/** A call in its parts, so that one of them can be broken. */
export interface Call {
  face: Face;
  operation: Operation;
  method: string;
  /** By the names of the path's parameters, escaped. */
  path: Record<string, string>;
  /** Names and values, escaped. */
  query: [name: string, value: string][];
  headers: Record<string, string>;
}

const ids = (documents: { id: string }[]) => fc.constantFrom(...documents.map(({ id }) => id));
const reports = [...world.reports].flatMap(([linkId, files]) => [...files.keys()].map((name) => ({ linkId, name })));
const mainReports = reports.filter(({ name }) => name === mainReport);
const relatedDocuments = reports.filter(({ name }) => name !== mainReport);

/** The values of a path that belong together: a related document is one of its report. */
function pathValues({ path, parameters }: Operation): fc.Arbitrary<Record<string, string>> {
  if (path.includes('/reports/'))
    return fc
      .constantFrom(...(path.includes('related') ? relatedDocuments : mainReports))
      .map(({ linkId, name }) => ({ inspection_report_link_id: linkId, related_document_type: name }));
  const inPath = parameters.filter(({ in: place }) => place === 'path');
  return fc.record(Object.fromEntries(inPath.map((parameter) => [parameter.name, pathValue(parameter)])));
}

function pathValue({ name, enum: choices }: Parameter): fc.Arbitrary<string> {
  if (choices) return fc.constantFrom(...(choices as string[]));
  return ids(/^provider/.test(name) ? world.providers : world.locations);
}

/** The texts that a filter finds something by. */
const textsOfFilter = (name: string): string[] => [
  ...new Set([...world.locations, ...world.providers].flatMap(({ body }) => textsOf(body, name))),
];

const time = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** The values of one parameter as they stand in the address. */
function queryValues({ name: face }: Face, { name, type, format, minimum }: Parameter): fc.Arbitrary<string[]> {
  if (type === 'integer') return fc.integer({ min: minimum ?? 0, max: 60 }).map((value) => [String(value)]);
  if (format === 'date-time') return time.map((value) => [value]);
  const takesSeveral = name !== 'careHome';
  const texts = fc.uniqueArray(fc.constantFrom(...textsOfFilter(name)), {
    minLength: 1,
    maxLength: takesSeveral ? 2 : 1,
  });
  if (face === 'cqc') return texts;
  return texts.map((values) => [values.join(type === 'array' ? ',' : ';')]);
}

function query(face: Face, { parameters }: Operation): fc.Arbitrary<[string, string][]> {
  const inQuery = parameters.filter(({ in: place }) => place === 'query');
  const values = inQuery.map((parameter): [string, fc.Arbitrary<string[]>] => [
    parameter.name,
    queryValues(face, parameter),
  ]);
  const requiredKeys = inQuery.filter(({ required }) => required).map(({ name }) => name);
  // A call names few of seventeen filters; more would find nothing.
  return fc
    .tuple(
      fc.record(Object.fromEntries(values)),
      fc.subarray(
        inQuery.map(({ name }) => name),
        { maxLength: Math.min(inQuery.length, 3) },
      ),
    )
    .map(([drawn, some]) => {
      const [start, end] = Object.keys(drawn).filter((name) => /timestamp$/i.test(name));
      if (start && end && String(drawn[start]) > String(drawn[end]))
        [drawn[start], drawn[end]] = [drawn[end] as string[], drawn[start] as string[]];
      return [...new Set([...requiredKeys, ...some])].flatMap((name) =>
        (drawn[name] as string[]).map((value): [string, string] => [name, encodeURIComponent(value)]),
      );
    });
}

const accept = fc.constantFrom({}, { accept: '*/*' }, { accept: 'text/plain' }, { accept: 'application/pdf' });

/** A call that has to be answered: an operation of a face with ids, names and times of the fixtures. */
export const validCall: fc.Arbitrary<Call> = fc.oneof(
  ...faces.flatMap((face) =>
    face.operations.map((operation) =>
      fc.record({
        ...{ face: fc.constant(face), operation: fc.constant(operation), method: fc.constant('GET') },
        path: pathValues(operation).map((values) =>
          Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encodeURIComponent(value)])),
        ),
        query: query(face, operation),
        headers: accept.map((wanted) => ({ ...face.headers, ...wanted }) as Record<string, string>),
      }),
    ),
  ),
);

export function writeCall({ face, operation, method, path, query: pairs, headers }: Call): FuzzRequest {
  const filled = operation.path.replace(/\{(\w+)\}/g, (_whole, name: string) => path[name] ?? '');
  const search = pairs.map(([name, value]) => `${name}=${value}`).join('&');
  return { method, url: face.base + filled + (search && `?${search}`), headers };
}
