import { addDays } from './dates.ts';
import type { ProviderDocument } from './documents.ts';
import type { ProviderPlan } from './organisations.ts';
import { placeIn } from './places.ts';
import { rate, rateAtRandom, succeed, takeOverRatings } from './rating-history.ts';
import type { ServiceKind } from './service-profiles.ts';
import type { WorldBuilder } from './world-builder.ts';

// Name, place, ownership, the kind of each branch.
const agencies: [name: string, localAuthority: string, ownership: ProviderPlan['ownership'], kinds: ServiceKind[]][] = [
  ['Tansyfield Home Care Limited', 'Newham', 'Organisation', ['homeCare', 'homeCare', 'homeCare', 'extraCare']],
  ['Nettlebeck Care at Home Limited', 'Liverpool', 'Organisation', ['homeCare', 'homeCare', 'homeCare']],
  ['Vetchwood Support C.I.C.', 'Nottingham', 'Organisation', ['supportedLiving', 'supportedLiving', 'homeCare']],
  ['Juniper & Yarrow Homecare Partnership', 'Brighton and Hove', 'Partnership', ['homeCare', 'homeCare']],
  ['Lindenwick Housing Association', 'Stoke-on-Trent', 'Organisation', ['extraCare', 'supportedLiving', 'extraCare']],
  ['Zennormoor Shared Lives', 'County Durham', 'Organisation', ['sharedLives']],
  ['Ms Xanthe Wobblestone', 'Cambridgeshire', 'Individual', ['homeCare']],
];

/** Adds home care, supported living, extra care and shared lives. */
export function addHomeCare(world: WorldBuilder): void {
  for (const [name, localAuthority, ownership, kinds] of agencies) {
    const isCharity = name.endsWith('Association') || name.endsWith('Lives');
    const provider = world.addProvider({
      name,
      kind: 'homeCare',
      place: placeIn(localAuthority),
      ownership,
      ...(isCharity ? { fields: { charityNumber: `99${String(name.length).padStart(5, '0')}` } } : {}),
    });
    for (const [branch, kind] of kinds.entries()) addBranch(world, provider, kind, branch);
  }
  addMovedBranch(world);
}

function addBranch(world: WorldBuilder, provider: ProviderDocument, kind: ServiceKind, branch: number): void {
  const random = world.choose(`branch ${provider.name} ${branch}`);
  const registeredOn = addDays(provider.registrationDate, branch === 0 ? 0 : random.integer(200, 2400));
  const location = world.addLocation(provider, {
    kind,
    registeredOn,
    ...(branch === 1 ? { deregisteredOn: addDays(registeredOn, random.integer(700, 2600)) } : {}),
  });
  if (branch !== 3) rateAtRandom(world, location);
}

// An agency that moved its office twice: three locations, of which the last has inherited the ratings.
function addMovedBranch(world: WorldBuilder): void {
  const provider = world.addProvider({
    name: 'Willowsedge Carers Limited',
    kind: 'homeCare',
    place: placeIn('Reading'),
    ownership: 'Organisation',
    registeredOn: '2013-06-03',
  });
  const add = (registeredOn: string, deregisteredOn?: string) =>
    world.addLocation(provider, {
      kind: 'homeCare',
      name: 'Willowsedge Carers',
      registeredOn,
      ...(deregisteredOn === undefined ? {} : { deregisteredOn }),
    });
  const first = add('2013-06-03', '2016-09-30');
  const second = add('2016-09-30', '2022-05-16');
  const third = add('2022-05-16');
  rate(world, first, [{ reportDate: '2015-01-22', overall: 'Good' }]);
  rate(world, second, [
    { reportDate: '2020-01-15', overall: 'Outstanding' },
    { reportDate: '2017-08-09', overall: 'Good' },
  ]);
  succeed(first, second, 'Location Move');
  succeed(second, third, 'Location Move');
  takeOverRatings(second, third);
}
