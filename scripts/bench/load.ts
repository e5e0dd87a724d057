import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import type { BenchTarget, Usage } from './bench-server.ts';
import { stopChild, watchChild } from './child-processes.ts';

/** The key of the mock server's demo connection, for its CQC face. */
export const keyHeaders = { 'ocp-apim-subscription-key': 'demo-key' };

/** What one round of load cost a server. */
export interface Round {
  /** Server processor time per request, in microseconds. */
  cpuMicros: number;
  /** Processor time of the script's .NET process per request, in microseconds; 0 where it cannot be read. */
  dotnetCpuMicros: number;
  /** Of the server per request: from about one on they cost more than most answers, and come and go with the machine. */
  pageFaults: number;
  requestsPerSecond: number;
  /** The 99th percentile of latency in milliseconds. */
  p99Ms: number;
  /** Resident memory of the server after the round, in megabytes. */
  memoryMb: number;
}

/** A server in a process of its own. */
export interface Server {
  url: string;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/**
 * Starts a server for measuring and waits until it listens.
 * @param nodeOptions further ones, such as `--expose-gc`.
 * @throws Error when it ends before, with what it said last.
 */
export async function startServer(target: BenchTarget, nodeOptions: string[] = []): Promise<Server> {
  const child: ChildProcess = watchChild(
    fork(fileURLToPath(new URL('./bench-server.ts', import.meta.url)), {
      execArgv: [...nodeOptions, '--import', import.meta.resolve('tsx')],
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    }),
  );
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  child.send(target);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', resolve);
    child.once('close', () => reject(new Error(`The server did not start: ${lastWords(errors)}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async usage() {
      child.send('usage');
      const [usage] = (await once(child, 'message')) as [Usage];
      return usage;
    },
    stop: () => stopChild(child),
  };
}

/** What a process that ended with a stack said of the reason. */
function lastWords(errors: string): string {
  return /^\w*(?:Error|Refusal)\b.*$/m.exec(errors)?.[0] ?? errors.trim().slice(-300);
}

export interface Load {
  connections: number;
  seconds: number;
  /** Calls to make instead of a time. */
  amount?: number;
  headers: Record<string, string>;
}

/**
 * Loads a server for one round.
 * @param paths a path, or several, of which each connection begins at another and asks for one after the other.
 * @throws Error when any answer was not a 2xx, because such a round measures something else.
 */
export async function runRound(
  server: Server,
  paths: string | string[],
  { connections, seconds, amount, headers }: Load,
): Promise<Round> {
  const all = [paths].flat();
  let connection = 0;
  const before = await server.usage();
  const began = performance.now();
  let lastAnswer = began;
  const result = await autocannon({
    url: server.url + all[0],
    connections,
    duration: seconds,
    headers,
    ...(amount && { amount }),
    setupClient(client) {
      // Its own duration ends with a whole second.
      client.on('response', () => {
        lastAnswer = performance.now();
      });
      const first = Math.floor((all.length / connections) * connection++);
      client.setRequests([...all.slice(first), ...all.slice(0, first)].map((path) => ({ path, headers })));
    },
  });
  const after = await server.usage();
  if (result.non2xx + result.errors > 0)
    throw new Error(`${all[0]}: ${result.non2xx} answers were no 2xx, ${result.errors} failed.`);
  return {
    cpuMicros: (after.cpuMicros - before.cpuMicros) / result.requests.total,
    dotnetCpuMicros: (after.dotnetCpuMicros - before.dotnetCpuMicros) / result.requests.total,
    pageFaults: (after.pageFaults - before.pageFaults) / result.requests.total,
    requestsPerSecond: result.requests.total / ((lastAnswer - began) / 1000),
    p99Ms: result.latency.p99,
    memoryMb: after.memory / 2 ** 20,
  };
}

/** The middle one of an odd number of numbers. */
export function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
}

/** The median of each figure over several rounds. */
export function summarise(rounds: Round[]): Round {
  const of = (figure: keyof Round) => median(rounds.map((round) => round[figure]));
  return {
    cpuMicros: of('cpuMicros'),
    dotnetCpuMicros: of('dotnetCpuMicros'),
    pageFaults: of('pageFaults'),
    requestsPerSecond: of('requestsPerSecond'),
    p99Ms: of('p99Ms'),
    memoryMb: of('memoryMb'),
  };
}
