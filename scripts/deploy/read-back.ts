import { isDeepStrictEqual } from 'node:util';
import { decode, type FileTree } from '../lib/file-tree.ts';
import { isObject, type Json } from '../lib/json.ts';
import { pointerTo } from '../lib/json-pointer.ts';
import { parseJsonText } from '../lib/json-text.ts';
import { shorten } from '../lib/shorten.ts';
import { type Difference, type Part, serviceRewrites } from './service-rewrites.ts';
import type { Settings } from './settings.ts';

/** A connector as paconn sends it or reads it back. */
export type Parts = Partial<Record<Part, unknown>>;

/** The parts among the files that paconn is given, by the names of settings.json. */
export function sentParts(files: FileTree, { apiDefinition, apiProperties, script, icon }: Settings): Parts {
  const only = (name: string) => [...files].filter(([path]) => path === name);
  return recognise(new Map([apiDefinition, apiProperties, script, icon].flatMap(only)));
}

/** The parts among the files that `paconn download` wrote. It names some of them after their addresses, so their content tells. */
export function recognise(files: FileTree): Parts {
  const parts: Parts = {};
  for (const [path, bytes] of files) {
    if (path.endsWith('.csx')) parts.script = decode(bytes);
    else if (path.endsWith('.json')) {
      const { value } = parseJsonText<Json>(decode(bytes));
      if (isObject(value) && 'swagger' in value) parts.definition = value;
      else if (isObject(value) && 'properties' in value) parts.properties = value;
    } else parts.icon = bytes;
  }
  return parts;
}

/** Every difference that the service does not make by itself ({@link serviceRewrites}). */
export function compareParts(sent: Parts, received: Parts): Difference[] {
  const parts: Part[] = ['definition', 'properties', 'script', 'icon'];
  return parts.flatMap((part) => [...compare({ part, keys: [], sent: sent[part], received: received[part] })]);
}

function* compare(difference: Difference): Generator<Difference> {
  const { part, keys, sent, received } = difference;
  if (isDeepStrictEqual(sent, received) || serviceRewrites.some(({ isOne }) => isOne(difference))) return;
  const [before, after] = [members(sent), members(received)];
  const isList = Array.isArray(sent);
  if (!before || !after || isList !== Array.isArray(received) || (isList && before.size !== after.size)) {
    yield difference;
    return;
  }
  for (const key of new Set([...before.keys(), ...after.keys()]))
    yield* compare({ part, keys: [...keys, key], sent: before.get(key), received: after.get(key) });
}

function members(value: unknown): Map<string, unknown> | undefined {
  const hasMembers = isObject(value) && !ArrayBuffer.isView(value);
  return hasMembers || Array.isArray(value) ? new Map(Object.entries(value)) : undefined;
}

const names: Record<Part, string> = {
  definition: 'definition',
  properties: 'API properties',
  script: 'script',
  icon: 'icon',
};

/** A difference in a sentence, with the place. */
export function wordDifference({ part, keys, sent, received }: Difference): string {
  const place = `${names[part]}${keys.length === 0 ? '' : ` #${pointerTo(keys)}`}`;
  if (part === 'script' || part === 'icon')
    return `${place}: the service holds ${received === undefined ? 'none' : 'another one'}.`;
  return `${place}: sent ${shown(sent)}, the service holds ${shown(received)}.`;
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : shorten(JSON.stringify(value)));
