import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../lib/definition.ts';

const files = ['apiDefinition.swagger.json', 'apiProperties.json', 'script.csx'];

/** Copies this connector into new folders below one, without its accepted list, so that there is something to report. */
export function copyConnector(folder: string, copies: number): void {
  for (let copy = 0; copy < copies; copy++) {
    const target = join(folder, `connector-${copy}`);
    mkdirSync(target, { recursive: true });
    for (const name of files) cpSync(join(projectFolder, name), join(target, name));
  }
}
