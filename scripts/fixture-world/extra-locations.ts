import { places } from './places.ts';
import type { WorldBuilder } from './world-builder.ts';

const locationsPerProvider = 5;

/**
 * Adds plain care homes and home care agencies for measurements with many documents. They are newly registered and have
 * neither ratings nor reports, so that a large world is made and read quickly.
 */
export function addExtraLocations(world: WorldBuilder, count: number): void {
  for (let added = 0; added < count; added += locationsPerProvider) {
    const number = added / locationsPerProvider + 1;
    const place = places[number % places.length];
    if (place === undefined) throw new Error('No places. Add some to places.ts.');
    const kind = number % 3 === 0 ? 'homeCare' : 'careHome';
    const provider = world.addProvider({
      name: `Extra Care Group ${number} Limited`,
      kind,
      place,
      ownership: 'Organisation',
      registeredOn: '2026-02-02',
    });
    for (let index = 0; index < Math.min(locationsPerProvider, count - added); index++) {
      world.addLocation(provider, { kind, registeredOn: '2026-02-02' });
    }
  }
}
