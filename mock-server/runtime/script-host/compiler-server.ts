import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { runDotnet } from './dotnet.ts';

/** A server whose owner was killed ends by itself after so many seconds without work. */
const idleSeconds = 300;
/** How long a server may take to end, in milliseconds. */
const endLimitMs = 5000;
/** Where its socket stands, wherever temporary files are (Roslyn's NamedPipeUtil); Windows has pipes without a folder. */
const socketFolder = '/tmp';

/**
 * The SDK's compiler as a process that stays (VBCSCompiler): one that runs already takes a quarter of the time. The first build
 * that uses it starts it; where that cannot be, the compiler works without it.
 */
export interface CompilerServer {
  /** What makes MSBuild use it. */
  buildArguments: string[];
  /** What makes a start of the compiler use it. @param compiler the path of `csc.dll`. */
  optionsFor(compiler: string): string[];
  /** Says that this user needs it no more. It ends with its last user. */
  end(): Promise<void>;
}

let current: CompilerServer;
let users = 0;

/** Gives the server of this process to one more user: several would take 200 MB of memory each. */
export function takeCompilerServer(): CompilerServer {
  if (users++ === 0) current = createCompilerServer();
  const server = current;
  let isTaken = true;
  return {
    ...server,
    async end() {
      if (!isTaken) return;
      isTaken = false;
      if (--users === 0) await server.end();
    },
  };
}

function createCompilerServer(): CompilerServer {
  if (!canHaveSocket())
    return { buildArguments: ['-p:UseSharedCompilation=false'], optionsFor: () => [], end: async () => {} };
  // The server by the usual name belongs to whoever builds on this machine.
  const name = `cqc-data-${process.pid}-${randomBytes(4).toString('hex')}`;
  let program: string | undefined;
  return {
    buildArguments: ['-p:UseSharedCompilation=true', `-p:SharedCompilationId=${name}`],
    optionsFor(compiler) {
      program = path.join(path.dirname(compiler), 'VBCSCompiler.dll');
      return [`/shared:${name}`, `/keepalive:${idleSeconds}`];
    },
    async end() {
      if (program !== undefined) {
        const shutdown = ['exec', program, `-pipename:${name}`, '-shutdown'];
        await runDotnet(shutdown, tmpdir(), AbortSignal.timeout(endLimitMs)).catch(() => killServer(name));
      }
      // One that was killed, with a build that was cut, leaves its socket.
      if (process.platform !== 'win32') await rm(path.join(socketFolder, name), { force: true });
    },
  };
}

/** A server that compiles for ever, its stack having overflowed, never ends by itself. It is no child of this process, but has a name. */
async function killServer(name: string): Promise<void> {
  if (process.platform === 'win32') return; // there is no `ps`
  try {
    const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,args='], { maxBuffer: 64 * 1024 * 1024 });
    for (const line of stdout.split('\n')) {
      if (line.includes(`-pipename:${name}`)) process.kill(Number.parseInt(line, 10), 'SIGKILL');
    }
  } catch {
    // There is no `ps`, or it has ended.
  }
}

/** Without one each start of the compiler would wait seconds for a server that cannot come up. */
function canHaveSocket(): boolean {
  if (process.platform === 'win32') return true;
  try {
    accessSync(socketFolder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
