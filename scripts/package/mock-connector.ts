import { relative, resolve } from 'node:path';
import { connectorFolder } from '../connector/connector-files.ts';
import type { ConnectorSource } from '../connector/connector-source.ts';
import { below } from '../lib/file-tree.ts';
import { isObject } from '../lib/json.ts';
import { parseNamedJson } from '../lib/read-file.ts';
import { Refusal, UsageError } from '../lib/refusal.ts';
import type { Artifact } from './artifacts.ts';
import { connectorSolution } from './connector-solution.ts';
import { namesOf } from './names.ts';
import { writeZip } from './zip.ts';

/**
 * Makes the connector that asks a mock server: another host, and another title, from which its solution and its ids follow,
 * so that an import never replaces the real one.
 * @param host name of the tunnel or proxy that leads to the server, with a port where it needs one.
 * @throws UsageError for what is no host name, or is one that the cloud cannot reach.
 */
export function mockSource(source: ConnectorSource, host: string): ConnectorSource {
  const name = readHost(host);
  const { definition } = source;
  const changed = {
    ...definition,
    info: { ...definition.info, title: `${definition.info.title} Mock` },
    host: name,
    schemes: ['https'],
  };
  const settings = parseNamedJson<unknown>('settings.json', source.settingsText);
  if (!isObject(settings)) throw new Refusal('settings.json: is no object. Take the one of this project.');
  return {
    ...source,
    definition: changed,
    definitionText: `${JSON.stringify(changed, null, 4)}\n`,
    // The id of the real connector would be deployed over.
    settingsText: `${JSON.stringify({ ...settings, connectorId: null }, null, 2)}\n`,
  };
}

/** The connector's folder, and its solution. */
export function buildMockArtifacts(source: ConnectorSource): Artifact[] {
  const zip = `${namesOf(source).stem}.zip`;
  return [
    { name: 'connector/', files: below('connector', connectorFolder(source)) },
    { name: zip, files: new Map([[zip, writeZip(connectorSolution(source))]]) },
  ];
}

/**
 * The folder that a connector to a mock server is written to.
 * @throws UsageError when none is given, or it lies in dist/, which holds what is imported and submitted.
 */
export function mockFolder(out: string | undefined): string {
  if (out === undefined)
    throw new UsageError('--mock-host needs --out: dist/ is for the real connector. Give a folder.');
  const inDist = relative(resolve('dist'), resolve(out));
  if (!inDist.startsWith('..'))
    throw new UsageError('--out lies in dist/, which is for the real connector. Give another.');
  return out;
}

function readHost(host: string): string {
  const [, name = '', port] = /^(\[[\da-f:.]*\]|[^:]*)(?::(.*))?$/i.exec(host) ?? [];
  const label = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?';
  const isName = new RegExp(`^${label}(?:\\.${label})*$`, 'i').test(name);
  if (/[/@]/.test(host) || !(isName || name.startsWith('[')))
    throw new UsageError(
      `--mock-host is "${host}". Give the name alone, such as mock.example.com, without https:// and path.`,
    );
  if (/^(?:[\d.]+|\[.*|[^.]+|.*\.(?:localhost|local|internal))$/i.test(name))
    throw new UsageError(`--mock-host is "${host}", which the cloud cannot reach. Give the name of the tunnel.`);
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535))
    throw new UsageError(`--mock-host is "${host}". Give a port from 1 to 65535 behind the colon, or none.`);
  return host.toLowerCase();
}
