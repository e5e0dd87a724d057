import { addDays } from './dates.ts';
import type { ProviderPlan } from './organisations.ts';
import { placeIn } from './places.ts';
import { rate } from './rating-history.ts';
import type { WorldBuilder } from './world-builder.ts';

const practices: [name: string, localAuthority: string, ownership: ProviderPlan['ownership'], locations: number][] = [
  ['Mallowmere Dental Limited', 'Greenwich', 'Organisation', 4],
  ['Mr Quillon Saltwhistle', 'Devon', 'Individual', 1],
  ['Pearl & Quince Dental Partnership', 'Norfolk', 'Partnership', 2],
  ['Osprey Row Dental Limited', 'Leeds', 'Organisation', 3],
];

/** Adds dental practices. CQC does not rate them: an inspection leaves "Inspected but not rated", or nothing at all. */
export function addDentists(world: WorldBuilder): void {
  for (const [name, localAuthority, ownership, locations] of practices) {
    const provider = world.addProvider({ name, kind: 'dentist', place: placeIn(localAuthority), ownership });
    for (let index = 0; index < locations; index++) {
      const random = world.choose(`dentist ${name} ${index}`);
      const registeredOn = addDays(provider.registrationDate, random.integer(30, 900));
      const location = world.addLocation(provider, {
        kind: 'dentist',
        registeredOn,
        ...(index === 2 ? { deregisteredOn: addDays(registeredOn, random.integer(1500, 3300)) } : {}),
      });
      if (index === 3) continue;
      const overall = index === 0 ? 'Inspected but not rated' : 'No published rating';
      const reportDate = addDays(registeredOn, random.integer(300, 1400));
      if (index === 1) world.inspect(location, { reportDate });
      else rate(world, location, [{ reportDate, overall }]);
    }
  }
}
