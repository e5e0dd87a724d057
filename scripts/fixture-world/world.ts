import { compareTexts } from '../lib/compare-texts.ts';
import { loadDefinition } from '../lib/definition.ts';
import { addAcuteTrust } from './acute-trust.ts';
import { addAssessed } from './assessed.ts';
import { addCareHomes } from './care-homes.ts';
import { type ChangeEvent, createChanges } from './changes.ts';
import { addDentists } from './dentists.ts';
import type { LocationDocument, ProviderDocument } from './documents.ts';
import { addExtraLocations } from './extra-locations.ts';
import { finishProvider } from './finish.ts';
import { addHomeCare } from './home-care.ts';
import { inOrder } from './in-order.ts';
import { addIndependentHealth } from './independent-health.ts';
import { createTaxonomy, type InspectionAreaTaxonomy } from './inspection-areas.ts';
import { addAmbulanceTrust, addCommunityTrust, addMentalHealthTrust } from './other-trusts.ts';
import { addPrimaryCare } from './primary-care.ts';
import { createRandom } from './random.ts';
import type { ReportFile } from './report-files.ts';
import { createWorldBuilder } from './world-builder.ts';

/** An invented England: the bodies that the API gives, the reports behind them, and what changed when. */
export interface FixtureWorld {
  /** Bodies of `GET /providers/{id}`, in the order of their ids. */
  providers: ProviderDocument[];
  /** Bodies of `GET /locations/{id}`, in the order of their ids. */
  locations: LocationDocument[];
  /** The body of `GET /inspection-areas`. */
  inspectionAreas: InspectionAreaTaxonomy;
  changes: { events: ChangeEvent[] };
  reports: ReportFile[];
}

/** How to vary the world. */
export interface FixtureWorldOptions {
  /** Another seed gives other names, dates and ratings in the same shapes. */
  seed?: number;
  /** Plain locations to add, without ratings, for measurements. */
  extraLocations?: number;
}

/**
 * Creates the fixture world in memory: every kind of organisation, every field and every value that CQC's API is known
 * to give. All names, numbers and sentences are invented; areas, codes and classifications are public facts. The same
 * options give the same world on every machine.
 */
export function createFixtureWorld({ seed = 2026, extraLocations = 0 }: FixtureWorldOptions = {}): FixtureWorld {
  const random = createRandom(seed);
  const world = createWorldBuilder(random);
  addCareHomes(world);
  addHomeCare(world);
  addPrimaryCare(world);
  addDentists(world);
  addAcuteTrust(world);
  addMentalHealthTrust(world);
  addCommunityTrust(world);
  addAmbulanceTrust(world);
  addIndependentHealth(world);
  addAssessed(world);
  // The log is drawn before the extra locations exist: they change neither it nor anything else.
  const changes = createChanges(
    random.fork('changes'),
    world.locations.map(({ locationId }) => locationId),
    world.providers.map(({ providerId }) => providerId),
  );
  addExtraLocations(world, extraLocations);
  // The definition lists the properties of both bodies in the order in which live bodies have them.
  const { definitions } = loadDefinition();
  const keysOf = (schema: 'Location' | 'Provider') => Object.keys(definitions[schema]?.properties ?? {});
  return {
    providers: world.providers
      .map((provider) => inOrder(keysOf('Provider'), finishProvider(world, provider)))
      .sort((one, other) => compareTexts(one.providerId, other.providerId)),
    locations: world.locations
      .map((location) => inOrder(keysOf('Location'), location))
      .sort((one, other) => compareTexts(one.locationId, other.locationId)),
    inspectionAreas: createTaxonomy(),
    changes,
    reports: world.reports,
  };
}
