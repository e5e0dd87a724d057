import { escapeText, unescapeText } from '../../scripts/lib/escape-text.ts';

/** Changes single values of a raw query (without its question mark) and leaves the rest as the caller wrote it. */

const partsOf = (query: string): string[] => (query === '' ? [] : query.split('&'));

function nameOf(part: string): string {
  const [name = ''] = part.split('=', 1);
  return unescapeText(name.replaceAll('+', ' ')) ?? name;
}

export function removeFromQuery(query: string, name: string): string {
  return partsOf(query)
    .filter((part) => nameOf(part) !== name)
    .join('&');
}

/** Adds a value behind the others, those of the same name too. */
export function addToQuery(query: string, name: string, value: string): string {
  return [...partsOf(query), `${escapeText(name)}=${escapeText(value)}`].join('&');
}

export function setInQuery(query: string, name: string, value: string): string {
  return addToQuery(removeFromQuery(query, name), name, value);
}

export function isInQuery(query: string, name: string): boolean {
  return partsOf(query).some((part) => nameOf(part) === name);
}
