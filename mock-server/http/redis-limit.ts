import { createHash } from 'node:crypto';
import type { Callback, Redis } from 'ioredis';
import { messageOf } from '../../scripts/lib/message-of.ts';
import { gatewayError } from './api-error.ts';

/** What becomes of calls while Redis does not answer: they are let through, or refused. */
export type RedisFailure = 'open' | 'closed';

export interface RedisOptions {
  /** Address of the server, such as `redis://user@127.0.0.1:6379/0`, without a password. */
  url: string;
  password?: string | undefined;
  failure: RedisFailure;
}

/** Counts that several instances share. */
export interface SharedCounts {
  /** What @fastify/rate-limit's Redis store counts with. */
  redis: Redis;
  failure: RedisFailure;
  /** The name of a caller in Redis: keys are secrets, and Redis shows its names to whoever may look. */
  hash(caller: string): string;
  close(): void;
}

/** A call waits no longer for Redis than this; the platform's gateway would wait longer than a caller does. */
const patienceMs = 1000;

/** The command that the plugin's store defines and calls for each call: `callback` is its last argument. */
type CountCommand = (...args: unknown[]) => void;
type CountCallback = (error: Error | null, result?: unknown) => void;

/**
 * Connects to a Redis server, and begins without it when it does not answer; it is tried again and again then.
 * @param log takes a line when Redis goes away, and one when it is back.
 */
export async function shareCounts(
  { url, password, failure }: RedisOptions,
  log: (line: string) => void = () => {},
): Promise<SharedCounts> {
  const { Redis } = await import('ioredis'); // by who shares counts alone
  const address = new URL(url);
  const { host, username } = address;
  address.username = ''; // with a user in the address, ioredis takes no password from the options
  const redis = new Redis(address.href, {
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== undefined && { password }),
    lazyConnect: true,
    enableOfflineQueue: false, // a call that waits in a queue would be counted when nobody waits for its answer any more
    maxRetriesPerRequest: 0,
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2000),
  });
  // ioredis asks whether Redis has loaded its data. Of a user who may not know it prints advice to programmers, and takes it for granted.
  const info = redis.info.bind(redis);
  redis.info = ((done: Callback<string>) =>
    info((error, text = '') => done(error?.message.startsWith('NOPERM') ? null : error, text))) as Redis['info'];
  const database = Number(address.pathname.slice(1));
  const meanwhile = failure === 'open' ? 'let through uncounted' : 'refused with 503';
  /** Why Redis is away: none while it answers. */
  const reasons = new Set<string>();
  /** Says the first reason, and later what Redis itself says, such as `NOAUTH …`: that tells what to mend. */
  const leave = (reason: string) => {
    if (reasons.size === 0 || (/^[A-Z]{3,} /.test(reason) && !reasons.has(reason)))
      log(`limit: Redis on ${host} does not answer (${reason}). Calls are ${meanwhile} until it does.`);
    reasons.add(reason);
  };
  const comeBack = () => {
    if (reasons.size > 0) log(`limit: Redis on ${host} answers again. Calls are counted.`);
    reasons.clear();
  };
  /**
   * Whether the connection is of use: its database was chosen (ioredis goes on in the first one where there is no such), and
   * no command has hung.
   */
  let isUsable = false;
  /** What hangs would count, once it goes on, all that was sent to it: no more is sent than in a second. */
  const leaveHanging = (message: string) => {
    if (!/timed out/i.test(message)) return;
    isUsable = false;
    redis.disconnect(true);
  };
  redis.on('error', (error: NodeJS.ErrnoException) => leave(error.code ?? wordError(error.message)));
  redis.on('close', () => {
    isUsable = false;
    leave('connection closed');
  });
  const choose = async () => {
    try {
      if (database !== 0) await redis.select(database); // Redis begins in the first, and a user may lack the command
      isUsable = true;
      comeBack();
    } catch (error) {
      leave(messageOf(error));
      leaveHanging(messageOf(error)); // nothing else would choose again
    }
  };
  let chosen = Promise.resolve();
  redis.on('ready', () => {
    chosen = choose();
  });
  await redis.connect().catch(() => {}); // said by the events above
  await chosen;

  // The plugin passes an error of its store on as it is, and would answer 500 for it.
  const define = redis.defineCommand.bind(redis);
  redis.defineCommand = (name, definition) => {
    define(name, definition);
    const commands = redis as unknown as Record<string, CountCommand>;
    const run = (commands[name] as CountCommand).bind(redis);
    commands[name] = (...args) => {
      const callback = args.pop() as CountCallback;
      if (!isUsable) return callback(noCounts());
      run(...args, (error: Error | null, result?: unknown) => {
        if (error) leave(error.message);
        else if (isUsable) comeBack();
        if (error && isUsable) leaveHanging(error.message);
        callback(error && noCounts(), result);
      });
    };
  };
  return {
    redis,
    failure,
    hash: (caller) => createHash('sha256').update(caller).digest('hex'),
    close: () => {
      redis.removeAllListeners('close');
      redis.disconnect();
    },
  };
}

/** What answers by another protocol is no defect of the client, which asks to be told of it. */
const wordError = (message: string): string =>
  message.startsWith('Protocol error') ? 'what listens there is no Redis' : message;

const noCounts = () =>
  gatewayError(503, 'The count of calls cannot be reached. Try again later.', { 'retry-after': '5' });
