import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CSharpLevel, csharpLevels } from '../../../scripts/lib/csharp-level.ts';
import { blankCommentsAndStrings, csharpName } from '../../../scripts/lib/csharp-text.ts';
import { createLineIndex } from '../../../scripts/lib/line-index.ts';
import { placeInScript } from './compiler.ts';
import type { ScriptDiagnostic } from './errors.ts';

const newestLevel = csharpLevels[csharpLevels.length - 1] as CSharpLevel;

const noLevel = `No level of this server has it: ${newestLevel} is the newest that a published script needs.`;

const otherLevel = `--csharp ${newestLevel} has it, which published scripts are seen to use though the documents do not say so.`;

/**
 * What the compiler says of lines that have to stand first, since using directives stand before the script (`withPreimports`):
 * `global using` and `#!`, of which it says as well that no script may have them.
 */
const ofPlaceAlone = ['CS8915', 'CS9378'];

/** What it says of a member, an overload or a type that is not there: the script may have it wrong, or be written for a newer .NET. */
const ofReferences =
  / does not contain a definition for | could not be found \(are you | does not exist in the namespace |^The name '\p{Lu}|^No overload for |from '(?:string|char)' to '(?:string|char)\b|^No suitable 'Deconstruct'|^The non-generic method .* cannot be used with type arguments$/u;

const aboutReferences =
  'Check the name and what it is given; what came after .NET Standard 2.0 a script does not have: write that in an older form.';

const aboutContext =
  'It has CorrelationId, OperationId, Request, Logger and SendAsync; a value of the connection comes into Request by a policy, such as setheader.';

/** The parts of the compiler's log (SARIF 2.1) that are read. */
interface Log {
  runs: { results: Result[] }[];
}

interface Result {
  ruleId: string;
  level?: string;
  message: { text: string };
  locations?: {
    physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number; startColumn: number } };
  }[];
}

/**
 * The errors that the compiler and the analyzers found in the script, those that it suppresses among them: `#pragma warning
 * disable` is meant for warnings of the compiler. A file that the script names with `#line` stays what it is.
 * @param log what the compiler wrote as `logName`; one that it did not finish has nothing.
 * @param folder where it compiled.
 * @param older the script, where its level has no records yet.
 */
export function readDiagnostics(log: string, scriptFile: string, folder: string, older = ''): ScriptDiagnostic[] {
  const { runs } = parseLog(log);
  const told = new Set<string>();
  const diagnostics = runs
    .flatMap(({ results }) => results)
    .flatMap(({ ruleId: id, level, message, locations }) => {
      const place = locations?.[0]?.physicalLocation;
      if (level !== 'error' || place === undefined || ofPlaceAlone.includes(id)) return [];
      const { startLine, startColumn: column } = place.region;
      const { file, line } = placeInScript(
        { file: fileOf(place.artifactLocation.uri, folder), line: startLine },
        scriptFile,
      );
      if (line < 1) return [];
      // A symbol that is refused or missing is told again for its type and its constructor.
      const diagnostic = { file, line, column, id, ...explain(message.text) };
      if (/^(?:RS\d+|CS0518|CS0656)$/.test(id) && told.size === told.add(placeOf(diagnostic)).size) return [];
      return [diagnostic];
    });
  // Another level is no way out for what fails there for another reason: .NET Standard 2.0 lacks what it needs.
  const lacking = new Set(diagnostics.filter(({ advice }) => advice !== otherLevel).map(placeOf));
  const found = diagnostics.map((diagnostic): ScriptDiagnostic => {
    const { advice, ...plain } = diagnostic;
    return advice === otherLevel && lacking.has(placeOf(diagnostic)) ? plain : diagnostic;
  });
  const records = diagnostics.length > 0 ? findRecords(older, scriptFile) : [];
  if (records.length === 0) return found;
  const isOfLevel = ({ advice }: ScriptDiagnostic) => advice === otherLevel || advice === noLevel;
  return [...records, ...found.filter((other) => isOfLevel(other) || !other.id.startsWith('CS'))];
}

/** `record Name(`, `record Name {` … where a declaration begins; `record struct` and `record class` came later. */
const recordDeclaration = new RegExp(
  `\\brecord(?<=(?:^|[;{}\\]]|\\b(?:public|private|protected|internal|sealed|abstract|partial|new|unsafe|readonly))\\s*record)\\s+((?:struct|class)\\s+)?${csharpName}\\s*(?:<[^<>(){}]*>\\s*)?(?:[({;:]|where\\b)`,
  'gu',
);

/**
 * The records of a script for a level without them. The compiler takes them there for methods and types, so that what it says of
 * these, and of the brackets that follow, names another cause.
 */
function findRecords(script: string, file: string): ScriptDiagnostic[] {
  const { placeOf: lineAt } = createLineIndex(script);
  const code = blankCommentsAndStrings(script);
  if (/\b(?:class|struct|interface|enum)\s+record\b/.test(code)) return []; // a type of that name is something else
  return [...code.matchAll(recordDeclaration)].map(({ index, 1: later }) => ({
    file,
    ...lineAt(index),
    id: 'CS8370', // of a feature that another level has
    message: `Feature '${later ? 'record structs' : 'records'}' is not available in C# 7.3.`,
    advice: later ? noLevel : otherLevel,
  }));
}

function placeOf({ file, line, column }: ScriptDiagnostic): string {
  return `${file}(${line},${column})`;
}

/** A compiler that dies leaves the log empty or cut. */
function parseLog(log: string): Log {
  try {
    return JSON.parse(log);
  } catch {
    return { runs: [] };
  }
}

/** Names of whole paths come as addresses, others as the script writes them, but for what an address escapes. */
function fileOf(uri: string, folder: string): string {
  let file = uri;
  try {
    file = uri.startsWith('file:///') ? fileURLToPath(uri) : decodeURIComponent(uri);
  } catch {
    // It is a name with a percent sign, which stays as it is.
  }
  return file.startsWith(folder + path.sep) ? path.relative(folder, file) : file;
}

function explain(text: string): Pick<ScriptDiagnostic, 'message' | 'advice'> {
  // CS8370 at 7.3, CS8805 above: "Program using top-level statements must be an executable." CS8803: "Top-level statements must
  // precede namespace and type declarations."
  if (/top-level statements/i.test(text)) {
    const advice = text.startsWith('Top-level')
      ? 'Put what stands behind a class into it, statements into ExecuteAsync; a bracket too many may end the class early.'
      : 'A script is a class: put them into the method ExecuteAsync of `public class Script : ScriptBase`.';
    return { message: text.replace(/ Please use.*$/, ''), advice };
  }
  // CS8370: "Feature 'using declarations' is not available in C# 7.3. Please use language version 8.0 or greater."
  const needed = /Please use language version '?([\d.]+)'? or greater\.$/.exec(text)?.[1];
  if (needed !== undefined) {
    const advice = Number(needed) <= Number(newestLevel) ? otherLevel : noLevel;
    return { message: text.replace(/ Please use.*$/, ''), advice };
  }
  // CS7011: "#r is only allowed in scripts", CS8097 alike: in those of the compiler, which are other scripts. CS0439: "An extern
  // alias declaration must precede all other elements", CS0430: "The extern alias 'A' was not specified in a /reference option".
  const directive = /^#(?:r|load)\b(?= is only allowed in scripts)|(?<=^(?:An|The) )extern alias\b/.exec(text)?.[0];
  if (directive !== undefined) {
    const reason = directive === '#load' ? 'a script is a single file' : 'it supplies the references itself';
    return { message: `The platform takes no ${directive}: ${reason}. Remove the line.` };
  }
  // CS1529: "A using clause must precede all other elements defined in the namespace except extern alias declarations"
  if (/^A using (?:clause|directive) must precede/.test(text))
    return { message: 'A using directive stands before all else. Move the line to the top of the file.' };
  // CS0227: "Unsafe code may only appear if compiling with /unsafe", and nobody gives the platform's compiler an option.
  if (/^Unsafe code may only appear/.test(text))
    return { message: 'The platform takes no unsafe code. Write this without pointers.' };
  // CS0518: "Predefined type 'System.Range' is not defined or imported"
  const lacked = /^Predefined type '([\w.`]+)' is not defined or imported$/.exec(text)?.[1];
  if (lacked !== undefined) {
    const examples = /^System\.(?:Range|Index)$/.test(lacked) ? ', such as Substring, Skip or Length - 1' : '';
    return {
      message: `This needs ${lacked}, which .NET Standard 2.0 does not have. Write it in an older form${examples}.`,
    };
  }
  // CS1061, of which `Context.ConnectionParameters` is the commonest
  const ofContext = /^'IScriptContext' does not contain a definition for '\w+'/.exec(text)?.[0];
  if (ofContext !== undefined) return { message: `${ofContext}. ${aboutContext}` };
  if (ofReferences.test(text)) {
    const kept = text.replace(
      / \(are you missing an assembly reference\?\)$| or an assembly reference(?=\?\)$)|\.$/,
      '',
    );
    return { message: `${kept}. ${aboutReferences}` };
  }
  // RS0030: "The symbol 'File' is banned in this project: A script has no files."
  return { message: text.replace(' is banned in this project:', ' is not for scripts:') };
}
