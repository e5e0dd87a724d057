import type { Spinner } from 'yocto-spinner';

/** How many calls are done, and how many are known to follow. */
export interface CallCount {
  expect(calls: number): void;
  /** @param isMade whether it was made now; one that was found costs no time. */
  done(isMade: boolean): void;
}

/** Says how far a run is. */
export interface Progress extends CallCount {
  stop(): void;
}

/** Without a terminal, a line as often as this. */
const lineEveryMs = 30_000;

/**
 * Shows on a terminal a line that changes: calls done, calls known, the rate and the time left. Elsewhere it prints a line
 * now and then.
 * @param callsPerMinute the most that the client makes.
 */
export async function showProgress(
  callsPerMinute: number,
  print: (line: string) => void,
  now: () => number = Date.now,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<Progress> {
  const count = createCount(callsPerMinute, now);
  let spinner: Spinner | undefined;
  if (stream.isTTY) {
    const { default: createSpinner } = await import('yocto-spinner');
    // The command ends by signals in its own way.
    spinner = createSpinner({ stream, handleSignals: false, text: 'asking CQC' }).start();
  }
  let printedAt = now();
  return {
    expect: count.expect,
    done(isMade) {
      count.done(isMade);
      if (spinner) spinner.text = count.describe();
      else if (now() - printedAt >= lineEveryMs) {
        printedAt = now();
        print(count.describe());
      }
    },
    stop: () => void spinner?.stop(),
  };
}

/** Counts, and words it. */
export function createCount(callsPerMinute: number, now: () => number): CallCount & { describe(): string } {
  const start = now();
  let [done, made, expected] = [0, 0, 0];
  return {
    expect(calls) {
      expected += calls;
    },
    done(isMade) {
      done += 1;
      if (isMade) made += 1;
    },
    describe() {
      const minutes = (now() - start) / 60_000;
      const rate = minutes > 0 ? made / minutes : callsPerMinute;
      const left = Math.max(0, expected - done) / Math.max(1, Math.min(rate, callsPerMinute));
      const total = Math.max(expected, done);
      return `${write(done)} of ${write(total)} calls, ${write(Math.round(rate))} a minute, ${wordTime(left)} left`;
    },
  };
}

const write = (number: number): string => number.toLocaleString('en-GB');

function wordTime(minutes: number): string {
  if (minutes < 1) return 'less than a minute';
  if (minutes < 90) return `about ${Math.ceil(minutes)} min`;
  return `about ${Math.round(minutes / 60)} h`;
}
