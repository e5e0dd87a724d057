import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const running = new Set<ChildProcess>();
/** A server closes its own child processes first, which takes a moment. */
const patienceMs = 10_000;

/** Remembers a process, so that it ends with this one. */
export function watchChild<T extends ChildProcess>(child: T): T {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Asks a process to end, and makes it when it does not. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const ended = once(child, 'exit');
  child.kill();
  await ended;
  clearTimeout(timer);
}

/** Ends all processes that are watched. */
export async function stopChildren(): Promise<void> {
  await Promise.all([...running].map(stopChild));
}
