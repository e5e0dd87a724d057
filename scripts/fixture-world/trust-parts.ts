import type { LocationDocument, Organisation, OrganisationInspectionArea, ProviderDocument } from './documents.ts';
import { nameOfArea } from './inspection-areas.ts';
import { placeIn } from './places.ts';
import type { CurrentRatings, UseOfResources } from './rating-documents.ts';
import { createServiceRating } from './ratings.ts';
import type { ServiceKind } from './service-profiles.ts';
import { idOf, type WorldBuilder } from './world-builder.ts';

/** What is decided about an NHS trust or one of its sites. */
export interface TrustPlan {
  /** The ODS code, which is the id of NHS organisations. No trust has a code that begins with R9. */
  id: string;
  name: string;
  kind: ServiceKind;
  registeredOn?: string;
  deregisteredOn?: string;
}

const registeredOn = '2010-10-01';

/** Adds an NHS trust. */
export function addTrust(world: WorldBuilder, localAuthority: string, plan: TrustPlan): ProviderDocument {
  return world.addProvider({
    registeredOn,
    ...plan,
    place: placeIn(localAuthority),
    ownership: 'NHS Body',
    brand: ['Q99', 'NHS England - Middle Shires Team'],
    fields: { odsCode: plan.id },
  });
}

/** Adds a site of an NHS trust. */
export function addSite(world: WorldBuilder, trust: ProviderDocument, plan: TrustPlan): LocationDocument {
  return world.addLocation(trust, {
    registeredOn: trust.registrationDate,
    ...plan,
    fields: { odsCode: plan.id },
  });
}

// An organisation keeps an area until it is inspected under the one that replaced it. Every status that CQC's bodies
// and API description show occurs once.
const statuses: Record<string, Partial<OrganisationInspectionArea>> = {
  accident: { status: 'Inactive', endDate: '2020-12-31' },
  maternity: { inspectionAreaType: 'Inspection Service', status: 'Superseded', supersededBy: ['npimaternity'] },
  medical: { status: 'Superseded', supersededBy: ['care'], latestGloballySupersededBy: ['care'] },
  outpatients: { status: 'Active (Rated)', latestGloballySupersededBy: ['diagnostic', 'npioutpatients'] },
  transport: { status: 'Active (Not rated)' },
  life: { status: 'Active (Not rated)' },
};

/** The inspection areas of an organisation, as they stand in its body. */
export function createAreas(ids: readonly string[]): OrganisationInspectionArea[] {
  return ids.toSorted().map((inspectionAreaId) => {
    return {
      inspectionAreaId,
      inspectionAreaName: nameOfArea(inspectionAreaId),
      inspectionAreaType: undefined,
      status: 'Active (Rated)',
      endDate: undefined,
      supersededBy: undefined,
      latestGloballySupersededBy: undefined,
      ...statuses[inspectionAreaId],
    };
  });
}

/** Rates inspection areas of an organisation, each in a report of its own. */
export function addServiceRatings(world: WorldBuilder, organisation: Organisation, ids: readonly string[]): void {
  const random = world.choose(`services of ${idOf(organisation)}`);
  const serviceRatings = ids.toSorted().map((id, index) =>
    createServiceRating(
      id,
      world.inspect(organisation, {
        reportDate: `202${index % 3}-0${(index % 8) + 1}-2${index % 7}`,
        overall: random.pick(['Good', 'Good', 'Good', 'Requires improvement', 'Outstanding', 'Inadequate']),
        reportType: organisation.organisationType === 'Provider' ? 'CoreService' : 'Location',
        serviceName: nameOfArea(id),
      }),
    ),
  );
  addToCurrentRatings(organisation, { serviceRatings });
}

/** Adds to what an organisation has of current ratings. */
export function addToCurrentRatings(organisation: Organisation, ratings: Partial<CurrentRatings>): void {
  const none: CurrentRatings = { overall: undefined, reportDate: undefined, serviceRatings: undefined };
  organisation.currentRatings = { ...none, ...organisation.currentRatings, ...ratings };
}

/** Adds a rating of the use of resources to the overall rating and, spelled as there, to the newest historic one. */
export function addUseOfResources(organisation: Organisation, rating: string): void {
  const overall = organisation.currentRatings?.overall;
  if (overall?.reportDate === undefined || overall.reportLinkId === undefined) {
    throw new Error(`${idOf(organisation)} has no overall rating. Rate it first.`);
  }
  setUseOfResources(organisation, {
    organisationId: undefined,
    summary: '<p>Money, staff and buildings were put to work with care, and the savings can be traced.</p>',
    useOfResourcesRating: rating,
    combinedQualitySummary: '<p>We looked at the quality of care and the use of resources side by side.</p>',
    combinedQualityRating: overall.rating,
    reportDate: overall.reportDate,
    reportLinkId: overall.reportLinkId,
  });
  const historic = organisation.historicRatings?.[0];
  if (historic?.overall === undefined) return;
  historic.overall.useOfResources = {
    useOfResourcesSummary: '<p>Costs were much like those of other trusts of this size.</p>',
    useOfResourcesRating: 'Good',
    combinedQualitySummary: '<p>Neither part pulled the other one down.</p>',
    combinedQualityRating: historic.overall.rating,
  };
}

/** Hands the rating of the use of resources on to a successor that has taken over the overall rating. */
export function takeOverUseOfResources(predecessor: Organisation, successor: Organisation): void {
  const inherited = predecessor.currentRatings?.overall?.useOfResources;
  if (inherited === undefined) throw new Error(`${idOf(predecessor)} has no use of resources. Add it first.`);
  setUseOfResources(successor, { ...inherited, organisationId: inherited.organisationId ?? idOf(predecessor) });
}

function setUseOfResources(organisation: Organisation, useOfResources: UseOfResources): void {
  const overall = organisation.currentRatings?.overall;
  if (overall === undefined) throw new Error(`${idOf(organisation)} has no overall rating. Rate it first.`);
  overall.useOfResources = useOfResources;
}
