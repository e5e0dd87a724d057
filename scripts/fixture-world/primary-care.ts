import type { LocationDocument } from './documents.ts';
import { populationGroupIds } from './inspection-areas.ts';
import { placeIn } from './places.ts';
import { rate, rateAtRandom, succeed, succeedProvider, takeOverRatings } from './rating-history.ts';
import type { ServiceKind } from './service-profiles.ts';
import { createAreas } from './trust-parts.ts';
import type { WorldBuilder } from './world-builder.ts';

const practices: [name: string, localAuthority: string, locations: string[]][] = [
  ['Hartlepuddle Medical Partnership', 'Islington', ['Hartlepuddle Surgery', 'Hartlepuddle Branch Surgery']],
  ['Dr Umberto Inkpenny and Partners', 'Oldham', ['Inkpenny Health Centre']],
  ['Elderwyke Surgery Partnership', 'Leicester', ['Elderwyke Surgery']],
  ['Umberleigh Vale Practice', 'Sunderland', ['Umberleigh Vale Medical Practice', 'Umberleigh Vale at the Quay']],
];
const others: [name: string, localAuthority: string, kinds: ServiceKind[]][] = [
  ['Kingfisher Weald Urgent Care C.I.C.', 'Manchester', ['outOfHours', 'walkInCentre', 'remoteAdvice']],
  ['Brackenwisp Doctors Limited', 'Merton', ['consultingDoctor', 'slimmingClinic']],
];

/** Adds general practices, out of hours services and the smaller kinds of doctors' services. */
export function addPrimaryCare(world: WorldBuilder): void {
  for (const [name, localAuthority, locations] of practices) {
    const provider = world.addProvider({ name, kind: 'gp', place: placeIn(localAuthority), ownership: 'Partnership' });
    for (const practice of locations) {
      const location = world.addLocation(provider, { kind: 'gp', name: practice, registeredOn: '2013-04-01' });
      rateWithPopulationGroups(world, location);
    }
  }
  for (const [name, localAuthority, kinds] of others) {
    const provider = world.addProvider({
      name,
      kind: kinds[0] ?? 'gp',
      place: placeIn(localAuthority),
      ownership: 'Organisation',
    });
    for (const kind of kinds) rateAtRandom(world, world.addLocation(provider, { kind }));
  }
  addFormerPractices(world);
}

/** Rates a practice and its six population groups, which CQC rated until 2022. */
function rateWithPopulationGroups(world: WorldBuilder, location: LocationDocument): void {
  const random = world.choose(`population groups ${location.locationId}`);
  rate(world, location, [
    { reportDate: `2019-0${random.integer(1, 9)}-19`, overall: random.pick(['Good', 'Good', 'Outstanding']) },
    { reportDate: `2015-1${random.integer(0, 2)}-05`, overall: random.pick(['Good', 'Requires improvement']) },
  ]);
  const { currentRatings, historicRatings } = location;
  const { reportDate, reportLinkId, rating } = currentRatings?.overall ?? {};
  const [earlier] = historicRatings ?? [];
  if (currentRatings === undefined || earlier === undefined) return;
  currentRatings.serviceRatings = populationGroupIds.map((name) => ({
    name,
    rating: rating ?? 'Good',
    reportDate,
    reportLinkId,
    organisationId: undefined,
    keyQuestionRatings: undefined,
  }));
  location.historicRatings = [
    {
      ...earlier,
      serviceRatings: populationGroupIds.map((name) => ({
        name,
        rating: earlier.overall?.rating ?? 'Good',
        reportDate: undefined,
        reportLinkId: undefined,
        organisationId: undefined,
        keyQuestionRatings: undefined,
      })),
    },
  ];
  location.inspectionAreas = createAreas(populationGroupIds);
}

// Three ways for a practice to get a new entry in the register: new partners, a new legal form, a new owner.
function addFormerPractices(world: WorldBuilder): void {
  const cases = [
    ['Fennimoor Surgery', 'Partnership Change', 'Partnership', 'Islington'],
    ['Yarrowby Health Centre', 'Legal Entity Change', 'Organisation', 'Hillingdon'],
    ['Ambercroft Medical Practice', 'New Provider', 'Organisation', 'Herefordshire, County of'],
  ] as const;
  for (const [name, reason, ownership, localAuthority] of cases) {
    const place = placeIn(localAuthority);
    const former = world.addProvider({
      name: `Former ${name} Partnership`,
      kind: 'gp',
      place,
      ownership: 'Partnership',
      registeredOn: '2013-04-01',
      deregisteredOn: '2020-09-30',
    });
    const present = world.addProvider({
      name: ownership === 'Partnership' ? `${name} Partnership` : `${name} Limited`,
      kind: 'gp',
      place,
      ownership,
      registeredOn: '2020-10-01',
    });
    succeedProvider(former, present, reason);
    const before = world.addLocation(former, {
      kind: 'gp',
      name,
      registeredOn: '2013-04-01',
      deregisteredOn: '2020-09-30',
    });
    rateWithPopulationGroups(world, before);
    const after = world.addLocation(present, { kind: 'gp', name, registeredOn: '2020-10-01' });
    succeed(before, after, reason);
    takeOverRatings(before, after);
    takeOverServiceRatings(before, after);
  }
}

function takeOverServiceRatings(before: LocationDocument, after: LocationDocument): void {
  if (after.currentRatings === undefined) return;
  after.currentRatings.serviceRatings = (before.currentRatings?.serviceRatings ?? []).map((rating) => ({
    ...rating,
    organisationId: before.locationId,
  }));
}
