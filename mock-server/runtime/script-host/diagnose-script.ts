import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildScript, type CSharpLevel } from './build.ts';
import { explainSystemError } from './build-failure.ts';
import { takeCompilerServer } from './compiler-server.ts';
import {
  type ScriptDiagnostic as Diagnostic,
  ScriptBuildFailed,
  ScriptHostClosed,
  ScriptHostUnavailable,
} from './errors.ts';

/** One finding; its file is told only where it is another, which the script names by `#line`. */
export type ScriptDiagnostic = Omit<Diagnostic, 'file'> & { file?: string };

/** What the compiler says about a script at each level; an empty list where it compiles or was not asked. */
export interface ScriptDiagnosis {
  diagnostics: Readonly<Record<CSharpLevel, readonly ScriptDiagnostic[]>>;
  /** The lowest level at which it compiles; undefined when at none, and without a .NET SDK, which says nothing. */
  compilesAt: CSharpLevel | undefined;
  /** Why the compiler could not be asked. */
  unavailable?: string;
}

export const cacheDir = fileURLToPath(new URL('.cache', import.meta.url));

const nothing: ScriptDiagnosis = { diagnostics: { '7.3': [], '9': [] }, compilesAt: undefined };

/** As {@link diagnoseScript}, for a script that lies in no file of its own. */
export async function diagnoseBytes(script: Uint8Array): Promise<ScriptDiagnosis> {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'cqc-data-script-'));
    const file = join(folder, 'script.csx');
    writeFileSync(file, script);
    return await diagnoseScript(file);
  } catch (error) {
    const unavailable = explainSystemError('script.csx', error)?.message;
    if (unavailable === undefined) throw error;
    return { ...nothing, unavailable };
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Compiles a script by the mock server's script host and its cache: at 7.3, and at 9 only where that fails by the level.
 * Without a .NET SDK that is all that is said: the text checks stand alone then. A signal ends what runs for it first.
 */
export async function diagnoseScript(scriptFile: string): Promise<ScriptDiagnosis> {
  const compilerServer = takeCompilerServer();
  const ending = new AbortController();
  const onSignal = (name: NodeJS.Signals) => ending.abort(name);
  for (const name of signals) process.on(name, onSignal);
  const diagnoseAt = async (csharp: CSharpLevel): Promise<readonly ScriptDiagnostic[]> => {
    try {
      await buildScript({ scriptFile, csharp, cacheDir, compilerServer, log: () => {}, signal: ending.signal });
      return [];
    } catch (error) {
      if (error instanceof ScriptBuildFailed)
        return error.diagnostics.map(({ file, ...found }) => (file === scriptFile ? found : { ...found, file }));
      throw error;
    }
  };
  try {
    const at73 = await diagnoseAt('7.3');
    if (at73.length === 0) return { ...nothing, compilesAt: '7.3' };
    const at9 = at73.every(isAlikeAtEachLevel) ? at73 : await diagnoseAt('9');
    return { diagnostics: { '7.3': at73, '9': at9 }, compilesAt: at9.length === 0 ? '9' : undefined };
  } catch (error) {
    if (error instanceof ScriptHostUnavailable || error instanceof ScriptHostClosed)
      return { ...nothing, unavailable: error.message };
    throw error;
  } finally {
    await compilerServer.end();
    for (const name of signals) process.off(name, onSignal);
    // Where nobody else takes it, such as a server, it ends this process as it would have done.
    const { reason } = ending.signal;
    if (ending.signal.aborted && process.listenerCount(reason) === 0) process.kill(process.pid, reason);
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Symbols that are refused (RS0030), and findings of the file itself. */
function isAlikeAtEachLevel({ id }: ScriptDiagnostic): boolean {
  return !id.startsWith('CS');
}
