import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CSharpLevel } from '../../../scripts/lib/csharp-level.ts';
import type { CompilerServer } from './compiler-server.ts';
import { type DotnetRun, runDotnet } from './dotnet.ts';
import type { ScriptPlace } from './frame-heads.ts';

/** The file that is compiled: a script behind lines that are not its own. */
export const compiledName = 'script.cs';
export const linesBefore = 3;
/** What the compiler writes into the debug information for the folder of that file. */
const compiledFolder = '#';

/** Where something is in a script, from where it is by the debug information: a name that the script gives with `#line` stays. */
export function placeInScript(place: ScriptPlace, scriptFile: string): { file: string; line: number } {
  const { file, line } = place;
  if (!file.startsWith(compiledFolder)) return { file: nameOf(file, scriptFile), line };
  const named = file.slice(compiledFolder.length + 1);
  // Under its own name only behind `#line default`.
  return named === compiledName ? { file: scriptFile, line: line - linesBefore } : { file: named, line };
}

/** The script as it is known here, where a whole path has its name; otherwise the path, which the script gave with `#line`. */
export function nameOf(file: string, scriptFile: string): string {
  // By the name alone: compilers write folders in their own way. Takes both kinds of slash.
  return path.win32.basename(file) === path.win32.basename(nameInDirective(scriptFile)) ? scriptFile : file;
}

/** A name as `#line` can have it, which knows no escapes. */
export const nameInDirective = (file: string): string => file.replace(/["\r\n]/g, '_');

/** Holds the path of the SDK's compiler. */
const programFile = 'csc.txt';
const responseFile = 'arguments.rsp';
/** What a build gives the compiler to read, beside the sources; in quotes where a folder's name has a blank. */
const fileOption = /^\/(reference|analyzer|additionalfile):"?(.+?)"?$/;

/**
 * Keeps what MSBuild and NuGet found out once: the arguments with which the compiler takes a script, and every file that
 * they name. Starting MSBuild for each script takes longer than compiling it.
 * @param description written by Directory.Build.targets: the compiler, then its arguments, one on a line.
 */
export async function keepCompiler(description: string, into: string): Promise<void> {
  const [program = '', ...lines] = (await readFile(description, 'utf8')).split(/\r?\n/).filter(Boolean);
  const projectFolder = path.join(path.dirname(description), '../script');
  await mkdir(into, { recursive: true });
  const kept: string[] = [];
  for (const line of lines) {
    const [, option, file] = fileOption.exec(line) ?? [];
    if (option !== undefined && file !== undefined) {
      await mkdir(path.join(into, option), { recursive: true });
      await copyFile(path.resolve(projectFolder, file), path.join(into, option, path.basename(file)));
      kept.push(`/${option}:"${option}/${path.basename(file)}"`);
    } else if (/^\/(?!noconfig|out:|langversion:|analyzerconfig:)/.test(line)) kept.push(line);
  }
  await writeFile(path.join(into, responseFile), kept.join('\n'));
  await writeFile(path.join(into, programFile), program);
}

/**
 * Compiles the script that lies in a folder under `compiledName` into `out/ConnectorScript.dll` there.
 * @param compiler a folder made by `keepCompiler`.
 * @throws as runDotnet does.
 */
export async function compile(options: {
  compiler: string;
  folder: string;
  csharp: CSharpLevel;
  compilerServer: CompilerServer;
  signal: AbortSignal;
}): Promise<DotnetRun> {
  const { compiler, folder, csharp, compilerServer, signal } = options;
  const program = await readFile(path.join(compiler, programFile), 'utf8');
  await mkdir(path.join(folder, 'out'));
  const own = ['/nologo', '/preferreduilang:en', `/langversion:${csharp}`, ...compilerServer.optionsFor(program)];
  own.push(`/pathmap:${folder.replaceAll(/[,=]/g, '$&$&')}=${compiledFolder}`); // parted by both, two of which stand for one
  const output = `/out:${path.join(folder, 'out/ConnectorScript.dll')}`;
  const source = path.join(folder, compiledName);
  return runDotnet(['exec', program, '/noconfig', `@${responseFile}`, ...own, output, source], compiler, signal);
}
