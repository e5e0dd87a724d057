import { type JsonObject, list, object, text, texts } from '../../lib/json.ts';
import type { Replaced } from './replaced-fields.ts';

export type OrganisationKind = 'locations' | 'providers';

/** A body of an organisation after its people were replaced. */
export interface RecordedBody {
  body: JsonObject;
  replaced: Replaced;
}

/** An organisation that changed in a window, which is known by its beginning (ISO 8601). */
export interface RecordedChange {
  organisationType: 'location' | 'provider';
  organisationId: string;
  changedAt: string;
}

/** A document of a report: bytes in Base64. */
export interface RecordedDocument {
  pdf?: string;
  text?: string;
}

/** Everything that was recorded. */
export interface RecordedWorld {
  /** By id, in the order of reading. */
  organisations: Record<OrganisationKind, Map<string, RecordedBody>>;
  taxonomy: JsonObject;
  changes: { events: RecordedChange[]; from: string; to: string; resolutionMinutes: number } | undefined;
  /** By {@link documentsOf} names. */
  documents: Map<string, RecordedDocument>;
}

/** A document that a body names: its link id, and its type unless it is the main report. */
export interface ReportDocument {
  linkId: string;
  type?: string;
}

const nameOfDocument = ({ linkId, type }: ReportDocument): string =>
  type === undefined ? linkId : `${linkId}/${type}`;

/** The documents of the reports of an organisation. */
export function documentsOf(body: JsonObject): ReportDocument[] {
  return list(body.reports).flatMap((report) => {
    const linkId = text(object(report).linkId);
    if (linkId === undefined) return [];
    const related = list(object(report).relatedDocuments).flatMap((document) => {
      const type = text(object(document).documentType);
      return type === undefined ? [] : [{ linkId, type }];
    });
    return [{ linkId }, ...related];
  });
}

/** Names that Windows keeps for devices, also with an ending. */
export const isDevice = (name: string): boolean => /^(?:CON|PRN|AUX|NUL|COM\d|LPT\d)$/i.test(name);

/** Whether a document can be a file below reports/ on every system, beside that of the main report. */
const isStorable = ({ linkId, type }: ReportDocument): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/.test(linkId) &&
  !isDevice(linkId) &&
  (type === undefined ||
    (/^[\p{L}\p{N}][\p{L}\p{N} _()-]{0,99}$/u.test(type) &&
      !/ $/.test(type) &&
      !isDevice(type) &&
      fold(type) !== mainDocument));

/** The file name of a main report, without its ending. */
export const mainDocument = 'report';

/** Alike for names that are one file on some system, such as Windows. */
const fold = (name: string): string => name.normalize('NFC').toLowerCase();

/** The documents that can be files beside each other on every system, by their names; of those that are one file on some, the first. */
export function chooseStorable(documents: Iterable<ReportDocument>): Map<string, ReportDocument> {
  const chosen = new Map<string, ReportDocument>();
  const folders = new Map<string, string>();
  const files = new Set<string>();
  for (const document of documents) {
    const { linkId } = document;
    const name = nameOfDocument(document);
    if (!isStorable(document) || chosen.has(name) || files.has(fold(name))) continue;
    if ((folders.get(fold(linkId)) ?? linkId) !== linkId) continue;
    folders.set(fold(linkId), linkId);
    files.add(fold(name));
    chosen.set(name, document);
  }
  return chosen;
}

/** What a recorded world leads to and does not hold; it answers 404. Sorted. */
export interface Outside {
  locations: string[];
  providers: string[];
  /** Names of documents, as {@link nameOfDocument} gives them. */
  reports: string[];
}

export function findOutside({ organisations: { locations, providers }, documents }: RecordedWorld): Outside {
  const outside = { locations: new Set<string>(), providers: new Set<string>(), reports: new Set<string>() };
  const leadTo = (kind: OrganisationKind, id: string | undefined) => {
    const held = kind === 'locations' ? locations : providers;
    if (id !== undefined && id !== '' && !held.has(id)) outside[kind].add(id);
  };
  for (const { body } of [...locations.values(), ...providers.values()]) {
    leadTo('providers', text(body.providerId));
    for (const id of texts(body.locationIds)) leadTo('locations', id);
    for (const related of list(body.relationships).map(object)) {
      leadTo('locations', text(related.relatedLocationId));
      leadTo('providers', text(related.relatedProviderId));
    }
    for (const report of list(body.reports).map(object))
      for (const location of list(report.inspectionLocations)) leadTo('locations', text(object(location).locationId));
    for (const document of documentsOf(body)) {
      const name = nameOfDocument(document);
      if (!documents.has(name)) outside.reports.add(name);
    }
  }
  const sorted = (names: Set<string>) => [...names].sort();
  return {
    locations: sorted(outside.locations),
    providers: sorted(outside.providers),
    reports: sorted(outside.reports),
  };
}
