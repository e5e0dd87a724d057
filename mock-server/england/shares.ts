/**
 * How the register is made up. What CQC's recorded bodies give a share of is taken from them; the rest is an assumption,
 * and docs/scale.md says which is which.
 */
export const shares = {
  /** Locations and providers of the live register in 2026. */
  locations: 121_000,
  providers: 64_000,
  /** Providers that have given up, and locations that have been given up by one that has not: half of all together. */
  deregisteredProviders: 0.44,
  deregisteredLocations: 0.11,
  /** Providers by what they run. */
  groups: {
    'Social Care Org, care homes': 30,
    'Social Care Org, at home': 31,
    'Primary Dental Care': 17,
    'Primary Medical Services': 13,
    'Independent Healthcare Org': 8,
    'Independent Ambulance': 0.6,
    'NHS Healthcare Organisation': 0.4,
  } as Record<string, number>,
  /** Locations by their overall rating, among those of a group and status. */
  ratings: {
    Outstanding: 4,
    Good: 74,
    'Requires improvement': 13,
    Inadequate: 1.5,
    assessed: 5,
  } as Record<string, number>,
  /** Locations without one, in the same measure. */
  unrated: { Registered: 12, Deregistered: 60 },
  /** Any other rating, such as `Inspected but not rated`. */
  otherRating: 2.5,
  /** Providers by the number of their locations: up to so many, drawn with a weight. */
  sizes: [
    [1, 72],
    [2, 13],
    [5, 10],
    [12, 4],
    [40, 0.8],
    [150, 0.2],
  ] as [most: number, weight: number][],
  /** Locations of a provider that lie in the council of its first one. */
  sameCouncil: 0.8,
  /** Organisations that change in a day, of a register of the full size: 871 locations and 379 providers in a week. */
  changesPerDay: { locations: 871 / 7, providers: 379 / 7 },
  /** Days that the change log goes back. */
  changeDays: 91,
};
