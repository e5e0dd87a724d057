import { existsSync, readFileSync } from 'node:fs';
import { messageOf } from '../lib/message-of.ts';
import { Refusal } from '../lib/refusal.ts';
import { writeWhole } from '../lib/write-file.ts';

/** Ids of the connector by environment, in a file that git ignores: settings.json is shared, an id belongs to one environment. */
export type ConnectorIds = Record<string, string>;

/**
 * Reads the ids; without a file there are none.
 * @throws Refusal when the file is not JSON.
 */
export function readConnectorIds(file: string): ConnectorIds {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Refusal(`${file}: ${messageOf(error)}. Correct it, or remove it and pass --connector-id.`);
  }
}

/** Notes the id that an environment gave the connector. */
export function writeConnectorId(file: string, environment: string, connectorId: string): void {
  writeWhole(file, `${JSON.stringify({ ...readConnectorIds(file), [environment]: connectorId }, null, 2)}\n`);
}
