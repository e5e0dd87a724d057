import type { Organisation, ProviderDocument } from './documents.ts';
import { nameOfArea } from './inspection-areas.ts';
import { rate, succeed, succeedProvider, takeOverRatings } from './rating-history.ts';
import { createServiceRating } from './ratings.ts';
import {
  addServiceRatings,
  addSite,
  addToCurrentRatings,
  addTrust,
  addUseOfResources,
  createAreas,
  takeOverUseOfResources,
} from './trust-parts.ts';
import { idOf, type WorldBuilder } from './world-builder.ts';

const mergedOn = '2018-03-31';

/** Adds an acute trust with several hospitals, and the trust that was merged into it. */
export function addAcuteTrust(world: WorldBuilder): void {
  const former = addFormerTrust(world);
  const trust = addTrust(world, 'Newham', {
    id: 'R9A',
    name: 'Eastermere and Fernwhistle Hospitals NHS Foundation Trust',
    kind: 'nhsHospital',
  });
  succeedProvider(former, trust, 'NHS Transfer');
  addHospitals(world, trust, former);

  rate(world, trust, [
    {
      reportDate: '2023-10-12',
      overall: 'Requires improvement',
      useOfResources: 'Requires improvement',
      inspectionLocations: ['R9A01', 'R9A02', 'R9A03'],
    },
    { reportDate: '2019-06-06', overall: 'Good', useOfResources: 'Good', inspectionLocations: ['R9A01'] },
  ]);
  addUseOfResources(trust, 'Requires improvement');
  trust.inspectionAreas = createAreas([
    'accident',
    'care',
    'maternity',
    'medical',
    'npimaternity',
    'outpatients',
    'surgery',
    'urgent',
  ]);
  addServiceRatings(world, trust, ['surgery', 'urgent']);
  keepFormerRatings(trust, former);
  addHistoricServices(world, trust, former, ['care', 'maternity']);
  trust.unpublishedReports = [{ firstVisitDate: '2026-09-08' }];
}

function addFormerTrust(world: WorldBuilder): ProviderDocument {
  const former = addTrust(world, 'Newham', {
    id: 'R9B',
    name: 'Fernwhistle Hospitals NHS Trust',
    kind: 'nhsHospital',
    deregisteredOn: mergedOn,
  });
  rate(world, former, [{ reportDate: '2017-11-02', overall: 'Good' }]);
  const inspection = world.inspect(former, {
    reportDate: '2017-11-02',
    overall: 'Outstanding',
    reportType: 'CoreService',
    serviceName: nameOfArea('childrens'),
  });
  addToCurrentRatings(former, { serviceRatings: [createServiceRating('childrens', inspection)] });
  return former;
}

function addHospitals(world: WorldBuilder, trust: ProviderDocument, former: ProviderDocument): void {
  const kind = 'nhsHospital';
  const name = 'Fernwhistle Infirmary';
  const before = addSite(world, former, { id: 'R9B01', name, kind, deregisteredOn: mergedOn });
  rate(world, before, [
    { reportDate: '2017-11-02', overall: 'Requires improvement', useOfResources: 'Good' },
    { reportDate: '2014-07-16', overall: 'Good' },
  ]);
  addUseOfResources(before, 'Good');

  const general = addSite(world, trust, { id: 'R9A01', name: 'Eastermere General Hospital', kind });
  rate(world, general, [
    { reportDate: '2023-10-12', overall: 'Requires improvement' },
    { reportDate: '2019-06-06', overall: 'Good' },
  ]);
  general.inspectionAreas = createAreas([
    'accident',
    'care',
    'childrens',
    'critical',
    'diagnostic',
    'life',
    'maternity',
    'npimaternity',
    'npioutpatients',
    'outpatients',
    'surgery',
    'urgent',
  ]);
  addServiceRatings(world, general, ['care', 'critical', 'npimaternity', 'surgery', 'urgent']);

  const infirmary = addSite(world, trust, { id: 'R9A02', name, kind });
  succeed(before, infirmary, 'NHS Transfer');
  takeOverRatings(before, infirmary, true);
  takeOverUseOfResources(before, infirmary);
  addHistoricServices(world, infirmary, before, ['urgent']);
  infirmary.inspectionAreas = createAreas(['medical', 'rehabilitation', 'renal', 'transport', 'urgent']);

  addSite(world, trust, { id: 'R9A03', name: 'Eastermere Heart Hospital', kind: 'nhsSpecialistHospital' });
  addSite(world, trust, { id: 'R9A04', name: 'Cinderbrook Community Hospital', kind: 'nhsCommunity' });
  addSite(world, trust, { id: 'R9A07', name: 'Old Eastermere Maternity Home', kind, deregisteredOn: '2016-12-31' });
}

// After the merger one key question and one service still carry the rating of the trust that is gone.
function keepFormerRatings(trust: ProviderDocument, former: ProviderDocument): void {
  const organisationId = former.providerId;
  const ratings = trust.currentRatings;
  const formerOverall = former.currentRatings?.overall;
  if (ratings?.overall === undefined || formerOverall === undefined) return;
  ratings.overall.keyQuestionRatings = ratings.overall.keyQuestionRatings.map((rating) => {
    const kept = formerOverall.keyQuestionRatings.find(({ name }) => name === rating.name);
    return rating.name === 'Effective' && kept !== undefined ? { ...kept, organisationId } : rating;
  });
  const keptServices = (former.currentRatings?.serviceRatings ?? []).map((service) => ({ ...service, organisationId }));
  ratings.serviceRatings = [...keptServices, ...(ratings.serviceRatings ?? [])];
}

// Historic service ratings state their own report and, where inherited, the predecessor.
function addHistoricServices(
  world: WorldBuilder,
  organisation: Organisation,
  predecessor: Organisation,
  ids: string[],
): void {
  const organisationId = idOf(predecessor);
  for (const id of ids) {
    const inspection = world.inspect(predecessor, {
      reportDate: '2016-04-21',
      overall: 'Requires improvement',
      ...(predecessor.organisationType === 'Provider' ? { reportType: 'CoreService' } : {}),
      serviceName: nameOfArea(id),
    });
    organisation.historicRatings = [
      ...(organisation.historicRatings ?? []),
      {
        reportDate: inspection.reportDate,
        reportLinkId: inspection.linkId,
        organisationId,
        serviceRatings: [{ ...createServiceRating(id, inspection), organisationId }],
        overall: undefined,
      },
    ];
  }
}
