import type { ErrorObject } from 'ajv';
import { type Definition, follow, listOperations, type Schema } from '../lib/definition.ts';
import { isObject, object, typeOf } from '../lib/json.ts';
import { segment } from '../lib/json-pointer.ts';
import { createCompile, responsePointer } from '../lib/json-schema.ts';
import { shorten } from '../lib/shorten.ts';

/** A recorded body and where it comes from. */
export interface Recording {
  file: string;
  body: unknown;
  /** The operation that it comes from, where that is known. */
  operationId?: string;
}

/** One way in which recorded bodies are not what the definition describes. */
export interface DriftFinding {
  kind: 'unknown-field' | 'type-mismatch' | 'enum-mismatch' | 'format-mismatch' | 'unknown-body';
  operationId: string;
  /** JSON Pointer into the body, with `*` for every array index. */
  pointer: string;
  /** How often it was found in all bodies together. */
  count: number;
  /** One value that was found, shortened, and the file that it stands in. */
  example: string;
  file: string;
  /** The values of an unknown field, whole, for its schema: of so many that a rare one is among them. */
  values?: unknown[];
  /** The wrong type that came, as JSON Schema calls it. */
  found?: string;
}

/** More would not be told apart from these, and are kept whole. */
const mostValues = 1000;

/** What a comparison looked at and found. */
export interface DriftReport {
  bodies: number;
  /** Recorded error answers, which the definition does not describe. */
  errors: number;
  findings: DriftFinding[];
}

/**
 * Compares recorded bodies with what the definition says of CQC's API.
 * @param operationId the operation that all bodies come from; without it each body's shape tells.
 */
export function findDrift(recordings: Iterable<Recording>, cqcApi: Definition, operationId?: string): DriftReport {
  const compile = createCompile(cqcApi, { closed: true });
  const shapes = listShapes(cqcApi);
  const findings = new Map<string, DriftFinding>();
  let [bodies, errors] = [0, 0];

  const add = (finding: Omit<DriftFinding, 'count'>) => {
    // Each unknown value of an enumeration is a finding of its own, and each wrong type.
    const value = finding.kind === 'enum-mismatch' ? finding.example : (finding.found ?? '');
    const key = [finding.kind, finding.operationId, finding.pointer, value].join(' ');
    const known = findings.get(key);
    if (!known) {
      findings.set(key, { ...finding, count: 1 });
      return;
    }
    known.count += 1;
    if (known.values && known.values.length < mostValues) known.values.push(...(finding.values ?? []));
  };

  for (const { file, body, operationId: known } of recordings) {
    const own = known ?? operationId;
    bodies += 1;
    // What was recorded with its operation was a success.
    if (!known && isError(body)) {
      errors += 1;
      continue;
    }
    const shape = own ? shapes.find((known) => known.operationId === own) : recognise(body, shapes);
    if (!shape) {
      add({ kind: 'unknown-body', operationId: '-', pointer: '/', example: exampleOf(body), file });
      continue;
    }
    const validate = compile(responsePointer(shape.path));
    if (validate(body)) continue;
    const faults = validate.errors ?? [];
    const mistyped = new Set(
      faults.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath),
    );
    for (const error of faults) {
      if (error.keyword !== 'type' && mistyped.has(error.instancePath)) continue; // its type is reported already
      const finding = describe(error);
      if (finding) add({ ...finding, operationId: shape.operationId, file });
    }
  }
  return { bodies: bodies - errors, errors, findings: [...findings.values()] };
}

interface Shape {
  operationId: string;
  path: string;
  names: Set<string>;
}

function listShapes(cqcApi: Definition): Shape[] {
  return listOperations(cqcApi).flatMap(({ operationId, path, responses }) => {
    const schema: Schema = follow(cqcApi, responses['200']?.schema ?? {});
    return schema.properties ? [{ operationId, path, names: new Set(Object.keys(schema.properties)) }] : [];
  });
}

/** The operation whose answer has most of the body's names, and of those with as many, the one that has fewest others. */
function recognise(body: unknown, shapes: Shape[]): Shape | undefined {
  if (!isObject(body)) return undefined;
  const names = Object.keys(body);
  const shared = ({ names: known }: Shape) => names.filter((name) => known.has(name)).length;
  return shapes
    .filter((shape) => shared(shape) > 0)
    .sort((a, b) => shared(b) - shared(a) || a.names.size - b.names.size)[0];
}

const isError = (body: unknown): boolean =>
  isObject(body) &&
  typeof body.message === 'string' &&
  Object.keys(body).every((name) => name === 'message' || name === 'statusCode');

function describe(error: ErrorObject): Omit<DriftFinding, 'count' | 'operationId' | 'file'> | undefined {
  const pointer = error.instancePath.replaceAll(/\/\d+(?=\/|$)/g, '/*');
  const example = exampleOf(error.data);
  switch (error.keyword) {
    case 'additionalProperties': {
      const name: string = error.params.additionalProperty;
      const value = object(error.data)[name];
      return {
        kind: 'unknown-field',
        pointer: pointer + segment(name),
        example: exampleOf(value),
        values: [value],
      };
    }
    case 'type':
      return { kind: 'type-mismatch', pointer: pointer || '/', example, found: typeOf(error.data) };
    case 'enum':
      return { kind: 'enum-mismatch', pointer, example };
    case 'format':
      return { kind: 'format-mismatch', pointer, example };
    default:
      return undefined; // an error that only sums up others
  }
}

const exampleOf = (value: unknown): string => shorten(JSON.stringify(value) ?? String(value));
