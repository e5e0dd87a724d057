import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopChildren } from './child-processes.ts';

const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/**
 * Gives a function a new folder outside the checkout and removes it afterwards, also when the command is interrupted:
 * then the processes that work in it are stopped first.
 * @param name what the folder's name begins with.
 */
export async function withTemporaryFolder<T>(name: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  // A process that ends may still write a last file, so that the folder is not empty at the first try.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  const interrupt = async (signal: keyof typeof signals) => {
    await stopChildren();
    process.exit(128 + signals[signal]);
  };
  process.once('exit', remove);
  for (const signal of Object.keys(signals)) process.once(signal, interrupt);
  try {
    return await use(folder);
  } finally {
    for (const signal of Object.keys(signals)) process.off(signal, interrupt);
    process.off('exit', remove);
    remove();
  }
}
