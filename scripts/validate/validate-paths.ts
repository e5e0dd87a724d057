import { lstatSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { ScriptDiagnosis } from '../../mock-server/runtime/script-host/diagnose-script.ts';
import {
  type ConnectorFiles,
  findConnectors,
  identityOf,
  readConnector,
  readJson,
} from '../connector/connector-folder.ts';
import { ConnectorModel } from '../connector/connector-model.ts';
import { type DefinitionFacts, factsOf, readFacts } from '../connector/definition-facts.ts';
import { UnreadableError } from '../lib/file-errors.ts';
import { isObject, object } from '../lib/json.ts';
import { refusalOfVersion } from '../lib/swagger-version.ts';
import { rules } from '../rules/index.ts';
import { readShape } from '../rules/shape.ts';
import { documentShape } from '../rules/shapes.ts';
import { type AcceptedList, readAccepted } from './accepted-findings.ts';
import { checkConnector, InternalError, type Report, uncheckedReport } from './check-connector.ts';
import { readMeant } from './read-meant.ts';

interface ValidateOptions {
  /** Path of an older definition or table of facts. */
  against?: string;
  /** Path of the accepted list; by default the one beside the definition. */
  accepted?: string;
  /** Names of the only rules to run. */
  only?: string[];
}

/**
 * Checks every connector at or below the paths, one at a time: nothing of one is kept when the next is asked for, so
 * that memory does not grow with their number.
 * @throws UnreadableError at once when a path or a file that the options name cannot be read.
 */
export function checkPaths(paths: readonly string[], options: ValidateOptions = {}): AsyncGenerator<Report> {
  const connectors = findEach(paths);
  // What the options name is read first, because without it no connector can be judged.
  const named: Named = {};
  if (options.against !== undefined) named.baseline = readBaseline(options.against);
  if (options.accepted !== undefined) named.accepted = readAccepted(readJson(options.accepted));
  return checkEach(connectors, options, named);
}

/** A connector by the first path that leads to it; whether one of the paths names it. */
interface Found {
  path: string;
  isNamed: boolean;
}

/** Every connector at or below the paths, once however often and in whatever way they lead to it. */
function findEach(paths: readonly string[]): Found[] {
  const found = new Map<string, Found>();
  for (const named of paths) {
    for (const path of findConnectors(named)) {
      const identity = identityOf(path);
      const known = found.get(identity) ?? { path, isNamed: false };
      found.set(identity, { ...known, isNamed: known.isNamed || path === named });
    }
  }
  return [...found.values()];
}

async function* checkEach(connectors: Found[], options: ValidateOptions, named: Named): AsyncGenerator<Report> {
  const compilesScripts = connectors.length === 1 && options.only === undefined;
  for (const { path, isNamed } of connectors) {
    try {
      const files = readConnector(path, { isNamed });
      // A build takes seconds: one connector is built, a corpus is only read. It runs beside the checks.
      const built = compilesScripts && files.script !== undefined ? compileScript(files.script.path) : undefined;
      const report = await validateConnector(files, options, named, built);
      if (connectors.length > 1 && files.script !== undefined) report.uncompiled = 'only that of a single connector is';
      yield report;
    } catch (error) {
      // One bad folder must not hide what was found in the others.
      if (!(error instanceof UnreadableError || error instanceof InternalError)) throw error;
      yield uncheckedReport(path, error, showPath);
    }
  }
}

/** What compiles a script is loaded by a connector that has one. */
async function compileScript(path: string): Promise<ScriptDiagnosis> {
  const { diagnoseScript } = await import('../../mock-server/runtime/script-host/diagnose-script.ts');
  return diagnoseScript(path);
}

/** The reports of {@link checkPaths} as a list, for a few connectors. */
export async function validatePaths(paths: readonly string[], options: ValidateOptions = {}): Promise<Report[]> {
  const reports: Report[] = [];
  for await (const report of checkPaths(paths, options)) reports.push(report);
  return reports;
}

/** What the options name, read. */
interface Named {
  baseline?: Baseline;
  accepted?: AcceptedList;
}

/** What is compared with, and the text of its file. */
interface Baseline {
  text: string;
  facts: DefinitionFacts;
}

/** A path as it is shortest from where one stands. */
function showPath(path: string): string {
  const fromHere = relative('.', path);
  return fromHere === '' || fromHere.length > resolve(path).length ? path : fromHere;
}

async function validateConnector(
  files: ConnectorFiles,
  options: ValidateOptions,
  named: Named,
  scriptDiagnosis: Promise<ScriptDiagnosis> | undefined,
): Promise<Report> {
  const { only } = options;
  const { baseline } = named;
  const acceptedPath = options.accepted ?? join(files.folder, 'accepted-findings.json');
  // A link that leads nowhere is there, and said to be wrong.
  const isThere = lstatSync(acceptedPath, { throwIfNoEntry: false }) !== undefined;
  const list = named.accepted ?? (isThere ? readAccepted(readJson(acceptedPath)) : { entries: [] });
  return checkConnector(files, {
    rules: only === undefined ? rules : rules.filter(({ name }) => only.includes(name)),
    ...(baseline !== undefined && {
      baseline: baseline.facts,
      isOwnBaseline: isBaselineOf(list, acceptedPath, baseline),
    }),
    // One that names no rule may be meant for any.
    accepted: list.entries.filter(({ rule }) => only === undefined || rule === '' || only.includes(rule)),
    acceptedPath,
    ...(scriptDiagnosis !== undefined && { scriptDiagnosis }),
    showPath,
  });
}

/** Whether the changes of an accepted list were accepted for this comparison; a list that names no baseline is for any. */
function isBaselineOf({ baseline }: AcceptedList, acceptedPath: string, { text }: Baseline): boolean {
  return baseline === undefined || readJson(join(dirname(acceptedPath), baseline)).text === text;
}

/** The facts of an older definition, or a table of them. */
function readBaseline(against: string): Baseline {
  const baseline = readJson(against);
  const { text } = baseline;
  if (isObject(baseline.value) && typeof baseline.value.facts === 'string') {
    return { text, facts: readFacts(baseline.value) };
  }
  const otherVersion = refusalOfVersion(baseline.value);
  if (otherVersion !== undefined) throw new UnreadableError(against, otherVersion);
  if (!isObject(object(readShape(baseline.value ?? null, documentShape).meant).paths)) {
    throw new UnreadableError(
      against,
      'neither a definition nor a table of facts. Name an apiDefinition.swagger.json.',
    );
  }
  const { files } = readMeant(readConnector(against));
  return { text, facts: factsOf(new ConnectorModel(files), against) };
}
