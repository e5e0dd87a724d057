import { statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createMockServer, defaultOptions } from './app.ts';
import { readConnections } from './runtime/connections.ts';

const help = `npm start -- [options]
Starts the mock server: CQC's API, answered from fixtures, and the connector as the platform runs it.
  --port N             port to listen on (3000; 0 for any that is free)
  --host NAME          address to listen on (127.0.0.1)
  --key KEY            a valid subscription key, can be given several times (demo-key)
  --limit N            calls per window and key or connection, 0 for no limit (100)
  --window S           length of the window in seconds (60)
  --data DIR           folder of the fixtures (mock-server/fixtures)
  --connections FILE   connections of the runtime face: {"<name>": {"api_key": "<key>"}} (demo, with the first key)
  --script FILE        script that the runtime face runs (script.csx)
  --csharp VERSION     7.3 or latest (7.3)
  --encode-ids         give the script its operation ids in Base64, as some regions of the platform do
  --quiet              no line for each request
  --help               this text`;

const options = {
  port: { type: 'string', default: '3000' },
  host: { type: 'string', default: '127.0.0.1' },
  key: { type: 'string', multiple: true },
  limit: { type: 'string', default: String(defaultOptions.limit) },
  window: { type: 'string', default: String(defaultOptions.windowMs / 1000) },
  data: { type: 'string', default: defaultOptions.data },
  connections: { type: 'string' },
  script: { type: 'string' },
  csharp: { type: 'string', default: '7.3' },
  'encode-ids': { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help) return console.log(help);
  const keys = values.key ?? defaultOptions.keys;
  if (keys.some((key) => key.trim() === '')) throw new Error('--key is empty. Give a text, such as --key demo-key.');
  const { csharp } = values;
  if (csharp !== '7.3' && csharp !== 'latest') throw new Error(`--csharp is ${csharp}. Give 7.3 or latest.`);
  if (values.script && !statSync(values.script, { throwIfNoEntry: false })?.isFile()) {
    throw new Error(`--script ${values.script}: no such file. Give the path of a script.csx.`);
  }
  const app = await createMockServer({
    data: values.data,
    keys,
    ...(values.connections ? { connections: readConnections(values.connections) } : {}),
    script: { csharp, ...(values.script ? { scriptFile: resolve(values.script) } : {}) },
    encodeOperationIds: values['encode-ids'],
    limit: wholeNumber('limit', values.limit, 0, 1_000_000_000),
    windowMs: wholeNumber('window', values.window, 1, 86_400) * 1000,
    ...(values.quiet ? {} : { log: console.log }),
  });
  await app.listen({ port: wholeNumber('port', values.port, 0, 65_535), host: values.host });

  const { address, family, port } = app.server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  console.log(`CQC mock server on ${url}`);
  // A key that somebody chose may be a real one: it is not shown.
  const key = values.key ? 'YOUR-KEY' : defaultOptions.keys[0];
  console.log(`Try: curl -H 'Ocp-Apim-Subscription-Key: ${key}' '${url}/public/v1/locations?careHome=Y&perPage=2'`);

  const stop = () => void app.close(); // finishes open requests first, then the process ends by itself
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new Error(`--${flag} is ${text}. Give a whole number from ${least} to ${most}.`);
}

function explain(error: NodeJS.ErrnoException & { port?: number; address?: string }): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${error.port} on ${error.address} is taken. Stop the program that uses it or choose another with --port.`;
  }
  if (error.code === 'ENOTFOUND' || error.code === 'EADDRNOTAVAIL')
    return `${error.message}. Choose another with --host.`;
  return error.message;
}

main().catch((error: Error) => {
  console.error(explain(error));
  process.exitCode = 1;
});
