import type { Change } from './changes.ts';

const dayMs = 86_400_000;

/**
 * Moves a change log so that its newest change is the latest possible one that is not after `now`: "the last week" is never empty
 * then. It is moved by whole days, so that times of day stay, and order and distances with them.
 * @param now milliseconds since the epoch.
 */
export function moveChanges(changes: readonly Change[], now: number): Change[] {
  // One by one: a call takes no more than about a hundred thousand arguments.
  const newest = changes.reduce((latest, { changedAt }) => Math.max(latest, Date.parse(changedAt)), -Infinity);
  const byMs = Math.floor((now - newest) / dayMs) * dayMs;
  if (byMs === 0 || !Number.isFinite(byMs)) return [...changes];
  return changes.map((change) => ({ ...change, changedAt: moveBy(change.changedAt, byMs) }));
}

/** Written as before: without fractions of a second where there were none. */
function moveBy(changedAt: string, byMs: number): string {
  const moved = new Date(Date.parse(changedAt) + byMs).toISOString();
  return changedAt.includes('.') ? moved : moved.replace('.000Z', 'Z');
}
