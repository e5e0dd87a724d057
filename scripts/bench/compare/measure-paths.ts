import { keyHeaders, runRound, type Server } from '../load.ts';

const load = { connections: 16, seconds: 1, headers: keyHeaders };

/**
 * Starts a server, warms it up and loads it for a second on each path, and ends it.
 * @returns processor time by the name of the path, in microseconds a call.
 */
export async function measurePaths(
  start: () => Promise<Server>,
  paths: Record<string, string>,
  warmUpSeconds: number,
): Promise<Record<string, number>> {
  const server = await start();
  try {
    await waitForScript(server);
    const figures: Record<string, number> = {};
    for (const [name, path] of Object.entries(paths)) {
      await runRound(server, path, { ...load, seconds: warmUpSeconds });
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
  const answer = await fetch(server.url + path, { headers: keyHeaders });
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}.`);
  return answer.text();
}

/**
 * Waits until the script is built and its process runs: a server starts that by itself, and whatever it measures meanwhile
 * shares the processor with a compiler. A commit without the runtime face, or a machine without .NET, has nothing to wait for.
 */
export async function waitForScript(server: Server): Promise<void> {
  const answer = await fetch(`${server.url}/apim/cqcdata/demo/filter-values/region`, { headers: keyHeaders });
  await answer.arrayBuffer();
}
