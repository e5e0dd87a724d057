import { createAddress } from './addresses.ts';
import { createPhoneNumber, createWebsite } from './contact-details.ts';
import { addDays } from './dates.ts';
import type { LocationDocument, ProviderDocument, RegulatedActivity } from './documents.ts';
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
  ownership: 'Organisation' | 'Partnership' | 'Individual' | 'NHS Body';
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
    ...(plan.brand === undefined ? {} : { brandId: plan.brand[0], brandName: plan.brand[1] }),
    ...registration(plan.registeredOn ?? addDays('2010-10-01', random.integer(0, 1400)), plan.deregisteredOn),
    // Companies House has never issued a number that begins with 99.
    ...(isCompany ? { companiesHouseNumber: `99${random.digits(6)}` } : {}),
    ...(random.chance(0.4) ? { website: createWebsite(plan.name) } : {}),
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
    ...plan.fields,
  };
}

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
  const name = plan.name ?? createServiceName(random, profile.endings);
  const beds = profile.beds === undefined ? 0 : random.integer(...profile.beds);
  return {
    locationId: plan.id ?? identifiers.organisationId(random),
    providerId: provider.providerId,
    organisationType: 'Location',
    type: profile.type,
    name,
    ...(provider.brandId === undefined ? {} : { brandId: provider.brandId }),
    ...(provider.brandName === undefined ? {} : { brandName: provider.brandName }),
    onspdCcgCode: ccgCode,
    onspdCcgName: ccgName,
    ...(plan.kind === 'gp'
      ? {
          odsCcgCode: place.odsCcg,
          odsCcgName: `${place.icb[1].replace('Integrated Care Board', 'Icb')} - ${place.odsCcg}`,
        }
      : {}),
    ...(plan.kind === 'gp' || random.chance(0.5)
      ? { odsCode: identifiers.odsCode(random, plan.kind === 'gp' ? 'practice' : 'other') }
      : {}),
    ...registration(
      plan.registeredOn ?? addDays(provider.registrationDate, random.pick([0, 0, random.integer(30, 1500)])),
      plan.deregisteredOn,
    ),
    dormancy: 'N',
    careHome: profile.beds === undefined ? 'N' : 'Y',
    inspectionDirectorate: profile.directorate,
    ...createAddress(random, place),
    ...(random.chance(0.9) ? { mainPhoneNumber: createPhoneNumber(random, place) } : {}),
    ...(random.chance(0.45) ? { website: createWebsite(name) } : {}),
    ...(random.chance(0.96) ? { numberOfBeds: beds } : {}),
    relationships: [],
    locationTypes: (profile.locationTypes ?? []).map((type) => ({ type })),
    regulatedActivities: plan.deregisteredOn === undefined ? createActivities(random, profile) : [],
    gacServiceTypes: profile.services.map((key) => ({ name: serviceTypes[key][0], description: serviceTypes[key][1] })),
    specialisms: chooseSpecialisms(random, profile).map((specialism) => ({ name: specialism })),
    // Some social care services are in no category.
    ...(profile.type !== 'Social Care Org' || random.chance(0.8)
      ? { inspectionCategories: createCategories(profile) }
      : {}),
    inspectionAreas: [],
    ...plan.fields,
  };
}

function registration(registrationDate: string, deregistrationDate: string | undefined) {
  return deregistrationDate === undefined
    ? ({ registrationStatus: 'Registered', registrationDate } as const)
    : ({ registrationStatus: 'Deregistered', registrationDate, deregistrationDate } as const);
}

// One registered manager answers for all activities of a location. NHS bodies have none, and some posts are vacant.
function createActivities(random: Random, profile: ServiceProfile): RegulatedActivity[] {
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

function createCategories(profile: ServiceProfile): { code: string; primary?: string; name: string }[] {
  const [primary] = profile.categories;
  // The primary category is marked with the string "true"; the others have no such field.
  return profile.categories.toSorted().map((code) => ({
    code,
    ...(code === primary ? { primary: 'true' } : {}),
    name: inspectionCategories[code],
  }));
}
