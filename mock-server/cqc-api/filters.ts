import type { components } from '../../types/cqc-api.d.ts';
import { writeFilter } from './paging.ts';
import type { QueryOf } from './parameters.ts';
import {
  clearScratch,
  createFullSet,
  createPositionSet,
  createScratch,
  intersect,
  type PositionSet,
  type Selection,
  unite,
} from './position-sets.ts';
import type { Organisations } from './register.ts';

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
export interface Found extends Selection {
  linkQuery: string;
}

/** Finds organisations. What it gives lasts until the next call. */
export type Select<Name extends string> = (filters: [name: Name, values: string[]][]) => Found;

/** Makes a selection over organisations; which texts stand where is worked out once, so that a call only looks up. */
export function createSelect<T, Name extends string>(
  organisations: Pick<Organisations<T>, 'count' | 'outlineAt'>,
  filters: Record<Name, TextsOf<T>>,
): Select<Name> {
  const scratch = createScratch(organisations.count);
  const everything = createFullSet(organisations.count);
  const indexes = indexTexts(organisations, Object.entries<TextsOf<T>>(filters));
  return (wanted) => {
    if (wanted.length === 0) return { set: everything, scratch, linkQuery: '' };
    clearScratch(scratch);
    let linkQuery = '';
    const sets: PositionSet[] = [];
    for (const [name, values] of wanted) {
      const index = indexes.get(name);
      if (!index) throw new Error(`No filter is called ${name}. Say in filters.ts what it compares.`);
      const any: PositionSet[] = [];
      for (const value of values) {
        const known = index.get(value);
        if (known) any.push(known.set);
        linkQuery += known ? known.link : writeFilter(name, value);
      }
      sets.push(unite(any, scratch));
    }
    return { set: intersect(sets, scratch), scratch, linkQuery };
  };
}

/** Where a text of a filter stands, and the filter as links repeat it. */
interface KnownText {
  set: PositionSet;
  link: string;
}

/** Where each text of each filter stands. */
function indexTexts<T>(
  { count, outlineAt }: Pick<Organisations<T>, 'count' | 'outlineAt'>,
  filters: [name: string, textsOf: TextsOf<T>][],
): ReadonlyMap<string, ReadonlyMap<string, KnownText>> {
  const found = filters.map(([, textsOf]) => ({ textsOf, positions: new Map<string, number[]>() }));
  for (let position = 0; position < count; position++) {
    const outline = outlineAt(position);
    for (const { textsOf, positions } of found) {
      for (const text of textsOf(outline)) {
        if (text === undefined) continue;
        const known = positions.get(text);
        if (!known) positions.set(text, [position]);
        else if (known.at(-1) !== position) known.push(position); // a text may stand twice in one organisation
      }
    }
  }
  const describe = (name: string, positions: Map<string, number[]>) =>
    new Map(
      Array.from(positions, ([text, known]) => [
        text,
        { set: createPositionSet(Uint32Array.from(known), count), link: writeFilter(name, text) },
      ]),
    );
  return new Map(filters.map(([name], index) => [name, describe(name, found[index]?.positions ?? new Map())]));
}
