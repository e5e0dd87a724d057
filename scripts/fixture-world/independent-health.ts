import { addDays } from './dates.ts';
import type { ProviderPlan } from './organisations.ts';
import { placeIn } from './places.ts';
import { rateAtRandom } from './rating-history.ts';
import type { ServiceKind } from './service-profiles.ts';
import { addServiceRatings, createAreas } from './trust-parts.ts';
import type { WorldBuilder } from './world-builder.ts';

type Row = [
  name: string,
  localAuthority: string,
  ownership: ProviderPlan['ownership'],
  kinds: ServiceKind[],
  charityNumber?: string,
];

// The second location of each provider that has several is deregistered.
const rows: Row[] = [
  ['Copperleaf Hospitals Limited', 'Birmingham', 'Organisation', ['independentHospital', 'specialistClinic']],
  ['Marrowmoth Clinics Limited', 'Manchester', 'Organisation', ['specialistClinic', 'specialistClinic']],
  [
    'Harrowmead Mental Healthcare Limited',
    'Norfolk',
    'Organisation',
    ['independentMentalHealth', 'independentMentalHealth', 'independentMentalHealth'],
  ],
  [
    'Lantern Bridge Recovery',
    'Bournemouth, Christchurch and Poole',
    'Organisation',
    ['substanceResidential', 'substanceResidential'],
    '9900417',
  ],
  ['Nightjar Nursing Agency Limited', 'Nottingham', 'Organisation', ['nursesAgency']],
  ['St Quill’s Hospice', 'Herefordshire, County of', 'Organisation', ['hospice'], '9901862'],
  ['Zephyr Rest Hospice Trust', 'Sunderland', 'Organisation', ['hospice', 'hospice'], '9903355'],
  ['Swiftwater Ambulance Limited', 'Liverpool', 'Organisation', ['ambulance', 'ambulance', 'ambulance']],
];

/** Adds private hospitals and clinics, hospices, a nursing agency, recovery houses and private ambulances. */
export function addIndependentHealth(world: WorldBuilder): void {
  for (const [name, localAuthority, ownership, kinds, charityNumber] of rows) {
    const provider = world.addProvider({
      name,
      kind: kinds[0] ?? 'specialistClinic',
      place: placeIn(localAuthority),
      ownership,
      ...(charityNumber === undefined ? {} : { fields: { charityNumber } }),
    });
    for (const [index, kind] of kinds.entries()) {
      const random = world.choose(`${name} ${index}`);
      const registeredOn = addDays(provider.registrationDate, random.integer(0, 1200));
      const location = world.addLocation(provider, {
        kind,
        registeredOn,
        ...(index === 1 ? { deregisteredOn: addDays(registeredOn, random.integer(1000, 3300)) } : {}),
      });
      if (index < 2) rateAtRandom(world, location);
      if (kind !== 'independentHospital') continue;
      location.inspectionAreas = createAreas([
        'care',
        'diagnostics',
        'dialysis',
        'maternityinpatient',
        'npioutpatients',
        'renal',
        'surgery',
      ]);
      addServiceRatings(world, location, ['care', 'npioutpatients', 'surgery']);
    }
  }
}
