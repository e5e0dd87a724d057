/**
 * A host as it is written, with or without a port, in the spelling of addresses: `bücher.example` is `xn--bcher-kva.example`
 * there. Undefined for what is none.
 */
export function readHost(written: string): string | undefined {
  const [, name, port] = /^(\[[^\]]*\]|[^:/?#@\\*\s]+)(?::(\d{1,5}))?$/.exec(written) ?? [];
  const address = `http://${name}`;
  if (name === undefined || !URL.canParse(address) || Number(port ?? 0) > 65_535) return undefined;
  const { hostname } = new URL(address);
  return port === undefined ? hostname : `${hostname}:${Number(port)}`;
}

/** Ports that addresses leave out. */
const defaultPorts: Record<string, string> = { 'http:': '80', 'https:': '443' };

/** Whether an address leads to a host that readHost gave: to any of its ports, or to the one that it names. */
export const leadsTo = ({ hostname, port, protocol }: URL, host: string): boolean =>
  host === hostname || host === `${hostname}:${port || defaultPorts[protocol]}`;
