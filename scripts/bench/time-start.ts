import { spawn } from 'node:child_process';
import { stopChild, watchChild } from './child-processes.ts';
import { keyHeaders } from './load.ts';

/**
 * Starts the command of a checkout's mock server and waits for its first answer.
 * @param root folder of the checkout.
 * @param options further ones of the command, such as `--england`.
 * @returns the time from the start of the process, in milliseconds.
 * @throws Error when the server ends instead, or its answer is no 2xx.
 */
export const timeStart = (root: string, options: string[] = []): Promise<number> =>
  timeFirstAnswer(root, ['mock-server/server.ts', '--port', '0', '--quiet', ...options]);

/**
 * As {@link timeStart}, for any server that says `on URL` on its standard output when it listens.
 * @param args its file, relative to the folder it runs in, and its arguments.
 */
export async function timeFirstAnswer(cwd: string, args: string[]): Promise<number> {
  const began = performance.now();
  const all = ['--import', import.meta.resolve('tsx'), ...args];
  const child = watchChild(spawn(process.execPath, all, { cwd, stdio: ['ignore', 'pipe', 'pipe'] }));
  try {
    let [said, errors] = ['', ''];
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        said += chunk;
        const [, address] = /on (http:\S+)\n/.exec(said) ?? [];
        if (address !== undefined) resolve(address);
      });
      child.once('close', () => reject(new Error(`The server did not start: ${errors.trim().slice(-300)}`)));
    });
    const answer = await fetch(`${url}/public/v1/inspection-areas`, { headers: keyHeaders });
    if (!answer.ok) throw new Error(`The first answer of the server was ${answer.status}.`);
    return performance.now() - began;
  } finally {
    await stopChild(child);
  }
}
