import { spawn } from 'node:child_process';
import { ScriptHostClosed, ScriptHostUnavailable } from './errors.ts';

export const installAdvice = 'Install the .NET SDK 8 or newer, put `dotnet` on the PATH and run this again.';

const keptOutputLength = 1024 * 1024;

export interface DotnetRun {
  /** Null when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Standard output and error as they came. */
  output: string;
}

/**
 * Runs a command of the .NET SDK to its end. It has its own process group, so that Ctrl-C on a terminal does not cut a
 * build; `signal` ends the whole group.
 * @throws ScriptHostUnavailable without `dotnet`, ScriptHostClosed when `signal` was given, Error when nothing can be started.
 */
export async function runDotnet(args: string[], cwd: string, signal: AbortSignal): Promise<DotnetRun> {
  const child = spawn('dotnet', args, {
    cwd,
    env: {
      ...process.env,
      DOTNET_NOLOGO: '1',
      DOTNET_CLI_TELEMETRY_OPTOUT: '1',
      DOTNET_CLI_UI_LANGUAGE: 'en',
      DOTNET_EnableDiagnostics: '0', // its files would stay in the temporary folder
      MSBUILDDISABLENODEREUSE: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    windowsHide: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      if (output.length < keptOutputLength) output += text;
    });
  }
  const endGroup = () => {
    if (child.pid === undefined) return;
    try {
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  signal.addEventListener('abort', endGroup);
  try {
    if (signal.aborted) endGroup();
    return await new Promise<DotnetRun>((resolve, reject) => {
      child.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'ENOENT' ? new ScriptHostUnavailable(`no dotnet on the PATH. ${installAdvice}`) : error);
      });
      child.once('close', (code, endedBy) => {
        if (signal.aborted) reject(new ScriptHostClosed('the script host was closed during a build'));
        else resolve({ code, signal: endedBy, output });
      });
    });
  } finally {
    signal.removeEventListener('abort', endGroup);
  }
}
