import { createAddress } from './addresses.ts';
import { createPhoneNumber, createWebsite } from './contact-details.ts';
import { addDays } from './dates.ts';
import type { InspectionCategory, LocationActivity, LocationDocument, ProviderDocument } from './documents.ts';
import type { Identifiers } from './identifiers.ts';
import { inspectionCategories } from './inspection-categories.ts';
import { createPerson } from './people.ts';
import type { Place } from './places.ts';
import type { Random } from './random.ts';
import { regulatedActivities } from './regulated-activities.ts';
import { createServiceName } from './service-names.ts';
import { type ServiceKind, type ServiceProfile, serviceProfiles } from './service-profiles.ts';
import { serviceTypes, specialisms } from './service-types.ts';

/** What is decided about a provider; the rest is invented. */
export interface ProviderPlan {
  name: string;
  kind: ServiceKind;
  place: Place;
  ownership: ProviderDocument['ownershipType'];
  id?: string;
  registeredOn?: string;
  deregisteredOn?: string;
  brand?: readonly [id: string, name: string];
  fields?: Partial<ProviderDocument>;
}

/** What is decided about a location; the rest is invented. */
export interface LocationPlan {
  kind: ServiceKind;
  id?: string;
  name?: string;
  place?: Place;
  registeredOn?: string;
  deregisteredOn?: string;
  fields?: Partial<LocationDocument>;
}

/** Invents a provider. Its locations, activities and categories follow when its locations are known. */
export function createProvider(random: Random, identifiers: Identifiers, plan: ProviderPlan): ProviderDocument {
  const profile = serviceProfiles[plan.kind];
  const isCompany = plan.ownership === 'Organisation';
  return {
    providerId: plan.id ?? identifiers.organisationId(random),
    locationIds: [],
    organisationType: 'Provider',
    ownershipType: plan.ownership,
    type: profile.type,
    name: plan.name,
    brandId: plan.brand?.[0],
    brandName: plan.brand?.[1],
    alsoKnownAs: undefined,
    odsCode: undefined,
    ...registration(plan.registeredOn ?? addDays('2010-10-01', random.integer(0, 1400)), plan.deregisteredOn),
    // Companies House has never issued a number that begins with 99.
    companiesHouseNumber: isCompany ? `99${random.digits(6)}` : undefined,
    charityNumber: undefined,
    website: random.chance(0.4) ? createWebsite(plan.name) : undefined,
    ...createAddress(random, plan.place),
    mainPhoneNumber: createPhoneNumber(random, plan.place),
    inspectionDirectorate: profile.directorate,
    contacts:
      plan.ownership === 'Partnership'
        ? [1, 2, 3].map(() => ({ ...createPerson(random), personRoles: ['Partner'] }))
        : [],
    relationships: [],
    regulatedActivities: [],
    inspectionAreas: [],
    inspectionCategories: undefined,
    ...notInspected,
    ...plan.fields,
  };
}

const createHospitalBeds = (random: Random, { hospitalBeds }: ServiceProfile): number =>
  hospitalBeds !== undefined && random.chance(127 / 204) ? random.integer(...hospitalBeds) : 0;

/** Invents a location of a provider, in the provider's place unless the plan names another. */
export function createLocation(
  random: Random,
  identifiers: Identifiers,
  provider: ProviderDocument,
  place: Place,
  plan: LocationPlan,
): LocationDocument {
  const profile = serviceProfiles[plan.kind];
  const [ccgCode, ccgName] = place.ccg;
  const isPractice = plan.kind === 'gp';
  const name = plan.name ?? createServiceName(random, profile.endings);
  const beds =
    profile.beds === undefined ? createHospitalBeds(random.fork('beds'), profile) : random.integer(...profile.beds);
  return {
    locationId: plan.id ?? identifiers.organisationId(random),
    providerId: provider.providerId,
    organisationType: 'Location',
    type: profile.type,
    name,
    brandId: provider.brandId,
    brandName: provider.brandName,
    alsoKnownAs: undefined,
    onspdCcgCode: ccgCode,
    onspdCcgName: ccgName,
    odsCcgCode: isPractice ? place.odsCcg : undefined,
    odsCcgName: isPractice ? `${place.icb[1].replace('Integrated Care Board', 'Icb')} - ${place.odsCcg}` : undefined,
    odsCode:
      isPractice || random.chance(0.5) ? identifiers.odsCode(random, isPractice ? 'practice' : 'other') : undefined,
    ...registration(
      plan.registeredOn ?? addDays(provider.registrationDate, random.pick([0, 0, random.integer(30, 1500)])),
      plan.deregisteredOn,
    ),
    dormancy: 'N',
    dormancyStartDate: undefined,
    dormancyEndDate: undefined,
    careHome: profile.beds === undefined ? 'N' : 'Y',
    inspectionDirectorate: profile.directorate,
    ...createAddress(random, place),
    mainPhoneNumber: random.chance(0.9) ? createPhoneNumber(random, place) : undefined,
    website: random.chance(0.45) ? createWebsite(name) : undefined,
    registeredManagerAbsentDate: undefined,
    numberOfBeds: random.chance(0.96) ? beds : undefined,
    relationships: [],
    locationTypes: (profile.locationTypes ?? []).map((type) => ({ type })),
    regulatedActivities: plan.deregisteredOn === undefined ? createActivities(random, profile) : [],
    gacServiceTypes: profile.services.map((key) => ({ name: serviceTypes[key][0], description: serviceTypes[key][1] })),
    specialisms: chooseSpecialisms(random, profile).map((specialism) => ({ name: specialism })),
    // Some social care services are in no category.
    inspectionCategories:
      profile.type !== 'Social Care Org' || random.chance(0.8) ? createCategories(profile) : undefined,
    inspectionAreas: [],
    providerInspectionAreas: undefined,
    ...notInspected,
    ...plan.fields,
  };
}

/** What inspections and assessments add later. */
const notInspected = {
  lastInspection: undefined,
  lastReport: undefined,
  currentRatings: undefined,
  historicRatings: undefined,
  reports: undefined,
  unpublishedReports: undefined,
  assessmentServiceGroup: undefined,
  assessment: undefined,
} satisfies Partial<Pick<LocationDocument, keyof LocationDocument & keyof ProviderDocument>>;

function registration(registrationDate: string, deregistrationDate: string | undefined) {
  const registrationStatus = deregistrationDate === undefined ? ('Registered' as const) : ('Deregistered' as const);
  return { registrationStatus, registrationDate, deregistrationDate };
}

// One registered manager answers for all activities of a location. NHS bodies have none, and some posts are vacant.
function createActivities(random: Random, profile: ServiceProfile): LocationActivity[] {
  const isVacant = profile.type === 'NHS Healthcare Organisation' || random.chance(0.08);
  const contacts = isVacant ? [] : [{ ...createPerson(random), personRoles: ['Registered Manager'] }];
  return profile.activities.map((code) => ({ name: regulatedActivities[code], code, contacts }));
}

function chooseSpecialisms(random: Random, profile: ServiceProfile): readonly string[] {
  if (profile.specialisms !== undefined) return profile.specialisms;
  return random.sample(
    specialisms.filter(
      (name) => !['Services for everyone', 'Caring for children'].includes(name) && !name.includes('Act'),
    ),
    random.integer(1, 5),
  );
}

function createCategories(profile: ServiceProfile): InspectionCategory[] {
  const [primary] = profile.categories;
  // The primary category is marked with the string "true"; the others have no such field.
  return profile.categories.toSorted().map((code) => ({
    code,
    primary: code === primary ? 'true' : undefined,
    name: inspectionCategories[code],
  }));
}
