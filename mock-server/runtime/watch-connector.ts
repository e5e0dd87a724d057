import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../../scripts/lib/refusal.ts';
import { type ReadConnector, readConnectorFolder } from './connector-folder.ts';
import { watchFolder } from './watch-folder.ts';

/** The files of a connector as they are now. */
interface OnDisk {
  /** Left out where the server could not run it. */
  definition?: unknown;
  /** What the server would run of them: a text may be rewritten without a change of that. */
  run?: Omit<ReadConnector, 'definition'>;
  /** Why the server runs something else, and what to do; left out where it runs just this. */
  note?: string;
}

/** Reads the files of a connector beside what the server runs, because it reads all but the script at its start alone. */
export function readOnDisk(folder: string, { definition: _, ...running }: ReadConnector): OnDisk {
  try {
    const { definition, ...run } = readConnectorFolder(folder);
    if (isDeepStrictEqual(run, running)) return { definition, run };
    const note =
      'The definition, the properties or the name of the script have changed. Start the server anew to run them.';
    return { definition, run, note };
  } catch (error) {
    if (error instanceof Refusal) return { note: `${error.message} The server runs the connector as it was.` };
    throw error;
  }
}

/**
 * Says when the files of a connector come to mean something else than what the server runs.
 * @returns what ends it.
 */
export function watchConnector(folder: string, running: ReadConnector, log: (line: string) => void): () => void {
  const look = () => {
    const { definition, ...seen } = readOnDisk(folder, running);
    return seen;
  };
  const { definition, ...run } = running;
  let last: ReturnType<typeof look> = { run };
  return watchFolder(folder, () => {
    const now = look();
    if (isDeepStrictEqual(now, last)) return;
    last = now;
    log(now.note ?? 'The files of the connector are again those that the server runs.');
  });
}
