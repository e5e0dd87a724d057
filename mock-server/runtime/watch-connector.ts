import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../../scripts/lib/refusal.ts';
import { readConnectorFolder } from './connector-folder.ts';
import { watchFolder } from './watch-folder.ts';

/**
 * Says when the files of a connector come to mean something else than what the server runs, because it reads all but the
 * script at its start alone.
 * @returns what ends it.
 */
export function watchConnector(
  folder: string,
  { definition, ...running }: ReturnType<typeof readConnectorFolder>,
  log: (line: string) => void,
): () => void {
  let last: unknown = running;
  return watchFolder(folder, () => {
    const now = readRun(folder);
    if (isDeepStrictEqual(now, last)) return;
    last = now;
    if (isDeepStrictEqual(now, running)) log('The files of the connector are again those that the server runs.');
    else if (typeof now === 'string') log(`${now} The server runs the connector as it was.`);
    else
      log('The definition, the properties or the name of the script have changed. Start the server anew to run them.');
  });
}

/** What the server runs of a connector, or why it could not: a text may be rewritten without a change of that. */
function readRun(folder: string): unknown {
  try {
    const { definition, ...run } = readConnectorFolder(folder);
    return run;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
