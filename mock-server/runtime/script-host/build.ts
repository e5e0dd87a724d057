import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Sections } from '../../../scripts/lib/csharp-directives.ts';
import type { CSharpLevel } from '../../../scripts/lib/csharp-level.ts';
import { blankCommentsAndStrings } from '../../../scripts/lib/csharp-text.ts';
import {
  allowedNamespaces,
  allowedNamespacesFile,
  bannedSymbolsFile,
  findNamespacesNotAllowed,
} from '../../../scripts/lib/script-namespaces.ts';
import { keepBuild } from './build-cache.ts';
import { explainBuildFailure, explainSystemError } from './build-failure.ts';
import { compile, compiledName, keepCompiler, logName, nameInDirective } from './compiler.ts';
import { readDiagnostics } from './compiler-output.ts';
import type { CompilerServer } from './compiler-server.ts';
import { installAdvice, runDotnet } from './dotnet.ts';
import { ScriptBuildFailed, ScriptHostUnavailable } from './errors.ts';
import { readScript } from './read-script.ts';

export type { CSharpLevel };

const checkout = fileURLToPath(new URL('../../../', import.meta.url));
const here = path.relative(checkout, fileURLToPath(new URL('.', import.meta.url)));
/** Within the folder of the host's build. */
const compilerFolder = 'compiler';

export interface BuildOptions {
  scriptFile: string;
  csharp: CSharpLevel;
  cacheDir: string;
  compilerServer: CompilerServer;
  log: (line: string) => void;
  signal: AbortSignal;
  /** Ends a build of the host in place of `signal`: another script may need it as well. */
  closing?: AbortSignal;
  /** The builds of the host that are under way, for all who wait for them. */
  hostBuilds?: Map<string, Promise<void>>;
}

export interface BuiltScript {
  hostAssembly: string;
  scriptAssembly: string;
}

/**
 * Compiles the host and a script, or takes both from the cache.
 * @throws ScriptHostUnavailable, ScriptBuildFailed, ScriptHostClosed
 */
export async function buildScript(options: BuildOptions): Promise<BuiltScript> {
  const { scriptFile, csharp, cacheDir, compilerServer, log, signal } = options;
  const { closing = signal, hostBuilds = new Map<string, Promise<void>>() } = options;
  const script = await readScript(scriptFile);
  const source = withPreimports(script);
  let step = listSdks;
  try {
    const [sdks, files] = await Promise.all([findSdks(signal), readBuildFiles()]);
    const names = nameBuilds({ sdks, csharp, source, files });
    const hostDir = path.join(cacheDir, names.host);
    const scriptDir = path.join(cacheDir, names.script);

    const buildHost = async (into: string) => {
      step = 'Build.proj';
      const startedAt = performance.now();
      await withBuildFolder(files, async (folder) => {
        const projects = path.join(folder, here);
        const run = await runDotnet([...buildArguments, ...compilerServer.buildArguments], projects, closing);
        if (!['Host', 'Script'].every((name) => existsSync(path.join(projects, `out/${name}.complete`))))
          throw explainBuildFailure(step, run);
        await cp(path.join(projects, 'out/bin/Host/release'), into, { recursive: true });
        await keepCompiler(path.join(projects, 'out/Script.compiler'), path.join(into, compilerFolder));
      });
      log(`script host: built in ${seconds(startedAt)}`);
    };
    const keepHost = (unused?: string) => {
      const key = `${hostDir} ${unused}`;
      const build = hostBuilds.get(key) ?? keepBuild(hostDir, buildHost, unused).finally(() => hostBuilds.delete(key));
      hostBuilds.set(key, build);
      return build;
    };
    step = 'Build.proj';
    await keepHost(compilerFolder);
    step = 'csc';
    await keepBuild(scriptDir, async (into) => {
      await keepHost(); // with the compiler, which most starts do not need
      step = 'csc';
      const startedAt = performance.now();
      await withBuildFolder([{ name: compiledName, content: source }], async (folder) => {
        const compiler = path.join(hostDir, compilerFolder);
        const run = await compile({ compiler, folder, csharp, compilerServer, signal });
        const diagnosticLog = await readFile(path.join(folder, logName), 'utf8').catch(() => '');
        const diagnostics = readDiagnostics(diagnosticLog, scriptFile, folder, csharp === '7.3' ? script : '');
        if (diagnostics[0]) {
          log(`${diagnostics[0].file}(${diagnostics[0].line}): ${diagnostics[0].message}`);
          throw new ScriptBuildFailed(diagnostics);
        }
        if (run.code !== 0) throw explainBuildFailure(step, run);
        await cp(path.join(folder, 'out'), into, { recursive: true });
      });
      for (const { namespace, line } of findNamespacesNotAllowed(script)) {
        log(
          `${scriptFile}(${line}): advice: ${namespace} is none of the documented namespaces, though scripts use it.`,
        );
      }
      if (!/\bclass\s+Script\b/i.test(blankCommentsAndStrings(script)))
        log(`${scriptFile}: advice: no class is called Script, as the documents want it. Call it so.`);
      log(`${scriptFile}: built in ${seconds(startedAt)}`);
    });
    return {
      hostAssembly: path.join(hostDir, 'ConnectorScriptHost.dll'),
      scriptAssembly: path.join(scriptDir, 'ConnectorScript.dll'),
    };
  } catch (error) {
    throw explainSystemError(step, error) ?? error;
  }
}

/**
 * The script with the using directives that the platform supplies. The #line directives keep the script's own name and
 * line numbers in errors and stack traces. Global usings would leave the file alone but need C# 10.
 */
function withPreimports(script: string) {
  const head = headOf(script);
  const usings = allowedNamespaces.map((namespace) => `using ${namespace};`).join(' ');
  const next = head.split(/\r\n|[\r\n]/).length;
  return [
    `#line 1 "${nameInDirective}"`,
    head + usings,
    `#line ${next} "${nameInDirective}"`,
    script.slice(head.length),
  ].join('\n');
}

/** Blanks, comments and directives, which are no tokens. `#line` stays with what it counts. */
const beforeTokens = /(?<lineEnd>[\r\n]+)|[^\S\r\n]+|\/\/.*|\/\*[\s\S]*?\*\/|(?<directive>#(?![^\S\r\n]*line\b).*)/y;

/** The whole lines before the first token, which alone may hold `#define` and `#undef` (C#, "Preprocessor directives"). */
function headOf(script: string): string {
  const sections = new Sections(script);
  let end = 0;
  beforeTokens.lastIndex = 0;
  for (let part = beforeTokens.exec(script); part !== null; part = beforeTokens.exec(script)) {
    const { lineEnd, directive } = part.groups ?? {};
    // What a section switches off is no token either.
    if (directive !== undefined) beforeTokens.lastIndex = sections.endOf(directive, part.index);
    if (lineEnd !== undefined) end = beforeTokens.lastIndex;
  }
  return script.slice(0, end);
}

/** A file that a build reads, by its path from the top of the checkout. */
export interface BuildFile {
  name: string;
  content: string;
}

/** The files of the three projects and the lists that they read. */
export async function readBuildFiles(): Promise<BuildFile[]> {
  const names = [allowedNamespacesFile, bannedSymbolsFile].map((file) => path.relative(checkout, file));
  names.push(...['Build.proj', 'Directory.Build.targets'].map((name) => path.join(here, name)));
  for (const project of ['contract', 'host', 'script']) {
    const entries = await readdir(path.join(checkout, here, project));
    names.push(...entries.filter((name) => /\.(cs|csproj)$/.test(name)).map((name) => path.join(here, project, name)));
  }
  return Promise.all(
    names.sort().map(async (name) => ({ name, content: await readFile(path.join(checkout, name), 'utf8') })),
  );
}

/**
 * The folders in which two builds are kept. The names hold a hash of everything that goes into a build, so that a changed
 * script, level, SDK or source of the host is another build.
 */
export function nameBuilds(from: { sdks: string; csharp: CSharpLevel; source: string; files: BuildFile[] }): {
  host: string;
  script: string;
} {
  const host = `host-${hashOf([from.sdks, ...from.files.flatMap(({ name, content }) => [name, content])])}`;
  return { host, script: `script-${hashOf([host, from.csharp, from.source])}` };
}

function hashOf(parts: string[]) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex').slice(0, 24);
}

/**
 * Calls `build` with a folder that holds a copy of the projects. MSBuild and NuGet cannot build below a folder whose name
 * has a semicolon or a percent sign, and the checkout's may.
 */
async function withBuildFolder(files: BuildFile[], build: (folder: string) => Promise<void>): Promise<void> {
  const parent = [tmpdir(), '/tmp'].find((folder) => !/[%;,'"$@()*?]/.test(folder)) ?? tmpdir();
  const folder = await mkdtemp(path.join(parent, 'connector-script-'));
  try {
    for (const { name, content } of files) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    await build(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** No build server stays behind. */
const buildArguments = [
  ...['build', 'Build.proj', '--artifacts-path', 'out', '-c', 'Release'],
  ...['-nologo', '-v:q', '-tl:off', '-clp:NoSummary', '-m:1', '-nodeReuse:false'],
  ...['-p:ProvideCommandLineArgs=true', '-p:PreimportedScript=true', '-p:ScriptFile=in-place-of-a-script.cs'],
];

const listSdks = 'dotnet --list-sdks';

/**
 * The SDKs that are installed, each with its folder; the newest of them builds. `dotnet --version` would start an SDK to
 * say as much, which takes about as long as the script host takes to start.
 */
async function findSdks(signal: AbortSignal): Promise<string> {
  // From a folder that is always there and holds no global.json, which could ask for an SDK.
  const run = await runDotnet(['--list-sdks'], path.parse(checkout).root, signal);
  const sdks = run.output.trim();
  const versions = sdks.split('\n').flatMap((line) => /^\d+\.\S+/.exec(line) ?? []);
  if (run.code !== 0) throw explainBuildFailure(listSdks, run);
  if (!versions.some((version) => Number.parseInt(version, 10) >= 8))
    throw new ScriptHostUnavailable(`${listSdks}: found ${versions.join(', ') || 'none'}. ${installAdvice}`);
  return sdks;
}

function seconds(startedAt: number) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
