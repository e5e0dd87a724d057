import { type Definition, follow, type Schema } from '../../lib/definition.ts';
import { isObject, isOfType, type Json, type JsonObject, text } from '../../lib/json.ts';
import type { Inventor } from './invent.ts';
import {
  isPlainName,
  type NamedPerson,
  replaceEmails,
  replaceKnownNames,
  replaceName,
  replaceNameOfPartners,
  replaceTelephones,
  replaceTitledNames,
  titles,
} from './people-in-text.ts';
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
    const people = listPeople(body);
    const isPerson = body.ownershipType === 'Individual';
    const isPartnership = body.ownershipType === 'Partnership';
    const organisationName = (name: string) => {
      const hidden = replaceKnownNames(replaceTitledNames(name, inventor), people, inventor);
      if (isPartnership) return replaceNameOfPartners(hidden, inventor);
      return hidden === name && isPerson && name === body.name && isPlainName(name)
        ? replaceName(name, inventor)
        : hidden;
    };
    const isCalledAfterSomebody = text(body.name) !== undefined && organisationName(String(body.name)) !== body.name;

    const count = (before: string, after: string, as: keyof Replaced): string => {
      if (before !== after) replaced[as] += 1;
      return after;
    };
    const withoutEmails = (value: string) => count(value, replaceEmails(value, inventor), 'emails');
    const freeText = (value: string): string => {
      if (value === '') return value;
      if (!keepsText) return count(value, shapeOf(value), 'texts');
      replaced.keptTexts += 1;
      const named = replaceKnownNames(replaceTitledNames(value, inventor), people, inventor);
      count(value, named, 'people');
      return withoutEmails(count(named, replaceTelephones(named, inventor), 'telephones'));
    };
    const replaceText = (value: string, name: string, isKnown: boolean, isRoot: boolean): string => {
      switch (replacementOf(name, isKnown, isRoot)) {
        case 'telephone':
          return value === '' ? value : count(value, inventor.telephone(value), 'telephones');
        case 'website':
          return isCalledAfterSomebody ? count(value, 'www.example.org', 'websites') : withoutEmails(value);
        case 'organisation':
          return withoutEmails(count(value, organisationName(value), 'organisations'));
        case 'text':
          return freeText(value);
        case 'person': // of a person without a name
          return value;
        default:
          // Nobody knows what a new field holds; a date says nothing of anybody.
          return isKnown || /^\d{4}-\d\d-\d\d$/.test(value) ? withoutEmails(value) : freeText(value);
      }
    };
    const replacePerson = (person: JsonObject): JsonObject => {
      const given = text(person.personGivenName) ?? '';
      const family = text(person.personFamilyName) ?? '';
      const title = text(person.personTitle);
      const invented = inventor.person(given, family);
      if (given + family !== '') replaced.people += 1;
      return {
        ...person,
        ...(title !== undefined && { personTitle: titles.includes(title) || title === '' ? title : 'Mx' }),
        ...('personGivenName' in person && { personGivenName: invented.given }),
        ...('personFamilyName' in person && { personFamilyName: invented.family }),
      };
    };
    const replaceIn = (value: Json, name: string, schema: Schema | undefined, isRoot: boolean): Json => {
      const known = schema && follow(cqcApi, schema);
      const isKnown = known !== undefined && isOfType(value, known.type ?? 'object');
      if (Array.isArray(value))
        return value.map((item) => replaceIn(item, name, isKnown ? known.items : undefined, false));
      if (isObject(value)) {
        const whole = isPersonIn(value) ? replacePerson(value) : value;
        const properties = isKnown ? known.properties : undefined;
        const isBody = value === body;
        return Object.fromEntries(
          Object.entries(whole).map(([key, part]) => {
            const own = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
            return [key, replaceIn(part, key, own, isBody)];
          }),
        );
      }
      if (typeof value === 'string') return replaceText(value, name, isKnown, isRoot);
      // A number where a text should be can be dialled as well.
      const isNumber = typeof value === 'number' && replacedFields[name] === 'telephone';
      return isNumber ? Number(replaceText(String(value), name, isKnown, isRoot)) : value;
    };
    return { body: replaceIn(body, '', { $ref: `#/definitions/${kind}` }, false) as JsonObject, replaced };
  };
}

/** Below the root, `name` is that of an activity, a rating or the like. What is in a place that is not known is never trusted. */
function replacementOf(name: string, isKnown: boolean, isRoot: boolean): Replacement | undefined {
  if (!Object.hasOwn(replacedFields, name) || (name === 'name' && !isRoot)) return undefined;
  const replacement = replacedFields[name];
  return isKnown || replacement === 'person' || replacement === 'telephone' ? replacement : undefined;
}

const isPersonIn = (value: JsonObject): boolean => 'personGivenName' in value || 'personFamilyName' in value;

/** Everybody whom a body names in the fields for it. */
function listPeople(value: Json): NamedPerson[] {
  if (Array.isArray(value)) return value.flatMap(listPeople);
  if (!isObject(value)) return [];
  const person = isPersonIn(value)
    ? [{ given: text(value.personGivenName) ?? '', family: text(value.personFamilyName) ?? '' }]
    : [];
  return [...person, ...Object.values(value).flatMap(listPeople)];
}

/** What remains of a free text: whether it is HTML, and how long it was. */
function shapeOf(value: string): string {
  const words = `Text of ${value.length} characters.`;
  return /<[a-z][^>]*>/i.test(value) ? `<p>${words}</p>` : words;
}
