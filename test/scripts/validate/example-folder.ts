import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExample } from '../../../scripts/rules/example-connector.ts';

/** The text of the example's definition, in which nothing is wrong. */
export const cleanDefinition = buildExample().definition.text;

/** A definition with an error, a warning and an advice: a summary with a sign, a path without encoding, no address. */
export const faultyDefinition = cleanDefinition
  .replace('"Get an item"', '"Get item & owner"')
  .replace(/,\s+"x-ms-url-encoding": "single"/, '')
  .replace('"Returns one item of the register."', '"Returns one item of the register"');

/** A temporary folder in which connectors are written. */
export function exampleFolder(): {
  folder: string;
  connector(name: string, definition?: string): string;
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'cqc-data-validate-'));
  return {
    folder,
    /** Writes the example's definition and properties into a folder of this name and gives its path. */
    connector(name, definition = cleanDefinition) {
      const path = join(folder, name);
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, 'apiDefinition.swagger.json'), definition);
      writeFileSync(join(path, 'apiProperties.json'), buildExample().properties?.text ?? '');
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
