import { escapePattern } from '../../lib/escape-pattern.ts';
import { isObject, type Json, type JsonObject, text } from '../../lib/json.ts';
import type { Inventor } from './invent.ts';
import { isWordOfOrganisations } from './people-in-text.ts';

/** The people whom a body names in fields of their own, looked for in its other texts. */
export interface KnownPeople {
  /** Puts invented names where given and family name stand beside each other, in either order. */
  replaceNames(text: string): string;
  /** As {@link replaceNames}, and where the family name stands alone, as in `Smith Care Limited`. */
  replaceFamilyNames(text: string): string;
  /** Whether an address of a web site holds a family name. */
  isInAddress(address: string): boolean;
}

const personFields = ['personTitle', 'personGivenName', 'personFamilyName'];

export const isPersonIn = (value: JsonObject): boolean => personFields.some((name) => name in value);

/** Finds everybody whom a body names in the fields for it. */
export function findKnownPeople(body: JsonObject, inventor: Inventor): KnownPeople {
  const people = new Map(listNames(body).map((name) => [name.join('\0'), name]));
  const inFull: [RegExp, string][] = [];
  const families = new Map<string, [RegExp, string]>();
  for (const [given, family] of people.values()) {
    const invented = inventor.person(given, family);
    if (/\p{Lu}\p{L}/u.test(family) && !isWordOfOrganisations(family))
      families.set(family, [wholeWords(spell(family)), invented.family]);
    if (given === '' || family === '') continue;
    // A second given name may be left out or cut to its initial.
    const [first = ''] = given.split(/\s+/);
    const anyGiven = `(?:${spell(given)}|${spell(first)})(?:\\s+\\p{L}\\.?)?`;
    const inEitherOrder = `${anyGiven}\\s+${spell(family)}|${spell(family)},?\\s+${anyGiven}`;
    inFull.push([wholeWords(inEitherOrder), `${invented.given} ${invented.family}`]);
  }
  const replaceNames = (text: string) => inFull.reduce((rest, [name, other]) => rest.replaceAll(name, other), text);
  return {
    replaceNames,
    replaceFamilyNames: (text) =>
      [...families.values()].reduce(
        (rest, [name, other]) => rest.replaceAll(name, (found) => (/\p{Lu}/u.test(found) ? other : found)),
        replaceNames(text),
      ),
    isInAddress: (address) => {
      const letters = lettersOf(address);
      return [...families.keys()].map(lettersOf).some((family) => family.length > 3 && letters.includes(family));
    },
  };
}

const longestName = 1000;

function listNames(value: Json): [given: string, family: string][] {
  if (Array.isArray(value)) return value.flatMap(listNames);
  if (!isObject(value)) return [];
  const names = [value.personGivenName, value.personFamilyName].map((name) => (text(name) ?? '').trim());
  // No other text holds a longer name, and no pattern may be as long.
  const short = names.map((name) => (name.length > longestName ? '' : name));
  const own = isPersonIn(value) ? [short as [string, string]] : [];
  return [...own, ...Object.values(value).flatMap(listNames)];
}

/** The ways to write a name: with either apostrophe or none, its parts with blanks or hyphens between them. */
const spell = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((part) => escapePattern(part).replaceAll(/['’]/g, "['’]?"))
    .join('[\\s-]+');

const wholeWords = (pattern: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}'’-])(?:${pattern})(?![\\p{L}\\p{M}-])`, 'giu');

const lettersOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '');
