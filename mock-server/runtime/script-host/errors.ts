/** One finding of a script's build. `line` and `column` are those of the script file, from 1. */
export interface ScriptDiagnostic {
  file: string;
  line: number;
  column: number;
  /** The compiler's id (`CS1002`, `RS0030`) or one of this folder (`namespace-not-allowed`, `script-too-large`, …). */
  id: string;
  message: string;
}

/** The parent of every error that a call of a script can end in. */
export class ScriptHostError extends Error {
  override name = 'ScriptHostError';
}

/** No script can run here: no .NET SDK, or its packages cannot be restored. The message says what to install. */
export class ScriptHostUnavailable extends ScriptHostError {
  override name = 'ScriptHostUnavailable';
}

/** The script does not build. Calls end in this until the file changes. */
export class ScriptBuildFailed extends ScriptHostError {
  override name = 'ScriptBuildFailed';
  readonly diagnostics: readonly ScriptDiagnostic[];

  constructor(diagnostics: readonly ScriptDiagnostic[]) {
    super(diagnostics.map((d) => `${d.file}(${d.line},${d.column}): ${d.id}: ${d.message}`).join('\n'));
    this.diagnostics = diagnostics;
  }
}

/** The script ran longer than the time limit. */
export class ScriptTimedOut extends ScriptHostError {
  override name = 'ScriptTimedOut';
  readonly timeLimitMs: number;

  constructor(operationId: string, timeLimitMs: number) {
    super(
      `${operationId}: the script ran longer than ${timeLimitMs} ms. Send fewer requests in a call, or wait for less.`,
    );
    this.timeLimitMs = timeLimitMs;
  }
}

/**
 * The script gave no answer. `code` says why:
 * `exception` (thrown; `exceptionType` and, where known, `line` say what and where), `returned-null`,
 * `invalid-status`, `body-too-large`, or `process-died` (it ended the process twice, by a stack overflow for example).
 */
export class ScriptFailed extends ScriptHostError {
  override name = 'ScriptFailed';
  readonly code: string;
  readonly exceptionType: string | undefined;
  /** The line of the script that the exception left, from 1. */
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
