import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ScriptDiagnostic } from '../../mock-server/runtime/script-host/errors.ts';
import { rules } from '../rules/index.ts';
import { readAccepted } from './accepted-findings.ts';
import { buildDiagnostics } from './build-script.ts';
import { checkConnector, type Report } from './check-connector.ts';
import {
  type ConnectorFiles,
  findConnectorFolders,
  readConnector,
  readJson,
  UnreadableError,
} from './connector-folder.ts';
import { ConnectorModel } from './connector-model.ts';
import { type Change, compareFacts, type DefinitionFacts, factsOf } from './definition-changes.ts';
import { countOf } from './findings.ts';
import { isObject } from './json.ts';

export interface ValidateOptions {
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
  const reports: Report[] = [];
  for (const path of folders) {
    const files = readConnector(path);
    // A build takes seconds: one connector is built, a corpus is only read. It runs beside the checks.
    const isBuilt = folders.length === 1 && options.only === undefined;
    const built = isBuilt && files.script !== undefined ? buildDiagnostics(files.script.path) : Promise.resolve([]);
    reports.push(await validateConnector(files, options, built));
  }
  return reports;
}

async function validateConnector(
  files: ConnectorFiles,
  options: ValidateOptions,
  scriptDiagnostics: Promise<readonly ScriptDiagnostic[]>,
): Promise<Report> {
  const { against, only } = options;
  const acceptedPath = options.accepted ?? join(files.folder, 'accepted-findings.json');
  const accepted =
    options.accepted !== undefined || existsSync(acceptedPath) ? readAccepted(readJson(acceptedPath)) : [];
  return checkConnector(files, {
    rules: only === undefined ? rules : rules.filter(({ name }) => only.includes(name)),
    changes: against === undefined ? [] : compareWith(files, against),
    hasBaseline: against !== undefined,
    accepted: only === undefined ? accepted : accepted.filter(({ rule }) => only.includes(rule)),
    acceptedPath,
    scriptDiagnostics,
    showPath: (path) => relative('.', path) || path,
  });
}

/** Differences between a connector and an older definition, or the facts of one. */
export function compareWith(files: ConnectorFiles, against: string): Change[] {
  const baseline = readJson(against);
  const current = factsOf(new ConnectorModel(files), 'current');
  if (isObject(baseline.value) && typeof baseline.value.facts === 'string') {
    return compareFacts(baseline.value as unknown as DefinitionFacts, current);
  }
  if (!isObject(baseline.value) || !isObject(baseline.value.paths)) {
    throw new UnreadableError(
      `${against}: neither a definition nor a table of facts. Name an apiDefinition.swagger.json.`,
    );
  }
  const old = readConnector(against);
  const facts = factsOf(new ConnectorModel(old), against);
  // Without its properties nothing is known about the older connection.
  if (old.properties === undefined) delete facts.connectionParameters;
  return compareFacts(facts, current);
}

export function totalsOf(reports: readonly Report[]): { errors: number; warnings: number; advice: number } {
  const findings = reports.flatMap((report) => report.findings);
  return {
    errors: countOf(findings, 'error'),
    warnings: countOf(findings, 'warning'),
    advice: countOf(findings, 'advice'),
  };
}
