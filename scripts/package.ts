import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder, readConnectorSource } from './connector/connector-source.ts';
import { encode } from './lib/file-tree.ts';
import { countOf, wordFinding } from './lib/findings.ts';
import { run, writeWhole } from './lib/output.ts';
import { replaceFolder } from './lib/replace-folder.ts';
import { type Artifact, buildArtifacts, checksums, measure } from './package/artifacts.ts';
import { checkFiles, checkPath } from './package/check/check-artifact.ts';
import { wordPackageFinding } from './package/check/package-finding.ts';
import { readSections } from './package/documents.ts';
import { readFlows } from './package/flow.ts';
import { staleDocuments } from './package/generated-parts.ts';
import { readLogicAppsWorkflow } from './package/logic-apps/template.ts';
import { validatePaths } from './validate/validate-paths.ts';

const help = `npm run package -- [options]
Validates the connector and writes every import and submission artifact; the same sources give the same bytes.
  --from DIR     folder of the connector's five files (this project)
  --out DIR      folder to replace (dist)
  --check FILE   check an artifact instead, ours or anybody's: a solution, a certification package, an ARM template,
                 a connector folder or the folder for a pull request; a folder of several, such as dist: each of
                 them; may be repeated
  --docs         write the generated parts of README.md and docs/ instead
  --help         show this text

Exit code: 0 nothing wrong, 1 something is wrong; nothing is written then.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string', default: projectFolder },
      out: { type: 'string', default: 'dist' },
      check: { type: 'string', multiple: true },
      docs: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(help);
  if (values.docs) return writeDocuments();
  if (values.check) return checkAll(values.check);
  const stale = [...staleDocuments().keys()].map((file) => relative('.', file));
  if (stale.length > 0) {
    throw new Error(
      `${stale.join(', ')}: generated parts are out of date. Run \`npm run package -- --docs\` and commit the result.`,
    );
  }
  await validate(values.from);
  const artifacts = buildArtifacts({
    source: readConnectorSource(values.from),
    flows: readFlows(),
    logicAppsWorkflow: readLogicAppsWorkflow(),
    sections: readSections(),
  });
  checkOwn(artifacts);
  const files = artifacts.flatMap((artifact) => [...artifact.files]);
  replaceFolder(resolve(values.out), new Map([...files, ['SHA256SUMS', encode(checksums(artifacts))]]));
  for (const artifact of artifacts) {
    const { size, sha256 } = measure(artifact);
    console.log(`${values.out}/${artifact.name}  ${size} bytes  ${sha256}`);
  }
}

/** Refuses to package what certification would refuse. */
async function validate(folder: string): Promise<void> {
  const findings = (await validatePaths([folder])).flatMap((report) => report.findings);
  for (const finding of findings) if (finding.severity !== 'advice') console.error(wordFinding(finding));
  const errors = countOf(findings, 'error');
  if (errors > 0) throw new Error(`The connector has ${errors} errors, so nothing was written. Correct them first.`);
}

/** What is wrong with our own output is a defect of this project, whatever its source says; so is what deserves a note. */
function checkOwn(artifacts: Artifact[]): void {
  const findings = artifacts.flatMap(({ name, files }) => checkFiles(name, files).findings);
  for (const finding of findings) console.error(wordPackageFinding(finding));
  if (findings.length > 0) throw new Error(`The artifacts have ${findings.length} findings, so nothing was written.`);
}

function checkAll(paths: string[]): void {
  for (const [path, { kind, findings }] of paths.flatMap((path) => [...checkPath(path)])) {
    for (const finding of findings) console.error(wordPackageFinding(finding));
    const faults = findings.filter(({ isNote }) => !isNote).length;
    const notes = findings.length - faults;
    console.log(`${path}: ${kind}, ${count(faults, 'finding')}${notes > 0 ? `, ${count(notes, 'note')}` : ''}`);
    if (faults > 0) process.exitCode = 1;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function writeDocuments(): void {
  const stale = staleDocuments();
  for (const [file, text] of stale) {
    writeWhole(file, text);
    console.log(`wrote ${relative('.', file)}`);
  }
  if (stale.size === 0) console.log('The generated parts are up to date.');
}

await run(main);
