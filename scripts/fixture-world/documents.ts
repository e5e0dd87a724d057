import type { Assessment, AssessmentServiceGroup } from './assessment-documents.ts';
import type { CurrentRatings, HistoricRating } from './rating-documents.ts';

/** A person as CQC's register names one. */
export interface Person {
  personTitle: string;
  personGivenName: string;
  personFamilyName: string;
}

/** A person with a role: a location's registered manager, a provider's partner. */
export interface Contact extends Person {
  personRoles: string[];
}

/** A regulated activity of a location (with contacts) or a provider (with a nominated individual). */
export interface RegulatedActivity {
  name: string;
  code: string;
  contacts?: Contact[];
  nominatedIndividual?: Person;
}

/** A published inspection report and the documents that go with it. */
export interface Report {
  linkId: string;
  reportDate: string;
  firstVisitDate?: string;
  reportUri: string;
  reportType?: string;
  relatedDocuments?: { documentUri: string; documentType: string }[];
  inspectionLocations?: { locationId: string }[];
}

/** An inspection area as it stands in an organisation's own body. */
export interface OrganisationInspectionArea {
  inspectionAreaId: string;
  inspectionAreaName: string;
  inspectionAreaType?: string;
  status: string;
  endDate?: string;
  supersededBy?: string[];
  latestGloballySupersededBy?: string[];
}

/** What a location and a provider have in common. */
export interface Organisation {
  providerId: string;
  organisationType: 'Location' | 'Provider';
  type: string;
  name: string;
  brandId?: string;
  brandName?: string;
  alsoKnownAs?: string;
  odsCode?: string;
  onspdIcbCode?: string;
  onspdIcbName?: string;
  registrationStatus: 'Registered' | 'Deregistered';
  registrationDate: string;
  deregistrationDate?: string;
  onspdLatitude: number;
  onspdLongitude: number;
  inspectionDirectorate: string;
  postalAddressLine1: string;
  postalAddressLine2?: string;
  postalAddressTownCity: string;
  postalAddressCounty?: string;
  region: string;
  postalCode: string;
  uprn?: string;
  mainPhoneNumber?: string;
  website?: string;
  constituency: string;
  localAuthority: string;
  lastInspection?: { date: string };
  lastReport?: { publicationDate: string };
  regulatedActivities: RegulatedActivity[];
  inspectionCategories?: { code: string; primary?: string; name: string }[];
  inspectionAreas: OrganisationInspectionArea[];
  currentRatings?: CurrentRatings;
  historicRatings?: HistoricRating[];
  reports?: Report[];
  unpublishedReports?: { firstVisitDate: string }[];
  assessmentServiceGroup?: AssessmentServiceGroup[];
  assessment?: Assessment[];
}

/** The body of `GET /locations/{id}`. */
export interface LocationDocument extends Organisation {
  locationId: string;
  organisationType: 'Location';
  onspdCcgCode: string;
  onspdCcgName: string;
  odsCcgCode?: string;
  odsCcgName?: string;
  dormancy: 'Y' | 'N';
  dormancyStartDate?: string;
  dormancyEndDate?: string;
  careHome: 'Y' | 'N';
  registeredManagerAbsentDate?: string;
  numberOfBeds?: number;
  relationships: { relatedLocationId: string; relatedLocationName: string; type: string; reason: string }[];
  locationTypes: { type: string }[];
  gacServiceTypes: { name: string; description: string }[];
  specialisms: { name: string }[];
  providerInspectionAreas?: {
    inspectionAreaId: string;
    reports: { inspectionId: string; reportLinkId: string; providerId: string; locationId: string }[];
  }[];
}

/** The body of `GET /providers/{id}`. */
export interface ProviderDocument extends Organisation {
  organisationType: 'Provider';
  locationIds: string[];
  ownershipType: string;
  companiesHouseNumber?: string;
  charityNumber?: string;
  contacts: Contact[];
  relationships: { relatedProviderId: string; relatedProviderName: string; type: string; reason: string }[];
}
