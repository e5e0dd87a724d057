import { type Definition, follow, type Schema } from '../../lib/definition.ts';
import { isObject, isOfType, type Json, type JsonObject, text } from '../../lib/json.ts';
import { replaceEmails, replaceTelephones } from './contacts-in-text.ts';
import type { Inventor } from './invent.ts';
import { findKnownPeople, isPersonIn } from './known-people.ts';
import { replaceNamesOfOwners, replaceNamesOfPractice, replaceTitledNames, titles } from './people-in-text.ts';
import { nothingReplaced, type Replaced, type Replacement, replacedFields } from './replaced-fields.ts';

/** The schemas of the bodies that are recorded. */
export type BodyKind = 'Location' | 'Provider' | 'InspectionAreaTaxonomy';

/** A body in which nobody is named any more, and what was replaced in it. */
export interface ReplacedBody {
  body: JsonObject;
  replaced: Replaced;
}

/** Replaces the people in a body. The body itself stays as it is. */
export type ReplacePeople = (body: JsonObject, kind: BodyKind) => ReplacedBody;

/**
 * Makes what replaces people, telephone numbers, e-mail addresses and free texts in bodies of CQC. The same person becomes the
 * same invented one everywhere. Order, keys and everything that names nobody stay as they are.
 * @param keepsText whether free texts stay whole; what is known to be a name, number or address in them goes all the same.
 */
export function createReplacePeople(cqcApi: Definition, inventor: Inventor, keepsText: boolean): ReplacePeople {
  return (body, kind) => {
    const replaced = nothingReplaced();
    const known = findKnownPeople(body, inventor);
    const ownName = text(body.name) ?? '';
    const owners = leastOwners.get(String(body.ownershipType));
    const organisationName = (name: string): string => {
      const hidden = known.replaceFamilyNames(replaceNamesOfPractice(name, inventor));
      return hidden === name && owners !== undefined && name === ownName
        ? replaceNamesOfOwners(name, owners, inventor)
        : hidden;
    };
    const hiddenName = organisationName(ownName);
    const isOfPerson = (website: string) => hiddenName !== ownName || known.isInAddress(website);
    // Streets are called after people too, so that family names stay in addresses, but for the organisation's name.
    const withoutNames = (line: string): string => known.replaceNames(replaceTitledNames(line, inventor));
    const addressee = (line: string): string =>
      ownName !== '' && line.includes(ownName) ? line.replaceAll(ownName, () => hiddenName) : withoutNames(line);

    const count = (before: string, after: string, as: keyof Replaced): string => {
      if (before !== after) replaced[as] += 1;
      return after;
    };
    const withoutEmails = (value: string) => count(value, replaceEmails(value, inventor), 'emails');
    const freeText = (value: string): string => {
      if (value === '') return value;
      if (!keepsText) return count(value, shapeOf(value), 'texts');
      replaced.keptTexts += 1;
      const named = known.replaceFamilyNames(replaceTitledNames(value, inventor));
      count(value, named, 'people');
      return withoutEmails(count(named, replaceTelephones(named, inventor), 'telephones'));
    };
    const replaceText = (value: string, name: string, isKnown: boolean, isRoot: boolean): string => {
      switch (replacementOf(name, isKnown, isRoot)) {
        case 'telephone':
          return value === '' ? value : count(value, inventor.telephone(value), 'telephones');
        case 'website':
          return isOfPerson(value) ? count(value, 'www.example.org', 'websites') : withoutEmails(value);
        case 'organisation':
          return withoutEmails(count(value, organisationName(value), 'organisations'));
        case 'addressee':
          return withoutEmails(count(value, addressee(value), 'organisations'));
        case 'text':
          return freeText(value);
        case 'person': // of a person without a name
          return value;
        default:
          // Nobody knows what a new field holds; a date says nothing of anybody.
          if (/^\d{4}-\d\d-\d\d$/.test(value)) return value;
          return isKnown ? withoutEmails(count(value, withoutNames(value), 'organisations')) : freeText(value);
      }
    };
    const replacePerson = (person: JsonObject): JsonObject => {
      const title = text(person.personTitle);
      const isUsual = title === undefined || title === '' || titles.includes(title);
      const [given, family] = [text(person.personGivenName) ?? '', text(person.personFamilyName) ?? ''];
      if (given + family !== '' || !isUsual) replaced.people += 1;
      const invented = inventor.person(given, family);
      const parts = {
        personTitle: isUsual ? (title ?? '') : 'Mx',
        personGivenName: invented.given,
        personFamilyName: invented.family,
      };
      const changed = Object.entries(parts).filter(([name]) => name in person && person[name] !== null);
      return { ...person, ...Object.fromEntries(changed) };
    };
    const replaceIn = (value: Json, name: string, schema: Schema | undefined, isRoot: boolean): Json => {
      const described = schema && follow(cqcApi, schema);
      const isKnown = described !== undefined && isOfType(value, described.type ?? 'object');
      if (Array.isArray(value))
        return value.map((item) => replaceIn(item, name, isKnown ? described.items : undefined, false));
      if (isObject(value)) {
        const whole = isPersonIn(value) ? replacePerson(value) : value;
        const properties = isKnown ? described.properties : undefined;
        const isBody = value === body;
        return Object.fromEntries(
          Object.entries(whole).map(([key, part]) => {
            const own = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
            return [key, replaceIn(part, key, own, isBody)];
          }),
        );
      }
      if (isKnown && described.enum?.includes(value)) return value;
      if (typeof value === 'string') return replaceText(value, name, isKnown, isRoot);
      // A number where a text should be can be dialled as well, and so can one in a place that nobody knows.
      const isNumber =
        typeof value === 'number' && (replacedFields[name] === 'telephone' || (!isKnown && isLong(value)));
      return isNumber ? Number(count(String(value), inventor.telephone(String(value)), 'telephones')) : value;
    };
    return { body: replaceIn(body, '', { $ref: `#/definitions/${kind}` }, false) as JsonObject, replaced };
  };
}

/** How many names the name of an organisation has at least, where it can be that of its owners: one may be a house's. */
const leastOwners = new Map<string, 1 | 2>([
  ['Individual', 1],
  ['Partnership', 2],
]);

/** Whether a number has as many digits as the telephone numbers of the country have at least, without the 0 in front. */
const isLong = (value: number): boolean => Math.abs(value) >= 1e8;

/** Below the root, `name` is that of an activity, a rating or the like. What is in a place that is not known is never trusted. */
function replacementOf(name: string, isKnown: boolean, isRoot: boolean): Replacement | undefined {
  if (!Object.hasOwn(replacedFields, name) || (name === 'name' && !isRoot)) return undefined;
  const replacement = replacedFields[name];
  return isKnown || replacement === 'person' || replacement === 'telephone' ? replacement : undefined;
}

/** What remains of a free text: whether it is HTML, and how long it was. */
function shapeOf(value: string): string {
  const words = `Text of ${value.length} characters.`;
  const tag = value.search(/<[a-z]/i);
  return tag >= 0 && value.includes('>', tag) ? `<p>${words}</p>` : words;
}
