import type { AddressInfo } from 'node:net';
import { defineCommand, type ExitCode } from '../scripts/lib/command.ts';
import { Refusal } from '../scripts/lib/refusal.ts';
import { readSubscriptionKey } from '../scripts/lib/subscription-key.ts';
import { createMockServer, defaultOptions } from './app.ts';
import { endBySignal } from './ending.ts';
import { readConnectorFolder } from './runtime/connector-folder.ts';
import { readLiveOptions, readServerOptions, serverOptions } from './server-options.ts';

/** `npm start` */
export const command = defineCommand({
  call: 'npm start',
  usage: `npm start -- [options]
Starts the mock server: CQC's API, answered from fixtures, and the connector as the platform runs it.
  --port N             port to listen on (3000; 0 for any that is free)
  --host NAME          address to listen on (127.0.0.1)
  --key KEY            a valid subscription key, can be given several times (demo-key)
  --limit N            calls per window and connection, 0 for no limit (100)
  --cqc-limit N        the same per key on CQC's face; CQC was seen to take about 2000 a minute, so try a bulk reader with 2000
  --window S           length of the window in seconds (60)
  --redis URL          count together with other instances (REDIS_PASSWORD); --redis-failure closed: 503 while it is down (open)
  --data DIR           folder of the fixtures, served as they are (mock-server/fixtures, with its changes moved up to today)
  --england            a made-up register of England's size: 121,000 locations, or --scale N of them (docs/scale.md)
  --connections FILE   connections of the runtime face: {"<name>": {"api_key": "<key>"}} (demo, with the first key)
  --connector DIR      any other connector, with --answers DIR, or --upstream URL and --allow-host NAME (docs/any-connector.md)
  --live               the connector asks CQC itself, with the key of CQC_SUBSCRIPTION_KEY; for this machine alone
  --script FILE        script that the runtime face runs (script.csx)
  --csharp LEVEL       level of C# for the script: 7.3, as documented, or 9, as published scripts need (7.3)
  --cache DIR          folder in which builds of the script are kept (mock-server/runtime/script-host/.cache)
  --trust-proxy        believe X-Forwarded-Host and -Proto, so that links lead through a tunnel (docs/tunnel.md); no page then
  --encode-ids         give the script its operation ids in Base64, as some regions of the platform do
  --quiet              no line for each request
  --help               show this text`,
  exitCodes: { 0: 'ended by a signal, with every open request finished' },
  options: serverOptions,
  async run(values, _args, terminal): Promise<ExitCode> {
    const { port, host, mock: options } = readServerOptions(values, terminal.print);
    const mock = values.live ? { ...options, ...readLiveOptions(values, await readSubscriptionKey()) } : options;
    const app = await createMockServer(mock);
    try {
      await app.listen({ port, host });
    } catch (error) {
      throw refusalToListen(error, port, host);
    }
    const address = app.server.address() as AddressInfo;
    const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    const url = `http://${name}:${address.port}`;
    // A key that somebody chose may be a real one: it is not shown.
    const key = values.key ? 'YOUR-KEY' : defaultOptions.keys[0];
    terminal.print([
      `CQC mock server on ${url}`,
      mock.connector === undefined
        ? `Try: curl -H "Ocp-Apim-Subscription-Key: ${key}" "${url}/public/v1/locations?careHome=Y&perPage=2"`
        : describeConnector(mock.connector, url, Object.keys(mock.connections ?? { demo: {} })),
    ]);
    if (values['trust-proxy'] && !values.key && !values.connections)
      terminal.print('Behind a tunnel anybody can call this server with demo-key. Choose a key with --key.');
    if (values.live) {
      terminal.print(
        `LIVE: ${url}/apim/cqcdata/demo/… asks ${mock.upstream} with your key; the addresses above stay on invented data.`,
      );
    }
    return endBySignal(app, terminal);
  },
});

function describeConnector(folder: string, url: string, connections: string[]): string {
  const { title, name, operations } = readConnectorFolder(folder);
  return `${title}: ${operations.length} operations at ${url}/apim/${name}/${encodeURIComponent(connections[0] ?? 'CONNECTION')}/…`;
}

/** An address that cannot be listened on, in words; any other error as it is. */
function refusalToListen(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new Refusal(
        `port ${port} on ${host} is taken. Stop the program that uses it or choose another with --port.`,
      );
    case 'EACCES':
    case 'EPERM':
      return new Refusal(`port ${port} on ${host} needs more rights. Choose one above 1023 with --port.`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return new Refusal(`${host} is no address of this machine (${code}). Choose another with --host.`);
    default:
      return error;
  }
}
