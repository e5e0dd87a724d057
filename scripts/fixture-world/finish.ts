import { compareTexts } from '../lib/compare-texts.ts';
import type { LocationDocument, ProviderActivity, ProviderDocument } from './documents.ts';
import { createPerson } from './people.ts';
import type { WorldBuilder } from './world-builder.ts';

/** A provider as its body is sent: with the locations, activities and categories that its locations give it. */
export function finishProvider(world: WorldBuilder, provider: ProviderDocument): ProviderDocument {
  const locations = world.locations.filter((location) => location.providerId === provider.providerId);
  const categories = new Map(locations.flatMap((one) => one.inspectionCategories ?? []).map((one) => [one.code, one]));
  const primary = locations
    .flatMap((one) => one.inspectionCategories ?? [])
    .find((one) => one.primary === 'true')?.code;
  const inspectionCategories = [...categories.values()]
    .map(({ code, name }) => ({ code, primary: code === primary ? 'true' : undefined, name }))
    .sort((one, other) => compareTexts(one.code, other.code));
  // Now and then a provider shows when one of its locations was last inspected, without a report of its own.
  const visits = locations.flatMap(({ lastInspection }) => lastInspection?.date ?? []).sort(compareTexts);
  const lastVisit = world.choose(`last visit to ${provider.providerId}`).chance(0.3) ? visits.at(-1) : undefined;
  return {
    ...provider,
    lastInspection: provider.lastInspection ?? (lastVisit === undefined ? undefined : { date: lastVisit }),
    locationIds: locations.map(({ locationId }) => locationId).sort(compareTexts),
    regulatedActivities: createActivities(world, provider, locations),
    inspectionCategories: inspectionCategories.length === 0 ? undefined : inspectionCategories,
  };
}

// A provider carries on what any of its registered locations does. A partnership or a single person needs nobody
// nominated to answer for it.
function createActivities(
  world: WorldBuilder,
  provider: ProviderDocument,
  locations: LocationDocument[],
): ProviderActivity[] {
  if (provider.registrationStatus === 'Deregistered') return [];
  const names = new Map(locations.flatMap((one) => one.regulatedActivities).map(({ code, name }) => [code, name]));
  const needsNominee = provider.ownershipType === 'Organisation' || provider.ownershipType === 'NHS Body';
  const nominatedIndividual = createPerson(world.choose(`nominated individual of ${provider.providerId}`));
  return [...names]
    .sort(([one], [other]) => compareTexts(one, other))
    .map(([code, name]) => ({ name, code, nominatedIndividual: needsNominee ? nominatedIndividual : undefined }));
}
