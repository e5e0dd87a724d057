import path from 'node:path';
import { type CSharpLevel, csharpLevels } from '../../../scripts/lib/csharp-level.ts';
import { nameOf } from './compiler.ts';
import type { ScriptDiagnostic } from './errors.ts';

const newestLevel = csharpLevels[csharpLevels.length - 1] as CSharpLevel;

/** What the compiler was given: a file that begins with lines which are not the script's. */
export interface CompiledFile {
  path: string;
  linesBefore: number;
}

/**
 * The errors that the compiler and the analyzers found in the script, from what the compiler writes:
 * `/path/script.csx(12,5): error CS1002: ; expected`. A file that the script names with `#line` stays what it is.
 */
export function readDiagnostics(output: string, scriptFile: string, compiled: CompiledFile): ScriptDiagnostic[] {
  const folder = path.dirname(compiled.path) + path.sep;
  const refused = new Set<string>();
  return output.split('\n').flatMap((text): ScriptDiagnostic[] => {
    const match = /^(.+)\((\d+),(\d+)(?:,\d+,\d+)?\): error ((?:CS|RS)\d+): (.*)$/.exec(text.trim());
    if (!match) return [];
    const [, place = '', lineNumber, column, id = '', message = ''] = match;
    // Under its own name only behind `#line default`.
    const line = Number(lineNumber) - (place === compiled.path ? compiled.linesBefore : 0);
    if (line < 1) return [];
    // A symbol that is refused is told again for its type and its constructor.
    if (id.startsWith('RS') && refused.size === refused.add(`${place}(${lineNumber},${column})`).size) return [];
    const named = place.startsWith(folder) ? place.slice(folder.length) : nameOf(place, scriptFile);
    const file = place === compiled.path ? scriptFile : named;
    return [{ file, line, column: Number(column), id, ...explain(message) }];
  });
}

function explain(text: string): Pick<ScriptDiagnostic, 'message' | 'advice'> {
  // CS8370 at 7.3, CS8805 above: "Program using top-level statements must be an executable."
  if (/top-level statements/.test(text)) {
    const advice = 'A script is a class: put them into the method ExecuteAsync of `public class Script : ScriptBase`.';
    return { message: text.replace(/ Please use.*$/, ''), advice };
  }
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
