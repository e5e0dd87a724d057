import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuiltScript, buildScript } from './build.ts';
import { ScriptFailed, ScriptHostClosed } from './errors.ts';
import type { HttpMessage, ScriptCall, SendToBackend } from './messages.ts';
import { ProcessEnded, ProcessNotStarted, type ScriptProcess, startScriptProcess } from './script-process.ts';

export * from './errors.ts';
export type { HttpHeaders, HttpMessage, HttpRequest, ScriptCall, SendToBackend } from './messages.ts';

export interface ScriptHostOptions {
  /** The connector's script.csx, or any other connector's. */
  scriptFile: string;
  /** `7.3` (the default) is the safe level with the documented namespaces; `latest` is what the platform is seen to accept. */
  csharp?: '7.3' | 'latest';
  /** How long one call may run: 5000 ms, as documented in "Write code in a custom connector". */
  timeLimitMs?: number;
  /** The largest body that a script may send or return: 20 MB. The platform's own limit is not documented. */
  maxBodyBytes?: number;
  /** Where builds are kept between starts: `.cache` beside this file. */
  cacheDir?: string;
  /** Gets one line per build, per replaced process and per Context.Logger call; by default nothing is written. */
  log?: (line: string) => void;
}

export interface ScriptHost {
  /**
   * Runs the script for one call. Waits for a build that is under way; the time limit counts from then on.
   * A call whose process was lost without its fault runs once more, so `send` may see its requests twice.
   * @throws ScriptHostUnavailable, ScriptBuildFailed, ScriptTimedOut, ScriptFailed, ScriptHostClosed
   */
  execute(call: ScriptCall, send: SendToBackend): Promise<HttpMessage>;
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
  build: Promise<BuiltScript>;
  process: Promise<ScriptProcess>;
  hasEnded: () => boolean;
}

/** Executes a connector's script for real, in one warm .NET process. Starts building at once. */
export function createScriptHost(options: ScriptHostOptions): ScriptHost {
  const {
    scriptFile,
    csharp = '7.3',
    timeLimitMs = 5000,
    maxBodyBytes = 20 * 1024 * 1024,
    cacheDir = fileURLToPath(new URL('.cache', import.meta.url)),
    log = () => {},
  } = options;
  const closing = new AbortController();
  const processes = new Set<ScriptProcess>();
  let slot: Slot | undefined;

  /** The slot of the script as it is now. A changed file is built again; an ended process is started again. */
  function openSlot(): Slot {
    const stamp = stampOf(scriptFile);
    const previous = slot;
    const isChanged = previous?.stamp !== stamp;
    if (previous && !isChanged && !previous.hasEnded()) return previous;
    const build = isChanged
      ? buildScript({ scriptFile, csharp, cacheDir, log, signal: closing.signal })
      : previous.build;
    let started: ScriptProcess | undefined;
    let isUnavailable = false;
    const process = replaceProcess(previous, build).then(
      (value) => {
        started = value;
        return value;
      },
      (error) => {
        isUnavailable = error instanceof ProcessNotStarted;
        throw error;
      },
    );
    process.catch(() => {}); // The calls that wait for it get the error.
    slot = { stamp, build, process, hasEnded: () => isUnavailable || started?.isUsable === false };
    return slot;
  }

  async function replaceProcess(previous: Slot | undefined, build: Promise<BuiltScript>): Promise<ScriptProcess> {
    const old = await previous?.process.catch(() => undefined);
    try {
      const built = await build;
      // Saved without a change, for example.
      if (old?.isUsable && (await previous?.build)?.scriptAssembly === built.scriptAssembly) return old;
      const process = await startScriptProcess({ ...built, scriptFile, maxBodyBytes, log });
      processes.add(process);
      void process.ended.then(() => processes.delete(process));
      if (closing.signal.aborted) await process.kill();
      old?.retire();
      return process;
    } catch (error) {
      old?.retire();
      throw error;
    }
  }

  function usableProcess(): Promise<ScriptProcess> {
    if (closing.signal.aborted) throw new ScriptHostClosed('the script host is closed');
    return openSlot().process;
  }

  async function execute(call: ScriptCall, send: SendToBackend): Promise<HttpMessage> {
    for (let run = 1; ; run++) {
      const process = await usableProcess();
      try {
        return await process.execute(call, send, timeLimitMs);
      } catch (error) {
        if (!(error instanceof ProcessEnded)) throw error;
        if (closing.signal.aborted) throw new ScriptHostClosed('the script host was closed during the call');
        log(`${call.operationId}: ${error.message}`);
        if (run === 2) {
          throw new ScriptFailed(`${scriptFile}: ${call.operationId}: ${error.message}, twice`, {
            code: 'process-died',
          });
        }
      }
    }
  }

  openSlot();

  return {
    execute,
    async ready() {
      await usableProcess();
    },
    async close() {
      closing.abort();
      await slot?.process.catch(() => undefined); // One that is starting is killed when it has started.
      await Promise.all([...processes].map((process) => process.kill()));
    },
  };
}

/** Changes when the file does; cheap enough for every call. */
function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : 'missing';
}
