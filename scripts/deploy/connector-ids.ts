import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isObject } from '../lib/json.ts';
import { readNamedJson } from '../lib/read-file.ts';
import { Refusal } from '../lib/refusal.ts';
import { writeWhole } from '../lib/write-file.ts';

/** Ids of the connector by environment, in a file that git ignores: settings.json is shared, an id belongs to one environment. */
export type ConnectorIds = Map<string, string>;

const fileName = '.connector-id';

/**
 * The file of ids for who calls in a folder: beside the next package.json above, as npm does it, else in the folder itself. An
 * installed package is replaced with all that lies in it, so that its own folder keeps none; a checkout that has some is
 * asked wherever it is called.
 * @param ownFolder that of the connector.
 */
export function findIdsFile(folder: string, ownFolder: string): string {
  const [place, own] = [join(nextProject(folder) ?? folder, fileName), join(ownFolder, fileName)];
  return !existsSync(place) && existsSync(own) ? own : place;
}

function nextProject(folder: string): string | undefined {
  for (let current = resolve(folder); ; current = dirname(current)) {
    if (existsSync(join(current, 'package.json'))) return current;
    if (current === dirname(current)) return undefined;
  }
}

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
 * Notes the id that an environment gave the connector, unless it is noted already.
 * @throws Refusal when the file cannot be written; the message holds the id.
 */
export function writeConnectorId(file: string, environment: string, connectorId: string): void {
  try {
    const ids = readConnectorIds(file);
    if (ids.get(environment) === connectorId) return;
    ids.set(environment, connectorId);
    writeWhole(file, `${JSON.stringify(Object.fromEntries(ids), null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const advice = `The connector is ${connectorId}: pass it as --connector-id next time.`;
    throw new Refusal([...error.lines, advice], { cause: error });
  }
}
