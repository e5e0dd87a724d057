import { existsSync } from 'node:fs';
import { isObject } from '../lib/json.ts';
import { readNamedJson } from '../lib/read-file.ts';
import { Refusal } from '../lib/refusal.ts';
import { writeWhole } from '../lib/write-file.ts';

/** Ids of the connector by environment, in a file that git ignores: settings.json is shared, an id belongs to one environment. */
export type ConnectorIds = Map<string, string>;

/**
 * Reads the ids; without a file there are none.
 * @throws Refusal when the file does not hold ids.
 */
export function readConnectorIds(file: string): ConnectorIds {
  if (!existsSync(file)) return new Map();
  const ids = readNamedJson(file);
  const pairs = isObject(ids) ? Object.entries(ids) : [];
  const texts = pairs.flatMap(([environment, id]): [string, string][] =>
    typeof id === 'string' && id !== '' ? [[environment, id]] : [],
  );
  if (!isObject(ids) || texts.length < pairs.length)
    throw new Refusal(`${file}: does not hold ids by environment. Correct it, or remove it and pass --connector-id.`);
  return new Map(texts);
}

/**
 * Notes the id that an environment gave the connector.
 * @throws Refusal when the file cannot be written; the message holds the id.
 */
export function writeConnectorId(file: string, environment: string, connectorId: string): void {
  try {
    const ids = readConnectorIds(file).set(environment, connectorId);
    writeWhole(file, `${JSON.stringify(Object.fromEntries(ids), null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const advice = `The connector is ${connectorId}: pass it as --connector-id next time.`;
    throw new Refusal([...error.lines, advice], { cause: error });
  }
}
