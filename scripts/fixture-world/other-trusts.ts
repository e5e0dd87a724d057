import type { LocationDocument, ProviderDocument } from './documents.ts';
import { overallOrder } from './quality-statements.ts';
import { addHistory, rate, succeedProvider, takeOverRatings } from './rating-history.ts';
import {
  addServiceRatings,
  addSite,
  addTrust,
  addUseOfResources,
  createAreas,
  takeOverUseOfResources,
} from './trust-parts.ts';
import type { WorldBuilder } from './world-builder.ts';

const mentalHealthAreas = [
  'mhadolescent',
  'mhchildrenandyoung',
  'mhcommunityautism',
  'mhcommunityolder',
  'mhcrisis',
  'mhdisabilities',
  'mhforensic',
  'mhlongstay',
  'mholderpeople',
  'mhpsychintensive',
  'mhsubstance',
  'mhworkingage',
];

/** Adds a mental health trust: rated by core service, which its sites point to. */
export function addMentalHealthTrust(world: WorldBuilder): void {
  const kind = 'nhsMentalHealth';
  const trust = addTrust(world, 'Stoke-on-Trent', {
    id: 'R9K',
    name: 'Cinderbrook and Mosswater Mental Health NHS Trust',
    kind,
  });
  const unit = addSite(world, trust, { id: 'R9K01', name: 'Mosswater Mental Health Unit', kind });
  const centre = addSite(world, trust, { id: 'R9K02', name: 'Cinderbrook Wellbeing Centre', kind });
  addSite(world, trust, { id: 'R9K14', name: 'Mosswater Villa', kind, deregisteredOn: '2019-08-15' });
  // A general practice that a trust runs is an NHS organisation, yet the directorate for primary care looks after it.
  const practice = addSite(world, trust, { id: 'R9KX1', name: 'Osierdown Health Centre', kind: 'gp' });
  practice.type = 'NHS Healthcare Organisation';
  practice.locationTypes = [];
  rate(world, practice, [{ reportDate: '2022-06-21', overall: 'Good' }]);

  trust.inspectionAreas = createAreas(mentalHealthAreas);
  rate(world, trust, [{ reportDate: '2021-03-25', overall: 'Good' }]);
  addServiceRatings(world, trust, mentalHealthAreas);
  addHistory(world, trust, [
    { reportDate: '2018-02-15', overall: 'Requires improvement' },
    { reportDate: '2015-05-20', overall: 'Good' },
  ]);
  pointToProvider(world, trust, unit, ['mhcrisis', 'mholderpeople', 'mhpsychintensive']);
  pointToProvider(world, trust, centre, ['mhcommunityolder', 'mhworkingage']);
}

/** Adds a community trust whose ratings are all inherited from the primary care trust before it. */
export function addCommunityTrust(world: WorldBuilder): void {
  const kind = 'nhsCommunity';
  const former = addTrust(world, 'Devon', {
    id: 'R9S',
    name: 'Nether Plumley Primary Care Trust',
    kind,
    deregisteredOn: '2013-03-31',
  });
  const trust = addTrust(world, 'Devon', {
    id: 'R9T',
    name: 'Nether Plumley Community NHS Trust',
    kind,
    registeredOn: '2013-04-01',
  });
  succeedProvider(former, trust, 'NHS Transfer');
  addSite(world, former, {
    id: 'R9S01',
    name: 'Plumley Cottage Hospital',
    kind,
    deregisteredOn: '2013-03-31',
  });
  rate(world, former, [{ reportDate: '2013-02-14', overall: 'Good', useOfResources: 'Outstanding' }]);
  addUseOfResources(former, 'Outstanding');
  takeOverRatings(former, trust, true);
  takeOverUseOfResources(former, trust);
  trust.inspectionAreas = createAreas(['chsadults', 'chschildren', 'communitysexual', 'life']);

  const hospital = addSite(world, trust, { id: 'R9T01', name: 'Plumley Community Hospital', kind });
  hospital.inspectionAreas = createAreas(['chsadults', 'communitysexual']);
  rate(world, hospital, [{ reportDate: '2018-11-29', overall: 'Good' }]);
  addSite(world, trust, { id: 'R9T05', name: 'Gooseberry Rise Clinic', kind });
}

/** Adds an ambulance trust that carries on the rating of the one before it, and has none of its own yet. */
export function addAmbulanceTrust(world: WorldBuilder): void {
  const kind = 'nhsAmbulance';
  const former = addTrust(world, 'Leeds', {
    id: 'R9V',
    name: 'Lanternmoor Ambulance Service',
    kind,
    deregisteredOn: '2021-06-30',
  });
  const trust = addTrust(world, 'Leeds', {
    id: 'R9Y',
    name: 'Lanternmoor Ambulance Service NHS Trust',
    kind,
    registeredOn: '2021-07-01',
  });
  succeedProvider(former, trust, 'Legal Entity Change');
  addSite(world, former, { id: 'R9V01', name: 'Fennelgate Ambulance Station', kind, deregisteredOn: '2021-06-30' });
  addSite(world, trust, { id: 'R9YHQ', name: 'Lanternmoor Control Centre', kind });
  addSite(world, trust, { id: 'R9Y01', name: 'Fennelgate Ambulance Station', kind });
  rate(world, former, [{ reportDate: '2019-07-25', overall: 'Requires improvement' }]);
  takeOverRatings(former, trust, true);
}

// The site has no ratings of its own. It names the reports at provider level in which it was looked at.
function pointToProvider(
  world: WorldBuilder,
  trust: ProviderDocument,
  site: LocationDocument,
  areaIds: string[],
): void {
  const rating = 'No published rating';
  const nothing = { rating, reportDate: undefined, reportLinkId: undefined, organisationId: undefined } as const;
  site.currentRatings = {
    overall: {
      ...nothing,
      useOfResources: undefined,
      keyQuestionRatings: overallOrder.map((name) => ({ name, ...nothing })),
    },
    reportDate: undefined,
    serviceRatings: undefined,
  };
  site.lastInspection = { date: '2022-02-08' };
  const random = world.choose(`provider inspections of ${site.locationId}`);
  site.providerInspectionAreas = areaIds.map((inspectionAreaId) => ({
    inspectionAreaId,
    reports: (trust.currentRatings?.serviceRatings ?? [])
      .filter(({ name }) => name === inspectionAreaId)
      .map(({ reportLinkId = '' }) => ({
        inspectionId: `${random.pick(['SPL1', 'INS2'])}-${random.digits(10)}`,
        reportLinkId,
        providerId: trust.providerId,
        locationId: site.locationId,
      })),
  }));
}
