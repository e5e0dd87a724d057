import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareTexts } from '../../scripts/lib/compare-texts.ts';
import { reading, UnreadableError } from '../../scripts/lib/file-errors.ts';
import { object, texts } from '../../scripts/lib/json.ts';
import { isFolder } from '../../scripts/lib/list-files.ts';
import { megabyte, readNamedFile, readNamedJson, readNamedText } from '../../scripts/lib/read-file.ts';
import { recordedFile } from '../../scripts/lib/recorded-folder.ts';
import { Refusal } from '../../scripts/lib/refusal.ts';
import type { Change } from './changes.ts';
import type { Location, Provider } from './filters.ts';
import {
  type AdviseUnread,
  adviseInKind,
  adviseInReport,
  adviseInReports,
  adviseInWorld,
  isHidden,
} from './unread-fixtures.ts';

/** A fixture file and what it says. */
export interface Document<T> {
  id: string;
  file: string;
  body: T;
}

/** A report or a related document. CQC holds a PDF of every one and the text of most. */
export interface ReportFile {
  /** Only a recorded world may lack it. */
  pdf?: Buffer;
  text?: string;
}

/** One coherent set of fixtures, from which every answer is worked out. */
export interface World {
  /** In CQC's order of ids. */
  providers: Document<Provider>[];
  locations: Document<Location>[];
  /** The body of the taxonomy of inspection areas. */
  taxonomy: Document<object>;
  changes: Document<{ events: Change[] }>;
  /** By link id, then by document type; the main report's is empty. */
  reports: Map<string, Map<string, ReportFile>>;
  /** What a recorded world leads to and does not hold; undefined for fixtures that somebody wrote. */
  outside?: Outside;
}

/** Identifiers of organisations, and reports as `LINKID` or `LINKID/TYPE`. */
export interface Outside {
  locations: ReadonlySet<string>;
  providers: ReadonlySet<string>;
  reports: ReadonlySet<string>;
}

/** Key of a main report among the documents of a report; the other keys are types of related documents. */
export const mainReport = '';

/** File name of a document of a report, without its ending. */
export const documentFile = (name: string): string => (name === mainReport ? 'report' : name);

/** What a folder of fixtures holds. */
const worldNames = ['providers', 'locations', 'reports', 'changes.json', 'inspection-areas.json', recordedFile];

/** All reports are kept in memory. */
const reportFile = { bytes: 64 * megabyte, reason: 'no report of CQC is that large' };

/** Files of this project that show what a fixture is; the rest is in docs/own-fixtures.md. */
export const examples = {
  locations: 'mock-server/fixtures/locations/1-69537321036.json',
  changes: 'mock-server/fixtures/changes.json',
  taxonomy: 'mock-server/fixtures/inspection-areas.json',
  reports: 'mock-server/fixtures/reports',
};

/** One line for each thing that is wrong with the fixtures. */
export class FixtureError extends Refusal {
  override name = 'FixtureError';
  readonly problems: string[];

  constructor(problems: string[]) {
    const shown = problems.slice(0, 20);
    if (problems.length > shown.length) shown.push(`… and ${problems.length - shown.length} more.`);
    super(shown);
    this.problems = problems;
  }
}

/**
 * Reads the fixtures of a folder: `providers/<id>.json`, `locations/<id>.json`, `inspection-areas.json`, `changes.json`,
 * `reports/<linkId>/<report or document type>.pdf` and `.txt`, and in recorded ones `recorded.json`.
 * @throws FixtureError that names the file when one is missing or is not JSON.
 */
export function readWorld(folder: string): World {
  if (!isFolder(folder)) {
    throw new FixtureError([`${folder}: no such folder. Give one with providers/, locations/ and reports/ to --data.`]);
  }
  const problems: string[] = [];
  const readJson = <T>(name: string, id = name): Document<T> | undefined => {
    const file = join(folder, name);
    try {
      return { id, file, body: readNamedJson<T>(file) };
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      problems.push(
        lstatSync(file, { throwIfNoEntry: false })
          ? error.message
          : `${file}: is missing. Add it, as ${exampleOf(name)} is.`,
      );
      return undefined;
    }
  };
  const namesIn = (path: string, isRead: IsRead, advise: AdviseUnread): string[] => {
    const entries = reading(path, () => readdirSync(path, { withFileTypes: true }));
    return entries.flatMap((entry) => {
      if (isRead(entry, entries)) return [entry.name];
      const advice = advise(entry);
      if (advice) problems.push(`${join(path, entry.name)}: is not read. ${advice}`);
      return [];
    });
  };
  const list = (name: string, isRead: IsRead, advise: AdviseUnread): string[] => {
    const path = join(folder, name);
    const isFolderPath = isFolder(path);
    if (isFolderPath === undefined) return [];
    if (isFolderPath) return namesIn(path, isRead, advise);
    problems.push(`${path}: is no folder. Put the files of its kind into one.`);
    return [];
  };
  const readAll = <T>(kind: string): Document<T>[] =>
    list(kind, isFileOf('.json'), adviseInKind)
      .flatMap((name) => readJson<T>(join(kind, name), name.slice(0, -'.json'.length)) ?? [])
      .sort((a, b) => compareTexts(a.id, b.id));
  const readReport = (linkId: string): Map<string, ReportFile> => {
    const path = join(folder, 'reports', linkId);
    // A recorded report may have its text alone.
    const isRead = (entry: Dirent, all: readonly Dirent[]) =>
      isFileOf('.pdf')(entry) ||
      (isFileOf('.txt')(entry) && (outside !== undefined || all.some(isFileOf(entry.name.replace(/txt$/, 'pdf')))));
    const files = new Set(namesIn(path, isRead, adviseInReport));
    const stemsOf = (ending: string) =>
      [...files].filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
    const readText = (stem: string) =>
      files.has(`${stem}.txt`) ? { text: readNamedText(join(path, `${stem}.txt`)) } : {};
    const nameOf = (stem: string) => (stem === documentFile(mainReport) ? mainReport : stem);
    const documents = stemsOf('.pdf').map((stem): [string, ReportFile] => {
      const file = join(path, `${stem}.pdf`);
      const pdf = readNamedFile(file, reportFile);
      if (pdf.subarray(0, 5).toString() !== '%PDF-') problems.push(`${file}: is no PDF file. Put one there.`);
      return [nameOf(stem), { pdf, ...readText(stem) }];
    });
    if (!outside) return new Map(documents);
    const textsAlone = stemsOf('.txt').map((stem): [string, ReportFile] => [nameOf(stem), readText(stem)]);
    return new Map([...textsAlone, ...documents]);
  };

  const outside =
    isFolder(join(folder, recordedFile)) === undefined
      ? undefined
      : readOutside(readJson<{ outside?: unknown }>(recordedFile)?.body);
  namesIn(folder, ({ name }) => worldNames.includes(name), adviseInWorld(worldNames));
  const providers = readAll<Provider>('providers');
  const locations = readAll<Location>('locations');
  const taxonomy = readJson<object>('inspection-areas.json');
  const changes = readJson<{ events: Change[] }>('changes.json');
  const reports = new Map(
    list('reports', (entry) => entry.isDirectory(), adviseInReports).map((id) => [id, readReport(id)]),
  );
  if (providers.length + locations.length === 0) {
    problems.push(
      `${folder}: no providers/*.json and no locations/*.json. Add one such as ${examples.locations}; docs/own-fixtures.md has the shortest folder.`,
    );
  }
  if (!taxonomy || !changes || problems.length > 0) throw new FixtureError(problems);
  return { providers, locations, taxonomy, changes, reports, ...(outside && { outside }) };
}

/** What else stands in the file, or nothing, is no harm: then each thing that is not there is named. */
function readOutside(recorded: { outside?: unknown } | undefined): Outside {
  const { locations, providers, reports } = object(object(recorded).outside);
  return {
    locations: new Set(texts(locations)),
    providers: new Set(texts(providers)),
    reports: new Set(texts(reports)),
  };
}

const exampleOf = (name: string) => (name === 'changes.json' ? examples.changes : examples.taxonomy);

/** Whether an entry of a folder is read; it may depend on the others. */
type IsRead = (entry: Dirent, all: readonly Dirent[]) => boolean;

const isFileOf = (ending: string) => (entry: Dirent) =>
  entry.name.endsWith(ending) && !entry.isDirectory() && !isHidden(entry);
