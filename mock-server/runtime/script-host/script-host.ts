import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LimitFunction } from 'p-limit';
import type { CSharpLevel } from '../../../scripts/lib/csharp-level.ts';
import { fileErrorCode } from '../../../scripts/lib/file-errors.ts';
import type { HttpMessage } from '../../../scripts/lib/http-messages.ts';
import { isSafeVerb } from '../../../scripts/lib/http-verbs.ts';
import { scriptLimits } from '../../../scripts/lib/script-limits.ts';
import { type BuiltScript, buildScript } from './build.ts';
import { takeCompilerServer } from './compiler-server.ts';
import { ScriptCallLeft, ScriptFailed, ScriptHostClosed, ScriptHostError, ScriptHostUnavailable } from './errors.ts';
import { createPathHider, hideEveryPath } from './hide-paths.ts';
import { dotnetHost } from './host-command.ts';
import type { ScriptCall, SendToBackend } from './messages.ts';
import { ProcessLost, type ScriptProcess, startScriptProcess } from './script-process.ts';

export * from './errors.ts';
export type { ScriptCall, SendToBackend } from './messages.ts';

export interface ScriptHostOptions {
  /** The connector's script.csx, or any other connector's. */
  scriptFile: string;
  /** The level of C#: `7.3`, the documented one, by default. */
  csharp?: CSharpLevel;
  /** How long one call may run: 5000 ms by default (scripts/lib/script-limits.ts). */
  timeLimitMs?: number;
  /** The largest body that a script may send or return: 20 MB by default (scripts/lib/script-limits.ts). */
  maxBodyBytes?: number;
  /** Where builds are kept between starts: `.cache` beside this file. */
  cacheDir?: string;
  /** Gets one line per build, per replaced process, and per line of Context.Logger and of the script's console; by default nothing is written. */
  log?: (line: string) => void;
}

export interface ScriptHost {
  /**
   * Runs the script for one call. Waits for a build that is under way; the time limit counts from then on.
   * A call whose process was lost runs once more, apart from all others, because another may have ended it: `send` may see
   * its requests twice, where they are safe. One that had sent any other is not repeated.
   * @param leaving aborted when the caller leaves, which cancels the script's token.
   * @throws ScriptHostUnavailable, ScriptBuildFailed, ScriptTimedOut, ScriptFailed, ScriptCallLeft, ScriptHostClosed; no
   * message holds a path of the machine.
   */
  execute(call: ScriptCall, send: SendToBackend, leaving?: AbortSignal): Promise<HttpMessage>;
  /**
   * Builds the script and starts its process; the first call would do the same.
   * @throws ScriptHostUnavailable, ScriptBuildFailed, ScriptHostClosed
   */
  ready(): Promise<void>;
  /** Ends the process. Calls in flight reject with ScriptHostClosed. */
  close(): Promise<void>;
}

/** A script as it was at one moment, with its build and its process. */
interface Slot {
  stamp: string;
  /** Ends its build: another slot has taken its place. */
  outdate: () => void;
  build: Promise<BuiltScript>;
  process: Promise<ScriptProcess>;
  hasStarted: () => boolean;
  /** Whether its process is gone, or could not be had. */
  hasEnded: () => boolean;
}

/** How many calls run apart at once, each in a process of its own. */
const mostApart = 4;

/** Executes a connector's script for real, in one warm .NET process. Starts building at once. */
export function createScriptHost(options: ScriptHostOptions): ScriptHost {
  const {
    scriptFile,
    csharp = '7.3',
    timeLimitMs = scriptLimits.callMs.value,
    maxBodyBytes = scriptLimits.bodyBytes.value,
    cacheDir = fileURLToPath(new URL('.cache', import.meta.url)),
    log = () => {},
  } = options;
  const closing = new AbortController();
  const compilerServer = takeCompilerServer();
  const hostBuilds = new Map<string, Promise<void>>();
  const processes = new Set<Promise<ScriptProcess>>();
  let apart: Promise<LimitFunction> | undefined;
  const hidePaths = createPathHider([dirname(resolve(scriptFile)), cacheDir]);
  let slot: Slot | undefined;
  /** The process of the newest slot that has one: those before it take no more calls. */
  let current: { scriptAssembly: string; process: ScriptProcess } | undefined;
  /** Settles when every slot has its process or has failed. */
  let settled: Promise<void> = Promise.resolve();

  /**
   * The slot of the script as it is now. A changed file is built again, an ended process is started again, and what could
   * not be had is tried again.
   */
  function openSlot(): Slot {
    const stamp = stampOf(scriptFile);
    const previous = slot;
    if (previous?.stamp === stamp && !previous.hasEnded()) return previous;
    const isChanged = previous?.stamp !== stamp || !previous.hasStarted();
    previous?.outdate();
    const outdated = new AbortController();
    const signal = AbortSignal.any([closing.signal, outdated.signal]);
    const build = isChanged
      ? buildScript({ scriptFile, csharp, cacheDir, compilerServer, log, signal, closing: closing.signal, hostBuilds })
      : previous.build;
    let started: ScriptProcess | undefined;
    let isUnavailable = false;
    const process = replaceProcess(build, outdated.signal).then(
      (value) => {
        started = value;
        return value;
      },
      (error) => {
        isUnavailable = error instanceof ScriptHostUnavailable;
        if (isUnavailable) log(error.message);
        throw error;
      },
    );
    settled = Promise.allSettled([settled, process]).then(() => {}); // The calls that wait for it get the error.
    const hasStarted = () => started !== undefined;
    const hasEnded = () => isUnavailable || started?.isUsable === false;
    slot = { stamp, outdate: () => outdated.abort(), build, process, hasStarted, hasEnded };
    return slot;
  }

  async function replaceProcess(build: Promise<BuiltScript>, outdated: AbortSignal): Promise<ScriptProcess> {
    let next: typeof current;
    try {
      const built = await build;
      outdated.throwIfAborted();
      const { scriptAssembly } = built;
      // Saved without a change, for example.
      next =
        current?.process.isUsable && current.scriptAssembly === scriptAssembly
          ? current
          : { scriptAssembly, process: await start(built) };
      outdated.throwIfAborted();
      return next.process;
    } finally {
      const [kept, left] = outdated.aborted ? [current, next] : [next, current];
      if (left !== kept) left?.process.retire();
      current = kept;
    }
  }

  function start({ hostAssembly, scriptAssembly }: BuiltScript): Promise<ScriptProcess> {
    if (closing.signal.aborted) throw new ScriptHostClosed('the script host is closed');
    const command = dotnetHost(hostAssembly, scriptAssembly, maxBodyBytes);
    const process = startScriptProcess({ command, scriptFile, maxBodyBytes, log });
    processes.add(process);
    const forget = () => processes.delete(process);
    process.then(({ ended }) => ended).then(forget, forget);
    return process;
  }

  /** Waits for a part of the slot: of the one that takes its place, where the script is saved in the meantime. */
  async function newest<Part extends 'build' | 'process'>(part: Part): Promise<Awaited<Slot[Part]>> {
    for (;;) {
      if (closing.signal.aborted) throw new ScriptHostClosed('the script host is closed');
      const opened = openSlot();
      try {
        return await opened[part];
      } catch (error) {
        if (opened === slot) throw error;
      }
    }
  }

  type Execute = ScriptHost['execute'];

  const execute: Execute = async (call, send, leaving) => {
    const died = (words: string) =>
      new ScriptFailed(`${scriptFile}: ${call.operationId}: ${words}`, { code: 'process-died' });
    let unsafe: string | undefined;
    const watched: SendToBackend = (request) => {
      if (!isSafeVerb(request.method)) unsafe ??= request.method;
      return send(request);
    };
    try {
      return await (await newest('process')).execute(call, watched, timeLimitMs, leaving);
    } catch (error) {
      const { message } = lossOf(error);
      if (unsafe !== undefined)
        throw died(`not tried again, because the ${unsafe} that it had sent may have arrived: ${message}`);
    }
    try {
      apart ??= import('p-limit').then(({ default: pLimit }) => pLimit(mostApart)); // by who has lost a process alone
      return await (await apart)(executeApart, call, send, leaving);
    } catch (error) {
      throw died(`tried twice, ${lossOf(error).message}`);
    }
  };

  const executeApart: Execute = async (call, send, leaving) => {
    if (leaving?.aborted) throw new ScriptCallLeft(call.operationId);
    const process = await start(await newest('build'));
    const answer = process.execute(call, send, timeLimitMs, leaving);
    process.retire();
    return answer;
  };

  /** @throws whatever is no loss of a process. */
  function lossOf(error: unknown): ProcessLost {
    if (!(error instanceof ProcessLost)) throw error;
    if (closing.signal.aborted) throw new ScriptHostClosed('the script host was closed during the call');
    return error;
  }

  /** What a client may see of an error. */
  function withoutPaths(error: unknown): unknown {
    if (error instanceof ScriptHostError) {
      error.message = hidePaths(error.message);
      if (error instanceof ScriptHostUnavailable) error.message = hideEveryPath(error.message);
    }
    return error;
  }

  openSlot();

  return {
    async execute(...call) {
      try {
        return await execute(...call);
      } catch (error) {
        throw withoutPaths(error);
      }
    },
    async ready() {
      try {
        await newest('process');
      } catch (error) {
        throw withoutPaths(error);
      }
    },
    async close() {
      closing.abort();
      await settled; // One that is starting is ended when it has started.
      const ends = [...processes].map((process) =>
        process.then(
          (each) => each.end(),
          () => {},
        ),
      );
      await Promise.all([compilerServer.end(), ...ends]);
    },
  };
}

/**
 * Changes when the file does; cheap enough for every call. What puts back the time of a change, as `cp -p` and `tar` do, does not
 * put back that of the entry in the file system, which a change of the rights sets too.
 */
function stampOf(file: string): string {
  try {
    const { mtimeMs, ctimeMs, size, ino } = statSync(file);
    return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
  } catch (error) {
    return fileErrorCode(error) ?? 'missing';
  }
}
