import { type CSharpLevel, csharpLevels } from '../../../scripts/lib/csharp-level.ts';
import type { ScriptDiagnostic } from './errors.ts';

const newestLevel = csharpLevels[csharpLevels.length - 1] as CSharpLevel;

/**
 * The errors that the compiler and the analyzers found in the script, from what the compiler writes:
 * `/path/script.csx(12,5): error CS1002: ; expected`
 * @param buildFolder errors in files below it are the build's own, not the script's.
 */
export function readDiagnostics(output: string, scriptFile: string, buildFolder: string): ScriptDiagnostic[] {
  return output.split('\n').flatMap((line) => {
    const match = /^(.+)\((\d+),(\d+)(?:,\d+,\d+)?\): error ((?:CS|RS)\d+): (.*)$/.exec(line.trim());
    if (!match || match[1]?.startsWith(buildFolder)) return [];
    const [, , lineNumber, column, id = '', text = ''] = match;
    return [{ file: scriptFile, line: Number(lineNumber), column: Number(column), id, ...explain(text) }];
  });
}

function explain(text: string): Pick<ScriptDiagnostic, 'message' | 'advice'> {
  // CS8370: "Feature 'using declarations' is not available in C# 7.3. Please use language version 8.0 or greater."
  const needed = /Please use language version ([\d.]+) or greater\.$/.exec(text)?.[1];
  if (needed !== undefined) {
    const advice =
      Number(needed) <= Number(newestLevel)
        ? `--csharp ${newestLevel} has it, which published scripts are seen to use though the documents do not say so.`
        : `No level of this server has it: ${newestLevel} is the newest that a published script needs.`;
    return { message: text.replace(/ Please use.*$/, ''), advice };
  }
  // RS0030: "The symbol 'File' is banned in this project: A script has no files. (https://…)"
  return {
    message: text.replace(' is banned in this project:', ' is not for scripts:').replace(/ \(https:[^)]*\)$/, ''),
  };
}
