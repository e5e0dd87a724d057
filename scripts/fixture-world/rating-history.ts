import { addDays } from './dates.ts';
import type { LocationDocument, Organisation, ProviderDocument, Rating } from './documents.ts';
import type { Random } from './random.ts';
import { createCurrentRatings, createHistoricRating, inheritRatings } from './ratings.ts';
import { type InspectionPlan, idOf, type WorldBuilder } from './world-builder.ts';

const dayMs = 86_400_000;
const weightedRatings: [rating: Rating, weight: number][] = [
  ['Good', 62],
  ['Requires improvement', 20],
  ['Outstanding', 7],
  ['Inadequate', 5],
  ['Inspected but not rated', 4],
  ['No published rating', 2],
];

/** Rates an organisation: the first plan is the current rating, the others are history, newest first. */
export function rate(world: WorldBuilder, organisation: Organisation, [current, ...earlier]: InspectionPlan[]): void {
  if (current === undefined) return;
  organisation.currentRatings = createCurrentRatings(world.inspect(organisation, current));
  addHistory(world, organisation, earlier);
}

/** Adds ratings that are no longer in force, newest first, each with its report. */
export function addHistory(world: WorldBuilder, organisation: Organisation, earlier: InspectionPlan[]): void {
  const historic = earlier.map((plan) => createHistoricRating(world.inspect(organisation, plan)));
  if (historic.length > 0) organisation.historicRatings = [...(organisation.historicRatings ?? []), ...historic];
}

/** Rates a location one to three times between its registration and its deregistration or mid 2024. */
export function rateAtRandom(world: WorldBuilder, location: LocationDocument): void {
  const random = world.choose(`history ${location.locationId}`);
  const first = addDays(location.registrationDate, 150);
  const last = addDays(location.deregistrationDate ?? '2024-06-30', -20);
  const days = (Date.parse(last) - Date.parse(first)) / dayMs;
  if (days < 0) return;
  const count = days < 700 ? 1 : random.pick([1, 1, 2, 2, 3]);
  const step = Math.floor(days / count);
  const plans = Array.from({ length: count }, (_, index) => ({
    reportDate: addDays(last, -(index * step + random.integer(0, Math.floor(step * 0.6)))),
    overall: pickRating(random),
    hasText: !random.chance(0.02),
  }));
  rate(world, location, plans);
}

/** Makes one location the successor of another: both bodies name the other one. */
export function succeed(predecessor: LocationDocument, successor: LocationDocument, reason: string): void {
  predecessor.relationships.push({
    relatedLocationId: successor.locationId,
    relatedLocationName: successor.name,
    type: 'HSCA Successor',
    reason,
  });
  successor.relationships.push({
    relatedLocationId: predecessor.locationId,
    relatedLocationName: predecessor.name,
    type: 'HSCA Predecessor',
    reason,
  });
}

/** Makes one provider the successor of another: both bodies name the other one. */
export function succeedProvider(predecessor: ProviderDocument, successor: ProviderDocument, reason: string): void {
  predecessor.relationships.push({
    relatedProviderId: successor.providerId,
    relatedProviderName: successor.name,
    type: 'HSCA Successor',
    reason,
  });
  successor.relationships.push({
    relatedProviderId: predecessor.providerId,
    relatedProviderName: predecessor.name,
    type: 'HSCA Predecessor',
    reason,
  });
}

/** Gives a successor its predecessor's ratings. The reports stay in the predecessor's body only. */
export function takeOverRatings(predecessor: Organisation, successor: Organisation, isWholeOverall = false): void {
  const organisationId = idOf(predecessor);
  if (predecessor.currentRatings === undefined) throw new Error(`${organisationId} has no ratings. Rate it first.`);
  successor.currentRatings = inheritRatings(predecessor.currentRatings, organisationId, isWholeOverall);
  if (predecessor.lastReport !== undefined) successor.lastReport = predecessor.lastReport;
  successor.historicRatings = predecessor.historicRatings?.map((rating) => ({
    ...rating,
    organisationId: rating.organisationId ?? organisationId,
  }));
}

function pickRating(random: Random): Rating {
  let left = random.next() * weightedRatings.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [rating, weight] of weightedRatings) {
    left -= weight;
    if (left < 0) return rating;
  }
  return 'Good';
}
