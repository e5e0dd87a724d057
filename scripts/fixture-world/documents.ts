import type { Assessment, AssessmentServiceGroup } from './assessment-documents.ts';
import type { Body, Schemas, WholeBody } from './body.ts';
import type { CurrentRatings, HistoricRating } from './rating-documents.ts';

/** A person as CQC's register names one. */
export type Person = WholeBody<'NominatedIndividual'>;

/** A person with a role: a location's registered manager, a provider's partner. */
export type Contact = WholeBody<'Person'>;

/** A regulated activity of a location. */
export type LocationActivity = WholeBody<'LocationRegulatedActivity', { contacts: Contact[] }>;

/** A regulated activity of a provider. */
export type ProviderActivity = Body<'ProviderRegulatedActivity', 'name' | 'code', { nominatedIndividual: Person }>;

type RelatedDocuments = { relatedDocuments: WholeBody<'RelatedDocument'>[] };

/** A published inspection report of a location and the documents that go with it. */
export type LocationReport = Body<'LocationReport', 'linkId' | 'reportDate' | 'reportUri', RelatedDocuments>;

/** The same of a provider, which may have been inspected at several locations. */
export type ProviderReport = Body<
  'ProviderReport',
  'linkId' | 'reportDate' | 'reportUri',
  RelatedDocuments & { inspectionLocations: WholeBody<'InspectionLocation'>[] }
>;

/** A category under which CQC inspects an organisation. */
export type InspectionCategory = Body<'InspectionCategory', 'code' | 'name'>;

/** An inspection area as it stands in an organisation's own body. */
export type OrganisationInspectionArea = Body<'InspectionArea', 'inspectionAreaId' | 'inspectionAreaName' | 'status'>;

/** The fields that a place gives an organisation. */
export type AddressField =
  | 'postalAddressLine1'
  | 'postalAddressLine2'
  | 'postalAddressTownCity'
  | 'postalAddressCounty'
  | 'region'
  | 'postalCode'
  | 'uprn'
  | 'onspdLatitude'
  | 'onspdLongitude'
  | 'onspdIcbCode'
  | 'onspdIcbName'
  | 'constituency'
  | 'localAuthority';

/** What every organisation states. */
type Stated =
  | Exclude<AddressField, 'postalAddressLine2' | 'postalAddressCounty' | 'uprn' | 'onspdIcbCode' | 'onspdIcbName'>
  | 'providerId'
  | 'type'
  | 'name'
  | 'registrationStatus'
  | 'registrationDate'
  | 'inspectionDirectorate'
  | 'relationships'
  | 'regulatedActivities'
  | 'inspectionAreas';

interface CommonParts {
  inspectionCategories: InspectionCategory[];
  inspectionAreas: OrganisationInspectionArea[];
  lastInspection: WholeBody<'LastInspection'>;
  lastReport: WholeBody<'LastReport'>;
  unpublishedReports: WholeBody<'UnpublishedReport'>[];
  currentRatings: CurrentRatings;
  historicRatings: HistoricRating[];
  assessmentServiceGroup: AssessmentServiceGroup[];
  assessment: Assessment[];
}

interface LocationParts extends CommonParts {
  organisationType: 'Location';
  relationships: WholeBody<'LocationRelationship'>[];
  regulatedActivities: LocationActivity[];
  locationTypes: WholeBody<'LocationType'>[];
  gacServiceTypes: WholeBody<'GacServiceType'>[];
  specialisms: WholeBody<'Specialism'>[];
  reports: LocationReport[];
  providerInspectionAreas: WholeBody<
    'ProviderInspectionArea',
    { reports: WholeBody<'ProviderInspectionAreaReport'>[] }
  >[];
}

interface ProviderParts extends CommonParts {
  organisationType: 'Provider';
  relationships: WholeBody<'ProviderRelationship'>[];
  contacts: Contact[];
  regulatedActivities: ProviderActivity[];
  reports: ProviderReport[];
}

/** The body of `GET /locations/{id}`. */
export type LocationDocument = Body<
  'Location',
  | Stated
  | 'locationId'
  | 'organisationType'
  | 'onspdCcgCode'
  | 'onspdCcgName'
  | 'dormancy'
  | 'careHome'
  | 'locationTypes'
  | 'gacServiceTypes'
  | 'specialisms',
  LocationParts
>;

/** The body of `GET /providers/{id}`. */
export type ProviderDocument = Body<
  'Provider',
  Stated | 'organisationType' | 'locationIds' | 'ownershipType' | 'contacts',
  ProviderParts
>;

export type Organisation = LocationDocument | ProviderDocument;

/** A verdict of the classic framework, such as `Good`. */
export type Rating = Schemas['Rating'];
