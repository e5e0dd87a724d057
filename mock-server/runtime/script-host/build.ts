import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  allowedNamespaces,
  allowedNamespacesFile,
  bannedSymbolsFile,
  findNamespacesNotAllowed,
} from '../../../scripts/lib/script-namespaces.ts';
import { ScriptBuildFailed, type ScriptDiagnostic, ScriptHostClosed, ScriptHostUnavailable } from './errors.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
/** "Write code in a custom connector": the file must not be larger than 1 MB. */
const maxScriptBytes = 1024 * 1024;
const install = 'Install the .NET SDK 8 or newer, put `dotnet` on the PATH and start the server again.';

export interface BuildOptions {
  scriptFile: string;
  csharp: '7.3' | 'latest';
  cacheDir: string;
  log: (line: string) => void;
  signal: AbortSignal;
}

export interface BuiltScript {
  hostAssembly: string;
  scriptAssembly: string;
}

/**
 * Compiles the host and a script, or takes both from the cache: a build is kept under a hash of everything that goes
 * into it, so a changed script, host, language level or SDK is another build.
 * @throws ScriptBuildFailed, ScriptHostUnavailable
 */
export async function buildScript(options: BuildOptions): Promise<BuiltScript> {
  const { scriptFile, csharp, cacheDir, log, signal } = options;
  const script = await readScript(scriptFile);
  const sdk = await sdkVersion(signal);
  const hostDir = path.join(cacheDir, `host-${hashOf([sdk, ...(await ownSources())])}`);
  await buildOnce(hostDir, async (temporary) => {
    const started = performance.now();
    await dotnetBuild('host/Host.csproj', temporary, ['-c', 'Release'], signal);
    log(`script host: built in ${seconds(started)}`);
    return path.join(temporary, 'bin/Host/release');
  });

  const file = path.resolve(scriptFile);
  const scriptDir = path.join(cacheDir, `script-${hashOf([hostDir, csharp, file, script])}`);
  await buildOnce(scriptDir, async (temporary) => {
    const started = performance.now();
    const source = path.join(temporary, 'script.cs');
    await writeFile(source, withPreimports(script, file));
    const properties = {
      ScriptFile: source,
      PreimportedScript: 'true',
      LangVersion: csharp,
      ContractAssembly: path.join(hostDir, 'ConnectorScriptContract.dll'),
    };
    const compiled = await dotnetBuild(
      'script/Script.csproj',
      temporary,
      Object.entries(properties).map(([name, value]) => `-p:${name}=${value}`),
      signal,
    );
    const refused = findNamespacesNotAllowed(script, csharp).map((finding) => ({
      ...finding,
      file,
      id: 'namespace-not-allowed',
      message: `${finding.namespace} is not a namespace that a script may use. Use the ones in scripts/lib/allowed-namespaces.txt.`,
    }));
    const diagnostics = [...refused, ...compiled].sort((a, b) => a.line - b.line || a.column - b.column);
    if (diagnostics[0]) log(`${scriptFile}(${diagnostics[0].line}): ${diagnostics[0].message}`);
    if (diagnostics.length > 0)
      throw new ScriptBuildFailed(diagnostics.map((d) => ({ ...d, file: d.file === file ? scriptFile : d.file })));
    log(`${scriptFile}: built in ${seconds(started)}`);
    return path.join(temporary, 'bin/Script/debug');
  });
  return {
    hostAssembly: path.join(hostDir, 'ConnectorScriptHost.dll'),
    scriptAssembly: path.join(scriptDir, 'ConnectorScript.dll'),
  };
}

async function readScript(scriptFile: string): Promise<string> {
  const failed = (id: string, message: string) =>
    new ScriptBuildFailed([{ file: scriptFile, line: 1, column: 1, id, message }]);
  const bytes = await readFile(scriptFile).catch((error: NodeJS.ErrnoException) => {
    throw failed(
      'script-missing',
      `the file cannot be read (${error.code}). Put the connector's script there or give another file.`,
    );
  });
  if (bytes.length > maxScriptBytes) {
    throw failed(
      'script-too-large',
      `the file has ${bytes.length} bytes; the platform takes at most ${maxScriptBytes} (1 MB). Make it smaller.`,
    );
  }
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/**
 * The script behind the using directives that the platform supplies. The #line directive keeps the script's own file and
 * line numbers in errors, stack traces and debuggers. Global usings would leave the file alone but need C# 10.
 */
function withPreimports(script: string, file: string) {
  return `${allowedNamespaces.map((namespace) => `using ${namespace};`).join(' ')}\n#line 1 "${file}"\n${script}`;
}

/** Fills `directory` with what `build` leaves in the folder it returns. Another process doing the same does no harm. */
async function buildOnce(directory: string, build: (temporary: string) => Promise<string>) {
  if (existsSync(directory)) return;
  const temporary = `${directory}.${randomBytes(6).toString('hex')}.tmp`;
  await removeAbandoned(path.dirname(directory));
  try {
    await mkdir(temporary, { recursive: true });
    await rename(await build(temporary), directory);
  } catch (error) {
    // The other process was faster: its build is as good.
    if (error instanceof ScriptBuildFailed || error instanceof ScriptHostUnavailable) throw error;
    if (!existsSync(directory)) {
      throw new ScriptHostUnavailable(
        `${temporary}: ${(error as Error).message}. The script is built in this folder: make it writable.`,
      );
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** What builds left behind whose server was killed. */
async function removeAbandoned(cacheDir: string) {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of await readdir(cacheDir).catch(() => [])) {
    const file = path.join(cacheDir, name);
    const stats = name.endsWith('.tmp') ? await stat(file).catch(() => undefined) : undefined;
    if (stats && stats.mtimeMs < anHourAgo) await rm(file, { recursive: true, force: true });
  }
}

/** The findings in the script; anything else that stops the build is ScriptHostUnavailable. */
async function dotnetBuild(
  project: string,
  artifacts: string,
  more: string[],
  signal: AbortSignal,
): Promise<ScriptDiagnostic[]> {
  // No build server and no compiler server stays behind.
  const quiet = [
    '-nologo',
    '-v:q',
    '-tl:off',
    '-nodeReuse:false',
    '-m:1',
    '-p:UseSharedCompilation=false',
    '-clp:NoSummary',
  ];
  const { code, output } = await dotnet(['build', project, '--artifacts-path', artifacts, ...quiet, ...more], signal);
  if (code === 0) return [];
  const lines = [...new Set(output.split('\n'))];
  const located = lines.flatMap((line) => parseDiagnostic(line) ?? []);
  if (located.length > 0) return located;
  const errors = lines.filter((line) => line.includes('error')).slice(0, 3);
  const cause = (errors.length > 0 ? errors : lines.slice(0, 3)).join(' ').trim();
  const advice = /error NU\d+/.test(cause)
    ? 'The NuGet packages of mock-server/runtime/script-host cannot be restored. Make the package source reachable once and start the server again.'
    : install;
  throw new ScriptHostUnavailable(`${project}: ${cause}. ${advice}`);
}

/** `/path/script.csx(12,5): error CS1002: ; expected [/path/Script.csproj]` */
function parseDiagnostic(line: string): ScriptDiagnostic | undefined {
  const match = /^(.+)\((\d+),(\d+)(?:,\d+,\d+)?\): error ((?:CS|RS)\d+): (.*?)(?: \[[^\]]*\])?$/.exec(line.trim());
  if (!match) return undefined;
  const [, file = '', lineNumber, column, id = '', text = ''] = match;
  // RS0030: "The symbol 'File' is banned in this project: A script has no files. (https://…)"
  const message = text.replace(' is banned in this project:', ' is not for scripts:').replace(/ \(https:[^)]*\)$/, '');
  return { file, line: Number(lineNumber), column: Number(column), id, message };
}

async function sdkVersion(signal: AbortSignal): Promise<string> {
  const { code, output } = await dotnet(['--version'], signal);
  const version = output.trim();
  if (code !== 0) throw new ScriptHostUnavailable(`dotnet --version: ${version.split('\n')[0]} ${install}`);
  if (Number.parseInt(version, 10) < 8)
    throw new ScriptHostUnavailable(`dotnet --version: found ${version}. ${install}`);
  return version;
}

function dotnet(args: string[], signal: AbortSignal): Promise<{ code: number; output: string }> {
  const env = {
    ...process.env,
    DOTNET_NOLOGO: '1',
    DOTNET_CLI_TELEMETRY_OPTOUT: '1',
    DOTNET_CLI_UI_LANGUAGE: 'en',
    MSBUILDDISABLENODEREUSE: '1',
  };
  return new Promise((resolve, reject) => {
    execFile(
      'dotnet',
      args,
      { cwd: folder, env, signal, windowsHide: true, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const output = stdout + stderr;
        if (!error) resolve({ code: 0, output });
        else if (typeof error.code === 'number') resolve({ code: error.code, output });
        else if (error.code === 'ENOENT') reject(new ScriptHostUnavailable(`no dotnet on the PATH. ${install}`));
        else reject(signal.aborted ? new ScriptHostClosed('the script host was closed during a build') : error);
      },
    );
  });
}

/** Everything that a build depends on besides the script and the SDK. */
async function ownSources(): Promise<string[]> {
  const names = ['build.ts'];
  for (const project of ['contract', 'host', 'script']) {
    const entries = await readdir(path.join(folder, project));
    names.push(...entries.filter((name) => /\.(cs|csproj)$/.test(name)).map((name) => path.join(project, name)));
  }
  const files = [allowedNamespacesFile, bannedSymbolsFile, ...names.sort().map((name) => path.join(folder, name))];
  return Promise.all(files.map((file) => readFile(file, 'utf8')));
}

function hashOf(parts: string[]) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex').slice(0, 24);
}

function seconds(startedAt: number) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
