import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byText, type Change } from './changes.ts';
import type { Location, Provider } from './filters.ts';

/** A fixture file and what it says. */
export interface Document<T> {
  id: string;
  file: string;
  body: T;
}

/** A report or a related document. CQC holds a PDF of every one and the text of most. */
export interface ReportFile {
  pdf: Buffer;
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
  /** By link id, then by document type; the main report's is `report`. */
  reports: Map<string, Map<string, ReportFile>>;
}

/** File name of a main report, without its ending; other names are types of related documents. */
export const mainReport = 'report';

/** One line for each thing that is wrong with the fixtures. */
export class FixtureError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    const shown = problems.slice(0, 20);
    if (problems.length > shown.length) shown.push(`… and ${problems.length - shown.length} more.`);
    super(shown.join('\n'));
    this.problems = problems;
  }
}

/**
 * Reads the fixtures of a folder: `providers/<id>.json`, `locations/<id>.json`, `inspection-areas.json`, `changes.json`,
 * `reports/<linkId>/<report or document type>.pdf` and `.txt`.
 * @throws FixtureError that names the file when one is missing or is not JSON.
 */
export function readWorld(folder: string): World {
  if (!existsSync(folder)) {
    throw new FixtureError([`${folder}: no such folder. Give one with providers/, locations/ and reports/ to --data.`]);
  }
  const problems: string[] = [];
  const readJson = <T>(name: string, id = name): Document<T> => {
    const file = join(folder, name);
    try {
      return { id, file, body: JSON.parse(readFileSync(file, 'utf8')) };
    } catch (error) {
      problems.push(`${file}: ${(error as Error).message}. Put a JSON document there.`);
      return { id, file, body: {} as T };
    }
  };
  const readAll = <T>(kind: string): Document<T>[] =>
    list(join(folder, kind))
      .filter((name) => name.endsWith('.json'))
      .map((name) => readJson<T>(join(kind, name), name.slice(0, -'.json'.length)))
      .sort((a, b) => byText(a.id, b.id));

  const world: World = {
    providers: readAll('providers'),
    locations: readAll('locations'),
    taxonomy: readJson('inspection-areas.json'),
    changes: readJson('changes.json'),
    reports: new Map(
      list(join(folder, 'reports')).map((linkId) => [linkId, readReport(join(folder, 'reports', linkId))]),
    ),
  };
  if (problems.length > 0) throw new FixtureError(problems);
  return world;
}

function readReport(folder: string): Map<string, ReportFile> {
  const names = list(folder);
  const read = (name: string): [string, ReportFile] => {
    const text = `${name}.txt`;
    const pdf = readFileSync(join(folder, `${name}.pdf`));
    return [name, names.includes(text) ? { pdf, text: readFileSync(join(folder, text), 'utf8') } : { pdf }];
  };
  return new Map(names.filter((name) => name.endsWith('.pdf')).map((name) => read(name.slice(0, -'.pdf'.length))));
}

const list = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
