import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Terminal } from '../scripts/lib/terminal.ts';

/** Under npm on a terminal one Ctrl-C arrives twice: from the terminal, and from npm, which hands it on. */
const sameKeyMs = 1000;

/**
 * Waits for SIGINT or SIGTERM and ends the server then, with every open call answered. A second signal ends the process at
 * once, as one that was stopped by hand does (128 and the number of the signal).
 */
export async function endBySignal(app: FastifyInstance, terminal: Terminal): Promise<never> {
  await new Promise<void>((resolve) => {
    let firstAt: number | undefined;
    const onSignal = (_name: string, number: number) => {
      const now = performance.now();
      if (firstAt !== undefined) {
        if (now - firstAt > sameKeyMs) process.exit(128 + number);
        return;
      }
      firstAt = now;
      resolve();
    };
    process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  });
  // Calls that came before the signal are met first: a connection in one turn, what was sent on it in the next.
  for (let turn = 0; turn < 3; turn += 1) await nextTurn();
  const count = app.countOpenCalls();
  if (count > 0) {
    const calls = count === 1 ? 'the open call has its answer' : `${count} open calls have their answers`;
    terminal.print(`Ending as soon as ${calls}. Ctrl-C once more ends at once.`);
  }
  await app.close();
  process.exit(); // a delay whose caller has left would hold the process
}
