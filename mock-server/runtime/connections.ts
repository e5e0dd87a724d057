import { isObject } from '../../scripts/lib/json.ts';
import { handWritten, readNamedJson } from '../../scripts/lib/read-file.ts';
import { Refusal } from '../../scripts/lib/refusal.ts';

/** Values of the connection parameters, such as `{ "api_key": "demo-key" }`, by the name of the connection. */
export type Connections = Record<string, Record<string, string>>;

/**
 * Reads connections from a JSON file.
 * @throws Refusal that names the file, and never what stands in it, because that is secret.
 */
export function readConnections(file: string): Connections {
  const form = 'Give {"<connection>": {"api_key": "<key>"}}.';
  const connections = readNamedJson(file, handWritten, { isSecret: true });
  if (!isConnections(connections)) throw new Refusal(`${file}: does not hold connections. ${form}`);
  const lost = Object.keys(connections).find((name) => /^\.{0,2}$|\p{Surrogate}/u.test(name));
  if (lost !== undefined)
    throw new Refusal(
      `${file}: no address can hold a connection called "${lost}". Give it another name, such as demo.`,
    );
  return connections;
}

const isConnections = (value: unknown): value is Connections => isObject(value) && Object.values(value).every(isTexts);
const isTexts = (value: unknown) => isObject(value) && Object.values(value).every((text) => typeof text === 'string');
