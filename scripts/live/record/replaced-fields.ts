/** What is put in the place of what a field holds. */
export type Replacement = 'person' | 'telephone' | 'website' | 'organisation' | 'addressee' | 'text';

/**
 * The fields of CQC's bodies that can hold what points at a person, by their names. An e-mail address is replaced wherever
 * it stands, and a text in a field that the definition does not know is shortened to its shape. docs/live.md shows the list.
 */
export const replacedFields: Readonly<Record<string, Replacement>> = {
  personTitle: 'person',
  personGivenName: 'person',
  personFamilyName: 'person',
  mainPhoneNumber: 'telephone',
  website: 'website',
  // People who are a provider themselves, and practices that are called after their doctors.
  name: 'organisation',
  alsoKnownAs: 'organisation',
  brandName: 'organisation',
  relatedLocationName: 'organisation',
  relatedProviderName: 'organisation',
  title: 'organisation', // of an assessment: it ends with the name of the organisation
  postalAddressLine1: 'addressee',
  postalAddressLine2: 'addressee',
  summary: 'text',
  useOfResourcesSummary: 'text',
  combinedQualitySummary: 'text',
  commentary: 'text',
  overallPeopleExperience: 'text',
};

/** How often each of these was put in the place of something. */
export interface Replaced {
  people: number;
  /** Names of organisations, headings and address lines in which a person was named. */
  organisations: number;
  telephones: number;
  emails: number;
  websites: number;
  /** Texts that were shortened to their shape. */
  texts: number;
  /** Texts that were kept whole, because that was asked for. */
  keptTexts: number;
}

export const nothingReplaced = (): Replaced => ({
  people: 0,
  organisations: 0,
  telephones: 0,
  emails: 0,
  websites: 0,
  texts: 0,
  keptTexts: 0,
});

export function addReplaced(total: Replaced, more: Replaced): void {
  for (const name of Object.keys(total) as (keyof Replaced)[]) total[name] += more[name];
}
