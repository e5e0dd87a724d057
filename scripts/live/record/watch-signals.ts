import { Refusal } from '../../lib/refusal.ts';

/** Under npm on a terminal one Ctrl-C arrives twice: from the terminal, and from npm, which hands it on. */
const sameKeyMs = 1000;

/** Turns the first Ctrl-C into an abort, so that what was begun is put away; a second one ends the process at once. */
export function watchSignals(): { signal: AbortSignal; close(): void } {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const onSignal = (_name: string, number: number) => {
    firstAt ??= performance.now();
    if (performance.now() - firstAt > sameKeyMs) process.exit(128 + number);
    controller.abort(new Refusal('Stopped.'));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    close: () => void process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
