import { list, show } from '../../../../scripts/lib/json.ts';
import { parseExactly } from './exact-json.ts';
import type { Input } from './operations.ts';

/** What stands between the values of an array ("Parameter Object", collectionFormat). */
const separators = new Map([
  ['ssv', ' '],
  ['tsv', '\t'],
  ['pipes', '|'],
]);

/**
 * Takes the text of an array input apart: a JSON array as it is, anything else at its commas, but for those that a blank
 * follows: they belong to a name.
 */
export const readList = (value: string): string[] => readJsonList(value) ?? splitList(value).filter(Boolean);

function readJsonList(value: string): string[] | undefined {
  if (!value.startsWith('[')) return undefined;
  try {
    return list(parseExactly(value)).map(show);
  } catch {
    return undefined; // a text that begins with a bracket
  }
}

const splitList = (value: string): string[] => value.split(/,(?! )/);

/** Writes values as the text of an array input, as JSON where one of them holds a comma. */
export function writeList(items: readonly string[]): string {
  const joined = items.join(',');
  const read = readList(joined);
  return read.length === items.length && items.every((item, at) => item === read[at]) ? joined : JSON.stringify(items);
}

/**
 * The text of an input once a suggestion is chosen, which takes the place of what was typed last. That a text takes several
 * values nothing but its description says, as do those of CQC's filters.
 */
export function chooseValue({ type, description }: Input, value: string, chosen: string): string {
  if (type === 'array') {
    const before = readJsonList(value) ?? splitList(value).slice(0, -1).filter(Boolean);
    return writeList([...before, chosen]);
  }
  return (/semicolon/i.test(description) ? value.slice(0, value.lastIndexOf(';') + 1) : '') + chosen;
}

/** What is sent of an input's value: nothing, one text, or one for each value of an array whose name is repeated. */
export function listSent({ type, in: place, collectionFormat }: Input, value: string): string[] {
  if (value === '') return [];
  if (type !== 'array') return [value];
  const items = readList(value);
  if (collectionFormat === 'multi' && ['query', 'formData'].includes(place)) return items;
  return [items.join(separators.get(collectionFormat) ?? ',')];
}
