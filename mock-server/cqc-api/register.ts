import { type CqcAnswer, json } from './answer.ts';
import type { Location, Provider } from './filters.ts';
import type { Document, ReportFile, World } from './world.ts';

/** The organisations of one kind as positions in CQC's order of ids. */
export interface Organisations<T> {
  count: number;
  /** Nothing for an id that nobody has. */
  positionOf(id: string): number | undefined;
  /** What its row in a list says: id, name and post code. The rest may be missing. */
  entryAt(position: number): T;
  /**
   * What filters compare, the rest may be missing. In parts, because organisations of a large register share them: a part is
   * looked at once, however many have it.
   */
  partsAt(position: number): readonly T[];
  bodyAt(position: number): T;
  /** The body as JSON. */
  answerAt(position: number): CqcAnswer;
  /** Bodies are few, and each is written once; otherwise a body is made anew when it is asked for. */
  keepsBodies: boolean;
}

/** All that answers are worked out from, apart from changes. */
export interface Register {
  locations: Organisations<Location>;
  providers: Organisations<Provider>;
  /** The body of the taxonomy of inspection areas. */
  taxonomy: object;
  /** A document of a report; `mainReport` is the name of the report itself. */
  findReport(linkId: string, name: string): ReportFile | undefined;
}

/** Fixtures as a register. */
export function createRegister({ locations, providers, taxonomy, reports }: World): Register {
  return {
    locations: listDocuments(locations),
    providers: listDocuments(providers),
    taxonomy: taxonomy.body,
    findReport: (linkId, name) => reports.get(linkId)?.get(name),
  };
}

function listDocuments<T>(documents: Document<T>[]): Organisations<T> {
  const positions = new Map(documents.map(({ id }, position) => [id, position]));
  const bodyAt = (position: number) => (documents[position] as Document<T>).body;
  return {
    count: documents.length,
    positionOf: (id) => positions.get(id),
    entryAt: bodyAt,
    partsAt: (position) => [bodyAt(position)],
    bodyAt,
    answerAt: (position) => json(JSON.stringify(bodyAt(position))),
    keepsBodies: true,
  };
}

/** Organisations of which some have another body. */
export function withEdits<T>(organisations: Organisations<T>, edits: ReadonlyMap<string, T>): Organisations<T> {
  if (edits.size === 0) return organisations;
  const edited = new Map([...edits].map(([id, body]) => [organisations.positionOf(id), body]));
  return {
    ...organisations,
    entryAt: (position) => edited.get(position) ?? organisations.entryAt(position),
    partsAt(position) {
      const body = edited.get(position);
      return body === undefined ? organisations.partsAt(position) : [body];
    },
    bodyAt: (position) => edited.get(position) ?? organisations.bodyAt(position),
    answerAt(position) {
      const body = edited.get(position);
      return body === undefined ? organisations.answerAt(position) : json(JSON.stringify(body));
    },
  };
}
