import { type FSWatcher, watch } from 'node:fs';

/** An editor writes a file in several steps. */
const settleMs = 200;

/**
 * Tells when a file of a folder was saved; not of those in folders below.
 * @returns what ends it. A folder that cannot be watched is none that tells anything: the page is refreshed by hand then.
 */
export function watchFolder(folder: string, tell: () => void): () => void {
  let waiting: NodeJS.Timeout | undefined;
  const settle = () => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, settleMs).unref();
  };
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name && /\.(json|csx|md|png)$/.test(name)) settle();
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    // No more watches are to be had, or the folder is gone.
  }
  return () => {
    watcher?.close();
    clearTimeout(waiting);
  };
}
