import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CSharpLevel } from '../../../scripts/lib/csharp-level.ts';
import { nestingAdvice } from './build-failure.ts';
import type { CompilerServer } from './compiler-server.ts';
import { type DotnetRun, runDotnet } from './dotnet.ts';
import { ScriptHostUnavailable } from './errors.ts';
import type { ScriptPlace } from './frame-heads.ts';

/** The file that is compiled: a script behind lines that are not its own. No `#line` of a script gives that name. */
export const compiledName = 'script-behind-usings.cs';
const linesBefore = 3;
/** What the script is called in what is compiled, wherever it lies: stack traces, which a script may answer with, hold no path. */
export const nameInDirective = 'script.csx';
/** What the compiler found, beside that file: SARIF 2.1, which has what a pragma or an attribute suppresses too. */
export const logName = 'log.sarif';
/** How long the compiler may take: one whose stack overflows can stand still for ever. */
const compileLimitMs = 60_000;

/** Where something is in a script, from where it is for the compiler: a name that the script gives with `#line` stays. */
export function placeInScript(place: ScriptPlace, scriptFile: string): { file: string; line: number } {
  const { line } = place;
  const file = place.file.replace(/^\.[\\/]/, ''); // the folder of what is compiled, in the debug information
  // Under its own name only behind `#line default`.
  if (file === compiledName) return { file: scriptFile, line: line - linesBefore };
  return { file: file === nameInDirective ? scriptFile : file, line };
}

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
    } else if (/^\/(?!noconfig|out:|langversion:|analyzerconfig:|pathmap:)/.test(line)) kept.push(line);
  }
  await writeFile(path.join(into, responseFile), kept.join('\n'));
  await writeFile(path.join(into, programFile), program);
}

/**
 * Compiles the script that lies in a folder under `compiledName` into `out/ConnectorScript.dll` there, and writes `logName`.
 * @param compiler a folder made by `keepCompiler`.
 * @throws as runDotnet does, and ScriptHostUnavailable when it takes too long.
 */
export async function compile(options: {
  compiler: string;
  folder: string;
  csharp: CSharpLevel;
  compilerServer: CompilerServer;
  signal: AbortSignal;
  limitMs?: number;
}): Promise<DotnetRun> {
  const { compiler, folder, csharp, compilerServer, signal, limitMs = compileLimitMs } = options;
  const program = await readFile(path.join(compiler, programFile), 'utf8');
  await mkdir(path.join(folder, 'out'));
  const own = ['/nologo', '/preferreduilang:en', `/langversion:${csharp}`, ...compilerServer.optionsFor(program)];
  own.push(`/pathmap:${folder.replaceAll(/[,=]/g, '$&$&')}=.`); // parted by both, two of which stand for one
  own.push(`/errorlog:${path.join(folder, logName)},version=2.1`);
  const output = `/out:${path.join(folder, 'out/ConnectorScript.dll')}`;
  const source = path.join(folder, compiledName);
  const limit = AbortSignal.timeout(limitMs);
  const args = ['exec', program, '/noconfig', `@${responseFile}`, ...own, output, source];
  try {
    return await runDotnet(args, compiler, AbortSignal.any([signal, limit]));
  } catch (error) {
    if (signal.aborted || !limit.aborted) throw error;
    throw new ScriptHostUnavailable(`csc: not done within ${limitMs / 1000} s. ${nestingAdvice}`);
  }
}
