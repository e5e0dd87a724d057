import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { type HttpMessage, spellHeaders } from '../../../scripts/lib/http-messages.ts';
import { messageOf } from '../../../scripts/lib/message-of.ts';
import { escapeLine } from '../../../scripts/lib/terminal.ts';
import { placeInScript } from './compiler.ts';
import { ScriptBuildFailed, ScriptCallLeft, ScriptFailed, ScriptHostUnavailable, ScriptTimedOut } from './errors.ts';
import { type Message, readHead } from './frame-heads.ts';
import { createFrameReader, encodeFrame, type Frame, FrameError, FrameKind } from './frames.ts';
import type { HostCommand } from './host-command.ts';
import { removeDiagnosticFiles } from './leftovers.ts';
import { createLineReader } from './line-reader.ts';
import type { ScriptCall, SendToBackend } from './messages.ts';

/** The process ended, or sent nonsense, before it had answered. The call may be run again. */
export class ProcessLost extends Error {
  override name = 'ProcessLost';
}

/** The process did not come up. The next call tries again. */
class ProcessNotStarted extends ScriptHostUnavailable {
  override name = 'ProcessNotStarted';
}

export interface ScriptProcessOptions {
  command: HostCommand;
  /** Named in errors. */
  scriptFile: string;
  maxBodyBytes: number;
  log: (line: string) => void;
}

/** One .NET process with one build of one script in it. */
export interface ScriptProcess {
  /** False from the moment it ends, or must be given no more calls. */
  readonly isUsable: boolean;
  /**
   * @param leaving aborted when the caller leaves; the script's token is cancelled then.
   * @throws ScriptTimedOut, ScriptFailed, ScriptCallLeft, ProcessLost
   */
  execute(call: ScriptCall, send: SendToBackend, timeLimitMs: number, leaving?: AbortSignal): Promise<HttpMessage>;
  /** Resolves when the process is gone, for whatever reason. */
  readonly ended: Promise<void>;
  /** Takes no more calls and ends when the present ones have their answers. */
  retire(): void;
  /** Ends it; calls without an answer reject with ProcessLost. Resolves when the process is gone. */
  end(): Promise<void>;
}

interface PendingCall {
  operationId: string;
  send: SendToBackend;
  hasSent: boolean;
  resolve: (message: HttpMessage) => void;
  reject: (error: Error) => void;
}

/** How long a process has to say that it is ready. */
const startLimitMs = 60_000;
/** How long a script has to end after its token is cancelled before its process is replaced. */
const cancelGraceMs = 250;
/** How long a process has to end after its input is closed. */
const endGraceMs = 2000;
/** How long what a process wrote is read after its end. */
const drainMs = 1000;
const keptStderrLines = 200;
const mostOutputLines = 1000;

/**
 * Starts the host with a compiled script, apart from the terminal's process group: Ctrl-C ends the server, and the
 * server ends this process when the open calls have their answers.
 * @throws ScriptBuildFailed when the assembly has no usable class, ProcessNotStarted.
 */
export async function startScriptProcess(options: ScriptProcessOptions): Promise<ScriptProcess> {
  const { command, scriptFile, maxBodyBytes, log } = options;
  const child = spawn(command.file, command.args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: command.env,
    detached: true,
    windowsHide: true,
  });
  const pending = new Map<number, PendingCall>();
  let lastCall = 0;
  let isReady = false;
  let isUsable = true;
  /** Whether it is this end that ends the process. */
  let isEnding = false;
  let lostBecause: string | undefined;
  let onReady: (error: string | undefined) => void = () => {};
  const ready = new Promise<string | undefined>((resolve) => {
    onReady = resolve;
  });

  const lastLines: string[] = [];
  let outputLines = 0;
  const output = createLineReader((line) => {
    lastLines.push(line);
    if (lastLines.length > keptStderrLines) lastLines.shift();
    if (!isReady || ++outputLines > mostOutputLines) return;
    // Console output has its call and comes in frames. Of this only the process is known, and the call where there is but one.
    const [only] = pending.size === 1 ? [...pending.values()] : [];
    log(`script: ${only ? `${only.operationId}: ` : ''}${escapeLine(line)}`);
    if (outputLines === mostOutputLines) log('script: the lines that follow are left out');
  });
  child.stderr.setEncoding('utf8').on('data', output.write);

  /** Rejects every call, and logs why, once for all; the process is of no more use. */
  const lose = (why: string, isAsked = false) => {
    isUsable = false;
    lostBecause ??= why;
    const calls = [...pending.values()];
    pending.clear();
    const operationIds = [...new Set(calls.map(({ operationId }) => operationId))].join(', ');
    if (calls.length > 0 && !isAsked) log(`${operationIds}: ${why}`);
    for (const call of calls) call.reject(new ProcessLost(why));
  };

  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      const how = signal ?? `exit code ${code}`;
      child.once('close', () => resolve(how));
      setTimeout(resolve, drainMs, how); // a process that the script started may hold the pipes open
    });
  }).then(async (how) => {
    output.end();
    const reason = describeCrash(lastLines);
    const why = `the script's process ended (${how})${reason && `: ${reason}`}`;
    if (isReady && !isEnding && pending.size === 0) log(`${why}. The next call starts another.`);
    lose(why);
    if (child.pid !== undefined) await removeDiagnosticFiles(child.pid);
  });
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', () => {}); // `ended` says so

  const end = async (why?: string) => {
    isEnding = true;
    lose(`the script's process was ended ${why ?? 'by the server'}`, why === undefined);
    child.stdin.end();
    await Promise.race([ended, wait(endGraceMs, undefined, { ref: false })]);
    child.kill('SIGKILL'); // does nothing when it is gone
    await ended;
  };

  /** The frames of one turn of the event loop leave in one write: under load most of a frame's price is its system call. */
  const write = (kind: number, call: number, head: object, body?: Buffer) => {
    if (child.stdin.writableCorked === 0) {
      child.stdin.cork();
      setImmediate(() => child.stdin.uncork());
    }
    for (const chunk of encodeFrame(kind, call, head, body)) child.stdin.write(chunk);
  };

  type SendMessage = Extract<Message, { kind: typeof FrameKind.send }>;
  const answerSend = async (call: number, message: SendMessage, body: Buffer, send: SendToBackend) => {
    const { send: sendId, method, url, headers, spelling, hasBody } = message;
    try {
      const answer = await send({ method, url, headers, spelling, ...(hasBody && { body }) });
      const { status, reason } = answer;
      const head = { send: sendId, status, reason, headers: spellHeaders(answer.headers, answer.spelling) };
      write(FrameKind.answer, call, head, answer.body);
    } catch (error) {
      write(FrameKind.answer, call, { send: sendId, error: messageOf(error) });
    }
  };

  const onFrame = (frame: Frame) => {
    const message = readHead(frame);
    if (message.kind === FrameKind.ready) {
      if (isReady || frame.call !== 0) throw new FrameError('a second greeting');
      isReady = true;
      return onReady(message.error);
    }
    if (!isReady || frame.call === 0 || frame.call > lastCall)
      throw new FrameError(`a frame for the call ${frame.call}, which was never made`);
    const call = pending.get(frame.call);
    if (message.kind === FrameKind.log) {
      const text = escapeLine(message.message);
      return log(`script: ${call ? `${call.operationId}: ` : ''}${escapeLine(message.level)}: ${text}`);
    }
    if (!call) {
      // Its caller has its answer or has left, or its time is up.
      if (message.kind === FrameKind.send)
        write(FrameKind.answer, frame.call, { send: message.send, error: callIsOver });
      return;
    }
    if (message.kind === FrameKind.send) {
      call.hasSent = true;
      return void answerSend(frame.call, message, frame.body, call.send);
    }
    pending.delete(frame.call);
    if (message.kind === FrameKind.result) {
      call.resolve({ status: message.status, headers: message.headers, body: frame.body });
    } else {
      call.reject(scriptFailure(message, scriptFile));
    }
  };
  const readFrames = createFrameReader(onFrame, maxBodyBytes);
  child.stdout.on('data', (chunk: Buffer) => {
    if (isEnding) return;
    try {
      readFrames(chunk);
    } catch (error) {
      lose(`the script's process sent what is no answer: ${messageOf(error)}`);
      void end();
    }
  });

  const start = await Promise.race([
    ready.then((error) => ({ error })),
    ended.then(() => 'ended' as const),
    wait(startLimitMs, 'late' as const, { ref: false }),
  ]);
  if (typeof start === 'string' || !isUsable) {
    await end();
    const cause = start === 'late' ? `it did not start within ${startLimitMs / 1000} s` : lostBecause;
    throw new ProcessNotStarted(
      `${command.file} ${command.args.slice(0, 2).join(' ')}: ${cause}. The next call tries again.`,
    );
  }
  if (start.error !== undefined) {
    await end();
    throw new ScriptBuildFailed([
      { file: scriptFile, line: 1, column: 1, id: 'script-class-missing', message: start.error },
    ]);
  }

  const retireWhenIdle = () => {
    if (!isUsable && pending.size === 0 && !isEnding) void end();
  };

  return {
    ended,
    get isUsable() {
      return isUsable;
    },
    execute(call, send, timeLimitMs, leaving) {
      const id = ++lastCall;
      const { operationId } = call;
      return new Promise<HttpMessage>((resolve, reject) => {
        let grace: NodeJS.Timeout | undefined;
        const timer = setTimeout(() => {
          // A script that waits for its token or for a send ends now. One that does not holds its thread for ever:
          // only a new process helps then.
          write(FrameKind.cancel, id, {});
          const why = `because ${operationId} ran on after its ${timeLimitMs} ms`;
          grace = setTimeout(() => void end(why), cancelGraceMs);
          reject(new ScriptTimedOut(operationId, timeLimitMs, pendingCall.hasSent));
        }, timeLimitMs);
        const leave = () => {
          write(FrameKind.cancel, id, {});
          reject(new ScriptCallLeft(operationId));
        };
        const settle =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            clearTimeout(timer);
            clearTimeout(grace);
            leaving?.removeEventListener('abort', leave);
            then(value); // nobody hears it after `reject`
            retireWhenIdle();
          };
        const pendingCall = { operationId, send, hasSent: false, resolve: settle(resolve), reject: settle(reject) };
        pending.set(id, pendingCall);
        const { correlationId, originalUrl, method, url, body } = call;
        const headers = spellHeaders(call.headers, call.spelling);
        const head = { operationId, correlationId, originalUrl, method, url, headers, hasBody: body !== undefined };
        write(FrameKind.execute, id, head, body);
        if (leaving?.aborted) leave();
        else leaving?.addEventListener('abort', leave);
      });
    },
    retire() {
      isUsable = false;
      retireWhenIdle();
    },
    end,
  };
}

/** As ScriptCall.cs says it where the script's process knows already. */
const callIsOver =
  'Context.SendAsync: the call that sends this is over. Await what you send before ExecuteAsync returns.';

function scriptFailure(failure: Extract<Message, { kind: typeof FrameKind.failed }>, scriptFile: string) {
  const { code, type, message, place } = failure;
  if (code !== 'exception') return new ScriptFailed(`${scriptFile}: ${message}`, { code });
  const { file, line } = place === undefined ? { file: scriptFile } : placeInScript(place, scriptFile);
  const where = line === undefined ? file : `${file}(${line})`;
  return new ScriptFailed(`${where}: ${type}: ${message}`, { code, exceptionType: type, line });
}

/** The first lines of what .NET writes when a process crashes; of other output the last ones. */
function describeCrash(lines: string[]): string {
  const start = lines.findLastIndex((line) =>
    /^(Unhandled exception|Stack overflow|Process terminated|Fatal error|Out of memory)/.test(line),
  );
  const telling = lines.slice(Math.max(start, 0)).filter((line) => !/^\s*-*\s*$/.test(line)); // .NET draws lines around a stack
  const shown = start >= 0 ? telling.slice(0, 3) : telling.slice(-3);
  return escapeLine(shown.map((line) => line.trim()).join(' '));
}
