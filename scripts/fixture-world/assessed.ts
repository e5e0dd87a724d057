import { addOverall, assess, moveOverallToHistory } from './assess.ts';
import type { LocationDocument, Organisation } from './documents.ts';
import { populationGroupIds } from './inspection-areas.ts';
import { placeIn } from './places.ts';
import { addHistory, rate } from './rating-history.ts';
import type { ServiceKind } from './service-profiles.ts';
import type { WorldBuilder } from './world-builder.ts';

/** Adds the organisations that were assessed under the single assessment framework, each an example of one shape. */
export function addAssessed(world: WorldBuilder): void {
  addAssessedCareHomes(world);
  addAssessedPractices(world);
  addAssessedHospital(world);
  const trust = (id: string): Organisation | undefined => world.providers.find(({ providerId }) => providerId === id);
  const crisis = trust('R9K');
  const adults = trust('R9T');
  if (crisis === undefined || adults === undefined) throw new Error('No trusts R9K and R9T. Add them first.');
  // One group of a trust: no overall rating any more, the services keep theirs.
  const html = { isHtml: true, hasStatementNarratives: true, kind: 'nhsMentalHealth' } as const;
  assess(world, crisis, { ...html, group: 'crisis', date: '2025-05-12', rating: 'Good', share: 1 });
  moveOverallToHistory(crisis);
  assess(world, adults, {
    ...html,
    group: 'adults',
    date: '2025-09-02',
    rating: 'Requires Improvement',
    share: 0.3,
    hasVisitDates: true,
  });
  addOverall(adults);
}

function addAssessedCareHomes(world: WorldBuilder): void {
  const provider = world.addProvider({
    name: 'Quincetree Care Limited',
    kind: 'careHome',
    place: placeIn('Merton'),
    ownership: 'Organisation',
    registeredOn: '2012-09-03',
  });
  const add = (name: string, kind: ServiceKind = 'careHome'): LocationDocument =>
    world.addLocation(provider, { kind, name, registeredOn: '2013-01-07' });
  const careHome = { group: 'careHomes', kind: 'careHome' } as const;

  const full = add('Quincetree House', 'nursingHome');
  addHistory(world, full, [
    { reportDate: '2021-08-18', overall: 'Requires improvement' },
    { reportDate: '2018-10-03', overall: 'Good' },
  ]);
  assess(world, full, { ...careHome, date: '2025-03-10', rating: 'Good', share: 1 });

  const part = add('Quincetree Lodge');
  addHistory(world, part, [{ reportDate: '2020-02-12', overall: 'Good' }]);
  const options = { ...careHome, date: '2024-06-17', rating: 'Requires Improvement', share: 0.4 } as const;
  assess(world, part, { ...options, hasVisitDates: true });

  assess(world, add('Quincetree Court'), { ...careHome, date: '2026-01-19', rating: 'Inadequate', share: 0.5 });

  // Both kinds of rating at once: here the assessment is the later one, there the report.
  const later = add('Quincetree Gardens');
  rate(world, later, [{ reportDate: '2022-11-16', overall: 'Requires improvement' }]);
  assess(world, later, { ...careHome, date: '2025-11-04', rating: 'Good', share: 0.2 });
  const earlier = add('Quincetree Mews');
  rate(world, earlier, [{ reportDate: '2025-07-30', overall: 'Outstanding' }]);
  assess(world, earlier, { ...careHome, date: '2024-04-09', rating: 'Good', share: 0.2 });

  const agency = add('Quincetree at Home', 'homeCare');
  assess(world, agency, { group: 'homeCare', kind: 'homeCare', date: '2025-06-24', rating: 'Outstanding', share: 0.3 });
}

function addAssessedPractices(world: WorldBuilder): void {
  const doctors = world.addProvider({
    name: 'Lazlow Velvetine and Partners',
    kind: 'gp',
    place: placeIn('Bristol, City of'),
    ownership: 'Partnership',
    registeredOn: '2013-04-01',
  });
  const practice = { group: 'generalPractice', kind: 'gp', isHtml: true, rating: 'Good' } as const;
  const add = (name: string) => world.addLocation(doctors, { kind: 'gp', name, registeredOn: '2013-04-01' });
  assess(world, add('Velvetine Surgery'), { ...practice, date: '2025-10-06', share: 0.8 });
  const grouped = add('Velvetine Surgery at the Harbour');
  const inspection = world.inspect(grouped, { reportDate: '2019-05-15', overall: 'Good' });
  const { linkId: reportLinkId, reportDate } = inspection;
  grouped.currentRatings = {
    overall: undefined,
    reportDate: undefined,
    serviceRatings: populationGroupIds.map((name) => ({
      name,
      rating: 'Good',
      reportDate,
      reportLinkId,
      organisationId: undefined,
      keyQuestionRatings: undefined,
    })),
  };
  assess(world, grouped, { ...practice, date: '2024-09-23', share: 0.3 });

  const dentists = world.addProvider({
    name: 'Tidewrack Dental Limited',
    kind: 'dentist',
    place: placeIn('Sunderland'),
    ownership: 'Organisation',
  });
  const dental = { group: 'dental', kind: 'dentist', rating: '', hasStatementNarratives: true, share: 0.25 } as const;
  for (const [name, date] of [
    ['Tidewrack Dental Practice', '2024-10-28'],
    ['Tidewrack Orthodontics', '2025-02-11'],
  ] as const) {
    const location = world.addLocation(dentists, { kind: 'dentist', name });
    addHistory(world, location, [{ reportDate: '2021-12-06', overall: 'Inspected but not rated', keyQuestions: {} }]);
    assess(world, location, { ...dental, date });
  }
}

function addAssessedHospital(world: WorldBuilder): void {
  const provider = world.addProvider({
    name: 'Amberglass Hospitals Limited',
    kind: 'independentHospital',
    place: placeIn('Reading'),
    ownership: 'Organisation',
  });
  const hospital = world.addLocation(provider, { kind: 'independentHospital', name: 'Amberglass Private Hospital' });
  addHistory(world, hospital, [{ reportDate: '2020-03-19', overall: 'Good' }]);
  assess(world, hospital, {
    group: 'surgery',
    kind: 'independentHospital',
    date: '2025-01-27',
    rating: 'Good',
    share: 0.3,
    hasVisitDates: true,
    hasStatementNarratives: true,
  });
  addOverall(hospital);
}
