import { escapePattern } from '../../scripts/lib/escape-pattern.ts';
import { unescapeText } from '../../scripts/lib/escape-text.ts';
import type { ConnectorOperation } from './connector.ts';

/** The address of one or more operations, as Fastify's router takes it. */
export interface ConnectorRoute {
  method: string;
  /** Below the connection, such as `/items/:id`. */
  url: string;
  /** The router's names of the values in the route, in their order. */
  names: string[];
  /** Operations whose paths differ only by the query that the definition puts behind them; those with one come first. */
  operations: RoutedOperation[];
}

export interface RoutedOperation extends ConnectorOperation {
  /** The definition's names of the values in the route, in their order. */
  valueNames: string[];
}

/** Undoes escapes; what is none stays. */
const decode = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (escapes) => unescapeText(escapes) ?? escapes);

/** Groups operations by address. Of two that nothing tells apart the first is kept: the platform takes no such definition. */
export function listRoutes(operations: ConnectorOperation[]): ConnectorRoute[] {
  const routes = new Map<string, ConnectorRoute>();
  for (const operation of operations) {
    const { url, names } = writeRoute(operation.path);
    const key = `${operation.method} ${url.replaceAll(/(?<!:):(?!:)\w+/g, ':')}`;
    const route = routes.get(key) ?? { method: operation.method, url, names: [...names.keys()], operations: [] };
    routes.set(key, route);
    route.operations.push({ ...operation, valueNames: [...names.values()] });
    route.operations.sort((a, b) => b.pathQuery.length - a.pathQuery.length);
  }
  return [...routes.values()];
}

/** The operation of a route that a query asks for. */
export function chooseOperation(
  { operations }: ConnectorRoute,
  query: Record<string, unknown>,
): RoutedOperation | undefined {
  return operations.find(({ pathQuery }) => pathQuery.every(([name, value]) => [query[name]].flat().includes(value)));
}

/** Escapes of signs that mean something in an address, which the router leaves as they are outside of values. */
const keptEscapes = /(%(?:2[346BCF]|3[ABDF]|40))/i;

/**
 * A path as Fastify writes routes. A value that ends before the segment does needs a pattern, because the router would
 * read on (`/orders({id})`, `/{name}.json`); so do an asterisk, which means something to the router, and the escapes that it
 * keeps. It compares what is asked for with the other escapes undone.
 */
function writeRoute(path: string): { url: string; names: Map<string, string> } {
  const names = new Map<string, string>();
  const parts = path.split(/\{([^{}]*)\}/);
  const url = parts.map((part, index) => {
    if (index % 2 === 0) return part.split(keptEscapes).map(writeFixed).join('');
    const [before = '', after = ''] = [parts[index - 1], parts[index + 1]];
    const isWhole = before.endsWith('/') && (after === '' ? index === parts.length - 2 : after.startsWith('/'));
    return isWhole ? `:${nameFor(part)}` : `:${nameFor(part)}(.+?)`;
  });
  return { url: url.join(''), names };

  function writeFixed(text: string, index: number): string {
    const plain = decode(text);
    const sign = (found: string) => `:${nameFor(found)}(${escapePattern(found)})`;
    return index % 2 === 1 ? sign(plain) : plain.replaceAll(':', '::').replaceAll('*', sign);
  }

  function nameFor(name: string): string {
    const isPlain = /^\w+$/.test(name) && name !== 'connectionId' && !names.has(name);
    const own = isPlain ? name : `p${names.size}_`;
    names.set(own, name);
    return own;
  }
}
