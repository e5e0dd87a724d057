import { spawnSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { readConnectorSource } from '../../../scripts/connector/connector-source.ts';
import type { FileTree } from '../../../scripts/lib/file-tree.ts';
import { buildArtifacts, type Ingredients } from '../../../scripts/package/artifacts.ts';
import { readSections } from '../../../scripts/package/documents.ts';
import { readFlows } from '../../../scripts/package/flow.ts';
import { readLogicAppsWorkflow } from '../../../scripts/package/logic-apps/template.ts';

/** What the artifacts of this project are made from. */
export const ingredients: Ingredients = {
  source: readConnectorSource(),
  flows: readFlows(),
  logicAppsWorkflow: readLogicAppsWorkflow(),
  sections: readSections(),
};

/** Every file of dist/ by its path, built in memory. */
export function artifactFiles(from = ingredients): FileTree {
  return new Map(buildArtifacts(from).flatMap(({ files }) => [...files]));
}

/** Whether a command runs here. */
export function has(command: string, ...args: string[]): boolean {
  return spawnSync(command, args).status === 0;
}

/** Unpacks a zip that this project packed. */
export function unzip(bytes: Uint8Array): FileTree {
  return new Map(Object.entries(unzipSync(bytes)));
}
