import { addDays } from './dates.ts';
import type { LocationDocument, ProviderDocument } from './documents.ts';
import type { ProviderPlan } from './organisations.ts';
import { placeIn } from './places.ts';
import { rate, rateAtRandom, succeed, succeedProvider, takeOverRatings } from './rating-history.ts';
import type { WorldBuilder } from './world-builder.ts';

type Ownership = ProviderPlan['ownership'];

// Name, place, number of homes, ownership, brand.
const groups: [name: string, localAuthority: string, homes: number, ownership: Ownership, brand?: string][] = [
  ['Larkmere Care Homes Limited', 'Greenwich', 8, 'Organisation', 'Larkmere'],
  ['Pennyfold Healthcare Limited', 'Leeds', 7, 'Organisation', 'Pennyfold'],
  ['Quillbrook Living Limited', 'Bournemouth, Christchurch and Poole', 6, 'Organisation'],
  ['Thistlefen Homes Limited', 'Kingston upon Hull, City of', 5, 'Organisation'],
  ['Corvenhall Care Limited', 'Birmingham', 5, 'Organisation'],
  ['Dunlarch Residential Limited', 'Newcastle upon Tyne', 4, 'Organisation'],
  ['Moonrakers Care Limited', 'Manchester', 4, 'Organisation', 'Moonrakers & Family'],
  ['Osierdown Nursing Limited', 'Southampton', 4, 'Organisation'],
  ['Ivyscale Almshouse Trust', 'Norfolk', 3, 'Organisation'],
  ['Gorsewhistle Care Limited', 'Herefordshire, County of', 2, 'Organisation'],
  ['Mrs Celandine Thistledown-Grey', 'Devon', 1, 'Individual'],
  ['Plovermead Partnership', 'Leicestershire', 1, 'Partnership'],
];

/** Adds the care homes, with and without nursing: groups and single homes, about a third of them deregistered. */
export function addCareHomes(world: WorldBuilder): void {
  groups.forEach(([name, localAuthority, homes, ownership, brand], group) => {
    const provider = world.addProvider({
      name,
      kind: 'careHome',
      place: placeIn(localAuthority),
      ownership,
      ...(brand === undefined ? {} : { brand: [`BD90${group}`, `BRAND ${brand}`] as const }),
    });
    for (let home = 0; home < homes; home++) addHome(world, provider, home);
  });
  addOneOfEachRarity(world);
  addPredecessors(world);
}

function addHome(world: WorldBuilder, provider: ProviderDocument, home: number): void {
  const random = world.choose(`care home ${provider.name} ${home}`);
  const registeredOn = addDays(provider.registrationDate, home === 0 ? 0 : random.integer(30, 1500));
  const location = world.addLocation(provider, {
    kind: home % 3 === 1 ? 'nursingHome' : 'careHome',
    registeredOn,
    ...(home % 3 === 2 || home === 3 ? { deregisteredOn: addDays(registeredOn, random.integer(900, 3200)) } : {}),
  });
  // Every seventh home has not been inspected yet.
  if (home !== 6) rateAtRandom(world, location);
}

function addOneOfEachRarity(world: WorldBuilder): void {
  const provider = world.addProvider({
    name: 'Sorrelbank Care Limited',
    kind: 'careHome',
    place: placeIn('Sheffield'),
    ownership: 'Organisation',
    registeredOn: '2011-02-14',
    fields: { alsoKnownAs: 'Sorrelbank Homes' },
  });
  const add = (name: string, fields: Partial<LocationDocument> = {}): LocationDocument =>
    world.addLocation(provider, { kind: 'careHome', name, registeredOn: '2012-05-01', fields });

  rate(world, add('Sorrelbank Court', { numberOfBeds: 34 }), [
    { reportDate: '2023-04-20', overall: 'Good' },
    { reportDate: '2021-03-11', overall: 'Requires improvement' },
  ]);
  // About 6 KB without white space: the size that the benchmark asks for.
  const long = add('Sorrelbank Manor', { alsoKnownAs: 'The Manor', website: 'www.sorrelbank-manor.example' });
  rate(world, long, [
    { reportDate: '2024-02-07', overall: 'Good' },
    { reportDate: '2022-09-14', overall: 'Requires improvement' },
    { reportDate: '2021-05-26', overall: 'Inadequate', keyQuestions: { Safe: 'Inadequate', 'Well-led': 'Inadequate' } },
    { reportDate: '2019-11-13', overall: 'Requires improvement' },
    { reportDate: '2018-06-20', overall: 'Good' },
    { reportDate: '2016-08-31', overall: 'Good' },
    { reportDate: '2015-10-07', overall: 'Good', keyQuestions: { Safe: 'Good' } },
    { reportDate: '2015-03-18', overall: 'Do not include in report', keyQuestions: {} },
  ]);
  addFocusedInspection(world, add('Sorrelbank Lodge', { registeredManagerAbsentDate: '2026-07-06' }));
  const asleep = add('Sorrelbank Mews', { dormancy: 'Y', dormancyStartDate: '2025-11-03' });
  rate(world, asleep, [{ reportDate: '2019-02-27', overall: 'Outstanding', hasText: false }]);
  const awake = add('Sorrelbank View', { dormancyStartDate: '2020-04-06', dormancyEndDate: '2021-06-28' });
  rate(world, awake, [
    { reportDate: '2022-12-01', overall: 'Inadequate' },
    {
      reportDate: '2018-01-24',
      overall: 'Good',
      keyQuestions: { Safe: 'Insufficient evidence to rate', Caring: 'Good', Responsive: 'Good' },
    },
  ]);
  awake.unpublishedReports = [{ firstVisitDate: '2026-09-22' }];

  addClosedGroup(world);

  // Deregistered so long ago that no directorate is responsible any more.
  const bygone = world.addProvider({
    name: 'Bygone Meadow Homes',
    kind: 'careHome',
    place: placeIn('Suffolk'),
    ownership: 'Individual',
    registeredOn: '2010-10-01',
    deregisteredOn: '2012-01-20',
    fields: { inspectionDirectorate: 'Unspecified' },
  });
  const meadow = world.addLocation(bygone, {
    kind: 'careHome',
    name: 'Bygone Meadow',
    registeredOn: '2010-10-01',
    deregisteredOn: '2012-01-20',
    fields: { inspectionDirectorate: 'Unspecified' },
  });
  meadow.onspdIcbCode = undefined;
  meadow.onspdIcbName = undefined;
}

// A group that has closed all its homes: the register still lists them with their last ratings.
function addClosedGroup(world: WorldBuilder): void {
  const provider = world.addProvider({
    name: 'Drowsy Badger Care Limited',
    kind: 'nursingHome',
    place: placeIn('Kingston upon Hull, City of'),
    ownership: 'Organisation',
    registeredOn: '2011-03-07',
    deregisteredOn: '2017-12-22',
  });
  for (const deregisteredOn of ['2014-02-28', '2016-10-14', '2017-12-22', '2017-12-22']) {
    const location = world.addLocation(provider, { kind: 'nursingHome', registeredOn: '2011-03-07', deregisteredOn });
    rateAtRandom(world, location);
  }
}

// After a focused inspection some key questions keep the rating, date and report of the inspection before.
function addFocusedInspection(world: WorldBuilder, location: LocationDocument): void {
  const full = world.inspect(location, { reportDate: '2019-10-09', overall: 'Good' });
  rate(world, location, [
    {
      reportDate: '2022-03-02',
      overall: 'Requires improvement',
      keyQuestions: { Safe: 'Requires improvement', 'Well-led': 'Requires improvement' },
    },
  ]);
  for (const question of location.currentRatings?.overall?.keyQuestionRatings ?? []) {
    if (question.name === 'Safe' || question.name === 'Well-led') continue;
    question.rating = 'Good';
    question.reportDate = full.reportDate;
    question.reportLinkId = full.linkId;
  }
}

// A provider that sold its homes: the successors carry the ratings, the reports are with the predecessors.
function addPredecessors(world: WorldBuilder): void {
  const soldOn = '2021-03-31';
  const place = placeIn('Bristol, City of');
  const common = { kind: 'careHome', place, ownership: 'Organisation' } as const;
  const former = world.addProvider({
    ...common,
    name: 'Former Rookhollow Care Limited',
    registeredOn: '2011-01-10',
    deregisteredOn: soldOn,
  });
  const present = world.addProvider({ ...common, name: 'Rookhollow Living Limited', registeredOn: soldOn });
  succeedProvider(former, present, 'New Provider');
  for (const [index, name] of ['Rookhollow House', 'Rookhollow Grange', 'Rookhollow Gables'].entries()) {
    const before = world.addLocation(former, {
      kind: 'careHome',
      name,
      registeredOn: '2011-01-10',
      deregisteredOn: soldOn,
    });
    rate(world, before, [
      { reportDate: `2019-1${index}-18`, overall: index === 1 ? 'Requires improvement' : 'Good' },
      { reportDate: `2017-0${index + 2}-28`, overall: 'Good' },
    ]);
    const after = world.addLocation(present, { kind: 'careHome', name, registeredOn: soldOn });
    succeed(before, after, 'New Provider');
    takeOverRatings(before, after, index === 2);
  }
}
