import type { LocationDocument, ProviderDocument } from './documents.ts';

/** The keys of a location body in the order in which the live API sends them. */
export const locationKeys: readonly (keyof LocationDocument)[] = [
  ...(['locationId', 'providerId', 'organisationType', 'type', 'name', 'brandId', 'brandName', 'alsoKnownAs'] as const),
  ...(['onspdCcgCode', 'onspdCcgName', 'odsCcgCode', 'odsCcgName', 'onspdIcbCode', 'onspdIcbName', 'odsCode'] as const),
  ...(['registrationStatus', 'registrationDate', 'deregistrationDate'] as const),
  ...(['dormancy', 'dormancyStartDate', 'dormancyEndDate', 'onspdLatitude', 'onspdLongitude'] as const),
  ...(['careHome', 'inspectionDirectorate', 'postalAddressLine1', 'postalAddressLine2'] as const),
  ...(['postalAddressTownCity', 'postalAddressCounty', 'region', 'postalCode', 'uprn'] as const),
  ...(['mainPhoneNumber', 'website', 'registeredManagerAbsentDate', 'numberOfBeds'] as const),
  ...(['constituency', 'localAuthority', 'lastInspection', 'lastReport', 'relationships', 'locationTypes'] as const),
  ...(['regulatedActivities', 'gacServiceTypes', 'specialisms', 'inspectionCategories', 'inspectionAreas'] as const),
  ...(['currentRatings', 'historicRatings', 'reports', 'unpublishedReports', 'providerInspectionAreas'] as const),
  ...(['assessmentServiceGroup', 'assessment'] as const),
];

/**
 * The keys of a provider body in the order in which the live API sends them. The places of alsoKnownAs, odsCode,
 * deregistrationDate and charityNumber are not certain: they are rare.
 */
export const providerKeys: readonly (keyof ProviderDocument)[] = [
  ...([
    'providerId',
    'locationIds',
    'organisationType',
    'ownershipType',
    'type',
    'name',
    'brandId',
    'brandName',
  ] as const),
  ...(['alsoKnownAs', 'odsCode', 'registrationStatus', 'registrationDate', 'deregistrationDate'] as const),
  ...(['companiesHouseNumber', 'charityNumber', 'website', 'postalAddressLine1', 'postalAddressLine2'] as const),
  ...(['postalAddressTownCity', 'postalAddressCounty', 'region', 'postalCode', 'uprn'] as const),
  ...(['onspdLatitude', 'onspdLongitude', 'onspdIcbCode', 'onspdIcbName', 'mainPhoneNumber'] as const),
  ...(['inspectionDirectorate', 'constituency', 'localAuthority', 'lastInspection', 'lastReport'] as const),
  ...(['contacts', 'relationships', 'regulatedActivities', 'inspectionCategories', 'inspectionAreas'] as const),
  ...(['currentRatings', 'historicRatings', 'reports', 'unpublishedReports'] as const),
  ...(['assessmentServiceGroup', 'assessment'] as const),
];

/** Copies a document with its keys in live order; throws at a key that the order does not know. */
export function inLiveOrder<T extends object>(keys: readonly (keyof T)[], document: T): T {
  const unknown = Object.keys(document).find((key) => !keys.includes(key as keyof T));
  if (unknown !== undefined) throw new Error(`No place for ${unknown} in the key order. Add it to live-order.ts.`);
  return Object.fromEntries(
    keys.filter((key) => document[key] !== undefined).map((key) => [key, document[key]]),
  ) as unknown as T;
}

/** Orders strings as the live API does, by character and not by number: `1-10…` comes before `1-9…`. */
export function compareIds(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
