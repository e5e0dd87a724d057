import { fileURLToPath } from 'node:url';
import { buildScript } from './build.ts';
import { ScriptBuildFailed, type ScriptDiagnostic, ScriptHostUnavailable } from './errors.ts';

export type { ScriptDiagnostic };

const cacheDir = fileURLToPath(new URL('.cache', import.meta.url));

/**
 * What the compiler says about a script, by the mock server's script host and its cache. Nothing when it compiles, and
 * nothing when there is no .NET SDK: the text checks stand alone then.
 */
export async function diagnoseScript(scriptFile: string): Promise<readonly ScriptDiagnostic[]> {
  try {
    const signal = new AbortController().signal;
    await buildScript({ scriptFile, csharp: '7.3', cacheDir, log: () => {}, signal });
    return [];
  } catch (error) {
    if (error instanceof ScriptBuildFailed) return error.diagnostics;
    if (error instanceof ScriptHostUnavailable) return [];
    throw error;
  }
}
