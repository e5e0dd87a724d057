import type { ConnectorFiles } from '../connector/connector-folder.ts';
import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { buildExample, type Case } from '../rules/example-connector.ts';

const fileKeys = ['definition', 'properties', 'settings', 'script', 'readme', 'intro'] as const;

/** A part of the example: the name of its file, and the lines. */
export interface Snippet {
  file: string;
  lines: string[];
}

/**
 * The part of the example that a case is about, as it stands in the example: whatever differs from `other`, which is the
 * example with the opposite laid over it. Where `other` only adds something, that is the place without it.
 * @returns nothing where the two differ in no file, as for findings that no file of the example can cause.
 */
export function snippetOf(shown: Case, other: Case): Snippet[] {
  const here = buildExample(shown);
  const there = buildExample(other);
  return fileKeys.flatMap((key) => {
    const file = here[key];
    if (file === undefined || (file.text === there[key]?.text && file.name === there[key]?.name)) return [];
    return [{ file: file.name, lines: linesOf(file, there[key]) }];
  });
}

function linesOf(file: NonNullable<ConnectorFiles['script']>, other: ConnectorFiles['script']): string[] {
  const isParsed = file.value !== undefined && other?.value !== undefined;
  const part = isParsed ? differing(file.value as Json, other.value as Json) : undefined;
  // Two texts of the same value differ in what is no value, such as white space.
  return part === undefined ? file.text.trimEnd().split('\n') : JSON.stringify(part, null, 2).split('\n');
}

/** What of a value is not so in another; undefined when they are alike. */
function differing(value: Json, other: Json): Json | undefined {
  if (JSON.stringify(value) === JSON.stringify(other)) return undefined;
  if (Array.isArray(value) && Array.isArray(other)) {
    const items = value.flatMap((item, index) => {
      const part = index < other.length ? differing(item, other[index] as Json) : item;
      return part === undefined ? [] : [part];
    });
    return items.length > 0 ? items : value.map(abridge);
  }
  if (!isObject(value) || !isObject(other)) return value;
  const parts: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    const part = key in other ? differing(member, other[key] as Json) : member;
    if (part !== undefined) parts[key] = part;
  }
  return Object.keys(parts).length > 0 ? parts : abridge(value);
}

/** A value whose inner objects and lists are only hinted at. */
function abridge(value: Json): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, typeof member === 'object' && member !== null ? '…' : member]),
  );
}
