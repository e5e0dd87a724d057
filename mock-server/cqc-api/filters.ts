import type { components } from '../../types/cqc-api.d.ts';
import type { QueryOf } from './parameters.ts';

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

/** Finds the positions of organisations that match: any value of one filter, and every filter. */
export type Select<Name extends string> = (filters: [name: Name, values: string[]][]) => readonly number[];

/** Makes a selection over organisations; which texts stand where is worked out once, so that a call only looks up. */
export function createSelect<T, Name extends string>(
  organisations: readonly T[],
  filters: Record<Name, TextsOf<T>>,
): Select<Name> {
  const all = organisations.map((_organisation, position) => position);
  const positions = new Map<string, Map<string, number[]>>();
  for (const [name, textsOf] of Object.entries<TextsOf<T>>(filters)) {
    const byText = new Map<string, number[]>();
    organisations.forEach((organisation, position) => {
      for (const text of new Set(textsOf(organisation))) {
        if (text === undefined) continue;
        const known = byText.get(text);
        if (known) known.push(position);
        else byText.set(text, [position]);
      }
    });
    positions.set(name, byText);
  }

  const withAny = (name: string, values: string[]): readonly number[] => {
    const byText = positions.get(name);
    if (!byText) throw new Error(`No filter is called ${name}. Say in filters.ts what it compares.`);
    const [first = [], ...rest] = values.map((value) => byText.get(value) ?? []);
    return rest.length === 0 ? first : [...new Set([first, ...rest].flat())].sort((a, b) => a - b);
  };

  return (wanted) => {
    let selected: readonly number[] = all;
    wanted.forEach(([name, values], index) => {
      const matching = withAny(name, values);
      if (index === 0) selected = matching;
      else {
        const both = new Set(matching);
        selected = selected.filter((position) => both.has(position));
      }
    });
    return selected;
  };
}
