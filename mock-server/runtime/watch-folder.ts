import { type FSWatcher, statSync, watch } from 'node:fs';

/** An editor writes a file in several steps. */
const settleMs = 200;
/** A folder that was laid anew is another one for the system, which tells of it in ways of its own or not at all. */
const lookMs = 1000;

/**
 * Tells when a file of a folder was saved; not of those in folders below. A folder that takes its place is followed too.
 * @returns what ends it. A folder that cannot be watched is none that tells anything: the page is refreshed by hand then.
 */
export function watchFolder(folder: string, tell: () => void): () => void {
  let waiting: NodeJS.Timeout | undefined;
  const settle = () => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, settleMs).unref();
  };
  let watcher: FSWatcher | undefined;
  const follow = () => {
    watcher?.close();
    try {
      watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name && /\.(json|csx|md|png)$/.test(name)) settle();
      });
      watcher.on('error', () => watcher?.close());
    } catch {
      // No more watches are to be had, or the folder is gone.
    }
  };
  let followed = identityOf(folder);
  follow();
  const looking = setInterval(() => {
    const now = identityOf(folder);
    if (now === followed) return;
    followed = now;
    follow();
    settle();
  }, lookMs).unref();
  return () => {
    clearInterval(looking);
    watcher?.close();
    clearTimeout(waiting);
  };
}

/** What tells a folder from one that took its place. */
function identityOf(folder: string): string {
  try {
    const { ino, birthtimeMs } = statSync(folder);
    return `${ino} ${birthtimeMs}`;
  } catch {
    return 'away';
  }
}
