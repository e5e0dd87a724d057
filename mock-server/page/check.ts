import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../scripts/lib/definition.ts';
import { messageOf } from '../../scripts/lib/message-of.ts';
import { shorten } from '../../scripts/lib/shorten.ts';
import type { CheckFinding, CheckResult } from './messages.ts';

/** The validator checks a connector in a second or two; on a busy machine it takes longer. */
const timeLimitMs = 60_000;

/**
 * Runs the validator on the files of a connector as they are on disk, in a process of its own: it loads much that the
 * server needs for nothing else, and a defect of it ends nothing here. Whoever asks while it runs may have saved a file since
 * it began, so that all of them get the result of the next run.
 */
export function createCheck(folder: string): { run(): Promise<CheckResult>; stop(): void } {
  const leaving = new AbortController();
  let running: Promise<CheckResult> | undefined;
  let next: Promise<CheckResult> | undefined;
  const start = () => {
    next = undefined;
    running = runValidator(folder, leaving.signal).finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    run() {
      if (running === undefined) return start();
      next ??= running.then(start);
      return next;
    },
    stop: () => leaving.abort(),
  };
}

async function runValidator(folder: string, signal: AbortSignal): Promise<CheckResult> {
  const start = performance.now();
  const command = ['--import', 'tsx', join(projectFolder, 'scripts/validate.ts'), folder, '--format', 'json'];
  const options = { cwd: projectFolder, timeout: timeLimitMs, maxBuffer: 64 * 1024 * 1024, signal };
  const result = await new Promise<Omit<CheckResult, 'ms'>>((resolve) => {
    execFile(process.execPath, command, options, (error, stdout, stderr) => {
      const report = readReport(stdout);
      if (report) resolve(report);
      else resolve({ findings: [], accepted: [], failure: shorten(stderr.trim() || messageOf(error), 2000) });
    });
  });
  return { ...result, ms: Math.round(performance.now() - start) };
}

/** The findings of what the validator printed; it ends with 1 when there are some, so the exit code tells nothing. */
function readReport(stdout: string): Omit<CheckResult, 'ms'> | undefined {
  try {
    const { connectors } = JSON.parse(stdout) as {
      connectors: { findings: CheckFinding[]; accepted: CheckFinding[] }[];
    };
    return {
      findings: connectors.flatMap(({ findings }) => findings),
      accepted: connectors.flatMap(({ accepted }) => accepted),
    };
  } catch {
    return undefined;
  }
}
