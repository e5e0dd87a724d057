/** One finding of a script's build. `line` and `column` are those of the script file, from 1. */
export interface ScriptDiagnostic {
  file: string;
  line: number;
  column: number;
  /** The compiler's id (`CS1002`, `RS0030`) or one of this folder (`script-missing`, `script-class-missing`, …). */
  id: string;
  message: string;
  /** What to do in the mock server; said where the script is run, not where it is judged. */
  advice?: string;
}

/** The parent of every error that a call of a script can end in. */
export class ScriptHostError extends Error {
  override name = 'ScriptHostError';
}

/** No script can run here now: no .NET SDK, no packages, no place for the build. The message says what to do; the next call tries again. */
export class ScriptHostUnavailable extends ScriptHostError {
  override name = 'ScriptHostUnavailable';
}

/** The script does not build. Calls end in this until the file changes. */
export class ScriptBuildFailed extends ScriptHostError {
  override name = 'ScriptBuildFailed';
  readonly diagnostics: readonly ScriptDiagnostic[];

  constructor(diagnostics: readonly ScriptDiagnostic[]) {
    super(diagnostics.map(describeDiagnostic).join('\n'));
    this.diagnostics = diagnostics;
  }
}

function describeDiagnostic({ file, line, column, id, message, advice }: ScriptDiagnostic): string {
  return `${file}(${line},${column}): ${id}: ${message}${advice ? ` ${advice}` : ''}`;
}

/** The script ran longer than the time limit. */
export class ScriptTimedOut extends ScriptHostError {
  override name = 'ScriptTimedOut';
  readonly timeLimitMs: number;

  /** @param hasSent whether it has sent a request by then. */
  constructor(operationId: string, timeLimitMs: number, hasSent = true) {
    const advice = hasSent
      ? 'Send fewer requests in a call, wait for less, or compute less.'
      : 'It has sent nothing: compute less, give a Regex a matchTimeout, or wait for less.';
    super(`${operationId}: the script ran longer than ${timeLimitMs} ms. ${advice}`);
    this.timeLimitMs = timeLimitMs;
  }
}

/** The caller left before the script had answered. */
export class ScriptCallLeft extends ScriptHostError {
  override name = 'ScriptCallLeft';

  constructor(operationId: string) {
    super(`${operationId}: the caller left before the script had answered.`);
  }
}

/**
 * The script gave no answer. `code` says why:
 * `exception` (thrown; `exceptionType` and, where known, `line` say what and where), `returned-null`,
 * `invalid-status`, `invalid-address` (the caller's), `body-too-large`, `head-too-large`, or `process-died` (its process
 * ended or sent nonsense twice, by a stack overflow for example).
 */
export class ScriptFailed extends ScriptHostError {
  override name = 'ScriptFailed';
  readonly code: string;
  readonly exceptionType: string | undefined;
  /** The line of the script, or of the file that it names with `#line`, that the exception left, from 1. */
  readonly line: number | undefined;

  constructor(
    message: string,
    details: { code: string; exceptionType?: string | undefined; line?: number | undefined },
  ) {
    super(message);
    this.code = details.code;
    this.exceptionType = details.exceptionType;
    this.line = details.line;
  }
}

/** `close()` was called. */
export class ScriptHostClosed extends ScriptHostError {
  override name = 'ScriptHostClosed';
}
