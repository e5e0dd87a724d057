import type { components } from '../../types/cqc-api.d.ts';

export type Location = components['schemas']['Location'];
export type Provider = components['schemas']['Provider'];
export type Organisation = Location | Provider;

type Texts = (string | undefined)[];

const categories = (organisation: Organisation, isPrimary: boolean) =>
  (organisation.inspectionCategories ?? []).filter((category) => (category.primary === 'true') === isPrimary);

/**
 * What each filter compares, by its key (CQC's OpenAPI export, descriptions of the query parameters of /locations and
 * /providers). An organisation matches when one of these texts is one of the wanted values, letter for letter.
 */
export const filteredTexts: Record<string, (organisation: Organisation) => Texts> = {
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
  careHome: (location) => [(location as Location).careHome],
  gacServiceTypeDescription: (location) =>
    ((location as Location).gacServiceTypes ?? []).map(({ description }) => description),
  odsCcgCode: (location) => [(location as Location).odsCcgCode],
  odsCcgName: (location) => [(location as Location).odsCcgName],
  onspdCcgCode: (location) => [(location as Location).onspdCcgCode],
  onspdCcgName: (location) => [(location as Location).onspdCcgName],
};

/** Finds the positions of organisations that match: any value of one filter, and every filter. */
export type Select = (filters: [name: string, values: string[]][]) => readonly number[];

/** Makes a selection over organisations; which texts stand where is worked out once, so that a call only looks up. */
export function createSelect(organisations: readonly Organisation[]): Select {
  const all = organisations.map((_organisation, position) => position);
  const positions = new Map<string, Map<string, number[]>>();
  for (const [name, textsOf] of Object.entries(filteredTexts)) {
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
    if (values.length === 1) return byText.get(values[0] as string) ?? [];
    return [...new Set(values.flatMap((value) => byText.get(value) ?? []))].sort((a, b) => a - b);
  };

  return (filters) => {
    let selected: readonly number[] = all;
    filters.forEach(([name, values], index) => {
      const matching = withAny(name, values);
      if (index === 0) selected = matching;
      else {
        const wanted = new Set(matching);
        selected = selected.filter((position) => wanted.has(position));
      }
    });
    return selected;
  };
}
