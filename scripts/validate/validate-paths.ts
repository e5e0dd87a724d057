import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ScriptDiagnosis } from '../../mock-server/runtime/script-host/diagnose-script.ts';
import { diagnoseScript } from '../../mock-server/runtime/script-host/diagnose-script.ts';
import { type ConnectorFiles, findConnectorFolders, readConnector, readJson } from '../connector/connector-folder.ts';
import { ConnectorModel } from '../connector/connector-model.ts';
import { compareFacts } from '../connector/definition-changes.ts';
import { type DefinitionFacts, factsOf, readFacts } from '../connector/definition-facts.ts';
import { UnreadableError } from '../lib/file-errors.ts';
import { countOf } from '../lib/findings.ts';
import { isObject } from '../lib/json.ts';
import { rules } from '../rules/index.ts';
import { type Accepted, readAccepted } from './accepted-findings.ts';
import { checkConnector, InternalError, type Report, uncheckedReport } from './check-connector.ts';

interface ValidateOptions {
  /** Path of an older definition or table of facts. */
  against?: string;
  /** Path of the accepted list; by default the one beside the definition. */
  accepted?: string;
  /** Names of the only rules to run. */
  only?: string[];
}

/** Checks every connector at or below the paths. */
export async function validatePaths(paths: readonly string[], options: ValidateOptions = {}): Promise<Report[]> {
  const folders = paths.flatMap(findConnectorFolders);
  // What the options name is read first, because without it no connector can be judged.
  const named: Named = {};
  if (options.against !== undefined) named.baseline = readBaseline(options.against);
  if (options.accepted !== undefined) named.accepted = readAccepted(readJson(options.accepted));
  const reports: Report[] = [];
  for (const path of folders) {
    try {
      const files = readConnector(path);
      // A build takes seconds: one connector is built, a corpus is only read. It runs beside the checks.
      const isBuilt = folders.length === 1 && options.only === undefined && files.script !== undefined;
      const built = isBuilt ? diagnoseScript(files.script?.path ?? '') : Promise.resolve(undefined);
      reports.push(await validateConnector(files, options, named, built));
    } catch (error) {
      // One bad folder must not hide what was found in the others.
      if (!(error instanceof UnreadableError || error instanceof InternalError)) throw error;
      reports.push(uncheckedReport(path, error, showPath));
    }
  }
  return reports;
}

/** What the options name, read. */
interface Named {
  baseline?: DefinitionFacts;
  accepted?: Accepted[];
}

const showPath = (path: string): string => relative('.', path) || path;

async function validateConnector(
  files: ConnectorFiles,
  options: ValidateOptions,
  named: Named,
  scriptDiagnosis: Promise<ScriptDiagnosis | undefined>,
): Promise<Report> {
  const { only } = options;
  const acceptedPath = options.accepted ?? join(files.folder, 'accepted-findings.json');
  const accepted = named.accepted ?? (existsSync(acceptedPath) ? readAccepted(readJson(acceptedPath)) : []);
  return checkConnector(files, {
    rules: only === undefined ? rules : rules.filter(({ name }) => only.includes(name)),
    changes:
      named.baseline === undefined ? [] : compareFacts(named.baseline, factsOf(new ConnectorModel(files), 'current')),
    hasBaseline: named.baseline !== undefined,
    accepted: only === undefined ? accepted : accepted.filter(({ rule }) => only.includes(rule)),
    acceptedPath,
    scriptDiagnosis,
    showPath,
  });
}

/** The facts of an older definition, or a table of them. */
function readBaseline(against: string): DefinitionFacts {
  const baseline = readJson(against);
  if (isObject(baseline.value) && typeof baseline.value.facts === 'string') {
    return readFacts(baseline.value);
  }
  if (!isObject(baseline.value) || !isObject(baseline.value.paths)) {
    throw new UnreadableError(
      against,
      'neither a definition nor a table of facts. Name an apiDefinition.swagger.json.',
    );
  }
  const old = readConnector(against);
  const facts = factsOf(new ConnectorModel(old), against);
  // Without its properties nothing is known about the older connection.
  if (old.properties === undefined) delete facts.connectionParameters;
  return facts;
}

export function totalsOf(reports: readonly Report[]): { errors: number; warnings: number; advice: number } {
  const findings = reports.flatMap((report) => report.findings);
  return {
    errors: countOf(findings, 'error'),
    warnings: countOf(findings, 'warning'),
    advice: countOf(findings, 'advice'),
  };
}
