import { readFileSync } from 'node:fs';
import { Refusal } from '../../scripts/lib/refusal.ts';

/** Values of the connection parameters, such as `{ "api_key": "demo-key" }`, by the name of the connection. */
export type Connections = Record<string, Record<string, string>>;

/**
 * Reads connections from a JSON file.
 * @throws Refusal that names the file, and never what stands in it, because that is secret.
 */
export function readConnections(file: string): Connections {
  const form = 'Give {"<connection>": {"api_key": "<key>"}}.';
  let connections: unknown;
  try {
    connections = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'is not JSON';
    throw new Refusal(`${file}: ${reason}. ${form}`);
  }
  if (!isRecord(connections) || !Object.values(connections).every(isTexts)) {
    throw new Refusal(`${file}: does not hold connections. ${form}`);
  }
  return connections as Connections;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): boolean =>
  isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
