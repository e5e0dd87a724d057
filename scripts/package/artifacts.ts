import { createHash } from 'node:crypto';
import { connectorFolder } from '../connector/connector-files.ts';
import type { ConnectorSource } from '../connector/connector-source.ts';
import { below, encode, type FileTree } from '../lib/file-tree.ts';
import { certificationPackage, independentPublisherFolder } from './certification-package.ts';
import { connectorSolution } from './connector-solution.ts';
import type { Sections } from './documents.ts';
import type { Flow } from './flow.ts';
import { flowSolution } from './flow-solution.ts';
import { logicAppsTemplate } from './logic-apps/template.ts';
import { namesOf } from './names.ts';
import { writeZip } from './zip.ts';

/** One thing to import or submit: a file, or a folder of files. */
export interface Artifact {
  /** Its path in dist/; a folder ends with a slash. */
  name: string;
  /** Its files by their path in dist/. */
  files: FileTree;
}

export interface Ingredients {
  source: ConnectorSource;
  flows: Flow[];
  logicAppsWorkflow: Flow;
  sections: Sections;
}

/** Builds every artifact in memory; the same ingredients give the same bytes. */
export function buildArtifacts({ source, flows, logicAppsWorkflow, sections }: Ingredients): Artifact[] {
  const { stem } = namesOf(source);
  const connectorZip = writeZip(connectorSolution(source));
  const flowsZip = writeZip(flowSolution(source, flows));
  const packageZip = certificationPackage(source, sections, connectorZip, flowsZip);
  const template = JSON.stringify(logicAppsTemplate(source, logicAppsWorkflow), null, 2);
  return [
    folder('connector', connectorFolder(source)),
    file(`${stem}.zip`, connectorZip),
    file(`${stem}Flows.zip`, flowsZip),
    file('ConnectorPackage.zip', packageZip),
    folder('independent-publisher', independentPublisherFolder(source, sections, packageZip)),
    file('logic-apps/azuredeploy.json', encode(`${template}\n`)),
  ];
}

/** Bytes of an artifact and its SHA-256: of the file, or of the lines `sha256sum` prints for a folder's files. */
export function measure({ name, files }: Artifact): { size: number; sha256: string } {
  const size = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  const [only] = files.values();
  if (!name.endsWith('/') && only) return { size, sha256: sha256(only) };
  const lines = [...files].map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`);
  return { size, sha256: sha256(encode(lines.join(''))) };
}

/** What `sha256sum -c SHA256SUMS` reads in dist/. */
export function checksums(artifacts: Artifact[]): string {
  const files = artifacts.flatMap((artifact) => [...artifact.files]);
  return files.map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`).join('');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function file(name: string, bytes: Uint8Array): Artifact {
  return { name, files: new Map([[name, bytes]]) };
}

function folder(name: string, files: FileTree): Artifact {
  return { name: `${name}/`, files: below(name, files) };
}
