import { spawn } from 'node:child_process';
import { stopChild, watchChild } from './child-processes.ts';

/**
 * Starts the command of a checkout's mock server and waits for its first answer.
 * @param root folder of the checkout.
 * @returns the time from the start of the process, in milliseconds.
 * @throws Error when the server ends instead, or its answer is no 2xx.
 */
export async function timeStart(root: string): Promise<number> {
  const began = performance.now();
  const args = ['--import', import.meta.resolve('tsx'), 'mock-server/server.ts', '--port', '0', '--quiet'];
  const child = watchChild(spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }));
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
    const headers = { 'ocp-apim-subscription-key': 'demo-key' };
    const answer = await fetch(`${url}/public/v1/inspection-areas`, { headers });
    if (!answer.ok) throw new Error(`The first answer of the server was ${answer.status}.`);
    return performance.now() - began;
  } finally {
    await stopChild(child);
  }
}
