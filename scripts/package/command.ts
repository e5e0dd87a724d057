import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { connectorFolder } from '../connector/connector-files.ts';
import { readConnectorSource } from '../connector/connector-source.ts';
import { checkOwnDefinition } from '../lib/check-own-definition.ts';
import { defineCommand, type ExitCode } from '../lib/command.ts';
import { projectFolder, refuseOtherFolder } from '../lib/definition.ts';
import { encode } from '../lib/file-tree.ts';
import { counted, countOf, plural, wordFinding } from '../lib/findings.ts';
import { Refusal, UsageError } from '../lib/refusal.ts';
import { layOutTemporarily } from '../lib/temporary.ts';
import type { Terminal } from '../lib/terminal.ts';
import { writeWhole } from '../lib/write-file.ts';
import { writeFolder } from '../lib/write-folder.ts';
import { createScriptCompiler } from '../validate/script-compiler.ts';
import { validatePaths } from '../validate/validate-paths.ts';
import { type Artifact, buildArtifacts, checksums, measure } from './artifacts.ts';
import { type CheckedArtifact, checkFiles, checkPath } from './check/check-artifact.ts';
import { type Severity, wordPackageFinding } from './check/package-finding.ts';
import { readSections } from './documents.ts';
import { readFlows } from './flow.ts';
import { staleDocuments } from './generated-parts.ts';
import { readLogicAppsWorkflow } from './logic-apps/template.ts';
import { buildMockArtifacts, mockFolder, mockSource } from './mock-connector.ts';
import { refuseOtherConnector } from './refuse-other-connector.ts';

const call = 'npm run package';

/** `npm run package` */
export const command = defineCommand({
  call,
  usage: `npm run package -- [options]
Validates the connector and writes every import and submission artifact; the same sources give the same bytes.
  --from DIR     folder of this connector's five files (this package)
  --out DIR      folder to replace (dist)
  --check FILE   check an artifact instead, ours or anybody's: a solution, a certification package, an ARM template,
                 a connector folder or the folder for a pull request; a folder of several, such as dist: each of
                 them; may be repeated
  --mock-host NAME   write a connector folder and a solution, of another title and other ids, that ask the mock server behind
                 this host, such as a tunnel's (docs/tunnel.md); needs --out
  --docs         write the generated parts of README.md and docs/ instead
  --help         show this text`,
  exitCodes: { 0: 'no errors', 1: 'errors, and nothing was written' },
  options: {
    from: { type: 'string' },
    out: { type: 'string' },
    check: { type: 'string', multiple: true },
    'mock-host': { type: 'string' },
    docs: { type: 'boolean' },
  },
  run(values, _args, terminal) {
    const { from = projectFolder, out = 'dist', check, docs, 'mock-host': mockHost } = values;
    if (docs && (check ?? values.from ?? values.out ?? mockHost) !== undefined)
      throw new UsageError('--docs writes other files than the other options do. Give it alone.');
    if (check && (values.from ?? values.out ?? mockHost) !== undefined)
      throw new UsageError('--check writes nothing. Give it without --from, --out and --mock-host.');
    if (!check && values.from === undefined) refuseOtherFolder();
    if (docs) return writeDocuments(terminal);
    if (mockHost !== undefined) return writeMock(from, mockFolder(values.out), mockHost, terminal);
    return check ? checkAll(check, terminal) : writeArtifacts(from, out, terminal);
  },
});

async function writeArtifacts(from: string, out: string, terminal: Terminal): Promise<ExitCode> {
  const stale = [...staleDocuments().keys()].map((file) => relative('.', file));
  if (stale.length > 0) {
    terminal.printError(
      `${stale.join(', ')}: generated parts are out of date. Run \`npm run package -- --docs\` and commit the result.`,
    );
    return 1;
  }
  const [source, flows] = [readConnectorSource(from), readFlows()];
  refuseOtherConnector(source, flows, from);
  const refused = await findErrors(from, terminal);
  if (refused !== 0) return refused;
  // What certification takes can still lack what is read here without looking, such as a path without an operation.
  checkOwnDefinition(join(from, 'apiDefinition.swagger.json'), source.definition);
  const artifacts = buildArtifacts({
    source,
    flows,
    logicAppsWorkflow: readLogicAppsWorkflow(),
    sections: readSections(),
  });
  return writeChecked(out, artifacts, call, terminal);
}

/** Writes the connector that asks a mock server. Its folder counts as written by another command: it never replaces dist/. */
async function writeMock(from: string, out: string, host: string, terminal: Terminal): Promise<ExitCode> {
  const source = mockSource(readConnectorSource(from), host);
  const folder = layOutTemporarily('cqc-data-mock-host', connectorFolder(source));
  try {
    const refused = await findErrors(folder, terminal);
    if (refused !== 0) return refused;
  } finally {
    rmSync(folder, { recursive: true });
  }
  return writeChecked(out, buildMockArtifacts(source), `${call} -- --mock-host`, terminal);
}

/** Validates a connector and prints what is wrong: nothing is packaged that certification would refuse. */
async function findErrors(from: string, terminal: Terminal): Promise<ExitCode> {
  const reports = await validatePaths([from]);
  const findings = reports.flatMap((report) => report.findings);
  terminal.printError(findings.filter(({ severity }) => severity !== 'advice').map(wordFinding));
  const errors = countOf(findings, 'error');
  if (errors > 0) {
    terminal.printError(`The connector has ${counted(errors, 'error')}, so nothing was written. Correct them first.`);
    return reports.some(({ isUnchecked }) => isUnchecked) ? 2 : 1;
  }
  return 0;
}

/** Checks artifacts and writes them. */
async function writeChecked(out: string, artifacts: Artifact[], writer: string, terminal: Terminal): Promise<ExitCode> {
  // What is wrong with our own output is a defect of this project, whatever its source says. What deserves a note may
  // come from the source, as that it has no policies.
  const checked = await Promise.all(artifacts.map(({ name, files }) => checkFiles(name, files)));
  const findings = checked.flatMap((one) => one.findings);
  terminal.printError(findings.map(wordPackageFinding));
  const faults = findings.filter(({ severity }) => severity !== 'note');
  if (faults.length > 0) {
    terminal.printError(`The artifacts have ${counted(faults.length, 'finding')}, so nothing was written.`);
    return 1;
  }
  writeFiles(out, artifacts, writer);
  terminal.print(
    artifacts.map((artifact) => {
      const { size, sha256 } = measure(artifact);
      return `${out}/${artifact.name}  ${size} bytes  ${sha256}`;
    }),
  );
  return 0;
}

function writeFiles(out: string, artifacts: Artifact[], writer: string): void {
  const files = artifacts.flatMap((artifact) => [...artifact.files]);
  writeFolder(out, new Map([...files, ['SHA256SUMS', encode(checksums(artifacts))]]), writer);
}

/** Checks each path; one that cannot be read does not hide what is wrong with the others. */
async function checkAll(paths: string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const compiler = createScriptCompiler();
  for (const path of paths) {
    try {
      for (const [artifact, checked] of await checkPath(path, compiler)) {
        const hasFaults = printChecked(artifact, checked, terminal);
        if (hasFaults && exitCode === 0) exitCode = 1;
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      terminal.printError(error.lines.map((line) => `error: ${line}`));
      exitCode = 2;
    }
  }
  const unavailable = compiler.unavailable();
  if (unavailable !== undefined) terminal.print(`Scripts were not compiled: ${unavailable}`);
  return exitCode;
}

/** Whether there is an error. */
function printChecked(path: string, { kind, findings }: CheckedArtifact, terminal: Terminal): boolean {
  terminal.printError(findings.map(wordPackageFinding));
  const count = (is: Severity) => findings.filter(({ severity }) => severity === is).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')];
  const parts = [counted(errors + warnings, 'finding')];
  if (warnings > 0) parts.push(`${warnings} of them ${plural('warning', warnings)}`);
  if (notes > 0) parts.push(counted(notes, 'note'));
  terminal.print(`${path}: ${kind}, ${parts.join(', ')}`);
  return errors > 0;
}

function writeDocuments(terminal: Terminal): ExitCode {
  const stale = staleDocuments();
  for (const [file, text] of stale) {
    writeWhole(file, text);
    terminal.print(`wrote ${relative('.', file)}`);
  }
  if (stale.size === 0) terminal.print('The generated parts are up to date.');
  return 0;
}
