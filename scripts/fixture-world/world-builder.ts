import { compareTexts } from '../lib/compare-texts.ts';
import { addDays } from './dates.ts';
import type { LocationDocument, LocationReport, Organisation, ProviderDocument, Rating } from './documents.ts';
import { createIdentifiers } from './identifiers.ts';
import { createLocation, createProvider, type LocationPlan, type ProviderPlan } from './organisations.ts';
import type { Place } from './places.ts';
import type { KeyQuestion } from './quality-statements.ts';
import type { Random } from './random.ts';
import { createKeyQuestionRatings, type Inspection } from './ratings.ts';
import type { ReportFile } from './report-files.ts';
import { writeReport, writeUseOfResources } from './report-text.ts';
import { type ServiceKind, serviceProfiles } from './service-profiles.ts';

/** An inspection to be made up. Without key questions they are invented to fit the overall rating. */
export interface InspectionPlan {
  reportDate: string;
  overall?: Rating;
  keyQuestions?: Partial<Record<KeyQuestion, Rating>>;
  reportType?: LocationReport['reportType'];
  /** The name of the inspection area that a core service report is about. */
  serviceName?: string;
  hasText?: boolean;
  /** The rating in a related document "Use of Resources". */
  useOfResources?: string;
  inspectionLocations?: string[];
}

/** Collects providers, locations and reports, and keeps them consistent with each other. */
export interface WorldBuilder {
  readonly providers: ProviderDocument[];
  readonly locations: LocationDocument[];
  readonly reports: ReportFile[];
  addProvider(plan: ProviderPlan): ProviderDocument;
  addLocation(provider: ProviderDocument, plan: LocationPlan): LocationDocument;
  /** Invents an inspection with its report and enters the report in the body, newest first. */
  inspect(organisation: Organisation, plan: InspectionPlan): Inspection;
  /** Independent choices for one organisation or purpose. */
  choose(label: string): Random;
}

/** The day on which the API began to state the type of a report, roughly. */
const firstReportType = '2015-06-01';

/** No report is put up later. */
const lastUpload = '2026-10-01';

/** Starts an empty world. */
export function createWorldBuilder(random: Random): WorldBuilder {
  const identifiers = createIdentifiers();
  const providers: ProviderDocument[] = [];
  const locations: LocationDocument[] = [];
  const reports: ReportFile[] = [];
  const homes = new Map<string, { place: Place; kind: ServiceKind }>();

  return {
    providers,
    locations,
    reports,
    choose: (label) => random.fork(label),
    addProvider: (plan) => {
      const provider = createProvider(random.fork(`provider ${plan.name}`), identifiers, plan);
      providers.push(provider);
      homes.set(provider.providerId, { place: plan.place, kind: plan.kind });
      return provider;
    },
    addLocation: (provider, plan) => {
      const home = homes.get(provider.providerId);
      if (home === undefined) throw new Error(`No provider ${provider.providerId}. Add it before its locations.`);
      const stream = random.fork(`location ${provider.name} ${provider.locationIds.length}`);
      const location = createLocation(stream, identifiers, provider, plan.place ?? home.place, plan);
      provider.locationIds.push(location.locationId);
      locations.push(location);
      homes.set(location.locationId, { place: plan.place ?? home.place, kind: plan.kind });
      return location;
    },
    inspect: (organisation, plan) => {
      const id = idOf(organisation);
      const stream = random.fork(`inspection ${id} ${plan.reportDate} ${plan.serviceName ?? ''}`);
      const linkId = stream.uuid();
      const firstVisitDate = addDays(plan.reportDate, -stream.integer(18, 70));
      const keyQuestions =
        plan.keyQuestions ?? (plan.overall === undefined ? {} : createKeyQuestionRatings(stream, plan.overall));
      const blocks = writeReport(stream, {
        organisation,
        firstVisitDate,
        reportDate: plan.reportDate,
        ...(plan.overall === undefined ? {} : { overall: plan.overall }),
        keyQuestions,
        ...(plan.serviceName === undefined ? {} : { serviceName: plan.serviceName }),
        people: serviceProfiles[homes.get(id)?.kind ?? 'gp'].people,
      });
      const file = { linkId, publishedOn: plan.reportDate, hasText: plan.hasText ?? true };
      reports.push({ ...file, name: 'report', blocks });
      if (plan.useOfResources !== undefined) {
        const pages = writeUseOfResources(stream, organisation, plan.useOfResources);
        reports.push({ ...file, name: 'Use of Resources', blocks: pages });
      }
      enterReport(organisation, createReportEntry(stream, linkId, firstVisitDate, organisation, plan), plan);
      return {
        linkId,
        reportDate: plan.reportDate,
        ...(plan.overall === undefined ? {} : { overall: plan.overall }),
        keyQuestions,
      };
    },
  };
}

/** The id of a location or a provider. */
export function idOf(organisation: Organisation): string {
  return organisation.organisationType === 'Location' ? organisation.locationId : organisation.providerId;
}

function createReportEntry(
  random: Random,
  linkId: string,
  firstVisitDate: string,
  organisation: Organisation,
  plan: InspectionPlan,
): LocationReport {
  const uploadedAt = random.chance(0.5) ? '120000' : createTime(random);
  return {
    linkId,
    reportDate: plan.reportDate,
    // Reports on a core service of a trust come without the date of the first visit.
    firstVisitDate: plan.reportType === 'CoreService' ? undefined : firstVisitDate,
    // The part after the question mark is a moment without a name. Clients have to cut it off.
    reportUri: `/reports/${linkId}?${uploadDay(random.fork('upload'), plan.reportDate).replaceAll('-', '')}${uploadedAt}`,
    reportType: plan.reportDate < firstReportType ? undefined : (plan.reportType ?? organisation.organisationType),
    relatedDocuments:
      plan.useOfResources === undefined
        ? undefined
        : [{ documentUri: `/reports/${linkId}/Use%20of%20Resources`, documentType: 'Use of Resources' }],
  };
}

/** A time between 06:10:00 and 09:59:59, as `hhmmss`. */
function createTime(random: Random): string {
  const hour = random.integer(6, 9);
  const minutes = random.integer(1000, 5959);
  return `0${hour}${Math.floor(minutes / 100)}${String(minutes % 60).padStart(2, '0')}`;
}

/** A report that CQC has put up once more bears the day of that; one of 2022 with a time of 2023 was recorded. */
function uploadDay(random: Random, reportDate: string): string {
  const again = addDays(reportDate, random.integer(200, 500));
  return random.chance(0.04) && again < lastUpload ? again : reportDate;
}

function enterReport(organisation: Organisation, report: LocationReport, plan: InspectionPlan): void {
  if (organisation.organisationType === 'Location') {
    organisation.reports = newestFirst([...(organisation.reports ?? []), report]);
  } else {
    const inspectionLocations = plan.inspectionLocations?.map((locationId) => ({ locationId }));
    organisation.reports = newestFirst([...(organisation.reports ?? []), { ...report, inspectionLocations }]);
  }
  const { reportDate, firstVisitDate } = organisation.reports[0] ?? report;
  organisation.lastReport = { publicationDate: reportDate };
  organisation.lastInspection = { date: firstVisitDate ?? reportDate };
}

function newestFirst<T extends { reportDate: string }>(reports: T[]): T[] {
  return reports.sort((one, other) => compareTexts(other.reportDate, one.reportDate));
}
