import { UnreadableError } from './file-errors.ts';
import { httpVerbs } from './http-verbs.ts';
import { isObject, type Json, object, text } from './json.ts';
import { createResolver, segment } from './json-pointer.ts';

/**
 * Says what the project's own definition lacks of all that is read without looking: whoever edits it made a slip, and is told
 * where, before anything else stumbles over it.
 * @throws UnreadableError
 */
export function checkOwnDefinition(file: string, value: unknown): void {
  const fault = findFault(value);
  if (fault !== undefined) throw new UnreadableError(file, fault);
}

function findFault(value: unknown): string | undefined {
  const document = object(value);
  const missing = ['paths', 'definitions', 'parameters', 'responses'].find((section) => !isObject(document[section]));
  if (missing !== undefined) return `#/${missing} is missing, or no object. Add it.`;
  return findOperationFault(object(document.paths)) ?? findLostReference(document);
}

function findOperationFault(paths: Record<string, Json>): string | undefined {
  for (const [path, value] of Object.entries(paths)) {
    const pointer = `#/paths${segment(path)}`;
    if (!path.startsWith('/')) return `${pointer} is no path. Begin it with a slash, or remove it.`;
    const other = Object.keys(object(value)).find((key) => key !== 'get' && isVerb(key.toLowerCase()));
    if (other?.toLowerCase() === 'get')
      return `${pointer}/${other}: the key is written get, in small letters. Correct it.`;
    if (other !== undefined) return `${pointer}/${other}: every operation of this connector is a GET. Remove it.`;
    if (!isObject(object(value).get)) return `${pointer} has no get. Add it, or remove the path.`;
    const get = object(object(value).get);
    if (text(get.operationId) === undefined) return `${pointer}/get has no operationId. Add it.`;
    if (!Array.isArray(get.parameters)) return `${pointer}/get has no parameters. Add "parameters": [].`;
    const odd = get.parameters.findIndex((parameter) => !isObject(parameter));
    if (odd >= 0) return `${pointer}/get/parameters/${odd} is no object. Correct it.`;
    if (!isObject(get.responses)) return `${pointer}/get has no responses. Add them.`;
  }
  return undefined;
}

const isVerb = (key: string): boolean => (httpVerbs as readonly string[]).includes(key);

function findLostReference(document: Json): string | undefined {
  const resolve = createResolver(document);
  const found = new Set<string>();
  // Every start looks at every value: where one stands is put together for a fault alone.
  const visit = (value: Json): { pointer: string; ref: string } | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    const { $ref } = value as { $ref?: Json };
    if (typeof $ref === 'string' && !found.has($ref)) {
      if (resolve(value) === undefined) return { pointer: '', ref: $ref };
      found.add($ref);
    }
    for (const key of Object.keys(value)) {
      const lost = visit((value as Record<string, Json>)[key] as Json);
      if (lost) return { ...lost, pointer: segment(key) + lost.pointer };
    }
    return undefined;
  };
  const lost = visit(document);
  return lost && `#${lost.pointer}: the reference "${lost.ref}" leads nowhere. Add it or correct the name.`;
}
