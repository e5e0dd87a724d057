import { resolve } from 'node:path';
import type { OptionValues } from '../scripts/lib/command.ts';
import { cqcBase } from '../scripts/lib/cqc-base.ts';
import { csharpLevels } from '../scripts/lib/csharp-level.ts';
import { isFolder } from '../scripts/lib/list-files.ts';
import { httpAddress, oneOf, redisAddress, wholeNumber } from '../scripts/lib/option-values.ts';
import { readNamedText } from '../scripts/lib/read-file.ts';
import { UsageError } from '../scripts/lib/refusal.ts';
import { refuseKeyIn } from '../scripts/lib/subscription-key.ts';
import { defaultOptions, type MockServerOptions } from './app.ts';
import { createProgressBar } from './progress-bar.ts';
import { readConnections } from './runtime/connections.ts';

/** Options of `npm start` as they are typed. */
export const serverOptions = {
  port: { type: 'string', default: '3000' },
  host: { type: 'string', default: '127.0.0.1' },
  key: { type: 'string', multiple: true },
  limit: { type: 'string', default: String(defaultOptions.limit) },
  'cqc-limit': { type: 'string' },
  window: { type: 'string', default: String(defaultOptions.windowMs / 1000) },
  redis: { type: 'string' },
  'redis-failure': { type: 'string' },
  data: { type: 'string' },
  england: { type: 'boolean', default: false },
  scale: { type: 'string' },
  connections: { type: 'string' },
  script: { type: 'string' },
  csharp: { type: 'string', default: '7.3' },
  cache: { type: 'string' },
  connector: { type: 'string' },
  answers: { type: 'string' },
  upstream: { type: 'string' },
  live: { type: 'boolean' },
  'allow-host': { type: 'string', multiple: true },
  'trust-proxy': { type: 'boolean' },
  'encode-ids': { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
} as const;

/** What would let somebody else use the owner's key, send it elsewhere, or answer in place of CQC. */
const excludedByLive = ['host', 'trust-proxy', 'connections', 'connector', 'answers', 'allow-host', 'key'];

/**
 * The options that `--live` adds: the connector asks CQC itself, with the owner's key as the connection `demo`.
 * @param given the options that were typed.
 * @throws UsageError for one that does not go with it or holds the key.
 */
export function readLiveOptions(
  given: object,
  key: string,
): Pick<MockServerOptions, 'upstream' | 'connections' | 'localOnly'> {
  for (const value of Object.values(given).flat()) if (typeof value === 'string') refuseKeyIn(value, key);
  const values = given as Record<string, unknown>;
  const isDefault = (name: string) => values[name] === undefined || values[name] === false;
  const other = excludedByLive.find((name) =>
    name === 'host' ? values.host !== serverOptions.host.default : !isDefault(name),
  );
  if (other)
    throw new UsageError(`--live excludes --${other}: the key is for this machine, this connector and CQC alone.`);
  const upstream = typeof values.upstream === 'string' ? httpAddress('upstream', values.upstream) : cqcBase();
  return { upstream, connections: { demo: { api_key: key } }, localOnly: true };
}

/**
 * Works out what the server is to be and where it listens.
 * @throws UsageError for a value that an option does not take, UnreadableError or Refusal for a file that cannot be used.
 */
export function readServerOptions(
  values: OptionValues<typeof serverOptions>,
  log: (line: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): { port: number; host: string; mock: MockServerOptions } {
  const { script, connections } = values;
  if (!values.england && values.scale !== undefined)
    throw new UsageError('--scale belongs to --england. Give both or none.');
  if (values.england && values.data !== undefined)
    throw new UsageError('--england makes its own organisations. Leave --data out.');
  // The script is read when it is built, and again when it changes; that it can be read is said at once.
  if (script !== undefined) readNamedText(script);
  if (values.cache !== undefined && isFolder(values.cache) === false)
    throw new UsageError(`--cache ${values.cache} is a file. Give a folder; one that does not exist is made.`);
  return {
    port: wholeNumber('port', values.port, 0, 65_535),
    host: values.host,
    mock: {
      ...(values.data !== undefined && { data: values.data }),
      ...(values.england && { england: readEngland(values) }),
      keys: values.key ?? defaultOptions.keys,
      ...(connections !== undefined && { connections: readConnections(connections) }),
      script: {
        csharp: oneOf('csharp', values.csharp, csharpLevels),
        ...(script !== undefined && { scriptFile: resolve(script) }),
        ...(values.cache !== undefined && { cacheDir: resolve(values.cache) }),
      },
      ...(values.connector !== undefined && { connector: values.connector }),
      ...(values.answers !== undefined && { answers: values.answers }),
      ...(values.upstream !== undefined && { upstream: httpAddress('upstream', values.upstream) }),
      ...(values['allow-host'] && { allowedHosts: values['allow-host'] }),
      ...(values['trust-proxy'] && { trustProxy: true }),
      encodeOperationIds: values['encode-ids'],
      limit: wholeNumber('limit', values.limit, 0, 1_000_000_000),
      ...(values['cqc-limit'] !== undefined && {
        cqcLimit: wholeNumber('cqc-limit', values['cqc-limit'], 0, 1_000_000_000),
      }),
      ...readRedis(values, environment.REDIS_PASSWORD),
      windowMs: wholeNumber('window', values.window, 1, 86_400) * 1000,
      log,
      ...(values.quiet && { logRequests: false }),
    },
  };
}

/** More organisations than this need more ids than are written here, and more memory than most machines give. */
const mostLocations = 2_000_000;

const readEngland = ({ scale }: { scale?: string | undefined }): NonNullable<MockServerOptions['england']> => ({
  ...(scale !== undefined && { scale: wholeNumber('scale', scale, 1, mostLocations) }),
  onProgress: createProgressBar('Making the register'),
});

function readRedis(
  { redis, 'redis-failure': failure }: { redis?: string | undefined; 'redis-failure'?: string | undefined },
  password: string | undefined,
): Pick<MockServerOptions, 'redis'> {
  if (redis === undefined) {
    if (failure !== undefined) throw new UsageError('--redis-failure belongs to --redis. Give both or none.');
    return {};
  }
  return {
    redis: {
      url: redisAddress('redis', redis),
      failure: oneOf('redis-failure', failure ?? 'open', ['open', 'closed']),
      ...(password !== undefined && password !== '' && { password }),
    },
  };
}
