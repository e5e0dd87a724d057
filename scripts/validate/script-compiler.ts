import { createHash } from 'node:crypto';
import { diagnoseBytes, type ScriptDiagnosis } from '../../mock-server/runtime/script-host/diagnose-script.ts';

/** Compiles scripts that lie in no file of their own, each once, by the compiler that `npm run validate` asks. */
export interface ScriptCompiler {
  compile(script: Uint8Array): Promise<ScriptDiagnosis>;
  /** Why a script could not be compiled, once that was so. */
  unavailable(): string | undefined;
}

export function createScriptCompiler(): ScriptCompiler {
  const diagnoses = new Map<string, Promise<ScriptDiagnosis>>();
  let unavailable: string | undefined;
  return {
    async compile(script) {
      const name = createHash('sha256').update(script).digest('hex');
      const known = diagnoses.get(name) ?? diagnoseBytes(script);
      diagnoses.set(name, known);
      const diagnosis = await known;
      unavailable ??= diagnosis.unavailable;
      return diagnosis;
    },
    unavailable: () => unavailable,
  };
}
