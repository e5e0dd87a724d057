import { readFile, stat } from 'node:fs/promises';
import { fileErrorCode } from '../../../scripts/lib/file-errors.ts';
import { encodingProblem } from '../../../scripts/lib/read-file.ts';
import { scriptLimits } from '../../../scripts/lib/script-limits.ts';
import { ScriptBuildFailed } from './errors.ts';

/**
 * The text of a script, without a byte order mark.
 * @throws ScriptBuildFailed when it cannot be read, is not UTF-8 or is too large for the platform.
 */
export async function readScript(scriptFile: string): Promise<string> {
  const failed = (id: string, message: string) =>
    new ScriptBuildFailed([{ file: scriptFile, line: 1, column: 1, id, message }]);
  const unreadable = (reason: string) =>
    failed(
      'script-missing',
      `the file cannot be read (${reason}). Put the connector's script there or give another file.`,
    );
  const most = scriptLimits.scriptBytes.value;
  try {
    const stats = await stat(scriptFile);
    if (!stats.isFile()) throw unreadable('it is no regular file');
    if (stats.size > most) {
      throw failed(
        'script-too-large',
        `the file has ${stats.size} bytes; the platform takes at most ${most} (1 MB). Make it smaller.`,
      );
    }
    const bytes = await readFile(scriptFile);
    const problem = encodingProblem(bytes);
    if (problem !== undefined) {
      const { line, column, found } = problem;
      const message = `the file is ${found}. Save it as UTF-8.`;
      throw new ScriptBuildFailed([{ file: scriptFile, line, column, id: 'script-not-utf8', message }]);
    }
    return bytes.toString('utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof ScriptBuildFailed) throw error;
    throw unreadable(fileErrorCode(error) ?? String(error));
  }
}
