import type { Connections } from './connections.ts';
import type { ConnectionParameter, Connector } from './connector.ts';

/** A connection lacks what the connector needs of it; the message names it. */
export class ConnectionIncomplete extends Error {
  override name = 'ConnectionIncomplete';
}

/** Names the parameter set of a connection, in the file of --connections. */
export const parameterSetKey = 'parameterSet';

/** The values that one connection gives to a connector's parameters. */
export interface Connection {
  parameters: Record<string, ConnectionParameter>;
  /** Whether the connector has such a parameter. The case of names does not count, here and below. */
  declares(name: string): boolean;
  /** Whether it gives a value at all. */
  has(name: string): boolean;
  /**
   * The value of a parameter; without one, the fallback, or nothing where the parameter may be left out.
   * @throws ConnectionIncomplete
   */
  value(name: string, fallback?: string): string;
}

/**
 * Looks up a connection by its id.
 * @throws ConnectionIncomplete when the connector has parameter sets and the connection names none of them.
 */
export function openConnection(connector: Connector, connections: Connections, id: string): Connection {
  const values = connections[id] ?? {};
  const parameters = { ...connector.connectionParameters, ...chooseSet(connector, values[parameterSetKey], id) };
  const [given, declared] = [byLowerCase(values), byLowerCase(parameters)];
  const has = (name: string) => given.has(name.toLowerCase());
  return {
    parameters,
    declares: (name) => declared.has(name.toLowerCase()),
    has,
    value(name, fallback) {
      const value = has(name) ? given.get(name.toLowerCase()) : fallback;
      if (value !== undefined) return value;
      if (declared.get(name.toLowerCase())?.isRequired === false) return '';
      throw new ConnectionIncomplete(
        `The connection ${id} has no value for ${name}. Add "${name}" to it in the file of --connections.`,
      );
    },
  };
}

/** Of two names that differ by case alone the first counts. */
const byLowerCase = <T>(values: Record<string, T>): Map<string, T> =>
  new Map(
    Object.entries(values)
      .toReversed()
      .map(([name, value]) => [name.toLowerCase(), value]),
  );

function chooseSet({ parameterSets }: Connector, name: string | undefined, id: string) {
  const names = Object.keys(parameterSets);
  if (names.length === 0) return {};
  const chosen = name ?? (names.length === 1 ? names[0] : undefined);
  if (chosen !== undefined && Object.hasOwn(parameterSets, chosen)) return parameterSets[chosen];
  const found = name === undefined ? 'names no parameter set' : `names the parameter set ${name}, which there is not`;
  throw new ConnectionIncomplete(
    `The connection ${id} ${found}. Add "${parameterSetKey}" to it in the file of --connections: ${names.join(' or ')}.`,
  );
}
