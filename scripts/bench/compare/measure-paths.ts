import { runRound, type Server } from '../load.ts';

const headers = { 'ocp-apim-subscription-key': 'demo-key' };
const load = { connections: 16, seconds: 1, headers };

/** Starts a server, loads it on each path after a second of warming up, and ends it: processor time by name, in microseconds a call. */
export async function measurePaths(
  start: () => Promise<Server>,
  paths: Record<string, string>,
): Promise<Record<string, number>> {
  const server = await start();
  try {
    const figures: Record<string, number> = {};
    for (const [name, path] of Object.entries(paths)) {
      await askOnce(server, path); // the script may have to be built first
      await runRound(server, path, load);
      const { cpuMicros, dotnetCpuMicros } = await runRound(server, path, load);
      figures[name] = cpuMicros + dotnetCpuMicros;
    }
    return figures;
  } finally {
    await server.stop();
  }
}

/**
 * The body of an answer.
 * @throws Error when it is no 2xx.
 */
export async function askOnce(server: Server, path: string): Promise<string> {
  const answer = await fetch(server.url + path, { headers });
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}.`);
  return answer.text();
}
