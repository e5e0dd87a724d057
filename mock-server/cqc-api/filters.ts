import type { components } from '../../types/cqc-api.d.ts';
import { writeFilter } from './paging.ts';
import type { QueryOf } from './parameters.ts';
import { createPositionSet, type PositionSet, select } from './position-sets.ts';
import type { Organisations } from './register.ts';
import { type Selection, selectAll } from './runs.ts';
import { createScratch } from './scratch.ts';
import { type Choice, type Coded, createCoded, createTotals } from './totals.ts';
import { createUnions, type UniteChosen } from './unions.ts';

export type Location = components['schemas']['Location'];
export type Provider = components['schemas']['Provider'];
export type Organisation = Location | Provider;

/** The texts of an organisation that a filter compares. */
type TextsOf<T> = (organisation: T) => (string | undefined)[];

const categories = (organisation: Organisation, isPrimary: boolean) =>
  (organisation.inspectionCategories ?? []).filter((category) => (category.primary === 'true') === isPrimary);

/**
 * What each filter compares, by its key (CQC's OpenAPI export, descriptions of the query parameters of /locations and
 * /providers). An organisation matches when one of these texts is one of the wanted values, letter for letter.
 */
export const providerFilters: Record<QueryOf<'Providers'>, TextsOf<Organisation>> = {
  region: ({ region }) => [region],
  localAuthority: ({ localAuthority }) => [localAuthority],
  constituency: ({ constituency }) => [constituency],
  inspectionDirectorate: ({ inspectionDirectorate }) => [inspectionDirectorate],
  overallRating: ({ currentRatings }) => [currentRatings?.overall?.rating],
  primaryInspectionCategoryCode: (organisation) => categories(organisation, true).map(({ code }) => code),
  primaryInspectionCategoryName: (organisation) => categories(organisation, true).map(({ name }) => name),
  nonPrimaryInspectionCategoryCode: (organisation) => categories(organisation, false).map(({ code }) => code),
  nonPrimaryInspectionCategoryName: (organisation) => categories(organisation, false).map(({ name }) => name),
  regulatedActivity: ({ regulatedActivities = [] }) => regulatedActivities.map(({ name }) => name),
  reportType: ({ reports = [] }) => reports.map(({ reportType }) => reportType),
};

/** Those of locations: all of providers and some that only a location can answer. */
export const locationFilters: Record<QueryOf<'Locations'>, TextsOf<Location>> = {
  ...providerFilters,
  careHome: ({ careHome }) => [careHome],
  gacServiceTypeDescription: ({ gacServiceTypes = [] }) => gacServiceTypes.map(({ description }) => description),
  odsCcgCode: ({ odsCcgCode }) => [odsCcgCode],
  odsCcgName: ({ odsCcgName }) => [odsCcgName],
  onspdCcgCode: ({ onspdCcgCode }) => [onspdCcgCode],
  onspdCcgName: ({ onspdCcgName }) => [onspdCcgName],
};

/** The organisations that match any value of one filter, and every filter, and the filters as links repeat them. */
export interface Found {
  selection: Selection;
  linkQuery: string;
}

/** Finds organisations. What it gives lasts until the next call. */
export type Select<Name extends string> = (filters: [name: Name, values: string[]][]) => Found;

/** Makes a selection over organisations; which texts stand where is worked out once, so that a call only looks up. */
export function createSelect<T, Name extends string>(
  organisations: Pick<Organisations<T>, 'count' | 'partsAt'>,
  filters: Record<Name, TextsOf<T>>,
): Select<Name> {
  const scratch = createScratch(organisations.count);
  const everything = { selection: selectAll(organisations.count), linkQuery: '' };
  const indexes = indexTexts(organisations, Object.entries<TextsOf<T>>(filters));
  const countTogether = createTotals(organisations.count);
  return (wanted) => {
    if (wanted.length === 0) return everything;
    scratch.clear();
    let linkQuery = '';
    const sets: PositionSet[] = [];
    const choices: Choice[] = [];
    for (const [name, values] of wanted) {
      const filter = indexes.get(name);
      if (!filter) throw new Error(`No filter is called ${name}. Say in filters.ts what it compares.`);
      const chosen: number[] = [];
      for (const value of values) {
        const known = filter.texts.get(value);
        if (known && !chosen.includes(known.number)) chosen.push(known.number);
        linkQuery += known ? known.link : writeFilter(name, value);
      }
      const set = filter.unite(chosen, scratch);
      sets.push(set);
      if ('bits' in set && filter.coded) choices.push({ filter: filter.coded, numbers: chosen });
    }
    const total = choices.length === sets.length ? countTogether(choices) : undefined;
    return { selection: select(sets, scratch, total), linkQuery };
  };
}

/** What the texts of a filter find. */
interface FilterIndex {
  /** Each text with its number and the filter as links repeat it. */
  texts: ReadonlyMap<string, { number: number; link: string }>;
  /** Positions at which any of the texts with these numbers stands. */
  unite: UniteChosen;
  /** For totals, where it has few texts and an organisation one of them at most. */
  coded: Coded | undefined;
}

function indexTexts<T>(
  organisations: Pick<Organisations<T>, 'count' | 'partsAt'>,
  filters: [name: string, textsOf: TextsOf<T>][],
): ReadonlyMap<string, FilterIndex> {
  const { count } = organisations;
  const parts = findParts(organisations);
  const indexFilter = (name: string, textsOf: TextsOf<T>): FilterIndex => {
    const found = new Map<string, Uint32Array[]>();
    for (const [part, positions] of parts) {
      for (const text of textsOf(part)) if (text !== undefined) putInto(found, text, positions);
    }
    const sets = Array.from(found.values(), (lists) => createPositionSet(lists, count));
    return {
      texts: new Map([...found.keys()].map((text, number) => [text, { number, link: writeFilter(name, text) }])),
      unite: createUnions(sets, count),
      coded: createCoded(name, sets, count),
    };
  };
  return new Map(filters.map(([name, textsOf]) => [name, indexFilter(name, textsOf)]));
}

/** The parts that organisations are made of, each once, with the positions that have it. */
function findParts<T>({ count, partsAt }: Pick<Organisations<T>, 'count' | 'partsAt'>): [part: T, at: Uint32Array][] {
  const found = new Map<T, number[]>();
  for (let position = 0; position < count; position++) {
    for (const part of partsAt(position)) putInto(found, part, position);
  }
  return Array.from(found, ([part, positions]) => [part, Uint32Array.from(positions)]);
}

function putInto<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
