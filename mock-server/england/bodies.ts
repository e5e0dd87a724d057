import { object, text } from '../../scripts/lib/json.ts';
import { oncePer } from '../../scripts/lib/once-per.ts';
import type { Location, Organisation, Provider } from '../cqc-api/filters.ts';
import { dayNumber, dayText } from './days.ts';
import type { Kinds } from './kinds.ts';
import { linkIdLength, writeLinkId } from './link-ids.ts';
import { nameAfter } from './names.ts';
import { scatter } from './numbers.ts';
import type { Address, Area, createPlaces, HealthBodies, PlaceLookUp } from './places.ts';
import { idLength, type Population } from './population.ts';
import { createTemplate, fill, type Hole, type Replace, type TextOf, textOfLength, type Written } from './template.ts';

/** An organisation while its body is written. */
interface Subject {
  number: number;
  name: string;
  area: Area;
  health: HealthBodies;
  address: Address;
  /** Days by which the dates of its model are earlier for it. */
  days: number;
}

const [forDays, forOds, forUprn] = [31, 32, 33];
/** Dates move by whole weeks, so that a working day stays one. */
const weeks = 40;

/** Writes the bodies of one kind of organisations. */
export interface Bodies {
  nameOf(number: number): string;
  write(number: number): Written;
  /** Link ids of the fixture that the reports of an organisation are those of, by their index. */
  reportsOf(number: number): readonly string[];
}

/** Makes what writes bodies after the models of the fixtures; each model's text is taken apart once. */
export function createBodies(
  kinds: Kinds,
  population: Population,
  places: ReturnType<typeof createPlaces>,
): { locations: Bodies; providers: Bodies } {
  const { seed, locations, providers, providerOf, locationsOf } = population;
  const nameOfLocation = (number: number) => nameAfter(locations.modelOf(number).name ?? '', seed, number, 0);
  const nameOfProvider = (number: number) => nameAfter(providers.modelOf(number).name ?? '', seed, number, 1);
  const isLocation = new Set(kinds.locations.map(({ locationId }) => locationId));
  const isProvider = new Set(kinds.providers.map(({ providerId }) => providerId));
  /** Somebody else, always the same: number `index` of those that a body names. Where there is nobody else, the only one. */
  const other = (count: number, number: number, index: number) => {
    const others = Math.max(1, count - 1);
    return (number + 1 + ((1009 * (index + 1) - 1) % others)) % count;
  };

  const ofLocations = writeAfter<Location>({
    kind: 'locations',
    seed,
    idFor(value, body, indexOf) {
      if (value === body.locationId) return ({ number }) => locations.idOf(number);
      if (value === body.providerId) return ({ number }) => providers.idOf(providerOf(number));
      const index = indexOf(value);
      if (isLocation.has(value)) return ({ number }) => locations.idOf(other(locations.count, number, index));
      if (isProvider.has(value)) return ({ number }) => providers.idOf(other(providers.count, number, index));
      return undefined;
    },
    nameHole: (index) => (subject) => nameOfLocation(other(locations.count, subject.number, index)),
  });
  const ofProviders = writeAfter<Provider>({
    kind: 'providers',
    seed,
    idFor(value, body, indexOf) {
      if (value === body.providerId) return ({ number }) => providers.idOf(number);
      const index = indexOf(value);
      // Whatever location a provider's body names is one of its own.
      if (isLocation.has(value)) {
        return ({ number }) => {
          const { first, count } = locationsOf(number);
          return locations.idOf(first + (index % count));
        };
      }
      if (isProvider.has(value)) return ({ number }) => providers.idOf(other(providers.count, number, index));
      return undefined;
    },
    nameHole: (index) => (subject) => nameOfProvider(other(providers.count, subject.number, index)),
    extra: (_value, key, path) => (key === 'locationIds' && path.length === 1 ? { value: writeOwnIds } : undefined),
  });

  function writeOwnIds({ number }: Subject): string {
    const { first, count } = locationsOf(number);
    const ids = Array.from({ length: count }, (_none, index) => `"${locations.idOf(first + index)}"`);
    return `[${ids.sort().join(',')}]`;
  }

  const bodies = <T extends Organisation>(
    writer: ReturnType<typeof writeAfter<T>>,
    numbered: { modelOf(number: number): T },
    nameOf: (number: number) => string,
    { areaOf, healthBodiesOf, addressOf }: PlaceLookUp,
    salt: number,
  ): Bodies => ({
    nameOf,
    reportsOf: (number) => writer(numbered.modelOf(number)).linkIds,
    write: (number) =>
      fill(writer(numbered.modelOf(number)).template, {
        number,
        name: nameOf(number),
        area: areaOf(number),
        health: healthBodiesOf(number),
        address: addressOf(number),
        days: 7 * (scatter(seed, number, forDays + salt) % weeks),
      }),
  });
  return {
    locations: bodies(ofLocations, locations, nameOfLocation, places.locations, 0),
    providers: bodies(ofProviders, providers, nameOfProvider, places.providers, 50),
  };
}

interface Rules<T> {
  kind: 'locations' | 'providers';
  seed: number;
  /** The id that stands for one of the fixtures; `indexOf` numbers the ids of others in a body. */
  idFor(value: string, body: T, indexOf: (id: string) => number): TextOf<Subject> | undefined;
  /** The name of the organisation with this number among the ids of others. */
  nameHole(index: number): Hole<Subject>;
  extra?: Replace<Subject>;
}

const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;

/** Makes the templates of models when they are first needed. */
function writeAfter<T extends Organisation>(rules: Rules<T>) {
  return oncePer((body: T) => {
    const linkIds: string[] = [];
    const template = createTemplate<Subject>(body, replaceIn(body, rules, linkIds));
    return { template, linkIds };
  });
}

function replaceIn<T extends Organisation>(body: T, rules: Rules<T>, linkIds: string[]): Replace<Subject> {
  const { seed, kind, idFor, nameHole, extra } = rules;
  const ids: string[] = [];
  const indexOf = (id: string, among: string[]) => {
    const index = among.indexOf(id);
    return index === -1 ? among.push(id) - 1 : index;
  };
  const cutAt = (text: string, pattern: RegExp, hole: (found: string) => Hole<Subject>) => {
    const found = pattern.exec(text);
    return found ? [text.slice(0, found.index), hole(found[0]), text.slice(found.index + found[0].length)] : undefined;
  };
  const linkHole = (linkId: string): Hole<Subject> => {
    const index = indexOf(linkId, linkIds);
    return {
      write: ({ number }, into, at) => writeLinkId(seed, { kind, number, index }, into, at),
      length: linkIdLength,
    };
  };
  const dateHole = (date: string): Hole<Subject> => {
    const day = dayNumber(date);
    return textOfLength(date.length, ({ days }) => dayText(day - days));
  };
  return (value, key, path, owner) => {
    const special = extra?.(value, key, path, owner);
    if (special) return special;
    if (path.length === 1) {
      const top = topHole(seed, key, value);
      if (top) return top;
    }
    if (typeof value !== 'string') return undefined;
    // By the id beside it: a predecessor and a successor may have the same name.
    const [, related] = /^(related\w+)Name$/.exec(key) ?? [];
    const relatedId = related && text(object(owner)[`${related}Id`]);
    if (relatedId !== undefined) return [nameHole(indexOf(relatedId, ids))];
    const id = idFor(value, body, (other) => indexOf(other, ids));
    if (id) return [textOfLength(idLength, id)];
    const linked = cutAt(value, uuid, linkHole);
    if (linked) return linked.flatMap((part) => (typeof part === 'string' ? stampOf(part) : part));
    if (/^\d{4}-\d\d-\d\d/.test(value)) return [dateHole(value.slice(0, 10)), value.slice(10)];
    const { name } = body;
    return name !== undefined && value.includes(name)
      ? value.split(name).flatMap((part, index) => (index === 0 ? [part] : [({ name: own }: Subject) => own, part]))
      : undefined;
  };
}

/** The time in a report's address, `?20220420120000`: its day moves like every date. */
function stampOf(text: string): (string | Hole<Subject>)[] {
  const [, before, year, month, date, rest] = /^(.*\?)(\d{4})(\d\d)(\d\d)(\d{6})$/.exec(text) ?? [];
  if (before === undefined) return [text];
  const day = dayNumber(`${year}-${month}-${date}`);
  return [before, textOfLength(8, ({ days }) => withoutDashes(dayText(day - days))), rest ?? ''];
}

const withoutDashes = (date: string) => `${date.slice(0, 4)}${date.slice(5, 7)}${date.slice(8)}`;

/** What stands for a field of the body itself. */
function topHole(seed: number, key: string, value: unknown): ReturnType<Replace<Subject>> {
  switch (key) {
    case 'name':
      return [({ name }) => name];
    case 'website':
      return [({ name }) => `www.${name.toLowerCase().replaceAll(/[^a-z\d]+/g, '-')}.example`];
    case 'odsCode':
      return [
        ({ number }) => `V${(scatter(seed, number, forOds) % 36 ** 4).toString(36).toUpperCase().padStart(4, '0')}`,
      ];
    case 'uprn':
      return [({ number }) => String(100_000_000 + (scatter(seed, number, forUprn) % 900_000_000))];
    case 'onspdLatitude':
    case 'onspdLongitude':
      return { value: ({ address }) => String(address[key]) };
    case 'postalAddressLine1':
    case 'postalAddressLine2':
    case 'postalAddressTownCity':
    case 'postalAddressCounty':
    case 'postalCode':
      return [({ address }) => address[key]];
    case 'region':
    case 'constituency':
    case 'localAuthority':
      return [({ area }) => area[key]];
    case 'onspdCcgCode':
    case 'onspdCcgName':
    case 'onspdIcbCode':
    case 'onspdIcbName':
      return [({ health }) => health[key] ?? String(value)];
    default:
      return undefined;
  }
}
