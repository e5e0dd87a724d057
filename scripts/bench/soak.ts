import { setTimeout as sleep } from 'node:timers/promises';
import { describeCqcApi } from '../lib/cqc-api.ts';
import { loadDefinition } from '../lib/definition.ts';
import type { Terminal } from '../lib/terminal.ts';
import { keyHeaders, type Server, startServer } from './load.ts';

/** What the heap may grow by after a forced collection, from the minute at which everything is warm to the end, in bytes. */
const mostGrowth = 5_000_000;
const connections = 8;

/**
 * Asks both faces for some minutes, and measures the heap of the server after forced collections.
 * @param minutes growth counts from minute 2, or from half of the time where that is shorter.
 * @param start starts the server that is asked.
 * @returns whether the growth is within its bound.
 */
export async function soak(
  minutes: number,
  terminal: Terminal,
  start: () => Promise<Pick<Server, 'url' | 'usage' | 'stop'>> = startCollecting,
): Promise<boolean> {
  const server = await start();
  const ending = Date.now() + minutes * 60_000;
  let calls = 0;
  try {
    const paths = await listPaths(server);
    const load = Promise.all(Array.from({ length: connections }, (_, index) => ask(index)));
    const failed = load.then(
      () => undefined,
      (error: unknown) => error,
    );
    const warmMinutes = Math.min(2, minutes / 2);
    await Promise.race([sleep(warmMinutes * 60_000), failed.then(raise)]);
    const warm = (await server.usage()).heap;
    terminal.print(`after ${warmMinutes} minutes and ${calls} calls: ${inMb(warm)} MB of heap`);
    await load;
    const growth = (await server.usage()).heap - warm;
    terminal.print(
      `after ${minutes} minutes and ${calls} calls: ${growth < 0 ? '' : '+'}${inMb(growth)} MB (less than ${inMb(mostGrowth)})`,
    );
    return growth < mostGrowth;

    async function ask(first: number): Promise<void> {
      for (let at = first; Date.now() < ending; at++) {
        const path = paths[(at * 7) % paths.length] as string;
        const answer = await fetch(server.url + path, { headers: keyHeaders });
        await answer.arrayBuffer();
        if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}.`);
        calls++;
      }
    }
  } finally {
    await server.stop();
  }
}

/** A server without a limit that collects its garbage before it tells of its heap. */
const startCollecting = () => startServer({ mock: { limit: 0 } }, ['--expose-gc']);

function raise(error: unknown): void {
  if (error) throw error;
}

const inMb = (bytes: number) => (bytes / 1e6).toFixed(1);

/** Lists, details of every location, changes, refusals, and the trigger, on both faces. */
async function listPaths(server: { url: string }): Promise<string[]> {
  const faces = [describeCqcApi(loadDefinition()).basePath, '/apim/cqcdata/demo'];
  const answer = await fetch(`${server.url}${faces[0]}/locations?perPage=1000`, { headers: keyHeaders });
  const { locations } = (await answer.json()) as { locations: { locationId: string }[] };
  const details = locations.map(({ locationId }) => `/locations/${locationId}`);
  const others = [
    '/locations?careHome=Y&perPage=100',
    '/providers?perPage=50',
    '/locations?page=x',
    '/nothing',
    '/locations/1-0',
  ];
  return [
    ...faces.flatMap((face) => [...details, ...others].map((path) => face + path)),
    `${faces[1]}/trigger/changes/location`,
  ];
}
