import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { allowedNamespaces } from '../lib/script-namespaces.ts';

const execute = promisify(execFile);

/** What the runtime face is measured beside: the compiler alone, and a program that does nothing. Both in milliseconds. */
export interface DotnetBaselines {
  timeCompiler(): Promise<number>;
  timeEmptyProgram(): Promise<number>;
}

/**
 * Prepares both in a folder.
 * @param cache a cache of builds: beside the host it keeps how the compiler is called (script-host/compiler.ts).
 */
export async function prepareBaselines(folder: string, cache: string, script: string): Promise<DotnetBaselines> {
  const host = readdirSync(cache).find((name) => name.startsWith('host-')) ?? '';
  const compiler = join(cache, host, 'compiler');
  const program = readFileSync(join(compiler, 'csc.txt'), 'utf8');
  const compile = (source: string, output: string, ...options: string[]) =>
    execute('dotnet', ['exec', program, '/noconfig', '@arguments.rsp', ...options, `/out:${output}`, source], {
      cwd: compiler,
    });

  const source = join(folder, 'script.cs');
  writeFileSync(source, `${allowedNamespaces.map((name) => `using ${name};`).join(' ')}\n${script}`);
  const empty = join(folder, 'empty.cs');
  writeFileSync(empty, 'class Program { static void Main() { } }');
  await compile(empty, join(folder, 'empty.dll'), '/target:exe');
  const framework = { name: 'Microsoft.NETCore.App', version: '8.0.0' };
  const settings = { runtimeOptions: { rollForward: 'LatestMajor', framework } };
  writeFileSync(join(folder, 'empty.runtimeconfig.json'), JSON.stringify(settings));
  return {
    timeCompiler: () => timeOf(() => compile(source, join(folder, 'script.dll'))),
    timeEmptyProgram: () => timeOf(() => execute('dotnet', ['exec', join(folder, 'empty.dll')])),
  };
}

/** How long something takes, in milliseconds. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
